"""Shows a file in the desktop's own file manager, selected where the desktop can do that.

Nothing is waited for: a file manager may take its time to start.
"""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

FILE_MANAGER = "org.freedesktop.FileManager1"
FILE_MANAGER_PATH = "/org/freedesktop/FileManager1"


def reveal(path: Path) -> None:
    """Show a file in its folder."""
    if sys.platform in {"darwin", "win32"}:
        subprocess.Popen(select_command(sys.platform, path))  # noqa: S603  the system's own
    else:
        _select_over_dbus(path)


def select_command(platform: str, path: Path) -> list[str] | str:
    """What the file managers of macOS and Windows are called with."""
    if platform == "darwin":
        return ["open", "-R", str(path)]
    # Explorer wants the quotes around the path alone; no file name there can hold one.
    return f'explorer /select,"{path}"'


def open_folder(path: Path) -> None:
    """Open the folder of a file in whatever shows folders."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _select_over_dbus(path: Path) -> None:
    """Ask the file manager that the desktop names; where none answers, open the folder."""
    from PySide6.QtDBus import (  # noqa: PLC0415  not there, nor needed, on other systems
        QDBusConnection,
        QDBusMessage,
        QDBusPendingCallWatcher,
    )

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        open_folder(path)
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
            open_folder(path)

    watcher.finished.connect(answered)


_waiting: set[object] = set()
"""Calls without an answer yet; nobody else holds them."""
