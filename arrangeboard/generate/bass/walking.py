"""A walking bass: a quarter on every beat, found as the best way through the whole stretch.

Each bar is a figure from its first note towards the next bar's; which figures follow each other is found by
dynamic programming, so that the line goes up and down in long breaths and the last bar leads into the first.
"""

from bisect import bisect_right
from itertools import groupby

from msgspec import Struct

from arrangeboard.generate.bass.walking_figures import Figure, Ground, figures
from arrangeboard.generate.dice import chance
from arrangeboard.generate.held import HeldChord, chords_held_in
from arrangeboard.generate.patterns import Hit, hits
from arrangeboard.generate.place import Place
from arrangeboard.generate.windows import Window, pitches_of, role_window
from arrangeboard.song.values import Note
from arrangeboard.theory.keys import scale

_OCTAVE = 12
_MOST_CHORD_TONES = 4
_QUARTERS = "R---w---S---w---"
"""A bar's first beat, its weak beats and its other strong ones."""

_STRONG, _WEAK = 91, 97
_SWAY, _PHRASE_BARS, _SWELL = 9, 4, 6
"""How far a hand strays in velocity, and how much louder the middle of a phrase of some bars is."""

_GATE_PERCENT = 92
_HIGHEST_ABOVE_HOME = 5
_WAYWARD, _SCATTER = 2.0, 997.0
_TURN_AT_THE_LINE = 0.7
_OFF_BASS = 0.3
_PULL_TO_CENTRE = 0.05
_THIRDS = (3, 4)
_ALTERED = ((3, 4), (4, 3), (10, 11), (11, 10), (6, 7), (7, 6))
"""Of two forms of a degree the scale's is left out where the chord has the other."""


class _Bar(Struct, frozen=True):
    """The beats that one chord has in one bar, and the pitches that the first may have with their costs."""

    chord: HeldChord
    beats: tuple[Hit, ...]
    firsts: tuple[tuple[int, float], ...]
    throw: float

    @property
    def marks(self) -> str:
        """What each of its beats is."""
        return "".join(beat.mark for beat in self.beats)


class _Way(Struct, frozen=True, gc=False):
    """The best line so far that arrives at a pitch in a direction, and its last figure."""

    cost: float
    before: "_Way | None" = None
    first: int = 0
    figure: Figure | None = None


_Ways = dict[tuple[int, int], _Way]
"""The best ways by the pitch that comes next and the direction from which it is reached."""


def walking_line(place: Place, seed: int) -> list[Note]:
    """The walk through the chords of a place."""
    home = role_window("bass", place.lowest_pitch, place.highest_pitch)
    window = home[0], max(home[1], min(place.highest_pitch, home[1] + _HIGHEST_ABOVE_HOME))
    bars = _bars(place, window, seed)
    if not bars:
        return []
    return [
        _note(beat, pitch, seed)
        for bar, line in zip(bars, _round(bars, window, place.key), strict=True)
        for beat, pitch in zip(bar.beats, line, strict=True)
    ]


