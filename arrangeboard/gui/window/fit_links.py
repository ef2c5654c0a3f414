"""What the fitting finds leads to the board's badges and the status line; what the advice asks, to the board.

Only what has changed is painted again.
"""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from arrangeboard.app.document import Change
from arrangeboard.app.fit.flags import Flags
from arrangeboard.app.fit.speaking import findings_counted
from arrangeboard.app.selection import PartRef
from arrangeboard.board.hit import FilledCell
from arrangeboard.gui.board.gesture import Pointer
from arrangeboard.gui.window.actions import Actions
from arrangeboard.gui.window.desk import Desk
from arrangeboard.gui.window.status_strip import StatusStrip
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.fit.cases import At
    from arrangeboard.gui.board.board_view import BoardView
    from arrangeboard.gui.window.workspace import Workspace

MOST_TOLD = 4
"""More findings than these are counted in a tip, not listed."""


class FitLinks(QObject):
    """Ties the fitting to a window's board for as long as the board stands."""

    def __init__(self, workspace: "Workspace", desk: Desk, status: StatusStrip, commands: Actions) -> None:
        super().__init__(workspace)
        self._desk, self._status = desk, status
        self._board: BoardView = workspace.board
        self._is_shown = True
        self.flags = Flags(desk.document, desk.fitting)
        self._board.badges.verdict = desk.fitting.verdict
        workspace.destroyed.connect(desk.fitting.listen(self._heard))
        desk.listen(workspace, self._follow)
        desk.preview_wanted.connect(self._board.preview.show)
        desk.place_wanted.connect(self._light)
        desk.command_wanted.connect(lambda code: commands[code].trigger())
        self._board.viewport().installEventFilter(self)

    def show(self, *, on: bool) -> None:
        """Show badges and the count of findings, or neither."""
        self._is_shown = on
        self._board.badges.show(on=on)
        self._board.sockets.show(on=on)
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell in a tip what a badge under the pointer stands for."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            ref = self._badge_at(event.pos())
            if ref is not None:
                QToolTip.showText(event.globalPos(), self._tip(ref), self._board.viewport())
                return True
            QToolTip.hideText()
        return super().eventFilter(watched, event)

    def _heard(self, changed: "frozenset[At]") -> None:
        self._board.badges.change(self.flags.take(changed))
        self._tell()

    def _follow(self, change: Change) -> None:
        if change.what == "opened":
            self._board.badges.change(self.flags.forget())
            self._tell()
        elif change.before.strictness != change.after.strictness:
            self._heard(frozenset())

    def _tell(self) -> None:
        self._status.show_findings(findings_counted(self.flags.count()) if self._is_shown else "")

    def _light(self, at: "At", start_tick: int, end_tick: int) -> None:
        self._board.preview.light((at, start_tick, end_tick))

    def _badge_at(self, where: QPoint) -> PartRef | None:
        target, scale = self._board.target_at(where), self._board.theme.scale
        if not isinstance(target, FilledCell):
            return None
        ref = PartRef(target.slot, target.lane, target.part)
        pointer = Pointer(where.x() / scale, where.y() / scale)
        return ref if self._board.badges.is_at(ref, pointer) else None

    def _tip(self, ref: PartRef) -> str:
        """How well the part fits, and what was found, a line each."""
        from arrangeboard.app.fit.summing_up import summed_up  # noqa: PLC0415  loaded with the first verdict
        from arrangeboard.fit.cases import At  # noqa: PLC0415

        verdict = self._desk.fitting.verdict(At(ref.slot, ref.lane, ref.part))
        if verdict is None:
            return ""
        findings = [one for one in verdict.findings if one.counts or one.accepted]
        lines = [escape(_short(one.code, accepted=one.accepted)) for one in findings[:MOST_TOLD]]
        more = len(findings) - MOST_TOLD
        lines += [escape(say("fit-tip-more", count=more))] if more > 0 else []
        head = summed_up(verdict)
        parts = [f"<b>{escape(head)}</b>"] if head else []
        return "<qt>" + "<br>".join((*parts, *lines, f"<i>{escape(say('fit-tip-click'))}</i>")) + "</qt>"


def _short(code: str, *, accepted: bool) -> str:
    short = say(f"finding-{code}-short")
    return say("fit-tip-accepted", short=short) if accepted else short
