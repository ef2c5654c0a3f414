"""Lines for a voice: thirds and sevenths joined by step, as the bones of a melody or an answer to one.

T in a pattern is a telling note of the chord, n a note of the scale that leads into the next one, E the end
of a phrase on a note that can stay. A melody rises and falls again in every phrase of four bars.
"""

from collections.abc import Iterator
from functools import lru_cache
from math import pi, sin

from msgspec import Struct

from arrangeboard.generate.dice import chance, pick
from arrangeboard.generate.held import HeldChord, chords_held_in
from arrangeboard.generate.patterns import Hit, hits
from arrangeboard.generate.place import Place
from arrangeboard.generate.strokes import ADDED, struck_at_changes
from arrangeboard.generate.windows import Window, role_window
from arrangeboard.song.bars import BarGrid
from arrangeboard.song.values import Note, Role
from arrangeboard.theory.chords import ChordSymbol
from arrangeboard.theory.keys import scale

_OCTAVE = 12
_THIRDS, _SEVENTHS = (3, 4), (9, 10, 11)
_LEADING, _TELLING = 76, 88
_GATE_PERCENT = 96
_PHRASE_BARS = 4
_LATE_PEAK = 1.3
"""How far past the middle of a phrase its highest point lies."""

_LAST_BEGINS = 0.75
"""Where in a phrase its last note begins."""

_HIGHEST_STABLE = 8
_WIDEST = 7
_OTHER_FORMS = ((0, 1), (3, 4), (4, 3), (10, 11), (11, 10))
_WAYWARD = 1.5
_SAME_AGAIN = 3.5
_LEAD_STEPS = (-2, -1, 1, 2)


class Line(Struct, frozen=True):
    """Rhythms of which the seed picks one, for a role; whether a change of chord is always struck.

    `arch` is how many semitones the middle of a phrase aims above its ends, `pull` how firmly it does.
    """

    role: Role
    patterns: tuple[str, ...]
    at_changes: bool
    arch: int = 0
    pull: float = 0.3


GUIDE_TONES = Line(
    "melody",
    (
        "T-----n-T-------" + "T-----n-T---...." + "T-----n-T---n-n-" + "E-----------....",
        "T---n---T-----n-" + "T---------..n-n-" + "T---n---T-----n-" + "E-----------....",
        "T-------T---n-n-" + "T-----T-----...." + "T-------T---n-n-" + "E-----------....",
        "..T---n-T-----n-" + "T---T-n-T---...." + "..T---n-T-----n-" + "E---------......",
    ),
    at_changes=True,
    arch=9,
    pull=0.6,
)
COUNTER = Line(
    "counter-melody",
    (
        "....T-----------" + "T-------T---n---",
        "........T---n---" + "T-----------....",
        "....T---T-------" + "......n-T-------",
    ),
    at_changes=False,
)


def sung_line(place: Place, seed: int, line: Line) -> list[Note]:
    """A line through the chords in one of the rhythms, every note as near as it can be to the last."""
    held = chords_held_in(place)
    steps = line.patterns[pick(seed, len(line.patterns))]
    struck = struck_at_changes(hits(place.grid, place.start_tick, place.end_tick, steps), held)
    strokes = [
        (held[index], hit)
        for index, hit in struck
        if held[index].symbol.root is not None and (line.at_changes or hit.mark != ADDED)
    ]
    window = role_window(line.role, place.lowest_pitch, place.highest_pitch, seed)
    aims = [_aim(hit, place.grid, window, line.arch) for _, hit in strokes]
    told = _told(strokes, aims, window, seed=seed, pull=line.pull)
    pitches = _with_leads(strokes, told, frozenset(scale(place.key)), window)
    return [_note(hit, pitch) for (_, hit), pitch in zip(strokes, pitches, strict=True)]


def telling_classes(symbol: ChordSymbol) -> set[int]:
    """The pitch classes that tell a chord from others: third and seventh, in chords without them the rest."""
    if symbol.root is None:
        return set()
    telling = [interval for interval in symbol.intervals if interval in _THIRDS + _SEVENTHS]
    return {(symbol.root + interval) % _OCTAVE for interval in telling or symbol.intervals}


