"""What counts against a song's parts: counted once for each part, and walked in the order of the song."""

from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.fit.accepting import accept_all, choose_strictness
from arrangeboard.app.fit.fitting import Fitting
from arrangeboard.app.fit.flags import Flags
from arrangeboard.app.selection import PartRef, Selection
from arrangeboard.fit.cases import At
from arrangeboard.song.ids import LaneId, PartId, PieceId
from arrangeboard.song.values import Chord, Lane, Note, Part, Piece, Song, Written
from tests.unit.board.songs import BAR, CHORUS, CHORUS_1, CHORUS_2, VERSE, VERSE_1, VOCAL, small_song

TUNE, KEYS = PieceId(20), LaneId(21)


def song(*, guessed: bool = False) -> Song:
    """A tune a semitone off in the verse, and twice in the chorus, which is repeated."""
    pitches = (60, 64, 67, 64, 65, 69, 72, 69, 67, 71, 74, 71, 72, 67, 64, 60)
    notes = tuple(Note(at * 960, 900, pitch, 90) for at, pitch in enumerate(pitches))
    piece = Piece(TUNE, "Tune", 4 * BAR, 0, Written(notes))
    plain = small_song()
    chords = tuple(Chord(at * BAR, symbol, guessed) for at, symbol in enumerate(("C", "F", "G", "C")))
    verse = replace(
        plain.sections[VERSE], chords=chords, parts={VOCAL: (Part(PartId(10), TUNE, transpose=1),)}
    )
    again = tuple(replace(chord, tick=chord.tick + 4 * BAR) for chord in chords)
    parts = {VOCAL: (Part(PartId(12), TUNE, transpose=1),), KEYS: (Part(PartId(22), TUNE, transpose=1),)}
    chorus = replace(plain.sections[CHORUS], chords=chords + again, parts=parts)
    lanes = (*plain.lanes, Lane(KEYS, "Keys", "harmony"))
    sections = {VERSE: verse, CHORUS: chorus}
    return replace(plain, key="C", pieces={TUNE: piece}, sections=sections, lanes=lanes, last_id=22)


HIGH = tuple(
    Note(at * 960, 900, pitch + 24, 90)
    for at, pitch in enumerate((60, 64, 67, 64, 65, 69, 72, 69, 67, 71, 74, 71, 72, 67, 64, 60))
)
"""The same tune two octaves higher."""


class Judged:
    """A document that is judged whenever it is asked."""

    def __init__(self, opened: Song) -> None:
        self.document = Document(opened)
        self.fitting = Fitting(self.document)
        self.flags = Flags(self.document, self.fitting)
        self.fitting.listen(self._take)
        self.fitting.settle()

    def _take(self, changed: frozenset[At]) -> None:
        self.flags.take(changed)

    def select(self, at: At) -> None:
        """Select a part."""
        self.document.select(Selection(parts=frozenset({PartRef(at.slot, at.lane, at.part)})))

    def slots(self) -> list[int]:
        """The slots of the places, in their order."""
        return [at.slot for at in self.flags.places()]


def test_a_linked_repeat_is_walked_and_counted_once() -> None:
    judged = Judged(song())
    assert judged.slots() == [VERSE_1, CHORUS_1, CHORUS_1]
    found = [judged.fitting.verdict(at) for at in judged.flags.places()]
    assert judged.flags.count() == sum(len(one.counting) for one in found if one is not None)


def test_walking_goes_round_in_both_directions() -> None:
    judged = Judged(song())
    places = judged.flags.places()
    first = judged.flags.beside(1)
    assert first == places[0]
    seen = []
    for _ in places:
        at = judged.flags.beside(1)
        assert at is not None
        seen.append(at)
        judged.select(at)
    assert seen == places
    assert judged.flags.beside(1) == places[0]
    assert judged.flags.beside(-1) == places[-2]


def test_walking_begins_at_the_section_that_is_selected() -> None:
    judged = Judged(song())
    judged.document.select(Selection(slots=frozenset({CHORUS_1})))
    assert judged.flags.beside(1) == judged.flags.places()[1]
    judged.document.select(Selection(slots=frozenset({CHORUS_2})))
    assert judged.flags.beside(1) == judged.flags.places()[0]
    assert judged.flags.beside(-1) == judged.flags.places()[-1]


def test_what_is_meant_is_walked_no_more() -> None:
    judged = Judged(song())
    found = {
        PartRef(at.slot, at.lane, at.part): [one.code for one in verdict.counting]
        for at in judged.flags.places()
        if (verdict := judged.fitting.verdict(at)) is not None
    }
    accept_all(judged.document, found)
    judged.fitting.settle()
    assert judged.flags.count() == 0
    assert judged.flags.beside(1) is None


def test_strictness_alone_brings_the_badges_of_guesses() -> None:
    judged = Judged(replace(song(guessed=True), strictness="free"))
    assert judged.flags.places() == []
    choose_strictness(judged.document, "usual")
    judged.fitting.settle()
    badges = judged.flags.take(())
    assert judged.flags.places()
    assert set(badges.values()) <= {"guessed", None}


def test_another_song_begins_without_badges() -> None:
    judged = Judged(song())
    gone = judged.flags.forget()
    assert gone
    assert set(gone.values()) == {None}
    assert judged.flags.count() == 0


def test_a_leap_at_a_joint_is_counted_once_at_the_part_that_comes_after_it() -> None:
    opened = song()
    high = replace(opened.pieces[TUNE], id=PieceId(23), content=Written(HIGH))
    verse = replace(opened.sections[VERSE], parts={VOCAL: (Part(PartId(10), TUNE),)})
    chorus = replace(opened.sections[CHORUS], parts={VOCAL: (Part(PartId(12), high.id),)})
    pieces, sections = {**opened.pieces, high.id: high}, {VERSE: verse, CHORUS: chorus}
    order = opened.arrangement.order[:2]
    shown = (replace(opened.arrangement, order=order),)
    opened = replace(opened, pieces=pieces, sections=sections, arrangements=shown, last_id=23)
    judged = Judged(opened)
    found = judged.fitting.report.verdicts
    assert sorted(one.code for at in found.values() for one in at.counting).count("seam-jump") == 2
    counted = sum(len(one.counting) for one in found.values())
    assert judged.flags.count() == counted - 1
    assert [at.slot for at in judged.flags.places()] == [order[1].id]
    later = judged.flags.places()[0]
    accept_all(judged.document, {PartRef(later.slot, later.lane, later.part): ["seam-jump"]})
    judged.fitting.settle()
    assert [at.slot for at in judged.flags.places()] == [order[0].id]
