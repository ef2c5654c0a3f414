"""Makes repeats equal that differ only in how long their last notes ring.

A note ends where its pitch starts again. The same chorus therefore comes with shorter last notes where the
next section happens to start on one of their pitches. Since `performance.sounding` cuts them there anyway,
all of them may have the length of the one that rings longest, and the repeat is seen as one.
"""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from arrangeboard.midi.importing.lanes import NoteColumns
from arrangeboard.song.values import Control, Lyric, Note, Written


@dataclass(frozen=True, slots=True)
class Passage:
    """What a lane holds in a stretch of the song that begins at `start_tick`."""

    start_tick: int
    length_ticks: int
    content: Written


@dataclass(slots=True)
class _Model:
    """What several passages have in common: lengths of the notes, and which of them are heard in full."""

    lengths: list[int]
    in_full: list[bool]


_Likeness = tuple[int, tuple[Note, ...], tuple[Control, ...], tuple[Lyric, ...]]


def with_common_endings(passages: Sequence[Passage], columns: NoteColumns) -> list[Written]:
    """The passages' contents, equal where they can be without a change to what is heard."""
    alike: dict[_Likeness, list[int]] = {}
    for place, passage in enumerate(passages):
        alike.setdefault(_likeness(passage), []).append(place)
    contents = [passage.content for passage in passages]
    for places in alike.values():
        if len({contents[place] for place in places}) > 1:
            for place, content in _unified([passages[place] for place in places], places, columns):
                contents[place] = content
    return contents


def _likeness(passage: Passage) -> _Likeness:
    """What must be the same: everything, but of notes that ring past the end only that they do."""
    length, content = passage.length_ticks, passage.content
    if not any(note.start_tick + note.length_ticks > length for note in content.notes):
        return length, content.notes, content.controls, content.lyrics
    held = tuple(
        Note(note.start_tick, min(note.length_ticks, length - note.start_tick), note.pitch, note.velocity)
        for note in content.notes
    )
    return length, tuple(sorted(held)), content.controls, content.lyrics


def _unified(
    passages: Sequence[Passage], places: Sequence[int], columns: NoteColumns
) -> list[tuple[int, Written]]:
    models: list[_Model] = []
    chosen: list[_Model] = []
    orders = [_by_start(passage.content.notes) for passage in passages]
    for passage, notes in zip(passages, orders, strict=True):
        lengths = [note.length_ticks for note in notes]
        in_full = [not _is_cut(passage.start_tick, note, columns) for note in notes]
        model = next((one for one in models if _agrees(one, lengths, in_full)), None)
        if model is None:
            model = _Model(lengths, in_full)
            models.append(model)
        else:
            _take_longer(model, lengths, in_full)
        chosen.append(model)
    return [
        (place, _with_lengths(passage.content, notes, model.lengths))
        for place, passage, notes, model in zip(places, passages, orders, chosen, strict=True)
    ]


def _by_start(notes: Sequence[Note]) -> list[Note]:
    """The notes in an order that does not depend on their lengths."""
    return sorted(notes, key=lambda note: (note.start_tick, note.pitch, note.velocity))


def _is_cut(start_tick: int, note: Note, columns: NoteColumns) -> bool:
    """Whether the note ends because its pitch starts again."""
    end = start_tick + note.start_tick + note.length_ticks
    starts: array[int] = columns.starts
    place = bisect_left(starts, end)
    while place < len(starts) and starts[place] == end:
        if columns.pitches[place] == note.pitch:
            return True
        place += 1
    return False


def _agrees(model: _Model, lengths: list[int], in_full: list[bool]) -> bool:
    return all(
        own == other or not (full if own < other else other_full)
        for own, full, other, other_full in zip(lengths, in_full, model.lengths, model.in_full, strict=True)
    )


def _take_longer(model: _Model, lengths: list[int], in_full: list[bool]) -> None:
    for place, (length, full) in enumerate(zip(lengths, in_full, strict=True)):
        if length >= model.lengths[place]:
            model.in_full[place] = full or (length == model.lengths[place] and model.in_full[place])
            model.lengths[place] = length


def _with_lengths(content: Written, notes: list[Note], lengths: list[int]) -> Written:
    rung = sorted(
        Note(note.start_tick, length, note.pitch, note.velocity)
        for note, length in zip(notes, lengths, strict=True)
    )
    return Written(tuple(rung), content.controls, content.lyrics)
