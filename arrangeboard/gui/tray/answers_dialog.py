"""Answers to a piece, each with the rule it follows, to be heard before one is taken."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from arrangeboard.app.pieces.families import AnswerOffer, answers_of
from arrangeboard.gui.dialogs.dialog import Dialog
from arrangeboard.gui.dialogs.hear_button import HearButton
from arrangeboard.gui.fields.labels import button, paragraph
from arrangeboard.gui.window.desk import Desk
from arrangeboard.song.ids import PieceId
from arrangeboard.words import say


class AnswersDialog(Dialog):
    """One line for each answer. `taken` carries the piece that was put into the tray."""

    taken = Signal(object)

    def __init__(self, desk: Desk, piece: PieceId, parent: QWidget) -> None:
        name = desk.document.song.pieces[piece].name or say("unnamed-piece")
        super().__init__(desk.theme, say("answers-title", name=name), parent, about=say("answers-about"))
        self.resize(desk.theme.size(640), desk.theme.size(540))
        self._desk = desk
        self._piece = piece
        offers = answers_of(desk.document, piece)
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(desk.theme.size(8))
        for offer in offers:
            column.addWidget(self._line(offer))
        if not offers:
            column.addWidget(paragraph(desk.theme, say("answers-none"), role="dim"))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(lines)
        self.body.addWidget(area, 1)
        self.add_close()
        self.finished.connect(lambda _code: desk.hearing.stop())

    def _line(self, offer: AnswerOffer) -> QWidget:
        look, desk = self.look, self._desk
        line = QFrame()
        line.setProperty("look", "card")
        row = QHBoxLayout(line)
        row.setContentsMargins(14, 9, 10, 9)
        row.setSpacing(look.size(10))
        row.addWidget(paragraph(look, offer.sentence), 1)
        named = ("answer", self._piece, offer.rule)
        hear = HearButton(look, say("answer-hear"), desk.hearing, lambda: named, offer.hear)
        take = button(look, say("answer-take"), lambda: self._take(offer))
        for widget, code in ((hear, "answer-hear-name"), (take, "answer-take-name")):
            widget.setAccessibleName(say(code, rule=offer.sentence))
            row.addWidget(widget)
        return line

    def _take(self, offer: AnswerOffer) -> None:
        made: list[PieceId] = []
        if self._desk.attempt(lambda: made.append(offer.take())):
            self.accept()
            self.taken.emit(made[0])
