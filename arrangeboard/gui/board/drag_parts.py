"""Parts that follow the pointer over the board: moved, copied with Alt, or kept as pieces in the tray."""

from msgspec.structs import replace

from arrangeboard.app.moving import copy_parts_to, move_parts_to
from arrangeboard.app.selection import Cell, PartRef
from arrangeboard.board.landing import Landing, part_landing
from arrangeboard.board.landing_marks import landing_marks
from arrangeboard.board.landing_words import landing_hint
from arrangeboard.board.overlay import OverlayItem, drop_place, find_part, pill
from arrangeboard.gui.board.cells import cell_at, cell_key, nearest_cell
from arrangeboard.gui.board.gesture import Layers, Pointer, Shown
from arrangeboard.song.bars import BarGrid, beat_ticks, section_grid
from arrangeboard.song.values import Part


class DragParts:
    """Letting go moves the parts there, or copies them with Alt; over the tray it makes pieces of them.

    A part dragged within its own cell goes by bars, with Ctrl by beats; dragged to another it keeps its
    place in the section.
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
        move(self._board.document, self._grabbed, self._parts, self._target, self._tick)

    def layers(self) -> Layers:
        """The parts where they would land, with what makes room; over the tray nothing lands."""
        if self._is_over_tray:
            return Layers()
        items: list[OverlayItem] = []
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
        return [*place, *landing_marks(board.scene, landing, board.lettering, visible, worded=worded)]

    def _landing(self, ref: PartRef) -> Landing | None:
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
        piece = scene.song.pieces[part.piece] if part.piece is not None else None
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
            return landing_hint(scene, landing, say, code)
        lane = scene.lane(scene.geometry.lane_index[target.lane]).name
        return say(code, section=scene.names[cell_key(target)[0]], lane=lane)


def _nearest_bar(grid: BarGrid, tick: int) -> int:
    return grid.starts[min(grid.nearest_line(tick), grid.bars - 1)]


def _nearest_beat(grid: BarGrid, tick: int) -> int:
    bar = grid.bar_at(tick)
    beat = beat_ticks(grid.meters[bar])
    wanted = grid.starts[bar] + round((tick - grid.starts[bar]) / beat) * beat
    return min(wanted, grid.length_ticks - beat)
