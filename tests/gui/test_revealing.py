"""A file shown in its folder: selected by a file manager that can, else in the opened folder."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from arrangeboard.gui.window import revealing

ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="file managers differ elsewhere")

BOTH_SIDES = """
import sys
from pathlib import Path
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection
from arrangeboard.gui.window import revealing

app = QCoreApplication([])

@ClassInfo({"D-Bus Interface": revealing.FILE_MANAGER})
class FileManager(QObject):
    @Slot("QStringList", "QString")
    def ShowItems(self, items, _startup):
        print("selected", *items, flush=True)
        QTimer.singleShot(0, app.quit)

def opened(path, _on_refusal):
    print("opened", path.parent, flush=True)
    QTimer.singleShot(0, app.quit)

revealing.open_folder = opened
manager = FileManager()
if sys.argv[2] == "with":
    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "manager")
    bus.registerObject(revealing.FILE_MANAGER_PATH, manager, QDBusConnection.RegisterOption.ExportAllSlots)
    assert bus.registerService(revealing.FILE_MANAGER)
QTimer.singleShot(0, lambda: revealing.reveal(Path(sys.argv[1]), app.quit))
QTimer.singleShot(10_000, app.quit)
app.exec()
"""


def revealed(path: Path, manager: str) -> str:
    """What happens on a desktop bus of its own, with or without a file manager on it."""
    if shutil.which("dbus-run-session") is None:
        pytest.skip("no dbus-run-session here")
    root = str(Path(revealing.__file__).parents[2])
    run = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", BOTH_SIDES, str(path), manager],
        env={**os.environ, "PYTHONPATH": root},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return run.stdout.strip()


@ON_LINUX
def test_a_file_manager_is_asked_to_select_the_file(tmp_path: Path) -> None:
    path = tmp_path / "Käse & Brot #1.mid"
    uri = bytes(QUrl.fromLocalFile(str(path)).toEncoded().data()).decode()
    assert revealed(path, "with") == f"selected {uri}"


@ON_LINUX
def test_where_no_file_manager_answers_the_folder_is_opened(tmp_path: Path) -> None:
    assert revealed(tmp_path / "x.mid", "without") == f"opened {tmp_path}"


@ON_LINUX
@pytest.mark.parametrize("does_open", [True, False])
def test_without_a_desktop_bus_the_folder_is_opened_and_a_refusal_is_told(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, does_open: bool
) -> None:
    opened: list[str] = []
    refused: list[bool] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return does_open

    no_bus(monkeypatch)
    monkeypatch.setattr(revealing, "OPENER", "no-such-opener")
    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    revealing.reveal(tmp_path / "x.mid", lambda: refused.append(True))
    qtbot.wait(0)
    assert opened == [str(tmp_path)]
    assert bool(refused) != does_open


@ON_LINUX
@pytest.mark.parametrize("exit_code", [0, 3])
def test_an_opener_that_finds_no_file_manager_is_told_of(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exit_code: int
) -> None:
    opener = tmp_path / "opener"
    opener.write_text(f'#!/bin/sh\necho "$1" > "{tmp_path}/asked"\nexit {exit_code}\n')
    opener.chmod(0o755)
    no_bus(monkeypatch)
    monkeypatch.setattr(revealing, "OPENER", str(opener))
    refused: list[bool] = []
    revealing.reveal(tmp_path / "x.mid", lambda: refused.append(True))
    qtbot.waitUntil(lambda: not revealing._waiting)
    assert (tmp_path / "asked").read_text().strip() == str(tmp_path)
    assert bool(refused) == (exit_code != 0)


def no_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415  only there on Linux

    monkeypatch.setattr(QDBusConnection, "isConnected", lambda _self: False)


@pytest.mark.parametrize(
    ("platform", "command"),
    [
        ("darwin", ["open", "-R", "/a b/x.mid"]),
        ("win32", 'explorer /select,"/a b/x.mid"'),
    ],
)
def test_other_systems_select_it_by_their_own_command(platform: str, command: object) -> None:
    assert revealing.select_command(platform, Path("/a b/x.mid")) == command