def _note(hit: Hit, pitch: int) -> Note:
    length = max(1, (hit.end_tick - hit.start_tick) * _GATE_PERCENT // 100)
    return Note(hit.start_tick, length, pitch, _LEADING if hit.mark == "n" else _TELLING)


_Stroke = tuple[HeldChord, Hit]


def _aim(hit: Hit, grid: BarGrid, window: Window, arch: int) -> float:
    """The pitch that the line is drawn to at a stroke: an arch over its phrase around the window's middle."""
    middle = sum(window) // 2
    if not arch:
        return middle
    bar = grid.bar_at(hit.start_tick)
    first = bar - bar % _PHRASE_BARS
    opens, closes = grid.starts[first], grid.starts[min(first + _PHRASE_BARS, grid.bars)]
    way = min(max(0, hit.start_tick - opens) / ((closes - opens) * _LAST_BEGINS), 1.0)
    return middle + arch * (sin(pi * way**_LATE_PEAK) - 0.5)


def _told(strokes: list[_Stroke], aims: list[float], window: Window, *, seed: int, pull: float) -> list[int]:
    """A telling note for every stroke; where a chord stays, another of its notes, so that the line moves."""
    near = min(max(round(aims[0]), window[0]), window[1]) if aims else 0
    found: list[int] = []
    before: HeldChord | None = None
    for (one, hit), aim in zip(strokes, aims, strict=True):
        if hit.mark != "n":
            stays = one is before
            choice = _Choice(_classes(one.symbol, hit.mark, stays=stays), near, aim, pull, stays)
            near = choice.nearest(window, seed, hit.start_tick)
            before = one
        found.append(near)
    return found


def _classes(symbol: ChordSymbol, mark: str, *, stays: bool) -> set[int]:
    """What a stroke may play: what tells a new chord, then all of it; at an end what can stay, if it may."""
    classes = _chord_classes(symbol) if stays else telling_classes(symbol)
    if mark != "E":
        return classes
    root = symbol.root or 0
    stable = {(root + interval) % _OCTAVE for interval in symbol.intervals if interval <= _HIGHEST_STABLE}
    return classes & stable or classes


def _chord_classes(symbol: ChordSymbol) -> set[int]:
    root = symbol.root or 0
    return {(root + interval) % _OCTAVE for interval in symbol.intervals[:4]}


class _Choice(Struct, frozen=True):
    """What a stroke may play, and what draws it: the note before, the aim, and not to say the same again."""

    classes: set[int]
    near: int
    aim: float
    pull: float
    stays: bool

    def nearest(self, window: Window, seed: int, tick: int) -> int:
        """The tone that is nearest to the last one and to the aim; where the chord stays, not that again."""
        reach = range(max(window[0], self.near - _WIDEST), min(window[1], self.near + _WIDEST) + 1)
        tones = [pitch for pitch in reach if pitch % _OCTAVE in self.classes]
        return min(tones, key=lambda tone: self._cost(tone, chance(seed, tick, tone)), default=self.near)

    def _cost(self, tone: int, throw: float) -> float:
        strayed = abs(tone - self.near) + self.pull * abs(tone - self.aim)
        again = _SAME_AGAIN if self.stays and tone == self.near else 0.0
        return strayed + again + _WAYWARD * throw


def _with_leads(
    strokes: list[_Stroke], told: list[int], classes: frozenset[int], window: Window
) -> list[int]:
    """The line with every n a step beside the note that follows it, one of the chord or of the scale."""
    found = list(told)
    for at in range(len(strokes) - 2, -1, -1):
        one, hit = strokes[at]
        if hit.mark == "n":
            fitting = (classes - _foreign(one.symbol)) | _chord_classes(one.symbol)
            found[at] = _lead(told[at], found[at + 1], fitting, window)
    return found


@lru_cache(maxsize=1024)
def _foreign(symbol: ChordSymbol) -> frozenset[int]:
    """Notes a semitone over the root, and other forms of the chord's third and seventh."""
    root, own = symbol.root or 0, symbol.intervals
    bent = {theirs for ours, theirs in _OTHER_FORMS if ours in own and theirs not in own}
    return frozenset((root + interval) % _OCTAVE for interval in bent)


def _lead(before: int, target: int, classes: frozenset[int], window: Window) -> int:
    steps: Iterator[int] = (target + step for step in _LEAD_STEPS)
    inside = (pitch for pitch in steps if window[0] <= pitch <= window[1])
    fitting = [pitch for pitch in inside if pitch % _OCTAVE in classes and pitch != before]
    return min(fitting, key=lambda pitch: (abs(pitch - before), pitch), default=target)
