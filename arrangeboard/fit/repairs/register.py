"""Parts too high or too low for the others, for their instrument, or for what comes before them."""

from collections.abc import Iterable, Iterator

from arrangeboard.fit.case import Case
from arrangeboard.fit.company import Voice
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.repairs.counting import counted
from arrangeboard.fit.repairs.material import (
    Material,
    Sung,
    as_written,
    changed_share,
    moved_onto,
    rewritten,
    written_out,
)
from arrangeboard.fit.repairs.repair import Repair
from arrangeboard.fit.steps import span
from arrangeboard.song.edits.repairing import PartChange

_OCTAVE, _FIFTH = 12, 7
_C3, _CLOSE = 48, 3
_COST = 0.05


def octaves(case: Case, finding: Finding) -> Iterator[Repair]:
    """The part an octave higher or lower, then two."""
    if not case.figure.drums:
        yield from (octave(finding.code, count) for count in (1, -1, 2, -2))


def octave(finding: str, count: int) -> Repair:
    """The part so many octaves higher, lower where negative."""
    code, values = counted("octave-up" if count > 0 else "octave-down", abs(count))
    change = PartChange(transpose=_OCTAVE * count)
    return Repair(code, values, finding, change, cost=_COST * abs(count))


def unmasked(case: Case, finding: Finding) -> Iterator[Repair]:
    """The tune an octave higher, or who covers it an octave lower."""
    yield octave(finding.code, 1)
    voice = _told_voice(case, finding)
    if voice is not None:
        yield _other_octave(finding, voice, "other-octave-down", -1)


def cleared_depth(case: Case, finding: Finding) -> Iterator[Repair]:
    """The part, or only its low notes, out of the depth: an octave higher, or opened to a fifth."""
    yield octave(finding.code, 1)
    voice = _told_voice(case, finding)
    if voice is not None:
        yield from _opened(case, finding, voice)
        yield _other_octave(finding, voice, "other-octave-down", -1)


def joined(case: Case, finding: Finding) -> Iterator[Repair]:
    """An octave nearer to what comes before or after; where the other one has moved, that one instead."""
    leap, into_next = finding.values.get("semitones"), finding.values.get("into_next")
    if case.figure.drums or not isinstance(leap, int):
        return
    if not finding.values.get("is_theirs"):
        yield octave(finding.code, 1 if (leap > 0) == bool(into_next) else -1)
    elif not into_next:
        code = "before-octave-up" if leap > 0 else "before-octave-down"
        change = PartChange(transpose=_OCTAVE if leap > 0 else -_OCTAVE)
        yield Repair(code, {}, finding.code, change, "before", cost=0.2)


def into_range(case: Case, finding: Finding) -> Iterator[Repair]:
    """The part by octaves where its instrument plays, or only the notes that it does not."""
    yield from octaves(case, finding)
    yield from _folded(case, finding)


def _told_voice(case: Case, finding: Finding) -> Voice | None:
    """The other lane that the finding names."""
    lane = finding.values.get("lane")
    return next((one for one in case.spot.company.voices if one.lane == lane), None)


def _other_octave(finding: Finding, voice: Voice, code: str, count: int) -> Repair:
    change = PartChange(transpose=_OCTAVE * count)
    return Repair(code, {}, finding.code, change, whose=voice.lane, cost=0.15)


def _opened(case: Case, finding: Finding, voice: Voice) -> Iterator[Repair]:
    """The notes that blur with the other lane, an octave higher, or a fifth above it if the chord has one."""
    material = written_out(case)
    blurred = [(one, under) for one in material.sung if (under := _under(one, voice)) is not None]
    if not blurred:
        return
    fifths = [(one, under + _FIFTH) for one, under in blurred]
    if all(_is_tone(case, one, pitch) for one, pitch in fifths):
        yield _at_pitches(finding, material, fifths, "open-fifths")
    yield _at_pitches(
        finding, material, [(one, one.heard.pitch + _OCTAVE) for one, _ in blurred], "raise-notes"
    )


def _under(one: Sung, voice: Voice) -> int | None:
    """The other lane's low note one to three semitones below this one, if they sound together."""
    heard = one.heard
    below = [
        note.pitch
        for note in voice.figure.notes
        if note.start < heard.end and heard.start < note.end and 0 < heard.pitch - note.pitch <= _CLOSE
    ]
    return min(below) if below and heard.pitch < _C3 else None


def _is_tone(case: Case, one: Sung, pitch: int) -> bool:
    here = span(max(one.heard.start, 0), max(one.heard.end, 0)) & case.spot.ground.known
    return bool(here & case.spot.ground.tones[pitch % _OCTAVE])


def _at_pitches(
    finding: Finding, material: Material, pitches: Iterable[tuple[Sung, int]], code: str
) -> Repair:
    steps = {one: pitch - one.heard.pitch for one, pitch in pitches}
    notes = moved_onto(material, steps)
    counted_code, values = counted(code, len(steps))
    cost = 0.05 + changed_share(material, notes)
    return Repair(counted_code, values, finding.code, rewritten(material, notes), cost=cost)


def _folded(case: Case, finding: Finding) -> Iterator[Repair]:
    """Only the notes that cannot be played, by octaves."""
    low, high = case.spot.lowest_pitch, case.spot.highest_pitch
    if high - low < _OCTAVE - 1:
        return
    material = as_written(case)
    outside = [one for one in material.sung if not low <= one.heard.pitch <= high]
    if outside:
        pitches = [(one, _within(one.heard.pitch, low, high)) for one in outside]
        yield _at_pitches(finding, material, pitches, "fold-notes")


def _within(pitch: int, low: int, high: int) -> int:
    """The pitch by as few octaves as may be inside a range of an octave or more."""
    if pitch < low:
        return low + (pitch - low) % _OCTAVE
    return high - (high - pitch) % _OCTAVE
