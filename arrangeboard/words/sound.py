"""Sentences about sound: SoundFonts, devices, MIDI ports, and rendering to files."""

TEMPLATES: dict[str, str] = {}
