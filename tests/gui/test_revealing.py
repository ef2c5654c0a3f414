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

from arrangeboard.gui import revealing

ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="file managers differ elsewhere")

BOTH_SIDES = """
import sys
from pathlib import Path
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection
from arrangeboard.gui import revealing

app = QCoreApplication([])

@ClassInfo({"D-Bus Interface": revealing.FILE_MANAGER})
class FileManager(QObject):
    @Slot("QStringList", "QString")
    def ShowItems(self, items, _startup):
        print("selected", *items, flush=True)
        QTimer.singleShot(0, app.quit)

def opened(path):
    print("opened", path.parent, flush=True)
    QTimer.singleShot(0, app.quit)

revealing.open_folder = opened
manager = FileManager()
if sys.argv[2] == "with":
    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "manager")
    bus.registerObject(revealing.FILE_MANAGER_PATH, manager, QDBusConnection.RegisterOption.ExportAllSlots)
    assert bus.registerService(revealing.FILE_MANAGER)
QTimer.singleShot(0, lambda: revealing.reveal(Path(sys.argv[1])))
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
def test_without_a_desktop_bus_the_folder_is_opened(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415  only there on Linux

    opened: list[str] = []
    monkeypatch.setattr(QDBusConnection, "isConnected", lambda _self: False)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    revealing.reveal(tmp_path / "x.mid")
    qtbot.wait(0)
    assert opened == [str(tmp_path)]


@pytest.mark.parametrize(
    ("platform", "command"),
    [
        ("darwin", ["open", "-R", "/a b/x.mid"]),
        ("win32", 'explorer /select,"/a b/x.mid"'),
    ],
)
def test_other_systems_select_it_by_their_own_command(platform: str, command: object) -> None:
    assert revealing.select_command(platform, Path("/a b/x.mid")) == command
