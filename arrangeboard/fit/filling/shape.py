"""The shape that a song has: which empty cells seem forgotten, and how full each section may be.

What a song does in sections of a kind is the model for the others of that kind. Nothing is judged here.
"""

from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from arrangeboard.fit.filling.holes import Hole
from arrangeboard.fit.missing import missing
from arrangeboard.song.ids import LaneId, SectionId
from arrangeboard.song.values import Arrangement, Section, SectionKind, Song

LIFTED: frozenset[SectionKind] = frozenset({"chorus", "drop"})
"""The kinds of sections that everything else leads to."""

_IDEAS = 4
"""Where nothing is missing, one hole of so many is filled: as an idea, not as a repair."""


class Shape(Struct, frozen=True):
    """`missing` are the holes that the song itself asks to be filled.

    `room` is how many instruments a section of a quieter kind may have so that the choruses still rise above
    it; sections without a bound are left out.
    """

    missing: frozenset[Hole]
    room: dict[SectionId, int]


def shape(song: Song, arrangement: Arrangement, holes: Collection[Hole]) -> Shape:
    """The shape of an arrangement with these holes."""
    sections = [song.sections[key] for key in dict.fromkeys(slot.section for slot in arrangement.order)]
    wanted = frozenset(_missing(song, arrangement, sections, holes))
    return Shape(wanted, _room(sections, wanted))


def usual_empty(holes: Collection[Hole], found: Shape) -> int:
    """The percentage of holes that stay empty where nothing is said: all but what seems to be missing.

    Where nothing is, a few are filled as ideas.
    """
    if not holes:
        return 0
    wanted = len(found.missing) or -(-len(holes) // _IDEAS)
    return round(100 * (len(holes) - wanted) / len(holes))


def _missing(
    song: Song, arrangement: Arrangement, sections: list[Section], holes: Collection[Hole]
) -> Iterator[Hole]:
    """Planned parts, what most sections of a kind play, and roles that fall silent."""
    own = {slot.id: slot.section for slot in arrangement.order}
    silent = {(own[one.slot], one.lane) for one in missing(song, arrangement) if one.why == "absent"}
    playing = {one.id: _playing(one) for one in sections}
    modest = _modest(playing)
    usual = {one.id: _usual(one, sections, playing) for one in sections}
    for hole in holes:
        planned = any(part.piece is None for part in song.sections[hole.section].parts.get(hole.lane, ()))
        wanted = usual[hole.section]
        if wanted is None:
            wanted = frozenset() if playing[hole.section] else modest
        if planned or (hole.section, hole.lane) in silent or hole.lane in wanted:
            yield hole


def _usual(
    section: Section, sections: list[Section], playing: dict[SectionId, frozenset[LaneId]]
) -> frozenset[LaneId] | None:
    """What most other sections of the kind play; None where there is no other to go by.

    One other alone shows a habit only where it comes before: later repeats may well grow.
    """
    likeness, here = _likeness(section), sections.index(section)
    alike = [
        (number, playing[one.id])
        for number, one in enumerate(sections)
        if one is not section and _likeness(one) == likeness and playing[one.id]
    ]
    if playing[section.id] and len(alike) == 1:
        alike = [(number, lanes) for number, lanes in alike if number < here]
    return _most(lanes for _, lanes in alike) if alike else None


def _modest(playing: dict[SectionId, frozenset[LaneId]]) -> frozenset[LaneId]:
    """What a section that plays nothing yet, and has no model, begins with: what most others play."""
    return _most(one for one in playing.values() if one)


def _most(several: Iterable[frozenset[LaneId]]) -> frozenset[LaneId]:
    """What more than half of them have."""
    held = [*several]
    every = frozenset[LaneId]().union(*held)
    return frozenset(lane for lane in every if 2 * sum(lane in one for one in held) > len(held))


def _room(sections: list[Section], wanted: Collection[Hole]) -> dict[SectionId, int]:
    """One instrument less than the lightest chorus, but never less than what plays or is missing."""
    lifted = [len(_playing(one)) for one in sections if one.kind in LIFTED and _playing(one)]
    if not lifted:
        return {}
    quiet = (one for one in sections if one.kind not in LIFTED)
    lanes = {
        one.id: _playing(one) | {hole.lane for hole in wanted if hole.section == one.id} for one in quiet
    }
    return {key: max(min(lifted) - 1, len(held)) for key, held in lanes.items()}


def _playing(section: Section) -> frozenset[LaneId]:
    return frozenset(
        lane for lane, parts in section.parts.items() if any(part.piece is not None for part in parts)
    )


def _likeness(section: Section) -> object:
    """Equal for sections of one kind; those of no kind are alike by name."""
    return section.kind if section.kind != "custom" else ("custom", section.name.casefold())
