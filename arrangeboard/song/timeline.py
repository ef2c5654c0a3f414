"""An arrangement laid out in time: slots, tempo, meter and key from the song's first bar to its last."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from typing import TypeVar

from msgspec import Struct

from arrangeboard.song.bars import section_grid
from arrangeboard.song.values import TICKS_PER_QUARTER, Arrangement, Meter, Section, Slot, Song

T = TypeVar("T")


class SlotSpan(Struct, frozen=True, gc=False):
    """One slot with its section, where it lies in ticks and which bar of the song it begins with."""

    slot: Slot
    section: Section
    start_tick: int
    end_tick: int
    first_bar: int


class TempoAt(Struct, frozen=True, gc=False):
    """A tempo from `tick` of the song on; `seconds` have passed by then."""

    tick: int
    microseconds_per_quarter: int
    seconds: float


class MeterAt(Struct, frozen=True, gc=False):
    """A meter from `tick` of the song on."""

    tick: int
    meter: Meter


class KeyAt(Struct, frozen=True, gc=False):
    """A key from `tick` of the song on."""

    tick: int
    key: str


class Timeline(Struct, frozen=True, gc=False):
    """What an arrangement says about time. Tempos, meters and keys begin at tick 0 and hold changes only."""

    spans: tuple[SlotSpan, ...]
    tempos: tuple[TempoAt, ...]
    meters: tuple[MeterAt, ...]
    keys: tuple[KeyAt, ...]

    @property
    def end_tick(self) -> int:
        """The end of the last bar."""
        return self.spans[-1].end_tick if self.spans else 0

    def tempo_at(self, tick: int) -> TempoAt:
        """The tempo in force at a tick; before the song its first."""
        return self.tempos[max(0, bisect_right(self.tempos, tick, key=lambda at: at.tick) - 1)]

    def meter_at(self, tick: int) -> Meter:
        """The meter in force at a tick; before the song its first."""
        return self.meters[max(0, bisect_right(self.meters, tick, key=lambda at: at.tick) - 1)].meter

    def key_at(self, tick: int) -> str:
        """The key in force at a tick; before the song its first."""
        return self.keys[max(0, bisect_right(self.keys, tick, key=lambda at: at.tick) - 1)].key

    def seconds_at(self, tick: int) -> float:
        """Seconds from the song's start to `tick`."""
        tempo = self.tempo_at(tick)
        return tempo.seconds + _seconds(tick - tempo.tick, tempo.microseconds_per_quarter)

    @property
    def seconds(self) -> float:
        """How long the arrangement lasts."""
        return self.seconds_at(self.end_tick)


def timeline(song: Song, arrangement: Arrangement) -> Timeline:
    """Lay out an arrangement in time."""
    spans = tuple(_spans(song, arrangement))
    return Timeline(spans, _tempos(song, spans), _meters(song, spans), _keys(song, spans))


def _spans(song: Song, arrangement: Arrangement) -> Iterator[SlotSpan]:
    tick = bar = 0
    for slot in arrangement.order:
        section = song.sections[slot.section]
        end = tick + section_grid(song, section).length_ticks
        yield SlotSpan(slot, section, tick, end, bar)
        tick, bar = end, bar + section.bars


def _seconds(ticks: int, microseconds_per_quarter: int) -> float:
    return ticks * microseconds_per_quarter / (TICKS_PER_QUARTER * 1_000_000)


def _tempos(song: Song, spans: tuple[SlotSpan, ...]) -> tuple[TempoAt, ...]:
    changes = _changes(
        (
            (span.start_tick, [(t.tick, t.microseconds_per_quarter) for t in span.section.tempos])
            for span in spans
        ),
        song.microseconds_per_quarter,
    )
    lasted = (_seconds(b[0] - a[0], a[1]) for a, b in pairwise(changes))
    passed = accumulate(lasted, initial=0.0)
    return tuple(TempoAt(tick, tempo, at) for (tick, tempo), at in zip(changes, passed, strict=True))


def _meters(song: Song, spans: tuple[SlotSpan, ...]) -> tuple[MeterAt, ...]:
    own = ((span.start_tick, _own_meters(song, span.section)) for span in spans)
    return tuple(MeterAt(tick, meter) for tick, meter in _changes(own, song.meter))


def _own_meters(song: Song, section: Section) -> list[tuple[int, Meter]]:
    if not section.meters:
        return []
    grid = section_grid(song, section)
    return list(zip(grid.starts, grid.meters, strict=False))


def _keys(song: Song, spans: tuple[SlotSpan, ...]) -> tuple[KeyAt, ...]:
    own = ((span.start_tick, [(k.tick, k.key) for k in span.section.keys]) for span in spans)
    return tuple(KeyAt(tick, key) for tick, key in _changes(own, song.key))


def _changes(sections: Iterable[tuple[int, list[tuple[int, T]]]], default: T) -> tuple[tuple[int, T], ...]:
    """Each section starts from `default` and makes its own changes; only what truly changes is told."""
    found: dict[int, T] = {0: default}
    for start, own in sections:
        found[start] = default
        found.update((start + tick, value) for tick, value in own)
    told = [(0, found[0])]
    for tick in sorted(found):
        if found[tick] != told[-1][1]:
            told.append((tick, found[tick]))
    return tuple(told)
