"""`arrangeboard puzzle` answers files of questions, and says in one line what it cannot read."""

import gzip
import json
from pathlib import Path

import pytest

from arrangeboard.cli import main

Captured = pytest.CaptureFixture[str]

TUNE = [[0, 480, 64], [480, 480, 67], [960, 480, 72], [1440, 480, 71]]
BESIDE = [[at, length, pitch + 1] for at, length, pitch in TUNE]


def question(name: str, *candidates: list[list[int]], **fields: object) -> dict[str, object]:
    usual = {"id": name, "task": "mixed", "bars": 1, "key": "C major", "chords": [[0, "C"]]}
    return {**usual, "candidates": candidates, **fields}


def written(folder: Path, *lines: object) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines))
    return path


def test_a_line_of_scores_is_written_for_each_question(tmp_path: Path, capsys: Captured) -> None:
    asked = written(
        tmp_path, question("one", TUNE, BESIDE, answer=0), "", question("two", BESIDE, TUNE, TUNE, answer=2)
    )
    assert main(["puzzle", str(asked), "-o", str(tmp_path / "rankings.jsonl")]) == 0
    first, second = map(json.loads, (tmp_path / "rankings.jsonl").read_text().splitlines())
    assert (first["id"], len(first["scores"])) == ("one", 2)
    assert first["scores"][0] > first["scores"][1]
    assert len(second["scores"]) == 3
    told = capsys.readouterr().out
    assert "mixed" in told
    assert "75.0" in told


def test_without_answers_no_accuracy_is_told(tmp_path: Path, capsys: Captured) -> None:
    asked = written(tmp_path, question("one", TUNE, BESIDE))
    assert main(["puzzle", str(asked), "-o", str(tmp_path / "out.jsonl")]) == 0
    assert "mixed" not in capsys.readouterr().out


def test_questions_may_be_packed(tmp_path: Path) -> None:
    packed = tmp_path / "questions.jsonl.gz"
    packed.write_bytes(gzip.compress(json.dumps(question("one", TUNE)).encode()))
    assert main(["puzzle", str(packed), "-o", str(tmp_path / "out.jsonl")]) == 0


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "x"}', '{"id": "x", "candidates": [[[0, 1]]]}', "\x00"])
def test_a_bad_line_is_named_and_nothing_is_written(tmp_path: Path, capsys: Captured, line: str) -> None:
    asked = written(tmp_path, question("one", TUNE), line)
    assert main(["puzzle", str(asked), "-o", str(tmp_path / "out.jsonl")]) == 2
    complaint = capsys.readouterr().err
    assert complaint.startswith("arrangeboard: Line 2 of “questions.jsonl”")
    assert complaint.count("\n") == 1
    assert not (tmp_path / "out.jsonl").exists()


def test_an_empty_file_holds_no_questions(tmp_path: Path, capsys: Captured) -> None:
    assert main(["puzzle", str(written(tmp_path)), "-o", str(tmp_path / "out.jsonl")]) == 2
    assert "no questions" in capsys.readouterr().err


def test_a_damaged_archive_is_told(tmp_path: Path, capsys: Captured) -> None:
    broken = tmp_path / "questions.jsonl.gz"
    broken.write_bytes(gzip.compress(b"{}" * 100)[:-12])
    assert main(["puzzle", str(broken), "-o", str(tmp_path / "out.jsonl")]) == 2
    assert "cannot be unpacked" in capsys.readouterr().err


def test_rankings_do_not_replace_the_questions(tmp_path: Path, capsys: Captured) -> None:
    asked = written(tmp_path, question("one", TUNE))
    before = asked.read_bytes()
    assert main(["puzzle", str(asked), "-o", str(asked)]) == 2
    assert "another name" in capsys.readouterr().err
    assert asked.read_bytes() == before


def test_a_missing_folder_and_a_missing_file_are_one_line(tmp_path: Path, capsys: Captured) -> None:
    asked = written(tmp_path, question("one", TUNE))
    assert main(["puzzle", str(asked), "-o", str(tmp_path / "nowhere" / "out.jsonl")]) == 2
    assert main(["puzzle", str(tmp_path / "none.jsonl"), "-o", str(tmp_path / "out.jsonl")]) == 2
    assert capsys.readouterr().err.count("\n") == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"meter": "64/1", "bars": 4096},
        {"before": {"notes": [[0, 480, 60]], "bars": 4096}, "meter": "5/4"},
        {"others": [{"notes": [[10**9, 480, 60]]}]},
        {"chords": [[-(10**9), "C"]]},
        {"ticks_per_quarter": 1},
    ],
)
def test_a_question_longer_than_any_music_is_named(
    tmp_path: Path, capsys: Captured, fields: dict[str, object]
) -> None:
    asked = written(tmp_path, question("one", TUNE), question("two", [[0, 17_000, 60]], **fields))
    assert main(["puzzle", str(asked), "-o", str(tmp_path / "out.jsonl")]) == 2
    assert "Line 2 of “questions.jsonl” goes on for longer" in capsys.readouterr().err
    assert not (tmp_path / "out.jsonl").exists()


def test_a_division_of_less_than_a_tick_a_quarter_is_no_question(tmp_path: Path, capsys: Captured) -> None:
    asked = written(tmp_path, question("one", TUNE, ticks_per_quarter=0.001))
    assert main(["puzzle", str(asked), "-o", str(tmp_path / "out.jsonl")]) == 2
    assert "Line 1" in capsys.readouterr().err


def test_answers_that_name_no_candidate_are_counted(tmp_path: Path, capsys: Captured) -> None:
    asked = written(
        tmp_path, question("one", TUNE, answer=99), question("two", TUNE, answer=-1), question("three", TUNE)
    )
    assert main(["puzzle", str(asked), "-o", str(tmp_path / "out.jsonl")]) == 0
    assert "left out of what follows: 2." in capsys.readouterr().out
