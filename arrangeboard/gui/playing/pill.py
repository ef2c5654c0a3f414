"""The transport in the header: to the start, stop, play or pause, loop, clicks, and what else there is.

Its buttons are the window's commands. A click leaves the focus where it is, so that Space still plays.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from arrangeboard.app.menus import CONTEXT_MENUS
from arrangeboard.gui.fields.labels import icon_button
from arrangeboard.gui.look.icons import icon
from arrangeboard.gui.look.theme import Theme
from arrangeboard.gui.playing.master_meter import MasterMeter
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.gui.window.actions import Actions
from arrangeboard.gui.window.menus import Submenus, fill
from arrangeboard.sound.pipe.signals import Heard, PlayState
from arrangeboard.words import say

HEIGHT, BUTTON, ICON = 38, 32, 20
SHOWN = ("to-start", "stop", "play", "record", "loop", "metronome", "count-in")
GIVES_WAY = ("count-in", "metronome", "loop", "to-start", "stop")
"""What is hidden where room is short, the first of these first; all of it stays in the menu and on keys."""


class TransportPill(QFrame):
    """The buttons, and how loud it is. A right click on the red one offers how takes are recorded."""

    def __init__(self, look: Theme, actions: Actions, playing: Playing, submenus: Submenus) -> None:
        super().__init__()
        self._look = look
        self._actions = actions
        self._playing = playing
        self._submenus = submenus
        self.setObjectName("transport")
        self.setFixedHeight(look.size(HEIGHT))
        self.buttons = {code: self._command(code) for code in SHOWN}
        self.more = self._button("more", say("transport-more"))
        self.more.clicked.connect(lambda: self._offer("transport", self.more))
        self.meter = MasterMeter(look)
        self._lay_out()
        self._follow()
        record = self.buttons["record"]
        record.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        record.customContextMenuRequested.connect(lambda _at: self._offer("record", record))
        if playing.studio is not None:
            playing.studio.recorder.changed.connect(self._tell_recording)
        self._show_recording()
        playing.state_changed.connect(self._show_state)
        playing.changed.connect(self._follow)
        playing.levels_changed.connect(self._hear)

    def width_without(self, hidden: int) -> int:
        """How wide the pill is without so many of the buttons that give way."""
        edges = self._row.contentsMargins()
        shown = [one for code, one in self.buttons.items() if code not in GIVES_WAY[:hidden]]
        widgets: list[QWidget] = [*shown, self.more, self.meter]
        gaps = self._row.spacing() * (len(widgets) - 1)
        return sum(one.minimumWidth() for one in widgets) + gaps + edges.left() + edges.right()

    def fit(self, width: int) -> int:
        """Show as many buttons as so many pixels hold, play and "more" in any case; how wide that is."""
        hidden = next((n for n in range(len(GIVES_WAY)) if self.width_without(n) <= width), len(GIVES_WAY))
        for at, code in enumerate(GIVES_WAY):
            self.buttons[code].setVisible(at >= hidden)
        self._light_more()
        return self.width_without(hidden)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground with round ends, whatever its height."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("raised"))
        painter.drawRoundedRect(self.rect(), self.height() / 2, self.height() / 2)
        painter.end()

    def _lay_out(self) -> None:
        look = self._look
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(look.size(6), 0, look.size(10), 0)
        self._row.setSpacing(look.size(3))
        for widget in (*self.buttons.values(), self.more, self.meter):
            self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def _command(self, code: str) -> QToolButton:
        action = self._actions[code]
        made = self._button(code, action.toolTip())
        made.setCheckable(action.isCheckable())
        made.clicked.connect(self._deed(code))
        return made

    def _deed(self, code: str) -> Callable[[], object]:
        own = {"loop": self._loop, "record": self._record}
        return own.get(code, self._actions[code].trigger)

    def _record(self) -> None:
        """Record or stop; where it does not begin, the button is as it was."""
        self._actions["record"].trigger()
        self._show_recording()

    def _loop(self) -> None:
        """A lit button ends its loop, whatever is selected by now; else it does what the command does."""
        if self._playing.is_looping:
            self._playing.set_loop(())
        else:
            self._actions["loop"].trigger()
        self._follow()

    def _button(self, name: str, tip: str) -> QToolButton:
        made = icon_button(self._look, name, tip, lambda: None)
        made.setObjectName(f"transport-{name}")
        made.setProperty("look", "transport")
        made.setIcon(icon(name, self._look, "text"))
        made.setIconSize(QSize(self._look.size(ICON), self._look.size(ICON)))
        made.setFixedSize(self._look.size(BUTTON), self._look.size(BUTTON))
        return made

    def _follow(self) -> None:
        self._show_state(self._playing.state)
        for code, is_on in (
            ("loop", self._playing.is_looping),
            ("metronome", self._playing.settings.metronome),
            ("count-in", self._playing.settings.count_in),
        ):
            held = self.buttons[code]
            held.setChecked(is_on)
            held.setIcon(icon(code, self._look, "accent" if is_on else "text"))
        self._light_more()

    def _light_more(self) -> None:
        """Where the button that shows the count-in has no room, what holds it is lit in its place."""
        is_lit = self._playing.settings.count_in and self.buttons["count-in"].isHidden()
        self.more.setIcon(icon("more", self._look, "accent" if is_lit else "text"))

    def _show_state(self, state: PlayState) -> None:
        is_running = self._playing.is_running
        self.buttons["play"].setIcon(icon("pause" if is_running else "play", self._look, "accent"))
        name = say("transport-pause" if is_running else "transport-play")
        self.buttons["play"].setAccessibleName(name)
        words = say(f"state-{state}")
        if words != self.accessibleName():
            self.setAccessibleName(words)
            self._announce(words)

    def _announce(self, words: str) -> None:
        """Let a screen reader say what has changed."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _hear(self, heard: Heard) -> None:
        self.meter.hear(heard.level, heard.limited)

    def _show_recording(self) -> None:
        """Fill the red button while something is being recorded."""
        studio, held = self._playing.studio, self.buttons["record"]
        is_on = studio is not None and studio.recorder.is_recording
        held.setIcon(icon("record-on" if is_on else "record", self._look, "clash"))
        held.setAccessibleName(say("recording-end") if is_on else self._actions["record"].text())

    def _tell_recording(self) -> None:
        self._show_recording()
        studio = self._playing.studio
        is_on = studio is not None and studio.recorder.is_recording
        self._announce(say("recording-begun" if is_on else "recording-ended"))

    def _offer(self, name: str, under: QToolButton) -> None:
        menu = QMenu(self)
        menu.setObjectName(f"{name}-menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill(menu, CONTEXT_MENUS[name], self._actions, self._submenus)
        menu.popup(under.mapToGlobal(QPoint(0, under.height() + 4)))
