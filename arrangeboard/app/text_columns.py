"""Text in columns of a terminal, where some characters take two columns and some none."""

from unicodedata import combining, east_asian_width

ELLIPSIS = "…"
_LONGEST_MEASURED = 4_000


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(_character_columns(character) for character in text)


def _character_columns(character: str) -> int:
    if combining(character) or character in "\u200b\u200d\ufe0e\ufe0f":
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def cut(text: str, width: int) -> str:
    """The text on one line of at most `width` columns, with an ellipsis where something was left out."""
    is_whole = len(text) <= _LONGEST_MEASURED
    text = " ".join(text[:_LONGEST_MEASURED].split())
    if is_whole and columns(text) <= width:
        return text
    kept, free = "", width - 1
    for character in text:
        free -= _character_columns(character)
        if free < 0:
            break
        kept += character
    return kept.rstrip() + ELLIPSIS if width > 0 else ""


def padded(text: str, width: int) -> str:
    """The text cut or filled up with spaces to exactly `width` columns."""
    kept = cut(text, width)
    return kept + " " * (width - columns(kept))
