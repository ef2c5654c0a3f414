"""Chords and keys proposed from what sounds, where nobody has named them: guesses, and said to be guesses."""
