"""What musicians know: instruments, keys, chords, forms, and guesses about notes and names.

Pure functions and facts. Nothing here changes a song, reads MIDI or says a sentence.
"""
