"""What the user says to advice: that it is meant so, that it counts again, and how much shall be said at all.

One step each. A part of a linked section is one part, whichever of its repeats was pointed at.
"""

from collections.abc import Iterable, Mapping

from arrangeboard.app.document import Document
from arrangeboard.app.selection import PartRef
from arrangeboard.song.edits import accepting
from arrangeboard.song.edits.parts import SectionPart
from arrangeboard.song.values import Song, Strictness
from arrangeboard.words import say

STRICTNESSES: tuple[Strictness, ...] = ("free", "usual", "strict")


def accept(document: Document, refs: Iterable[PartRef], code: str) -> None:
    """Have findings of that code be meant so in these parts."""
    places = places_of(document.song, refs)
    document.apply(
        "step-accept-finding", lambda song: accepting.accept_finding(song, places, code), finding=_named(code)
    )


def accept_all(document: Document, found: Mapping[PartRef, Iterable[str]]) -> None:
    """Have everything that was found in some parts be meant so there."""

    def edit(song: Song) -> Song:
        for ref, codes in found.items():
            for code in codes:
                song = accepting.accept_finding(song, places_of(song, (ref,)), code)
        return song

    document.apply("step-accept-findings", edit, count=len(places_of(document.song, found)))


def accept_everywhere(document: Document, code: str) -> None:
    """Have findings of that code be meant so in the whole song, also in parts to come."""
    document.apply(
        "step-accept-everywhere",
        lambda song: accepting.accept_everywhere(song, code),
        finding=_named(code),
    )


def count_again(document: Document, refs: Iterable[PartRef], codes: Iterable[str]) -> None:
    """Have findings of these codes count again in these parts.

    What is meant so everywhere then counts everywhere: a part cannot object to what the whole song means.
    """
    places, wanted = places_of(document.song, refs), tuple(codes)

    def edit(song: Song) -> Song:
        for code in wanted:
            song = accepting.object_again(accepting.object_everywhere(song, code), places, code)
        return song

    document.apply("step-count-again", edit)


def count_again_everywhere(document: Document, code: str) -> None:
    """Have findings of that code count again wherever a part does not accept them itself."""
    document.apply(
        "step-count-again-everywhere",
        lambda song: accepting.object_everywhere(song, code),
        finding=_named(code),
    )


def choose_strictness(document: Document, strictness: Strictness) -> None:
    """Say how much the program is to say about fit in this song."""
    document.apply(
        "step-set-strictness",
        lambda song: accepting.set_strictness(song, strictness),
        strictness=say(f"strictness-{strictness}"),
    )


def places_of(song: Song, refs: Iterable[PartRef]) -> tuple[SectionPart, ...]:
    """The parts themselves, each once, of those that the arrangement shows."""
    sections = {slot.id: slot.section for slot in song.arrangement.order}
    return tuple(
        dict.fromkeys((sections[ref.slot], ref.lane, ref.part) for ref in refs if ref.slot in sections)
    )


def _named(code: str) -> str:
    return say(f"finding-{code}-short")
