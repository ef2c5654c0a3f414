"""Scores in, blocks of sound out, live and for files alike. Knows no device, no pipe and no disk."""
