"""A window whose song holds a part that does not fit, with a hand on the advice about it."""

from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from arrangeboard.board.badges import Badge, badge_rect
from arrangeboard.board.overlay import PartKey
from arrangeboard.gui.inspector.fit.advice import Advice
from arrangeboard.gui.inspector.fit.finding_card import FindingCard
from arrangeboard.gui.inspector.part_form import PartForm
from arrangeboard.song.ids import PartId, PieceId
from arrangeboard.song.values import Chord, Note, Part, Piece, Song, Written
from tests.gui.board_mouse import BoardMouse
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import BAR, CHORUS, CHORUS_1, VERSE, VOCAL, small_song

TUNE = PieceId(20)


def tune() -> Piece:
    """Eight bars on the tones of C, F, G and C, in quarters."""
    bars = ((60, 64, 67, 64), (65, 69, 72, 69), (67, 71, 74, 71), (72, 67, 64, 60)) * 2
    pitches = [pitch for bar in bars for pitch in bar]
    notes = tuple(Note(at * 960, 900, pitch, 90) for at, pitch in enumerate(pitches))
    return Piece(TUNE, "Tune", 8 * BAR, 0, Written(notes))


def song(semitones: int = 1) -> Song:
    """The chorus has chords, and its tune is off by so many semitones; the verse is left empty."""
    plain = small_song()
    symbols = ("C", "F", "G", "C") * 2
    chords = tuple(Chord(at * BAR, symbol) for at, symbol in enumerate(symbols))
    chorus = replace(
        plain.sections[CHORUS], chords=chords, parts={VOCAL: (Part(PartId(12), TUNE, transpose=semitones),)}
    )
    sections = {VERSE: replace(plain.sections[VERSE], parts={}), CHORUS: chorus}
    return replace(plain, key="C", pieces={**plain.pieces, TUNE: tune()}, sections=sections, last_id=20)


class FitTouch(WindowTouch):
    """A window whose song is judged at once, and that waits for nothing but what it must."""

    def __init__(self, qtbot: QtBot, opened: Song) -> None:
        super().__init__(qtbot, opened)
        self.mouse = BoardMouse(self.window.board)
        self.settle()

    @property
    def advice(self) -> Advice:
        """The advice on the selected part."""
        return self.find(PartForm).fit.advice

    @property
    def badges(self) -> dict[PartKey, Badge]:
        """The badges on the board, by part."""
        return dict(self.window.board.badges.shown)

    def settle(self) -> None:
        """Let everything be judged."""
        self.window.desk.fitting.settle()

    def seek(self) -> None:
        """Wait for the offers."""
        self.settle()
        self.qtbot.waitUntil(lambda: self.advice.offering.is_done, timeout=5000)

    def badge(self) -> QPoint:
        """The middle of the first chorus' badge."""
        board = self.window.board
        rect = badge_rect(board.scene, (CHORUS_1, VOCAL, PartId(12)))
        assert rect is not None
        seen = board.frame.in_view(rect)
        return QPoint(round(seen.x + seen.width / 2), round(seen.y + seen.height / 2))

    def repairs(self) -> list[str]:
        """What is offered, by name."""
        return [row.offer.sentence for card in self.advice.cards for row in card.repairs]

    def choose_meant(self, card: FindingCard, *, everywhere: bool) -> None:
        """Take a finding as meant."""
        button = card.findChild(QPushButton, "as-meant")
        assert isinstance(button, QPushButton)
        menu = button.menu()
        assert isinstance(menu, QMenu)
        menu.actions()[int(everywhere)].trigger()
        self.settle()


def song_with_the_tune_twice() -> Song:
    """The verse has the chorus' chords and sings its tune, a semitone off as there."""
    held = song()
    chorus = held.sections[CHORUS]
    verse = replace(
        chorus, id=VERSE, name="Verse", kind="verse", parts={VOCAL: (Part(PartId(10), TUNE, transpose=1),)}
    )
    return replace(held, sections={VERSE: verse, CHORUS: chorus})
