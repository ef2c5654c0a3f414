"""The mark in a part's corner that says it does not fit, rubs, rests on a guess or is meant so.

Shape and colour both say which: a full disc, a ring, a ring of dashes, a tick alone; where there is no room
for a sign, a disc and a triangle. Where all is well there is none, and from afar only an edge is left, tall
for what does not fit and low for what rubs.
"""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING, Literal

from arrangeboard.board.items import Box, Boxes, Path, Rect, Segment, Shape, Text, Verb
from arrangeboard.board.lettering import Lettering
from arrangeboard.board.overlay import PartKey
from arrangeboard.board.picture import LABEL_HEIGHT, LABEL_SIZE, SIDE, SIGN_WIDTH, PartLook, detail_of
from arrangeboard.board.scene import Scene
from arrangeboard.song.values import Part, Strictness

if TYPE_CHECKING:
    # What judges is loaded when the first part is judged, not with the board.
    from arrangeboard.fit.verdict import Verdict

Badge = Literal["strong", "mild", "guessed", "as-meant"]
Badges = Mapping[PartKey, Badge]
BadgeItem = Box | Boxes | Shape | Text
Found = tuple[int, int, Part]
"""A part with the indices of its slot and lane."""

SEEN_FAR: tuple[Badge, ...] = ("strong", "mild")

INKS: dict[Badge, str] = {"strong": "clash", "mild": "caution", "guessed": "dim", "as-meant": "dim"}
LARGE, SMALL = 15.0, 9.0
"""Across, in pixels, on a part with a label and on one without."""
EDGE = 2.0
"""How wide the mark is on a part seen from afar."""


SMALL_MILD: Path = (
    Segment("move", (0.0, -4.2)),
    Segment("line", (4.9, 4.2)),
    Segment("line", (-4.9, 4.2)),
    Segment("line", (0.0, -4.2)),
)
"""A triangle: where there is no room for a sign, what rubs is told from what does not fit by its outline."""


def _stroke(*points: tuple[float, ...]) -> Path:
    verbs: dict[int, Verb] = {2: "line", 6: "curve"}
    first, *rest = points
    return (Segment("move", first), *(Segment(verbs[len(one)], one) for one in rest))


_DOT = _stroke((0.0, 3.3), (0.0, 3.4))
GLYPHS: dict[Badge, Path] = {
    "strong": (*_stroke((0.0, -3.7), (0.0, 0.7)), *_DOT),
    "mild": _stroke((-3.5, 0.9), (-2.3, -1.9, -1.1, -1.2, 0.0, 0.0), (1.1, 1.2, 2.3, 1.9, 3.5, -0.9)),
    "guessed": (
        *_stroke((-2.1, -1.9), (-2.1, -4.5, 2.3, -4.5, 2.3, -1.8), (2.3, -0.3, 0.0, -0.5, 0.0, 1.0)),
        *_DOT,
    ),
    "as-meant": _stroke((-3.3, 0.3), (-1.0, 2.7), (3.5, -2.7)),
}


def badge_of(verdict: "Verdict", strictness: Strictness) -> Badge | None:
    """The badge of a part with that verdict; None where nothing is to be said.

    In a song that is left free what rests on guessed chords raises none: nobody's finished song is scolded
    for chords that the program made up.
    """
    counting = verdict.counting
    sure = [finding for finding in counting if not finding.guessed]
    if sure:
        is_strong = verdict.is_unlikely or any(finding.grade == "strong" for finding in sure)
        return "strong" if is_strong else "mild"
    if counting and strictness != "free":
        return "guessed"
    return "as-meant" if verdict.is_meant else None


def badge_items(scene: Scene, badges: Badges, visible: Rect, lettering: Lettering) -> list[BadgeItem]:
    """The badges that show in `visible`, from left to right."""
    slots = scene.geometry.slots_between(visible.x, visible.right)
    lanes = scene.geometry.lanes_between(visible.y, visible.bottom)
    return badge_items_of(scene, badges, (slots, lanes), lettering)


def badge_items_of(
    scene: Scene, badges: Badges, cells: tuple[range, range], lettering: Lettering
) -> list[BadgeItem]:
    """The badges in the cells of some slots and lanes, from left to right."""
    near: list[BadgeItem] = []
    edges: dict[Badge, list[Rect]] = {one: [] for one in SEEN_FAR}
    for found, badge in _seen(scene, badges, *cells):
        rect = _part_rect(scene, *found)
        if not _is_far(rect):
            near += _near(scene, found, rect, badge, lettering)
        elif badge in SEEN_FAR:
            edges[badge].append(_edge(rect, badge))
    return [*(Boxes(INKS[badge], tuple(rects)) for badge, rects in edges.items() if rects), *near]


