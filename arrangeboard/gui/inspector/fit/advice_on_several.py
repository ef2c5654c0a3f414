"""The advice on several selected parts: how many fit, what was found in them, and that it may be meant so."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from arrangeboard.app.fit.accepting import accept, accept_all
from arrangeboard.app.fit.summing_up import standings
from arrangeboard.app.selection import PartRef
from arrangeboard.fit.cases import At
from arrangeboard.fit.verdict import Verdict
from arrangeboard.gui.fields.labels import button, empty_layout, paragraph, text
from arrangeboard.gui.look.theme import MEDIUM
from arrangeboard.gui.window.desk import Desk
from arrangeboard.words import say

Judged = dict[PartRef, Verdict]


class AdviceOnSeveral(QWidget):
    """A sentence that counts them, then a line for each kind of finding."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._refs: frozenset[PartRef] = frozenset()
        self._counted: Counter[str] = Counter()
        look = desk.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.size(8))
        self.summary = paragraph(look, "", size=12.5)
        column.addWidget(self.summary)
        self._list = QFrame()
        self._list.setProperty("look", "card")
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(look.size(12), look.size(6), look.size(6), look.size(6))
        self._rows.setSpacing(0)
        column.addWidget(self._list)
        self.all = button(look, say("fit-all-as-meant"), self._accept_all)
        self.all.setToolTip(say("fit-all-as-meant-tip"))
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self.destroyed.connect(desk.fitting.listen(self._heard))

    def show_parts(self, refs: frozenset[PartRef]) -> None:
        """Show the advice on these parts; hidden for fewer than two, or where none of them is judged."""
        self._refs = refs if len(refs) > 1 else frozenset()
        judged = self._judged()
        self.setVisible(bool(judged))
        self.summary.setText(standings(judged.values()))
        counted = Counter(code for verdict in judged.values() for code in _codes(verdict))
        if counted != self._counted:
            self._counted = counted
            self._fill()
        self._list.setVisible(bool(counted))
        self.all.setVisible(bool(counted))

    def _heard(self, changed: frozenset[At]) -> None:
        if any(_at(ref) in changed for ref in self._refs):
            self.show_parts(self._refs)

    def _judged(self) -> Judged:
        asked = ((ref, self._desk.fitting.verdict(_at(ref))) for ref in self._refs)
        return {ref: verdict for ref, verdict in asked if verdict is not None}

    def _fill(self) -> None:
        empty_layout(self._list)
        for code, count in self._counted.most_common():
            self._rows.addWidget(self._row(code, count))

    def _row(self, code: str, count: int) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        look, short = self._desk.theme, say(f"finding-{code}-short")
        row.addWidget(paragraph(look, short), 1)
        row.addWidget(text(look, say("fit-in-parts", count=count), role="dim", size=12, weight=MEDIUM))
        meant = button(look, say("fit-as-meant"), lambda: self._accept(code), "quiet")
        meant.setAccessibleName(say("fit-as-meant-of", short=short))
        row.addWidget(meant)
        return made

    def _accept(self, code: str) -> None:
        refs = [ref for ref, verdict in self._judged().items() if code in _codes(verdict)]
        self._desk.act(lambda document: accept(document, refs, code))

    def _accept_all(self) -> None:
        found = {ref: _codes(verdict) for ref, verdict in self._judged().items()}
        self._desk.act(lambda document: accept_all(document, found))


def _codes(verdict: Verdict) -> frozenset[str]:
    """The kinds of findings that count."""
    return frozenset(finding.code for finding in verdict.counting)


def _at(ref: PartRef) -> At:
    return At(ref.slot, ref.lane, ref.part)
