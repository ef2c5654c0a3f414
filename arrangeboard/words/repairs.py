"""What a repair of a part would do, as short as a button, and what taking one is called."""

_PITCHES: dict[str, str] = {
    "repair-up": "{count} semitones higher",
    "repair-up-one": "A semitone higher",
    "repair-down": "{count} semitones lower",
    "repair-down-one": "A semitone lower",
    "repair-octave-up": "{count} octaves higher",
    "repair-octave-up-one": "An octave higher",
    "repair-octave-down": "{count} octaves lower",
    "repair-octave-down-one": "An octave lower",
    "repair-other-octave-down": "{lane} an octave lower",
    "repair-before-octave-up": "{lane} an octave higher in the section before",
    "repair-before-octave-down": "{lane} an octave lower in the section before",
    "repair-chord-tone": "{count} notes to the nearest chord tone",
    "repair-chord-tone-one": "One note to the nearest chord tone",
    "repair-chord-tone-named": "{note} becomes {tone}",
    "repair-reharmonise": "Other chords: {chords}",
    "repair-open-fifths": "{count} notes opened to fifths",
    "repair-open-fifths-one": "One note opened to a fifth",
    "repair-raise-notes": "{count} low notes an octave higher",
    "repair-raise-notes-one": "One low note an octave higher",
    "repair-fold-notes": "{count} notes into the range, by octaves",
    "repair-fold-notes-one": "One note into the range, by an octave",
    "repair-end-on": "End on {note}",
    "repair-both": "{first} + {second}",
}

_TIME: dict[str, str] = {
    "repair-later": "{count} beats later",
    "repair-later-one": "A beat later",
    "repair-earlier": "{count} beats earlier",
    "repair-earlier-one": "A beat earlier",
    "repair-start-earlier": "Start earlier, on bar {bar}",
    "repair-start-later": "Start later, on bar {bar}",
    "repair-start-on-beat": "Start on the beat",
    "repair-sixteenth-later": "A sixteenth later",
    "repair-sixteenth-earlier": "A sixteenth earlier",
    "repair-little-later": "A little later",
    "repair-little-earlier": "A little earlier",
    "repair-onto-eighths": "Notes onto the eighths",
}

_LENGTH: dict[str, str] = {
    "repair-whole-piece": "Play the whole piece",
    "repair-whole-repeats": "End with the last whole repeat",
    "repair-half-as-fast": "Half as fast",
    "repair-twice-as-fast": "Twice as fast",
    "repair-loop-bars": "Repeat its first {count} bars",
    "repair-loop-bars-one": "Repeat its first bar",
    "repair-hold-last": "Hold the last note to the end",
    "repair-end-with-part": "End the notes where the part ends",
    "repair-end-at-phrase": "End with the last whole phrase",
    "repair-repeat-before": "Fill with the bars before",
    "repair-hold-over": "Hold the note before for {count} bars",
    "repair-hold-over-one": "Hold the note before for a bar",
    "repair-shorten-tail": "{lane} ends earlier before it",
    "repair-pickup-waits": "The pickup waits for what ends before it",
    "repair-drop-pickup": "Without the pickup",
}

_ROOM: dict[str, str] = {
    "repair-drop-off-beats": "Only the notes on the beats",
    "repair-rest-here": "Rest in the crowded bar",
    "repair-remove-part": "Leave the part out here",
    "repair-leave-room": "Only the notes between the tune's",
}

_STEPS: dict[str, str] = {
    "step-repair": "{repair}: {lane}, {section}",
    "step-repair-everywhere": "{repair}: every “{piece}”",
    "repair-outdated": "This part has changed since the repair was proposed. Select it once more to see what"
    " would mend it now.",
}

TEMPLATES: dict[str, str] = {**_PITCHES, **_TIME, **_LENGTH, **_ROOM, **_STEPS}
