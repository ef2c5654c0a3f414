"""What the piano roll says of a piece from a rule: what it does, and how to make its notes ordinary ones."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from arrangeboard.app.pieces.freezing import freeze_parts, freeze_piece
from arrangeboard.app.roll.open_piece import open_piece
from arrangeboard.generate.starters import STARTERS
from arrangeboard.gui.fields.labels import button, elided
from arrangeboard.gui.window.desk import Desk
from arrangeboard.song.values import Generated
from arrangeboard.words import say


class RuleRow(QFrame):
    """Shown for pieces from rules only."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.theme
        self.setProperty("look", "note")
        self.words = elided(look, "")
        self.freeze = button(look, say("roll-freeze"), self._freeze)
        self.freeze.setToolTip(say("roll-freeze-tip"))
        row = QHBoxLayout(self)
        row.setContentsMargins(look.size(12), look.size(5), look.size(10), look.size(5))
        row.setSpacing(look.size(12))
        row.addWidget(self.words, 1)
        row.addWidget(self.freeze)

    def refresh(self) -> None:
        """Say what the open piece's rule does; hidden where it has none."""
        shown = open_piece(self._desk.document)
        content = shown.piece.content if shown is not None else None
        self.setVisible(isinstance(content, Generated))
        if isinstance(content, Generated):
            does = (
                say(f"starter-{content.rule}-does") if content.rule in STARTERS else say("roll-rule-unknown")
            )
            self.words.set_words(say("roll-rule", does=does))

    def _freeze(self) -> None:
        document = self._desk.document
        ref, piece = document.roll.ref, document.roll.piece
        if ref is not None:
            self._desk.attempt(lambda: freeze_parts(document, (ref,)))
        elif piece is not None:
            self._desk.attempt(lambda: freeze_piece(document, piece))
