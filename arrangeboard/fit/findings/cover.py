"""A tune that others lie above, so that the ear follows them instead.

Only one that has left its lane's register is told of, or one that stands alone in its lane: a voice that is
low all through its song is meant to be.
"""

from collections.abc import Iterator
from functools import partial

from arrangeboard.fit.case import Case
from arrangeboard.fit.company import Voice
from arrangeboard.fit.figure import Figure
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.findings.heights import heights
from arrangeboard.fit.findings.roles import BACKING, pitched_voices
from arrangeboard.fit.findings.severity import Limit, Limits, measure, severity
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.steps import Mask, span

_COVER = Limits(usual=Limit(0.35, 0.75, 85), strict=Limit(0.25, 0.60, 80), most="mild")
"""In 5 of 100 phrases of POP909 the piano lies above the tune for 35 % of its time and more (FIT.md 2c), in
26 of 100 tunes of imported songs other lanes do (31 for 25 %). Told is how many stay below in both together.

Never strong: of real scores with many lanes one tune in five lies below others nearly all the time.
"""

_NEAR, _ABOVE = 24, 0
"""How many semitones above the tune the top of a lane may lie on the whole to cover it, and must lie.

What lies higher is another register. A piano's top lies 10 below the tune, and above it in hardly 5 of 100
phrases (FIT.md 2c).
"""

_LEFT = 5
"""So many semitones lower than beside it a tune has left its lane's register.

With all three 4 of 100 tunes of imported songs are told of, and half of them once they are an octave lower.
"""

_kept = Kept(2048)


def masked(case: Case) -> Iterator[Finding]:
    """A tune that its accompaniment covers for longer than 19 of 20 real ones; octave doublings do not."""
    if case.spot.role != "melody" or case.figure.drums:
        return
    backing = [one for one in pitched_voices(case) if one.role in BACKING and _is_over(one, case.figure)]
    here = span(case.spot.start, case.spot.end)
    steps = (case.figure.sounds & here).bit_count()
    if not backing or not steps or not _has_left_register(case):
        return
    covers = [(covered(case.figure, one.figure) & here, one) for one in backing]
    whole = 0
    for mask, _ in covers:
        whole |= mask
    share = whole.bit_count() / steps
    grave = severity(case, share, _COVER)
    if grave is not None:
        by = max(covers, key=lambda cover: cover[0].bit_count())[1]
        yield Finding(
            "masked",
            grave.grade,
            grave.weight,
            case.spot.start,
            case.spot.end,
            measure(case, "cover", share, _COVER),
            values={"lane": by.lane},
        )


def _is_over(voice: Voice, tune: Figure) -> bool:
    """Whether a voice lies above the tune as a whole, and in its register."""
    own, other = heights(tune).mean_top, heights(voice.figure).mean_top
    return own is not None and other is not None and _ABOVE <= other - own <= _NEAR


def _has_left_register(case: Case) -> bool:
    """Whether the tune lies lower than its lane does beside it; who has nothing beside has no register."""
    beside = [heights(one).mean_top for one in (case.spot.before, case.spot.after) if one is not None]
    usual = [pitch for pitch in beside if pitch is not None]
    own = heights(case.figure).mean_top
    return not usual or (own is not None and own <= max(usual) - _LEFT)


def covered(tune: Figure, other: Figure) -> Mask:
    """The steps on which the other sounds above the tune, unless it doubles it."""
    above, own = heights(other).pitches, heights(tune).pitches
    if not above or not own or above[0][0] <= own[-1][0]:
        return 0
    return _kept.get((tune, other), partial(_covered, tune, other))


def _covered(tune: Figure, other: Figure) -> Mask:
    """From the top down: what of the other lies above each pitch of the tune."""
    others = heights(other).pitches
    passed = over = found = 0
    for pitch, mask in heights(tune).pitches:
        while passed < len(others) and others[passed][0] > pitch:
            over |= others[passed][1]
            passed += 1
        found |= mask & over & ~other.sounding[pitch % 12]
    return found
