"""What every widget of an open song shares: the document, the theme, and ways to try and to hear things.

A widget listens through the desk, so that it stops listening when it is taken down.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from arrangeboard.app.document import Document, Listener
from arrangeboard.app.fit.fitting import Fitting
from arrangeboard.errors import UserError
from arrangeboard.gui.look.theme import Theme
from arrangeboard.words import say_error

if TYPE_CHECKING:
    from arrangeboard.gui.handlers.hearing import Hearing


class Desk(QObject):
    """The document on the desk, how its parts fit, the look it is shown in, and what lets it be heard.

    `refused` carries the sentence of what could not be done, `told` one of what was done or could be.
    `piece_chosen` carries the piece of the tray that the keys are on, None once they are back on the board.
    `preview_wanted` carries a song to be shown on the board where it differs, None to show none any more;
    `place_wanted` a part and from which tick to which tick of its section it shall be lit; `command_wanted`
    the code of a command.
    """

    refused = Signal(str)
    told = Signal(str)
    piece_chosen = Signal(object)
    preview_wanted = Signal(object)
    place_wanted = Signal(object, int, int)
    command_wanted = Signal(str)

    def __init__(self, document: Document, theme: Theme, hearing: "Hearing") -> None:
        super().__init__()
        self.document = document
        self.fitting = Fitting(document)
        self.theme = theme
        self.hearing = hearing

    def attempt(self, action: Callable[[], object]) -> bool:
        """Do something a user asked for; where it is refused, say why and go on. Whether it was done."""
        try:
            action()
        except UserError as error:
            self.refused.emit(say_error(error))
            return False
        return True

    def act(self, deed: Callable[[Document], object]) -> bool:
        """Let a use case act on the document; where it is refused, say why. Whether it was done."""
        return self.attempt(lambda: deed(self.document))

    def listen(self, widget: QWidget, listener: Listener) -> None:
        """Tell `listener` of every change of the document until `widget` is taken down."""
        stop = self.document.listen(listener)
        widget.destroyed.connect(stop)
