"""Everybody else in the spot drawn for measuring, as flat masks. It knows neither the line nor the chords."""

from msgspec import Struct

from arrangeboard.fit.company import Company
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.measuring.flat import Flat, blurred, in_all, raised
from arrangeboard.fit.steps import Mask, span


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


_kept = Kept(512)


def crowd(company: Company) -> Crowd:
    """The crowd that a company makes; the same object for the same company."""
    return _kept.get((company,), lambda: _drawn(company))


def _drawn(company: Company) -> Crowd:
    steps, sounding = company.steps, company.time
    return Crowd(
        sounding,
        (raised(sounding, 1, steps) | raised(sounding, -1, steps)) & ~sounding,
        blurred(company.onsets, steps),
        in_all(company.sounds, steps),
        company.sounds,
        (company.strikes | company.strikes << 1 | company.strikes >> 1) & span(0, steps),
    )
