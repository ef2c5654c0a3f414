"""What has nothing to do with fit does not load the judge, nor does a window before it begins to judge."""

import subprocess
import sys
from pathlib import Path

from arrangeboard.resources import resource

JUDGE = "print(*sorted(name for name in sys.modules if name.startswith('arrangeboard.fit')))"
EXPORT = """
import sys
from arrangeboard.__main__ import main
code = main(["export", sys.argv[1], "-o", sys.argv[2]])
"""
WINDOW = """
import sys
from arrangeboard.app.document import Document
from arrangeboard.app.fit.fitting import Fitting
from arrangeboard.storage.song_file import read_song
fitting = Fitting(Document(read_song(open(sys.argv[1], "rb").read())))
if len(sys.argv) > 2:
    fitting.advance(0.0)
"""


def loaded(code: str, *arguments: str) -> list[str]:
    command = [sys.executable, "-c", code + JUDGE, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def song_path() -> str:
    return str(resource("examples/paper-lanterns.arrange"))


def test_exporting_a_song_loads_nothing_of_fit(tmp_path: Path) -> None:
    target = tmp_path / "song.mid"
    assert not [name for name in loaded(EXPORT, song_path(), str(target)) if name.startswith("arrangeboard")]
    assert target.stat().st_size > 100


def test_the_judge_is_loaded_by_the_first_advance_and_not_before() -> None:
    assert "arrangeboard.fit.score" not in loaded(WINDOW, song_path())
    assert "arrangeboard.fit.score" in loaded(WINDOW, song_path(), "advance")
