"""Which folder is offered first for what leaves the program."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from arrangeboard.storage.files import can_be_looked_into


def folder_to_offer(last: str, saved: Path | None) -> Path:
    """The folder last used, else that of the song's own file, else where music is kept."""
    return _first_there(last, saved.parent if saved else "", music_folder())


def folder_to_render_to(last: str, saved: Path | None) -> Path:
    """The folder of the song's own file, else where music is kept, else where was rendered to last."""
    return _first_there(saved.parent if saved else "", music_folder(), last)


def music_folder() -> str:
    """Where this computer keeps its user's music, whether or not it is there; empty where that is unknown."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)


def _first_there(*wanted: Path | str) -> Path:
    folders = (Path(one) for one in wanted if one)
    return next((folder for folder in folders if can_be_looked_into(folder)), Path.home())
