"""Details of the piece that is chosen in the tray, and the ways to where it plays."""

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from arrangeboard.app.figures import pitch_text
from arrangeboard.app.guesses import notes_keys_guessed
from arrangeboard.app.pieces import deeds
from arrangeboard.app.pieces.families import family_label, what_changed
from arrangeboard.app.pieces.piece_list import PieceList, PieceUse
from arrangeboard.app.pieces.places import PiecePlace, shown_places
from arrangeboard.app.selection import Cell, Selection
from arrangeboard.gui.fields.basic import LineField
from arrangeboard.gui.fields.key_guess import KeyGuess
from arrangeboard.gui.fields.labels import ElidedLabel, elided, paragraph, text
from arrangeboard.gui.fields.tags import TagsField
from arrangeboard.gui.fields.time import KeyField
from arrangeboard.gui.inspector.form import Form
from arrangeboard.gui.look.icons import icon
from arrangeboard.gui.look.theme import MEDIUM, SEMIBOLD
from arrangeboard.gui.tray.captions import bars_words, caption_words, pickup_words
from arrangeboard.gui.window.desk import Desk
from arrangeboard.song.edits.pieces import set_piece_key
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Generated, Piece
from arrangeboard.words import say

FIGURES = ("field-length", "figure-pickup", "figure-notes", "figure-range")
MOST_LINKS = 16


class PieceForm(Form):
    """Name, key and tags; length, notes and range; its family; and every place that plays it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.piece: PieceId | None = None
        self._list = PieceList()
        self._places: tuple[PiecePlace, ...] | None = None
        self.links: list[QPushButton] = []
        self.name = LineField(self._rename)
        self.key = KeyField(self._set_key, none=say("piece-key-none"))
        self.tags = TagsField(desk.theme, self._tag)
        fields = self.group()
        self.row(fields, "field-name", self.name)
        self.row(fields, "field-key", self.key)
        self.key_guess = KeyGuess(desk, self._set_key)
        fields.addRow("", self.key_guess)
        self.tall("field-tags", self.tags)
        self._figures = self._add_figures()
        self._does = paragraph(desk.theme, "", role="dim", size=12.5)
        self.add(self._does)
        self._add_family()
        self.add(_title(desk, "where-title"))
        self._nowhere = paragraph(desk.theme, say("where-nowhere"), role="dim", size=12.5)
        self.add(self._nowhere)
        self._add_links()
        self._more = text(desk.theme, "", role="dim", size=12.5)
        self.add(self._more)
        self.finish()

    @property
    def first(self) -> QWidget:
        """The field that the cursor goes to."""
        return self.name

    def refresh(self) -> None:
        """Show the piece, as long as it is there."""
        song = self.desk.document.song
        use = next((one for one in self._list.update(song) if one.piece.id == self.piece), None)
        if use is None:
            return
        piece = use.piece
        colour = self.desk.theme.lane_colours(use.colour).edge.name() if use.colour else ""
        self.show_heading(piece.name or say("unnamed-piece"), caption_words(use), colour)
        self.name.show_value(piece.name)
        self.key.show_value(piece.key or "")
        notes = () if use.drums else use.shown.written.notes
        self.key_guess.show_guess(piece.key or "", (notes,), lambda: notes_keys_guessed(notes))
        self.tags.show_value(piece.tags)
        self._show_figures(use)
        self._show_family(piece)
        self._show_places(shown_places(song, piece.id))

    def _add_figures(self) -> dict[str, ElidedLabel]:
        fields = self.group()
        fields.setVerticalSpacing(2)
        labels: dict[str, ElidedLabel] = {}
        for code in FIGURES:
            labels[code] = elided(self.desk.theme, "", weight=MEDIUM)
            self.row(fields, code, labels[code]).setFixedHeight(self.desk.theme.size(22))
        return labels

    def _add_family(self) -> None:
        self._family_title = _title(self.desk, "family-title")
        self.add(self._family_title)
        self._family = paragraph(self.desk.theme, "", size=12.5)
        self.add(self._family)

    def _add_links(self) -> None:
        look = self.desk.theme
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for at in range(MOST_LINKS):
            link = QPushButton(icon("arrow-right", look), "")
            link.setProperty("look", "left")
            link.setFont(look.font(12.5, MEDIUM))
            link.setIconSize(QSize(look.size(14), look.size(14)))
            link.clicked.connect(partial(self._select, at))
            link.setToolTip(say("where-link-tip"))
            link.hide()
            self.links.append(link)
            column.addWidget(link)
        self.add(holder)

    def _show_figures(self, use: PieceUse) -> None:
        notes = use.shown.written.notes
        pitches = [note.pitch for note in notes]
        is_drums = use.drums
        reach = (
            say("pitch-range", lowest=pitch_text(min(pitches)), highest=pitch_text(max(pitches)))
            if pitches
            else "–"
        )
        meter = self.desk.document.song.meter
        length = say("piece-follows") if use.piece.is_generated else bars_words(use, meter)
        words = (length, pickup_words(use, meter) or "–", str(len(notes)), "–" if is_drums else reach)
        for code, shown in zip(FIGURES, words, strict=True):
            self._figures[code].set_words(shown)
        content = use.piece.content
        does = say(f"starter-{content.rule}-does") if isinstance(content, Generated) else ""
        self._does.setText(does)
        self._does.setVisible(bool(does))

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was left out while the form was out of sight."""
        super().showEvent(event)
        self.refresh()

    def _show_family(self, piece: Piece) -> None:
        """Say how the piece differs from the one it came from; not while nobody sees it."""
        if not self.isVisible():
            return
        song = self.desk.document.song
        label, changed = family_label(song, piece.id), what_changed(song, piece.id)
        words = (
            say("family-line", label=label, changed=changed) if changed else say("family-root", label=label)
        )
        self._family.setText(words)
        for widget in (self._family_title, self._family):
            widget.setVisible(bool(label))

    def _show_places(self, places: tuple[PiecePlace, ...]) -> None:
        if places == self._places:
            return
        self._places = places
        self._nowhere.setVisible(not places)
        for at, link in enumerate(self.links):
            link.setVisible(at < len(places))
            if at < len(places):
                words = say("piece-place-line", lane=places[at].lane, section=places[at].section)
                link.setText(words.replace("&", "&&"))
        more = len(places) - MOST_LINKS
        self._more.setVisible(more > 0)
        self._more.setText(say("where-more", count=more))

    def _select(self, at: int, _checked: bool = False) -> None:  # noqa: FBT001  as Qt calls it
        """Select the parts of a place on the board."""
        if self._places is not None and at < len(self._places):
            place = self._places[at]
            focus = Cell(place.slot, place.parts[0].lane)
            self.desk.document.select(Selection(parts=frozenset(place.parts), focus=focus))

    def _rename(self, name: str) -> None:
        if self.piece is not None:
            piece = self.piece
            self.desk.act(lambda document: deeds.rename(document, piece, name))

    def _tag(self, tags: tuple[str, ...]) -> None:
        if self.piece is not None:
            piece = self.piece
            self.desk.act(lambda document: deeds.tag(document, piece, tags))

    def _set_key(self, key: str) -> None:
        if self.piece is not None:
            piece, name = self.piece, self.desk.document.song.pieces[self.piece].name
            self.make("step-set-piece-key", lambda song: set_piece_key(song, piece, key or None), name=name)


def _title(desk: Desk, code: str) -> QLabel:
    label = text(desk.theme, say(code), size=13, weight=SEMIBOLD)
    label.setContentsMargins(0, 6, 0, 0)
    return label
