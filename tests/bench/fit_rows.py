"""Measures as rows of one length, not a number where nothing is said."""

import numpy as np

from arrangeboard.fit.figure import Figure
from arrangeboard.fit.measuring.ideas import NAMES, measures
from arrangeboard.fit.puzzle.question import Question, figures_of, spot_of
from arrangeboard.fit.spot import Spot

COLUMNS = [(idea, name) for idea, names in NAMES.items() for name in names]


def rows_of(question: Question) -> list[list[float]]:
    """A row for each candidate."""
    spot = spot_of(question)
    return [row_of(figure, spot) for figure in figures_of(question)]


def row_of(figure: Figure, spot: Spot) -> list[float]:
    """The measures of a figure in a spot, in the order of COLUMNS."""
    said = dict(measures(figure, spot))
    return [one for idea, names in NAMES.items() for one in said.get(idea, [np.nan] * len(names))]
