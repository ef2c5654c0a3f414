"""Windows are really driven here: offscreen unless a screen is asked for, any Qt warning fails the test."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTEST_QT_API", "pyside6")

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where there is no screen, let Qt say what it cannot do without one."""
    no_screen = pytest.mark.qt_log_ignore(
        r"^This plugin does not support (propagateSizeHints|raise|grabbing the keyboard)", extend=True
    )
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(no_screen)


@pytest.fixture(autouse=True)
def nothing_is_left_behind(qapp: QApplication) -> Iterator[None]:
    """A test may leave neither a thread nor a visible window, and nothing on the clipboard."""
    before = set(threading.enumerate())
    yield
    QThreadPool.globalInstance().waitForDone(2000)
    left = [thread for thread in threading.enumerate() if thread not in before and thread.is_alive()]
    assert not left, f"threads left running: {left}"
    # Without a screen the clipboard outlives Python, and would let go of our data when that is gone.
    qapp.clipboard().clear()
    for window in qapp.topLevelWidgets():
        window.deleteLater()
    qapp.processEvents()
