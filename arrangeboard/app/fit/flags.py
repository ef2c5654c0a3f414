"""The parts that have something to be said against them: counted, and walked from one to the next.

A part of a linked section is one part, where it first stands. Nothing here decides what is found; it keeps
what the fitting tells.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from arrangeboard.app.document import Document
from arrangeboard.app.fit.fitting import Fitting
from arrangeboard.app.selection import PartRef, Selection
from arrangeboard.board.badges import Badge, badge_of
from arrangeboard.board.overlay import PartKey
from arrangeboard.song.ids import LaneId, PartId, SectionId
from arrangeboard.song.values import Song, Strictness

if TYPE_CHECKING:
    # Comes with the first analysis, not with the board.
    from arrangeboard.fit.cases import At

Place = tuple[SectionId, LaneId, PartId]


class _Flag(NamedTuple):
    """A part's badge, how many findings count against it, and how much the strongest does.

    A leap at a joint is found at both its sides: `takes_up` where the part comes in with one, `hands_on`
    where the lane goes on with one.
    """

    badge: Badge
    findings: int
    weight: float
    takes_up: bool = False
    hands_on: bool = False


class Flags:
    """What stands against which part of the arrangement shown, and which badge it has."""

    def __init__(self, document: Document, fitting: Fitting) -> None:
        self._document = document
        self._fitting = fitting
        self._strictness: Strictness = document.song.strictness
        self._flags: dict[At, _Flag] = {}

    def take(self, changed: "Iterable[At]") -> "dict[PartKey, Badge | None]":
        """The fitting has judged these places anew: the badges that they have now, None for none."""
        strictness = self._document.song.strictness
        told: set[At] = set(changed)
        if strictness != self._strictness:
            self._strictness = strictness
            told |= self._fitting.report.verdicts.keys()
        badges: dict[PartKey, Badge | None] = {}
        for at in told:
            flag = self._flag(at)
            badges[at] = None if flag is None else flag.badge
            if flag is None:
                self._flags.pop(at, None)
            else:
                self._flags[at] = flag
        return badges

    def forget(self) -> "dict[PartKey, Badge | None]":
        """Another song is open: no part has a badge any more."""
        gone: dict[PartKey, Badge | None] = {at: None for at in self._flags}  # noqa: C420  keys are widened
        self._flags.clear()
        return gone

    def count(self) -> int:
        """How many findings count, each part's once, and a joint's at the part that comes after it."""
        song = self._document.song
        sections = {slot.id: slot.section for slot in song.arrangement.order}
        most: dict[Place, int] = {}
        for at, findings in self._counted().items():
            if at.slot in sections:
                place = sections[at.slot], at.lane, at.part
                most[place] = max(findings, most.get(place, 0))
        return sum(most.values())

    def places(self) -> "list[At]":
        """The parts with findings that count, by section, and in each the strongest first."""
        song = self._document.song
        slots = {slot.id: (at, slot.section) for at, slot in enumerate(song.arrangement.order)}
        lanes = {lane.id: at for at, lane in enumerate(song.lanes)}
        found: dict[Place, tuple[tuple[int, float, int], At]] = {}
        for at, findings in self._counted().items():
            if findings and at.slot in slots and at.lane in lanes:
                index, section = slots[at.slot]
                ranked = (index, -self._flags[at].weight, lanes[at.lane]), at
                place = section, at.lane, at.part
                found[place] = min(ranked, found.get(place, ranked))
        return [at for _, at in sorted(found.values())]

    def beside(self, step: int) -> "At | None":
        """The next place (1) or the one before (-1), seen from what is selected, round and round."""
        places = self.places()
        if not places:
            return None
        song, chosen = self._document.song, self._document.selection
        here = {place_of(song, ref) for ref in chosen.parts}
        sections = {slot.id: slot.section for slot in song.arrangement.order}
        named = ((sections[at.slot], at.lane, at.part) for at in places)
        found = [index for index, place in enumerate(named) if place in here]
        if found:
            return places[(found[0] + step) % len(places)]
        return self._from_section(places, _first_slot(song, chosen), step)

    def _counted(self) -> "dict[At, int]":
        """How many findings of each part count, without the leaps that its lane's next part tells of."""
        slots = [slot.id for slot in self._document.song.arrangement.order]
        after = dict(pairwise(slots))
        told = {(at.slot, at.lane) for at, flag in self._flags.items() if flag.takes_up}
        return {
            at: flag.findings - (flag.hands_on and (after.get(at.slot), at.lane) in told)
            for at, flag in self._flags.items()
        }

    def _from_section(self, places: "list[At]", slot: int, step: int) -> "At":
        """From a section on forwards, or from its end backwards."""
        index = {one.id: at for at, one in enumerate(self._document.song.arrangement.order)}
        if step > 0:
            return next((at for at in places if index[at.slot] >= slot), places[0])
        return next((at for at in reversed(places) if index[at.slot] <= slot), places[-1])

    def _flag(self, at: "At") -> _Flag | None:
        verdict = self._fitting.verdict(at)
        badge = None if verdict is None else badge_of(verdict, self._strictness)
        if verdict is None or badge is None:
            return None
        counting = verdict.counting if badge != "as-meant" else ()
        leaps = {bool(one.values.get("into_next")) for one in counting if one.code == "seam-jump"}
        weight = max((one.weight for one in counting), default=0.0)
        return _Flag(badge, len(counting), weight, takes_up=False in leaps, hands_on=True in leaps)


def place_of(song: Song, at: "At | PartRef") -> Place:
    """The part itself, whichever repeat shows it."""
    section = next(slot.section for slot in song.arrangement.order if slot.id == at.slot)
    return section, at.lane, at.part


def _first_slot(song: Song, chosen: Selection) -> int:
    within = {part.slot for part in chosen.parts} | {cell.slot for cell in chosen.cells} | chosen.slots
    return next((at for at, slot in enumerate(song.arrangement.order) if slot.id in within), 0)
