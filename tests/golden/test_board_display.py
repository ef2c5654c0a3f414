"""The board's display lists, as text, against the lists kept beside this file.

With ARRANGEBOARD_REWRITE_GOLDEN=1 they are written anew; then read the difference before keeping it.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from msgspec import structs

from arrangeboard.board.frame import Frame
from arrangeboard.board.ground import GroundItem, PlacedPart, ground_items
from arrangeboard.board.headers import HeaderItem, lane_headers, section_headers
from arrangeboard.board.items import Rect, Shape
from arrangeboard.board.overlay import Marks, Outlined, OverlayItem, marked
from arrangeboard.board.picture import PartLook, picture
from arrangeboard.board.scene import Scene, make_scene
from arrangeboard.board.strip import corner_items, strip_items
from arrangeboard.song.ids import PartId
from tests.unit.board.lettering import plain_lettering
from tests.unit.board.songs import CHORUS_1, DRUMS, VERSE_1, VOCAL, small_song

LETTERING = plain_lettering()
FRAME = Frame(1000, 640)
EVERYTHING = Rect(-20, -20, 2000, 2000)


def written(items: Sequence[GroundItem | HeaderItem | OverlayItem]) -> str:
    """One line an item: its name, then its fields."""
    return "\n".join(_line(item) for item in items)


def _line(item: GroundItem | HeaderItem | OverlayItem) -> str:
    fields = [f"{name}={_value(value)}" for name, value in structs.asdict(item).items()]
    return f"{type(item).__name__} {' '.join(fields)}"


def _value(value: object) -> str:
    if isinstance(value, Rect):
        return f"{value.x:g},{value.y:g} {value.width:g}×{value.height:g}"
    if isinstance(value, PartLook):
        drawn = picture(value, LETTERING)
        size = f"{value.width}×{value.height}"
        return f"<{value.label} {size} notes={len(drawn.notes)} marks={len(drawn.marks)}>"
    if isinstance(value, tuple):
        return f"[{' '.join(_value(one) for one in value)}]"
    return f"{value:g}" if isinstance(value, float) else repr(value) if isinstance(value, str) else str(value)


def ground(scene: Scene) -> str:
    return written(ground_items(scene, EVERYTHING, LETTERING))


def top(scene: Scene) -> str:
    items = [*strip_items(scene, FRAME, EVERYTHING), *section_headers(scene, FRAME, LETTERING, EVERYTHING)]
    return written([item for item in items if not isinstance(item, Shape)])


def left(scene: Scene) -> str:
    corner = corner_items(scene, FRAME, LETTERING)
    return written([*corner, *lane_headers(scene, LETTERING, EVERYTHING)])


def selection(scene: Scene) -> str:
    marks = Marks(
        cells=[(CHORUS_1, DRUMS)],
        parts=[(VERSE_1, DRUMS, PartId(11))],
        slots=[CHORUS_1],
        lanes=[VOCAL],
        focus=(CHORUS_1, DRUMS),
    )
    items = marked(scene, marks, EVERYTHING)
    assert any(isinstance(item, Outlined) for item in items)
    return written(items)


def parts_alone(scene: Scene) -> str:
    """Every part's picture: its notes, and the numbers of its outline."""
    items = ground_items(scene, EVERYTHING, LETTERING)
    drawn = [picture(item.look, LETTERING) for item in items if isinstance(item, PlacedPart)]
    return "\n".join(
        f"{one.label!r} notes {_value(one.notes)}\n  outline "
        + " ".join(f"{s.verb[0]}{','.join(f'{p:g}' for p in s.points)}" for s in one.outline)
        for one in drawn
    )


DRAWINGS: dict[str, Callable[[Scene], str]] = {
    "ground": ground,
    "top": top,
    "left": left,
    "parts": parts_alone,
}
VIEWS = {"work": (1.5, 64), "low": (1.0, 26), "far": (0.05, 12)}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("drawing", DRAWINGS)
def test_the_board_is_drawn_as_kept(drawing: str, view: str) -> None:
    scene = make_scene(small_song(), *VIEWS[view])
    compare(f"board-{view}-{drawing}", DRAWINGS[drawing](scene))


def test_a_selection_is_drawn_as_kept() -> None:
    compare("board-work-selection", selection(make_scene(small_song(), *VIEWS["work"])))


def compare(name: str, text: str) -> None:
    """Compare with the kept list; ARRANGEBOARD_REWRITE_GOLDEN=1 writes it anew instead."""
    kept = Path(__file__).parent / f"{name}.txt"
    if os.environ.get("ARRANGEBOARD_REWRITE_GOLDEN"):
        kept.write_text(text + "\n", encoding="utf-8")
    assert text + "\n" == kept.read_text(encoding="utf-8")
