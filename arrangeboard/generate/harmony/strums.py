"""Strums as a guitarist plays them: down and up, string after string, some of them muted.

D is a loud stroke down, d a soft one, U and u go up over the high strings, m is a muted chop. A goes up over
the next chord just before it comes; a is what a beat of three has between.
"""

from collections.abc import Iterator

from msgspec import Struct

from arrangeboard.generate.dice import chance
from arrangeboard.generate.harmony.comping import AHEAD, Comp, comp_strokes
from arrangeboard.generate.harmony.voice_leading import Voicing
from arrangeboard.generate.harmony.voicings import voicing_line
from arrangeboard.generate.held import HeldChord, chords_held_in
from arrangeboard.generate.patterns import Hit
from arrangeboard.generate.place import Place
from arrangeboard.generate.strokes import ADDED
from arrangeboard.generate.windows import Window, moved_into, pitches_of, seeded
from arrangeboard.song.values import Note

_LOW_STRINGS: Window = (40, 51)
_HIGH_STRINGS: Window = (52, 71)
_STRING_TICKS = 14
_LEAST_LOW_INTERVAL = 5
_HIGH_ONLY = 3
_GUITAR_FROM, _GUITAR_TO = (33, 43), 92
"""Where the lowest string of a guitar may stand, and the highest note that any has."""

_MUTED_TICKS = 70
_VELOCITIES = {"D": 92, "d": 78, "U": 80, "u": 68, "m": 40, ADDED: 88, AHEAD: 84, "a": 68}
_SPREAD_OF_VELOCITY = 8
_SOFTER_BY_STRING = 2

STRUMS = Comp(
    ("D---d-u-..u-d-u-", "D---d-u-..u-d-A-", "D---D-u-..u-D-u-", "D-d-D-u-d-d-D-u-", "D-----d-D---d-A-"), 97
)
MUTED = Comp(("DmmuDmmumDmuDmmu", "DmmDmmDmDmmDmuDm", "mmDmmmUmmmDmmDUm"), 90)


class _Strings(Struct, frozen=True):
    """The strings of one chord, low to high, the lowest its bass."""

    pitches: Voicing

    def struck(self, mark: str) -> Voicing:
        """The strings in the order in which a stroke meets them."""
        if mark in "UuAa":
            return self.pitches[: -_HIGH_ONLY - 1 : -1]
        return self.pitches[-_HIGH_ONLY:] if mark == "m" else self.pitches


def strum_line(place: Place, seed: int, comp: Comp) -> list[Note]:
    """The chords strummed in one of the patterns."""
    held = chords_held_in(place)
    strings = list(_fretted(held, place, seed))
    found: list[Note] = []
    for index, hit in comp_strokes(place, held, seed, comp):
        found.extend(_stroke(strings[index], hit, seed, comp.gate_percent))
    return found


def _fretted(held: list[HeldChord], place: Place, seed: int) -> Iterator[_Strings]:
    """The chord's smoothest voicing, on a guitar with the chord's bass on a low string where there is room.

    On any other instrument the bass is left to who plays it.
    """
    lowest, highest = _GUITAR_FROM
    is_guitar = lowest <= place.lowest_pitch <= highest and place.highest_pitch <= _GUITAR_TO
    low = moved_into(_LOW_STRINGS, place.lowest_pitch, place.highest_pitch)
    high = moved_into(seeded(_HIGH_STRINGS, seed), place.lowest_pitch, place.highest_pitch)
    for one, voicing in zip(held, voicing_line(held, high), strict=True):
        bass = pitches_of(one.bass, low)[0] if one.bass is not None else None
        fits = is_guitar and bass is not None and voicing and bass + _LEAST_LOW_INTERVAL <= voicing[0]
        yield _Strings((bass, *voicing) if fits and bass is not None else voicing)


def _stroke(strings: _Strings, hit: Hit, seed: int, gate_percent: int) -> Iterator[Note]:
    pitches = strings.struck(hit.mark)
    ticks = hit.end_tick - hit.start_tick
    gap = min(_STRING_TICKS, ticks // (2 * len(pitches))) if pitches else 0
    length = min(_MUTED_TICKS, ticks) if hit.mark == "m" else max(1, ticks * gate_percent // 100)
    velocity = _VELOCITIES[hit.mark] + _swayed(seed, hit.start_tick)
    for at, pitch in enumerate(pitches):
        late = at * gap
        yield Note(hit.start_tick + late, max(1, length - late), pitch, velocity - _SOFTER_BY_STRING * at)


def _swayed(seed: int, tick: int) -> int:
    """A little louder or softer, as no hand strums twice the same."""
    return int(chance(seed, tick) * _SPREAD_OF_VELOCITY) - _SPREAD_OF_VELOCITY // 2
