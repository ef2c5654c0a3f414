"""Bass lines in a rhythm: roots, fifths, octaves and what leads into the next chord.

Each stroke of a pattern names a degree: R the bass note, O an octave above it, F the fifth, A what leads
into the next chord. Small letters are played softer. Every change of chord is struck with its bass note.
"""

from msgspec import Struct

from arrangeboard.generate.dice import pick
from arrangeboard.generate.held import HeldChord, chords_held_in
from arrangeboard.generate.patterns import Hit, hits
from arrangeboard.generate.place import Place
from arrangeboard.generate.strokes import struck_at_changes
from arrangeboard.generate.windows import Window, pitches_of, role_window
from arrangeboard.song.values import Note
from arrangeboard.theory.keys import scale

_OCTAVE = 12
_FIFTHS = (7, 6, 8)
_LOUD, _SOFT = 98, 84
_CENTRE_ABOVE_BOTTOM = 8
_PULL_TO_CENTRE = 0.4


class Groove(Struct, frozen=True):
    """Patterns of which the seed picks one, and how much of each stroke sounds."""

    patterns: tuple[str, ...]
    gate_percent: int = 95


ROOTS = Groove(("R---------------",), 100)
ROOT_FIFTH = Groove(("R-----..F-----A-", "R-----r.F-----A-", "R-----..F---R-A-", "R---..F-R---..A-"))
OCTAVES = Groove(("R-O-R-O-R-O-R-O-", "R.O-R.O-R.O-R.Or", "R-.OR-O-R-.OR-A-"), 70)
EIGHTHS = Groove(("R-r-r-r-R-r-r-r-R-r-r-r-R-r-r-A-", "R-r-r-o-R-r-r-r-R-r-r-o-R-r-f-A-"), 85)
POP = Groove(
    (
        "R-----R-..R---f-R-----R-..R-R-A-",
        "R--.R-..r-R---f-R--.R-..r-R-R-A-",
        "R-----r-R-----o-R-----r-R---R-A-",
    ),
    90,
)


def bass_line(place: Place, seed: int, groove: Groove) -> list[Note]:
    """A groove's line over the chords, low in the bass's range and near to where it was."""
    held = chords_held_in(place)
    steps = groove.patterns[pick(seed, len(groove.patterns))]
    window = role_window("bass", place.lowest_pitch, place.highest_pitch, seed)
    roots = root_line(held, window)
    strokes = struck_at_changes(hits(place.grid, place.start_tick, place.end_tick, steps), held)
    voice = _Voice(place, held, roots, window)
    notes = (voice.note(index, hit) for index, hit in strokes)
    return [_gated(note, groove.gate_percent) for note in notes if note is not None]


def root_line(held: list[HeldChord], window: Window) -> list[int | None]:
    """The bass note of each chord as a pitch: near to the one before and to the low end of the window."""
    centre = near = window[0] + min(_CENTRE_ABOVE_BOTTOM, (window[1] - window[0]) // 2)
    found: list[int | None] = []
    for one in held:
        if one.bass is None:
            found.append(None)
            continue
        tones = pitches_of(one.bass, window)
        near = min(tones, key=lambda tone: abs(tone - near) + _PULL_TO_CENTRE * abs(tone - centre))
        found.append(near)
    return found


class _Voice:
    """Says which pitch a stroke plays, from its letter and the chords around it."""

    def __init__(self, place: Place, held: list[HeldChord], roots: list[int | None], window: Window) -> None:
        self._held, self._roots = held, roots
        self._top = max(window[1], min(place.highest_pitch, window[1] + _OCTAVE))
        self._window = window
        self._scale = frozenset(scale(place.key))

    def note(self, index: int, hit: Hit) -> Note | None:
        root = self._roots[index]
        if root is None:
            return None
        is_change = hit.start_tick == self._held[index].start_tick
        degree = "R" if is_change else hit.mark.upper()
        if degree == "A" and hit.end_tick < self._held[index].end_tick:
            degree = "F"
        velocity = _SOFT if hit.mark.islower() else _LOUD
        return Note(hit.start_tick, hit.end_tick - hit.start_tick, self._pitch(degree, index, root), velocity)

    def _pitch(self, degree: str, index: int, root: int) -> int:
        match degree:
            case "O":
                return root + _OCTAVE if root + _OCTAVE <= self._top else root
            case "F":
                return self._fifth(self._held[index], root)
            case "A":
                return self._leading(index, root)
        return root

    def _fifth(self, one: HeldChord, root: int) -> int:
        """The chord's fifth, below the root where there is room; over a foreign bass the chord's root."""
        if one.symbol.bass not in (None, one.symbol.root):
            interval = ((one.symbol.root or 0) - root) % _OCTAVE
        else:
            interval = next((fifth for fifth in _FIFTHS if fifth in one.symbol.intervals), _OCTAVE)
        below = root + interval - _OCTAVE
        if below >= self._window[0]:
            return below
        return root + interval if root + interval <= self._window[1] else root

    def _leading(self, index: int, root: int) -> int:
        """A step below or above the next chord's bass note, from the side the line comes from.

        A whole step where the key's scale has it, else a half step; where the line stands a half step away
        already, from the other side. The last chord leads to the first.
        """
        target = self._roots[(index + 1) % len(self._roots)]
        if target is not None and target != root:
            side = -1 if root < target else 1
            for pitch in (target + 2 * side, target + side, target - 2 * side, target - side):
                is_chromatic_step = pitch == target + side
                if self._plays(pitch, root) and (is_chromatic_step or pitch % _OCTAVE in self._scale):
                    return pitch
        return self._fifth(self._held[index], root)

    def _plays(self, pitch: int, root: int) -> bool:
        return self._window[0] <= pitch <= self._top and pitch != root


def _gated(note: Note, percent: int) -> Note:
    length = max(1, note.length_ticks * percent // 100)
    return Note(note.start_tick, length, note.pitch, note.velocity)
