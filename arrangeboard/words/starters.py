"""Starter pieces: what each rule is called, what it does, and what is said about freezing it."""

_RULES: dict[str, tuple[str, str]] = {
    "bass-roots": ("Root notes", "Holds the root of each chord, struck again in every bar."),
    "bass-root-fifth": ("Root and fifth", "Root and fifth in turn, with a step into the next chord."),
    "bass-octaves": ("Octaves", "Root and octave in bouncing eighths."),
    "bass-walking": ("Walking bass", "Walks up and down in quarters, leading into each change."),
    "bass-eighths": ("Driving eighths", "Drives along on the root in steady eighths."),
    "bass-pop": ("Pop bass", "A dotted, syncopated line around the root that leaves room for the kick."),
    "harmony-held": ("Held chords", "Holds each chord, the notes moving as little as they can."),
    "harmony-stabs": ("Off-beat stabs", "Short chords off the beat; others push ahead of the change."),
    "harmony-eighths": ("Pop eighths", "Repeats the chord in eighths with a light accent on the beats."),
    "harmony-arpeggio-up": ("Arpeggio up", "Breaks each chord from the bottom up."),
    "harmony-arpeggio-down": ("Arpeggio down", "Breaks each chord from the top down."),
    "harmony-arpeggio-broken": ("Broken chords", "Breaks each chord low, high, middle, high."),
    "harmony-ballad": ("Piano ballad", "Bass notes in the left hand, gentle chords in the right."),
    "harmony-strums": ("Strummed chords", "Strums down and up as a guitarist would."),
    "rhythm-strums": ("Rhythm guitar", "Strums down and up as a guitarist would."),
    "rhythm-muted": ("Muted sixteenths", "Chops short sixteenths with accents that ring."),
    "beat-rock": ("Rock beat", "Kick and backbeat with eighths on the hi-hat."),
    "beat-half-time": ("Half-time beat", "One wide backbeat in the middle of the bar."),
    "beat-four-floor": ("Four on the floor", "Kick on every beat, open hi-hat between them."),
    "beat-shuffle": ("Shuffle", "A swung beat; other starters in the section swing with it."),
    "beat-bossa": ("Bossa nova", "Cross-stick clave over a soft, even bass drum."),
    "beat-ballad": ("Ballad beat", "Slow cross-stick and a quiet hi-hat."),
    "beat-breakbeat": ("Breakbeat", "A broken, syncopated beat with ghost notes on the snare."),
    "beat-toms": ("Tom groove", "A rolling beat on the toms."),
    "beat-sixteenths": ("Shaker", "Steady sixteenths that lean on the beats."),
    "beat-fill": ("Drum fill", "A fill in the last bar, leading into the next section."),
    "melody-guide-tones": (
        "Guide tones",
        "A line to sing through thirds and sevenths, with room to breathe.",
    ),
    "counter-line": ("Counter line", "A slow line that moves by step between the chords' colours."),
    "texture-pad": ("Wide pad", "A wide, slow chord, a major one with a ninth where the scale has it."),
    "texture-swell": ("Swell", "Each chord opens note by note and grows."),
    "texture-drone": ("Drone", "Holds the key's tonic and fifth throughout."),
}

_SAID: dict[str, str] = {
    "step-roll-dice": "Roll the dice for “{name}”",
    "part-follows-chords": "{does} It follows the chords.",
    "part-follows-bars": "{does} It follows the bars.",
    "starter-for-drums": "“{name}” is a beat, and {lane} is no drum kit. Put it on a lane that plays drums.",
    "starter-not-for-drums": "“{name}” plays pitches, and {lane} is a drum kit. Put it on another lane.",
    "step-freeze-parts": "Freeze into notes",
    "nothing-to-freeze": "Nothing here follows the chords by a rule, so there is nothing to freeze. Choose a"
    " starter that plays on the board.",
}

TEMPLATES: dict[str, str] = {
    **{f"starter-{rule}": name for rule, (name, _) in _RULES.items()},
    **{f"starter-{rule}-does": does for rule, (_, does) in _RULES.items()},
    **_SAID,
}
