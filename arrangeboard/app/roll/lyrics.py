"""Words that are sung on notes go along when the notes are moved in time."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec.structs import replace

from arrangeboard.song.values import Lyric, Note

Moved = Iterable[tuple[Note, Note]]
"""Each note as it was, and as it is now."""


def sung_along(lyrics: tuple[Lyric, ...], moved: Moved, staying: Iterable[Note]) -> tuple[Lyric, ...]:
    """The words with those moved that stand where a moved note starts.

    Words stay where a note starts that stays, and where notes that started together now start apart: nobody
    can say on which of them they are sung.
    """
    if not lyrics:
        return lyrics
    starts: dict[int, set[int]] = defaultdict(set)
    for was, now in moved:
        starts[was.start_tick].add(now.start_tick)
    for note in staying:
        starts[note.start_tick].add(note.start_tick)
    return tuple(_on(lyric, starts.get(lyric.tick, set())) for lyric in lyrics)


def in_turn(old: Iterable[Note], new: Iterable[Note]) -> list[tuple[Note, Note]]:
    """Notes with what became of them, where those on one pitch keep their order; none where some are gone."""
    before, after = sorted(old, key=_by_pitch), sorted(new, key=_by_pitch)
    is_same = [note.pitch for note in before] == [note.pitch for note in after]
    return list(zip(before, after, strict=True)) if is_same else []


def _by_pitch(note: Note) -> tuple[int, int]:
    return note.pitch, note.start_tick


def _on(lyric: Lyric, starts: set[int]) -> Lyric:
    return replace(lyric, tick=next(iter(starts))) if len(starts) == 1 else lyric
