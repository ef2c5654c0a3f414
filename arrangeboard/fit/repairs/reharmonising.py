"""Other chords under a part: for each half-bar the triad of the key that most of what sounds belongs to.

The lightest chords that carry the part, by weighing every half-bar against how often chords change
(Viterbi's algorithm). The other parts are counted too, at half weight, and the bass's note as a root.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from arrangeboard.errors import UserError
from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.ground import Ground
from arrangeboard.fit.repairs.repair import Repair
from arrangeboard.fit.steps import STEP_TICKS, Classes, Mask, span, step_at
from arrangeboard.song.edits.repairing import ChordChange
from arrangeboard.song.values import Chord
from arrangeboard.theory.chords import ChordSymbol, read_chord
from arrangeboard.theory.keys import is_minor
from arrangeboard.theory.progressions import Progression, chords_in

_IN_MAJOR = ("I", "ii", "iii", "IV", "V", "vi")
_IN_MINOR = ("i", "III", "iv", "v", "V", "VI", "VII")

_OTHERS, _BASS = 0.5, 0.3
_CHANGE, _STAYS = 0.25, 0.1
"""What a change of chord costs and what a chord that was there already gains, in shares of a half-bar."""

_COST_GUESSED, _COST_MEANT = 0.25, 0.5
"""Other chords are other music for everybody, less so where the old ones were guessed."""


class _Half(Struct, frozen=True, gc=False):
    """Half a bar, or a bar that has no half, and the chord that is in effect where it begins."""

    start: int
    end: int
    chord: str

    @property
    def steps(self) -> Mask:
        return span(self.start, self.end)


def reharmonised(case: Case, finding: Finding) -> Iterator[Repair]:
    """The section's chords while the part plays, changed so that they carry it."""
    ground = case.spot.ground
    halves = _halves(case)
    if not ground.keys or not ground.known or not halves or case.figure.drums:
        return
    choice = _best_row(case, halves)
    changed = sum(new != half.chord for new, half in zip(choice, halves, strict=True))
    if changed:
        chords = _laid(ground, halves, choice)
        weight = _COST_GUESSED if ground.guessed else _COST_MEANT
        cost = 0.1 + weight * changed / len(halves)
        yield Repair("reharmonise", _shown(choice), finding.code, ChordChange(chords), cost=cost)


def _halves(case: Case) -> list[_Half]:
    ground, spot = case.spot.ground, case.spot
    lines = [step for step in range(spot.start, spot.end) if ground.strong >> step & 1]
    if not lines or lines[0] != spot.start:
        lines.insert(0, spot.start)
    return [_Half(start, end, _chord_at(ground, start)) for start, end in pairwise([*lines, spot.end])]


def _chord_at(ground: Ground, step: int) -> str:
    return next((one.chord.spelling for one in ground.spans if one.start <= step < one.end), "")


def _best_row(case: Case, halves: list[_Half]) -> list[str]:
    """The chord of each half-bar."""
    scores: dict[str, float] = {"": 0.0}
    came_from: list[dict[str, str]] = []
    for half in halves:
        made: dict[str, float] = {}
        back: dict[str, str] = {}
        for chord in _choices(case.spot.ground, half):
            reached, back[chord] = max((score - _change(one, chord), one) for one, score in scores.items())
            made[chord] = reached + _carries(case, half, chord)
        scores = made
        came_from.append(back)
    row = [max(scores, key=lambda chord: scores[chord])]
    for back in reversed(came_from[1:]):
        row.append(back[row[-1]])
    return row[::-1]


def _change(before: str, chord: str) -> float:
    return _CHANGE if before and before != chord else 0.0


def _choices(ground: Ground, half: _Half) -> tuple[str, ...]:
    keys = [one.key for one in ground.keys if one.start <= half.start]
    triads = _triads((keys or [ground.keys[0].key])[-1])
    return triads if not half.chord or half.chord in triads else (half.chord, *triads)


@lru_cache(maxsize=64)
def _triads(key: str) -> tuple[str, ...]:
    minor = is_minor(key)
    return chords_in(Progression("diatonic", _IN_MINOR if minor else _IN_MAJOR, minor=minor), key)


def _carries(case: Case, half: _Half, symbol: str) -> float:
    """The share of the half-bar's sound that the chord holds, with something for a root in the bass."""
    chord = _symbol(symbol)
    if chord is None or chord.root is None:
        return 0.0
    tones = chord.pitch_classes
    company = case.spot.company
    own, all_own = _held(case.figure.sounding, tones, half.steps)
    others, all_others = _held(company.sounding, tones, half.steps)
    heard = all_own + _OTHERS * all_others
    share = (own + _OTHERS * others) / heard if heard else 0.0
    bass = [one.figure.sounding for one in company.voices if one.role == "bass" and not one.figure.drums]
    rooted = sum((one[chord.root] & half.steps).bit_count() for one in bass) / (half.end - half.start)
    return share + _BASS * min(1.0, rooted) + (_STAYS if symbol == half.chord else 0.0)


@lru_cache(maxsize=1024)
def _symbol(symbol: str) -> ChordSymbol | None:
    try:
        return read_chord(symbol)
    except UserError:
        return None


def _held(sounding: Classes, tones: frozenset[int], here: Mask) -> tuple[int, int]:
    """How many steps of what sounds lie on the tones, and how many there are."""
    counts = [(mask & here).bit_count() for mask in sounding]
    return sum(counts[tone] for tone in tones), sum(counts)


def _laid(ground: Ground, halves: list[_Half], choice: list[str]) -> tuple[Chord, ...]:
    """All chords of the section: the new ones while the part plays, before and behind it the old."""
    start, end = halves[0].start, halves[-1].end
    old = [Chord(one.start * STEP_TICKS, one.chord.spelling, one.guessed) for one in ground.spans]
    kept = [one for one in old if not start <= step_at(one.tick) < end]
    new: list[Chord] = []
    for half, symbol in zip(halves, choice, strict=True):
        if not new or new[-1].symbol != symbol:
            new.append(Chord(half.start * STEP_TICKS, symbol))
    after = [one for one in ground.spans if one.start < end < one.end]
    again = [Chord(end * STEP_TICKS, one.chord.spelling, one.guessed) for one in after]
    return tuple(sorted([*kept, *new, *again], key=lambda one: one.tick))


def _shown(choice: list[str]) -> dict[str, object]:
    """The first chords of the new line, each once where it stays."""
    line = [choice[0], *(new for old, new in pairwise(choice) if new != old)]
    return {"chords": " ".join(line[:4]) + (" …" if len(line) > 4 else "")}
