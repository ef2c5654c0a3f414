"""Repairs as they are offered for a part: each tried before, with what it would do, and taken as one step.

Nothing is ever mended by itself. Trying them all takes longer than a frame where a part has several findings:
the window asks for one finding's offers after the other.
"""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import takewhile
from operator import is_
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.fit.analysing.cell import is_same_to_judge
from arrangeboard.fit.case import Case
from arrangeboard.fit.cases import At
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.repairs import repairs
from arrangeboard.fit.repairs.bystanders import Beside, beside
from arrangeboard.fit.repairs.choosing import Attempt, Tried, best_of
from arrangeboard.fit.repairs.repair import Repair
from arrangeboard.fit.repairs.spreading import Alike, Spread, alike, spread
from arrangeboard.fit.repairs.trying import Place, Trial, case_of, done, tried
from arrangeboard.fit.verdict import Verdict, verdict
from arrangeboard.song import find
from arrangeboard.song.edits.checking import title
from arrangeboard.song.edits.parts import SectionPart
from arrangeboard.song.find import EditRefused
from arrangeboard.song.values import Piece, Section, Song
from arrangeboard.theory.instruments import instrument_name
from arrangeboard.words import say

if TYPE_CHECKING:
    # Every score brings numpy with it.
    from arrangeboard.sound.score.excerpts import Excerpt


class Offer(Struct, frozen=True):
    """A repair that was tried: the part's fit before and after, and whether the finding is gone then.

    `here` is the song with it for this part alone; `everywhere` with it for this part and `also` for others
    of its piece that need it too, None where there are none, and `worst_everywhere` the least fit of them
    then. `heard_in` is how many slots show the part: linked repeats change together. `beside` are the parts
    around it whose fit changes as well. It was tried for the part `at` in the song `tried_in`.
    """

    repair: Repair
    finding: Finding
    before: int | None
    after: int | None
    mended: bool
    here: Song
    everywhere: Song | None
    also: tuple[SectionPart, ...]
    at: At
    tried_in: Song
    worst_everywhere: int | None = None
    heard_in: int = 1
    beside: tuple[Beside, ...] = ()

    @property
    def places(self) -> int:
        """How many parts need it, this one among them."""
        return 1 + len(self.also)

    @property
    def seen_in(self) -> int:
        """In how many places of the arrangement those stand: a linked repeat is one part in several."""
        song, sections = self.tried_in, [section for section, *_ in self.also]
        own = next(slot.section for slot in song.arrangement.order if slot.id == self.at.slot)
        return sum(sections.count(slot.section) + (slot.section == own) for slot in song.arrangement.order)

    @property
    def sentence(self) -> str:
        """What it would do, as short as a button."""
        return say(f"repair-{self.repair.code}", **self.repair.values)


class _Asked(Struct, frozen=True):
    """A part that is to be mended, where it stands and what the judge says of it now."""

    song: Song
    at: At
    place: Place
    case: Case
    now: Verdict
    alike: tuple[Alike, ...]
    is_waiting: Callable[[], bool]


def offers(document: Document, at: At) -> tuple[Offer, ...]:
    """What would mend a part, its strongest finding first, and for each finding the best first."""
    return tuple(offer for _, found in offering(document.song, at) for offer in found)


def offering(
    song: Song, at: At, is_waiting: Callable[[], bool] = lambda: True
) -> Iterator[tuple[Finding, tuple[Offer, ...]]]:
    """The offers of one finding after the other; none for those that are meant so.

    For who must not wait: between two findings other work can be done, and nothing more is tried as soon as
    nobody `is_waiting`. No repair is offered twice.
    """
    place = place_at(song, at)
    case = None if place is None else case_of(song, place)
    if place is None or case is None:
        return
    asked = _Asked(song, at, place, case, verdict(case), alike(song, place), is_waiting)
    known: list[Song] = []
    for finding in asked.now.findings:
        if not is_waiting():
            return
        if not finding.accepted:
            fresh = [one for one in _tried(asked, finding) if one.attempt.here.song not in known]
            known.extend(one.attempt.here.song for one in fresh)
            yield finding, tuple(_offer(asked, finding, one) for one in fresh)


def place_at(song: Song, at: At) -> Place | None:
    """The part in the arrangement shown; None where that no longer shows it."""
    shown = song.arrangement
    index = next((index for index, slot in enumerate(shown.order) if slot.id == at.slot), None)
    lane = next((one for one in song.lanes if one.id == at.lane), None)
    if index is None or lane is None:
        return None
    parts = song.sections[shown.order[index].section].parts.get(at.lane, ())
    part = next((one for one in parts if one.id == at.part), None)
    return None if part is None else Place(shown, index, lane, part)


def is_same_to_mend(one: Song, other: Song) -> bool:
    """Whether all that offers are made from is the very same in both. How it is looked at may differ."""
    held = one.sections, one.pieces, one.lanes, one.arrangement
    now = other.sections, other.pieces, other.lanes, other.arrangement
    return all(map(is_, held, now)) and _asked_so(one) == _asked_so(other)


