"""The right side of the window: details of what is selected, and the history."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from arrangeboard.app.document import Change
from arrangeboard.app.selection import Selection
from arrangeboard.gui.inspector.form import Form
from arrangeboard.gui.inspector.history_list import HistoryList
from arrangeboard.gui.inspector.lane_form import LaneForm
from arrangeboard.gui.inspector.part_form import PartForm
from arrangeboard.gui.inspector.piece_form import PieceForm
from arrangeboard.gui.inspector.section_form import SectionForm
from arrangeboard.gui.inspector.song_form import SongForm
from arrangeboard.gui.inspector.steady_area import SteadyArea
from arrangeboard.gui.look.theme import MEDIUM
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.gui.window.desk import Desk
from arrangeboard.song.ids import PieceId
from arrangeboard.words import say

DETAILS, HISTORY = 0, 1


class Inspector(QFrame):
    """Two tabs. Which form stands in the first follows the selection."""

    instrument_wanted = Signal(int)

    def __init__(self, desk: Desk, playing: Playing) -> None:
        super().__init__()
        self._desk = desk
        self._playing = playing
        self.setObjectName("inspector")
        self.setMinimumWidth(desk.theme.size(270))
        self._asked_for: tuple[type[Form], Selection] | None = None
        self._piece: PieceId | None = None
        self._forms: dict[type[Form], QScrollArea] = {}
        self._details = QStackedWidget()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._details)
        self._history = HistoryList(desk)
        self._pages.addWidget(self._history)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tab_row())
        column.addWidget(self._pages, 1)
        desk.listen(self, self._follow)
        desk.piece_chosen.connect(self.show_piece)
        self._refresh()

    @property
    def form(self) -> Form:
        """The form that is shown."""
        area = self._details.currentWidget()
        held = area.widget() if isinstance(area, QScrollArea) else None
        assert isinstance(held, Form)  # noqa: S101  every page of the stack holds a form
        return held

    @property
    def first(self) -> QWidget:
        """The widget that the keys go to: the form's first field, or the history."""
        return self._history if self._pages.currentIndex() == HISTORY else self.form.first

    def show_page(self, page: int) -> None:
        """Show the details or the history."""
        self._tabs.setCurrentIndex(page)

    def show_history(self) -> None:
        """Show the history."""
        self.show_page(HISTORY)

    def focus_form(self, name: str) -> None:
        """Show the form "song", "section" or "part" with the cursor in its first field.

        It stays until something else is selected.
        """
        self.show_page(DETAILS)
        kind: type[Form] = {"song": SongForm, "section": SectionForm, "part": PartForm}[name]
        self._asked_for = (kind, self._desk.document.selection)
        self._show(kind)
        self.form.first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_advice(self, *, focused: bool) -> None:
        """Show how well the selected part fits, with the cursor on what was found where it is `focused`."""
        self.show_page(DETAILS)
        self._asked_for = (PartForm, self._desk.document.selection)
        self._show(PartForm)
        if isinstance(self.form, PartForm):
            self._forms[PartForm].verticalScrollBar().setValue(0)
            if focused:
                self.form.fit.begin().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_piece(self, piece: PieceId | None) -> None:
        """Show a piece of the tray until something else is selected on the board; None: that again."""
        is_shown = self._asked_for is not None and self._asked_for[0] is PieceForm
        if piece is not None:
            self._piece = piece
            self._asked_for = (PieceForm, self._desk.document.selection)
        elif is_shown:
            self._asked_for = None
        else:
            return
        self._refresh()

    def _tab_row(self) -> QWidget:
        self._tabs = QTabBar()
        self._tabs.setFont(self._desk.theme.font(13, MEDIUM))
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        for code in ("tab-details", "tab-history"):
            self._tabs.addTab(say(code))
        self._tabs.currentChanged.connect(self._pages.setCurrentIndex)
        holder = QFrame()
        column = QVBoxLayout(holder)
        column.setContentsMargins(18, 8, 14, 0)
        column.addWidget(self._tabs)
        holder.setObjectName("inspector-tabs")
        return holder

    def _follow(self, change: Change) -> None:
        if change.before is not change.after or change.what == "selection":
            self._refresh()

    def _refresh(self) -> None:
        self._show(self._wanted())

    def _wanted(self) -> type[Form]:
        chosen = self._desk.document.selection
        if self._asked_for is not None and self._asked_for[1] == chosen:
            is_gone = self._asked_for[0] is PieceForm and self._piece not in self._desk.document.song.pieces
            if not is_gone:
                return self._asked_for[0]
        self._asked_for = None
        if chosen.parts:
            return PartForm
        if len(chosen.slots) == 1:
            return SectionForm
        return LaneForm if len(chosen.lanes) == 1 else SongForm

    def _show(self, kind: type[Form]) -> None:
        if kind not in self._forms:
            self._forms[kind] = self._area(self._made(kind))
            self._details.addWidget(self._forms[kind])
        self._details.setCurrentWidget(self._forms[kind])
        if isinstance(self.form, PieceForm):
            self.form.piece = self._piece
        self.form.refresh()

    def _made(self, kind: type[Form]) -> Form:
        return LaneForm(self._desk, self._playing) if kind is LaneForm else kind(self._desk)

    def _area(self, form: Form) -> QScrollArea:
        if isinstance(form, LaneForm):
            form.instrument_wanted.connect(self.instrument_wanted)
        area = SteadyArea(form, form.fit) if isinstance(form, PartForm) else QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if area.widget() is not form:
            area.setWidget(form)
        return area
