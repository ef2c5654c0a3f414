"""The board: one painted scroll area with the song's sections across and its instruments down.

It holds no copy of the song. It listens to the document, makes a scene of what is shown, and paints again
only what two scenes differ in. What a hand or a key asks for is done through the use cases of `app`.
"""

from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from arrangeboard.app.document import Change, Document
from arrangeboard.app.selection import Cell, PartRef, Selection
from arrangeboard.board.changes import marked_rects, stale
from arrangeboard.board.hit import (
    EmptyCell,
    FilledCell,
    LaneHeader,
    SectionEdge,
    SectionHeader,
    Strip,
    Target,
    hit,
)
from arrangeboard.board.items import Rect
from arrangeboard.board.overlay import cell_rect
from arrangeboard.board.playback import loop_rect, playhead_x
from arrangeboard.board.reach import cell_reach
from arrangeboard.board.scene import make_scene
from arrangeboard.errors import UserError
from arrangeboard.gui.board.autoscroll import Autoscroll
from arrangeboard.gui.board.badge_marks import BadgeMarks
from arrangeboard.gui.board.cells import cell_key
from arrangeboard.gui.board.drops import Drops
from arrangeboard.gui.board.gesture import PieceTray, Pointer, pointer_of
from arrangeboard.gui.board.hand import Hand
from arrangeboard.gui.board.hints import hint_code
from arrangeboard.gui.board.keys import press_key
from arrangeboard.gui.board.motion import shifts_between
from arrangeboard.gui.board.over import marks_of, paint_over
from arrangeboard.gui.board.preview import Preview
from arrangeboard.gui.board.recording_mark import RecordingMark
from arrangeboard.gui.board.rename import Naming
from arrangeboard.gui.board.scrolled import ScrolledBoard
from arrangeboard.gui.board.socket_layer import SocketLayer
from arrangeboard.gui.board.speech import spoken
from arrangeboard.gui.board.warmth import Warmth
from arrangeboard.gui.board.wheel import turn_wheel
from arrangeboard.gui.look.theme import Theme
from arrangeboard.song.ids import SlotId
from arrangeboard.words import say, say_error


