"""The fit of what is selected, at the top of the details of parts."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from arrangeboard.app.selection import PartRef
from arrangeboard.gui.inspector.fit.advice import Advice
from arrangeboard.gui.inspector.fit.advice_on_several import AdviceOnSeveral
from arrangeboard.gui.window.desk import Desk


class FitBox(QWidget):
    """Everything about one part, or a count over several; nothing while advice is switched off."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.advice = Advice(desk)
        self.several = AdviceOnSeveral(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, desk.theme.size(4))
        column.setSpacing(0)
        column.addWidget(self.advice)
        column.addWidget(self.several)
        column.addStretch(1)  # where the box is held higher than what it says

    def begin(self) -> QWidget:
        """Where the keys begin: the first finding, or the sentence about the score."""
        return self.advice.cards[0].title if self.advice.cards else self.advice.score.begin()

    def show_parts(self, refs: frozenset[PartRef]) -> None:
        """Show the advice on these parts."""
        self.several.show_parts(refs)
        self.advice.show_part(next(iter(refs)) if len(refs) == 1 else None)
