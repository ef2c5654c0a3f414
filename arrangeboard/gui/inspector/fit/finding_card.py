"""A finding on a card: what it is and where, why, what would mend it, and that it may be meant so."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from arrangeboard.app.fit.repairing import Offer
from arrangeboard.app.fit.telling import Told
from arrangeboard.fit.finding import Finding
from arrangeboard.gui.fields.labels import button, empty_layout, paragraph
from arrangeboard.gui.inspector.fit.glyph import Glyph, badge_of_finding
from arrangeboard.gui.inspector.fit.repair_row import RepairRow, words_of
from arrangeboard.gui.inspector.fit.wide_button import WideButton
from arrangeboard.gui.look.icons import icon
from arrangeboard.gui.look.theme import SEMIBOLD
from arrangeboard.gui.window.desk import Desk
from arrangeboard.words import say

MOST_REPAIRS = 3
"""More ways to mend than these are no help any more."""


class FindingCard(QFrame):
    """One finding of a part, open or with its title alone.

    `accepted` says whether everywhere, `taken` carries an offer and whether everywhere, `previewed` an offer
    or None.
    """

    place_wanted = Signal()
    accepted = Signal(bool)
    counted_again = Signal()
    taken = Signal(object, bool)
    previewed = Signal(object)

    def __init__(self, desk: Desk, finding: Finding, told: Told, *, is_open: bool) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setObjectName("finding-card")
        self._desk = desk
        self.finding, self.told = finding, told
        self.repairs: list[RepairRow] = []
        look = desk.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(look.size(10), look.size(7), look.size(10), look.size(8))
        column.setSpacing(0)
        column.addLayout(self._title())
        self._body = QWidget()
        self._rows = QVBoxLayout(self._body)
        self._rows.setContentsMargins(0, look.size(3), 0, look.size(2))
        self._rows.setSpacing(look.size(6))
        self._fill()
        column.addWidget(self._body)
        self.setAccessibleName(told.sentence)
        self.open(on=is_open)

    @property
    def is_open(self) -> bool:
        """Whether more than its title shows."""
        return self.title.isChecked()

    def open(self, *, on: bool) -> None:
        """Show all of it, or its title alone."""
        self.title.setChecked(on)
        self._body.setVisible(on)
        self.title.setIcon(icon("chevron-down" if on else "chevron-right", self._desk.theme))

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show what would mend it, the best first; rows that say the same stay, and their focus with them."""
        shown = offers[:MOST_REPAIRS]
        if [words_of(row.offer) for row in self.repairs] == [words_of(offer) for offer in shown]:
            for row, offer in zip(self.repairs, shown, strict=True):
                row.offer = offer
            return
        empty_layout(self._repairs_of)
        self.repairs = [self._row(offer) for offer in shown]
        self._repairs_of.setVisible(bool(shown))

    def _row(self, offer: Offer) -> RepairRow:
        row = RepairRow(self._desk, offer)
        row.taken.connect(lambda everywhere: self.taken.emit(row.offer, everywhere))
        row.pointed.connect(lambda on: self.previewed.emit(row.offer if on else None))
        self._repairs.addWidget(row)
        return row

    def _title(self) -> QHBoxLayout:
        look = self._desk.theme
        row = QHBoxLayout()
        row.setSpacing(look.size(6))
        row.addWidget(Glyph(look, badge_of_finding(self.finding)))
        self.title = QPushButton(self.told.short)
        self.title.setFont(look.font(13, SEMIBOLD))
        self.title.setProperty("look", "card-title")
        self.title.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.title.setIconSize(QSize(look.size(14), look.size(14)))
        self.title.setCheckable(True)
        self.title.setAutoDefault(True)
        self.title.setAccessibleName(
            say("fit-speak-finding", short=self.told.short, sentence=self.told.sentence)
        )
        self.title.clicked.connect(lambda on: self.open(on=on))
        row.addWidget(self.title)
        row.addStretch(1)
        return row

    def _where(self) -> WideButton:
        self.where = WideButton(self._desk.theme, "link", self.told.where)
        self.where.setToolTip(say("fit-where-tip"))
        self.where.setAccessibleName(self.told.where)
        self.where.clicked.connect(self.place_wanted)
        return self.where

    def _fill(self) -> None:
        look = self._desk.theme
        self._rows.addWidget(paragraph(look, self.told.sentence))
        if self.told.where:
            self._rows.addWidget(self._where())
        if self.told.guess:
            self._rows.addWidget(paragraph(look, self.told.guess, role="dim", size=12))
        self._measure = paragraph(look, self.told.measure, role="dim", size=12)
        self._measure.hide()
        self._rows.addWidget(self._measure)
        self._repairs_of = QWidget()
        self._repairs = QVBoxLayout(self._repairs_of)
        self._repairs.setContentsMargins(0, look.size(2), 0, 0)
        self._repairs.setSpacing(look.size(6))
        self._repairs_of.hide()
        self._rows.addWidget(self._repairs_of)
        self._rows.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        if self.told.measure:
            row.addWidget(self._why())
        row.addStretch(1)
        if self.finding.accepted:
            row.addWidget(
                button(self._desk.theme, say("fit-count-again"), self.counted_again.emit, "card-quiet")
            )
        elif self.finding.grade != "note":
            row.addWidget(self._meant())
        return row

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
        menu.addAction(say("fit-meant-here"), lambda: self.accepted.emit(False))
        menu.addAction(say("fit-meant-everywhere"), lambda: self.accepted.emit(True))
        made.setMenu(menu)
        return made
