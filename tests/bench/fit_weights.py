"""Learns the weights of the judge from the puzzle benchmark, and writes them to `resources/fit.json`.

`python -m tests.bench.fit_weights QUESTIONS.jsonl[.gz] [--write]`: deterministic; without `--write` it only
prints accuracy by cross-validation, ten folds of whole songs, beside plain chord-tone share. The weights are
learned from the questions as they are, without their lanes, and with plain chords too (`fit_questions`).
What each idea usually adds follows from them: run `fit_typical` afterwards.
"""

import argparse
import re
from pathlib import Path
from typing import NamedTuple

import numpy as np
from msgspec import json

from arrangeboard.fit.measuring.ideas import NAMES, measures
from arrangeboard.fit.puzzle.accuracy import gain, point, share_of
from arrangeboard.fit.puzzle.question import Question, figures_of, spot_of
from arrangeboard.fit.weights import Anchors, Learned, Weighted, learned
from tests.bench.fit_logit import Array, Choices, Model, fitted
from tests.bench.fit_questions import FOLDS, bass_of, folds, harmony_of, poorer, read_questions

PENALTY = 0.2
CERTAIN = (0.5, 1, 2, 3, 5, 7, 10, 15, 20, 30, 40, 50, 60, 70, 80, 90, 95, 99)
"""Percentages of true parts whose scores become anchors."""

OBTAINED = (
    "Conditional logit over candidates of one question (quadratic penalty 0.2 in standard units), learned by"
    " tests/bench/fit_weights.py from 3337 questions about 668 places: as they are, without other lanes, and"
    " with plain chords a beat off now and then. Anchors of melodies: scores of the true ones in songs that"
    " their weights were not learned from. Anchors of harmony: accompaniments of the same places beside the"
    " true melody; of bass: the lowest notes of these, a stand-in for real basses."
)
SOURCE = (
    "POP909 (Wang and others 2020, MIT licence, © 2020 Music X Lab) with structure, chord and melody labels"
    " of Dai, Zhang and Dannenberg (MIT licence, © 2020 Shuqi Dai). The table holds statistics, no music."
)
_COLUMNS = [(idea, name) for idea, names in NAMES.items() for name in names]


class Case(NamedTuple):
    """Questions and their measures."""

    questions: list[Question]
    choices: Choices


def measured(questions: list[Question]) -> Case:
    """The measures of every candidate."""
    rows, numbers, truths = [], [], []
    for number, question in enumerate(questions):
        for index, row in enumerate(rows_of(question)):
            rows.append(row)
            numbers.append(number)
            truths.append(index == question.answer)
    return Case(questions, Choices(np.array(rows), np.array(numbers), np.array(truths)))


def rows_of(question: Question) -> list[list[float]]:
    """A row of measures for each candidate, not a number where nothing is said."""
    spot, rows = spot_of(question), []
    for figure in figures_of(question):
        said = dict(measures(figure, spot))
        rows.append([one for idea, names in NAMES.items() for one in said.get(idea, [np.nan] * len(names))])
    return rows


def learned_from(cases: list[Case], fold_of: list[int], without: int | None) -> Model:
    """The model of all questions of these cases but those of one fold."""
    pieces = []
    for offset, case in enumerate(cases):
        kept = np.array(fold_of)[case.choices.question] != without
        numbers = case.choices.question[kept] + offset * len(fold_of)
        pieces.append(Choices(case.choices.measures[kept], numbers, case.choices.is_true[kept]))
    return fitted(Choices(*(np.concatenate(column) for column in zip(*pieces, strict=True))), PENALTY)


def unseen_scores(models: list[Model], case: Case, fold_of: list[int]) -> Array:
    """The score of each row by the model that has not seen its song."""
    where = np.array(fold_of)[case.choices.question]
    scores = np.zeros(len(where))
    for fold, model in enumerate(models):
        scores[where == fold] = model.scores(case.choices.measures[where == fold])
    return scores


