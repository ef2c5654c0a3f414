"""Lines for a voice: thirds and sevenths joined by step, as the bones of a melody or an answer to one.

T in a pattern is a telling note of the chord, n a note of the scale that leads into the next one.
"""

from collections.abc import Iterator

from msgspec import Struct

from arrangeboard.generate.dice import chance, pick
from arrangeboard.generate.held import HeldChord, chords_held_in
from arrangeboard.generate.patterns import Hit, hits
from arrangeboard.generate.place import Place
from arrangeboard.generate.strokes import ADDED, struck_at_changes
from arrangeboard.generate.windows import Window, role_window
from arrangeboard.song.values import Note, Role
from arrangeboard.theory.chords import ChordSymbol
from arrangeboard.theory.keys import scale

_OCTAVE = 12
_THIRDS, _SEVENTHS = (3, 4), (9, 10, 11)
_LEADING, _TELLING = 76, 88
_GATE_PERCENT = 96
_PULL_TO_CENTRE = 0.3
_WAYWARD = 1.5
_SAME_AGAIN = 3.5
_LEAD_STEPS = (-2, -1, 1, 2)


class Line(Struct, frozen=True):
    """Rhythms of which the seed picks one, for a role; whether a change of chord is always struck."""

    role: Role
    patterns: tuple[str, ...]
    at_changes: bool


GUIDE_TONES = Line(
    "melody",
    (
        "T-----n-T-----n-" + "T-----n-T-----..",
        "T---n---T-------" + "T-----n-T---....",
        "T-------T---n-n-" + "T-----T-----....",
        "..T---n-T-----n-" + "T---T-n-T-----..",
    ),
    at_changes=True,
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
    pitches = _with_leads(strokes, _told(strokes, window, seed), frozenset(scale(place.key)))
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


def _told(strokes: list[_Stroke], window: Window, seed: int) -> list[int]:
    """A telling note for every stroke; where a chord stays, another of its notes, so that the line moves."""
    near = sum(window) // 2
    found: list[int] = []
    before: HeldChord | None = None
    for one, hit in strokes:
        if hit.mark != "n":
            stays = one is before
            classes = _chord_classes(one.symbol) if stays else telling_classes(one.symbol)
            near = _nearest(classes, window, near, throw=(seed, hit.start_tick), other=stays)
            before = one
        found.append(near)
    return found


def _nearest(classes: set[int], window: Window, near: int, *, throw: tuple[int, int], other: bool) -> int:
    """The tone that is nearest to the last one and the middle of the window; if `other`, not that again."""
    centre = sum(window) // 2

    def cost(tone: int) -> float:
        strayed = abs(tone - near) + _PULL_TO_CENTRE * abs(tone - centre)
        again = _SAME_AGAIN if other and tone == near else 0.0
        return strayed + again + _WAYWARD * chance(*throw, tone)

    tones = [pitch for pitch in range(window[0], window[1] + 1) if pitch % _OCTAVE in classes]
    return min(tones, key=cost, default=near)


def _chord_classes(symbol: ChordSymbol) -> set[int]:
    root = symbol.root or 0
    return {(root + interval) % _OCTAVE for interval in symbol.intervals[:4]}


def _with_leads(strokes: list[_Stroke], told: list[int], classes: frozenset[int]) -> list[int]:
    """The line with every n a step of the scale beside the note that follows it."""
    found = list(told)
    for at in range(len(strokes) - 2, -1, -1):
        if strokes[at][1].mark == "n":
            found[at] = _lead(told[at], found[at + 1], classes)
    return found


def _lead(before: int, target: int, classes: frozenset[int]) -> int:
    steps: Iterator[int] = (target + step for step in _LEAD_STEPS)
    fitting = [pitch for pitch in steps if pitch % _OCTAVE in classes and pitch != before]
    return min(fitting, key=lambda pitch: (abs(pitch - before), pitch), default=target)
