"""SoundFonts as values: what a General MIDI set holds, read from SF2 and SF3 files.

Knows files, numpy and, for SF3, miniaudio's decoder; nothing of devices, notes in time or the song.
"""
