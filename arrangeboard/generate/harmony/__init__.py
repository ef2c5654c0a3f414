"""Chords laid out and played."""
