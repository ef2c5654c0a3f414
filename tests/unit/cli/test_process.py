"""The program as a process of its own: what it loads, and what it needs to open a window."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from arrangeboard.cli import main
from arrangeboard.cli.window import check_system
from arrangeboard.song.ids import ArrangementId
from arrangeboard.song.values import Arrangement, Song
from arrangeboard.storage.song_file import save

LOADED = """
import sys
from arrangeboard.cli import main
code = main(sys.argv[1:])
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(code)
"""


def run(*arguments: str | Path, code: str | None = None) -> subprocess.CompletedProcess[str]:
    program = ["-c", code] if code else ["-m", "arrangeboard"]
    return subprocess.run(
        [sys.executable, *program, *map(str, arguments)], capture_output=True, text=True, check=False
    )


def test_the_module_is_the_program() -> None:
    done = run("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("arrangeboard ")


def test_no_command_loads_qt_or_numpy(tmp_path: Path) -> None:
    song = tmp_path / "song.arrange"
    commands: tuple[tuple[str | Path, ...], ...] = (
        ("new", "aaba", "-o", song),
        ("show", song),
        ("show", song, "--json"),
        ("check", song),
        ("export", song, "-o", tmp_path / "song.mid", "--program", "cubase"),
        ("import", tmp_path / "song.mid", "-o", tmp_path / "again.arrange"),
    )
    for command in commands:
        done = run(*command, code=LOADED)
        assert done.returncode == 0, done.stderr
        assert not {"PySide6", "shiboken6", "numpy"} & set(done.stderr.splitlines()[-1].split())


def test_a_reader_that_has_had_enough_is_no_error(tmp_path: Path) -> None:
    save(Song(arrangements=(Arrangement(ArrangementId(1)),), last_id=1), tmp_path / "song")
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "arrangeboard", "show", str(tmp_path / "song"), "--json"],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_terminal_that_knows_ascii_only_shows_question_marks(tmp_path: Path) -> None:
    save(Song(title="♭", arrangements=(Arrangement(ArrangementId(1)),), last_id=1), tmp_path / "song")
    done = subprocess.run(
        [sys.executable, "-m", "arrangeboard", "show", str(tmp_path / "song")],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout[:1], done.stderr) == (0, b"?", b"")


linux = pytest.mark.skipif(sys.platform != "linux", reason="what Linux needs for a window")


@linux
def test_without_a_screen_the_window_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 2
    err = capsys.readouterr().err
    assert "no screen" in err
    assert err.count("\n") == 1


@linux
def test_missing_system_libraries_are_named_as_packages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = {"libxcb-cursor.so.0", "libEGL.so.1"}
    monkeypatch.setattr("arrangeboard.cli.window._is_there", lambda library: library not in missing)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert main([]) == 2
    assert "apt-get install libegl1 libxcb-cursor0\n" in capsys.readouterr().err


@linux
def test_a_wayland_screen_needs_nothing_of_x11(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arrangeboard.cli.window._is_there", lambda library: "xcb" not in library)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    check_system()


WITHOUT_QT = """
import sys
sys.modules["PySide6"] = None
import arrangeboard.cli.window
arrangeboard.cli.window.check_system = lambda: None
from arrangeboard.cli import main
sys.exit(main([]))
"""


def test_a_missing_pyside_is_told_with_how_to_install_it() -> None:
    done = run(code=WITHOUT_QT)
    assert done.returncode == 2
    assert "pip install PySide6-Essentials" in done.stderr
    assert done.stderr.count("\n") == 1
