"""Works out what each idea adds to true parts, by role, and writes it to `resources/fit.json`.

`python -m tests.bench.fit_typical QUESTIONS.jsonl[.gz] [--write]`, to be run after `fit_weights`: the medians
over the true melodies of the puzzle benchmark and what accompanies them, one a place. What speaks most
against a part is said beside these.
"""

import argparse
import re
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from msgspec import json
from msgspec.structs import replace

from arrangeboard.fit.puzzle.question import Question, figures_of, spot_of
from arrangeboard.fit.score import judged
from arrangeboard.fit.weights import learned
from tests.bench.fit_questions import bass_of, harmony_of, read_questions

TABLE = Path("resources/fit.json")


def places(questions: Iterable[Question]) -> list[Question]:
    """One question a place."""
    return list({json.encode((one.key, one.chords, one.others)): one for one in questions}.values())


def usual_reasons(questions: Iterable[Question], role: str) -> dict[str, float]:
    """The median of what each idea adds to the true candidate, where it says anything."""
    added: dict[str, list[float]] = {}
    for question in questions:
        figure = figures_of(question)[question.answer or 0]
        for idea, value in judged(figure, replace(spot_of(question), role=role)).reasons.items():
            added.setdefault(idea, []).append(value)
    return {idea: round(median(values), 4) for idea, values in sorted(added.items())}


def typical(questions: list[Question]) -> dict[str, dict[str, float]]:
    """The medians of each role that figures are known of."""
    true = places(questions)
    return {
        "melody": usual_reasons(true, "melody"),
        "harmony": usual_reasons((harmony_of(one, alone=False) for one in true), "harmony"),
        "bass": usual_reasons((bass_of(one, alone=False) for one in true), "bass"),
    }


def main() -> None:
    """Print the medians, and write them where that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.fit_typical")
    parser.add_argument("questions", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    found = typical(read_questions(arguments.questions))
    for role, reasons in found.items():
        print(role, *(f"{idea} {value:+.2f}" for idea, value in reasons.items()))
    if arguments.write:
        text = json.format(json.encode(replace(learned(), typical=found)), indent=1)
        TABLE.write_bytes(re.sub(rb"\[\s+([^][]*?),\s+([^][]*?)\s+\]", rb"[\1, \2]", text) + b"\n")


if __name__ == "__main__":
    main()
