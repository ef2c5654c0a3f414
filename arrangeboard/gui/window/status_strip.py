"""The line at the bottom: a hint for what the hand is doing, why nothing is heard, and the zoom."""

from math import exp, log

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QSlider, QStatusBar, QToolButton

from arrangeboard.board.geometry import ZOOMS
from arrangeboard.gui.fields.labels import icon_button, text
from arrangeboard.gui.look.theme import Theme
from arrangeboard.gui.window.actions import Actions
from arrangeboard.words import say

STEPS = 200
PANELS = {"show-tray": "tab-pieces-none", "show-inspector": "tab-details"}
"""Commands that show a panel, and what the panel is called at the edge of the window."""

ELLIPSIS = "…"


class _GivingLabel(QLabel):
    """A line that gives way: it holds all of its words, and shows as many as it has room for."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self._ink = look.colour("dim")
        self.setFont(look.font(12))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words, shortened where they have no room."""
        room = self.contentsRect()
        painter = QPainter(self)
        painter.setPen(self._ink)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.shown)

    @property
    def shown(self) -> str:
        """The words that have room, none of them cut."""
        room, words = self.contentsRect().width(), self.text()
        cut = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        whole, _, rest = cut.rpartition(" ")
        return cut if cut == words or not whole else f"{whole} {rest if rest == ELLIPSIS else ELLIPSIS}"

    def event(self, event: QEvent) -> bool:
        """Tell all of it in a tip, where not all of it is shown."""
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip("" if self.shown == self.text() else self.text())
        return super().event(event)


class StatusStrip(QStatusBar):
    """Hints come and go; the zoom is shown while a board is."""

    zoom_wanted = Signal(float)
    fit_wanted = Signal()

    def __init__(self, look: Theme, actions: Actions) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setFixedHeight(look.size(28))
        self._look = look
        self.setFont(look.font(12))
        self.hint = _GivingLabel(look)
        self.hint.setContentsMargins(10, 0, 0, 0)
        self.addWidget(self.hint, 1)
        self.sound = text(look, "", role="caution", size=12)
        self.sound.setContentsMargins(12, 0, 12, 0)
        self.findings = self._link(actions["next-finding"])
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, STEPS)
        self._slider.setFixedWidth(look.size(130))
        self._slider.setToolTip(say("zoom-slider"))
        self._slider.setAccessibleName(say("zoom-slider"))
        self._slider.valueChanged.connect(lambda at: self.zoom_wanted.emit(_zoom(at)))
        self._figure: QLabel = text(look, "", role="dim", size=11.5)
        self._figure.setFixedWidth(look.size(48))
        self._fit = icon_button(look, "fit", say("command-zoom-fit-tip"), self.fit_wanted.emit)
        self._panels = [self._panel(actions[code], say(words)) for code, words in PANELS.items()]
        for widget in (self.sound, self.findings, *self._panels, self._fit, self._slider, self._figure):
            self.addPermanentWidget(widget)
        self._told = ""
        self.show_zoom(None)
        self.show_sound("")
        self.show_findings("")

    def show_zoom(self, zoom: float | None) -> None:
        """Show the zoom, or none where no board is shown."""
        if zoom is None:
            self.findings.hide()
        for widget in (*self._panels, self._fit, self._slider, self._figure):
            widget.setVisible(zoom is not None)
        if zoom is not None:
            with QSignalBlocker(self._slider):
                self._slider.setValue(_step(zoom))
            self._figure.setText(say("zoom-figure", percent=round(zoom * 100)))

    def _panel(self, action: QAction, words: str) -> QToolButton:
        """A button for a panel, in sight where the panel has no room: the way back to it."""
        made = QToolButton()
        made.setText(words)
        made.setFont(self._look.font(12))
        made.setProperty("look", "panel")
        made.setToolTip(action.toolTip())
        made.setCheckable(True)
        made.setChecked(action.isChecked())
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(action.trigger)
        action.toggled.connect(made.setChecked)
        return made

    def _link(self, action: QAction) -> QToolButton:
        """A button with words of its own that does what a command does."""
        made = QToolButton()
        made.setFont(self._look.font(12))
        made.setProperty("look", "panel")
        made.setToolTip(action.toolTip())
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(action.trigger)
        return made

    def show_findings(self, words: str) -> None:
        """Say how many findings count; empty where there is none."""
        self.findings.setText(words)
        self.findings.setVisible(bool(words))

    def show_sound(self, words: str) -> None:
        """Say why nothing is heard; empty where all is well."""
        self.sound.setText(words)
        self.sound.setVisible(bool(words))

    def tell(self, words: str) -> None:
        """Say what a key has just done, until `end_told` or until there is something else to say."""
        self._told = words
        self.show_hint(words)

    def end_told(self) -> None:
        """What was told is over; a hint that has come since stays."""
        told, self._told = self._told, ""
        if told and self.hint.text() == told:
            self.show_hint("")

    def show_hint(self, words: str) -> None:
        """Say what a click, a drag or a key does now; empty for nothing in particular."""
        self.hint.setText(words or say("status-ready"))


def _step(zoom: float) -> int:
    low, high = (log(bound) for bound in ZOOMS)
    return round(STEPS * (log(zoom) - low) / (high - low))


def _zoom(step: int) -> float:
    low, high = (log(bound) for bound in ZOOMS)
    return exp(low + (high - low) * step / STEPS)
