"""Pieces that belong together, as the tray and the inspector tell of them, and answers to a piece.

What is alike is found in `melody`; here it gets letters and sentences, and answers become pieces.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from arrangeboard.app.document import Document
from arrangeboard.melody.answers import Answer, answers
from arrangeboard.melody.variation import (
    Difference,
    Kinship,
    Relative,
    differences,
    families,
    kinship_of,
    rhythm_of,
)
from arrangeboard.performance.performing import place_of
from arrangeboard.song import find
from arrangeboard.song.bars import bar_grid, bar_ticks, beat_ticks
from arrangeboard.song.edits.pieces import PRIMES, add_piece
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Chord, Piece, Song, Sound, Written
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.sound.score.excerpts import Excerpt

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class AnswerOffer(Struct, frozen=True):
    """An answer that can be heard before it is taken; `sentence` names its rule.

    `take` puts it into the tray as one step and gives its id.
    """

    rule: str
    sentence: str
    hear: Callable[[], "Excerpt"]
    take: Callable[[], PieceId]


class _Kept(Struct, frozen=True):
    """The families of some pieces and their letters, kept until the pieces change."""

    pieces: Mapping[PieceId, Piece]
    relatives: dict[PieceId, Relative]
    labels: dict[PieceId, str]


class _Told(Struct, frozen=True):
    """What was found of a piece and its origin, which are held so that they stay these very objects."""

    piece: Piece
    origin: Piece
    kinship: Kinship | None


class _Families:
    """The families of the song that was asked about last.

    An edit of one piece compares only that piece with its origin and with those that came from it.
    """

    def __init__(self) -> None:
        self._kept = _Kept({}, {}, {})
        self._told: dict[PieceId, _Told] = {}
        self._rhythms: dict[PieceId, tuple[Piece, frozenset[int]]] = {}
        self._changed: tuple[Piece, Piece, tuple[Difference, ...]] | None = None

    def of(self, pieces: Mapping[PieceId, Piece]) -> _Kept:
        """The relatives among the pieces; the same object while they are the same mapping."""
        if self._kept.pieces is not pieces:
            self._told = {key: one for key, one in self._told.items() if key in pieces}
            self._rhythms = {key: one for key, one in self._rhythms.items() if key in pieces}
            relatives = families(pieces.values(), self._kinship)
            self._kept = _Kept(pieces, relatives, _labels(relatives))
        return self._kept

    def differences(self, origin: Piece, piece: Piece) -> tuple[Difference, ...]:
        """What the piece does differently; not looked for again while both are the same objects."""
        kept = self._changed
        if kept is None or kept[0] is not origin or kept[1] is not piece:
            kept = self._changed = (origin, piece, differences(origin, piece))
        return kept[2]

    def _kinship(self, piece: Piece, origin: Piece) -> Kinship | None:
        told = self._told.get(piece.id)
        if told is None or told.piece is not piece or told.origin is not origin:
            told = _Told(piece, origin, kinship_of(piece, origin, self._rhythm))
            self._told[piece.id] = told
        return told.kinship

    def _rhythm(self, piece: Piece) -> frozenset[int]:
        kept = self._rhythms.get(piece.id)
        if kept is None or kept[0] is not piece:
            kept = self._rhythms[piece.id] = (piece, rhythm_of(piece))
        return kept[1]


_families = _Families()


def family_label(song: Song, piece_id: PieceId) -> str:
    """The piece's letter in its family: A for the eldest, A′, A″ for its variations, "part of A" for a part.

    Families are lettered by their eldest members; empty for a piece without relatives.
    """
    return family_labels(song.pieces).get(piece_id, "")


def family_labels(pieces: Mapping[PieceId, Piece]) -> dict[PieceId, str]:
    """The labels of all pieces that have relatives."""
    return _families.of(pieces).labels


def what_changed(song: Song, piece_id: PieceId) -> str:
    """What the piece does differently from the one it came from, in a sentence; empty without relatives."""
    relative = _families.of(song.pieces).relatives.get(piece_id)
    piece = find.piece(song, piece_id)
    origin = song.pieces.get(piece.origin) if piece.origin is not None else None
    if relative is None or origin is None or relative.kinship == "root":
        return ""
    if relative.kinship == "part":
        return say("family-part", name=origin.name)
    found = _families.differences(origin, piece)
    if not found:
        return say("family-same", name=origin.name)
    told = ", ".join(_told(song, one) for one in found)
    return say("family-changed", name=origin.name, changes=told)


def answers_of(document: Document, piece_id: PieceId) -> list[AnswerOffer]:
    """Answers to the piece, each to be heard and taken; none to drums, nor to a piece that follows chords."""
    song = document.song
    sound = _sound_of(song, piece_id)
    if sound.drums:
        return []
    return [
        AnswerOffer(
            rule=found.rule,
            sentence=say(found.rule),
            hear=partial(_excerpt, found, sound, song.microseconds_per_quarter),
            take=partial(add_answer, document, piece_id, found.rule),
        )
        for found in _answers(song, piece_id)
    ]


def add_answer(document: Document, piece_id: PieceId, rule: str) -> PieceId:
    """Put the answer that a rule gives into the tray, as one step; the piece it answers stays."""
    asked = find.piece(document.song, piece_id)
    (found,) = (one for one in _answers(document.song, piece_id) if one.rule == rule)
    made = Piece(
        PieceId(0),
        say("answer-name", name=asked.name),
        found.length_ticks,
        found.pickup_ticks,
        Written(found.notes),
        key=asked.key,
        tags=asked.tags,
        origin=piece_id,
    )
    document.apply("step-add-answer", lambda song: add_piece(song, made), name=asked.name)
    return PieceId(document.song.last_id)


def _answers(song: Song, piece_id: PieceId) -> tuple[Answer, ...]:
    piece = find.piece(song, piece_id)
    key, chords = _surroundings(song, piece)
    bars = -(-piece.length_ticks // bar_ticks(song.meter))
    return answers(piece, key, chords, bar_grid(max(1, bars), (), song.meter))


def _surroundings(song: Song, piece: Piece) -> tuple[str, tuple[Chord, ...]]:
    """The key and the chords, in ticks of the piece, where it plays first; the song's key where it does not.

    A part that is transposed is passed over: its chords stand under other notes.
    """
    for section_id, lane_id in find.uses_of(song, piece.id):
        section, lane = song.sections[section_id], find.lane(song, lane_id)
        for part in section.parts[lane_id]:
            if part.piece == piece.id and not part.transpose:
                place = place_of(song, section, lane, part)
                return piece.key or place.key, _chords_from(place.chords, part.start_tick)
    return piece.key or song.key, ()


def _chords_from(chords: tuple[Chord, ...], tick: int) -> tuple[Chord, ...]:
    """The chords from a tick of their section on, counted from there; the one that sounds there first."""
    before = [Chord(0, chord.symbol) for chord in chords if chord.tick <= tick][-1:]
    return (*before, *(Chord(chord.tick - tick, chord.symbol) for chord in chords if chord.tick > tick))


def _sound_of(song: Song, piece_id: PieceId) -> Sound:
    """The sound of the first lane that plays the piece; a piano where none does."""
    lanes = [find.lane(song, lane) for _, lane in find.uses_of(song, piece_id)]
    return lanes[0].sound if lanes else Sound()


def _excerpt(found: Answer, sound: Sound, tempo: int) -> "Excerpt":
    from arrangeboard.sound.score import excerpts  # noqa: PLC0415  brings numpy with it

    return excerpts.notes(found.notes, sound, tempo)


def _labels(relatives: Mapping[PieceId, Relative]) -> dict[PieceId, str]:
    eldest = sorted({relative.eldest for relative in relatives.values()})
    letters = {piece: _letter(at) for at, piece in enumerate(eldest)}
    return {key: _label(relative, letters[relative.eldest]) for key, relative in relatives.items()}


def _letter(at: int) -> str:
    """A to Z, then A2, B2, …"""
    round_number, place = divmod(at, len(_LETTERS))
    return _LETTERS[place] + (str(round_number + 1) if round_number else "")


def _label(relative: Relative, letter: str) -> str:
    if relative.kinship == "part":
        return say("family-label-part", letter=letter)
    place = relative.place
    primes = "" if not place else PRIMES[place - 1] if place <= len(PRIMES) else f"′{place}"
    return letter + primes


def _told(song: Song, found: Difference) -> str:
    """The words for a difference; of what is counted, one has words of its own."""
    count: str | int = found.values.get("count", 0)
    if "ticks" in found.values:
        beats = found.values["ticks"] / beat_ticks(song.meter)
        count = f"{beats:.2f}".rstrip("0").rstrip(".")
    return say(f"{found.code}-one") if str(count) == "1" else say(found.code, count=count)
