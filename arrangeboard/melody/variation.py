"""What one piece does differently from another, in the terms of a musician, and which pieces are a family.

Pieces that came from one another (`Piece.origin`) are relatives as long as they share material; a piece cut
out of another is a part of it. Codes and values only: the sentences are in `words`.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from itertools import takewhile
from typing import Literal, TypeVar

from msgspec import Struct

from arrangeboard.melody.timing import end_of
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import TICKS_PER_QUARTER, Generated, Note, Piece

T = TypeVar("T")
Sounds = list[tuple[int, int]]
"""Starts and pitches."""

Kinship = Literal["root", "variation", "part"]
Tell = Callable[[Piece, Piece], Kinship | None]

SHARED_LEAST = 0.4
"""The share of its notes, or of its rhythm, that a relative has in common."""

_SAME_MOMENT = TICKS_PER_QUARTER // 8
_OCTAVE = 12
_MOST_COMPARED = 5_000


class Difference(Struct, frozen=True):
    """One thing that is different: `code` names its sentence, `values` fill its gaps."""

    code: str
    values: dict[str, int] = {}


class Relative(Struct, frozen=True):
    """A piece in its family: the eldest of it, its place among its variations, and what it is to them.

    `place` counts from 0, the eldest; the parts of one family are counted apart.
    """

    eldest: PieceId
    place: int
    kinship: Kinship


def families(pieces: Iterable[Piece], tell: Tell | None = None) -> dict[PieceId, Relative]:
    """The relatives among some pieces; those without any are left out.

    `tell` says what a piece is to its origin, for those who keep that: `kinship_of` where nobody does.
    """
    known = {piece.id: piece for piece in pieces}
    came = [piece for piece in known.values() if piece.origin is not None and piece.origin in known]
    involved = {key for piece in came for key in (piece.id, piece.origin) if key is not None}
    kin = {key: _nearest_kin(known, known[key], tell or kinship_of) for key in involved}
    members: dict[PieceId, list[tuple[PieceId, Kinship]]] = {}
    for key in sorted(involved):
        eldest, kinship = _eldest(kin, key)
        members.setdefault(eldest, []).append((key, kinship))
    found: dict[PieceId, Relative] = {}
    for eldest, row in members.items():
        if len(row) > 1:
            counts: Counter[bool] = Counter()
            for key, kinship in row:
                is_part = kinship == "part"
                found[key] = Relative(eldest, counts[is_part], kinship)
                counts[is_part] += 1
    return found


def rhythm_of(piece: Piece) -> frozenset[int]:
    """The ticks at which the notes of a written piece start."""
    return frozenset(note.start_tick for note in piece.written.notes)


def kinship_of(
    piece: Piece, origin: Piece, rhythm: Callable[[Piece], frozenset[int]] = rhythm_of
) -> Kinship | None:
    """What a piece is to the one it came from; None where they have too little in common.

    `rhythm` may be one that keeps what it has told of a piece.
    """
    if isinstance(piece.content, Generated) or isinstance(origin.content, Generated):
        return "variation" if _rule(piece) == _rule(origin) else None
    ours, theirs = piece.written.notes, origin.written.notes
    if not ours or not theirs:
        return None
    if piece.length_ticks < origin.length_ticks and _is_part(ours, theirs):
        return "part"
    if _share(rhythm(piece), rhythm(origin)) >= SHARED_LEAST:
        return "variation"
    if _share(set(_sounds(ours)), set(_sounds(theirs))) >= SHARED_LEAST:
        return "variation"
    turned = differences(origin, piece)
    return "variation" if len(turned) == 1 and turned[0].code in _WHOLE_CHANGES else None


def differences(one: Piece, other: Piece) -> tuple[Difference, ...]:
    """What `other` does differently from `one`; nothing where they sound alike.

    A change of the whole (transposed, inverted, backwards, slower) is told by that alone. What else is told:
    rhythm, pitches, loudness, the ending or beginning, notes more and less, the length.
    """
    if isinstance(one.content, Generated) or isinstance(other.content, Generated):
        return _ruled_differences(one, other)
    ours, theirs = one.written.notes, other.written.notes
    if not ours or not theirs:
        return () if ours == theirs else (Difference("differs-all"),)
    whole = _whole_change(ours, theirs)
    if whole is not None:
        return (whole,)
    return (*_detail(one, other), *_length_difference(one, other))


_WHOLE_CHANGES = frozenset(
    {
        *("differs-octave-up", "differs-octave-down", "differs-up", "differs-down", "differs-inverted"),
        *("differs-backwards", "differs-slower", "differs-faster", "differs-later", "differs-earlier"),
    }
)


def _ruled_differences(one: Piece, other: Piece) -> tuple[Difference, ...]:
    if _rule(one) != _rule(other):
        return (Difference("differs-all"),)
    return () if one.content == other.content else (Difference("differs-seed"),)


def _rule(piece: Piece) -> str:
    return piece.content.rule if isinstance(piece.content, Generated) else ""


def _whole_change(ours: tuple[Note, ...], theirs: tuple[Note, ...]) -> Difference | None:
    if len(ours) != len(theirs):
        return None
    sounds, wanted = _sorted_sounds(ours), _sorted_sounds(theirs)
    shift, semitones = wanted[0][0] - sounds[0][0], wanted[0][1] - sounds[0][1]
    if semitones and [(tick, pitch + semitones) for tick, pitch in sounds] == wanted:
        return _transposed(semitones)
    if shift and [(tick + shift, pitch) for tick, pitch in sounds] == wanted:
        return Difference("differs-later" if shift > 0 else "differs-earlier", {"ticks": abs(shift)})
    return _turned(ours, wanted)


def _transposed(semitones: int) -> Difference:
    way = "up" if semitones > 0 else "down"
    size = abs(semitones)
    if size % _OCTAVE == 0:
        return Difference(f"differs-octave-{way}", {"count": size // _OCTAVE})
    return Difference(f"differs-{way}", {"count": size})


def _turned(ours: tuple[Note, ...], sounds: Sounds) -> Difference | None:
    """The change of the whole that makes these sounds of our notes, at whatever pitch and from any start."""
    wanted = _from_origin(sounds)
    if _from_origin(_sounds(ours)) == wanted:
        return None
    ways: dict[str, Iterable[tuple[int, int]]] = {
        "differs-inverted": ((note.start_tick, -note.pitch) for note in ours),
        "differs-backwards": ((-end_of(note), note.pitch) for note in ours),
        "differs-slower": ((2 * note.start_tick, note.pitch) for note in ours),
    }
    code = next((code for code, made in ways.items() if _from_origin(made) == wanted), None)
    if code is None and _from_origin((2 * tick, pitch) for tick, pitch in sounds) == _from_origin(
        _sounds(ours)
    ):
        code = "differs-faster"
    return Difference(code) if code else None


def _detail(one: Piece, other: Piece) -> tuple[Difference, ...]:
    ours, theirs = one.written.notes, other.written.notes
    starts, their_starts = [note.start_tick for note in ours], [note.start_tick for note in theirs]
    if starts == their_starts:
        return _same_rhythm(ours, theirs)
    pitches = [note.pitch for note in ours]
    if pitches == [note.pitch for note in theirs]:
        shifts = [abs(a - b) for a, b in zip(starts, their_starts, strict=True)]
        return (Difference("differs-timing" if max(shifts) < _SAME_MOMENT else "differs-rhythm"),)
    return _edges(ours, theirs) or _counts(ours, theirs)


def _same_rhythm(ours: tuple[Note, ...], theirs: tuple[Note, ...]) -> tuple[Difference, ...]:
    other_pitches = sum(a.pitch != b.pitch for a, b in zip(ours, theirs, strict=True))
    if other_pitches:
        return _edges(ours, theirs) or (Difference("differs-pitches", {"count": other_pitches}),)
    louder = sum(b.velocity - a.velocity for a, b in zip(ours, theirs, strict=True)) / len(ours)
    if [note.velocity for note in ours] != [note.velocity for note in theirs]:
        code = "differs-louder" if louder >= 3 else "differs-softer" if louder <= -3 else "differs-dynamics"
        return (Difference(code),)
    lengths = [note.length_ticks for note in ours] != [note.length_ticks for note in theirs]
    return (Difference("differs-lengths"),) if lengths else ()


def _edges(ours: tuple[Note, ...], theirs: tuple[Note, ...]) -> tuple[Difference, ...]:
    """Whether only the ending or only the beginning is another: at least half of it stays."""
    a, b = _sorted_sounds(ours), _sorted_sounds(theirs)
    half = max(len(a), len(b)) / 2
    same_head = _alike(a, b)
    if same_head >= half:
        return (Difference("differs-ending"),)
    return (Difference("differs-beginning"),) if _alike(a[::-1], b[::-1]) >= half else ()


def _alike(a: list[tuple[int, int]], b: list[tuple[int, int]]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))


def _counts(ours: tuple[Note, ...], theirs: tuple[Note, ...]) -> tuple[Difference, ...]:
    a, b = _sounds(ours), _sounds(theirs)
    added, removed = (b - a).total(), (a - b).total()
    if (a & b).total() < SHARED_LEAST * max(len(ours), len(theirs)):
        return (Difference("differs-much"),)
    told = (("differs-added", added), ("differs-removed", removed))
    return tuple(Difference(code, {"count": count}) for code, count in told if count)


def _length_difference(one: Piece, other: Piece) -> tuple[Difference, ...]:
    if one.length_ticks == other.length_ticks:
        return ()
    return (Difference("differs-longer" if other.length_ticks > one.length_ticks else "differs-shorter"),)


def _is_part(ours: tuple[Note, ...], theirs: tuple[Note, ...]) -> bool:
    """Whether our notes stand in theirs, all of them, from some place on."""
    wanted = _sorted_sounds(ours)
    first_tick, first_pitch = wanted[0]
    held = set(_sounds(theirs[:_MOST_COMPARED]))
    starts = (tick - first_tick for tick, pitch in held if pitch == first_pitch)
    return any(all((tick + shift, pitch) in held for tick, pitch in wanted) for shift in starts)


def _nearest_kin(known: dict[PieceId, Piece], piece: Piece, tell: Tell) -> tuple[PieceId, Kinship] | None:
    """The piece that this one came from, if it is there still and they are relatives."""
    origin = known.get(piece.origin) if piece.origin is not None else None
    kinship = tell(piece, origin) if origin is not None and origin.id != piece.id else None
    return (origin.id, kinship) if origin is not None and kinship is not None else None


def _eldest(kin: dict[PieceId, tuple[PieceId, Kinship] | None], piece: PieceId) -> tuple[PieceId, Kinship]:
    """The eldest of the family, and what the piece is to it: a part, where anyone on the way is one."""
    kinship: Kinship = "root"
    seen = {piece}
    while (nearest := kin[piece]) is not None and nearest[0] not in seen:
        piece, nearer = nearest
        seen.add(piece)
        kinship = "part" if "part" in (kinship, nearer) else nearer
    return piece, kinship


def _sounds(notes: Iterable[Note]) -> Counter[tuple[int, int]]:
    return Counter((note.start_tick, note.pitch) for note in notes)


def _sorted_sounds(notes: Iterable[Note]) -> Sounds:
    return sorted((note.start_tick, note.pitch) for note in notes)


def _from_origin(sounds: Iterable[tuple[int, int]]) -> Sounds:
    """Starts and pitches, counted from the first start and the lowest pitch."""
    found = list(sounds)
    tick, pitch = min(start for start, _ in found), min(one for _, one in found)
    return sorted((start - tick, one - pitch) for start, one in found)


def _share(one: AbstractSet[T], other: AbstractSet[T]) -> float:
    return len(one & other) / max(1, len(one), len(other))
