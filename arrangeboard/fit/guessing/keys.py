"""Keys proposed from notes and chords, the likelier first, and where a song leaves its key.

Krumhansl's method: how long each pitch class sounds, compared with what listeners and corpora say a key
sounds. Eight bars of a tune are in the key guessed about two times in three, with their chords in three of
four: so a key is proposed with the next ones beside it, and never set by itself.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce
from math import exp

from msgspec import Struct

from arrangeboard.song.values import Chord, Note
from arrangeboard.theory.chords import NotAChord, read_chord
from arrangeboard.theory.keys import OF_CHORDS, OF_NOTES, key_likeness, scale, tonic

_SHARPNESS, _OF_NOTES_ALONE = 6.0, 10.0
"""How fast a key becomes unlikely behind the best, with chords and without.

Set so that a key is right about as often as its confidence says, looked at on all of POP909's phrases.
"""

CHANGE_COST, TO_A_NEIGHBOUR = 0.9, 2.0
"""What must speak for a section's leaving the key of the one before, in sums of correlations.

Relatives and fifths share all notes but one, and major and minor on one tonic differ by what a bare fifth
leaves open: leaning on one of them is no change of key for long.
"""


_SHARED_BY_NEIGHBOURS = 6


class KeyEvidence(Struct, frozen=True):
    """How long each pitch class sounds as a note, and as a note of a chord with its root counted twice."""

    notes: tuple[float, ...] = (0.0,) * 12
    chords: tuple[float, ...] = (0.0,) * 12


class RankedKey(Struct, frozen=True):
    """A key and how likely it is, 0–1."""

    key: str
    confidence: float


def key_evidence(notes: Iterable[Note], chords: Sequence[Chord] = (), end_tick: int = 0) -> KeyEvidence:
    """What notes and chords until `end_tick` say about their key. Drums must be left out."""
    sounding, named = [0.0] * 12, [0.0] * 12
    for note in notes:
        sounding[note.pitch % 12] += note.length_ticks
    ends = [*(chord.tick for chord in chords[1:]), end_tick]
    for chord, end in zip(chords, ends, strict=False):
        _add_chord(named, chord.symbol, end - chord.tick)
    return KeyEvidence(tuple(sounding), tuple(named))


def together(evidence: Iterable[KeyEvidence]) -> KeyEvidence:
    """The evidence of several stretches as that of one."""
    return reduce(_sum, evidence, KeyEvidence())


def guessed_keys(evidence: KeyEvidence) -> tuple[RankedKey, ...]:
    """All 24 keys, the likeliest first; none where nothing speaks for any."""
    likeness = _likeness(evidence)
    if len(set(likeness.values())) == 1:
        return ()
    sharpness = _SHARPNESS if any(evidence.chords) else _OF_NOTES_ALONE
    weights = {key: exp(sharpness * one) for key, one in likeness.items()}
    whole = sum(weights.values())
    ranked = sorted(weights, key=lambda key: -weights[key])
    return tuple(RankedKey(key, weights[key] / whole) for key in ranked)


def keys_by_section(evidence: Sequence[KeyEvidence]) -> tuple[str, ...]:
    """The key of each of the sections that follow one another, where leaving a key has its cost.

    So a last chorus a tone up is found, and a verse that leans on its fourth step stays in the key. Sections
    in which nothing speaks for any key have the one before. Empty where nothing speaks at all.
    """
    said = [_likeness(one) for one in evidence]
    if not any(any(one.values()) for one in said):
        return ()
    best = said[0]
    ways: list[dict[str, str]] = []
    for likeness in said[1:]:
        way = {key: max(best, key=lambda from_key: best[from_key] - _cost(from_key, key)) for key in best}
        best = {key: best[way[key]] - _cost(way[key], key) + likeness[key] for key in best}
        ways.append(way)
    path = [max(best, key=lambda key: best[key])]
    for way in reversed(ways):
        path.append(way[path[-1]])
    return tuple(reversed(path))


@lru_cache(maxsize=1024)
def _cost(from_key: str, key: str) -> float:
    """What a change between two keys costs."""
    if from_key == key:
        return 0.0
    shared = len(set(scale(from_key)) & set(scale(key)))
    is_near = shared >= _SHARED_BY_NEIGHBOURS or tonic(from_key) == tonic(key)
    return TO_A_NEIGHBOUR if is_near else CHANGE_COST


def _likeness(evidence: KeyEvidence) -> dict[str, float]:
    """How well each key goes with notes and chords together."""
    ways = (
        key_likeness(evidence.notes, OF_NOTES),
        key_likeness(evidence.chords, OF_NOTES),
        key_likeness(evidence.chords, OF_CHORDS),
    )
    return {key: sum(way[key] for way in ways) for key in ways[0]}


def _add_chord(named: list[float], symbol: str, length_ticks: int) -> None:
    try:
        chord = read_chord(symbol)
    except NotAChord:
        return
    for pitch_class in chord.pitch_classes:
        named[pitch_class] += length_ticks * (2 if pitch_class == chord.root else 1)


def _sum(one: KeyEvidence, other: KeyEvidence) -> KeyEvidence:
    return KeyEvidence(
        tuple(a + b for a, b in zip(one.notes, other.notes, strict=True)),
        tuple(a + b for a, b in zip(one.chords, other.chords, strict=True)),
    )
