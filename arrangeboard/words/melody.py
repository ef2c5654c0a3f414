"""What cannot be done with the notes of a piece, what was done, and what has become of a piece."""

TEMPLATES: dict[str, str] = {
    "note-out-of-range": "A note would leave the range that MIDI can play, from C-1 to G9. Choose fewer"
    " notes, or move them less far.",
    "note-outside-piece": "A note would lie before the pickup of “{name}”, or have no length. Make the pickup"
    " longer first, or move the note less far.",
    "piece-from-rule": "“{name}” follows the chords and has no notes of its own. Freeze it into notes first.",
    "piece-length-out-of-range": "“{name}” cannot be that long. Choose a length of a few beats to some"
    " hundred bars.",
}
