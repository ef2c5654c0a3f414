"""Sentences about MIDI files that are written: refusals and what is worth knowing about a file."""

TEMPLATES: dict[str, str] = {
    "pickup-before-start": (
        "The first section, {section}, begins with a pickup: notes that sound before bar 1. Allow a count-in "
        "bar for them in the export options, or take the pickup out of the piece."
    ),
    "export-too-long": (
        "This arrangement is too long for a MIDI file. Take sections out of its order and export it in parts."
    ),
    "nothing-to-export": (
        "The arrangement {arrangement} holds no sections yet. Put at least one section on the timeline."
    ),
    "too-many-lanes-for-type-0": (
        "A type 0 file has room for 15 pitched lanes and one drum lane, and these {count} lanes need more. "
        "Choose type 1, or one file a lane."
    ),
    "count-in-added": (
        "{section} begins with a pickup, so the file begins with a count-in and bar 1 comes after it."
    ),
    "rings-past-the-end": "The last notes ring past the last bar; the file ends with the bar they end in.",
    "notes-rounded": "At 480 ticks a quarter {count} notes start or end by half a tick elsewhere.",
}
