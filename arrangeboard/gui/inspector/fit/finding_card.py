"""A finding on a card: what it is and where, why, what would mend it, and that it may be meant so."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from arrangeboard.app.fit.repairing import Offer
from arrangeboard.app.fit.telling import Told
from arrangeboard.board.badges import Badge
from arrangeboard.fit.finding import Finding
from arrangeboard.gui.inspector.fit.card_body import CardBody
from arrangeboard.gui.inspector.fit.card_wishes import CardWishes
from arrangeboard.gui.inspector.fit.glyph import Glyph
from arrangeboard.gui.inspector.fit.repair_row import RepairRow
from arrangeboard.gui.look.icons import icon
from arrangeboard.gui.look.theme import SEMIBOLD
from arrangeboard.gui.window.desk import Desk
from arrangeboard.words import say


class FindingCard(QFrame):
    """One finding of a part, open or with its title alone; what is wished for on it comes in its `wishes`."""

    unfolded = Signal()

    def __init__(
        self, desk: Desk, finding: Finding, told: Told, badge: Badge | None, *, is_open: bool
    ) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setObjectName("finding-card")
        self._desk = desk
        self.finding, self.told, self.badge = finding, told, badge
        self.wishes = CardWishes(self)
        self._body: CardBody | None = None
        self.offers: Sequence[Offer] = ()
        self._nothing: bool | None = None
        look = desk.theme
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(look.size(10), look.size(7), look.size(10), look.size(8))
        column.setSpacing(0)
        column.addLayout(self._title())
        self.setAccessibleName(told.sentence)
        self.open(on=is_open)

    @property
    def is_open(self) -> bool:
        """Whether more than its title shows."""
        return self.title.isChecked()

    @property
    def body(self) -> CardBody:
        """All of it but its title. Only asked for while it is open."""
        assert self._body is not None  # noqa: S101  made when it was opened first
        return self._body

    @property
    def keys(self) -> list[QWidget]:
        """What Tab goes through, in its order."""
        return [self.title, *(self._body.keys if self._body is not None else ())]

    @property
    def repairs(self) -> list[RepairRow]:
        """The repairs that are offered; none while it has never been open."""
        return self._body.repairs if self._body is not None else []

    def open(self, *, on: bool) -> None:
        """Show all of it, or its title alone."""
        self.title.setChecked(on)
        if on and self._body is None:
            self._body = self._made()
        if self._body is not None:
            self._body.setVisible(on)
        self.unfolded.emit()
        self.title.setIcon(icon("chevron-down" if on else "chevron-right", self._desk.theme))

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show what would mend it, the best first; once it is open, where it is not."""
        self.offers, self._nothing = offers, None
        if self._body is not None:
            self._body.show_offers(offers)

    def show_nothing(self, *, has_better: bool) -> None:
        """Say that nothing small mends it; with a way to pieces that fit better where there are some."""
        self.offers, self._nothing = (), has_better
        if self._body is not None:
            self._body.show_nothing(has_better=has_better)

    def _made(self) -> CardBody:
        """The body, made when it is first looked at: most cards are not."""
        body = CardBody(self._desk, self.finding, self.told, self.wishes)
        body.show_offers(self.offers)
        if self._nothing is not None:
            body.show_nothing(has_better=self._nothing)
        self._column.addWidget(body)
        return body

    def _title(self) -> QHBoxLayout:
        look = self._desk.theme
        row = QHBoxLayout()
        row.setSpacing(look.size(6))
        row.addWidget(Glyph(look, self.badge))
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
