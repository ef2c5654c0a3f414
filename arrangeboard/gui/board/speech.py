"""What a screen reader speaks of the board: the cell, section or instrument that is pointed at by keys."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from arrangeboard.app.fit.speaking import spoken_verdict
from arrangeboard.app.selection import Cell, Selection
from arrangeboard.board.scene import Scene
from arrangeboard.board.sockets import socket_words
from arrangeboard.song.ids import LaneId, SlotId
from arrangeboard.song.values import Part
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.fit.cases import At
    from arrangeboard.fit.missing import Missing
    from arrangeboard.fit.verdict import Verdict


Judge = Callable[["At"], "Verdict | None"]
"""The verdict on a part, as far as there is one."""

Lacking = Callable[[SlotId, LaneId], "Iterable[Missing]"]
"""What may be missing in a cell."""


def spoken(
    scene: Scene,
    selection: Selection,
    judge: Judge = lambda _at: None,
    lacking: Lacking = lambda _slot, _lane: (),
) -> str:
    """What has the focus, in words; empty where nothing has."""
    if selection.focus and selection.focus.slot in scene.geometry.slot_index:
        cell = _cell(scene, selection.focus, judge)
        missed = [
            socket_words(scene, one, say) for one in lacking(selection.focus.slot, selection.focus.lane)
        ]
        return say("board-speak-missing", cell=cell, why=" ".join(missed)) if missed else cell
    if len(selection.slots) == 1:
        slot = scene.geometry.slot_index.get(next(iter(selection.slots)))
        return _section(scene, slot) if slot is not None else ""
    if len(selection.lanes) == 1:
        lane = scene.geometry.lane_index.get(next(iter(selection.lanes)))
        return _lane(scene, lane) if lane is not None else ""
    return ""


def _cell(scene: Scene, cell: Cell, judge: Judge) -> str:
    """Section, lane, what is played there, and how well it fits."""
    slot, lane = scene.geometry.slot_index[cell.slot], scene.geometry.lane_index[cell.lane]
    parts = ", ".join(_part(scene, cell, part, judge) for part in scene.parts(slot, lane))
    where = {"section": scene.names[cell.slot], "lane": scene.lane(lane).name}
    return say("board-speak-cell", **where, content=parts or say("board-speak-empty"))


def _part(scene: Scene, cell: Cell, part: Part, judge: Judge) -> str:
    piece = scene.song.pieces.get(part.piece) if part.piece is not None else None
    if piece is None:
        return say("board-planned")
    from arrangeboard.fit.cases import At  # noqa: PLC0415  comes with the first analysis, not with the board

    fit = spoken_verdict(judge(At(cell.slot, cell.lane, part.id)))
    return say("fit-speak-part", piece=piece.name, fit=fit) if fit else piece.name


def _section(scene: Scene, slot: int) -> str:
    section = scene.section(slot)
    bars = say("board-one-bar" if section.bars == 1 else "board-bars", bars=section.bars)
    code = "board-speak-repeat" if section.id in scene.repeated else "board-speak-section"
    return say(code, name=scene.names[scene.geometry.slots[slot]], bars=bars)


def _lane(scene: Scene, lane: int) -> str:
    one = scene.lane(lane)
    state = say("board-speak-silent") if one.id in scene.silent else ""
    return say("board-speak-lane", name=one.name, role=say(f"board-role-{one.role}"), state=state)
