"""What may be missing on the board, and that it was left empty on purpose."""

TEMPLATES: dict[str, str] = {
    "socket-sign": "?",
    "socket-absent-one": "No {role} here: {name} has one.",
    "socket-absent": "No {role} here: {names} and {last} have one.",
    "socket-absent-many": "No {role} here: {first} and {count} sections like it in all have one.",
    "socket-stops-short": "{lane} stops before the section ends.",
    "socket-gap": "{lane} pauses for a bar or more here.",
    "socket-empty-bars": "{lane} is silent for some bars in the middle of its part.",
    "socket-hint": "{why} Click the sign to see what would fit. Right-click if it is empty on purpose.",
    "command-left-empty": "Left empty on purpose",
    "command-left-empty-tip": "Ask no more about what may be missing in the selected cells, or ask again",
    "command-fits-here": "What fits here",
    "command-fits-here-tip": "Sort the pieces of the tray by how well they fit the selected cell",
    "step-left-empty": "Leave empty on purpose",
    "step-ask-again": "Ask again what is missing",
    "left-empty-nothing": "Nothing seems to be missing in the selected cells.",
}
