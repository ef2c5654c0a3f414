"""What cannot be done with the notes of a piece, what was done, and what has become of a piece."""

_REFUSALS: dict[str, str] = {
    "note-out-of-range": "A note would leave the range that MIDI can play, from C-1 to G9. Choose fewer"
    " notes, or move them less far.",
    "note-outside-piece": "A note would lie before the pickup of “{name}”, or have no length. Make the pickup"
    " longer first, or move the note less far.",
    "piece-from-rule": "“{name}” follows the chords and has no notes of its own. Freeze it into notes first.",
    "piece-length-out-of-range": "“{name}” cannot be that long. Choose a length of a few beats to some"
    " hundred bars.",
}

_FAMILIES: dict[str, str] = {
    "family-label-part": "part of {letter}",
    "family-part": "A part of “{name}”.",
    "family-same": "The same as “{name}” so far.",
    "family-changed": "Like “{name}”, but {changes}.",
    "differs-all": "with other notes throughout",
    "differs-much": "with mostly other notes",
    "differs-seed": "played another way by the same rule",
    "differs-octave-up": "{count} octaves higher",
    "differs-octave-up-one": "an octave higher",
    "differs-octave-down": "{count} octaves lower",
    "differs-octave-down-one": "an octave lower",
    "differs-up": "{count} semitones higher",
    "differs-up-one": "a semitone higher",
    "differs-down": "{count} semitones lower",
    "differs-down-one": "a semitone lower",
    "differs-inverted": "upside down",
    "differs-backwards": "backwards",
    "differs-slower": "half as fast",
    "differs-faster": "twice as fast",
    "differs-later": "{count} beats later",
    "differs-later-one": "a beat later",
    "differs-earlier": "{count} beats earlier",
    "differs-earlier-one": "a beat earlier",
    "differs-timing": "played with another feel",
    "differs-rhythm": "with the same notes in another rhythm",
    "differs-pitches": "with {count} other notes in the same rhythm",
    "differs-pitches-one": "with one other note in the same rhythm",
    "differs-louder": "louder",
    "differs-softer": "softer",
    "differs-dynamics": "with other accents",
    "differs-lengths": "with notes held for other lengths",
    "differs-ending": "with another ending",
    "differs-beginning": "with another beginning",
    "differs-added": "with {count} notes more",
    "differs-added-one": "with one note more",
    "differs-removed": "with {count} notes less",
    "differs-removed-one": "with one note less",
    "differs-longer": "longer",
    "differs-shorter": "shorter",
}

_ANSWERS: dict[str, str] = {
    "answer-name": "{name}, answer",
    "step-add-answer": "Answer “{name}”",
    "answer-home": "The same rhythm, and the end comes home to the key's first note.",
    "answer-open": "The same rhythm, and the end stays open on the key's fifth.",
    "answer-upside-down": "Turned upside down: where it rose it falls.",
    "answer-third-up": "The same a third higher, inside the scale.",
    "answer-step-down": "The same a step lower, as a sequence.",
    "answer-new-tail": "The same beginning, and a new end on a note of the last chord.",
    "answer-echo": "An echo: its end again, softer, and then softer still.",
}

_IMPORT: dict[str, str] = {
    "import-no-notes": "“{name}” holds no notes, so there is nothing to make a piece of. Choose another"
    " file.",
    "score-needs-extra": "Reading scores such as “{name}” needs an addition to Arrangeboard. Install it with:"
    ' pip install "arrangeboard[musicxml]", then start Arrangeboard again.',
    "score-unreadable": "“{name}” is no MusicXML score that can be read. Export it once more from the program"
    " it was written with.",
    "score-with-entities": "“{name}” holds instructions that no score needs and that can do harm, so it was"
    " not read. Export the score once more.",
    "score-timewise": "“{name}” is written bar by bar instead of part by part. Export it as MusicXML"
    " partwise.",
    "score-too-large": "“{name}” is larger than any score: more than {most} MB. Choose another file.",
    "score-grace-notes": "Grace notes are left out: {count}.",
    "score-unpitched": "Strokes without a pitch, as of drums, are left out: {count}.",
    "score-repeats": "Repeat signs are passed over, so that each bar is there once: {count}.",
    "import-unnamed": "Piece",
    "import-pieces-title": "Import pieces",
    "import-pieces-about": "“{name}”: {tracks} tracks over {bars} bars. Choose a track, cut it, and take"
    " what you like into the tray. Bars stay bars, whatever its tempo.",
    "import-tracks": "Tracks",
    "import-track": "{name}\n{notes} notes · {sound}",
    "import-strip": "Cuts of the track",
    "import-strip-tip": "Drag a line to move a cut. Double-click to add one, or on a line to remove it. Arrow"
    " keys walk the pieces, Delete joins one to the piece before.",
    "import-strip-count": "{count} pieces",
    "import-pieces": "Pieces",
    "import-column-name": "Take, and call it",
    "import-column-bars": "Bars",
    "import-column-notes": "Notes",
    "import-column-why": "Begins",
    "import-bar-range": "{first}–{last}",
    "import-why-start": "at the beginning",
    "import-why-rest": "after a rest",
    "import-why-long-note": "after a long note",
    "import-why-bars": "on a bar line",
    "import-why-pickup": "with a pickup",
    "import-bars": "From bar",
    "import-to-bar": "to bar",
    "import-cut-phrases": "Cut at phrases",
    "import-as-one": "As one piece",
    "import-hear": "Hear this piece",
    "import-take": "Take {count} pieces",
    "import-take-one": "Take one piece",
    "import-drums": "Drums",
    "import-piece-label": "piece {number}",
    "import-why-same": "same as {number}",
    "import-taken": "{count} new pieces are in the tray.",
    "import-taken-one": "One new piece is in the tray: “{name}”.",
    "import-taken-none": "The tray has it already: {same}.",
    "import-taken-and-same": "{added} It has already: {same}.",
    "import-reading": "Reading “{name}” …",
    "import-file-title": "Import pieces from",
    "filter-scores-and-midi": "MIDI files and scores",
    "step-import-piece": "Import the piece “{name}”",
    "step-import-pieces": "Import {count} pieces",
}

TEMPLATES: dict[str, str] = _REFUSALS | _FAMILIES | _ANSWERS | _IMPORT
