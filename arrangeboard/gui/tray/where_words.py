"""Where a piece plays, as a sentence says it: every section by its name, for each instrument."""

from arrangeboard.app.pieces.places import sections_by_lane, sections_elsewhere
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Song
from arrangeboard.words import say

MOST_NAMED = 12
"""More sections than these are counted, not named."""


def where_words(song: Song, piece: PieceId) -> str:
    """ "Vocal · 2 places: Chorus 1, Chorus 2"; empty where nothing plays the piece."""
    lines = [_lane_words(lane, names) for lane, names in sections_by_lane(song, piece).items()]
    elsewhere = sections_elsewhere(song, piece)
    if elsewhere:
        lines.append(say("where-elsewhere", sections=named(elsewhere)))
    return "; ".join(lines)


def named(names: list[str]) -> str:
    """Names after each other; of many the first, and how many more there are."""
    if len(names) <= MOST_NAMED:
        return ", ".join(names)
    shown = ", ".join(names[: MOST_NAMED - 1])
    return say("where-and-more", sections=shown, count=len(names) - MOST_NAMED + 1)


def _lane_words(lane: str, names: list[str]) -> str:
    code = "where-once" if len(names) == 1 else "where-places"
    return say(code, lane=lane or say("unnamed-lane"), count=len(names), sections=named(names))
