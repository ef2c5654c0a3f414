"""Chords proposed from what sounds: a path through the beats on which chords explain them and change seldom.

The method is Viterbi's (1967) over beats, as in Sheh and Ellis, Chord Segmentation and Recognition using
EM-Trained Hidden Markov Models (2003), with hand-set weights in place of trained ones.
"""

from collections.abc import Iterable, Sequence
from math import exp

from msgspec import Struct

from arrangeboard.fit.guessing.beats import BAR_LINE, BEAT, HALF_BAR, Beat, LaneNotes, beats_of
from arrangeboard.fit.guessing.claims import claimed, is_bare, most_claimed, shares_of
from arrangeboard.fit.guessing.qualities import (
    COUNT,
    QUALITIES,
    bare_symbol,
    explained,
    root_and_quality,
    symbol_of,
)
from arrangeboard.song.bars import BarGrid
from arrangeboard.song.values import Chord
from arrangeboard.theory.chords import NotAChord, read_chord

CHANGE_COSTS = {BAR_LINE: 0.2, HALF_BAR: 0.7, BEAT: 1.0}
"""What must speak for a change of chord, by where in the bar it falls."""

MOST_ALTERNATIVES = 4

_MOST, _DOUBT, _PER_MARGIN = 0.94, -0.5, 8.7
"""Confidence by how far a chord is ahead of the next, read off POP909's phrases.

However clear the sound, about one label in sixteen differs.
"""

Evidence = list[float]
"""How well every chord explains a stretch, by state."""


class GuessedChord(Struct, frozen=True):
    """A chord from `tick` on, how likely its root and third are right (0–1), and what else it may be."""

    tick: int
    symbol: str
    confidence: float
    alternatives: tuple[str, ...] = ()


def guessed_chords(lanes: Iterable[LaneNotes], grid: BarGrid, key: str | None) -> tuple[GuessedChord, ...]:
    """The likeliest chords of a section with bars `grid`; none where nothing pitched sounds.

    They are spelled in the key, or in C where it is not known. A long silence is "N.C.".
    """
    beats = beats_of(lanes, grid)
    if all(beat.is_silent for beat in beats):
        return ()
    heard = _heard(beats, key)
    path = _as_claimed(_likeliest_path(beats, heard), beats, key)
    return tuple(
        _told(beats[start].start_tick, path[start], heard[start:end], beats=beats[start:end], key=key)
        for start, end in _stretches(path)
    )


def weighed_chords(
    chords: Sequence[Chord], lanes: Iterable[LaneNotes], grid: BarGrid, key: str | None
) -> tuple[GuessedChord, ...]:
    """Chords that are there already, each with what speaks for it in the sound, and what else it may be.

    A symbol outside the small vocabulary of guesses is weighed as the triad that it rests on.
    """
    if not chords:
        return ()
    beats = beats_of(lanes, grid)
    heard = _heard(beats, key)
    ends = [*(chord.tick for chord in chords[1:]), grid.length_ticks]
    found = []
    for chord, end_tick in zip(chords, ends, strict=True):
        here = [
            at for at, beat in enumerate(beats) if beat.start_tick < end_tick and beat.end_tick > chord.tick
        ]
        said, sounding = [heard[at] for at in here], [beats[at] for at in here]
        told = _told(chord.tick, _state_of(chord.symbol), said, beats=sounding, key=key)
        found.append(GuessedChord(chord.tick, chord.symbol, told.confidence, told.alternatives))
    return tuple(found)


def _heard(beats: Sequence[Beat], key: str | None) -> list[Evidence]:
    """The evidence of every beat; beats that sound alike are looked at once."""
    known: dict[object, Evidence] = {}
    found = []
    for beat in beats:
        same = (beat.shares, beat.bass, beat.first_bass, beat.weight)
        if same not in known:
            known[same] = explained(beat, key)
        found.append(known[same])
    return found


def _likeliest_path(beats: Sequence[Beat], heard: Sequence[Evidence]) -> list[int]:
    """The state of every beat on the path that explains most, changes counted against it."""
    best = heard[0]
    stays: list[tuple[list[float], float, int]] = []
    for beat, evidence in zip(beats[1:], heard[1:], strict=True):
        leader = max(best)
        changed = leader - CHANGE_COSTS[beat.level]
        stays.append((best, changed, best.index(leader)))
        best = [
            new + (own if own > changed else changed)  # noqa: FURB136  max() takes twice as long
            for own, new in zip(best, evidence, strict=True)
        ]
    path = [best.index(max(best))]
    for before, changed, leader in reversed(stays):
        # Of two ways as good the later change: not while nothing sounds, but with what is heard then.
        path.append(path[-1] if before[path[-1]] > changed else leader)
    path.reverse()
    return path


def _as_claimed(path: list[int], beats: Sequence[Beat], key: str | None) -> list[int]:
    """The path with every chord called only what sounds while it lasts."""
    found: list[int] = []
    for start, end in _stretches(path):
        found += [claimed(path[start], shares_of(beats[start:end]), key)] * (end - start)
    return found


def _stretches(path: Sequence[int]) -> list[tuple[int, int]]:
    """Where each chord of a path begins and ends."""
    starts = [at for at in range(len(path)) if at == 0 or path[at] != path[at - 1]]
    return list(zip(starts, [*starts[1:], len(path)], strict=True))


def _told(
    tick: int, state: int, heard: Sequence[Evidence], *, beats: Sequence[Beat], key: str | None
) -> GuessedChord:
    """A chord with its confidence and alternatives, from the evidence of its beats."""
    total = [sum(column) for column in zip(*heard, strict=True)]
    shares = shares_of(beats)
    rivals = _rivals(state, total)
    ahead = total[state] - total[rivals[0]]
    margin = ahead / max(1, len(heard)) ** 0.5
    confidence = _MOST / (1 + exp(-max(-30.0, min(30.0, _DOUBT + _PER_MARGIN * margin))))
    others = [symbol_of(one, key or "C") for one in rivals]
    if is_bare(state, shares):
        others = [bare_symbol(state, key or "C"), *others[: MOST_ALTERNATIVES - 1]]
    sure = min(confidence, most_claimed(state, shares))
    return GuessedChord(tick, symbol_of(state, key or "C"), sure, tuple(others))


def _rivals(state: int, total: Evidence) -> list[int]:
    """The likeliest other chords, each with a root and third of its own."""
    found: list[int] = []
    taken = {_triad(state)}
    for one in sorted(range(COUNT), key=lambda at: -total[at]):
        if _triad(one) not in taken:
            taken.add(_triad(one))
            found.append(one)
            if len(found) == MOST_ALTERNATIVES:
                break
    return found


def _triad(state: int) -> tuple[int, str]:
    if state == COUNT:
        return -1, ""
    root, quality = root_and_quality(state)
    return root, quality.third


def _state_of(symbol: str) -> int:
    """The state that is nearest to a symbol: its triad with its seventh, or its triad."""
    try:
        chord = read_chord(symbol)
    except NotAChord:
        return COUNT
    if chord.root is None:
        return COUNT
    on_root = range(chord.root * len(QUALITIES), (chord.root + 1) * len(QUALITIES))
    above = {interval % 12 for interval in chord.intervals}
    return max(on_root, key=lambda state: _likeness(above, set(root_and_quality(state)[1].intervals)))


def _likeness(one: set[int], other: set[int]) -> int:
    """How many notes two chords share, less those that only the second has."""
    return len(one & other) - 2 * len(other - one)
