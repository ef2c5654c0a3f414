"""The thirty keys that a key signature can write."""

_SHARPS_AND_FLATS = ("Cb", "Gb", "Db", "Ab", "Eb", "Bb", "F", "C", "G", "D", "A", "E", "B", "F#", "C#")
_RELATIVE_MINORS = ("Ab", "Eb", "Bb", "F", "C", "G", "D", "A", "E", "B", "F#", "C#", "G#", "D#", "A#")

MAJOR_KEYS = _SHARPS_AND_FLATS
MINOR_KEYS = tuple(f"{tonic}m" for tonic in _RELATIVE_MINORS)
KEYS = MAJOR_KEYS + MINOR_KEYS
"""All keys, majors then minors, each from seven flats to seven sharps."""


def is_key(name: str) -> bool:
    """Whether `name` is one of `KEYS`, such as "F", "Bbm" or "F#"."""
    return name in KEYS


def accidentals(key: str) -> int:
    """Sharps of a key's signature, flats as negative numbers: F is -1, C#m is 4."""
    return (MAJOR_KEYS if key in MAJOR_KEYS else MINOR_KEYS).index(key) - 7


def key_of(accidental_count: int, *, minor: bool) -> str:
    """The key whose signature has so many sharps (negative: flats), -7 to 7."""
    return (MINOR_KEYS if minor else MAJOR_KEYS)[accidental_count + 7]
