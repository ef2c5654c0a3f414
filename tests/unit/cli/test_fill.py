"""`arrangeboard fill`: the song's own pieces laid into its empty cells."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from arrangeboard.cli import main
from arrangeboard.song.invariants import problems
from arrangeboard.storage.song_file import load, save
from tests.unit.fit.filling.puzzle_songs import BASS, BASS_C, BRIDGE, VERSE_2, song_without, whole_song

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def song_path(tmp_path: Path) -> Path:
    path = tmp_path / "song.arrange"
    save(song_without((VERSE_2, BASS)), path)
    return path


def test_a_song_is_filled_and_the_answer_says_why(song_path: Path, capsys: Captured) -> None:
    output = song_path.with_name("filled.arrange")
    assert main(["fill", str(song_path), "-o", str(output), "--surprise", "0", "--empty", "0"]) == 0
    filled = load(output)
    assert problems(filled) == ()
    assert filled.sections[VERSE_2].parts[BASS][0].piece == BASS_C
    told = capsys.readouterr().out
    assert f"{output}: 5 parts laid, 0 cells left empty." in told
    assert "Verse 2 repeats what Bass plays in Verse 1." in told


def test_the_same_seed_writes_the_same_song(song_path: Path) -> None:
    outputs = [song_path.with_name(f"{name}.arrange") for name in ("one", "two")]
    for output in outputs:
        assert main(["fill", str(song_path), "-o", str(output), "--seed", "5"]) == 0
    assert outputs[0].read_bytes() == outputs[1].read_bytes()


def test_only_the_arrangement_that_is_named_is_filled(tmp_path: Path) -> None:
    song = whole_song()
    short = replace(song.arrangement, order=song.arrangement.order[:-1])
    path, output = tmp_path / "song.arrange", tmp_path / "out.arrange"
    save(replace(song, arrangements=(replace(short, name="Short"),)), path)
    assert main(["fill", str(path), "-o", str(output), "--arrangement", "short"]) == 2
    save(song, path)
    assert main(["fill", str(path), "-o", str(output), "--arrangement", "as written"]) == 0
    assert load(output).sections[BRIDGE].parts


def test_a_song_without_holes_is_one_line_and_code_2(tmp_path: Path, capsys: Captured) -> None:
    song = whole_song()
    full = replace(song.arrangement, order=song.arrangement.order[:-1])
    path, output = tmp_path / "song.arrange", tmp_path / "out.arrange"
    save(replace(song, arrangements=(full,)), path)
    assert main(["fill", str(path), "-o", str(output)]) == 2
    assert capsys.readouterr().err.startswith("arrangeboard: Every cell plays something already")
    assert not output.exists()


def test_an_earlier_song_is_replaced_only_on_request(song_path: Path) -> None:
    output = song_path.with_name("there.arrange")
    output.write_text("mine", encoding="utf-8")
    assert main(["fill", str(song_path), "-o", str(output)]) == 2
    assert output.read_text(encoding="utf-8") == "mine"
    assert main(["fill", str(song_path), "-o", str(output), "--force"]) == 0


@pytest.mark.parametrize("typed", ["101", "-1", "much"])
def test_a_percentage_is_a_number_up_to_a_hundred(song_path: Path, typed: str, capsys: Captured) -> None:
    assert main(["fill", str(song_path), "-o", "out.arrange", f"--surprise={typed}"]) == 2
    assert "--surprise" in capsys.readouterr().err
