"""Which scores true parts reach, by role and kind: anchors of the percentile, and how well they hold.

Kinds are parts that come from one place: the benchmark's, or whole MIDI files. Every kind counts alike,
however many parts it has.
"""

from pathlib import Path

import numpy as np
from msgspec import json

from arrangeboard.fit.measuring.ideas import NAMES
from arrangeboard.fit.puzzle.question import Question
from arrangeboard.fit.weights import Anchors, percentile_of
from tests.bench.fit_corpus import parts_of, unaccompanied
from tests.bench.fit_logit import Array, Choices, Model
from tests.bench.fit_questions import bass_of, harmony_of
from tests.bench.fit_rows import COLUMNS, row_of, rows_of

CERTAIN = (0.5, 1, 2, 3, 5, 7, 10, 15, 20, 30, 40, 50, 60, 70, 80, 90, 95, 99)
"""Percentages of true parts whose scores become anchors."""

Anchored = dict[str, dict[str, Anchors]]
Kinds = dict[tuple[str, str, str], Array]
"""Rows of measures by where (in company or alone), role and kind."""

_MELODIES = {"as they are": "company", "alone, plain chords": "alone", "as rock": "alone"}
_FEWEST = 30
"""With fewer parts a kind is only looked at."""


def kinds_of_parts(questions: list[Question], corpus: Path | None) -> Kinds:
    """The rows of all true parts but the benchmark's melodies."""
    asked = list({json.encode((one.key, one.chords, one.others)): one for one in questions}.values())
    found: Kinds = {}
    for where in ("company", "alone"):
        for role, version in (("harmony", harmony_of), ("bass", bass_of)):
            lanes = [version(question, alone=where == "alone") for question in asked]
            found[where, role, "pop"] = np.array([rows_of(lane)[0] for lane in lanes if lane.candidates[0]])
    return found if corpus is None else found | _corpus_kinds(corpus)


def _corpus_kinds(corpus: Path) -> Kinds:
    rows: dict[tuple[str, str, str], list[list[float]]] = {}
    for placed in parts_of(corpus):
        figure, spot = placed
        role = "melody" if spot.role == "counter-melody" else spot.role
        if any(spot.company.sounding):
            rows.setdefault(("company", role, "files"), []).append(row_of(figure, spot))
        rows.setdefault(("alone", role, "files"), []).append(row_of(*unaccompanied(placed)))
    return {kind: np.array(found) for kind, found in rows.items()}


def anchored(model: Model, melodies: dict[str, Array], kinds: Kinds) -> Anchored:
    """Scores in rising order with the percentage of true parts below each."""
    held: dict[tuple[str, str], list[Array]] = {}
    for name, scores in melodies.items():
        held.setdefault((_MELODIES[name], "melody"), []).append(scores)
    for (where, role, _), rows in kinds.items():
        if role in {"harmony", "bass"} and len(rows) >= _FEWEST:
            held.setdefault((where, role), []).append(model.scores(rows))
    found: Anchored = {}
    for (where, role), several in held.items():
        even = np.concatenate([np.percentile(scores, np.linspace(0, 100, 1001)) for scores in several])
        anchors = tuple((round(float(np.percentile(even, one)), 4), float(one)) for one in CERTAIN)
        found.setdefault(where, {})[role] = anchors
    return found


def calibration(model: Model, melodies: dict[str, Array], kinds: Kinds, anchors: Anchored) -> None:
    """How many of each kind come below 10, and from 90."""
    print("percent of true parts below 10, and from 90")
    of_melodies = {(_MELODIES[name], "melody", name): scores for name, scores in melodies.items()}
    for (where, role, kind), scores in (
        of_melodies | {kind: model.scores(rows) for kind, rows in kinds.items()}
    ).items():
        if role in anchors[where]:
            found = np.array([percentile_of(score, anchors[where][role]) for score in scores])
            low, high = 100 * np.mean(found < 10), 100 * np.mean(found >= 90)
            print(f"  {role:8}{where:9}{kind:22}{len(found):5}{low:6.1f}{high:6.1f}")


def typical(model: Model, choices: Choices, kinds: Kinds) -> dict[str, dict[str, float]]:
    """By role the median of what each idea adds to true parts in company, where it says anything."""
    found = {"melody": choices.measures[choices.is_true]}
    found |= {role: kinds["company", role, "pop"] for role in ("harmony", "bass")}
    return {role: _usual_reasons(model, rows) for role, rows in found.items()}


def _usual_reasons(model: Model, rows: Array) -> dict[str, float]:
    ideas, medians = np.array([idea for idea, _ in COLUMNS]), {}
    for idea in sorted(NAMES):
        own = ideas == idea
        said = ~np.isnan(rows[:, own]).all(axis=1)
        if said.any():
            added = np.nan_to_num(rows[said][:, own] - model.usual[own]) @ model.weights[own]
            medians[idea] = round(float(np.median(added)), 4)
    return medians
