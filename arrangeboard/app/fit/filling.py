"""Fill the puzzle: which cells are meant, what is said about an answer, and what taking it does."""

from collections.abc import Collection
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.variants import free_variant_name, try_change
from arrangeboard.fit.filling.assembly import Assembly, filled
from arrangeboard.fit.filling.holes import Hole, holes
from arrangeboard.fit.filling.reasons import Reason
from arrangeboard.fit.filling.shape import shape, usual_empty
from arrangeboard.fit.ground import section_ground
from arrangeboard.song import find
from arrangeboard.song.edits.own_sections import own_sections
from arrangeboard.song.edits.parts import SectionCell
from arrangeboard.song.ids import ArrangementId, LaneId, PieceId, SectionId
from arrangeboard.song.naming import shown_names
from arrangeboard.song.values import Arrangement, Song
from arrangeboard.words import say

Standing = Literal["ready", "no-song", "no-pieces", "full", "selection-full", "no-chords"]


class Asked(Struct, frozen=True):
    """What shall be filled: holes of the arrangement shown, all of them or those within some cells.

    Where it cannot be, `standing` says why; "no-chords" can, but not by how well pieces fit. `empty` is the
    percentage of holes that stay so where nothing is said: on the whole board all but the `missing` ones.
    """

    song: Song
    arrangement: Arrangement
    cells: tuple[SectionCell, ...] | None
    holes: tuple[Hole, ...]
    standing: Standing
    empty: int = 0
    missing: int = 0

    @property
    def can_be_filled(self) -> bool:
        """Whether a search makes sense."""
        return self.standing in {"ready", "no-chords"}


def asked(document: Document) -> Asked:
    """What the selection asks to fill: its holes, or those of the whole board where nothing is selected."""
    song, cells = document.song, _chosen_cells(document)
    return asked_of(song, song.arrangement, cells)


def asked_of(song: Song, arrangement: Arrangement, cells: tuple[SectionCell, ...] | None) -> Asked:
    """The same for an arrangement and cells that are named."""
    found = holes(song, arrangement, cells)
    standing = _standing(song, arrangement, cells, found)
    if cells is not None:
        return Asked(song, arrangement, cells, found, standing, missing=len(found))
    known = shape(song, arrangement, found)
    return Asked(song, arrangement, cells, found, standing, usual_empty(found, known), len(known.missing))


def take(document: Document, found: Assembly) -> None:
    """Lay an answer onto the board: one step."""
    document.apply("step-fill-puzzle", lambda song: filled(song, found), count=len(found.laid))


def take_as_variant(document: Document, found: Assembly) -> None:
    """Lay an answer into a new variant with sections of its own where it differs, and show that: one step."""
    name = free_variant_name(document.song, say("filling-variant"))
    try_change(document, name, lambda song, variant: _filled_apart(song, variant, found))


def told(song: Song, arrangement: Arrangement, why: Collection[Reason]) -> tuple[str, ...]:
    """Why an answer is as it is, in sentences."""
    names = {slot.section: "" for slot in arrangement.order}
    for slot, name in shown_names(song, arrangement).items():
        key = find.slot(song, slot).section
        names[key] = names[key] or name
    return tuple(_sentence(song, names, one) for one in why)


def first_change_tick(song: Song, arrangement: Arrangement, found: Assembly) -> int:
    """Where an answer is to be heard from: the start of the first section that it changes."""
    from arrangeboard.song.timeline import timeline  # noqa: PLC0415  needed only when something is heard

    touched = {laid.hole.section for laid in found.laid}
    starts = (span.start_tick for span in timeline(song, arrangement).spans if span.section.id in touched)
    return min(starts, default=0)


def _chosen_cells(document: Document) -> tuple[SectionCell, ...] | None:
    chosen, order = document.selection, document.song.arrangement.order
    if not chosen:
        return None
    lanes = {lane.id for lane in document.song.lanes}
    cells = {(cell.slot, cell.lane) for cell in chosen.cells} | {(ref.slot, ref.lane) for ref in chosen.parts}
    cells |= {(slot, lane) for slot in chosen.slots for lane in lanes}
    cells |= {(slot.id, lane) for slot in order for lane in chosen.lanes}
    sections = {slot.id: slot.section for slot in order}
    return tuple(dict.fromkeys((sections[slot], lane) for slot, lane in sorted(cells)))


def _standing(
    song: Song, arrangement: Arrangement, cells: tuple[SectionCell, ...] | None, found: tuple[Hole, ...]
) -> Standing:
    if not arrangement.order or not song.lanes:
        return "no-song"
    if not found:
        return "full" if cells is None else "selection-full"
    if not song.pieces:
        return "no-pieces"
    grounds = (section_ground(song, song.sections[key]) for key in {hole.section for hole in found})
    return "ready" if any(ground.known for ground in grounds) else "no-chords"


def _filled_apart(song: Song, variant: ArrangementId, found: Assembly) -> Song:
    song, own = own_sections(song, variant, {laid.hole.section for laid in found.laid})
    moved = tuple(
        replace(laid, hole=replace(laid.hole, section=own[laid.hole.section])) for laid in found.laid
    )
    return filled(song, replace(found, laid=moved))


def _sentence(song: Song, names: dict[SectionId, str], one: Reason) -> str:
    lane_names = {lane.id: lane.name or say(f"role-{lane.role}") for lane in song.lanes}
    return say(
        _code(one),
        section=names.get(one.section, "") if one.section is not None else "",
        other=_other_name(one, names, lane_names),
        lanes=_listed([lane_names[lane] for lane in one.lanes]),
        piece=_piece_name(song, one.piece) or _several(song, one.pieces),
        moved=f" {one.moved:+d}".replace("-", "−") if one.moved else "",
        interval=_interval(one.number) if _moves(one) else "",
        number=one.number,
    )


def _code(one: Reason) -> str:
    if _moves(one):
        return one.code + ("-higher" if one.number > 0 else "-lower")
    if one.code == "filling-repeats" and len(one.lanes) > 1:
        return "filling-repeats-several"
    return f"{one.code}-one" if one.number == 1 and one.code in _COUNTED else one.code


def _interval(semitones: int) -> str:
    size = abs(semitones)
    return say(f"filling-interval-{size}" if size <= 12 else "filling-interval-wide")


_COUNTED = frozenset({"filling-rises", "filling-left-empty", "filling-lane"})


def _moves(one: Reason) -> bool:
    """Whether its number is an interval."""
    return one.code in {"filling-borrows", "filling-transposes"} and one.number != 0


def _other_name(one: Reason, names: dict[SectionId, str], lanes: dict[LaneId, str]) -> str:
    if one.other is None:
        return ""
    if one.code == "filling-borrows":
        return lanes.get(LaneId(one.other), "")
    return names.get(SectionId(one.other), "")


def _piece_name(song: Song, piece: PieceId | None) -> str:
    return (song.pieces[piece].name or say("unnamed-piece")) if piece is not None else ""


def _several(song: Song, pieces: tuple[PieceId, ...]) -> str:
    """Their names, to stand between quotation marks; the first three of many."""
    names = list(dict.fromkeys(_piece_name(song, piece) for piece in pieces))
    return "”, “".join(names[:3] if len(names) <= 3 else [*names[:3], "…"])


def _listed(names: list[str]) -> str:
    """ "Bass", "Bass and Keys", "Bass, Keys and 2 more"."""
    if len(names) <= 1:
        return "".join(names)
    if len(names) <= 3:
        return say("filling-and", first=", ".join(names[:-1]), last=names[-1])
    return say("filling-and-more", first=", ".join(names[:2]), count=len(names) - 2)
