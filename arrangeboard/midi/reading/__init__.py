"""A Standard MIDI File from its bytes to plain events. Knows nothing of songs."""
