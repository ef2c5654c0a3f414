"""How well a part fits: the figure, where it stands among real parts, and what that means."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from arrangeboard.app.fit.summing_up import MOSTLY, summed_up
from arrangeboard.fit.verdict import Verdict
from arrangeboard.gui.fields.labels import button, paragraph, text
from arrangeboard.gui.inspector.fit.percentile_bar import PercentileBar
from arrangeboard.gui.look.style_sheet import set_look
from arrangeboard.gui.look.theme import SEMIBOLD
from arrangeboard.gui.window.desk import Desk
from arrangeboard.words import say

REMEDIES = {"fit-unjudged-chords": "propose-chords"}
"""The command that may give a part a score, by why it has none."""


class ScoreLine(QWidget):
    """A figure with its bar, and a sentence below; the sentence alone where there is no score."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.size(4))
        self._top = QWidget()
        row = QHBoxLayout(self._top)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.size(12))
        self.figure = text(look, "", size=24, weight=SEMIBOLD)
        self._bar = PercentileBar(look)
        row.addWidget(self.figure)
        row.addWidget(self._bar, 1)
        column.addWidget(self._top)
        self.meaning = paragraph(look, "", size=12.5)
        self.meaning.setObjectName("fit-meaning")
        self.meaning.setIndent(0)  # a label with a frame would move its words
        column.addWidget(self.meaning)
        self.guess = paragraph(look, say("fit-rests-on-guess"), role="dim", size=12)
        column.addWidget(self.guess)
        self._remedy = ""
        self.remedy = button(look, "", self._help)
        column.addWidget(self.remedy)

    def begin(self) -> QWidget:
        """Where the keys begin: the button that helps, or the sentence, which a screen reader then reads."""
        return self.remedy if self._remedy else self.meaning

    def show_verdict(self, verdict: Verdict, reason: str) -> None:
        """Show a score and its meaning; where there is none, the sentence of the code `reason`."""
        fit = verdict.fit
        self._top.setVisible(fit is not None)
        is_said = any(finding.guessed for finding in verdict.findings)
        self.guess.setVisible(fit is not None and verdict.guessed > MOSTLY and not is_said)
        self._offer(REMEDIES.get(reason, "") if fit is None else "")
        if fit is None:
            self._say(say(reason), "dim")
            return
        self.figure.setText(str(fit))
        self._bar.show_fit(fit, verdict.standing)
        self._bar.setAccessibleName(summed_up(verdict))
        self._say(summed_up(verdict), "clash" if verdict.standing == "does-not-fit" else "")

    def show_waiting(self) -> None:
        """Say that nothing is known yet."""
        self._top.hide()
        self.guess.hide()
        self._offer("")
        self._say(say("fit-waiting"), "dim")

    def _say(self, words: str, look: str) -> None:
        self.meaning.setText(words)
        if self.meaning.property("look") != look:
            set_look(self.meaning, look)

    def _offer(self, command: str) -> None:
        self._remedy = command
        self.remedy.setVisible(bool(command))
        if command:
            self.remedy.setText(say(f"command-{command}"))
            self.remedy.setToolTip(say(f"command-{command}-tip"))

    def _help(self) -> None:
        self._desk.command_wanted.emit(self._remedy)
