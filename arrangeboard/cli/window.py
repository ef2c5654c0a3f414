"""`arrangeboard`, with or without a song: the window, or one line on what it needs to open."""

import ctypes
import os
import sys
from pathlib import Path

from arrangeboard.errors import UserError

_TO_LOAD_QT = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_TO_OPEN_A_WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Qt itself, where one of these is missing, ends the program and blames the first."""


class NoWindow(UserError):
    """The window cannot be opened on this computer as it is."""


def open_window(song: str | None) -> int:
    """Open the window, on a song where one is named. Raises NoWindow."""
    check_system()
    try:
        from arrangeboard.gui.start import run  # noqa: PLC0415
    except ImportError as error:
        if (error.name or "").split(".")[0] in {"PySide6", "shiboken6"}:
            raise NoWindow("no-pyside", detail=str(error)) from None
        raise
    return run(Path(song) if song else None)


def check_system() -> None:
    """NoWindow where a library that Qt needs is missing, or there is no screen to show a window on."""
    if sys.platform != "linux":
        return
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    on_wayland = bool(os.environ.get("WAYLAND_DISPLAY"))
    on_x11 = bool(os.environ.get("DISPLAY"))
    if not (platform or on_wayland or on_x11):
        raise NoWindow("no-screen")
    needed = dict(_TO_LOAD_QT)
    if platform == "xcb" or (not platform and not on_wayland):
        needed |= _TO_OPEN_A_WINDOW
    missing = [package for library, package in needed.items() if not _is_there(library)]
    if missing:
        raise NoWindow("no-system-libraries", packages=" ".join(missing))


def _is_there(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
