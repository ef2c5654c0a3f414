"""A conditional logit: which of several candidates is the true one, from a weighted sum of measures.

McFadden (1974, "Conditional logit analysis of qualitative choice behavior"), with a quadratic penalty on
the weights and solved by Newton's method.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Index = NDArray[np.intp]


LEAST_SPREAD = 0.02
"""What hardly ever happens has no unit of its own: else its weight would cost nothing, whatever it was."""


class Choices(NamedTuple):
    """A row of measures for each candidate, NaN where nothing is said; questions in order, and the true ones.

    `question` is the question's number by row.
    """

    measures: Array
    question: Index
    is_true: NDArray[np.bool_]


class Model(NamedTuple):
    """Usual values and weights by unit of each measure."""

    usual: Array
    weights: Array

    def scores(self, measures: Array) -> Array:
        """What the model thinks of each row."""
        said: Array = np.nan_to_num(measures - self.usual) @ self.weights
        return said


def fitted(choices: Choices, penalty: float) -> Model:
    """The weights that explain the choices best; the penalty counts for one question of standard units."""
    true_rows = choices.measures[choices.is_true]
    usual = _mean(true_rows, _mean(choices.measures, np.zeros(choices.measures.shape[1])))
    centred = np.nan_to_num(choices.measures - usual)
    spread = centred.std(axis=0)
    spread = np.where(spread < 1e-9, np.inf, np.maximum(spread, LEAST_SPREAD))
    weights = _newton(centred / spread, choices, penalty)
    return Model(usual, weights / spread)


def _mean(rows: Array, otherwise: Array) -> Array:
    said = ~np.isnan(rows)
    counts = said.sum(axis=0)
    sums = np.where(said, rows, 0.0).sum(axis=0)
    mean: Array = np.where(counts > 0, sums / np.maximum(counts, 1), otherwise)
    return mean


def _newton(rows: Array, choices: Choices, penalty: float) -> Array:
    starts = np.flatnonzero(np.r_[True, np.diff(choices.question) != 0])
    group = np.repeat(np.arange(len(starts)), np.diff(np.r_[starts, len(rows)]))
    weights = np.zeros(rows.shape[1])
    ridge = penalty * len(starts) * np.eye(rows.shape[1])
    for _ in range(12):
        scores = rows @ weights
        chances = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        chances /= np.add.reduceat(chances, starts)[group]
        weighted = rows * chances[:, None]
        means = np.add.reduceat(weighted, starts)
        slope = rows.T @ (choices.is_true - chances) - ridge @ weights
        curve = rows.T @ weighted - means.T @ means + ridge
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-4:
            break
    return weights
