"""What the commands for parts and their pieces do."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from arrangeboard.app import part_deeds
from arrangeboard.app.part_places import chosen_places
from arrangeboard.gui.fields.kinds import status_choices
from arrangeboard.gui.window.actions import Handlers
from arrangeboard.gui.window.menus import Choice
from arrangeboard.gui.window.questions import ask_text
from arrangeboard.song.edits.parts import find_part
from arrangeboard.song.values import Status
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.gui.window.main_window import MainWindow


class Parts:
    """Handlers of the Part menu."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def handlers(self) -> Handlers:
        """What each command does."""
        return {
            "add-part": lambda: self._window.act(part_deeds.fill_chosen),
            "same-in-kind": lambda: self._window.act(part_deeds.same_in_every),
            "transpose-up": lambda: self._transpose(1),
            "transpose-down": lambda: self._transpose(-1),
            "octave-up": lambda: self._transpose(12),
            "octave-down": lambda: self._transpose(-12),
            "own-piece": lambda: self._window.act(part_deeds.give_own_piece),
        }

    def statuses(self) -> list[Choice]:
        """How far a part can be, for the selected ones."""
        document = self._window.desk.document
        places = chosen_places(document)
        held = {find_part(document.song, *place).status for place in places}
        return [(words, self._setter(one), held == {one}) for words, one in status_choices() if places]

    def _setter(self, status: Status) -> Callable[[], object]:
        return lambda: self._window.act(lambda document: part_deeds.set_status(document, status))

    def _transpose(self, semitones: int) -> None:
        self._window.act(lambda document: part_deeds.transpose_chosen(document, semitones))

    def rename_piece(self) -> None:
        """Ask for another name for the selected part's piece."""
        document = self._window.desk.document
        piece = part_deeds.chosen_piece(document)
        if piece is None:
            return
        held = document.song.pieces[piece]
        name = ask_text(self._window, say("piece-rename-title"), say("field-name"), held.name)
        if name is not None:
            self._window.act(lambda document: part_deeds.name_piece(document, piece, name))
