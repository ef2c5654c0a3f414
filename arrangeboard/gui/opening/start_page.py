"""What the window shows while no song is open: forms to start from, and songs to open."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from arrangeboard.gui.fields.labels import button, elided, heading, paragraph, text
from arrangeboard.gui.look.icons import icon, pixmap
from arrangeboard.gui.look.theme import MEDIUM, SEMIBOLD, Theme
from arrangeboard.gui.opening.form_card import FormCard
from arrangeboard.gui.opening.own_form import OwnForm
from arrangeboard.theory.forms import Form
from arrangeboard.theory.instrumentations import Instrumentation
from arrangeboard.words import say

COLUMNS = 4
TWO_COLUMNS = 1080
"""From this width on, in pixels, what can be opened stands beside the forms."""
MOST_RECENT_SHOWN = 6


class StartPage(QScrollArea):
    """An invitation. `song_wanted` carries a form and an instrumentation, `file_wanted` a path.

    `form_unwanted` and `players_unwanted` carry one that the user kept and no longer wants to be offered.
    """

    song_wanted = Signal(object, object)
    form_unwanted = Signal(object)
    players_unwanted = Signal(object)
    file_wanted = Signal(object)
    open_wanted = Signal()
    import_wanted = Signal()
    example_wanted = Signal()

    def __init__(
        self, look: Theme, forms: Iterable[Form], instrumentations: Iterable[Instrumentation]
    ) -> None:
        super().__init__()
        self._look = look
        self._instrumentations = tuple(instrumentations)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._players = QButtonGroup(self)
        self._cards = [self._card(form) for form in forms]
        self._grid = QGridLayout()
        self._recent = QVBoxLayout()
        self._notes = QVBoxLayout()
        self.setWidget(self._page())

    @property
    def instrumentation(self) -> Instrumentation:
        """The instrumentation that is chosen."""
        return self._instrumentations[self._players.checkedId()]

    def add_note(self, note: QWidget) -> None:
        """Put something that cannot wait above all else."""
        self._notes.addWidget(note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one column where two have no room."""
        super().resizeEvent(event)
        wide = self._look.size(TWO_COLUMNS) <= self.viewport().width()
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction != self._columns.direction():
            self._columns.setDirection(direction)

    def show_recent(self, paths: Iterable[Path]) -> None:
        """Offer songs that were open lately."""
        while (item := self._recent.takeAt(0)) is not None:
            if held := item.widget():
                held.deleteLater()
        shown = tuple(paths)[:MOST_RECENT_SHOWN]
        for path in shown:
            self._recent.addWidget(self._recent_button(path))
        if not shown:
            self._recent.addWidget(paragraph(self._look, say("no-recent-songs"), role="faint", size=12.5))

    def forget_form(self, form: Form) -> None:
        """Offer a form no longer; the others close up."""
        for card in [card for card in self._cards if card.form == form]:
            self._cards.remove(card)
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._lay_cards()

    def forget_players(self, players: Instrumentation) -> None:
        """Offer an instrumentation no longer."""
        at = self._instrumentations.index(players)
        if self._players.checkedId() == at:
            self._players.button(0).setChecked(True)
        self._players.button(at).hide()

    def _card(self, form: Form) -> FormCard:
        card = FormCard(self._look, form)
        card.clicked.connect(lambda: self._want(form))
        if form.name:
            _offer_forgetting(card, lambda: self.form_unwanted.emit(form))
        return card

    def _lay_cards(self) -> None:
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // COLUMNS, at % COLUMNS)

    def _page(self) -> QWidget:
        look = self._look
        body = QWidget()
        body.setMaximumWidth(look.size(1320))
        self._columns = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.size(40))
        row.addLayout(self._beginning(), 1)
        row.addWidget(self._opening())
        page = QWidget()
        around = QVBoxLayout(page)
        around.setContentsMargins(40, 24, 40, 20)
        around.addLayout(self._notes)
        around.addStretch(2)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(body, 100)
        across.addStretch(1)
        around.addLayout(across)
        around.addStretch(3)
        return page

    def _beginning(self) -> QVBoxLayout:
        look = self._look
        column = QVBoxLayout()
        column.setSpacing(look.size(10))
        column.addLayout(self._banner())
        column.addSpacing(look.size(10))
        column.addWidget(heading(look, say("start-players-title"), 15))
        column.addLayout(self._player_row())
        column.addSpacing(look.size(10))
        column.addWidget(heading(look, say("start-forms-title"), 15))
        self._grid.setSpacing(look.size(12))
        self._lay_cards()
        column.addLayout(self._grid)
        column.addSpacing(look.size(6))
        self.own_form = OwnForm(look)
        self.own_form.form_given.connect(self._want)
        column.addWidget(self.own_form)
        column.addStretch(1)
        return column

    def _banner(self) -> QHBoxLayout:
        look = self._look
        row = QHBoxLayout()
        row.setSpacing(14)
        mark = text(look, "")
        mark.setPixmap(pixmap("arrangeboard", look.colour("text"), look.size(46)))
        row.addWidget(mark)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(text(look, say("start-title"), size=25, weight=SEMIBOLD))
        words.addWidget(paragraph(look, say("start-subtitle"), role="dim", size=14))
        row.addLayout(words, 1)
        return row

    def _player_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for at, one in enumerate(self._instrumentations):
            pill = button(self._look, one.name or say(one.name_code), lambda: None, "pill")
            pill.setCheckable(True)
            pill.setChecked(at == 0)
            names = ", ".join(player.name for player in one.lanes)
            pill.setToolTip(names or say("no-instruments-yet"))
            if one.name:
                _offer_forgetting(pill, partial(self.players_unwanted.emit, one))
            self._players.addButton(pill, at)
            row.addWidget(pill)
        row.addStretch(1)
        return row

    def _opening(self) -> QFrame:
        look = self._look
        side = QFrame()
        side.setFixedWidth(look.size(276))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, look.size(70), 0, 0)
        column.setSpacing(8)
        column.addWidget(heading(look, say("start-open-title"), 15))
        for code, name, wanted in (
            ("start-import", "import", self.import_wanted),
            ("start-open", "open", self.open_wanted),
            ("start-example", "lantern", self.example_wanted),
        ):
            column.addWidget(self._wide_button(code, name, wanted.emit))
        column.addWidget(paragraph(look, say("start-drop"), role="faint", size=12))
        column.addSpacing(look.size(18))
        column.addWidget(heading(look, say("start-recent-title"), 15))
        self._recent.setSpacing(2)
        column.addLayout(self._recent)
        column.addStretch(1)
        return side

    def _wide_button(self, code: str, name: str, on_click: Callable[[], object]) -> QPushButton:
        look = self._look
        made = button(look, say(code), on_click)
        made.setObjectName(code)
        made.setIcon(icon(name, look, "accent"))
        made.setIconSize(QSize(look.size(20), look.size(20)))
        made.setMinimumHeight(look.size(42))
        made.setStyleSheet("text-align: left; padding-left: 14px;")
        made.setToolTip(say(f"{code}-tip"))
        return made

    def _recent_button(self, path: Path) -> QPushButton:
        look = self._look
        made = button(look, "", lambda: self.file_wanted.emit(path), "left")
        made.setMinimumHeight(look.size(44))
        made.setToolTip(str(path))
        made.setAccessibleName(say("recent-name", name=path.stem, folder=path.parent.name))
        lines = QVBoxLayout(made)
        lines.setContentsMargins(11, 5, 8, 5)
        lines.setSpacing(0)
        for words, role, weight, size in ((path.stem, "", MEDIUM, 13), (_folder(path), "faint", 430, 11.5)):
            line = elided(look, words, role=role, weight=weight, size=size)
            line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            lines.addWidget(line)
        return made

    def _want(self, form: Form) -> None:
        self.song_wanted.emit(form, self.instrumentation)


def _offer_forgetting(kept: QWidget, forget: Callable[[], object]) -> None:
    """Let a right click or the Delete key ask to forget what the user kept."""
    action = QAction(say("forget-kept"), kept)
    action.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(forget)
    kept.addAction(action)
    kept.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)


def _folder(path: Path) -> str:
    home = Path.home()
    folder = path.parent
    return str(Path("~") / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)
