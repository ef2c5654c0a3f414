"""Which file is dragged onto the window."""

from pathlib import Path

from PySide6.QtCore import QMimeData

from arrangeboard.app.files.opening import MIDI_SUFFIXES, SCORE_SUFFIXES


def dropped_path(data: QMimeData) -> Path | None:
    """The first file that is dropped, if one is."""
    files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return Path(files[0]) if files else None


def melody_path(data: QMimeData) -> Path | None:
    """The MIDI file or score that is dropped, if one is."""
    path = dropped_path(data)
    known = path is not None and path.suffix.casefold() in MIDI_SUFFIXES | SCORE_SUFFIXES
    return path if known else None
