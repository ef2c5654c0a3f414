"""Bouncing in a process of its own: what comes back, and what is left when it is given up."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest
from msgspec.structs import replace

from arrangeboard.app.files.bouncing import Bounced, BounceOptions, Cancelled, Targets
from arrangeboard.app.files.bouncing_apart import BounceApart
from arrangeboard.errors import UserError
from arrangeboard.song.values import Song
from tests.unit.board.songs import small_song

PATIENCE_SECONDS = 30.0


def bounce(song: Song, target: Path, options: BounceOptions | None = None) -> BounceApart:
    return BounceApart(song, song.arrangement, Targets(mix=target), options or BounceOptions())


def answer(work: BounceApart) -> tuple[Path, ...]:
    """What the child says in the end, or raises."""
    end = monotonic() + PATIENCE_SECONDS
    while monotonic() < end:
        paths = work.answer()
        if paths is not None:
            return paths
        sleep(0.01)
    raise AssertionError


PARENT = """
import sys
from pathlib import Path
from tests.unit.app.files.test_bouncing_apart import bounce, long_song, wait_for_progress

if __name__ == "__main__":
    work = bounce(long_song(), Path(sys.argv[1]) / "Small.wav")
    wait_for_progress(work)
    print(work._process.pid, flush=True)
    if sys.argv[2] == "raise":
        raise KeyError
    if sys.argv[2] == "wait":
        sys.stdin.read()
"""


def wait_for_progress(work: BounceApart) -> None:
    end = monotonic() + PATIENCE_SECONDS
    while not work.progress and monotonic() < end:
        assert work.answer() is None
        sleep(0.01)


def quick_song() -> Song:
    """Four seconds."""
    return replace(small_song(), microseconds_per_quarter=50_000)


def long_song() -> Song:
    """Minutes: rendered slower than it is given up."""
    return replace(small_song(), microseconds_per_quarter=4_000_000)


def test_the_file_is_there_when_its_path_is_and_progress_was_told(tmp_path: Path) -> None:
    target = tmp_path / "Small.wav"
    work = bounce(quick_song(), target)
    assert answer(work) == (target,)
    assert work.bounced == (Bounced(target, 0),)
    assert work.progress > 0
    assert target.read_bytes()[:4] == b"RIFF"
    assert [path.name for path in tmp_path.iterdir()] == ["Small.wav"]


def test_a_bounce_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    work = bounce(long_song(), tmp_path / "Small.wav")
    wait_for_progress(work)
    work.stop()
    with pytest.raises(Cancelled):
        answer(work)
    assert list(tmp_path.iterdir()) == []


def test_a_bounce_that_is_closed_leaves_neither_file_nor_process(tmp_path: Path) -> None:
    work = bounce(long_song(), tmp_path / "Small.wav")
    process = work._process.pid
    assert process is not None
    work.close()
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_what_cannot_be_done_is_said_as_it_would_be_here(tmp_path: Path) -> None:
    bad = tmp_path / "bad.sf2"
    bad.write_bytes(b"no sounds")
    work = bounce(quick_song(), tmp_path / "Small.wav", BounceOptions(soundfont=bad))
    with pytest.raises(UserError) as refused:
        answer(work)
    assert refused.value.code.startswith("soundfont-")
    assert [path.name for path in tmp_path.iterdir()] == ["bad.sf2"]


def test_a_child_that_dies_is_told_and_nothing_is_put_in_place(tmp_path: Path) -> None:
    work = bounce(long_song(), tmp_path / "Small.wav")
    work._process.kill()
    with pytest.raises(UserError) as refused:
        answer(work)
    assert refused.value.code == "bounce-broke-off"
    assert not (tmp_path / "Small.wav").exists()


@pytest.mark.skipif(os.name != "posix", reason="ends by signals")
@pytest.mark.parametrize("way", ["return", "raise", "interrupt"])
def test_a_parent_that_ends_early_leaves_neither_files_nor_a_child(tmp_path: Path, way: str) -> None:
    script, target = tmp_path / "parent.py", tmp_path / "target"
    script.write_text(PARENT)
    target.mkdir()
    parent = subprocess.Popen(
        [sys.executable, str(script), str(target), "wait" if way == "interrupt" else way],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[4])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    with parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        if way == "interrupt":
            os.killpg(parent.pid, signal.SIGINT)
        parent.wait(PATIENCE_SECONDS)
    end = monotonic() + PATIENCE_SECONDS
    while is_alive(child):
        assert monotonic() < end
        sleep(0.02)
    assert list(target.iterdir()) == []


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
