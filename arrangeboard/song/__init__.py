"""What a song is: its values, its invariants, every edit, and the notes it sounds.

Values only. Nothing here knows of files, MIDI, windows or sentences.
"""
