"""One sentence above the status bar: what could not be done, what was done, what is going on."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton

from arrangeboard.gui.fields.labels import button, icon_button, paragraph
from arrangeboard.gui.look.icons import pixmap
from arrangeboard.gui.look.theme import Theme
from arrangeboard.gui.window.typed import back_to_board
from arrangeboard.words import say

SHOWN_MS = 9000
ICONS = {
    "refused": ("warning", "caution"),
    "told": ("good", "good"),
    "noted": ("info", "accent"),
    "busy": ("info", "accent"),
}


class MessageBar(QFrame):
    """Hidden while there is nothing to say. `cancelled` is the button of work that is going on."""

    cancelled = Signal()

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("message-bar")
        self._icon = QLabel()
        self.kind = "told"
        self.words = paragraph(look, "")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(look.size(220))
        self._progress.setRange(0, 1000)
        self._do: Callable[[], object] = self.hide
        self._action: QPushButton = button(look, "", self._act)
        self._action.setObjectName("message-action")
        self._cancel = button(look, say("busy-cancel"), self.cancelled.emit)
        self._close = icon_button(look, "close", say("message-close"), self.hide)
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 9, 12, 9)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self.words, 1)
        for widget in (self._progress, self._action, self._cancel, self._close):
            row.addWidget(widget)

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001  Qt's own signature
        """Give the focus to the board before going: else it falls on the title."""
        if not visible:
            self._let_go_of_focus()
        super().setVisible(visible)

    def refuse(self, words: str, action: str = "", do: Callable[[], object] | None = None) -> None:
        """Say why something could not be done, with a button for what may help."""
        self._show(words, "refused")
        if do is not None:
            self._offer(action, do)

    def tell(self, words: str, action: str = "", do: Callable[[], object] | None = None) -> None:
        """Say what was done; with a button for what may come next, it stays until it is closed."""
        self._show(words, "told")
        if do is not None:
            self._timer.stop()
            self._offer(action, do)

    def note(self, words: str, action: str, do: Callable[[], object]) -> None:
        """Say what is worth knowing, with a button to see more; it stays until it is closed."""
        self.tell(words, action, do)
        self._show_icon("noted")

    def end_offer(self) -> None:
        """What a button was offered for is no longer there."""
        if self._action.isVisibleTo(self):
            self.hide()

    def show_work(self, name: str) -> None:
        """Say that a file is being opened, with its progress and a way to stop it."""
        self._show(say("busy-opening", name=name), "busy")
        self._timer.stop()
        self.show_progress(0.0)
        self._progress.show()
        self._cancel.show()
        self._close.hide()

    def show_progress(self, share: float) -> None:
        """How much of the work is done, from 0 to 1."""
        self._progress.setValue(round(share * 1000))

    def end_work(self) -> None:
        """The work has ended."""
        if self._cancel.isVisibleTo(self):
            self.hide()

    def _offer(self, action: str, do: Callable[[], object]) -> None:
        self._do = do
        self._action.setText(action)
        self._action.show()

    def _let_go_of_focus(self) -> None:
        focused = self.window().focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            back_to_board(self)

    def _show(self, words: str, kind: str) -> None:
        self._let_go_of_focus()
        self._show_icon(kind)
        self.words.setText(words)
        for widget in (self._progress, self._action, self._cancel):
            widget.hide()
        self._close.show()
        self.setAccessibleName(words)
        self.show()
        self._timer.start()

    def _act(self) -> None:
        self.hide()
        self._do()

    def _show_icon(self, kind: str) -> None:
        self.kind = kind
        name, role = ICONS[kind]
        self._icon.setPixmap(pixmap(name, self._look.colour(role), self._look.size(20)))
