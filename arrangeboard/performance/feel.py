"""How a section swings, so that what is made from rules swings with its drums.

A drum part from a rule says it itself; in written drums it is measured on the strokes between the quarters.
What was found is kept by the identity of the values it was found from.
"""

from collections.abc import Iterator
from statistics import median_low

from msgspec import Struct

from arrangeboard.generate.finishing import STRAIGHT
from arrangeboard.song.bars import BarGrid
from arrangeboard.song.ids import LaneId, PieceId, SectionId
from arrangeboard.song.values import (
    TICKS_PER_QUARTER,
    Generated,
    Lane,
    Part,
    Piece,
    Section,
    Song,
    Written,
)

_MOST_KEPT = 2048
_EARLIEST, _LATEST = 42, 71
_QUARTER_SHARES = ((20, 30), (71, 80))
_LEAST_STROKES = 4
_PLAYED_STRAIGHT = 3
_MOST_SWING = 67


class _Kept(Struct, frozen=True):
    """A section's swing with the values it was found from."""

    parts: dict[LaneId, tuple[Part, ...]]
    pieces: dict[PieceId, Piece]
    lanes: tuple[Lane, ...]
    grid: BarGrid
    swing_percent: int


class _Measured(Struct, frozen=True):
    content: Written
    found: tuple[int, int]


_sections: dict[SectionId, _Kept] = {}
_contents: dict[tuple[int, int], _Measured] = {}


def swing_percent(song: Song, section: Section, grid: BarGrid) -> int:
    """Where the second of two eighths falls in its beat as the section's drums play it: 50 is straight.

    The drums that strike it most often decide; without drums, and in meters of eighths, it is straight.
    """
    kept = _sections.get(section.id)
    if kept and _holds(kept, song, section, grid):
        return kept.swing_percent
    in_quarters = all(meter.denominator <= 4 for meter in grid.meters)
    told = _told(song, section) if in_quarters else iter(())
    _, swing = max(told, default=(0, STRAIGHT))
    _make_room(_sections)
    _sections[section.id] = _Kept(section.parts, song.pieces, song.lanes, grid, swing)
    return swing


def _holds(kept: _Kept, song: Song, section: Section, grid: BarGrid) -> bool:
    same_music = kept.parts is section.parts and kept.pieces is song.pieces
    return same_music and kept.lanes is song.lanes and kept.grid is grid


def _told(song: Song, section: Section) -> Iterator[tuple[int, int]]:
    """How often each drum part strikes between the quarters, and where."""
    for lane in song.lanes:
        if lane.sound.drums:
            for part in section.parts.get(lane.id, ()):
                if part.piece is not None:
                    yield _swing_of(song.pieces[part.piece], part.start_tick % TICKS_PER_QUARTER)


def _swing_of(piece: Piece, offset_ticks: int) -> tuple[int, int]:
    if isinstance(piece.content, Generated):
        from arrangeboard.generate.starters import STARTERS  # noqa: PLC0415  as in `performing`

        starter = STARTERS.get(piece.content.rule)
        swings = starter is not None and starter.swing_percent != STRAIGHT
        return (TICKS_PER_QUARTER, starter.swing_percent) if starter and swings else (0, STRAIGHT)
    key = (id(piece.content), offset_ticks)
    kept = _contents.get(key)
    if kept is None or kept.content is not piece.content:
        _make_room(_contents)
        kept = _contents[key] = _Measured(piece.content, measured_swing(piece.content, offset_ticks))
    return kept.found


def measured_swing(content: Written, offset_ticks: int = 0) -> tuple[int, int]:
    """How many notes fall between the quarters, and at what percent of them: their median.

    Sixteenths that are as many say that the eighths are straight; so do too few notes. More than a triplet
    is taken for one.
    """
    shares = [
        100 * ((note.start_tick + offset_ticks) % TICKS_PER_QUARTER) / TICKS_PER_QUARTER
        for note in content.notes
    ]
    between = sorted(share for share in shares if _EARLIEST <= share < _LATEST)
    sixteenths = sum(any(low <= share < high for low, high in _QUARTER_SHARES) for share in shares)
    if len(between) < _LEAST_STROKES or sixteenths >= len(between):
        return len(between), STRAIGHT
    swing = round(median_low(between))
    is_straight = swing - STRAIGHT <= _PLAYED_STRAIGHT
    return len(between), STRAIGHT if is_straight else min(swing, _MOST_SWING)


def _make_room(kept: dict[SectionId, _Kept] | dict[tuple[int, int], _Measured]) -> None:
    if len(kept) >= _MOST_KEPT:
        kept.clear()
