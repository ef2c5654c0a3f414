"""A repair tried: the song as it would be, and what the judge says of the part then.

No figure is promised that was not made: every repair is done to a song of its own, and the part asked again.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from arrangeboard.fit.case import Case
from arrangeboard.fit.cases import case_at
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.repairs.pickups import tail_cut
from arrangeboard.fit.repairs.repair import Repair, TailCut
from arrangeboard.fit.verdict import Verdict, verdict
from arrangeboard.performance.performing import performed
from arrangeboard.song.bars import section_length
from arrangeboard.song.edits.parts import SectionPart
from arrangeboard.song.edits.repairing import Change, PartChange, repaired
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import LaneId
from arrangeboard.song.invariants import part_end
from arrangeboard.song.values import Arrangement, Lane, Part, Section, Song


class Place(Struct, frozen=True, gc=False):
    """A part in the slot with an index of an arrangement."""

    arrangement: Arrangement
    slot: int
    lane: Lane
    part: Part

    def section(self, song: Song) -> Section:
        """The section that the slot shows, in the song as it is or would be."""
        return song.sections[self.arrangement.order[self.slot].section]

    def section_part(self) -> SectionPart:
        """The part as edits name it."""
        return self.arrangement.order[self.slot].section, self.lane.id, self.part.id


class Trial(Struct, frozen=True):
    """The song as a repair makes it, and the part's verdict there; None where it plays nothing any more."""

    song: Song
    verdict: Verdict | None


def tried(song: Song, place: Place, repair: Repair, *, also: Sequence[SectionPart] = ()) -> Trial | None:
    """The repair done to a song of its own, `also` to other parts; None where it cannot be done."""
    after = done(song, place, repair, also=also)
    if after is None or after is song:
        return None
    return Trial(after, verdict_of(after, place))


def done(song: Song, place: Place, repair: Repair, *, also: Sequence[SectionPart] = ()) -> Song | None:
    """The song with the repair; None where it cannot be made."""
    after = song
    try:
        for at, change in changes(song, place, repair):
            after = repaired(after, at, change, also=also)
    except EditRefused:
        return None
    return after


def spreads(song: Song, place: Place, repair: Repair) -> bool:
    """Whether the repair makes sense for whatever else plays the same piece."""
    change, own = repair.change, place.part.piece
    if repair.whose != "own" or not isinstance(change, PartChange) or not change.is_general or own is None:
        return False
    return change.rewriting is None or not song.pieces[own].is_generated


def changes(song: Song, place: Place, repair: Repair) -> Iterator[tuple[SectionPart, Change]]:
    """Whose part changes, and how."""
    if repair.whose == "before":
        yield from _before(song, place, repair)
    elif repair.whose == "own":
        if not isinstance(repair.change, TailCut):
            yield place.section_part(), repair.change
    elif not isinstance(repair.change, TailCut):
        for part in _beside(song, place, repair.whose):
            yield (place.section(song).id, repair.whose, part.id), repair.change


def _before(song: Song, place: Place, repair: Repair) -> Iterator[tuple[SectionPart, Change]]:
    """The last part of the lane in the slot before."""
    if place.slot == 0:
        return
    section = song.sections[place.arrangement.order[place.slot - 1].section]
    parts = section.parts.get(place.lane.id, ())
    if not parts:
        return
    last = parts[-1]
    piece = performed(song, section, place.lane, last)
    if isinstance(repair.change, TailCut):
        change = tail_cut(last, piece, section_length(song, section), repair.change.ticks)
        if change is not None:
            yield (section.id, place.lane.id, last.id), change
    else:
        yield (section.id, place.lane.id, last.id), repair.change


def _beside(song: Song, place: Place, lane: LaneId) -> Iterator[Part]:
    """The parts of another lane that sound while this one does."""
    section = place.section(song)
    length = section_length(song, section)
    start, end = place.part.start_tick, part_end(place.part, length)
    for part in section.parts.get(lane, ()):
        if part.start_tick < end and part_end(part, length) > start:
            yield part


def case_of(song: Song, place: Place) -> Case | None:
    """The case of the part in a song in which it may be another, or gone."""
    lane = next((one for one in song.lanes if one.id == place.lane.id), None)
    held = place.section(song).parts.get(place.lane.id, ())
    part = next((one for one in held if one.id == place.part.id), None)
    if lane is None or part is None:
        return None
    return case_at(song, place.arrangement, place.slot, lane, part)


def verdict_of(song: Song, place: Place) -> Verdict | None:
    """What the judge says of the part; None where it plays nothing."""
    case = case_of(song, place)
    return None if case is None else verdict(case)


def fit_of(song: Song, place: Place) -> int | None:
    """How well the part fits, all that is found against it taken into account."""
    found = verdict_of(song, place)
    return None if found is None else found.fit


def still_found(finding: Finding, after: Verdict | None) -> bool:
    """Whether a finding is there as before: one of its kind, where it names notes one about any of them.

    A low score is not mended by something that hides it.
    """
    if after is None:
        return False
    if finding.code == "unlikely" and after.fit is not None and after.fit < finding.measure.usual:
        return True
    starts = {note.start for note in finding.notes}
    return any(
        one.code == finding.code and (not starts or any(note.start in starts for note in one.notes))
        for one in after.findings
    )
