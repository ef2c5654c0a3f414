"""How much the program says about fit in this song, and what is meant so everywhere, with the way back."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from arrangeboard.app.fit.accepting import STRICTNESSES, choose_strictness, count_again_everywhere
from arrangeboard.fit.missing import PURPOSE
from arrangeboard.gui.fields.basic import ChoiceField
from arrangeboard.gui.fields.labels import button, empty_layout, paragraph, text
from arrangeboard.gui.window.desk import Desk
from arrangeboard.song.values import Song, Strictness
from arrangeboard.words import say


class StrictnessBox(QWidget):
    """What the choice means, and a line for each kind of finding that no longer counts anywhere."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._accepted: tuple[str, ...] = ()
        choices: list[tuple[str, Strictness]] = [(say(f"strictness-{one}"), one) for one in STRICTNESSES]
        self.field = ChoiceField[Strictness](self._choose, choices)
        look = desk.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.size(6))
        self.meaning = paragraph(look, "", role="dim", size=12)
        column.addWidget(self.meaning)
        self._title = text(look, say("fit-meant-title"), role="dim", size=12.5)
        column.addWidget(self._title)
        self.list = QWidget()
        self._rows = QVBoxLayout(self.list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        column.addWidget(self.list)
        self._title.hide()
        self.list.hide()

    def show_song(self, song: Song) -> None:
        """Show what the song says."""
        self.field.show_value(song.strictness)
        self.meaning.setText(say(f"strictness-{song.strictness}-means"))
        if song.accepted != self._accepted:
            self._accepted = song.accepted
            empty_layout(self.list)
            # Cells left empty on purpose are asked about again where they stand.
            everywhere = [code for code in song.accepted if not code.startswith(PURPOSE)]
            for code in everywhere:
                self._rows.addWidget(self._row(code))
            self._title.setVisible(bool(everywhere))
            self.list.setVisible(bool(everywhere))

    def _row(self, code: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(paragraph(self._desk.theme, say(f"finding-{code}-short")), 1)
        again = button(self._desk.theme, say("fit-count-again"), lambda: self._object(code), "quiet")
        row.addWidget(again)
        return made

    def _object(self, code: str) -> None:
        self._desk.act(lambda document: count_again_everywhere(document, code))

    def _choose(self, strictness: Strictness) -> None:
        self._desk.act(lambda document: choose_strictness(document, strictness))
