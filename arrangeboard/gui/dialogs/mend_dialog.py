"""Mends what an import often gets wrong: where bar 1 is, and a tempo twice or half as fast as it is felt."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from arrangeboard.app.document import Edit
from arrangeboard.app.figures import chosen_tick, place_text, tempo_text
from arrangeboard.errors import UserError
from arrangeboard.gui.dialogs.dialog import Dialog
from arrangeboard.gui.fields.basic import NumberField
from arrangeboard.gui.fields.labels import button, heading, paragraph, text
from arrangeboard.gui.window.desk import Desk
from arrangeboard.song.bars import beat_ticks
from arrangeboard.song.edits.first_bar import set_first_bar
from arrangeboard.song.edits.scaling import double_tempo, halve_tempo
from arrangeboard.song.timeline import timeline
from arrangeboard.words import say, say_error


class MendDialog(Dialog):
    """Each of its buttons is one step; the dialog stays, so that the board behind it can be looked at."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.theme, say("mend-title"), parent, about=say("mend-about"))
        self.setMinimumWidth(desk.theme.size(560))
        self._desk = desk
        self.beats = NumberField(lambda _beats: None, (0, 64))
        self.beats.setSuffix(say("beats-unit"))
        self.beats.setAccessibleName(say("mend-beats"))
        self.body.addWidget(self._first_bar_card())
        self.body.addWidget(self._tempo_card())
        self.verdict = paragraph(desk.theme, "", role="clash")
        self.body.addWidget(self.verdict)
        self.body.addStretch(1)
        self.undo = button(desk.theme, say("command-undo"), desk.document.undo)
        self.buttons.insertWidget(0, self.undo)
        self.add_close().setDefault(True)
        desk.listen(self, lambda _change: self._refresh())
        self._refresh()

    def _first_bar_card(self) -> QFrame:
        card, column = self._card("mend-first-bar", "mend-first-bar-about")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(text(self.look, say("mend-beats"), role="dim"))
        row.addWidget(self.beats)
        self.by_beats = button(self.look, say("mend-by-beats"), self._shift_by_beats)
        self.by_cursor = button(self.look, "", self._shift_to_cursor)
        row.addWidget(self.by_beats)
        row.addStretch(1)
        row.addWidget(self.by_cursor)
        column.addLayout(row)
        return card

    def _tempo_card(self) -> QFrame:
        card, column = self._card("mend-tempo", "mend-tempo-about")
        row = QHBoxLayout()
        row.setSpacing(8)
        self.halve = button(self.look, "", lambda: self._make("step-halve-tempo", halve_tempo))
        self.double = button(self.look, "", lambda: self._make("step-double-tempo", double_tempo))
        row.addWidget(self.halve)
        row.addWidget(self.double)
        row.addStretch(1)
        column.addLayout(row)
        return card

    def _card(self, title: str, about: str) -> tuple[QFrame, QVBoxLayout]:
        card = QFrame()
        card.setProperty("look", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addWidget(heading(self.look, say(title), 14))
        column.addWidget(paragraph(self.look, say(about), role="dim", size=12.5))
        return card, column

    def _refresh(self) -> None:
        document = self._desk.document
        song = document.song
        tempo = song.microseconds_per_quarter
        self.halve.setText(say("mend-halve", tempo=tempo_text(tempo * 2)))
        self.double.setText(say("mend-double", tempo=tempo_text(tempo // 2 or 1)))
        laid_out = timeline(song, song.arrangement)
        tick = chosen_tick(song, document.selection, laid_out)
        place = place_text(song, laid_out, tick).replace(" ", "")
        self.by_cursor.setText(say("mend-by-cursor", place=place))
        self.by_cursor.setEnabled(tick > 0)
        self.undo.setEnabled(document.step > 0)

    def _shift_by_beats(self) -> None:
        ticks = self.beats.value() * beat_ticks(self._desk.document.song.meter)
        self._make("step-set-first-bar", lambda song: set_first_bar(song, ticks))

    def _shift_to_cursor(self) -> None:
        document = self._desk.document
        laid_out = timeline(document.song, document.song.arrangement)
        tick = chosen_tick(document.song, document.selection, laid_out)
        self._make("step-set-first-bar", lambda song: set_first_bar(song, tick))

    def _make(self, code: str, edit: Edit) -> None:
        self.verdict.clear()
        try:
            self._desk.document.apply(code, edit)
        except UserError as error:
            self.verdict.setText(say_error(error))
