"""A take cut at the borders of the sections that it was played over, and pulled onto a grid in each of them.

It says which note belongs to which section; what the song becomes by it is not known here.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.melody.takes import Take
from arrangeboard.melody.timing import Quantise, end_of, quantised
from arrangeboard.song.timeline import SlotSpan, timeline
from arrangeboard.song.values import TICKS_PER_QUARTER, Control, Note, Song

PICKUP_TICKS = TICKS_PER_QUARTER
"""Notes that lead into a section begin at most so long before it, after a rest of at least as long."""

BORDER_TICKS = TICKS_PER_QUARTER // 8
"""A note so shortly before a section is its first one, played early."""


class SlotTake(Struct, frozen=True):
    """What of a take belongs to one slot, in ticks of its section; notes before 0 lead into it."""

    span: SlotSpan
    notes: tuple[Note, ...]
    controls: tuple[Control, ...] = ()


def cut_at_slots(song: Song, take: Take, *, start_tick: int) -> list[SlotTake]:
    """The take by slots of the arrangement shown, in order of time; slots without notes are left out.

    Notes before `start_tick`, where the recording began, lead into its first section. Later a note belongs to
    the section after it where it begins within BORDER_TICKS of it, or within PICKUP_TICKS after a rest.
    """
    spans = timeline(song, song.arrangement).spans
    leads = _leads(take.notes, spans, start_tick)
    found = []
    for span in spans:
        notes = [note for note in take.notes if _belongs(note, span, leads)]
        if notes:
            moved = tuple(replace(one, start_tick=one.start_tick - span.start_tick) for one in notes)
            found.append(SlotTake(span, moved, tuple(_controls(take.controls, span))))
    return found


def on_grid(song: Song, take: Take, how: Quantise) -> Take:
    """The take with its notes pulled onto the grid, whose lines count from the start of each section.

    What would go past the song's last bar stays where it was played.
    """
    spans = timeline(song, song.arrangement).spans
    notes = tuple(sorted(_pulled(note, spans, how) for note in take.notes)) if spans else take.notes
    return replace(take, notes=notes)


def _leads(notes: tuple[Note, ...], spans: tuple[SlotSpan, ...], start_tick: int) -> dict[Note, int]:
    """The notes that belong to a section after them, with the tick at which that begins."""
    found: dict[Note, int] = {}
    for span in spans:
        border = span.start_tick
        near = [note for note in notes if border - PICKUP_TICKS <= note.start_tick < border]
        if border <= start_tick < span.end_tick:
            found |= {note: border for note in notes if note.start_tick < border}
        elif border > start_tick and near and _leads_in(near[0], notes, span):
            found |= dict.fromkeys(near, border)
        else:
            found |= {note: border for note in near if _is_early(note, border)}
    return found


def _leads_in(first: Note, notes: tuple[Note, ...], span: SlotSpan) -> bool:
    """Whether a note comes after a rest, and is followed by others in the section."""
    before = [note for note in notes if note.start_tick < first.start_tick]
    has_rest = all(end_of(note) <= first.start_tick - PICKUP_TICKS for note in before)
    return has_rest and any(span.start_tick <= note.start_tick < span.end_tick for note in notes)


def _is_early(note: Note, border: int) -> bool:
    early = border - note.start_tick
    return early <= BORDER_TICKS and note.length_ticks > 2 * early


def _belongs(note: Note, span: SlotSpan, leads: dict[Note, int]) -> bool:
    if note in leads:
        return leads[note] == span.start_tick
    return span.start_tick <= note.start_tick < span.end_tick


def _controls(controls: tuple[Control, ...], span: SlotSpan) -> Iterator[Control]:
    """The controls of a slot; what was set before it and still holds opens it."""
    held: dict[tuple[str, int], Control] = {}
    for one in controls:
        if one.tick < span.start_tick:
            held[one.kind, one.number] = one
    yield from (replace(one, tick=0) for one in held.values() if one.value)
    inside = (one for one in controls if span.start_tick <= one.tick < span.end_tick)
    yield from (replace(one, tick=one.tick - span.start_tick) for one in inside)


def _pulled(note: Note, spans: tuple[SlotSpan, ...], how: Quantise) -> Note:
    span = next((one for one in spans if note.start_tick < one.end_tick), spans[-1])
    moved = quantised([replace(note, start_tick=note.start_tick - span.start_tick)], how)[0]
    tick = moved.start_tick + span.start_tick
    return note if tick >= spans[-1].end_tick else replace(moved, start_tick=tick)


def without_doubles(notes: Iterable[Note]) -> tuple[Note, ...]:
    """The notes with each pitch once at a time: the grid may have brought two together; the longer stays."""
    rows: dict[int, list[Note]] = {}
    for note in sorted(notes):
        row = rows.setdefault(note.pitch, [])
        if row and row[-1].start_tick == note.start_tick:
            row.pop()
        row.append(note)
    return tuple(sorted(note for row in rows.values() for note in _cut_short(row)))


def _cut_short(row: list[Note]) -> Iterator[Note]:
    for note, after in pairwise(row):
        yield replace(note, length_ticks=min(note.length_ticks, after.start_tick - note.start_tick))
    yield row[-1]
