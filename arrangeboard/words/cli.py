"""What the command line says: the text board, places in a song, reports and refusals of its own."""

TEMPLATES: dict[str, str] = {
    "show-untitled": "Untitled",
    "show-by": "{title} – {composer}",
    "show-figures": "{tempo} bpm · {meter} · {key} · {bars} bars · {time}",
    "show-arrangement": "Arrangement: {name}",
    "show-arrangement-of-several": "Arrangement: {name} (others: {others})",
    "show-bars-row": "bars",
    "show-chords-row": "chords",
    "show-planned": "(planned)",
    "show-piece": "Piece {number}",
    "show-no-sections": "No sections yet.",
    "show-no-lanes": "No instruments yet.",
    "show-lanes": "Instruments: {names}",
    "show-shelf": "On the shelf: {names}",
    "show-sign-linked": "= linked repeat",
    "show-sign-times": "×2 sounds twice",
    "show-sign-muted": "M muted",
    "show-sign-soloed": "S solo",
    "place-lanes": "lane “{name}”",
    "place-unnamed-lanes": "lane number {number}",
    "place-parts": "lane “{name}”",
    "place-unnamed-parts": "lane {number}",
    "place-pieces": "piece “{name}”",
    "place-unnamed-pieces": "piece {number}",
    "place-sections": "section “{name}”",
    "place-unnamed-sections": "section {number}",
    "place-arrangements": "arrangement “{name}”",
    "place-unnamed-arrangements": "arrangement number {number}",
    "place-notes": "note {number}",
    "place-controls": "controller {number}",
    "check-sound": "“{name}” is sound.",
    "check-problem": "{place}: {sentence}",
    "check-count": "{count} problems in “{name}”.",
    "check-count-more": "More than {count} problems in “{name}”; these are the first.",
    "check-count-one": "1 problem in “{name}”.",
    "made-new": "Made “{path}”: {sections} sections, {bars} bars, {lanes} lanes.",
    "importing": "Reading … {percent} %",
    "imported": "Made “{path}”: {sections} sections, {lanes} lanes, {pieces} pieces.",
    "exported": "Wrote “{path}”.",
    "would-replace": "There is already a file “{path}”. Choose another name, or add --force to replace it.",
    "no-arrangement-called": "The song has no arrangement called “{name}”. It has {known}.",
    "no-such-instrumentation": "There is no instrumentation called “{name}”. Choose one of: {known}.",
    "no-screen": (
        "There is no screen to open a window on. In a terminal, try “arrangeboard --help” for what works "
        "without one."
    ),
    "no-pyside": (
        "The window needs PySide6, which cannot be loaded ({detail}). "
        "Install it with: python -m pip install PySide6-Essentials"
    ),
    "no-system-libraries": (
        "The window needs libraries of the system that are missing. "
        "On Debian and Ubuntu, install them with: sudo apt-get install {packages}"
    ),
    "own-mistake": (
        "Something went wrong inside Arrangeboard ({kind}: {detail}). Nothing was half-written. "
        "Please report it; with ARRANGEBOARD_TRACEBACK=1 it says more."
    ),
    "no-such-command": "there is no file “{command}”, and no such command, only {known}",
    "not-a-velocity": "“{typed}” is no velocity from 1 to 127",
    "mistyped": "{message}. See “{program} --help”.",
    "help-arrangeboard": "A board on which a song is arranged before it is recorded.",
    "help-commands": (
        "Without a window:\n{commands}\n\nEach explains itself: arrangeboard export --help. Errors end with "
        "code 2."
    ),
    "help-new": "Make a song from a form and an instrumentation.",
    "help-import": "Make a song from a MIDI file.",
    "help-export": "Write an arrangement as a MIDI skeleton.",
    "help-show": "Show the board as a grid of text.",
    "help-check": "Tell what is wrong inside a song file; code 1 where something is.",
    "help-version": "tell the version",
    "help-song-to-open": "a song or a MIDI file to open in the window",
    "help-song": "the song file",
    "help-midi": "the MIDI file",
    "help-arrangement": "the arrangement to take; without it, the one looked at last",
    "help-arrangement-to-check": "leave out what is wrong only in other arrangements than this one",
    "help-song-output": "the song file to write",
    "help-midi-output": "the MIDI file to write; an earlier export of that name is replaced",
    "help-force": "replace a file that is there already",
    "help-json": "answer as JSON for other programs",
    "help-width": "how many columns wide; without it, as wide as the terminal",
    "help-form": "a form of the list below, or its sections as letters, such as “I V C V C B C C O”",
    "help-instrumentation": "the lanes to start with, by a name of the list below (band)",
    "help-title": "the song's title",
    "help-new-choices": "Forms:\n{forms}\n\nInstrumentations:\n{instrumentations}",
    "help-option-program": "the program that shall read the file, for advice ({default})",
    "help-option-resolution": "ticks a quarter note ({default})",
    "help-option-file-type": "1 for a track a lane, 0 for one track with all lanes ({default})",
    "help-option-division": "one file for the song, or one a lane or section ({default})",
    "help-option-text": "how names are spelt: transliterated to ASCII, or in UTF-8 ({default})",
    "help-option-planned": "what stands for planned parts ({default})",
    "help-option-chords": "the chords as a track of their own ({default})",
    "help-option-opening-pickup": "what is done about notes before the first bar ({default})",
    "help-option-lanes": "all lanes, or only those heard with mute and solo ({default})",
    "help-option-guide-velocity": "how loud guides are, 1 to 127 ({default})",
}
