"""The steps from a song to a skeleton and its bytes: names, channels, tracks, writing, checking."""
