"""What can be done with a section of the shelf."""

from PySide6.QtWidgets import QMenu, QWidget

from arrangeboard.gui.tray.hear_entry import add_hear
from arrangeboard.gui.window.desk import Desk
from arrangeboard.song.edits.order import delete_section, place_from_shelf
from arrangeboard.song.ids import SectionId
from arrangeboard.words import say


class ShelfMenu:
    """Bring a section back, or delete it for good."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk = desk
        self._parent = parent

    def menu(self, section: SectionId) -> QMenu:
        """Everything that makes sense for the section now."""
        menu = QMenu(self._parent)
        add_hear(menu, self._desk, lambda: self.hear(section))
        menu.addAction(say("shelf-bring-back"), lambda: self.bring_back(section))
        menu.addSeparator()
        menu.addAction(say("shelf-delete"), lambda: self.delete(section))
        return menu

    def hear(self, section: SectionId) -> None:
        """Let the section be heard once; no longer where it is heard already."""
        from arrangeboard.app.auditions import shelved  # noqa: PLC0415  brings numpy

        song = self._desk.document.song
        self._desk.hearing.toggle(("shelf", section), lambda: shelved(song, song.sections[section]))

    def bring_back(self, section: SectionId) -> None:
        """Put the section behind the selected one, else at the end."""
        document = self._desk.document
        song = document.song
        order = [slot.id for slot in song.arrangement.order]
        chosen = [at for at, slot in enumerate(order) if slot in document.selection.slots]
        index = chosen[-1] + 1 if chosen else len(order)
        self._desk.attempt(
            lambda: document.apply(
                "step-place-from-shelf",
                lambda song: place_from_shelf(song, song.arrangement.id, section, index),
                name=song.sections[section].name,
            )
        )

    def delete(self, section: SectionId) -> None:
        """Delete the section for good."""
        name = self._desk.document.song.sections[section].name
        self._desk.attempt(
            lambda: self._desk.document.apply(
                "step-delete-section", lambda song: delete_section(song, section), name=name
            )
        )
