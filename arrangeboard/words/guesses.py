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
    "section-keys-guessed": "Sections that seem to be in another key than the song: {count}."
    " Each has that key in its details, where you can change it.",
    "guess-nothing-sounds": "Nothing sounds there from which chords could be guessed: drums do not tell."
    " Put a part there first, or write the chords.",
    "guess-nothing-new": "What would be proposed is there already, or you wrote it yourself. Nothing has"
    " changed.",
    "guess-has-chords": "“{name}” has chords that you wrote, and they stay. Take them out first to have"
    " others proposed.",
    "guess-none-to-confirm": "No chord there is a guess. There is nothing to confirm.",
    "guess-sure-about": "{chord}: sure",
    "guess-likely-about": "{chord}: likely",
    "guess-open-about": "{chord}: open, it may be another",
    "guess-count-sure": "{count} sure",
    "guess-count-likely": "{count} likely",
    "guess-count-open": "{count} open",
    "guess-is-right": "{chord} is right",
    "guess-rather": "Rather {chord}",
    "guess-spoken": "{chord}, guessed",
    "guess-chip-tip": "{about}. Guessed from what sounds: click to confirm it, or to take another.",
    "guess-hear-tip": "{chord} is guessed. Click to hear it, and to confirm it or take another",
    "guess-about-short": "? marks a chord that is guessed from what sounds.",
    "guess-about": "? marks a chord that is guessed from what sounds: {how}.",
    "guess-about-signs": "Guessed from what sounds: {how}. ? marks a likely one, ?? an open one.",
    "guess-about-first": "Guessed from what sounds: {how}. ? marks a likely one, ?? an open one."
    " These are the first {shown}.",
    "guess-none-yet": "No chords are written here. They can be guessed from what sounds.",
    "guess-confirm": "Confirm chords",
    "guess-confirm-tip": "Let every guessed chord of this section be a chord as if you had written it",
    "guess-propose": "Propose chords",
    "guess-propose-here-tip": "Write down the chords that are guessed from what sounds in this section",
    "guess-propose-again": "Propose again",
    "guess-propose-again-tip": "What sounds here has changed, and other chords would be proposed now",
    "key-sounds-like": "Sounds like",
    "key-or": "or",
    "key-guess": "{key} ?",
    "key-guess-spoken": "{key}, guessed",
    "key-sure": "{key}, and that is rather sure. Click to take it.",
    "key-likely": "{key} is likely. Click to take it.",
    "key-open": "{key} is one of several keys that it may be. Click to take it.",
    "guess-working": "Guessing the chords of {count} sections …",
    "guess-working-one": "Guessing the chords of one section …",
    "guess-given-up": "The music has changed while its chords were guessed, so none were written. Propose"
    " them again.",
}
