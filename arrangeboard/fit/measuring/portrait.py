"""A figure drawn for measuring: its notes sorted by what they do, as flat masks. It knows no place.

Made once for a figure and kept with it.
"""

from collections.abc import Callable
from itertools import pairwise

from msgspec import Struct

from arrangeboard.fit.figure import Figure, StepNote
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.measuring.flat import Flat, flat
from arrangeboard.fit.steps import STEPS_PER_QUARTER, Classes, Mask, span, together

LONG_STEPS = STEPS_PER_QUARTER
"""A note is long from a quarter on."""

_EIGHTH, _SIXTEENTH = STEPS_PER_QUARTER // 2, STEPS_PER_QUARTER // 4
_PHRASE_REST, _PHRASE_WAY = _EIGHTH, _EIGHTH + LONG_STEPS


class Portrait(Struct, frozen=True, gc=False):
    """Notes of a figure as flat masks of their time (`time`, `held`, …) or of where they begin.

    `held` are long notes. After `resolved` ones comes a step of one or two semitones, after `left` ones a
    leap or a rest, after `repeated` ones the same pitch; `leapt` ones are leapt into. `closing` notes end a
    phrase: a rest of an eighth follows, or a way of a quarter and a half to the next; `opening` ones begin
    one. `middle` (over a sixteenth) and `long` strikes tell notes by length, `ends` where they end, `ways`
    by which interval they are reached; `classes` is the time and `closes` the closing notes, not laid flat.
    """

    steps: int
    notes: tuple[StepNote, ...]
    time: Flat
    onsets: Flat
    held: Flat
    resolved: Flat
    left: Flat
    repeated: Flat
    leapt: Flat
    closing: Flat
    last: Flat
    strikes: Mask
    sounds: Mask
    middle: Mask
    long: Mask
    opening: Mask
    ends: Mask
    duration: int
    ways: dict[int, Mask]
    classes: Classes
    closes: Mask


_kept = Kept()


def portrait(figure: Figure) -> Portrait:
    """The portrait of a figure with notes; the same object for the same figure."""
    return _kept.get((figure,), lambda: _drawn(figure))


def _drawn(figure: Figure) -> Portrait:
    steps, notes = figure.steps, figure.notes
    after = {kind: [0] * 12 for kind in ("resolved", "left", "repeated")}
    held, leapt, closing = [0] * 12, [0] * 12, [0] * 12
    opening = 1 << notes[0].start
    for note, following in pairwise((*notes, None)):
        assert note is not None  # noqa: S101  only the last of a pair is None
        pitch_class, time = note.pitch % 12, span(note.start, min(note.end, steps))
        after[_way_on(note, following)][pitch_class] |= time
        if note.end - note.start >= LONG_STEPS:
            held[pitch_class] |= time
        if _ends_phrase(note, following, steps):
            closing[pitch_class] |= 1 << note.start
        if following is not None:
            leapt[following.pitch % 12] |= _time_if_leapt_into(note, following, steps)
            opening |= 1 << following.start if following.start - note.end >= _PHRASE_REST else 0
    final = notes[-1]
    time_flat = flat(figure.sounding, steps)
    return Portrait(
        steps,
        notes,
        time_flat,
        flat(figure.onsets, steps),
        flat(tuple(held), steps),
        flat(tuple(after["resolved"]), steps),
        flat(tuple(after["left"]), steps),
        flat(tuple(after["repeated"]), steps),
        flat(tuple(leapt), steps),
        flat(tuple(closing), steps),
        1 << final.start + final.pitch % 12 * steps,
        figure.strikes,
        figure.sounds,
        _strikes(notes, lambda length: _SIXTEENTH < length < LONG_STEPS),
        _strikes(notes, lambda length: length >= LONG_STEPS),
        opening,
        _ends(notes, steps),
        time_flat.bit_count(),
        _ways(notes),
        figure.sounding,
        together(tuple(closing)),
    )


def _way_on(note: StepNote, following: StepNote | None) -> str:
    if following is None or following.start - note.end > _EIGHTH:
        return "left"
    if following.pitch == note.pitch:
        return "repeated"
    return "resolved" if abs(following.pitch - note.pitch) <= 2 else "left"


def _ends_phrase(note: StepNote, following: StepNote | None, steps: int) -> bool:
    next_start = steps if following is None else following.start
    return next_start - note.end >= _PHRASE_REST or next_start - note.start >= _PHRASE_WAY


def _time_if_leapt_into(note: StepNote, following: StepNote, steps: int) -> Mask:
    leaps = abs(following.pitch - note.pitch) > 2
    return span(following.start, min(following.end, steps)) if leaps else 0


def _strikes(notes: tuple[StepNote, ...], is_meant: Callable[[int], bool]) -> Mask:
    strikes = 0
    for note in notes:
        if is_meant(note.end - note.start):
            strikes |= 1 << note.start
    return strikes


def _ends(notes: tuple[StepNote, ...], steps: int) -> Mask:
    ends = 0
    for note in notes:
        if note.end < steps:
            ends |= 1 << note.end
    return ends


def _ways(notes: tuple[StepNote, ...]) -> dict[int, Mask]:
    ways: dict[int, Mask] = {}
    for note, following in pairwise(notes):
        interval = following.pitch - note.pitch
        ways[interval] = ways.get(interval, 0) | 1 << following.start
    return ways
