"""What a screen reader speaks of the board: the cell, section or instrument that is pointed at by keys."""

from arrangeboard.app.selection import Cell, Selection
from arrangeboard.board.scene import Scene
from arrangeboard.song.values import Part
from arrangeboard.words import say


def spoken(scene: Scene, selection: Selection) -> str:
    """What has the focus, in words; empty where nothing has."""
    if selection.focus and selection.focus.slot in scene.geometry.slot_index:
        return _cell(scene, selection.focus)
    if len(selection.slots) == 1:
        slot = scene.geometry.slot_index.get(next(iter(selection.slots)))
        return _section(scene, slot) if slot is not None else ""
    if len(selection.lanes) == 1:
        lane = scene.geometry.lane_index.get(next(iter(selection.lanes)))
        return _lane(scene, lane) if lane is not None else ""
    return ""


def _cell(scene: Scene, cell: Cell) -> str:
    """Section, lane, and what is played there."""
    slot, lane = scene.geometry.slot_index[cell.slot], scene.geometry.lane_index[cell.lane]
    parts = ", ".join(_part(scene, part) for part in scene.parts(slot, lane))
    where = {"section": scene.names[cell.slot], "lane": scene.lane(lane).name}
    return say("board-speak-cell", **where, content=parts or say("board-speak-empty"))


def _part(scene: Scene, part: Part) -> str:
    piece = scene.song.pieces.get(part.piece) if part.piece is not None else None
    return piece.name if piece else say("board-planned")


def _section(scene: Scene, slot: int) -> str:
    section = scene.section(slot)
    bars = say("board-one-bar" if section.bars == 1 else "board-bars", bars=section.bars)
    code = "board-speak-repeat" if section.id in scene.repeated else "board-speak-section"
    return say(code, name=scene.names[scene.geometry.slots[slot]], bars=bars)


def _lane(scene: Scene, lane: int) -> str:
    one = scene.lane(lane)
    state = say("board-speak-silent") if one.id in scene.silent else ""
    return say("board-speak-lane", name=one.name, role=say(f"board-role-{one.role}"), state=state)
