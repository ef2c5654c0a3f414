"""The roll's display lists, as text, against the lists kept beside this file.

With ARRANGEBOARD_REWRITE_GOLDEN=1 they are written anew; then read the difference before keeping it.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from msgspec import structs
from msgspec.structs import replace

from arrangeboard.board.items import Rect, Segment
from arrangeboard.roll.chord_strip import chord_items
from arrangeboard.roll.frame import RollFrame
from arrangeboard.roll.items import RollItem
from arrangeboard.roll.keyboard import corner_items, keyboard_items
from arrangeboard.roll.lines import line_items, outside_items, pickup_items, ruler_items
from arrangeboard.roll.notes import ghost_items, note_items, seen_notes
from arrangeboard.roll.rows import row_items
from arrangeboard.roll.scene import RollScene, choose
from arrangeboard.roll.velocities import velocity_ground, velocity_items
from tests.unit.board.lettering import plain_lettering
from tests.unit.roll.pieces import FRAME, NOTES, drum_scene, tune_scene

LETTERS = plain_lettering()


def ground(scene: RollScene, frame: RollFrame) -> list[RollItem]:
    around = (line_items, pickup_items, ghost_items, outside_items)
    return [*row_items(scene, frame), *(item for draw in around for item in draw(scene, frame))]


def notes(scene: RollScene, frame: RollFrame) -> list[RollItem]:
    stems = [*velocity_ground(frame), *velocity_items(scene, frame, scene.notes)]
    return [*note_items(scene, frame, seen_notes(scene, frame), LETTERS), *stems]


def edges(scene: RollScene, frame: RollFrame) -> list[RollItem]:
    drawings = (ruler_items, chord_items, keyboard_items, corner_items)
    return [item for draw in drawings for item in draw(scene, frame, LETTERS)]


VIEWS: dict[str, tuple[Callable[[], RollScene], RollFrame]] = {
    "tune": (lambda: choose(tune_scene(), frozenset(NOTES[1:2])), FRAME),
    "far": (tune_scene, replace(FRAME, pixels_per_quarter=6.0, row_height=5, scroll_y=200.0)),
    "drums": (drum_scene, replace(FRAME, keys_width=132, scroll_y=500.0)),
}
DRAWINGS: dict[str, Callable[[RollScene, RollFrame], list[RollItem]]] = {
    "ground": ground,
    "notes": notes,
    "edges": edges,
}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("drawing", DRAWINGS)
def test_the_roll_is_drawn_as_kept(drawing: str, view: str) -> None:
    scene, frame = VIEWS[view]
    compare(f"roll-{view}-{drawing}", written(DRAWINGS[drawing](scene(), frame)))


def written(items: Sequence[RollItem]) -> str:
    """One line an item: its name, then its fields."""
    return "\n".join(_line(item) for item in items)


def _line(item: RollItem) -> str:
    fields = [f"{name}={_value(value)}" for name, value in structs.asdict(item).items()]
    return f"{type(item).__name__} {' '.join(fields)}"


def _value(value: object) -> str:
    if isinstance(value, Rect):
        return f"{value.x:g},{value.y:g} {value.width:g}×{value.height:g}"
    if isinstance(value, Segment):
        return f"{value.verb[0]}{','.join(f'{point:g}' for point in value.points)}"
    if isinstance(value, tuple):
        return f"[{' '.join(_value(one) for one in value)}]"
    return f"{value:g}" if isinstance(value, float) else repr(value) if isinstance(value, str) else str(value)


def compare(name: str, text: str) -> None:
    """Compare with the kept list; ARRANGEBOARD_REWRITE_GOLDEN=1 writes it anew instead."""
    kept = Path(__file__).parent / f"{name}.txt"
    if os.environ.get("ARRANGEBOARD_REWRITE_GOLDEN"):
        kept.write_text(text + "\n", encoding="utf-8")
    assert text + "\n" == kept.read_text(encoding="utf-8")
