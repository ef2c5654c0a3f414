"""Pieces out of a file: a track is chosen, cut on a strip at proposed phrases, and taken into the tray."""

from collections.abc import Hashable, Mapping
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from arrangeboard.app.files.opening import loss_sentences
from arrangeboard.app.pieces.cuts import Cuts, numbered, renamed
from arrangeboard.app.pieces.importing import (
    Cut,
    fullest_track,
    piece_name,
    piece_of,
    proposed_cuts,
    same_as,
    take_pieces,
    whole,
)
from arrangeboard.exchange.sources import PieceSource, SourceTrack
from arrangeboard.gui.dialogs.dialog import Dialog
from arrangeboard.gui.dialogs.hear_button import HearButton
from arrangeboard.gui.dialogs.pieces.cut_list import PieceRow, PieceRows
from arrangeboard.gui.dialogs.pieces.cut_strip import CutStrip
from arrangeboard.gui.dialogs.pieces.track_list import TrackList
from arrangeboard.gui.fields.labels import button, paragraph, text
from arrangeboard.gui.window.desk import Desk
from arrangeboard.melody.cutting import bar_1_of
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Piece
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.sound.score.excerpts import Excerpt


_MOST_REMARKS = 4
_SPARE_PIXELS = 80


class ImportPiecesDialog(Dialog):
    """`taken` carries the ids of the pieces that went into the tray.

    With `as_one`, the track that plays most is offered as one piece at first.
    """

    taken = Signal(object)

    def __init__(self, desk: Desk, source: PieceSource, parent: QWidget, *, as_one: bool = False) -> None:
        about = say("import-pieces-about", name=source.name, tracks=len(source.tracks), bars=source.grid.bars)
        super().__init__(desk.theme, say("import-pieces-title"), parent, about=about)
        room = self.screen().availableSize()
        wide, high = desk.theme.size(980), desk.theme.size(680)
        self.resize(min(wide, room.width() - _SPARE_PIXELS), min(high, room.height() - _SPARE_PIXELS))
        self._desk = desk
        self._source = source
        self._cuts: Cuts = ()
        self._left_out: set[int] = set()
        self._same: dict[int, int] = {}
        self._rows: dict[Cut, PieceRow] = {}
        self.tracks = TrackList(desk.theme, source)
        self.strip = CutStrip(desk.theme)
        self.pieces = PieceRows(desk.theme)
        self.first_bar, self.last_bar = self._bar_field(1), self._bar_field(source.grid.bars)
        self.hear = HearButton(desk.theme, say("import-hear"), desk.hearing, self._named, self._excerpt)
        self._lay_out()
        self._connect()
        self.tracks.setCurrentRow(source.tracks.index(fullest_track(source)))
        if as_one:
            self.make_one()

    @property
    def track(self) -> SourceTrack:
        """The track that is cut."""
        return self._source.tracks[max(0, self.tracks.currentRow())]

    @property
    def cuts(self) -> Cuts:
        """The pieces as they would be made now."""
        return self._cuts

    def propose(self) -> None:
        """Cut the bars that are chosen at the phrases of the track."""
        first, end = self.first_bar.value() - 1, self.last_bar.value()
        self._show(proposed_cuts(self._source, self.track, first, end), 0, anew=True)

    def make_one(self) -> None:
        """Make one piece of the bars that are chosen, of all that plays where all are."""
        grid, first, end = self._source.grid, self.first_bar.value() - 1, self.last_bar.value()
        one = whole(self._source, self.track)
        if (first, end) != (0, grid.bars):
            found = proposed_cuts(self._source, self.track, first, end)
            one = Cut(
                min([grid.starts[first], *(cut.start_tick for cut in found)]), grid.starts[end], one.name
            )
        self._show((one,), 0, anew=True)

    def accept(self) -> None:
        """Put the ticked pieces into the tray, in one step."""
        chosen = [piece_of(self._source, self.track, self._cuts[at]) for at in self.pieces.taken()]
        before = self._desk.document.song.pieces
        keys: list[PieceId] = []
        if self._desk.act(lambda document: keys.extend(take_pieces(document, chosen))):
            super().accept()
            self.taken.emit(tuple(sorted(dict.fromkeys(keys), key=lambda key: key in before)))
            self._desk.told.emit(self._told(keys, before))

    def _told(self, keys: list[PieceId], before: Mapping[PieceId, Piece]) -> str:
        """How many pieces are new in the tray, and which were there before."""
        pieces = self._desk.document.song.pieces
        new = [key for key in dict.fromkeys(keys) if key not in before]
        names = dict.fromkeys(pieces[key].name or say("unnamed-piece") for key in keys if key in before)
        same = ", ".join(f"“{name}”" for name in names)
        if not new:
            return say("import-taken-none", same=same)
        code = "import-taken-one" if len(new) == 1 else "import-taken"
        added = say(code, count=len(new), name=pieces[new[0]].name)
        return say("import-taken-and-same", added=added, same=same) if same else added

    def done(self, result: int) -> None:
        """Let nothing ring on."""
        self._desk.hearing.stop()
        super().done(result)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(self.look.size(8))
        right.addLayout(self._tools())
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setWidget(self.strip)
        self._area.setMinimumHeight(self.look.size(140))
        right.addWidget(self._area, 1)
        right.addWidget(paragraph(self.look, say("import-strip-tip"), role="dim", size=12))
        right.addWidget(self.pieces, 1)
        row = QHBoxLayout()
        row.setSpacing(self.look.size(12))
        row.addWidget(self.tracks)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)
        remarks = loss_sentences(self._source.losses)[:_MOST_REMARKS]
        if remarks:
            self.body.addWidget(paragraph(self.look, " ".join(remarks), role="dim", size=12))
        self.buttons.insertWidget(0, self.hear)
        self.add_close("button-cancel")
        self.take = button(self.look, "", self.accept, "primary")
        self.take.setDefault(True)
        self.buttons.addWidget(self.take)

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.look.size(8))
        row.addWidget(text(self.look, say("import-bars")))
        row.addWidget(self.first_bar)
        row.addWidget(text(self.look, say("import-to-bar")))
        row.addWidget(self.last_bar)
        row.addStretch(1)
        self.cut_button = button(self.look, say("import-cut-phrases"), self.propose)
        self.one_button = button(self.look, say("import-as-one"), self.make_one)
        for one in (self.cut_button, self.one_button):
            one.setAutoDefault(False)
            row.addWidget(one)
        return row

    def _bar_field(self, value: int) -> QSpinBox:
        field = QSpinBox()
        field.setFont(self.look.font(13, tabular=True))
        field.setRange(1, self._source.grid.bars)
        field.setValue(value)
        field.setAccessibleName(say("import-bars" if value == 1 else "import-to-bar"))
        return field

    def _connect(self) -> None:
        self.tracks.track_chosen.connect(self._show_track)
        self.first_bar.valueChanged.connect(self._bars_changed)
        self.last_bar.valueChanged.connect(self._bars_changed)
        self.strip.cuts_changed.connect(self._recut)
        self.strip.chosen.connect(lambda at: self._show(self._cuts, at))
        self.pieces.chosen.connect(self._walk_to)
        self.pieces.renamed.connect(self._rename)
        self.pieces.ticked.connect(self._count)

    def _show_track(self, _row: int) -> None:
        self._desk.hearing.stop()
        self._rows.clear()
        self.strip.show_track(self.track.notes, self._source.grid)
        self.propose()
        self._bring_into_sight(0)

    def _bars_changed(self, _bar: int) -> None:
        self.last_bar.setMinimum(self.first_bar.value())
        self.first_bar.setMaximum(self.last_bar.value())
        self.propose()

    def _recut(self, cuts: Cuts) -> None:
        self._show(cuts, min(self.pieces.row, len(cuts) - 1), anew=True)

    def _walk_to(self, at: int) -> None:
        self.strip.show_cuts(self._cuts, at)
        self._bring_into_sight(at)
        self.hear.refresh()

    def _bring_into_sight(self, at: int) -> None:
        """Scroll the strip to where a piece begins."""
        if at < len(self._cuts):
            beside = self._area.viewport().width() // 3
            self._area.ensureVisible(round(self.strip.x_of(self._cuts[at].start_tick)), 0, beside, 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first piece; only now is it known how wide the strip is."""
        super().showEvent(event)
        QTimer.singleShot(0, self, lambda: self._bring_into_sight(self.pieces.row))

    def _rename(self, at: int, name: str) -> None:
        self._cuts = renamed(self._cuts, at, name)

    def _show(self, cuts: Cuts, row: int, *, anew: bool = False) -> None:
        """Show the cuts; those that are made `anew` are all ticked, but for what is there a second time."""
        names = (piece_name(self.track, number, 2) for number in count(1))
        self._cuts = numbered(cuts, names)
        self.strip.show_cuts(self._cuts, row)
        self._rows = {one: self._rows.get(one) or self._row(one) for one in self._cuts}
        rows = [self._rows[one] for one in self._cuts]
        if anew:
            self._same = same_as([piece_of(self._source, self.track, one) for one in self._cuts])
            self._left_out = set(self._same)
        for at, earlier in self._same.items():
            rows[at] = rows[at]._replace(why=say("import-why-same", number=earlier + 1))
        self.pieces.show_rows(rows, row, lambda at: at not in self._left_out)
        self._count()

    def _row(self, one: Cut) -> PieceRow:
        grid = self._source.grid
        first = grid.bar_at(bar_1_of(one.start_tick, grid))
        end = max(first, grid.bar_at(max(0, one.end_tick - 1)))
        made = piece_of(self._source, self.track, one)
        bars = str(first + 1) if first == end else say("import-bar-range", first=first + 1, last=end + 1)
        why = say("import-why-pickup" if made.pickup_ticks else f"import-why-{one.why}")
        return PieceRow(one.name, bars, str(len(made.written.notes)), why)

    def _count(self) -> None:
        taken = self.pieces.taken()
        self._left_out = set(range(len(self._cuts))) - set(taken)
        code = "import-take-one" if len(taken) == 1 else "import-take"
        self.take.setText(say(code, count=len(taken)))
        self.take.setEnabled(bool(taken))
        self.hear.refresh()

    def _named(self) -> Hashable:
        chosen = self._cuts[self.pieces.row] if self._cuts else None
        return "import-piece", self.tracks.currentRow(), chosen

    def _excerpt(self) -> "Excerpt | None":
        from arrangeboard.sound.score import excerpts  # noqa: PLC0415  brings numpy

        if not self._cuts:
            return None
        made = piece_of(self._source, self.track, self._cuts[self.pieces.row])
        return excerpts.notes(made.written.notes, self.track.sound, self._source.microseconds_per_quarter)
