"""Half and double tempo: a song counted in other note values that sounds as before in seconds.

An import counted twice too fast or too slow is mended so. Doubling is exact. Halving keeps every border:
an odd number of bars ends with half a bar; what stands on an odd tick moves by half of one, a quarter of a
millisecond at 120.
"""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeVar

from msgspec.structs import replace

from arrangeboard.song.bars import section_grid
from arrangeboard.song.edits.checking import checked_bars, checked_tempo, title
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import LaneId, SectionId
from arrangeboard.song.values import (
    Chord,
    KeyChange,
    Meter,
    MeterChange,
    Note,
    Part,
    Piece,
    Section,
    Song,
    TempoChange,
    Written,
)

FINEST_DENOMINATOR = 64

Scale = Callable[[int], int]
Change = TypeVar("Change", Chord, KeyChange, TempoChange)


def double_tempo(song: Song) -> Song:
    """Count twice as fast: twice the tempo, twice the bars, every note twice as long on paper."""

    def twice(ticks: int) -> int:
        return 2 * ticks

    def doubled_bars(section: Section) -> Section:
        meters = tuple(MeterChange(2 * one.bar, one.numerator, one.denominator) for one in section.meters)
        return replace(section, bars=checked_bars(2 * section.bars), meters=meters)

    return _counted_anew(song, twice, {key: doubled_bars(one) for key, one in song.sections.items()})


def halve_tempo(song: Song) -> Song:
    """Count half as fast: half the tempo, half the bars, every note half as long on paper.

    Refused where a piece lasts an odd number of ticks, or half a bar cannot be written.
    """

    def half(ticks: int) -> int:
        return ticks // 2

    for piece in song.pieces.values():
        if piece.length_ticks % 2 or piece.pickup_ticks % 2:
            raise EditRefused("odd-ticks-in-piece", name=piece.name)
    return _counted_anew(song, half, {key: _halved_bars(song, one) for key, one in song.sections.items()})


def _counted_anew(song: Song, scale: Scale, sections: dict[SectionId, Section]) -> Song:
    """`song` in other note values; `sections` have their bars counted anew already."""

    def tempo(microseconds_per_quarter: int) -> int:
        """As near as whole microseconds come: at most half of one a quarter note off."""
        return checked_tempo(round(microseconds_per_quarter * 1000 / scale(1000)))

    def section(one: Section) -> Section:
        tempos = [
            replace(at, microseconds_per_quarter=tempo(at.microseconds_per_quarter)) for at in one.tempos
        ]
        return replace(
            one,
            tempos=_at_new_ticks(tempos, scale),
            keys=_at_new_ticks(one.keys, scale),
            chords=_at_new_ticks(one.chords, scale),
            parts=_scaled_cells(one.parts, scale),
        )

    return replace(
        song,
        microseconds_per_quarter=tempo(song.microseconds_per_quarter),
        pieces={key: _scaled_piece(piece, scale) for key, piece in song.pieces.items()},
        sections={key: section(one) for key, one in sections.items()},
    )


def _halved_bars(song: Song, section: Section) -> Section:
    meters: list[Meter] = []
    for meter, run in groupby(section_grid(song, section).meters):
        bars = len(list(run))
        meters += [meter] * (bars // 2)
        if bars % 2:
            meters.append(_half_bar(meter, title(section)))
    befores = [song.meter, *meters]
    changes = (
        MeterChange(bar, meter.numerator, meter.denominator)
        for bar, (before, meter) in enumerate(zip(befores, meters, strict=False))
        if meter != before
    )
    return replace(section, bars=len(meters), meters=tuple(changes))


def _half_bar(meter: Meter, name: str) -> Meter:
    if meter.numerator % 2 == 0:
        return Meter(meter.numerator // 2, meter.denominator)
    if meter.denominator * 2 > FINEST_DENOMINATOR:
        raise EditRefused("odd-bars", name=name)
    return Meter(meter.numerator, meter.denominator * 2)


def _at_new_ticks(changes: Iterable[Change], scale: Scale) -> tuple[Change, ...]:
    """The changes at their new ticks; of two that fall on one tick the later holds."""
    return tuple({scale(one.tick): replace(one, tick=scale(one.tick)) for one in changes}.values())


def _scaled_cells(cells: dict[LaneId, tuple[Part, ...]], scale: Scale) -> dict[LaneId, tuple[Part, ...]]:
    """Every lane's parts, without those of a single tick of which nothing is left."""
    scaled = {
        lane: tuple(part for part in (_scaled_part(one, scale) for one in held) if part.length_ticks != 0)
        for lane, held in cells.items()
    }
    return {lane: held for lane, held in scaled.items() if held}


def _scaled_part(part: Part, scale: Scale) -> Part:
    start_tick = scale(part.start_tick)
    if part.length_ticks is None:
        return replace(part, start_tick=start_tick)
    return replace(
        part, start_tick=start_tick, length_ticks=scale(part.start_tick + part.length_ticks) - start_tick
    )


def _scaled_piece(piece: Piece, scale: Scale) -> Piece:
    content = piece.written
    notes = sorted(
        Note(scale(one.start_tick), max(scale(one.length_ticks), 1), one.pitch, one.velocity)
        for one in content.notes
    )
    scaled = Written(
        notes=tuple(notes),
        controls=tuple(replace(one, tick=scale(one.tick)) for one in content.controls),
        lyrics=tuple(replace(one, tick=scale(one.tick)) for one in content.lyrics),
    )
    return replace(
        piece,
        length_ticks=scale(piece.length_ticks),
        pickup_ticks=scale(piece.pickup_ticks),
        content=piece.content if piece.is_generated else scaled,
    )
