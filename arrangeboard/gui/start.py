"""Starts the window. Imported only where a window is wanted: it loads Qt."""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from arrangeboard.gui.look.icons import app_icon
from arrangeboard.gui.look.theme import load_fonts
from arrangeboard.gui.window.main_window import MainWindow
from arrangeboard.storage.autosave import found
from arrangeboard.storage.settings import load_settings

SOUND_AFTER_MS = 60


def run(path: Path | None = None) -> int:
    """Show the window, on the song or MIDI file at `path` if one is given; the exit code when it closes."""
    app = make_app()
    window = MainWindow(load_settings(), found(), with_start=path is None)
    window.show()
    # The window stands first; what plays is made ready when that is seen.
    QTimer.singleShot(SOUND_AFTER_MS, window, lambda: give_sound(window))
    if path is not None:
        QTimer.singleShot(0, window, lambda: window.open_first(path))
    code = app.exec()
    window.playing.close()
    # Widgets go before the application does, else Qt takes them down in an order of its own.
    window.deleteLater()
    QCoreApplication.processEvents()
    return code


def give_sound(window: MainWindow) -> None:
    """Let the window be heard. The process that plays begins with the first song."""
    from arrangeboard.sound.transport.transport import Transport  # noqa: PLC0415  behind the window

    settings = window.settings
    transport = Transport(soundfont=settings.soundfont, device=settings.device)
    transport.loudness(settings.loudness_decibels)
    window.playing.use(transport)


def make_app() -> QApplication:
    """The application with its style, font and icon; the one that runs already, if one does."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Arrangeboard")
    app.setDesktopFileName("arrangeboard")
    app.setStyle("Fusion")
    load_fonts()
    app.setWindowIcon(app_icon())
    return app
