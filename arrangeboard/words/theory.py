"""Names of kinds, roles, families, forms and instrumentations; what is wrong with a chord, key or form."""

_CHORDS: dict[str, str] = {
    "chord-missing": "There is no chord symbol here. Type one such as F, Dm7 or N.C. for no chord.",
    "chord-unknown": "{symbol} is not a chord symbol: “{unread}” is unknown. Did you mean {nearest}?",
    "chord-bad-bass": "{symbol} needs a note after its slash, and “{bass}” is none. Did you mean {nearest}?",
    "chord-small-letter": "{symbol} begins with a small letter. Chords begin with A to G: {nearest}?",
    "chord-german-h": "{symbol} uses the German H. Here that note is called B: {nearest}.",
    "chord-without-root": "{symbol} is not a chord symbol: a chord begins with a note from A to G.",
}

TEMPLATES: dict[str, str] = {
    **_CHORDS,
    **{f"{code}-in-bar": f"Bar {{bar}}: {sentence}" for code, sentence in _CHORDS.items()},
    "chord-line-uneven": "Bar {bar} has {symbols} symbols for {beats} beats. Write one for each beat, with a"
    " dot where the chord is held, such as F . . C.",
    "chord-line-too-long": "There are chords for {typed_bars} bars, but the section has {bars}. Take some"
    " out, or make the section longer first.",
    "chord-line-nothing-to-repeat": "Bar {bar} repeats the bar before with %, but there is none. Type its"
    " chords instead.",
    "chord-line-repeat-not-alone": "Bar {bar} has % beside chords. % stands alone and repeats the whole bar"
    " before; use a dot to hold a chord.",
    "not-a-key": "“{text}” is not a key. Type one such as F, Bb minor or F#m.",
    "kind-intro": "Intro",
    "kind-verse": "Verse",
    "kind-pre-chorus": "Pre-chorus",
    "kind-chorus": "Chorus",
    "kind-post-chorus": "Post-chorus",
    "kind-bridge": "Bridge",
    "kind-solo": "Solo",
    "kind-breakdown": "Breakdown",
    "kind-drop": "Drop",
    "kind-interlude": "Interlude",
    "kind-outro": "Outro",
    "kind-custom": "Section",
    "role-melody": "Melody",
    "role-counter-melody": "Counter-melody",
    "role-harmony": "Harmony",
    "role-bass": "Bass",
    "role-rhythm": "Rhythm",
    "role-texture": "Texture",
    "family-piano": "Piano",
    "family-chromatic-percussion": "Tuned percussion",
    "family-organ": "Organ",
    "family-guitar": "Guitar",
    "family-bass": "Bass",
    "family-strings": "Strings",
    "family-ensemble": "Ensemble",
    "family-brass": "Brass",
    "family-reed": "Reed",
    "family-pipe": "Pipe",
    "family-synth-lead": "Synth lead",
    "family-synth-pad": "Synth pad",
    "family-synth-effects": "Synth effects",
    "family-ethnic": "Folk and world",
    "family-percussive": "Percussive",
    "family-sound-effects": "Sound effects",
}