class BoardView(ScrolledBoard):
    """The song's board, to be seen and touched.

    Targets of signals are those of `arrangeboard.board.hit`. Without `animated` nothing slides.
    """

    part_opened = Signal(object)
    advice_requested = Signal(object)
    chords_requested = Signal(int)
    instrument_requested = Signal(int)
    rename_requested = Signal(object)
    context_menu_requested = Signal(object, QPoint)
    add_section_requested = Signal()
    add_lane_requested = Signal()
    hint_changed = Signal(str)
    refused = Signal(str)
    painting_changed = Signal(bool)
    section_clicked = Signal(int)
    fitting_requested = Signal()
    place_requested = Signal(int)
    loop_requested = Signal(object)
    loop_ended = Signal()
    scrolled_by_hand = Signal()

    def __init__(
        self, document: Document, theme: Theme, parent: QWidget | None = None, *, animated: bool = True
    ) -> None:
        super().__init__(document, theme, parent)
        self.animated = animated
        self.tray: PieceTray | None = None
        self._shows_tray_cursor = False
        self.hand = Hand(self)
        self.drops = Drops(self)
        self.warmth = Warmth(self, self.viewport().update)
        self.sockets = SocketLayer(self)
        self._carried = ""
        self.recording = RecordingMark(self)
        self.badges = BadgeMarks(self)
        self.preview = Preview(self)
        self._marked = document.selection
        self._loop: tuple[SlotId, ...] = ()
        self._loops_song = False
        self.naming = Naming(self)
        self._autoscroll = Autoscroll(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("board-name"))
        self.viewport().setMouseTracking(True)
        self.setAcceptDrops(True)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.actionTriggered.connect(lambda _action: self.scrolled_by_hand.emit())
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.destroyed.connect(document.listen(self._document_changed))

    @property
    def is_painting(self) -> bool:
        """Whether the brush is in the hand."""
        return self.hand.is_painting

    def set_painting(self, *, on: bool) -> None:
        """Take the brush, or put it away."""
        if on != self.hand.is_painting:
            self.hand.is_painting = on
            self._set_cursor(Qt.CursorShape.CrossCursor if on else Qt.CursorShape.ArrowCursor)
            self.viewport().update()
            self.painting_changed.emit(on)

    def attempt(self, action: Callable[[], object]) -> None:
        """Do what a gesture asks for; where it is refused, say why."""
        try:
            action()
        except UserError as error:
            self.refused.emit(say_error(error))
            self.say_hint(say_error(error))

    def say_hint(self, hint: str) -> None:
        """Tell the status bar; while something is in the hand, a screen reader too."""
        self.hint_changed.emit(hint)
        carried = hint if self.hand.gesture or self.drops.is_over else ""
        if carried != self._carried:
            self._carried = carried
            self._speak()

    @property
    def loop(self) -> tuple[SlotId, ...]:
        """The sections that are shown as repeated."""
        return self.scene.geometry.slots if self._loops_song else self._loop

    def set_loop(self, slots: tuple[SlotId, ...], *, is_song: bool = False) -> None:
        """Show that these sections are repeated, or the whole song; with neither, nothing."""
        self._loop, self._loops_song = slots, is_song
        self.update_view(self.frame.above)

    def is_on_loop(self, pointer: Pointer) -> bool:
        """Whether the pointer is on the band of the loop."""
        rect = loop_rect(self.scene.geometry, self.frame, self.loop)
        return rect is not None and rect.contains(self.frame.board_x(pointer.x), pointer.y)

    def is_over_tray(self, pointer: Pointer) -> bool:
        """Whether the pointer has left the board for the tray of pieces."""
        at = QPoint(round(pointer.x * self.theme.scale), round(pointer.y * self.theme.scale))
        if self.tray is None or self.viewport().rect().contains(at):
            return False
        return self.tray.is_over(self.viewport().mapToGlobal(at))

    def _invite(self, *, on: bool) -> None:
        if self.tray is not None:
            self.tray.invite(on=on)

    def give_to_tray(self, parts: Collection[PartRef]) -> None:
        """Let the tray make pieces of parts; they stay on the board."""
        if self.tray is not None:
            self.tray.take_parts(parts)

    def open_target(self, target: Target, pointer: Pointer | None = None) -> None:
        """Open what a double-click or Enter on a target opens; on a loop's band end the loop."""
        match target:
            case FilledCell(slot, lane, part, _):
                self.part_opened.emit(PartRef(slot, lane, part))
            case SectionHeader(slot):
                self.chords_requested.emit(slot)
            case LaneHeader(lane):
                self.instrument_requested.emit(lane)
            case Strip() if pointer is not None and self.is_on_loop(pointer):
                self.loop_ended.emit()

    def choose_fitting(self, cell: Cell) -> None:
        """Select a cell, and ask for what fits there."""
        self.document.select(Selection(cells=frozenset({cell}), focus=cell))
        self.fitting_requested.emit()

    def rename(self) -> None:
        """Rename a section or an instrument in place; ask the window to rename a selected part's piece."""
        self.naming.begin()

    def reveal_focus(self) -> None:
        """Scroll to the focused cell."""
        focus = self.document.selection.focus
        rect = cell_rect(self.scene, cell_key(focus)) if focus else None
        if rect:
            self.reveal(rect)
            self.scrolled_by_hand.emit()

    def hover_changed(self, before: Target, after: Target) -> None:
        """The pointer is over something else."""
        for target in (before, after):
            if isinstance(target, EmptyCell | FilledCell):
                index = self.scene.geometry
                slot, lane = index.slot_index.get(target.slot), index.lane_index.get(target.lane)
                if slot is not None and lane is not None:
                    self.update_board(cell_reach(self.scene, slot, lane))
            elif isinstance(target, Strip):
                x = self.frame.view_x(playhead_x(self.scene.geometry, target.tick))
                self.update_view(Rect(x - 8, 0, 16, self.frame.top))
            else:
                self.update_view(self.frame.above)
                self.update_view(self.frame.lane_headers)
        if not self.is_painting:
            edge = isinstance(after, SectionEdge)
            self._set_cursor(Qt.CursorShape.SplitHCursor if edge else Qt.CursorShape.ArrowCursor)
        code = hint_code(after, painting=self.is_painting, playing_keys=self.recording.chooses_cells)
        self.say_hint(self.sockets.hint(after) or (say(code) if code else ""))
        self._tell(self.sockets.tip(after))

    def _tell(self, tip: str) -> None:
        """Have a tooltip for where the pointer is; one that is shown goes with its place."""
        if self.viewport().toolTip() != tip:
            self.viewport().setToolTip(tip)
            QToolTip.hideText()

    def paint_over(self, painter: QPainter, dirty: Rect) -> None:
        """Paint selection, focus, ghosts and gestures."""
        paint_over(self, painter, dirty)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.hand.press(pointer_of(event, self.theme.scale))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at something, or go on with a drag."""
        pointer = pointer_of(event, self.theme.scale)
        self.hand.move(pointer)
        is_over_tray = self.hand.gesture is not None and self.is_over_tray(pointer)
        self._autoscroll.follow(pointer if self.hand.gesture and not is_over_tray else None)
        if is_over_tray != self._shows_tray_cursor:
            self._shows_tray_cursor = is_over_tray
            self._set_cursor(Qt.CursorShape.DragCopyCursor if is_over_tray else Qt.CursorShape.ArrowCursor)
            self._invite(on=is_over_tray)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._autoscroll.follow(None)
            self._invite(on=False)
            self.hand.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.hand.double_click(pointer_of(event, self.theme.scale))

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self.hand.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, cancel; what the board does not know is the window's."""
        if not press_key(self, event):
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom about the pointer with Ctrl."""
        turn_wheel(self, event)
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.scrolled_by_hand.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Select what the menu is asked for and ask the window to show it."""
        self.hand.cancel()
        self.hand.ask_menu(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pieces of the tray and sections of the shelf."""
        self.drops.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would land."""
        self.drops.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: ARG002  Qt's own signature
        """Show nothing any more."""
        self.drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """Place it."""
        self.drops.drop(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus."""
        super().focusOutEvent(event)
        self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """Look as the song was last looked at."""
        super().showEvent(event)
        self.show_view(self.document.song.view)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember how the song is looked at."""
        self.keep_view()
        super().hideEvent(event)

    def target_at(self, position: QPoint) -> Target:
        """What lies under a point of the viewport."""
        scale = self.theme.scale
        return hit(self.scene, self.frame, position.x() / scale, position.y() / scale)

    def _set_cursor(self, shape: Qt.CursorShape) -> None:
        self.viewport().setCursor(shape)

    def _document_changed(self, change: Change) -> None:
        before = self.scene
        geometry = before.geometry
        if change.what != "view":
            self.preview.show(None)
        self.scene = make_scene(change.after, geometry.zoom, geometry.lane_height, before)
        if change.what == "opened":
            self._start_over()
        elif change.what in {"edit", "undo", "redo"}:
            # What is in the hand was taken from the song as it was.
            self.hand.cancel()
            self.hurry()
        differs = stale(before, self.scene)
        if differs.everything:
            self.measure()
            self.playhead.stay()
            if self.animated and change.what in {"edit", "undo", "redo"}:
                self.slide.start(shifts_between(geometry, self.scene.geometry))
        self._mark_anew()
        if change.what == "selection":
            self._speak()
        else:
            self.update_stale(differs)
            self.update_rects(self.sockets.stale(before, self.scene))
            self.naming.stay()

    def _mark_anew(self) -> None:
        """Paint again where something was selected, and where something is."""
        before, self._marked = self._marked, self.document.selection
        if before == self._marked:
            return
        marks = (marks_of(chosen, focused=True) for chosen in (before, self._marked))
        self.update_rects([rect for one in marks for rect in marked_rects(self.scene, self.frame, one)])

    def _start_over(self) -> None:
        self.hand.cancel()
        self.naming.give_up()
        self.show_view(self.document.song.view)

    def _speak(self) -> None:
        chosen: Selection = self.document.selection
        words = self._carried or spoken(self.scene, chosen, self.badges.verdict, self.sockets.in_cell)
        self.setAccessibleDescription(words)
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
