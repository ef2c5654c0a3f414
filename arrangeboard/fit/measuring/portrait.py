"""A figure drawn for measuring: its notes sorted by what they do, as flat masks. It knows no place.

Made once for a figure and kept with it.
"""

from itertools import pairwise

from msgspec import Struct

from arrangeboard.fit.figure import Figure, StepNote
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.measuring.flat import Flat, flat
from arrangeboard.fit.steps import STEPS_PER_QUARTER, Mask, span, together

LONG_STEPS = STEPS_PER_QUARTER
"""A note is long from a quarter on."""

_EIGHTH = STEPS_PER_QUARTER // 2
_PHRASE_REST, _PHRASE_WAY = _EIGHTH, _EIGHTH + LONG_STEPS


class Portrait(Struct, frozen=True, gc=False):
    """Notes of a figure as flat masks of their time (`time`, `held`, …) or of where they begin.

    `held` are long notes. After `resolved` ones comes a step of one or two semitones, after `left` ones a
    leap or a rest, after `repeated` ones the same pitch; `leapt` ones are leapt into. `closing` notes end a
    phrase: a rest of an eighth follows, or a way of a quarter and a half to the next; `opening` ones begin
    one. `long` strikes are those of long notes, `ends` where they end, `ways`
    by which interval they are reached; `closes` the closing notes, not laid flat.
    Nothing depends on the octave: of `notes` only when they sound may be asked.
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
    long: Mask
    opening: Mask
    ends: Mask
    duration: int
    ways: dict[int, Mask]
    closes: Mask


_kept = Kept(2048)


def portrait(figure: Figure) -> Portrait:
    """The portrait of a figure with notes; the same object for the same line, in whatever octave it lies."""
    return _kept.get((figure.sounding, figure.onsets), lambda: _drawn(figure))


def _drawn(figure: Figure) -> Portrait:
    steps, notes = figure.steps, figure.notes
    kinds = {kind: tuple(masks) for kind, masks in _sorted_by_deed(notes, steps).items()}
    final, time = notes[-1], flat(figure.sounding, steps)
    return Portrait(
        steps=steps,
        notes=notes,
        time=time,
        onsets=flat(figure.onsets, steps),
        **{kind: flat(masks, steps) for kind, masks in kinds.items()},
        last=1 << final.start + final.pitch % 12 * steps,
        strikes=figure.strikes,
        sounds=figure.sounds,
        long=_long(notes),
        opening=_opening(notes),
        ends=_ends(notes, steps),
        duration=time.bit_count(),
        ways=_ways(notes),
        closes=together(kinds["closing"]),
    )


def _sorted_by_deed(notes: tuple[StepNote, ...], steps: int) -> dict[str, list[Mask]]:
    """By pitch class the time of notes of each kind, and the beginnings of closing ones."""
    kinds = {kind: [0] * 12 for kind in ("held", "resolved", "left", "repeated", "leapt", "closing")}
    before: StepNote | None = None
    for note, following in zip(notes, (*notes[1:], None), strict=True):
        pitch_class, time = note.pitch % 12, span(note.start, min(note.end, steps))
        kinds[_way_on(note, following)][pitch_class] |= time
        if note.end - note.start >= LONG_STEPS:
            kinds["held"][pitch_class] |= time
        if _ends_phrase(note, following, steps):
            kinds["closing"][pitch_class] |= 1 << note.start
        if before is not None and abs(note.pitch - before.pitch) > 2:
            kinds["leapt"][pitch_class] |= time
        before = note
    return kinds


def _opening(notes: tuple[StepNote, ...]) -> Mask:
    """The first note, and those that a rest comes before."""
    opening = 1 << notes[0].start
    for note, following in pairwise(notes):
        if following.start - note.end >= _PHRASE_REST:
            opening |= 1 << following.start
    return opening


def _way_on(note: StepNote, following: StepNote | None) -> str:
    if following is None or following.start - note.end > _EIGHTH:
        return "left"
    if following.pitch == note.pitch:
        return "repeated"
    return "resolved" if abs(following.pitch - note.pitch) <= 2 else "left"


def _ends_phrase(note: StepNote, following: StepNote | None, steps: int) -> bool:
    next_start = steps if following is None else following.start
    return next_start - note.end >= _PHRASE_REST or next_start - note.start >= _PHRASE_WAY


def _long(notes: tuple[StepNote, ...]) -> Mask:
    strikes = 0
    for note in notes:
        if note.end - note.start >= LONG_STEPS:
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
