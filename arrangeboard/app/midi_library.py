"""How MIDI ports are had where the optional library for them is missing."""

import sys

from arrangeboard.words import say


def midi_library() -> str:
    """The library that gives this Python its MIDI ports; the first has no wheels for newer versions."""
    return "python-rtmidi" if sys.version_info < (3, 13) else "rtmidi2"


def midi_advice() -> str:
    """What is missing for MIDI ports, and the command that brings it."""
    return say("midi-library-missing", library=midi_library())
