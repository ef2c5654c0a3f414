"""What music is made of: keys, chords, instruments, and guesses about notes. Pure; no files, no MIDI."""
