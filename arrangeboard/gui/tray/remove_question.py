"""Asked before a piece that plays is removed: where it plays, and whether to remove it there too."""

from PySide6.QtWidgets import QMessageBox, QWidget

from arrangeboard.app.pieces.places import sections_by_lane, sections_elsewhere
from arrangeboard.gui.tray.where_words import named
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Song
from arrangeboard.words import say


def ask_remove_everywhere(parent: QWidget, song: Song, piece: PieceId) -> bool:
    """Whether the piece shall go from the board too."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(say("app-name"))
    name = song.pieces[piece].name or say("unnamed-piece")
    box.setText(say("piece-remove-used", name=name))
    box.setInformativeText("\n".join(place_lines(song, piece)))
    remove = box.addButton(say("piece-remove-there-too"), QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(say("piece-keep"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.exec()
    return box.clickedButton() is remove


def place_lines(song: Song, piece: PieceId) -> list[str]:
    """A line for each instrument that plays the piece, with the sections, and one for what is not shown."""
    lines = [
        say("piece-remove-line", lane=lane or say("unnamed-lane"), sections=named(names))
        for lane, names in sections_by_lane(song, piece).items()
    ]
    elsewhere = sections_elsewhere(song, piece)
    if elsewhere:
        lines.append(say("where-elsewhere", sections=named(elsewhere)))
    return lines
