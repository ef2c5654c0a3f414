"""The advice on the one part that is selected: its score, then what was found, the strongest first.

It never waits: verdicts come from the desk's fitting when they are there, and what would mend a finding is
sought once the selection rests.
"""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from arrangeboard.app.fit.accepting import accept, accept_everywhere, count_again
from arrangeboard.app.fit.choosing_notes import choose_notes_of
from arrangeboard.app.fit.repairing import Offer, is_same_to_mend, take
from arrangeboard.app.fit.summing_up import why_unjudged
from arrangeboard.app.fit.telling import Told, told
from arrangeboard.app.selection import PartRef, find_part
from arrangeboard.board.badges import Badge
from arrangeboard.fit.cases import At
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.steps import STEP_TICKS
from arrangeboard.fit.verdict import Verdict
from arrangeboard.gui.fields.labels import empty_layout
from arrangeboard.gui.inspector.fit.finding_card import FindingCard
from arrangeboard.gui.inspector.fit.glyph import badges_of
from arrangeboard.gui.inspector.fit.offering import Offering
from arrangeboard.gui.inspector.fit.score_line import ScoreLine
from arrangeboard.gui.window.desk import Desk
from arrangeboard.song.values import Song

MOST_OPEN = 2
"""So many findings stand open at first; of the others the title shows."""

Listed = tuple[tuple[Finding, Told, Badge | None], ...]


class Advice(QWidget):
    """Shows the advice on a part; nothing for a planned one, which plays nothing yet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._at: At | None = None
        self._listed: Listed = ()
        self._asked: tuple[At, Verdict, Song] | None = None
        self.cards: list[FindingCard] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.size(10))
        self.score = ScoreLine(desk)
        column.addWidget(self.score)
        self._stack = QWidget()
        self._column = QVBoxLayout(self._stack)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.theme.size(8))
        column.addWidget(self._stack)
        self.offering = Offering(self, self._show_offers)
        self.destroyed.connect(desk.fitting.listen(self._heard))

    def show_part(self, ref: PartRef | None) -> None:
        """Show the advice on a part; None for none."""
        song = self._desk.document.song
        part = find_part(song, ref) if ref is not None else None
        plays = ref is not None and part is not None and part.piece is not None
        self.setVisible(plays)
        if ref is None or not plays:
            self._leave()
            return
        at = At(ref.slot, ref.lane, ref.part)
        if at != self._at:
            self._leave()
            self._at = at
        self._refresh(at)

    def _leave(self) -> None:
        self.offering.drop()
        self._desk.preview_wanted.emit(None)
        self._at, self._asked = None, None
        self._list(())

    def _heard(self, changed: frozenset[At]) -> None:
        if self._at in changed and self._at is not None:
            self._refresh(self._at)

    def _refresh(self, at: At) -> None:
        verdict, song = self._desk.fitting.verdict(at), self._desk.document.song
        if verdict is None:
            self.score.show_waiting()
            self._list(())
            return
        self.score.show_verdict(verdict, self._reason(song, at))
        arrangement = song.arrangement
        sentences = (told(song, arrangement, at, one) for one in verdict.findings)
        self._list(tuple(zip(verdict.findings, sentences, badges_of(verdict), strict=True)))
        self._seek(song, at, verdict)

    def _seek(self, song: Song, at: At, verdict: Verdict) -> None:
        """Seek what would mend it, unless nothing that matters has changed since."""
        before = self._asked
        if before is None or before[:2] != (at, verdict) or not is_same_to_mend(before[2], song):
            self._asked = at, verdict, song
            self._desk.preview_wanted.emit(None)
            self.offering.ask(song, at)

    def _reason(self, song: Song, at: At) -> str:
        section = next(slot.section for slot in song.arrangement.order if slot.id == at.slot)
        return why_unjudged(song, section, at.lane)

    def _list(self, listed: Listed) -> None:
        """Show these findings; the cards that are there stay where nothing else is to be said."""
        if listed == self._listed:
            return
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        stood = {_state(card.finding): card.is_open for card in self.cards}
        self._listed, self.cards = listed, []
        self._stack.hide()  # laid out once, when all of them stand
        empty_layout(self._stack)
        for rank, (finding, words, badge) in enumerate(listed):
            is_open = stood.get(_state(finding), rank < MOST_OPEN and finding.counts)
            self._add(FindingCard(self._desk, finding, words, badge, is_open=is_open))
        self._stack.setVisible(bool(listed))
        self._order_keys()
        if had_focus and self.cards:
            self.cards[0].title.setFocus()

    def _add(self, card: FindingCard) -> None:
        finding, at = card.finding, self._at
        if at is None:
            return
        refs, code = (PartRef(at.slot, at.lane, at.part),), finding.code
        desk, wishes = self._desk, card.wishes
        wishes.accepted.connect(
            lambda everywhere: desk.act(
                lambda document: (
                    accept_everywhere(document, code) if everywhere else accept(document, refs, code)
                )
            )
        )
        wishes.counted_again.connect(lambda: desk.act(lambda document: count_again(document, refs, (code,))))
        card.unfolded.connect(self._order_keys)
        wishes.taken.connect(self._take)
        wishes.previewed.connect(self._preview)
        wishes.other_pieces.connect(lambda: desk.command_wanted.emit("fits-here"))
        start, end = finding.start * STEP_TICKS, finding.end * STEP_TICKS
        wishes.place.connect(lambda: desk.place_wanted.emit(at, start, end))
        wishes.place.connect(lambda: desk.act(lambda document: choose_notes_of(document, refs[0], finding)))
        self.cards.append(card)
        self._column.addWidget(card)

    def _show_offers(self, finding: Finding, offers: Sequence[Offer], has_better: bool) -> None:  # noqa: FBT001
        card = next((card for card in self.cards if card.finding == finding), None)
        if card is None:
            return
        before = self.cards[: self.cards.index(card)]
        if not offers and finding.counts and not any(one.offers for one in before):
            card.show_nothing(has_better=has_better)
        else:
            card.show_offers(offers)
        self._order_keys()

    def _order_keys(self) -> None:
        """Let Tab go through the cards as they stand: Qt takes widgets in the order they were made in."""
        keys = [self.score.meaning, self.score.remedy, *(key for card in self.cards for key in card.keys)]
        for before, after in pairwise(keys):
            QWidget.setTabOrder(before, after)

    def _preview(self, offer: Offer | None, everywhere: bool) -> None:  # noqa: FBT001  as the signal has it
        shown = None
        if offer is not None and is_same_to_mend(offer.tried_in, self._desk.document.song):
            shown = offer.everywhere if everywhere else offer.here
        self._desk.preview_wanted.emit(shown)

    def _take(self, offer: Offer, everywhere: bool) -> None:  # noqa: FBT001  as the signal carries it
        self._desk.preview_wanted.emit(None)
        self._desk.act(lambda document: take(document, offer, everywhere=everywhere))


def _state(finding: Finding) -> tuple[str, bool]:
    """What lets a card stand open or closed as it did: its kind, and whether that is meant so."""
    return finding.code, finding.accepted
