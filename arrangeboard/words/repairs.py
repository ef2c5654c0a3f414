"""What a repair of a part would do, as short as a button, and what taking one is called."""

_REPAIRS: dict[str, str] = {
    "repair-up": "{count} semitones higher",
    "repair-up-one": "A semitone higher",
    "repair-down": "{count} semitones lower",
    "repair-down-one": "A semitone lower",
    "repair-octave-up": "An octave higher",
    "repair-octave-down": "An octave lower",
    "repair-shorten-tail": "Let {lane} end earlier before it",
    "repair-pickup-waits": "Let the pickup wait for what ends before it",
    "repair-drop-pickup": "Without the pickup",
}

_STEPS: dict[str, str] = {
    "step-repair": "{repair}: {name}",
    "step-repair-everywhere": "{repair}: every “{name}”",
    "repair-outdated": "This part has changed since the repair was proposed. Select it once more to see what"
    " would mend it now.",
}

TEMPLATES: dict[str, str] = {**_REPAIRS, **_STEPS}
