"""The piano roll with everything around it: title, tools, and the view with the hand in it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from arrangeboard.app.document import Change
from arrangeboard.app.roll.open_piece import open_piece, song_with
from arrangeboard.app.roll.opening import close, follow_selection
from arrangeboard.app.roll.state import RollState
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.gui.roll.ear import Ear
from arrangeboard.gui.roll.roll_hand import Hand
from arrangeboard.gui.roll.roll_keys import claims, step_through
from arrangeboard.gui.roll.roll_playing import RollPlaying
from arrangeboard.gui.roll.roll_view import RollView
from arrangeboard.gui.roll.rule_row import RuleRow
from arrangeboard.gui.roll.stage import Stage
from arrangeboard.gui.roll.title_row import TitleRow
from arrangeboard.gui.roll.tool_row import ToolRow
from arrangeboard.gui.window.actions import Actions
from arrangeboard.gui.window.context import show_context_menu
from arrangeboard.gui.window.desk import Desk
from arrangeboard.gui.window.menus import Submenus
from arrangeboard.roll.frame import RollFrame
from arrangeboard.roll.place import RollPlace
from arrangeboard.roll.scene import RollScene, choose, roll_scene
from arrangeboard.song.values import Song
from arrangeboard.words import say

LEAST_VIEW_HEIGHT = 150


class RollPanel(QFrame):
    """Shows what the document's roll holds. It keeps nothing that the document does not say."""

    def __init__(
        self,
        desk: Desk,
        actions: Actions,
        playing: Playing,
        submenus: Submenus,
        say_hint: Callable[[str], object],
    ) -> None:
        super().__init__()
        self.setObjectName("roll-panel")
        self._desk = desk
        self._actions = actions
        self._submenus = submenus
        self._shown: tuple[Song, RollState] | None = None
        self._heights: dict[int, RollFrame] = {}
        self.view = RollView(desk.theme)
        self.view.setMinimumHeight(LEAST_VIEW_HEIGHT)
        self.ear = Ear(playing, self)
        stage = Stage(desk.document, self.view, self.ear)
        self.hand = Hand(
            stage, desk.attempt, say_hint, offer=self._offer, leave_roll=lambda: close(desk.document)
        )
        self.view.hand = self.hand
        self.view.installEventFilter(self)
        self.title = TitleRow(desk)
        self.tools = ToolRow(desk, actions, submenus, self.view.fit)
        self.tools.follow_keys(playing)
        self.rule = RuleRow(desk)
        self.playhead = RollPlaying(desk.document, self.view, playing)
        self.setWhatsThis(say("what-is-roll"))
        self._lay_out()
        desk.listen(self, self._follow)
        self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take keys before they become shortcuts, or lead the focus on."""
        if watched is self.view and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and claims(self.hand, event):
                event.accept()
                return True
            steps = {int(Qt.Key.Key_Tab): 1, int(Qt.Key.Key_Backtab): -1}
            step = steps.get(event.key(), 0)
            if event.type() == QEvent.Type.KeyPress and step and self.view.scene is not None:
                return step_through(self.hand, step)
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let nothing sound or hang in the hand that is no longer seen."""
        self.hand.cancel()
        self.ear.let_go()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.tools)
        look = self._desk.theme
        around = QHBoxLayout()
        around.setContentsMargins(look.size(10), 0, look.size(10), look.size(6))
        around.addWidget(self.rule)
        column.addLayout(around)
        column.addWidget(self.view, 1)

    def _follow(self, change: Change) -> None:
        if change.what == "selection":
            follow_selection(self._desk.document)
        elif change.what not in {"saved", "opened"} and not _only_board_moved(change):
            seen = self.view.frame
            self._refresh()
            self._stand_as_before(change.what, seen)

    def _stand_as_before(self, what: str, seen: RollFrame) -> None:
        """Behind undo show the rows that were seen when the step was made, not where its notes had led."""
        step = self._desk.document.step
        if what == "edit":
            self._heights[step - 1] = seen
        elif what == "undo" and step in self._heights:
            self.view.scroll_down_to(self._heights[step])

    def _refresh(self) -> None:
        document = self._desk.document
        if open_piece(document) is None:
            self.hand.cancel()
            self.view.show_scene(None)
            self._shown = None
            return
        before, self._shown = self._shown, (document.song, document.roll)
        if before is not None and not _same_place(before[1], document.roll):
            self.hand.cancel()
        self._show_scene(before)
        if before is None or not _same_place(before[1], document.roll):
            self._heights.clear()
            self.view.show_focus(None)
            self.view.fit()
        if self.view.shows_velocity != document.roll.shows_velocity:
            self.view.set_velocity_shown(shown=document.roll.shows_velocity)
        for row in (self.title, self.tools, self.rule):
            row.refresh()
        if self.hand.gesture is None:
            self.hand.rest()
        self.playhead.show()

    def _show_scene(self, before: tuple[Song, RollState] | None) -> None:
        """Make the scene anew; where only other notes are chosen, choose them in it."""
        song, roll = self._desk.document.song, self._desk.document.roll
        held = self.view.scene
        if before is not None and held is not None and before[0] is song and _alike(before[1], roll):
            self.view.show_scene(choose(held, roll.chosen))
            return
        shown = open_piece(self._desk.document)
        if shown is not None:
            with_piece = song_with(song, shown)
            scene = roll_scene(
                with_piece,
                song.arrangement,
                _place(roll),
                notes=shown.notes,
                chosen=roll.chosen,
                snap_ticks=roll.snap.ticks,
            )
            if held is not None and _material(held) != _material(scene):
                # What is in the hand are notes as they were: letting go would write them again.
                self.hand.cancel()
            self.view.show_scene(scene)

    def _offer(self, where: QPoint) -> None:
        show_context_menu(self.window(), "notes", where, self._actions, self._submenus)


def _only_board_moved(change: Change) -> bool:
    """Whether the same arrangement is looked at in another way, which says nothing of the piece."""
    return change.what == "view" and change.before.arrangement is change.after.arrangement


def _place(roll: RollState) -> RollPlace:
    ref = roll.ref
    return RollPlace(roll.piece) if ref is None else RollPlace(roll.piece, ref.slot, ref.lane, ref.part)


def _same_place(one: RollState, other: RollState) -> bool:
    """Whether the same thing is open: the same part, whatever piece it plays now, or the same piece."""
    return one.ref == other.ref and (one.ref is not None or one.piece == other.piece)


def _material(scene: RollScene) -> tuple[object, ...]:
    """What a gesture holds on to from its press to its release."""
    return scene.notes, scene.length_ticks, scene.rows, scene.is_editable


def _alike(one: RollState, other: RollState) -> bool:
    """Whether nothing but what is chosen in it differs for the scene."""
    return (one.ref, one.piece, one.snap) == (other.ref, other.piece, other.snap)
