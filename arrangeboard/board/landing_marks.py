"""What is drawn while a piece hangs over the board: the places it may go to, and what letting go would do."""

from arrangeboard.board.colours import faded
from arrangeboard.board.fits import Fits
from arrangeboard.board.heat_marks import Found
from arrangeboard.board.items import Box, Hatch, Ink, Rect
from arrangeboard.board.landing import Landing
from arrangeboard.board.landing_words import (
    leftover_words,
    misfits,
    pickup_words,
    replaced_words,
    silent_words,
)
from arrangeboard.board.lettering import Lettering
from arrangeboard.board.overlay import OverlayItem, ghost, pill, pill_width
from arrangeboard.board.scene import Scene
from arrangeboard.board.tongues import tongue_width

GHOST = 0.88
LABEL_STEP = 6
LABEL_HEIGHT = 22


def places_lit(
    scene: Scene, fits: Fits, lane: int, visible: Rect, found: Found | None = None
) -> list[OverlayItem]:
    """The cells of a lane as places to drop on, and more softly those of lanes with the same role.

    A cell where parts would make room is framed only, and one that has a heat: that colours it.
    """
    geometry = scene.geometry
    role = scene.lane(lane).role
    slots = geometry.slots_between(visible.x, visible.right)
    items: list[OverlayItem] = []
    for row in geometry.lanes_between(visible.y, visible.bottom):
        if row != lane and scene.lane(row).role != role:
            continue
        line, fill = (80, 15) if row == lane else (40, 6)
        for slot in slots:
            fit = fits.get((slot, row))
            warm = found(slot, row) if found is not None else None
            free = fit is not None and not fit.covered and (warm is None or warm.as_is is None)
            inside = faded("accent", fill) if free else ""
            items.append(Box(geometry.cell(slot, row), inside, faded("accent", line), 5, 1.2, dashed=True))
    return items


def landing_marks(
    scene: Scene,
    landing: Landing,
    lettering: Lettering,
    visible: Rect,
    *,
    worded: bool = True,
    told: str = "",
) -> list[OverlayItem]:
    """The ghost with its tiles, what it covers, what is left over, and words for each, `told` first."""
    if misfits(scene, landing):
        return [*_forbidden(scene, landing), *_labels(scene, landing, lettering, visible)]
    # What stands there already is dimmed, so that what lands on it can be read.
    ground = Box(_stretch(scene, landing, *_span(scene, landing)), faded("ground", 78), radius=5)
    items: list[OverlayItem] = [ground]
    cell = scene.geometry.slots[landing.slot], scene.geometry.lanes[landing.lane]
    items += ghost(scene, cell, landing.part, lettering.say("board-planned"), GHOST)
    items += _covered(scene, landing)
    items += _left_over(scene, landing)
    return [*items, *_labels(scene, landing, lettering, visible, told)] if worded else items


def _forbidden(scene: Scene, landing: Landing) -> list[OverlayItem]:
    """The place that a piece cannot take."""
    rect = _stretch(scene, landing, *_span(scene, landing))
    return [Hatch(rect.grown(-2), faded("clash", 22)), Box(rect, line=faded("clash", 80), radius=5)]


def _span(scene: Scene, landing: Landing) -> tuple[int, int]:
    return landing.part.start_tick, scene.ends_at(landing.slot, landing.part)


def _stretch(scene: Scene, landing: Landing, start: int, end: int) -> Rect:
    geometry = scene.geometry
    left, right = geometry.x_in_slot(landing.slot, start), geometry.x_in_slot(landing.slot, end)
    return Rect(left, geometry.lane_top(landing.lane), max(2, right - left), geometry.lane_height)


def _covered(scene: Scene, landing: Landing) -> list[OverlayItem]:
    items: list[OverlayItem] = []
    for one in landing.covered:
        rect = _stretch(scene, landing, *one.span)
        items.append(Hatch(rect.grown(-2), faded("caution", 26)))
        items.append(Box(rect, line=faded("caution", 90), radius=5, line_width=1.6))
    over = _pickup_rect(scene, landing)
    if over is not None:
        items.append(Hatch(over, faded("caution", 45)))
    return items


def _pickup_rect(scene: Scene, landing: Landing) -> Rect | None:
    """The ground that the pickup would take of what sounds before."""
    part = landing.part
    piece = scene.song.pieces[part.piece] if part.piece is not None else None
    if not landing.led_over or piece is None:
        return None
    width = tongue_width(scene.geometry, landing.slot, part, piece)
    rect = _stretch(scene, landing, part.start_tick, part.start_tick)
    return Rect(rect.x - width, rect.y + 2, width, rect.height - 4) if width else None


def _left_over(scene: Scene, landing: Landing) -> list[OverlayItem]:
    items: list[OverlayItem] = []
    for span in (landing.cut, landing.left):
        if span is not None:
            rect = _stretch(scene, landing, *span)
            items.append(Hatch(rect.grown(-2), faded("text", 22)))
            items.append(Box(rect, line=faded("text", 45), radius=5, dashed=True))
    return items


def _labels(
    scene: Scene, landing: Landing, lettering: Lettering, visible: Rect, first: str = ""
) -> list[OverlayItem]:
    """Labels in a row above the lane, or below it where there is no room above."""
    told: list[tuple[str, Ink]] = [
        (first, "text"),
        (silent_words(scene, landing, lettering.say), "clash"),
        (replaced_words(scene, landing, lettering.say), "caution"),
        (leftover_words(scene, landing, lettering.say), "accent"),
        (pickup_words(scene, landing, lettering.say), "caution"),
    ]
    shown = [(words, ink) for words, ink in told if words]
    if not shown:
        return []
    cell = _stretch(scene, landing, *_span(scene, landing))
    width = sum(pill_width(words, lettering) + LABEL_STEP for words, _ in shown)
    x = max(visible.x + 4, min(cell.x, visible.right - width - 4))
    above = cell.y - LABEL_HEIGHT - 4
    y = above if above >= visible.y else cell.bottom + 4
    items: list[OverlayItem] = []
    for words, ink in shown:
        items += pill(words, x, y, lettering, ink)
        x += pill_width(words, lettering) + LABEL_STEP
    return items
