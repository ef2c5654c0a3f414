"""Where each command stands in the menus: the menu bar's, and those of what is right-clicked."""

from collections.abc import Iterator

Menu = tuple[str, tuple[str, ...]]

MENUS: tuple[Menu, ...] = (
    (
        "menu-file",
        (
            *(
                "new",
                "open",
                "submenu-recent",
                "open-example",
                "-",
                "import-midi",
                "import-pieces",
                "export-midi",
                "render",
                "-",
                "save",
            ),
            *("save-as", "-", "keep-form", "keep-instrumentation", "-", "close-song", "quit"),
        ),
    ),
    (
        "menu-edit",
        (
            *(
                "undo",
                "redo",
                "show-history",
                "-",
                "cut",
                "copy",
                "paste",
                "duplicate",
                "delete",
                "rename",
                "-",
            ),
            *("select-all", "deselect", "-", "paint", "-", "palette"),
        ),
    ),
    (
        "menu-song",
        (
            *("new-variant", "double-last-chorus", "cut-bridge", "-", "rename-variant", "remove-variant"),
            *("next-variant", "previous-variant", "-", "next-finding", "previous-finding"),
            *("submenu-strictness", "-", "song-details", "mend"),
        ),
    ),
    (
        "menu-section",
        (
            *("add-section", "submenu-kind", "section-details", "-", "chords", "propose-chords"),
            *("confirm-chords", "-", "repeat"),
            *("detach", "vary", "-", "split", "join", "move-section-left", "move-section-right", "-"),
            *("border-left", "border-right", "-"),
            *("shelve", "bring-back"),
        ),
    ),
    (
        "menu-part",
        (
            *("add-part", "same-in-kind", "fill-puzzle", "-", "transpose-up", "transpose-down", "octave-up"),
            *("octave-down", "-", "submenu-status", "own-piece", "-", "new-piece", "keep-as-piece"),
            *("freeze-parts", "chords-from-part", "-", "fits-here", "left-empty", "-", "advice"),
            *("as-meant", "count-again"),
        ),
    ),
    (
        "menu-piece",
        (
            *("open-roll", "-", "tool-arrow", "tool-pencil", "tool-eraser", "tool-scissors", "tool-glue"),
            *("roll-stepping", "-", "quantise", "humanise", "legato", "split-notes", "glue-notes", "-"),
            *("step-up", "step-down", "-", "invert", "invert-semitones", "retrograde"),
            *("half-time", "double-time", "-"),
            *("set-velocity", "roll-velocity"),
        ),
    ),
    (
        "menu-instrument",
        (
            *("add-lane", "instrument", "submenu-role", "-", "mute", "solo", "-"),
            *("move-lane-up", "move-lane-down", "-", "remove-lane"),
        ),
    ),
    (
        "menu-playback",
        (
            *("play", "stop", "to-start", "play-from-here", "-", "hear", "hear-with-others", "-"),
            *("record", "keep-played", "keyboard-mode", "submenu-record-mode", "submenu-record-grid", "-"),
            *("loop", "loop-song", "-", "metronome"),
            *("count-in", "tap-tempo", "-", "slower", "faster", "original-tempo", "-", "follow"),
            *("submenu-when", "-", "sound-settings"),
        ),
    ),
    (
        "menu-view",
        (
            *("zoom-in", "zoom-out", "zoom-fit", "lanes-taller", "lanes-shorter", "-", "show-fit"),
            "show-tray",
            *(
                "show-starters",
                "show-inspector",
                "next-pane",
                "previous-pane",
                "-",
                "theme-dark",
                "theme-light",
            ),
            *("theme-system", "-", "presentation", "full-screen"),
        ),
    ),
    ("menu-help", ("what-is-this", "shortcuts", "about")),
)

_CHANGES = (
    *("quantise", "humanise", "legato", "-", "transpose-up", "transpose-down", "octave-up", "octave-down"),
    *("step-up", "step-down", "-", "invert", "invert-semitones", "retrograde"),
    *("half-time", "double-time", "-"),
    *("split-notes", "glue-notes", "set-velocity"),
)

CONTEXT_MENUS: dict[str, tuple[str, ...]] = {
    "changes": _CHANGES,
    "notes": ("cut", "copy", "paste", "duplicate", "delete", "-", *_CHANGES, "-", "select-all"),
    "section": (
        *("play-from-here", "loop", "hear", "-"),
        *("rename", "submenu-kind", "-", "chords", "propose-chords", "confirm-chords", "-", "duplicate"),
        *("repeat", "detach", "vary", "-"),
        *("split", "join", "-", "cut", "copy", "paste", "-", "shelve", "section-details"),
    ),
    "lane": (
        *("hear", "-"),
        *("rename", "instrument", "submenu-role", "-", "mute", "solo", "-", "move-lane-up"),
        *("move-lane-down", "-", "remove-lane"),
    ),
    "part": (
        *("open-roll", "-", "play-from-here", "hear", "hear-with-others", "-"),
        *("cut", "copy", "paste", "duplicate", "-", "same-in-kind", "submenu-status", "-", "octave-up"),
        *("octave-down", "transpose-up", "transpose-down", "-", "rename", "own-piece", "keep-as-piece"),
        *("freeze-parts", "chords-from-part", "-", "advice", "as-meant", "count-again", "-", "delete"),
    ),
    "cell": (
        *("add-part", "fits-here", "fill-puzzle", "left-empty", "-"),
        "paste",
        "-",
        "play-from-here",
        "hear-with-others",
        "-",
        "paint",
        "add-section",
        "add-lane",
    ),
    "strip": ("play-from-here", "loop-song", "-", "metronome", "count-in", "follow"),
    "record": (
        *("record", "keep-played", "-", "submenu-record-mode", "submenu-record-grid", "-"),
        *("submenu-record-start", "keyboard-mode", "-", "sound-settings"),
    ),
    "transport": (
        *("stop", "to-start", "play-from-here", "-", "loop", "loop-song", "-", "metronome", "count-in"),
        *("follow", "-", "slower", "faster", "original-tempo", "-", "submenu-when", "sound-settings"),
    ),
    "ground": ("add-section", "add-lane", "-", "paste", "select-all", "-", "zoom-fit", "song-details"),
}


def in_menus() -> Iterator[str]:
    """The code of every command that a menu of the menu bar holds."""
    for _, entries in MENUS:
        yield from (entry for entry in entries if entry != "-" and not entry.startswith("submenu-"))
