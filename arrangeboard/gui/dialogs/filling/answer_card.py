"""One answer: a small board, how well it fits, why it is as it is, and what can be done with it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from arrangeboard.app.fit.filling_apart import Answer
from arrangeboard.fit.filling.assembly import Assembly
from arrangeboard.gui.dialogs.filling.hearing_answers import HearingAnswers
from arrangeboard.gui.dialogs.filling.mini_board import MiniBoard
from arrangeboard.gui.fields.labels import button, heading, paragraph, text
from arrangeboard.gui.look.icons import icon
from arrangeboard.gui.look.theme import Theme
from arrangeboard.song.values import Arrangement, Song
from arrangeboard.words import say

LEAST_WIDTH = 208


class AnswerCard(QFrame):
    """`taken` and `taken_as_variant` carry the assembly that is to be laid onto the board."""

    taken = Signal(object)
    taken_as_variant = Signal(object)

    def __init__(
        self, look: Theme, number: int, answer: Answer, about: tuple[Song, Arrangement], ear: HearingAnswers
    ) -> None:
        super().__init__()
        self.answer = answer
        self._look = look
        self._number = number
        self._about = about
        self._ear = ear
        self.setProperty("look", "card")
        self.setMinimumWidth(look.size(LEAST_WIDTH))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 12, 14, 14)
        self._column.setSpacing(look.size(9))
        self._add_head()
        self.board = MiniBoard(look, *about, answer.assembly)
        self.board.setAccessibleName(
            say("filling-board-name", number=number, count=len(answer.assembly.laid))
        )
        self._column.addWidget(self.board)
        self._add_buttons()
        for sentence in answer.sentences:
            self._column.addWidget(paragraph(look, sentence, size=12.5))
        self._column.addStretch(1)
        ear.changed.connect(self._show_heard)
        self._show_heard()

    @property
    def found(self) -> Assembly:
        """The assembly that is shown."""
        return self.answer.assembly

    def _add_head(self) -> None:
        head = QHBoxLayout()
        head.addWidget(heading(self._look, self._title(), 14))
        head.addStretch(1)
        fit = self.found.mean_fit
        words = say("filling-fits", fit=fit) if fit is not None else say("filling-fits-unknown")
        badge = text(self._look, words, role="badge" if fit is not None else "dim", size=12)
        badge.setToolTip(say("filling-fits-tip" if fit is not None else "filling-fits-unknown-tip"))
        head.addWidget(badge)
        self._column.addLayout(head)
        count = len(self.found.laid)
        counted = say("filling-counted-one" if count == 1 else "filling-counted", count=count)
        self._column.addWidget(text(self._look, counted, role="dim", size=12))

    def _title(self) -> str:
        return say("filling-answer", number=self._number, idea=say(f"filling-idea-{self.answer.idea}"))

    def _add_buttons(self) -> None:
        look, number = self._look, self._number
        self.hear = button(look, say("filling-hear"), self._hear)
        self.hear.setIconSize(QSize(look.size(18), look.size(18)))
        self.take = button(look, say("filling-take"), lambda: self.taken.emit(self.found), "primary")
        self.take_variant = button(
            look, say("filling-take-variant"), lambda: self.taken_as_variant.emit(self.found)
        )
        self.take_variant.setToolTip(say("filling-take-variant-tip"))
        named = ((self.hear, "hear"), (self.take, "take"), (self.take_variant, "take-variant"))
        for one, code in named:
            one.setAccessibleName(say(f"filling-{code}-name", number=number))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.hear, 1)
        row.addWidget(self.take, 1)
        self._column.addLayout(row)
        self._column.addWidget(self.take_variant)

    def _hear(self) -> None:
        self._ear.toggle(self._about[1], self.found)

    def _show_heard(self) -> None:
        """Show whether this answer is heard, and whether it can be."""
        is_heard = self._ear.heard is self.found
        self.hear.setText(say("hear-stop") if is_heard else say("filling-hear"))
        self.hear.setIcon(icon("stop" if is_heard else "play", self._look, "text"))
        self.hear.setEnabled(not self._ear.why_not)
        self.hear.setToolTip(self._ear.why_not)