def points_of(scores: Array, case: Case) -> list[float]:
    """The point of every question."""
    borders = np.flatnonzero(np.diff(case.choices.question)) + 1
    found = []
    for question, own in zip(case.questions, np.split(scores, borders), strict=True):
        found.append(point(own.tolist(), question.answer or 0))
    return found


def table(name: str, scores: Array, case: Case) -> None:
    """One line a task: the figures of these scores beside chord-tone share."""
    shares = np.nan_to_num(case.choices.measures[:, 0])
    own, plain = points_of(scores, case), points_of(shares, case)
    print(f"{name}: task, n, chord-tone share, the judge, 95 % interval, gain with paired interval")
    for task in dict.fromkeys(question.task for question in case.questions):
        which = [index for index, question in enumerate(case.questions) if question.task == task]
        mine, theirs = [own[index] for index in which], [plain[index] for index in which]
        right, more = share_of(mine), gain(mine, theirs)
        print(
            f"  {task:14}{len(which):5}{100 * share_of(theirs).value:7.1f}{100 * right.value:7.1f}"
            f"  {100 * right.low:.1f}–{100 * right.high:.1f}"
            f"  {100 * more.value:+.1f} ({100 * more.low:+.1f} to {100 * more.high:+.1f})"
        )


def anchors_of(scores: Array) -> Anchors:
    """Scores with the percentage that lies below each."""
    return tuple((round(float(np.percentile(scores, one)), 4), float(one)) for one in CERTAIN)


def role_anchors(model: Model, questions: list[Question], *, alone: bool) -> dict[str, Anchors]:
    """Anchors of harmony and bass, from the lanes of the questions' places."""
    found = {}
    for role, as_asked in (("harmony", harmony_of), ("bass", bass_of)):
        asked = [as_asked(question, alone=alone) for question in _places(questions)]
        rows = [rows_of(question)[0] for question in asked if question.candidates[0]]
        found[role] = anchors_of(model.scores(np.array(rows)))
    return found


def _places(questions: list[Question]) -> list[Question]:
    """One question a place."""
    return list({json.encode((one.key, one.chords, one.others)): one for one in questions}.values())


def written(model: Model, company: dict[str, Anchors], alone: dict[str, Anchors]) -> bytes:
    """The table as a file."""
    ideas: dict[str, dict[str, Weighted]] = {idea: {} for idea in NAMES}
    for (idea, name), usual, weight in zip(_COLUMNS, model.usual, model.weights, strict=True):
        ideas[idea][name] = Weighted(round(float(usual), 5), round(float(weight), 5))
    text = json.encode(Learned(OBTAINED, SOURCE, ideas, company, alone, learned().typical))
    return re.sub(rb"\[\s+([^][]*?),\s+([^][]*?)\s+\]", rb"[\1, \2]", json.format(text, indent=1)) + b"\n"


def main() -> None:
    """Learn, print, and write where that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.fit_weights")
    parser.add_argument("questions", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    questions = read_questions(arguments.questions)
    fold_of = folds(questions)
    full = measured(questions)
    bare = measured([poorer(question, plain=False, neighbours=True) for question in questions])
    rough = measured([poorer(question) for question in questions])
    cases = [full, bare, rough]
    models = [learned_from(cases, fold_of, fold) for fold in range(FOLDS)]
    scores = [unseen_scores(models, case, fold_of) for case in cases]
    for name, own, case in zip(("as they are", "alone", "alone, plain chords"), scores, cases, strict=True):
        table(name, own, case)
    if arguments.write:
        whole = learned_from(cases, fold_of, None)
        company = role_anchors(whole, questions, alone=False)
        alone = role_anchors(whole, questions, alone=True)
        company["melody"] = anchors_of(_true_ones(scores[0], full))
        alone["melody"] = anchors_of(_true_ones(scores[2], rough))
        Path("resources/fit.json").write_bytes(written(whole, company, alone))


def _true_ones(scores: Array, case: Case) -> Array:
    """The scores of the true candidates, one a place."""
    own = scores[case.choices.is_true]
    places = {json.encode((one.key, one.chords)): index for index, one in enumerate(case.questions)}
    return own[list(places.values())]


if __name__ == "__main__":
    main()
