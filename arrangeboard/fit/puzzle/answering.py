"""Answers to a question: a score for each candidate, judged alone as the window judges a part."""

from arrangeboard.fit.figure import Figure
from arrangeboard.fit.puzzle.question import Question, figures_of, spot_of
from arrangeboard.fit.score import judged
from arrangeboard.fit.spot import Spot
from arrangeboard.fit.steps import shared

SILENT = -1000.0
"""The score of a candidate without notes: no real one comes near."""


def answered(question: Question) -> tuple[list[float], list[float]]:
    """Of each candidate the judge's score, and plain chord-tone share to compare with."""
    spot, figures = spot_of(question), figures_of(question)
    scores = [judged(figure, spot).value if figure.notes else SILENT for figure in figures]
    return scores, [_tone_share(figure, spot) for figure in figures]


def _tone_share(figure: Figure, spot: Spot) -> float:
    """The share of the time over known chords that sounds on their tones."""
    known = sum((mask & spot.ground.known).bit_count() for mask in figure.sounding)
    return shared(figure.sounding, spot.ground.tones) / known if known else 0.0
