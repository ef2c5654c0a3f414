"""What every rule's notes go through at the end: swing, loudness by the kind of section, and tidy edges."""

from msgspec.structs import replace

from arrangeboard.generate.place import Place
from arrangeboard.song.bars import BarGrid
from arrangeboard.song.values import TICKS_PER_QUARTER, Note, SectionKind

STRAIGHT = 50
_HALF = TICKS_PER_QUARTER // 2

_LOUDER: dict[SectionKind, int] = {
    "intro": -10,
    "verse": -5,
    "pre-chorus": 0,
    "chorus": 7,
    "post-chorus": 5,
    "bridge": -3,
    "solo": 5,
    "breakdown": -14,
    "drop": 9,
    "interlude": -4,
    "outro": -8,
}
"""How much louder a kind of section is played."""


def finished(notes: list[Note], place: Place, swing_percent: int) -> tuple[Note, ...]:
    """Sorted notes as they are played in the place, none outside it, none over another of its pitch.

    Swing moves what lies between the quarters; meters of eighths stay as they are.
    """
    if swing_percent != STRAIGHT:
        notes = [_swung(note, place.grid, swing_percent) for note in notes]
    louder = _LOUDER.get(place.kind, 0)
    last: dict[int, int] = {}
    found: list[Note] = []
    for note in sorted(notes):
        fitted = _fitted(note, place, louder)
        if fitted is None:
            continue
        before = found[last[note.pitch]] if note.pitch in last else None
        if before is not None and before.start_tick == fitted.start_tick:
            continue
        if before is not None and before.start_tick + before.length_ticks > fitted.start_tick:
            found[last[note.pitch]] = replace(before, length_ticks=fitted.start_tick - before.start_tick)
        last[note.pitch] = len(found)
        found.append(fitted)
    return tuple(sorted(found))


def _fitted(note: Note, place: Place, louder: int) -> Note | None:
    start = max(note.start_tick, place.start_tick)
    end = min(note.start_tick + note.length_ticks, place.end_tick)
    return (
        Note(start, end - start, note.pitch, min(max(note.velocity + louder, 1), 127))
        if end > start
        else None
    )


def _swung(note: Note, grid: BarGrid, percent: int) -> Note:
    start = swung_tick(note.start_tick, grid, percent)
    end = swung_tick(note.start_tick + note.length_ticks, grid, percent)
    return Note(start, max(1, end - start), note.pitch, note.velocity)


def swung_tick(tick: int, grid: BarGrid, percent: int) -> int:
    """Where a tick falls when the second eighth of each quarter stands at `percent` of it."""
    bar = grid.bar_at(tick)
    if grid.meters[bar].denominator > 4:
        return tick
    beat, inside = divmod(tick - grid.starts[bar], TICKS_PER_QUARTER)
    middle = TICKS_PER_QUARTER * percent // 100
    if inside <= _HALF:
        moved = inside * middle // _HALF
    else:
        moved = middle + (inside - _HALF) * (TICKS_PER_QUARTER - middle) // _HALF
    return grid.starts[bar] + beat * TICKS_PER_QUARTER + moved
