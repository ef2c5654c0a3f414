"""A repair as it is offered: what it does, the fit before and after, and a button that lets it be heard.

Pointing at it, by hand or by keys, previews it; only a click or Enter takes it.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from arrangeboard.app.fit.repairing import Offer, excerpt
from arrangeboard.gui.fields.labels import icon_button, paragraph
from arrangeboard.gui.inspector.fit.offer_words import (
    before_after,
    everywhere_tip,
    everywhere_words,
    offer_tip,
    side_effects,
    spoken_everywhere,
    spoken_offer,
)
from arrangeboard.gui.inspector.fit.wide_button import WideButton
from arrangeboard.gui.look.icons import icon
from arrangeboard.gui.look.theme import MEDIUM
from arrangeboard.gui.window.desk import Desk
from arrangeboard.words import say


class RepairRow(QWidget):
    """One offer. `taken` says whether it shall be everywhere, `pointed` whether it is looked at."""

    taken = Signal(bool)
    pointed = Signal(bool)

    def __init__(self, desk: Desk, offer: Offer) -> None:
        super().__init__()
        self._desk = desk
        self.offer = offer
        look = desk.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.size(4))
        row = QHBoxLayout()
        row.setSpacing(look.size(4))
        self.button = WideButton(look, "repair", offer.sentence, before_after(offer))
        self.button.setObjectName("repair")
        self.button.setAccessibleName(spoken_offer(offer))
        self.button.setToolTip(offer_tip(offer))
        self.button.clicked.connect(lambda: self.taken.emit(False))
        self.button.pointed.connect(self.pointed)
        row.addWidget(self.button, 1)
        if offer.everywhere is not None:
            row.addWidget(self._everywhere())
        self.hear = icon_button(look, "play", say("fit-hear-tip"), self._hear)
        self.hear.setAccessibleName(say("fit-hear-repair", repair=offer.sentence))
        row.addWidget(self.hear)
        column.addLayout(row)
        for words in side_effects(offer, desk.document.song):
            column.addWidget(paragraph(look, words, role="dim", size=11.5))
        desk.hearing.changed.connect(self._show_heard)
        self._show_heard()

    @property
    def keys(self) -> list[QWidget]:
        """What Tab goes through, in its order."""
        everywhere = self.findChild(QToolButton, "repair-everywhere")
        return [self.button, *([everywhere] if isinstance(everywhere, QWidget) else []), self.hear]

    def _everywhere(self) -> QToolButton:
        made = QToolButton()
        made.setText(everywhere_words(self.offer))
        made.setFont(self._desk.theme.font(12.5, MEDIUM))
        made.setProperty("look", "outlined")
        made.setObjectName("repair-everywhere")
        made.setToolTip(everywhere_tip(self.offer))
        made.setAccessibleName(spoken_everywhere(self.offer))
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.clicked.connect(lambda: self.taken.emit(True))
        return made

    def _hear(self) -> None:
        self._desk.hearing.toggle(self._named, lambda: excerpt(self.offer))

    @property
    def _named(self) -> tuple[str, object, str]:
        return "repair", self.offer.at, self.offer.sentence

    def _show_heard(self) -> None:
        is_heard = self._desk.hearing.heard == self._named
        self.hear.setIcon(icon("stop" if is_heard else "play", self._desk.theme))
        self.hear.setToolTip(self._desk.hearing.why_not or say("fit-hear-tip"))
        self.hear.setEnabled(not self._desk.hearing.why_not)
