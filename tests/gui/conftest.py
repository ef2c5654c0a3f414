"""Windows are really driven here: offscreen unless a screen is asked for, any Qt warning fails the test."""

import os
import threading
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTEST_QT_API", "pyside6")

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def nothing_is_left_behind(qapp: QApplication) -> Iterator[None]:
    """A test may leave neither a thread nor a visible window."""
    before = set(threading.enumerate())
    yield
    QThreadPool.globalInstance().waitForDone(2000)
    left = [thread for thread in threading.enumerate() if thread not in before and thread.is_alive()]
    assert not left, f"threads left running: {left}"
    for window in qapp.topLevelWidgets():
        window.deleteLater()
    qapp.processEvents()
