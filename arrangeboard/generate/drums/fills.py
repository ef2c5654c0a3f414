"""Drum fills: the last beats of a section, growing into the next one.

How long a fill is goes by the section, a short one at the end of a verse, a long build before a chorus, and
by the seed: of the usual length, a single beat or the whole bar.
"""

from collections.abc import Iterator

from arrangeboard.generate.dice import chance, pick
from arrangeboard.generate.drums.kit import LENGTH_TICKS, VELOCITIES, first_in_kit, only_sound
from arrangeboard.generate.drums.patterns import FLOOR_TOM, HIGH_TOM, KICK, MIDDLE_TOM, SNARE, Drums
from arrangeboard.generate.patterns import STEP, beats
from arrangeboard.generate.place import Place
from arrangeboard.song.values import Note

_DRUMS: dict[str, Drums] = {
    "s": SNARE,
    "h": HIGH_TOM,
    "m": MIDDLE_TOM,
    "f": FLOOR_TOM,
    "k": KICK,
}
_FILLS = (
    ("S.ss", "S.ss", "h.hm", "mfff"),
    ("S.s.", "s.sk", "S.hh", "m.ff"),
    ("S..s", ".ks.", "hhmm", "ff.k"),
    ("S.sk", "shk.", "S.mk", "fmf."),
    ("ssss", "ssss", "Ssss", "SsSs"),
)
"""Beats of a fill, of which the last ones are played. A capital letter is an accent."""

_BUILD = 4
"""The fill that a pre-chorus always plays: a roll that grows."""

_SOFTEST, _LOUDEST = 76, 112
_ACCENT = 12
_SWAY = 6
_BEATS = {"pre-chorus": 4, "bridge": 3, "intro": 1, "outro": 1, "breakdown": 3}
_USUAL_BEATS = 2
_ONE_BEAT, _WHOLE_BAR = 1, 2
_SIZE_THROW = 12
_LONG_BEATS = 2
"""Bars of two beats have long ones: one is enough for a fill."""
_IN_THREE = (0, 1, 2, 2, 3, 3)
"""Which of a beat's four strokes each sixteenth of a dotted beat takes."""


def fill_start(place: Place, seed: int) -> int:
    """Where the fill of a place begins, in ticks of the section. A build is always whole."""
    found = _fill_beats(place)
    size = pick(seed, 3, _SIZE_THROW) if place.kind not in _BEATS else 0
    if size == _WHOLE_BAR:
        return found[0][0]
    is_short = size == _ONE_BEAT or len(found) == _LONG_BEATS
    count = _BEATS.get(place.kind, 1 if is_short else _USUAL_BEATS)
    return found[-count:][0][0]


def fill_line(place: Place, seed: int) -> list[Note]:
    """A fill for its own sake: the last bar of the place, and nothing before it."""
    return list(_played(place, seed, _fill_beats(place)))


def fill_notes(place: Place, seed: int, start_tick: int, *, louder: int) -> list[Note]:
    """The fill from `start_tick` to the end of the place, so much louder than usual."""
    stretches = [one for one in _fill_beats(place) if one[0] >= start_tick]
    return [
        Note(note.start_tick, note.length_ticks, note.pitch, max(1, note.velocity + louder))
        for note in _played(place, seed, stretches)
    ]


def _fill_beats(place: Place) -> list[tuple[int, int]]:
    """Start and end of the beats of the place's last bar."""
    bar = place.grid.bar_at(place.end_tick - 1)
    opens = place.grid.starts[bar]
    felt = [
        (opens + one.start_tick, opens + one.start_tick + one.length_ticks)
        for one in beats(place.grid.meters[bar])
    ]
    return [
        (max(start, place.start_tick), min(end, place.end_tick))
        for start, end in felt
        if start < place.end_tick and end > place.start_tick
    ]


def _played(place: Place, seed: int, stretches: list[tuple[int, int]]) -> Iterator[Note]:
    plan = _FILLS[_BUILD] if place.kind == "pre-chorus" else _FILLS[pick(seed, len(_FILLS) - 1, 9)]
    cells = plan[-len(stretches) :] if len(stretches) <= len(plan) else _longer(plan, len(stretches))
    first, last = stretches[0][0], stretches[-1][1]
    is_kit = any(first_in_kit(drums, place) is not None for drums in _DRUMS.values())
    for (start, end), cell in zip(stretches, cells, strict=True):
        for tick, mark in _strokes(start, end, cell):
            pitch = first_in_kit(_DRUMS[mark.lower()], place) if is_kit else only_sound(place)
            if pitch is not None:
                grown = (_LOUDEST - _SOFTEST) * (tick - first) // max(1, last - first)
                accent = _ACCENT if mark.isupper() else int(_SWAY * chance(seed, tick)) - _SWAY // 2
                velocity = min(_SOFTEST + grown + accent, VELOCITIES["X"] + _SWAY)
                yield Note(tick, min(LENGTH_TICKS, end - tick), pitch, velocity)


def _longer(plan: tuple[str, ...], count: int) -> tuple[str, ...]:
    return (plan[0],) * (count - len(plan)) + plan


def _strokes(start: int, end: int, cell: str) -> Iterator[tuple[int, str]]:
    steps = (end - start) // STEP
    order = _IN_THREE if steps == len(_IN_THREE) else tuple(range(len(cell)))
    for at, which in enumerate(order[: max(1, steps)]):
        if cell[which].isalpha() and start + at * STEP < end:
            yield start + at * STEP, cell[which]
