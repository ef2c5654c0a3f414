"""Starter pieces: what each rule is for, and the notes that it makes in a place.

A rule makes its notes from the chords, bars and instrument of the place it is played in, never from fixed
ones, so it follows when they change. The same rule, seed and place give the same notes.
"""

from collections.abc import Callable

from msgspec import Struct

from arrangeboard.generate.guides import GuidePlace, guide_notes
from arrangeboard.generate.place import Place
from arrangeboard.song.values import Generated, Note, Role

Make = Callable[[Place, int], tuple[Note, ...]]
"""Sorted notes from a place and a seed, in ticks of the section."""


class Starter(Struct, frozen=True):
    """A rule by the name that songs keep it under. Its words are `starter-RULE` and `starter-RULE-does`."""

    rule: str
    role: Role
    make: Make
    drums: bool = False


def starter_notes(content: Generated, place: Place) -> tuple[Note, ...]:
    """The notes of a rule in a place, sorted, in ticks from the place's start; none where it is unknown."""
    starter = STARTERS.get(content.rule)
    if starter is None or starter.drums != place.drums:
        return ()
    start = place.start_tick
    return tuple(
        Note(note.start_tick - start, note.length_ticks, note.pitch, note.velocity)
        for note in starter.make(place, content.seed)
    )


def _roots(place: Place, _seed: int) -> tuple[Note, ...]:
    stretch = GuidePlace(
        place.start_tick, place.end_tick, place.lowest_pitch, place.highest_pitch, velocity=92
    )
    return guide_notes("bass", place.chords, place.grid, place.key, place=stretch)


STARTERS: dict[str, Starter] = {one.rule: one for one in (Starter("bass-roots", "bass", _roots),)}
"""Every rule, in the order in which they are offered."""
