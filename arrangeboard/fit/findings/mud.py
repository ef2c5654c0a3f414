"""Two lanes close together in the depth, where they blur."""

from collections.abc import Iterator

from arrangeboard.fit.case import Case
from arrangeboard.fit.figure import Figure
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.findings.heights import heights
from arrangeboard.fit.findings.roles import has_pitch, pitched_voices
from arrangeboard.fit.findings.severity import Limit, Limits, measure, severity
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.steps import Mask, span

_C3 = 48
_CLOSE = 3
_SHARE = Limits(usual=Limit(0.15, 0.6, 95), strict=Limit(0.08, 0.5, 95), most="mild")
"""Of imported songs' parts with low notes 2 in 100 spend more than .15 of their time so, 3 more than .08."""

_kept = Kept(2048)


def low_mud(case: Case) -> Iterator[Finding]:
    """A part that holds thirds or less with another lane below C3, as its upper voice.

    Wide spacing in the depth follows from how the ear resolves it (Huron, Voice Leading, 2016, chapter 5).
    """
    here = span(case.spot.start, case.spot.end)
    steps = (case.figure.sounds & here).bit_count()
    if not steps or not has_pitch(case) or not _is_low(case.figure):
        return
    low = [one for one in pitched_voices(case) if _is_low(one.figure)]
    blurs = [(_blurred(case.figure, one.figure) & here, one.lane) for one in low]
    mask, lane = max(blurs, key=lambda blur: blur[0].bit_count(), default=(0, None))
    if mask.bit_count() < 12:
        return
    share = mask.bit_count() / steps
    grave = severity(case, share, _SHARE)
    if grave is not None:
        yield Finding(
            "low-mud",
            grave.grade,
            grave.weight,
            (mask & -mask).bit_length() - 1,
            mask.bit_length(),
            measure(case, "mud", share, _SHARE),
            values={"lane": lane},
        )


def _is_low(figure: Figure) -> bool:
    pitches = heights(figure).pitches
    return bool(pitches) and pitches[-1][0] < _C3


def _low(figure: Figure) -> list[tuple[int, Mask]]:
    """The pitches below C3 with their steps."""
    return [(pitch, mask) for pitch, mask in heights(figure).pitches if pitch < _C3]


def _blurred(upper: Figure, lower: Figure) -> Mask:
    """The steps on which a low note of the one lies one to three semitones above one of the other's."""

    def make() -> Mask:
        found = 0
        for pitch, own in _low(upper):
            for under, mask in _low(lower):
                if 0 < pitch - under <= _CLOSE:
                    found |= own & mask
        return found

    return _kept.get((upper, lower), make)