def take(document: Document, offer: Offer, *, everywhere: bool = False) -> None:
    """Do what was offered as one step. EditRefused where the part is another since, or nothing is offered."""

    def edit(song: Song) -> Song:
        place = place_at(song, offer.at)
        if place is None or not _is_as_tried(song, place, offer, everywhere=everywhere):
            raise EditRefused("repair-outdated")
        after = done(song, place, offer.repair, also=offer.also if everywhere else ())
        if after is None:
            raise EditRefused("repair-outdated")
        return after

    code = "step-repair-everywhere" if everywhere else "step-repair"
    document.apply(code, edit, repair=offer.sentence, **_names(document.song, offer.at))


def excerpt(offer: Offer, *, everywhere: bool = False) -> "Excerpt | None":
    """The part's stretch with all instruments as the repair would have it; None where nothing sounds there.

    To hear it while the song plays, give `offer.here` to the playing as a song that is tried out.
    """
    # Every score brings numpy with it.
    from arrangeboard.sound.score import excerpts  # noqa: PLC0415

    song = offer.everywhere if everywhere and offer.everywhere is not None else offer.here
    place = place_at(song, offer.at)
    if place is None:
        heard = excerpts.section_of(song, song.arrangement, offer.at.slot)
    else:
        heard = excerpts.part_with_others(song, song.arrangement, *offer.at)
    return heard if heard.score.notes else None


def _tried(asked: _Asked, finding: Finding) -> tuple[Tried, ...]:
    meant = takewhile(lambda _repair: asked.is_waiting(), repairs(asked.case, finding))
    attempts = (_attempt(asked, finding, repair) for repair in meant)
    return best_of(finding, asked.now, (one for one in attempts if one is not None))


def _attempt(asked: _Asked, finding: Finding, repair: Repair) -> Attempt | None:
    song, place = asked.song, asked.place
    here = tried(song, place, repair)
    if here is None:
        return None

    @cache
    def everywhere() -> Spread | None:
        return spread(song, place, repair, finding, asked.alike)

    def harm(after: Song) -> int:
        return sum(one.loss for one in beside(song, place, after))

    return Attempt(repair, here, everywhere, harm)


def _offer(asked: _Asked, finding: Finding, one: Tried) -> Offer:
    song, place, tries = asked.song, asked.place, one.attempt
    section, everywhere = place.arrangement.order[place.slot].section, tries.spread()
    return Offer(
        repair=_named(song, place, tries.repair),
        finding=finding,
        before=asked.now.fit,
        after=_fit(tries.here),
        mended=one.mended,
        here=tries.here.song,
        everywhere=everywhere.trial.song if everywhere is not None else None,
        also=everywhere.also if everywhere is not None else (),
        at=asked.at,
        tried_in=song,
        worst_everywhere=everywhere.worst if everywhere is not None else None,
        heard_in=sum(slot.section == section for slot in place.arrangement.order),
        beside=beside(song, place, tries.here.song),
    )


def _fit(trial: Trial) -> int | None:
    return None if trial.verdict is None else trial.verdict.fit


def _named(song: Song, place: Place, repair: Repair) -> Repair:
    """The repair with all that its sentence needs: the instrument's name, or both its sentences."""
    both = [one for one in repair.values.values() if isinstance(one, Repair)]
    if both:
        first, second = (say(f"repair-{one.code}", **one.values) for one in both)
        return replace(repair, values={"first": first, "second": second})
    if repair.whose == "own":
        return repair
    changed = place.lane if repair.whose == "before" else find.lane(song, repair.whose)
    return replace(repair, values={**repair.values, "lane": changed.name or instrument_name(changed.sound)})


def _is_as_tried(song: Song, place: Place, offer: Offer, *, everywhere: bool) -> bool:
    """Whether all that the repair was made from, or that it changes, is still the very same."""
    then, was = offer.tried_in, place_at(offer.tried_in, offer.at)
    if was is None or not is_same_to_judge(was.lane, place.lane) or _asked_so(then) != _asked_so(song):
        return False
    if everywhere:
        return offer.everywhere is not None and then.sections is song.sections and then.pieces is song.pieces
    held, now = _material(then, was, offer.repair), _material(song, place, offer.repair)
    return len(held) == len(now) and all(map(is_, held, now))


def _material(song: Song, place: Place, repair: Repair) -> list[Section | Piece]:
    """The section of a place, and the one before where the repair changes that, with all that plays there."""
    first = max(0, place.slot - (repair.whose == "before"))
    sections = [song.sections[slot.section] for slot in place.arrangement.order[first : place.slot + 1]]
    parts = (part for section in sections for held in section.parts.values() for part in held)
    return [*sections, *(song.pieces[part.piece] for part in parts if part.piece is not None)]


def _asked_so(song: Song) -> tuple[object, ...]:
    """What holds for every part of a song."""
    return song.key, song.meter, song.strictness, song.accepted


def _names(song: Song, at: At) -> dict[str, str]:
    """What the part's piece, lane and section are called; nothing where it is gone."""
    place = place_at(song, at)
    if place is None:
        return {"piece": "", "lane": "", "section": ""}
    piece = None if place.part.piece is None else song.pieces[place.part.piece]
    return {
        "piece": (piece.name if piece is not None else "") or say("unnamed-piece"),
        "lane": place.lane.name or instrument_name(place.lane.sound),
        "section": title(place.section(song)),
    }
