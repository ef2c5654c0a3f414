"""Parts dragged over the board: moved or copied by so many sections, lanes and ticks."""

from collections.abc import Iterable, Set

from arrangeboard.app.document import Document
from arrangeboard.app.pieces.placing import with_mend
from arrangeboard.app.selection import Cell, PartRef, Selection, part_refs
from arrangeboard.fit.carrying.mend import AS_IS, Mend
from arrangeboard.song.edits.checking import title
from arrangeboard.song.edits.parts import PartMove, SectionCell, copy_parts, find_part, move_parts
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import LaneId, SlotId
from arrangeboard.song.values import Part, Song
from arrangeboard.theory.instruments import instrument_name


def move_parts_to(
    document: Document,
    grabbed: PartRef,
    parts: Set[PartRef],
    target: Cell,
    tick: int,
    *,
    mend: Mend = AS_IS,
) -> None:
    """Move `parts` so that `grabbed`, one of them, lands in `target` at `tick`; they stay selected.

    It takes a mend along. What they land on makes room. Refused where one of them would leave the board.
    """
    landing = _Landing(document.song, grabbed, target, tick)
    # Two repeats that show one part name it twice; it can go to one place only.
    moves = {
        (move.section, move.lane, move.part): (ref, move) for ref, move in reversed(landing.moves(parts))
    }
    chosen = [move for _, move in moves.values()]
    document.apply(
        "step-move-parts",
        lambda song: with_mend(move_parts(song, chosen), landing.cell, tick, mend),
        **landing.words(document.song),
    )
    moved = {landing.ref(ref) for ref, _ in moves.values()}
    _select(document, moved, target)


def copy_parts_to(
    document: Document,
    grabbed: PartRef,
    parts: Set[PartRef],
    target: Cell,
    tick: int,
    *,
    mend: Mend = AS_IS,
) -> None:
    """Copy `parts` so that the copy of `grabbed` lands in `target` at `tick`; the copies are selected.

    That copy takes a mend along.
    """
    landing = _Landing(document.song, grabbed, target, tick)
    moves = list(dict.fromkeys(move for _, move in landing.moves(parts)))
    before = document.song
    document.apply(
        "step-copy-parts",
        lambda song: with_mend(copy_parts(song, moves), landing.cell, tick, mend),
        **landing.words(document.song),
    )
    if document.song is not before:
        held = set(part_refs(before, before.arrangement))
        cells = {landing.ref(ref).cell for ref in parts}
        made = set(part_refs(document.song, document.song.arrangement)) - held
        _select(document, {ref for ref in made if ref.cell in cells}, target)


def _select(document: Document, parts: Iterable[PartRef], focus: Cell) -> None:
    document.select(Selection(parts=frozenset(parts), focus=focus))


class _Landing:
    """Where dragged parts land: the way that the grabbed one goes, all go."""

    def __init__(self, song: Song, grabbed: PartRef, target: Cell, tick: int) -> None:
        self._song = song
        self._target = target
        self._sections = {slot.id: slot.section for slot in song.arrangement.order}
        self._slots: list[SlotId] = list(self._sections)
        self._lanes: list[LaneId] = [lane.id for lane in song.lanes]
        self._dx = self._slots.index(target.slot) - self._slots.index(grabbed.slot)
        self._dy = self._lanes.index(target.lane) - self._lanes.index(grabbed.lane)
        self._ticks = tick - self._part(grabbed).start_tick

    @property
    def cell(self) -> SectionCell:
        """The cell that the grabbed part lands in."""
        return self._sections[self._target.slot], self._target.lane

    def _part(self, ref: PartRef) -> Part:
        return find_part(self._song, self._sections[ref.slot], ref.lane, ref.part)

    def ref(self, ref: PartRef) -> PartRef:
        """The part where it lands; EditRefused outside the board."""
        x, y = self._slots.index(ref.slot) + self._dx, self._lanes.index(ref.lane) + self._dy
        if not (0 <= x < len(self._slots) and 0 <= y < len(self._lanes)):
            raise EditRefused("parts-leave-board")
        return PartRef(self._slots[x], self._lanes[y], ref.part)

    def moves(self, parts: Set[PartRef]) -> list[tuple[PartRef, PartMove]]:
        """Each part with where it goes, in the order of the board."""
        in_order = sorted(parts, key=lambda ref: (self._slots.index(ref.slot), ref))
        return [(ref, self._move(ref)) for ref in in_order]

    def _move(self, ref: PartRef) -> PartMove:
        lands = self.ref(ref)
        start = max(self._part(ref).start_tick + self._ticks, 0)
        section, to_section = self._sections[ref.slot], self._sections[lands.slot]
        return PartMove(section, ref.lane, ref.part, to_section, lands.lane, start)

    def words(self, song: Song) -> dict[str, str]:
        """What to call the place in the history."""
        lane = song.lanes[self._lanes.index(self._target.lane)]
        section = song.sections[self._sections[self._target.slot]]
        return {"section": title(section), "lane": lane.name or instrument_name(lane.sound)}
