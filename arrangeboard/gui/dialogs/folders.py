"""Which folder is offered first for what leaves the program."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from arrangeboard.storage.files import can_be_looked_into


def folder_to_offer(last: str, saved: Path | None) -> Path:
    """The folder last used, else that of the song's own file, else where music is kept."""
    music = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)
    wanted = [Path(last)] if last else []
    wanted += [saved.parent] if saved else []
    wanted += [Path(music)] if music else []
    return next((folder for folder in wanted if can_be_looked_into(folder)), Path.home())
