"""Bass lines from chords."""
