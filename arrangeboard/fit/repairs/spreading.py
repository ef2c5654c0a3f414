"""A repair done to all parts that need it: those of the same piece in which the same was found.

A part that is right where it stands is left alone, though it plays the same piece.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from arrangeboard.fit.finding import Finding
from arrangeboard.fit.repairs.repair import Repair
from arrangeboard.fit.repairs.trying import Place, Trial, spreads, tried, verdict_of
from arrangeboard.fit.verdict import Verdict
from arrangeboard.song.edits.parts import SectionPart
from arrangeboard.song.values import Song


class Alike(Struct, frozen=True):
    """Another part of the same piece, in one slot that shows it, and what is said of it there."""

    place: Place
    verdict: Verdict


class Spread(Struct, frozen=True):
    """A repair done `also` to other parts: the song and the part's verdict then, and the worst fit of all."""

    also: tuple[SectionPart, ...]
    trial: Trial
    worst: int | None


def alike(song: Song, place: Place) -> tuple[Alike, ...]:
    """Every other part that plays the piece of this one, in each slot of the arrangement that shows it."""
    if place.part.piece is None:
        return ()
    return tuple(
        Alike(one, said) for one in _playing(song, place) if (said := verdict_of(song, one)) is not None
    )


def spread(
    song: Song, place: Place, repair: Repair, finding: Finding, others: Iterable[Alike]
) -> Spread | None:
    """The repair done to those of `others` that have the finding too and lose nothing; None for no other."""
    if not spreads(song, place, repair):
        return None
    chosen = _with_finding(finding, others)
    while chosen:
        trial = tried(song, place, repair, also=tuple(chosen))
        if trial is None:
            return None
        after = {at: verdict_of(trial.song, one.place) for at, one in chosen.items()}
        worse = [at for at, one in chosen.items() if _falls(one.verdict, after[at])]
        if not worse:
            return Spread(tuple(chosen), trial, _worst(trial.verdict, *after.values()))
        for at in worse:
            del chosen[at]
    return None


def _playing(song: Song, place: Place) -> Iterator[Place]:
    own, lanes = place.section_part(), {lane.id: lane for lane in song.lanes}
    for index, slot in enumerate(place.arrangement.order):
        for lane, parts in song.sections[slot.section].parts.items():
            for part in parts:
                if part.piece == place.part.piece and (slot.section, lane, part.id) != own:
                    yield Place(place.arrangement, index, lanes[lane], part)


def _with_finding(finding: Finding, others: Iterable[Alike]) -> dict[SectionPart, Alike]:
    """Those that have a finding of its kind, each part in the first slot where it has."""
    chosen: dict[SectionPart, Alike] = {}
    for one in others:
        if any(held.code == finding.code and not held.accepted for held in one.verdict.findings):
            chosen.setdefault(one.place.section_part(), one)
    return chosen


def _falls(before: Verdict, after: Verdict | None) -> bool:
    return after is not None and after.fit is not None and after.fit < (before.fit or 0)


def _worst(*verdicts: Verdict | None) -> int | None:
    fits = [one.fit for one in verdicts if one is not None and one.fit is not None]
    return min(fits, default=None)
