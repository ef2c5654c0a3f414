"""Shows a file in the desktop's own file manager, selected where the desktop can do that.

Nothing is waited for: a file manager may take its time to start.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

FILE_MANAGER = "org.freedesktop.FileManager1"
FILE_MANAGER_PATH = "/org/freedesktop/FileManager1"
OPENER = "xdg-open"

Refused = Callable[[], object]


def reveal(path: Path, on_refusal: Refused) -> None:
    """Show a file in its folder; where nothing on this desktop can, call `on_refusal`, perhaps later."""
    if sys.platform in {"darwin", "win32"}:
        subprocess.Popen(select_command(sys.platform, path))  # noqa: S603  the system's own
    else:
        _select_over_dbus(path, on_refusal)


def select_command(platform: str, path: Path) -> list[str] | str:
    """What the file managers of macOS and Windows are called with."""
    if platform == "darwin":
        return ["open", "-R", str(path)]
    # Explorer wants the quotes around the path alone; no file name there can hold one.
    return f'explorer /select,"{path}"'


def open_folder(path: Path, on_refusal: Refused) -> None:
    """Open the folder of a file in whatever shows folders."""
    opener = shutil.which(OPENER)
    if opener is None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))):
            on_refusal()
        return
    # Qt would start it as well, but hear nothing of its failure.
    process = QProcess()
    _waiting.add(process)

    def ended(code: int) -> None:
        _waiting.discard(process)
        if code != 0:
            on_refusal()

    process.finished.connect(ended)
    process.start(opener, [str(path.parent)])


def _select_over_dbus(path: Path, on_refusal: Refused) -> None:
    """Ask the file manager that the desktop names; where none answers, open the folder."""
    from PySide6.QtDBus import (  # noqa: PLC0415  not there, nor needed, on other systems
        QDBusConnection,
        QDBusMessage,
        QDBusPendingCallWatcher,
    )

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        open_folder(path, on_refusal)
        return
    wish = QDBusMessage.createMethodCall(FILE_MANAGER, FILE_MANAGER_PATH, FILE_MANAGER, "ShowItems")
    wish.setArguments(
        [[QUrl.fromLocalFile(str(path)).toString(QUrl.ComponentFormattingOption.FullyEncoded)], ""]
    )
    watcher = QDBusPendingCallWatcher(bus.asyncCall(wish))
    _waiting.add(watcher)

    def answered() -> None:
        _waiting.discard(watcher)
        if watcher.isError():
            open_folder(path, on_refusal)

    watcher.finished.connect(answered)


_waiting: set[object] = set()
"""Calls and programs without an answer yet; nobody else holds them."""
