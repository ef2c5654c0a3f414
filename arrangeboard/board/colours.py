"""The colour of each lane and section, where the user has chosen none."""

from collections import Counter

from arrangeboard.board.items import Ink
from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import Role, Section, Song

ROLE_COLOURS: dict[Role, tuple[str, ...]] = {
    "melody": ("#f2a7c3", "#f59aa4", "#e6a3dc"),
    "counter-melody": ("#c9a6f5", "#a9aef7", "#d8a4e6"),
    "harmony": ("#8ed1fc", "#ffcb66", "#7fdcd6", "#f0b8a0", "#9fb8f5"),
    "bass": ("#7bd88f", "#a6d672", "#6fd6b0"),
    "rhythm": ("#ff9d76", "#d7c48a", "#f0a58f", "#c7b8a0"),
    "texture": ("#d7d0a8", "#a9c4d8", "#a8d0b8"),
}


def lane_colours(song: Song) -> dict[LaneId, str]:
    """The colour of every lane: its own, else its role's, a next shade for each lane of one role."""
    seen: Counter[Role] = Counter()
    colours = {}
    for lane in song.lanes:
        shades = ROLE_COLOURS[lane.role]
        colours[lane.id] = lane.colour or shades[seen[lane.role] % len(shades)]
        seen[lane.role] += 1
    return colours


def section_ink(section: Section) -> Ink:
    """The ink of a section: its own colour's shade for sections, else its kind's."""
    return f"{section.colour}:section" if section.colour else f"kind-{section.kind}"


def faded(ink: Ink, percent: int) -> Ink:
    """The ink at an opacity of `percent`."""
    return f"{ink}@{percent}"
