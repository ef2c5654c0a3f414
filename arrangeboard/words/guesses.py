"""What is said of chords and keys that nobody has named: that they are guesses, how sure, and what else."""

_COMMANDS: dict[str, tuple[str, str]] = {
    "propose-chords": (
        "Propose chords",
        "Guess the chords of the selected sections, or of all, from what sounds; those you wrote stay",
    ),
    "confirm-chords": (
        "Confirm the guessed chords",
        "Let the guessed chords of the selected sections, or of all, be chords as if you had written them",
    ),
    "chords-from-part": (
        "Propose chords from this part",
        "Guess the section's chords from this instrument alone; for a section without chords of its own",
    ),
}

TEMPLATES: dict[str, str] = {
    **{f"command-{code}": title for code, (title, _) in _COMMANDS.items()},
    **{f"command-{code}-tip": tip for code, (_, tip) in _COMMANDS.items()},
    "step-propose-chords": "Propose chords for {names}",
    "step-confirm-chords": "Confirm the chords of {names}",
    "step-take-chord": "Let a guessed chord be {chord}",
    "chords-guessed": "The file names no chords, so they are proposed from what sounds, in {count} of its"
    " sections. Each has a question mark until you confirm or change it.",
    "guess-nothing-sounds": "Nothing sounds there from which chords could be guessed: drums do not tell."
    " Put a part there first, or write the chords.",
    "guess-nothing-new": "What would be proposed is there already, or you wrote it yourself. Nothing has"
    " changed.",
    "guess-has-chords": "“{name}” has chords that you wrote, and they stay. Take them out first to have"
    " others proposed.",
    "guess-none-to-confirm": "No chord there is a guess. There is nothing to confirm.",
    "guess-working": "Guessing the chords of {count} sections …",
}