def badge_rect(scene: Scene, key: PartKey) -> Rect | None:
    """Where a part's badge stands on the board, with a little room for the hand; None where it is not shown.

    From afar the whole part stands for it.
    """
    found = _placed(scene, key)
    if found is None:
        return None
    rect = _part_rect(scene, *found)
    return rect if _is_far(rect) else _disc(rect).grown(3)


def _seen(scene: Scene, badges: Badges, slots: range, lanes: range) -> Iterator[tuple[Found, Badge]]:
    """The badges whose cells show: cell by cell, or badge by badge where there are fewer of these."""
    geometry = scene.geometry
    if len(slots) * len(lanes) < 3 * len(badges):
        for slot, lane in product(slots, lanes):
            for part in scene.parts(slot, lane):
                badge = badges.get((geometry.slots[slot], geometry.lanes[lane], part.id))
                if badge is not None:
                    yield (slot, lane, part), badge
        return
    for key, badge in badges.items():
        if geometry.slot_index.get(key[0], -1) in slots and geometry.lane_index.get(key[1], -1) in lanes:
            found = _placed(scene, key)
            if found is not None:
                yield found, badge


def _placed(scene: Scene, key: PartKey) -> Found | None:
    """Slot, lane and the part itself; None where the scene does not hold it."""
    geometry = scene.geometry
    slot, lane = geometry.slot_index.get(key[0]), geometry.lane_index.get(key[1])
    if slot is None or lane is None:
        return None
    part = next((one for one in scene.parts(slot, lane) if one.id == key[2]), None)
    return None if part is None else (slot, lane, part)


def _part_rect(scene: Scene, slot: int, lane: int, part: Part) -> Rect:
    left, right = scene.part_span(slot, part)
    return Rect(left, scene.geometry.lane_top(lane), right - left, scene.geometry.lane_height)


def _is_far(part: Rect) -> bool:
    return detail_of(part.width, part.height) == "colour"


def _near(scene: Scene, found: Found, part: Rect, badge: Badge, lettering: Lettering) -> Iterator[BadgeItem]:
    """A badge on a part that shows its notes: with its sign where there is room for one."""
    disc = _disc(part)
    if detail_of(part.width, part.height) == "full":
        yield from _shortened_label(scene.look(*found, ""), part, disc.x - 3, lettering)
        yield from _mark(disc, badge, glyph=True)
    elif badge in SEEN_FAR or badge == "guessed":
        yield from _mark(disc, badge, glyph=False)


def _disc(part: Rect) -> Rect:
    is_large = detail_of(part.width, part.height) == "full"
    across, inset = (LARGE, 5.0) if is_large else (SMALL, 3.0)
    return Rect(part.right - inset - across, part.y + inset, across, across)


def _edge(part: Rect, badge: Badge) -> Rect:
    """What is left of a badge from afar: a column at the left, whole or half as high as the part."""
    share = 1.0 if badge == "strong" else 0.5
    return Rect(part.x, part.y, min(EDGE, part.width), part.height * share)


def _mark(disc: Rect, badge: Badge, *, glyph: bool) -> Iterator[BadgeItem]:
    ink, radius = INKS[badge], disc.width / 2
    if badge == "strong":
        yield Box(disc.grown(1), "panel", radius=radius + 1)
        yield Box(disc, ink, radius=radius)
    elif badge == "as-meant":
        yield Box(disc, "panel@60", radius=radius)
    elif badge == "mild" and not glyph:
        x, y = disc.x + radius, disc.y + radius
        yield Shape(SMALL_MILD, x, y, fill=ink, line="panel", line_width=1)
    elif badge == "guessed" and not glyph:
        yield Box(disc.grown(-1), "panel", radius=radius - 1)
        yield Box(disc.grown(-2.5), ink, radius=radius - 2.5)
    else:
        yield Box(disc, "panel", ink, radius, 1.6, dashed=badge == "guessed")
    if glyph:
        x, y = disc.x + radius, disc.y + radius
        yield Shape(GLYPHS[badge], x, y, line="ground" if badge == "strong" else ink, line_width=1.7)


def _shortened_label(look: PartLook, part: Rect, until: float, lettering: Lettering) -> Iterator[BadgeItem]:
    """The part's label once more, shorter, where the badge would stand on its end."""
    start = part.x + SIDE + 3 + (SIGN_WIDTH if look.follows else 0)
    if look.piece is None or start + lettering.measure(look.label, LABEL_SIZE, 600) <= until:
        return
    yield Box(Rect(start, part.y + 4, part.right - 6 - start, LABEL_HEIGHT - 7), f"{look.colour}:fill")
    text = lettering.elided(look.label, LABEL_SIZE, 600, until - start)
    room = Rect(start, part.y + 4, until - start, LABEL_HEIGHT - 4)
    yield Text(room, text, f"{look.colour}:text", LABEL_SIZE, 600)
