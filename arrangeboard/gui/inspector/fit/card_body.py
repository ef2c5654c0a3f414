"""The inside of a finding's card: sentence and place, why, what would mend it, and that it is meant so."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from arrangeboard.app.fit.repairing import Offer
from arrangeboard.app.fit.telling import Told
from arrangeboard.fit.finding import Finding
from arrangeboard.gui.fields.labels import button, empty_layout, paragraph
from arrangeboard.gui.inspector.fit.card_wishes import CardWishes
from arrangeboard.gui.inspector.fit.offer_words import words_of
from arrangeboard.gui.inspector.fit.repair_row import RepairRow
from arrangeboard.gui.inspector.fit.wide_button import WideButton
from arrangeboard.gui.window.desk import Desk
from arrangeboard.words import say

MOST_REPAIRS = 3
"""More ways to mend than these are no help any more."""


class CardBody(QWidget):
    """All of a card but its title."""

    def __init__(self, desk: Desk, finding: Finding, told: Told, wishes: CardWishes) -> None:
        super().__init__()
        self._wishes = wishes
        self._desk = desk
        self._finding, self._told = finding, told
        self.repairs: list[RepairRow] = []
        self._head: list[QWidget] = []
        self._feet: list[QWidget] = []
        look = desk.theme
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, look.size(3), 0, look.size(2))
        self._rows.setSpacing(look.size(6))
        self._fill()

    @property
    def keys(self) -> list[QWidget]:
        """What Tab goes through, in its order: as it stands, though repairs come later than the rest."""
        others = [] if self.fitting.isHidden() else [self.fitting]
        return [*self._head, *(key for row in self.repairs for key in row.keys), *others, *self._feet]

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show what would mend it, the best first; rows that say the same stay, and their focus with them."""
        shown = offers[:MOST_REPAIRS]
        self.nothing.hide()
        self.fitting.hide()
        if [words_of(row.offer) for row in self.repairs] == [words_of(offer) for offer in shown]:
            for row, offer in zip(self.repairs, shown, strict=True):
                row.offer = offer
            return
        empty_layout(self._repairs_of)
        self.repairs = [self._row(offer) for offer in shown]
        self._repairs_of.setVisible(bool(shown))

    def show_nothing(self, *, has_better: bool) -> None:
        """Say that nothing small mends it, and lead to the pieces of the tray where some fit better."""
        self.show_offers(())
        self.nothing.show()
        self.fitting.setVisible(has_better)

    def _row(self, offer: Offer) -> RepairRow:
        row, wishes = RepairRow(self._desk, offer), self._wishes
        row.taken.connect(lambda everywhere: wishes.taken.emit(row.offer, everywhere))
        row.pointed.connect(lambda on: wishes.previewed.emit(row.offer if on else None, False))
        row.pointed_everywhere.connect(lambda on: wishes.previewed.emit(row.offer if on else None, True))
        self._repairs.addWidget(row)
        return row

    def _where(self) -> WideButton:
        self.where = WideButton(self._desk.theme, "link", self._told.where)
        self.where.setToolTip(say("fit-where-tip"))
        self.where.setAccessibleName(self._told.where)
        self.where.clicked.connect(self._wishes.place)
        return self.where

    def _fill(self) -> None:
        look = self._desk.theme
        self._rows.addWidget(paragraph(look, self._told.sentence))
        if self._told.where:
            self._head.append(self._where())
            self._rows.addWidget(self.where)
        if self._told.guess:
            self._rows.addWidget(paragraph(look, self._told.guess, role="dim", size=12))
        self._measure = paragraph(look, self._told.measure, role="dim", size=12)
        self._measure.hide()
        self._rows.addWidget(self._measure)
        self._repairs_of = QWidget()
        self._repairs = QVBoxLayout(self._repairs_of)
        self._repairs.setContentsMargins(0, look.size(2), 0, 0)
        self._repairs.setSpacing(look.size(6))
        self._repairs_of.hide()
        self._rows.addWidget(self._repairs_of)
        self.nothing = paragraph(look, say("fit-nothing-mends"), role="dim", size=12)
        self.fitting = WideButton(look, "link", say("fit-other-pieces"))
        self.fitting.setAccessibleName(say("fit-other-pieces"))
        self.fitting.clicked.connect(self._wishes.other_pieces)
        for widget in (self.nothing, self.fitting):
            widget.hide()
            self._rows.addWidget(widget)
        self._rows.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        if self._told.measure:
            self._feet.append(self._why())
            row.addWidget(self.why)
        row.addStretch(1)
        self._feet.append(self._again() if self._finding.accepted else self._meant())
        row.addWidget(self._feet[-1])
        return row

    def _again(self) -> QPushButton:
        return button(self._desk.theme, say("fit-count-again"), self._wishes.counted_again.emit, "card-quiet")

    def _why(self) -> QPushButton:
        self.why = button(self._desk.theme, say("fit-why"), self._unfold, "card-quiet")
        self.why.setCheckable(True)
        self.why.setToolTip(say("fit-why-tip"))
        return self.why

    def _unfold(self) -> None:
        self._measure.setVisible(self.why.isChecked())

    def _meant(self) -> QPushButton:
        made = button(self._desk.theme, say("fit-as-meant"), lambda: None, "card-quiet")
        made.setObjectName("as-meant")
        made.setToolTip(say("fit-as-meant-tip"))
        menu = QMenu(made)
        menu.addAction(say("fit-meant-here"), lambda: self._wishes.accepted.emit(False))
        menu.addAction(say("fit-meant-everywhere"), lambda: self._wishes.accepted.emit(True))
        made.setMenu(menu)
        return made
