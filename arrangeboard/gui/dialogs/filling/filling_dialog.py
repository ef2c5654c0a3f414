"""Fill the puzzle: several ways to fill empty cells with the tray's pieces, to see, to hear and to take.

The search runs in a process of its own; what it has found so far is shown while it goes on.
"""

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QScrollArea, QWidget

from arrangeboard.app.fit.filling import Asked, asked, take, take_as_variant
from arrangeboard.app.fit.filling_apart import FillingApart
from arrangeboard.errors import UserError
from arrangeboard.fit.filling.assembly import Assembly
from arrangeboard.fit.filling.wish import Wish
from arrangeboard.gui.dialogs.dialog import Dialog
from arrangeboard.gui.dialogs.filling.answer_card import AnswerCard
from arrangeboard.gui.dialogs.filling.hearing_answers import HearingAnswers
from arrangeboard.gui.dialogs.filling.wish_row import WishRow
from arrangeboard.gui.fields.labels import button, empty_layout, paragraph
from arrangeboard.gui.look.style_sheet import set_look
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.gui.window.desk import Desk
from arrangeboard.words import say, say_error

LOOK_EVERY_MS = 40
SETTLE_MS = 250
"""How long a slider must rest before the search begins anew."""

_LARGE = 600
_WIDTH, _HEIGHT = 1080, 640


class FillingDialog(Dialog):
    """Answers side by side. Escape closes it and ends the search; nothing changes but by "Take"."""

    def __init__(self, desk: Desk, playing: Playing, parent: QWidget) -> None:
        self.asked = asked(desk.document)
        super().__init__(desk.theme, say("filling-title"), parent, about=_about(self.asked))
        self._desk = desk
        self._most = parent.size() - QSize(40, 40)
        self.work: FillingApart | None = None
        self.cards: list[AnswerCard] = []
        self.ear = HearingAnswers(playing, self.asked.song, self)
        self.wishes = WishRow(desk.theme, Wish(empty=self.asked.empty))
        self._seed = 1
        self._looking = QTimer(self, interval=LOOK_EVERY_MS)
        self._looking.timeout.connect(self.look_again)
        self._settling = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settling.timeout.connect(self._begin)
        self._lay_out()
        self.finished.connect(lambda _code: self._leave())
        if self.asked.can_be_filled:
            self.wishes.surprise.setFocus()
            self._begin()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave neither work nor sound behind."""
        self._leave()
        super().closeEvent(event)

    def look_again(self) -> None:
        """Show what the search has found since."""
        if self.work is None:
            return
        try:
            is_new = self.work.look()
        except UserError as error:
            self._finish(say_error(error), "clash")
            return
        self.progress.setValue(round(self.work.progress * 1000))
        if is_new:
            self._show_answers()
        if self.work.is_done:
            self._finish(*self._summary())

    def more(self) -> None:
        """Look for others, with another seed."""
        self._seed += 1
        self._begin()

    def _lay_out(self) -> None:
        look = self.look
        self.words = paragraph(look, "", role="dim")
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(say("filling-progress"))
        close = self.add_close()
        self.more_button = button(look, say("filling-more"), self.more)
        self.more_button.setToolTip(say("filling-more-tip"))
        if not self.asked.can_be_filled:
            self._show_standing()
            close.setDefault(True)
            return
        self.resize(QSize(look.size(_WIDTH), look.size(_HEIGHT)).boundedTo(self._most))
        self.buttons.insertWidget(0, self.more_button)
        self.body.addWidget(self.wishes)
        self.wishes.changed.connect(self._settling.start)
        if self.asked.standing == "no-chords":
            self.body.addWidget(paragraph(look, say("filling-standing-no-chords"), role="caution"))
        self.body.addWidget(self._row_of_answers(), 1)
        self.body.addWidget(self.words)
        self.body.addWidget(self.progress)

    def _show_standing(self) -> None:
        """Only why there is nothing to fill, and what to do."""
        self.resize(self.look.size(520), self.look.size(200))
        self.wishes.hide()
        self.words.setText(say(f"filling-standing-{self.asked.standing}"))
        set_look(self.words, "")
        self.body.addWidget(self.words)
        self.body.addStretch(1)

    def _row_of_answers(self) -> QScrollArea:
        self._held = QWidget()
        self._row = QHBoxLayout(self._held)
        self._row.setContentsMargins(0, 0, 0, 4)
        self._row.setSpacing(self.look.size(12))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._held)
        return area

    def _begin(self) -> None:
        """Search anew, for what is wished now."""
        self._end_work()
        self.ear.stop()
        self._clear()
        wish = replace(self.wishes.wish, seed=self._seed)
        self.work = FillingApart(self.asked.song, self.asked.arrangement, wish, self.asked.cells)
        self.destroyed.connect(self.work.stop)
        is_large = len(self.asked.holes) > _LARGE
        self._say(say("filling-working-large" if is_large else "filling-working"), "dim")
        self.progress.setValue(0)
        self.progress.show()
        self._looking.start()

    def _show_answers(self) -> None:
        """A card for each answer; those that are shown already stay."""
        found = self.work.found if self.work is not None else ()
        answers = [answer for answer in found if answer.assembly.laid]
        for number, answer in enumerate(answers):
            if number < len(self.cards):
                if self.cards[number].answer is answer:
                    continue
                self._remove(self.cards[number])
            self._add_card(
                number,
                AnswerCard(
                    self.look, number + 1, answer, (self.asked.song, self.asked.arrangement), self.ear
                ),
            )

    def _add_card(self, number: int, card: AnswerCard) -> None:
        card.taken.connect(self._take)
        card.taken_as_variant.connect(self._take_as_variant)
        self.cards[number : number + 1] = [card]
        self._row.insertWidget(number, card, 1)

    def _remove(self, card: AnswerCard) -> None:
        self._row.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _clear(self) -> None:
        empty_layout(self._held)
        self.cards = []

    def _take(self, found: Assembly) -> None:
        if self._desk.act(lambda document: take(document, found)):
            self._desk.told.emit(say("filling-taken"))
            self.accept()

    def _take_as_variant(self, found: Assembly) -> None:
        if self._desk.act(lambda document: take_as_variant(document, found)):
            name = self._desk.document.song.arrangement.name
            self._desk.told.emit(say("filling-taken-variant", name=name))
            self.accept()

    def _summary(self) -> tuple[str, str]:
        count = sum(bool(card.found.laid) for card in self.cards)
        if not count:
            return say("filling-nothing-found"), "caution"
        return say("filling-found-one" if count == 1 else "filling-found", count=count), "dim"

    def _finish(self, words: str, role: str) -> None:
        self._end_work()
        self.progress.hide()
        self._say(words, role)

    def _say(self, words: str, role: str) -> None:
        self.words.setText(words)
        set_look(self.words, role)

    def _leave(self) -> None:
        self._settling.stop()
        self._end_work()
        self.ear.stop()

    def _end_work(self) -> None:
        self._looking.stop()
        work, self.work = self.work, None
        if work is not None:
            work.stop()


def _about(asked: Asked) -> str:
    """What would be filled; empty where nothing can be."""
    if not asked.can_be_filled:
        return ""
    count, missing = len(asked.holes), asked.missing
    if count == 1:
        return say("filling-about-one")
    if asked.cells is not None:
        return say("filling-about-board", count=count)
    one = "-one" if missing == 1 else ""
    return say(f"filling-about-{'missing' + one if missing else 'ideas'}", count=count, missing=missing)
