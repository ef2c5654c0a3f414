"""Who fits otherwise by a repair of another part: what sounds beside it, and its lane before and after it."""

from collections.abc import Iterator

from msgspec import Struct

from arrangeboard.fit.repairs.trying import Place, fit_of
from arrangeboard.song.ids import LaneId, PartId, SectionId
from arrangeboard.song.values import Song

CLEARLY = 5
"""So many points of fit make a difference that is worth a word."""


class Beside(Struct, frozen=True):
    """Another part, whose fit a repair changes from `before` to `after`; where it stands."""

    section: SectionId
    lane: LaneId
    part: PartId
    before: int | None
    after: int | None

    @property
    def loss(self) -> int:
        """By how many points it would fit less well; 0 where that is not worth a word."""
        lost = (self.before or 0) - (self.after or 0)
        return lost if self.before is not None and lost >= CLEARLY else 0

    @property
    def worse(self) -> bool:
        """Whether it fits clearly less well then."""
        return self.loss > 0


def beside(song: Song, place: Place, after: Song) -> tuple[Beside, ...]:
    """The parts near a place that fit otherwise in the song as it would be."""
    return tuple(
        Beside(*one.section_part(), was, now)
        for one in _near(song, place)
        if (was := fit_of(song, one)) != (now := fit_of(after, one))
    )


def _near(song: Song, place: Place) -> Iterator[Place]:
    """All other parts of its section, and the parts of its lane in the slots before and after."""
    own = place.section_part()
    for index in range(max(0, place.slot - 1), min(len(place.arrangement.order), place.slot + 2)):
        section = song.sections[place.arrangement.order[index].section]
        for lane in song.lanes:
            if lane.id == place.lane.id or (index == place.slot and section.id == own[0]):
                for part in section.parts.get(lane.id, ()):
                    if (section.id, lane.id, part.id) != own:
                        yield Place(place.arrangement, index, lane, part)
