"""Progress is told in steps that can be seen."""

import pytest

from arrangeboard.midi.importing.progress import Stage


def test_a_stage_tells_its_place_in_the_whole_work() -> None:
    told: list[float] = []
    stage = Stage(told.append, 0.5, 0.7)
    stage(0.0)
    stage(0.5)
    stage(1.0)
    assert told == pytest.approx([0.5, 0.6, 0.7])


def test_steps_too_small_to_see_are_not_told_but_the_end_always_is() -> None:
    told: list[float] = []
    stage = Stage(told.append, 0.0, 1.0)
    for step in range(10_001):
        stage(step / 10_000)
    assert len(told) < 250
    assert told[-1] == 1.0