def _note(beat: Hit, pitch: int, seed: int) -> Note:
    length = max(1, (beat.end_tick - beat.start_tick) * _GATE_PERCENT // 100)
    strayed = round(_SWAY * (chance(seed, beat.start_tick, pitch) - 0.5))
    in_phrase = beat.bar % _PHRASE_BARS
    swelled = _SWELL * min(in_phrase, _PHRASE_BARS - in_phrase) // _PHRASE_BARS
    return Note(beat.start_tick, length, pitch, (_WEAK if beat.mark == "w" else _STRONG) + strayed + swelled)


def _bars(place: Place, window: Window, seed: int) -> list[_Bar]:
    """The beats by chord and bar. Where no chord is there are none: the line leads to where it goes on."""
    beats = hits(place.grid, place.start_tick, place.end_tick, _QUARTERS)
    starts = [beat.start_tick for beat in beats]
    found: list[_Bar] = []
    for one in chords_held_in(place):
        if one.bass is None:
            continue
        first, last = (bisect_right(starts, tick) for tick in (one.start_tick, one.end_tick - 1))
        opens = Hit(one.start_tick, one.end_tick, "B", place.grid.bar_at(one.start_tick))
        for _, inside in groupby(_until_next([opens, *beats[first:last]], one), key=lambda beat: beat.bar):
            own = tuple(inside)
            firsts = _firsts(one, window, opens=own[0].mark == "B")
            throw = chance(seed, own[0].start_tick) * _SCATTER
            found.append(_Bar(one, own, firsts, throw))
    return found


def _until_next(beats: list[Hit], one: HeldChord) -> list[Hit]:
    ends = [beat.start_tick for beat in beats[1:]] + [one.end_tick]
    return [Hit(beat.start_tick, end, beat.mark, beat.bar) for beat, end in zip(beats, ends, strict=True)]


def _firsts(one: HeldChord, window: Window, *, opens: bool) -> tuple[tuple[int, float], ...]:
    """The chord's bass where the chord begins; where it goes on any of its notes."""
    bass = one.bass if one.bass is not None else 0
    tones = {bass} if opens else _chord_tones(one) | {bass}
    centre = (window[0] + window[1]) / 2
    return tuple(
        (pitch, (0.0 if tone == bass else _OFF_BASS) + _PULL_TO_CENTRE * abs(pitch - centre))
        for tone in sorted(tones)
        for pitch in pitches_of(tone, window)
    )


def _chord_tones(one: HeldChord) -> set[int]:
    root = one.symbol.root or 0
    return {(root + interval) % _OCTAVE for interval in one.symbol.intervals[:_MOST_CHORD_TONES]}


def _round(bars: list[_Bar], window: Window, key: str) -> list[tuple[int, ...]]:
    """The pitches of every bar on the best way that comes back to where it began."""
    home, _ = min(bars[0].firsts, key=lambda one: one[1])
    ways: _Ways = {(home, 0): _Way(0.0)}
    classes = frozenset(scale(key))
    for bar, after in zip(bars, [*bars[1:], None], strict=True):
        targets = after.firsts if after else ((home, 0.0),)
        ways = _onwards(ways, bar, targets, _Grounds(bar.chord, window, classes))
    return _traced(min(ways.values(), key=lambda way: way.cost))


class _Grounds:
    """What figures of one chord stand on, by the pitch that they begin on."""

    def __init__(self, one: HeldChord, window: Window, classes: frozenset[int]) -> None:
        root, bass = one.symbol.root or 0, one.bass or 0
        chord = _chord_tones(one)
        own = {(tone - root) % _OCTAVE for tone in chord}
        bent = {theirs for ours, theirs in _ALTERED if ours in own and theirs not in own}
        self._scale = [tone for tone in classes if (tone - root) % _OCTAVE not in bent]
        self._chord, self._bass, self._window = chord, bass, window
        self._third = next(((root + third) % _OCTAVE for third in _THIRDS if third in own), None)

    def at(self, pitch: int) -> Ground:
        """The ground of a figure that begins on a pitch."""
        return Ground(
            chord=frozenset((tone - pitch) % _OCTAVE for tone in self._chord),
            scale=frozenset((tone - pitch) % _OCTAVE for tone in self._scale),
            bass=(self._bass - pitch) % _OCTAVE,
            below=min(pitch - self._window[0], _OCTAVE),
            above=min(self._window[1] - pitch, _OCTAVE),
            third=None if self._third is None else (self._third - pitch) % _OCTAVE,
        )


def _onwards(ways: _Ways, bar: _Bar, targets: tuple[tuple[int, float], ...], grounds: _Grounds) -> _Ways:
    """The best ways through one bar to each pitch that the next may begin on."""
    found: _Ways = {}
    marks, throw = bar.marks, bar.throw
    for pitch in {pitch for pitch, _ in ways}:
        ground = grounds.at(pitch)
        arrived = [(way, ways[pitch, way]) for way in (-1, 0, 1) if (pitch, way) in ways]
        for target, own in targets:
            for rank, figure in enumerate(figures(ground, marks, target - pitch), 1):
                cost = own + figure.cost + _WAYWARD * (throw * rank % 1.0)
                for way, before in arrived:
                    total = cost + before.cost + (_TURN_AT_THE_LINE if way == -figure.sets_out else 0.0)
                    best = found.get((target, figure.arrives))
                    if best is None or total < best.cost:
                        found[target, figure.arrives] = _Way(total, before, pitch, figure)
    return found


def _traced(way: _Way) -> list[tuple[int, ...]]:
    found = []
    while way.figure is not None and way.before is not None:
        found.append(tuple(way.first + offset for offset in way.figure.offsets))
        way = way.before
    return found[::-1]
