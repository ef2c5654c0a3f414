"""Everybody else in the spot drawn for measuring, as flat masks. It knows neither the line nor the chords.

Kept with the figures that it is made of, since a company is made anew for every question.
"""

from msgspec import Struct

from arrangeboard.fit.company import Company
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.measuring.flat import Flat, flat, in_all, raised
from arrangeboard.fit.steps import Mask


class Crowd(Struct, frozen=True, gc=False):
    """What the pitched voices sound (`sounding`, `sounds`, everywhere where any does: `there`), which pitch
    classes lie a semitone beside theirs (`beside`) and are not theirs, and where they begin notes.

    `strikes` and `onsets` reach a step to each side: hands do not play on the grid.
    """

    sounding: Flat
    beside: Flat
    onsets: Flat
    there: Flat
    sounds: Mask
    strikes: Mask


_kept = Kept()


def crowd(company: Company, steps: int) -> Crowd:
    """The crowd in a section of so many steps; the same object for the same figures."""
    figures = tuple(voice.figure for voice in company.voices)
    return _kept.get(figures, lambda: _drawn(company, steps), steps)


def _drawn(company: Company, steps: int) -> Crowd:
    whole = (1 << steps) - 1
    sounding = flat(tuple(mask & whole for mask in company.sounding), steps)
    sounds = company.sounds & whole
    return Crowd(
        sounding,
        (raised(sounding, 1, steps) | raised(sounding, -1, steps)) & ~sounding,
        flat(tuple(_blurred(mask) & whole for mask in company.onsets), steps),
        in_all(sounds, steps),
        sounds,
        _blurred(company.strikes) & whole,
    )


def _blurred(strikes: Mask) -> Mask:
    return strikes | strikes << 1 | strikes >> 1
