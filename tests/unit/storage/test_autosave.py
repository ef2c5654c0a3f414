"""What a program that stopped had not saved is found by the next one, and by nobody twice."""

import subprocess
import sys
from pathlib import Path

import pytest

from arrangeboard.song.ids import ArrangementId
from arrangeboard.song.values import Arrangement, Song
from arrangeboard.storage.autosave import RecoveryId, forget, found, keep, new_recovery_id

SONG = Song(title="Paper", arrangements=(Arrangement(ArrangementId(1)),), last_id=1)

PROGRAM = """
import os, sys
from pathlib import Path
from arrangeboard.song.ids import ArrangementId
from arrangeboard.song.values import Arrangement, Song
from arrangeboard.storage.autosave import RecoveryId, keep
song = Song(title=sys.argv[1], arrangements=(Arrangement(ArrangementId(1)),), last_id=1)
keep(RecoveryId(sys.argv[1]), song, Path(sys.argv[2]) if sys.argv[2:] else None)
print("kept", flush=True)
sys.stdin.read()
os._exit(1)
"""


def start_program(*arguments: str) -> subprocess.Popen[str]:
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert program.stdout
    assert program.stdout.readline() == "kept\n"
    return program


def crash(program: subprocess.Popen[str]) -> None:
    program.communicate()
    assert program.returncode == 1


def test_a_song_is_found_after_a_crash_and_not_before(tmp_path: Path) -> None:
    program = start_program("Lanterns", str(tmp_path / "Lanterns.arrange"))
    assert found() == ()
    crash(program)
    (recovered,) = found()
    assert recovered.song.title == "Lanterns"
    assert recovered.path == tmp_path / "Lanterns.arrange"
    assert recovered.recovery_id == "Lanterns"


def test_the_latest_of_several_comes_first() -> None:
    for title in ("B", "A", "C"):
        crash(start_program(title))
    assert [recovered.song.title for recovered in found()] == ["C", "A", "B"]
    assert all(recovered.path is None for recovered in found())


def test_what_is_found_is_not_found_again_until_this_program_ends() -> None:
    crash(start_program("Lanterns"))
    assert len(found()) == 1
    assert found() == ()


def test_what_was_forgotten_is_gone(home: Path) -> None:
    crash(start_program("Lanterns"))
    forget(found()[0].recovery_id)
    assert list((home / "recovery").iterdir()) == []


def test_a_saved_document_leaves_nothing(home: Path) -> None:
    recovery_id = new_recovery_id()
    keep(recovery_id, SONG, None)
    keep(recovery_id, SONG, None)
    assert len(list((home / "recovery").glob("*.recovery"))) == 1
    forget(recovery_id)
    assert list((home / "recovery").iterdir()) == []


def test_forgetting_what_was_never_kept_is_no_matter() -> None:
    forget(RecoveryId("none"))


@pytest.mark.parametrize(
    "damage", [b"", b"{}", b"no json\n{}", b'{"path": null, "kept_at": 1}\n{"format": 1}']
)
def test_a_damaged_file_is_passed_over(home: Path, damage: bytes) -> None:
    crash(start_program("Lanterns"))
    (home / "recovery" / "damaged.recovery").write_bytes(damage)
    assert [recovered.song.title for recovered in found()] == ["Lanterns"]
    assert not (home / "recovery" / "damaged.lock").exists()


def test_own_documents_are_not_offered() -> None:
    recovery_id = new_recovery_id()
    keep(recovery_id, SONG, None)
    assert found() == ()
    forget(recovery_id)
