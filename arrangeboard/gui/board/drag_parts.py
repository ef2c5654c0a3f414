"""Parts that follow the pointer over the board: moved, copied with Alt, or kept as pieces in the tray."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from arrangeboard.app.moving import copy_parts_to, move_parts_to
from arrangeboard.app.selection import Cell, PartRef
from arrangeboard.board.heat_marks import Aim, heat_marks
from arrangeboard.board.heat_words import heat_hint, landing_label
from arrangeboard.board.landing import Landing, part_landing
from arrangeboard.board.landing_marks import landing_marks
from arrangeboard.board.landing_words import landing_hint
from arrangeboard.board.overlay import OverlayItem, drop_place, find_part, pill
from arrangeboard.fit.carrying.heat import NO_HEAT, Heat
from arrangeboard.fit.carrying.mend import AS_IS, Mend
from arrangeboard.gui.board.cells import cell_at, cell_key, nearest_cell
from arrangeboard.gui.board.gesture import Layers, Pointer, Shown
from arrangeboard.song.bars import BarGrid, beat_ticks, section_grid
from arrangeboard.song.edits.parts import remove_parts
from arrangeboard.song.values import Part, Piece

if TYPE_CHECKING:
    from arrangeboard.fit.carrying.heats import Heats


class DragParts:
    """Letting go moves the parts there, or copies them with Alt; over the tray it makes pieces of them.

    A part dragged within its own cell goes by bars, with Ctrl by beats; dragged to another it keeps its
    place in the section. With Shift a single part takes along what would make it fit better.
    """

    def __init__(self, board: Shown, grabbed: PartRef, pointer: Pointer) -> None:
        self._board = board
        self._grabbed = grabbed
        self._parts = board.document.selection.parts | {grabbed}
        self._start = nearest_cell(board, pointer)
        self._pressed = self._pointer = pointer

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer."""
        self._pointer = pointer

    @property
    def _is_over_tray(self) -> bool:
        return self._board.is_over_tray(self._pointer)

    @property
    def _offset(self) -> tuple[int, int]:
        """By how many slots and lanes the parts are moved."""
        slot, lane = nearest_cell(self._board, self._pointer)
        return slot - self._start[0], lane - self._start[1]

    @property
    def _target(self) -> Cell:
        geometry = self._board.scene.geometry
        slot, lane = self._offset
        grabbed = geometry.slot_index[self._grabbed.slot], geometry.lane_index[self._grabbed.lane]
        return cell_at(self._board.scene, grabbed[0] + slot, grabbed[1] + lane)

    @property
    def _tick(self) -> int:
        """Where the grabbed part would start in its section."""
        part = self._part(self._grabbed)
        if self._offset[0] or len(self._parts) > 1:
            return part.start_tick
        scene = self._board.scene
        slot = scene.geometry.slot_index[self._grabbed.slot]
        width = max(1, scene.geometry.slot_width(slot))
        grid = section_grid(scene.song, scene.section(slot))
        moved = (self._pointer.x - self._pressed.x) * grid.length_ticks / width
        wanted = max(0, round(part.start_tick + moved))
        return _nearest_beat(grid, wanted) if self._pointer.ctrl else _nearest_bar(grid, wanted)

    def _part(self, ref: PartRef) -> Part:
        part = find_part(self._board.scene, ref.slot, ref.lane, ref.part)
        if part is None:
            raise LookupError(ref)
        return part

    def release(self) -> None:
        """Move or copy the parts there, or let the tray make pieces of them."""
        if self._is_over_tray:
            self._board.give_to_tray(self._parts)
            return
        move = copy_parts_to if self._pointer.alt else move_parts_to
        mend = self._mend()
        move(self._board.document, self._grabbed, self._parts, self._target, self._tick, mend=mend)

    def layers(self) -> Layers:
        """The parts where they would land, with what makes room; over the tray nothing lands."""
        if self._is_over_tray:
            return Layers()
        items = self._warm()
        for ref in sorted(self._parts, key=lambda ref: ref == self._grabbed):
            items += self._marks(ref)
        if self._pointer.alt:
            frame = self._board.frame
            x, y = frame.board_x(self._pointer.x) + 14, frame.board_y(self._pointer.y) + 14
            items += pill(self._board.lettering.say("board-copy"), x, y, self._board.lettering)
        return Layers(ground=items)

    def _marks(self, ref: PartRef) -> list[OverlayItem]:
        board, landing = self._board, self._landing(ref)
        if landing is None:
            return []
        geometry, visible = board.scene.geometry, board.frame.on_board(board.frame.ground)
        place = drop_place(board.scene, (geometry.slots[landing.slot], geometry.lanes[landing.lane]))
        worded = ref == self._grabbed
        told = landing_label(self._heat(), board.lettering.say, taken=not self._mend().is_nothing)
        marks = landing_marks(board.scene, landing, board.lettering, visible, worded=worded, told=told)
        return [*place, *marks]

    def _warm(self) -> list[OverlayItem]:
        """How well a single part would fit everywhere."""
        board, heats = self._board, self._heats
        landing = self._landing(self._grabbed)
        if heats is None or landing is None:
            return []
        visible, aim = board.frame.on_board(board.frame.ground), Aim(landing.lane, landing.slot)
        board.warmth.follow(heats, board.scene, aim, visible)
        return heat_marks(board.scene, heats.seen, aim, board.lettering, visible)

    @property
    def _heats(self) -> Heats | None:
        """The heats of a single part that plays a piece, on a board without it, unless it is copied."""
        return self._copied_heats if self._pointer.alt else self._moved_heats

    @cached_property
    def _moved_heats(self) -> Heats | None:
        return self._find_heats(leaving=True)

    @cached_property
    def _copied_heats(self) -> Heats | None:
        return self._find_heats(leaving=False)

    def _find_heats(self, *, leaving: bool) -> Heats | None:
        from arrangeboard.fit.carrying.heats import Heats  # noqa: PLC0415  brings the judge

        part, song = self._part(self._grabbed), self._board.scene.song
        piece = self._piece(part)
        if piece is None or len(self._parts) > 1:
            return None
        sections = {slot.id: slot.section for slot in song.arrangement.order}
        ref = self._grabbed
        left = remove_parts(song, [(sections[ref.slot], ref.lane, ref.part)]) if leaving else song
        return Heats(left, left.arrangement, piece, transpose=part.transpose)

    def _piece(self, part: Part) -> Piece | None:
        return self._board.scene.song.pieces[part.piece] if part.piece is not None else None

    def _heat(self) -> Heat:
        """How well the part would fit where it hangs."""
        heats, place = self._heats, self._landing_as_it_is(self._grabbed)
        if heats is None or place is None:
            return NO_HEAT
        return heats.of_part(place.slot, place.lane, place.part)

    def _mend(self) -> Mend:
        """What the part takes along."""
        return self._heat().mend if self._pointer.shift else AS_IS

    def _landing(self, ref: PartRef) -> Landing | None:
        """Where one of the parts would land, transposed where it takes that along."""
        landing = self._landing_as_it_is(ref)
        by = self._mend().semitones if landing is not None else 0
        if landing is None or not by:
            return landing
        return replace(landing, part=replace(landing.part, transpose=landing.part.transpose + by))

    def _landing_as_it_is(self, ref: PartRef) -> Landing | None:
        """Where one of the parts would land; None outside the board, or past the end of a shorter section."""
        scene, geometry = self._board.scene, self._board.scene.geometry
        slot = geometry.slot_index[ref.slot] + self._offset[0]
        lane = geometry.lane_index[ref.lane] + self._offset[1]
        if not (0 <= slot < len(geometry.slots) and 0 <= lane < len(geometry.lanes)):
            return None
        part = self._part(ref)
        if ref == self._grabbed:
            part = replace(part, start_tick=self._tick)
        if part.start_tick >= geometry.slot_ticks(slot):
            return None
        piece = self._piece(part)
        gone = frozenset() if self._pointer.alt else {one.part for one in self._parts}
        return part_landing(scene, part, piece, (slot, lane), leaving=gone)

    def hint(self) -> str:
        """Where the parts would land and what would make room, or what the tray would do."""
        say, scene, target = self._board.lettering.say, self._board.scene, self._target
        if self._is_over_tray:
            return say("board-hint-to-tray")
        code = "board-hint-copy" if self._pointer.alt else "board-hint-move"
        landing = self._landing(self._grabbed)
        if landing is not None and len(self._parts) == 1:
            does = landing_hint(scene, landing, say, code)
            told = heat_hint(self._heat(), say, taken=not self._mend().is_nothing)
            return f"{told} {does}" if told else does
        lane = scene.lane(scene.geometry.lane_index[target.lane]).name
        return say(code, section=scene.names[cell_key(target)[0]], lane=lane)


def _nearest_bar(grid: BarGrid, tick: int) -> int:
    return grid.starts[min(grid.nearest_line(tick), grid.bars - 1)]


def _nearest_beat(grid: BarGrid, tick: int) -> int:
    bar = grid.bar_at(tick)
    beat = beat_ticks(grid.meters[bar])
    wanted = grid.starts[bar] + round((tick - grid.starts[bar]) / beat) * beat
    return min(wanted, grid.length_ticks - beat)
