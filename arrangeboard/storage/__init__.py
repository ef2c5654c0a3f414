"""Files on disk: songs, recovery, settings, recent songs, templates.

Nothing here knows MIDI files, windows or sentences.
"""
