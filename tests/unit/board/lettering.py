"""Letters of one width and the program's own words: what a test needs to lay out texts."""

from arrangeboard.board.lettering import Lettering
from arrangeboard.words import say


def plain_lettering() -> Lettering:
    """Every letter is half as wide as it is high."""
    return Lettering(lambda text, size, _weight: len(text) * size / 2, say)
