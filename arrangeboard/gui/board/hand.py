"""The hand on the board: which press begins which gesture, and what a click without a drag does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from arrangeboard.app.adding import add_likeliest
from arrangeboard.app.places import line_near
from arrangeboard.app.selecting import extend_to
from arrangeboard.app.selection import Cell, PartRef, Selection
from arrangeboard.board.hit import (
    AddLane,
    AddSection,
    EmptyCell,
    FilledCell,
    Ground,
    LaneHeader,
    LaneMute,
    LaneSolo,
    SectionEdge,
    SectionHeader,
    Strip,
    Target,
    hit,
)
from arrangeboard.gui.board.choosing import choose_cell, choose_lane, choose_part, choose_slot
from arrangeboard.gui.board.drag_parts import DragParts
from arrangeboard.gui.board.gesture import Gesture, Layers, Pointer
from arrangeboard.gui.board.keys import focused_target
from arrangeboard.gui.board.lane_gestures import DragLanes
from arrangeboard.gui.board.part_gestures import Band, Brush
from arrangeboard.gui.board.section_gestures import DragEdge, DragSections
from arrangeboard.gui.board.strip_gestures import DrawLoop
from arrangeboard.gui.board.view_state import toggled_mute, toggled_solo
from arrangeboard.song.ids import SlotId

if TYPE_CHECKING:
    from arrangeboard.gui.board.board_view import BoardView

Begin = Callable[[], Gesture]
Do = Callable[[], object]


class Hand:
    """Follows the mouse from press to release.

    A press prepares two things: what a drag begins and what a click does. Which one it was is known when
    the pointer has moved far enough, or is let go.
    """

    def __init__(self, board: BoardView) -> None:
        self._board = board
        self.hover: Target = Ground()
        self.gesture: Gesture | None = None
        self.is_painting = False
        self._pressed: Pointer | None = None
        self._begin: Begin | None = None
        self._click: Do | None = None
        self._added = False

    def press(self, pointer: Pointer) -> None:
        """The left button goes down."""
        self._pressed, self._begin, self._click, self._added = pointer, None, None, False
        target = self._at(pointer)
        self.hover = target
        match target:
            case FilledCell() | EmptyCell() if self.is_painting:
                self._start(Brush(self._board, pointer))
            case FilledCell(slot, lane, part, _):
                self._press_part(PartRef(slot, lane, part), pointer)
            case EmptyCell(slot, lane, tick):
                self._press_cell(Cell(slot, lane), tick, pointer)
            case Ground():
                self._begin, self._click = lambda: Band(self._board, pointer), self._deselect
            case Strip(tick):
                self._press_strip(tick, pointer)
            case _:
                self._press_header(target, pointer)

    def move(self, pointer: Pointer) -> None:
        """The pointer moves, with the button down or up."""
        if self.gesture:
            self.gesture.move(pointer)
            self._board.say_hint(self.gesture.hint())
            self._board.viewport().update()
        elif self._pressed and self._begin:
            if _far(self._pressed, pointer):
                self._start(self._begin())
                self.move(pointer)
        elif not self._pressed:
            self._point_at(self._at(pointer))

    def release(self) -> None:
        """The left button comes up."""
        gesture, click = self.gesture, self._click
        self._forget()
        if gesture:
            # First, so that the reason of a refusal stays to be read.
            self._board.say_hint("")
            self._board.attempt(gesture.release)
            self._board.viewport().update()
        elif click:
            self._board.attempt(click)

    def cancel(self) -> bool:
        """Drop a gesture, if there is one; nothing has been changed."""
        had = self.gesture is not None or self._pressed is not None
        self._forget()
        if had:
            self._board.say_hint("")
            self._board.viewport().update()
        return had

    def double_click(self, pointer: Pointer) -> None:
        """Open what lies under the pointer; not what the first of the two clicks has just added."""
        if not self._added and not self.is_painting:
            self._board.open_target(self._at(pointer), pointer)

    def leave(self) -> None:
        """The pointer leaves the board."""
        self._point_at(Ground())

    def ask_menu(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the pointer, or of what the keyboard points at."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            target = focused_target(self._board) or Ground()
        else:
            scale = self._board.theme.scale
            target = self._at(Pointer(event.pos().x() / scale, event.pos().y() / scale))
            self._choose_for_menu(target)
        self._board.context_menu_requested.emit(target, event.globalPos())

    def _choose_for_menu(self, target: Target) -> None:
        """What the menu is about is selected, unless it already is."""
        document, scene = self._board.document, self._board.scene
        before, plain = document.selection, Pointer(0, 0)
        match target:
            case FilledCell(slot, lane, part, _):
                document.select(choose_part(before, PartRef(slot, lane, part), plain))
            case EmptyCell(slot, lane, _) if Cell(slot, lane) not in before.cells:
                document.select(choose_cell(before, Cell(slot, lane), plain))
            case SectionHeader(slot) | SectionEdge(slot):
                document.select(choose_slot(before, slot, plain, scene))
            case LaneHeader(lane) | LaneMute(lane) | LaneSolo(lane):
                document.select(choose_lane(before, lane, plain, scene))

    def layers(self) -> Layers:
        """What the gesture draws over the board."""
        return self.gesture.layers() if self.gesture else Layers()

    def _at(self, pointer: Pointer) -> Target:
        """What lies under the pointer; on the strip the line that a click would stand at."""
        scene = self._board.scene
        target = hit(scene, self._board.frame, pointer.x, pointer.y)
        if isinstance(target, Strip):
            return Strip(line_near(scene.song, target.tick, to_beat=pointer.ctrl))
        return target

    def _point_at(self, target: Target) -> None:
        if target != self.hover:
            before, self.hover = self.hover, target
            self._board.hover_changed(before, target)

    def _start(self, gesture: Gesture) -> None:
        self.gesture = gesture
        self._board.say_hint(gesture.hint())
        self._board.viewport().update()

    def _forget(self) -> None:
        self._board.warmth.cool()
        self.gesture = self._pressed = self._begin = self._click = None

    def _press_part(self, ref: PartRef, pointer: Pointer) -> None:
        document = self._board.document
        if pointer.shift:
            extend_to(document, ref.cell)
            return
        document.select(choose_part(document.selection, ref, pointer))
        if pointer.ctrl:
            return
        self._begin = lambda: DragParts(self._board, ref, pointer)
        # Pressed inside a larger selection it may be dragged as a whole; a mere click selects one.
        self._click = lambda: self._click_part(ref, pointer)

    def _click_part(self, ref: PartRef, pointer: Pointer) -> None:
        """Select a part; with a click on its badge, ask what there is to say about it."""
        self._board.document.select(Selection(parts=frozenset({ref}), focus=ref.cell))
        if self._board.badges.is_at(ref, pointer):
            self._board.advice_requested.emit(ref)

    def _press_cell(self, cell: Cell, tick: int, pointer: Pointer) -> None:
        document = self._board.document
        self._begin = lambda: Band(self._board, pointer)
        if pointer.shift:
            self._click = lambda: extend_to(document, cell)
        elif (
            self._board.sockets.is_sign_at(EmptyCell(cell.slot, cell.lane, tick), pointer)
            and not pointer.ctrl
        ):
            self._click = lambda: self._board.choose_fitting(cell)
        elif pointer.ctrl or self._board.recording.chooses_cells:
            self._click = lambda: document.select(choose_cell(document.selection, cell, pointer))
        else:
            self._click = lambda: self._add(cell, tick)

    def _add(self, cell: Cell, tick: int) -> None:
        self._added = True
        add_likeliest(self._board.document, cell, tick=tick)

    def _deselect(self) -> None:
        self._board.document.select(Selection())

    def _press_strip(self, tick: int, pointer: Pointer) -> None:
        board = self._board
        self._begin = lambda: DrawLoop(board, pointer, board.loop_requested.emit)
        self._click = lambda: board.place_requested.emit(tick)

    def _press_header(self, target: Target, pointer: Pointer) -> None:
        board, document = self._board, self._board.document
        match target:
            case SectionEdge(slot):
                self._begin = lambda: DragEdge(board, slot)
                self._click = lambda: document.select(
                    choose_slot(document.selection, slot, pointer, board.scene)
                )
            case SectionHeader(slot):
                document.select(choose_slot(document.selection, slot, pointer, board.scene))
                self._begin = lambda: DragSections(board, document.selection.slots, pointer)
                if not (pointer.shift or pointer.ctrl):
                    self._click = lambda: self._click_section(slot)
            case LaneHeader(lane):
                document.select(choose_lane(document.selection, lane, pointer, board.scene))
                self._begin = lambda: DragLanes(board, document.selection.lanes, pointer)
                self._choose_alone(Selection(lanes=frozenset({lane})), pointer)
            case LaneMute(lane):
                self._click = lambda: document.look(toggled_mute(document.song.view, lane))
            case LaneSolo(lane):
                self._click = lambda: document.look(toggled_solo(document.song.view, lane))
            case AddSection():
                self._click = board.add_section_requested.emit
            case AddLane():
                self._click = board.add_lane_requested.emit

    def _click_section(self, slot: SlotId) -> None:
        self._board.document.select(Selection(slots=frozenset({slot})))
        self._board.section_clicked.emit(slot)

    def _choose_alone(self, one: Selection, pointer: Pointer) -> None:
        """Several headers can be dragged as a whole; a mere click on one of them selects that one."""
        if not (pointer.shift or pointer.ctrl):
            self._click = lambda: self._board.document.select(one)


def _far(one: Pointer, other: Pointer) -> bool:
    reach = QApplication.startDragDistance()
    return abs(one.x - other.x) + abs(one.y - other.y) >= reach
