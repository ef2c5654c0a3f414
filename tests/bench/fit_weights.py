"""Learns the weights of the judge from the puzzle benchmark, and writes them to `resources/fit.json`.

`python -m tests.bench.fit_weights QUESTIONS.jsonl[.gz] [--corpus FOLDER [--write]]`: deterministic; without
`--write` it only prints accuracy by cross-validation, five folds of whole songs, beside plain chord-tone
share. The weights are learned from the questions as they are, without their lanes and with plain chords
(`fit_questions`), and as rock (`fit_rock`). Anchors: `fit_anchors`.
"""

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
from msgspec import json

from arrangeboard.fit.measuring.ideas import NAMES
from arrangeboard.fit.puzzle.accuracy import gain, point, share_of
from arrangeboard.fit.puzzle.question import Question
from arrangeboard.fit.weights import Learned, Weighted
from tests.bench.fit_anchors import Anchored, anchored, calibration, kinds_of_parts, typical
from tests.bench.fit_logit import Array, Choices, Model, fitted
from tests.bench.fit_questions import FOLDS, folds, poorer, read_questions
from tests.bench.fit_rock import rocky
from tests.bench.fit_rows import COLUMNS, rows_of

PENALTY = 0.08
OBTAINED = (
    "Conditional logit over candidates of one question (quadratic penalty 0.08 in standard units of at least"
    " 0.02), learned by tests/bench/fit_weights.py from 3337 questions about 668 places: as they are, without"
    " other lanes and with plain chords, and with a rock band's chords, feel and doubtful keys. Anchors of"
    " melodies: scores of the true ones in songs that their weights were not learned from, each way of asking"
    " counting alike. Anchors of harmony: accompaniments of the same places; of bass: the lowest notes of"
    " these; both mixed half and half with parts of whole MIDI files over the chords proposed for them."
)
SOURCE = (
    "POP909 (Wang and others 2020, MIT licence, © 2020 Music X Lab) with structure, chord and melody labels"
    " of Dai, Zhang and Dannenberg (MIT licence, © 2020 Shuqi Dai); for anchors also the music of Freedoom"
    " (BSD 3-clause, © 2001–2012 contributors to the Freedoom project) and OpenMSX (GPL 2, © 2010 various"
    " authors). The table holds statistics, no music."
)

VERSIONS: dict[str, Callable[[Question], Question]] = {
    "as they are": lambda question: question,
    "alone, plain chords": poorer,
    "as rock": rocky,
}
"""The ways of asking that are learned from."""


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


def written(model: Model, anchors: Anchored, typical: dict[str, dict[str, float]]) -> bytes:
    """The table as a file."""
    ideas: dict[str, dict[str, Weighted]] = {idea: {} for idea in NAMES}
    for (idea, name), usual, weight in zip(COLUMNS, model.usual, model.weights, strict=True):
        ideas[idea][name] = Weighted(round(float(usual), 5), round(float(weight), 5))
    whole = Learned(OBTAINED, SOURCE, ideas, anchors["company"], anchors["alone"], typical)
    text = json.format(json.encode(whole), indent=1)
    return re.sub(rb"\[\s+([^][]*?),\s+([^][]*?)\s+\]", rb"[\1, \2]", text) + b"\n"


def strongest(model: Model, case: Case) -> None:
    """The measures that add most to or take most from any one candidate's score."""
    added = np.abs(np.nan_to_num(case.choices.measures - model.usual) * model.weights).max(axis=0)
    print(f"{len(COLUMNS)} weights; most that one adds or takes:")
    for index in np.argsort(-added)[:10]:
        idea, name = COLUMNS[index]
        print(f"  {idea} {name}: {added[index]:.2f} (weight {model.weights[index]:+.2f})")


def main() -> None:
    """Learn, print, and write where that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.fit_weights")
    parser.add_argument("questions", type=Path)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    if arguments.write and arguments.corpus is None:
        parser.error("the table's anchors rest on whole files too: --corpus FOLDER")
    questions = read_questions(arguments.questions)
    fold_of = folds(questions)
    cases = {name: measured([version(one) for one in questions]) for name, version in VERSIONS.items()}
    models = [learned_from([*cases.values()], fold_of, fold) for fold in range(FOLDS)]
    scores = {name: unseen_scores(models, case, fold_of) for name, case in cases.items()}
    for name, case in cases.items():
        table(name, scores[name], case)
    whole = learned_from([*cases.values()], fold_of, None)
    strongest(whole, cases["as they are"])
    kinds = kinds_of_parts(questions, arguments.corpus)
    melodies = {name: true_ones(scores[name], case) for name, case in cases.items()}
    anchors = anchored(whole, melodies, kinds)
    calibration(whole, melodies, kinds, anchors)
    if arguments.write:
        data = written(whole, anchors, typical(whole, cases["as they are"].choices, kinds))
        Path("resources/fit.json").write_bytes(data)


def true_ones(scores: Array, case: Case) -> Array:
    """The scores of the true candidates, one a place."""
    own = scores[case.choices.is_true]
    places = {json.encode((one.key, one.chords)): index for index, one in enumerate(case.questions)}
    return own[list(places.values())]


if __name__ == "__main__":
    main()
