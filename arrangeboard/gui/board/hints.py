"""What the status bar says about the thing under the pointer."""

from arrangeboard.board.hit import (
    AddLane,
    AddSection,
    EmptyCell,
    FilledCell,
    LaneHeader,
    LaneMute,
    LaneSolo,
    SectionEdge,
    SectionHeader,
    Strip,
    Target,
)

HINTS: dict[type[Target], str] = {
    SectionHeader: "board-hint-section",
    SectionEdge: "board-hint-edge",
    LaneHeader: "board-hint-lane",
    LaneMute: "board-hint-mute",
    LaneSolo: "board-hint-solo",
    FilledCell: "board-hint-part",
    EmptyCell: "board-hint-cell",
    Strip: "board-hint-strip",
    AddSection: "board-hint-add-section",
    AddLane: "board-hint-add-lane",
}


def hint_code(target: Target, *, painting: bool, playing_keys: bool) -> str:
    """The code of the hint for a target; empty where there is nothing to say."""
    if painting and isinstance(target, EmptyCell | FilledCell):
        return "board-hint-brush"
    if playing_keys and isinstance(target, EmptyCell):
        return "board-hint-cell-keys"
    return HINTS.get(type(target), "")
