"""Notes cut, glued, and made longer, louder or softer."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from arrangeboard.melody.timing import end_of
from arrangeboard.song.values import Note

SOFTEST, LOUDEST = 1, 127


def split_at(notes: Iterable[Note], tick: int) -> tuple[Note, ...]:
    """Every note that sounds across `tick` cut there into two."""
    return tuple(sorted(half for note in notes for half in _halves(note, tick)))


def glued(notes: Iterable[Note], gap_ticks: int = 0) -> tuple[Note, ...]:
    """Neighbours on one pitch that touch, or have no more than `gap_ticks` between them, made one note.

    The first of them says how loud it is.
    """
    made: list[Note] = []
    latest: dict[int, int] = {}
    for note in sorted(notes):
        at = latest.get(note.pitch)
        if at is not None and note.start_tick <= end_of(made[at]) + gap_ticks:
            end = max(end_of(made[at]), end_of(note))
            made[at] = replace(made[at], length_ticks=end - made[at].start_tick)
        else:
            latest[note.pitch] = len(made)
            made.append(note)
    return tuple(sorted(made))


def lengthened(notes: Iterable[Note], ticks: int, *, shortest_ticks: int = 1) -> tuple[Note, ...]:
    """Every note so much longer, or shorter where `ticks` is negative, but none below the shortest.

    A note that is shorter than that already is not made longer by shortening it.
    """
    return tuple(sorted(replace(note, length_ticks=_longer(note, ticks, shortest_ticks)) for note in notes))


def with_velocity(notes: Iterable[Note], value: int) -> tuple[Note, ...]:
    """Every note as loud as that, held inside 1 to 127."""
    return tuple(sorted(replace(note, velocity=_held(value)) for note in notes))


def louder(notes: Iterable[Note], change: int) -> tuple[Note, ...]:
    """Every note so much louder, or softer where `change` is negative, held inside 1 to 127."""
    return tuple(sorted(replace(note, velocity=_held(note.velocity + change)) for note in notes))


def ramped_velocity(
    notes: Iterable[Note], first: int, last: int, *, span: tuple[int, int] | None = None
) -> tuple[Note, ...]:
    """The notes swelling or fading evenly in time, from `first` at their first to `last` at their last.

    With a `span` of ticks, from its start to its end.
    """
    found = sorted(notes)
    if not found:
        return ()
    start, end = span or (found[0].start_tick, found[-1].start_tick)
    ticks = max(1, end - start)
    return tuple(
        sorted(
            replace(note, velocity=_held(round(first + (last - first) * (note.start_tick - start) / ticks)))
            for note in found
        )
    )


def _halves(note: Note, tick: int) -> Iterator[Note]:
    if note.start_tick < tick < end_of(note):
        yield replace(note, length_ticks=tick - note.start_tick)
        yield replace(note, start_tick=tick, length_ticks=end_of(note) - tick)
    else:
        yield note


def _longer(note: Note, ticks: int, shortest_ticks: int) -> int:
    return max(note.length_ticks + ticks, min(note.length_ticks, shortest_ticks))


def _held(velocity: int) -> int:
    return min(max(velocity, SOFTEST), LOUDEST)
