"""A repair as it is offered: what it does, the fit before and after, and a button that lets it be heard.

Pointing at it, by hand or by keys, previews it; only a click or Enter takes it.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from arrangeboard.app.fit.repairing import Offer, excerpt
from arrangeboard.gui.fields.labels import icon_button, paragraph
from arrangeboard.gui.inspector.fit.offer_words import (
    at_worst,
    before_after,
    offer_tip,
    side_effects,
    spoken_everywhere,
    spoken_offer,
)
from arrangeboard.gui.inspector.fit.wide_button import WideButton
from arrangeboard.gui.look.icons import icon
from arrangeboard.gui.window.desk import Desk
from arrangeboard.words import say


class RepairRow(QWidget):
    """One offer. `taken` says whether it shall be everywhere.

    `pointed` and `pointed_everywhere` tell whether it is looked at, here or wherever it is needed.
    """

    taken = Signal(bool)
    pointed = Signal(bool)
    pointed_everywhere = Signal(bool)

    def __init__(self, desk: Desk, offer: Offer) -> None:
        super().__init__()
        self._desk = desk
        self.offer = offer
        look = desk.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.size(4))
        grid = QGridLayout()
        grid.setSpacing(look.size(4))
        grid.setColumnStretch(0, 1)
        self.button = WideButton(look, "repair", offer.sentence, before_after(offer))
        self.button.setObjectName("repair")
        self.button.setAccessibleName(spoken_offer(offer))
        # No tip: it would cover the board that shows what the repair does.
        self.button.setAccessibleDescription(offer_tip(offer))
        self.button.clicked.connect(lambda: self.taken.emit(False))
        self.button.pointed.connect(self.pointed)
        grid.addWidget(self.button, 0, 0)
        self.hear = icon_button(look, "play", say("fit-hear-tip"), self._hear)
        self.hear.setAccessibleName(say("fit-hear-repair", repair=offer.sentence))
        grid.addWidget(self.hear, 0, 1)
        self.everywhere = self._everywhere() if offer.everywhere is not None else None
        if self.everywhere is not None:
            grid.addWidget(self.everywhere, 1, 0)
        column.addLayout(grid)
        for words in side_effects(offer, desk.document.song):
            column.addWidget(paragraph(look, words, role="dim", size=11.5))
        desk.hearing.changed.connect(self._show_heard)
        self._show_heard()

    @property
    def keys(self) -> list[QWidget]:
        """What Tab goes through, in its order."""
        return [self.button, self.hear, *([self.everywhere] if self.everywhere is not None else [])]

    def _everywhere(self) -> WideButton:
        words = say("fit-all-places", count=self.offer.seen_in)
        made = WideButton(self._desk.theme, "repair", words, at_worst(self.offer))
        made.setObjectName("repair-everywhere")
        made.setAccessibleDescription(say("fit-all-places-tip", count=self.offer.seen_in))
        made.setAccessibleName(spoken_everywhere(self.offer))
        made.clicked.connect(lambda: self.taken.emit(True))
        made.pointed.connect(self.pointed_everywhere)
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
