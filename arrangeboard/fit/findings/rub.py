"""Notes that rub: a semitone above a tone of the chord, held or on the beat, and not resolved at once.

Counted as the chord tones are, in steps of a pitch class: one that is doubled in octaves rubs once.
"""

from collections.abc import Iterable, Iterator, Mapping

from arrangeboard.fit.case import Case
from arrangeboard.fit.figure import StepNote
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.findings.against_chords import AgainstChords
from arrangeboard.fit.findings.severity import Limit, Limits, measure, severity
from arrangeboard.fit.ground import ChordSpan
from arrangeboard.fit.steps import Classes, Mask, span

_TUNE = Limits(usual=Limit(0.12, 0.45, 85), strict=Limit(0.08, 0.35, 75), free=Limit(0.50, 0.75, 95))
"""FIT.md 2b: 10 in 100 real tunes spend more than .083 to .149, 5 more than .111 to .184 of their time so.

Of the benchmark's 6 spend more than .12 and 14 more than .08, of those of imported songs 12 and 19.
"""

_BACKING = Limits(usual=Limit(0.18, 0.50, 95), strict=Limit(0.12, 0.40, 90), free=Limit(0.55, 0.80, 95))
"""Of accompaniments and basses of imported songs 4 in 100 spend more than .18, 6 to 8 more than .12."""

_EIGHTH, _LEGATO = 6, 3
_MOST = 3
"""More spots than these say the same again."""

_Spot = tuple[ChordSpan, list[StepNote]]


def rub(case: Case, against: AgainstChords) -> Iterator[Finding]:
    """A part that spends more of its time rubbing than nine of ten real ones, spot by spot.

    The worst spot bears the grade and the weight of the whole; the others are shown beside it.
    """
    masks = _a_semitone_above(against.inside, case.spot.ground.tones)
    if not any(masks):
        return
    notes = list(_held(case, masks))
    steps = _steps(notes, masks)
    backs = case.spot.role in {"harmony", "bass"}
    limits, share = _BACKING if backs else _TUNE, steps / against.steps
    grave = severity(case, share, limits, guessed=against.guessed)
    if grave is None:
        return
    measured = measure(case, "rub", share, limits)
    for number, (chord, spot) in enumerate(_spots(case, notes)[:_MOST]):
        weaker = number and grave.grade == "strong"
        yield Finding(
            "rub",
            "mild" if weaker else grave.grade,
            grave.weight / (1 + number),
            spot[0].start,
            min(max(note.end for note in spot), case.spot.end),
            measured,
            notes=tuple(spot),
            values={"chord_step": chord.start, "steps": _steps(spot, masks)},
            guessed=chord.guessed,
        )


def _a_semitone_above(inside: Classes, tones: Classes) -> Classes:
    """The steps on which each pitch class is no chord tone, and the one below it is."""
    return tuple([mask & ~tones[at] & tones[at - 1] for at, mask in enumerate(inside)])


def _held(case: Case, masks: Classes) -> Iterator[StepNote]:
    """The notes that rub for an eighth or from a beat on, without falling into a chord tone at once."""
    here = [note for note in case.figure.notes if case.spot.start <= note.start < case.spot.end]
    beats = case.spot.ground.beats
    begun: dict[int, Mask] = {}
    for note in here:
        begun[note.pitch] = begun.get(note.pitch, 0) | 1 << note.start
    for note in here:
        mask = masks[note.pitch % 12] & span(note.start, note.end)
        is_heard = note.end - note.start >= _EIGHTH or beats >> note.start & 1
        if mask and is_heard and not _resolves(case, note, begun):
            yield note


def _resolves(case: Case, note: StepNote, begun: Mapping[int, Mask]) -> bool:
    """Whether a note a step below, a tone of the chord that sounds then, begins as this one ends.

    It may be any voice of a chord, and a little legato.
    """
    soon = span(max(note.start + 1, note.end - _LEGATO), note.end + 2)
    tones = case.spot.ground.tones
    return any(begun.get(below, 0) & soon & tones[below % 12] for below in (note.pitch - 1, note.pitch - 2))


def _steps(notes: Iterable[StepNote], masks: Classes) -> int:
    """How many steps the notes rub, those of one pitch class together counted once."""
    found: dict[int, Mask] = {}
    for note in notes:
        at = note.pitch % 12
        found[at] = found.get(at, 0) | masks[at] & span(note.start, note.end)
    return sum([mask.bit_count() for mask in found.values()])


def _spots(case: Case, notes: Iterable[StepNote]) -> list[_Spot]:
    """The notes by chord and by how far they lie above its root, the longest first."""
    spots: dict[tuple[int, int], _Spot] = {}
    for note in notes:
        chord = _chord_at(case, note)
        if chord is not None:
            above = (note.pitch - (chord.chord.root or 0)) % 12
            spots.setdefault((chord.start, above), (chord, []))[1].append(note)
    return [spots[key] for key in sorted(spots, key=lambda key: (*_longest_first(spots[key]), key))]


def _longest_first(spot: _Spot) -> tuple[int, int]:
    return -sum(note.end - note.start for note in spot[1]), spot[1][0].start


def _chord_at(case: Case, note: StepNote) -> ChordSpan | None:
    """The chord that the note rubs with first."""
    below = (note.pitch - 1) % 12
    for chord in case.spot.ground.spans:
        sounds = chord.start < note.end and note.start < chord.end
        tones = chord.chord.pitch_classes
        if sounds and below in tones and note.pitch % 12 not in tones:
            return chord
    return None
