"""What the piano roll says: what is seen in it, and what is done in it."""

_EDITS: dict[str, str] = {
    "step-draw-notes": "Draw notes in “{name}”",
    "step-erase-notes": "Erase notes of “{name}”",
    "step-move-notes": "Move notes of “{name}”",
    "step-copy-notes": "Copy notes in “{name}”",
    "step-stretch-notes": "Change how long notes of “{name}” are",
    "step-split-notes": "Split notes of “{name}”",
    "step-glue-notes": "Glue notes of “{name}”",
    "step-velocity-notes": "Change how loud notes of “{name}” are",
    "step-transpose-notes": "Transpose notes of “{name}”",
    "step-invert-notes": "Turn notes of “{name}” upside down",
    "step-reverse-notes": "Turn notes of “{name}” back to front",
    "step-legato-notes": "Play notes of “{name}” legato",
    "step-quantise-notes": "Quantise notes of “{name}”",
    "step-humanise-notes": "Humanise notes of “{name}”",
    "step-scale-notes": "Change how fast “{name}” goes",
    "step-paste-notes": "Paste notes in “{name}”",
    "step-duplicate-notes": "Duplicate notes of “{name}”",
    "step-put-notes": "Step notes into “{name}”",
    "step-set-piece-length": "Change the length of “{name}”",
    "notes-leave-piece": "“{name}” ends before the last of these notes would start. Put the caret further"
    " left, or make the piece longer first.",
    "caret-at-end": "“{name}” is full: its end is reached. Make it longer, or put the caret where the next"
    " note belongs.",
}

_SEEN: dict[str, str] = {
    "roll-name": "Piano roll",
    "roll-pickup": "pickup",
    "roll-beat": "{bar}.{beat}",
    "roll-key": "Key {key}",
    "roll-transposed": "{semitones} here",
    "roll-velocity": "Velocity",
    "roll-spoken": "{name}, bar {bar}, beat {beat}, length in beats {beats}, velocity {loud}",
    "roll-spoken-chosen": "{name}, selected, bar {bar}, beat {beat}, length in beats {beats},"
    " velocity {loud}",
    "roll-spoken-pickup": "{name}, in the pickup, beat {beat}, length in beats {beats}, velocity {loud}",
}

TEMPLATES: dict[str, str] = {**_EDITS, **_SEEN}
