"""What the command `puzzle` says: about a file of questions, and about how often they were answered right."""

TEMPLATES: dict[str, str] = {
    "help-puzzle": "Answer a file of questions: which of several melodies stands in a place?",
    "help-puzzle-questions": "the questions, a JSON object a line, gzipped or not",
    "help-puzzle-output": "the file of rankings to write, a line a question; an earlier one is replaced",
    "puzzle-written": "{count} questions answered in {path}.",
    "puzzle-unread-answers": (
        "Answers that name no candidate of their question, left out of what follows: {count}."
    ),
    "puzzle-heading": (
        "Right in %       questions   fit  95 % interval   chord tones alone   gain  95 % interval"
    ),
    "puzzle-line": (
        "{task:<17}{count:>9}{own:>6.1f}  {interval:<14}{plain:>19.1f}{gain:>+7.1f}  {gain_interval}"
    ),
    "puzzle-same-file": "The rankings would replace the questions in “{name}”. Give them another name.",
    "puzzle-empty": "“{name}” holds no questions.",
    "puzzle-not-unpacked": "“{name}” cannot be unpacked: it is damaged, or far too large.",
    "puzzle-bad-line": "Line {line} of “{name}” is no question: {reason}. Nothing was written.",
    "puzzle-too-long": (
        "Line {line} of “{name}” goes on for longer than {most} quarter notes. Nothing was written: look at"
        " its times and its ticks_per_quarter."
    ),
    "puzzle-no-json": "Line {line} of “{name}” is no question: it is not JSON. Nothing was written.",
}
