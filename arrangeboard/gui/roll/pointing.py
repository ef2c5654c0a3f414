"""What the pointer looks like over the piano roll, and what the status line says a press would do there."""

from PySide6.QtCore import Qt

from arrangeboard.app.roll.state import Tool
from arrangeboard.roll.hit import (
    OnEnd,
    OnGround,
    OnNote,
    OnRuler,
    OnVelocity,
    OnVelocityGround,
    RollTarget,
)

_CURSORS: dict[Tool, Qt.CursorShape] = {
    "arrow": Qt.CursorShape.ArrowCursor,
    "pencil": Qt.CursorShape.CrossCursor,
    "eraser": Qt.CursorShape.PointingHandCursor,
    "scissors": Qt.CursorShape.SplitHCursor,
    "glue": Qt.CursorShape.PointingHandCursor,
}
_HINTS: dict[type, str] = {
    OnEnd: "roll-hint-end",
    OnRuler: "roll-hint-caret",
    OnVelocity: "roll-hint-velocity",
    OnVelocityGround: "roll-hint-ramp",
}


def cursor(target: RollTarget, tool: Tool) -> Qt.CursorShape:
    """The pointer's shape over a target."""
    holds = tool in {"arrow", "pencil"}
    match target:
        case OnNote(_, "start" | "end") if holds:
            return Qt.CursorShape.SizeHorCursor
        case OnEnd():
            return Qt.CursorShape.SizeHorCursor
        case OnVelocity():
            return Qt.CursorShape.SizeVerCursor
        case OnGround() | OnNote() if not (holds and isinstance(target, OnNote)):
            return _CURSORS[tool]
    return Qt.CursorShape.ArrowCursor


def hint_code(target: RollTarget, tool: Tool, *, is_editable: bool) -> str:
    """The code of the sentence for a target; empty where there is nothing to say."""
    if not isinstance(target, OnNote | OnGround):
        return _HINTS.get(type(target), "") if is_editable else ""
    if not is_editable:
        return "roll-hint-read-only"
    if tool in {"eraser", "scissors", "glue"}:
        return f"roll-hint-{tool}"
    if isinstance(target, OnGround):
        return f"roll-hint-ground-{tool}"
    return "roll-hint-note" if target.edge == "body" else "roll-hint-edge"
