"""Arrangeboard: a board on which a song is arranged before it is recorded."""

__version__ = "0.1.0"
