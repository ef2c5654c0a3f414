"""Questions of the puzzle benchmark: which of several melodies stands in a place of a real song?"""
