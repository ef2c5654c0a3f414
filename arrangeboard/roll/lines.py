"""Bars, beats and the snap as lines, and the ruler above them: as many as the zoom has room for."""

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from arrangeboard.board.colours import faded
from arrangeboard.board.items import Box, Boxes, Ink, Path, Rect, Segment, Shape, Text
from arrangeboard.board.lettering import Lettering
from arrangeboard.roll import inks
from arrangeboard.roll.frame import RollFrame
from arrangeboard.roll.items import RollItem, pixel, shared
from arrangeboard.roll.scene import RollScene
from arrangeboard.song.bars import bar_ticks, beat_ticks
from arrangeboard.song.values import Meter

LEAST_BARS_APART = 14.0
LEAST_BEATS_APART = 13.0
LEAST_SNAPS_APART = 9.0
LEAST_NUMBERS_APART = 40.0
LEAST_BEAT_NUMBERS_APART = 56.0
NUMBER_SIZE = 11
PICKUP_SIZE = 10

END_HANDLE: Path = (
    Segment("move", (0.0, 0.0)),
    Segment("line", (11.0, 0.0)),
    Segment("line", (11.0, 9.0)),
    Segment("line", (0.0, 15.0)),
    Segment("close"),
)
"""The flag at the piece's end, right of the line it hangs on."""


class Bar(Struct, frozen=True, gc=False):
    """A bar that shows: its number from 0 (negative before the piece's bar 1), where it lies, its meter."""

    number: int
    start_tick: int
    end_tick: int
    meter: Meter


def seen_bars(scene: RollScene, frame: RollFrame) -> list[Bar]:
    """The bars that show, with those before bar 1."""
    area = frame.notes
    first, last = frame.tick(area.x) - 1, frame.tick(area.right) + 1
    grid = scene.grid
    length = bar_ticks(grid.meters[0])
    before = [
        Bar(number, number * length, (number + 1) * length, grid.meters[0])
        for number in range(min(0, first // length), 0)
    ]
    if last < 0:
        return before
    from_bar, to_bar = grid.bar_at(max(first, 0)), grid.bar_at(last)
    shown = range(from_bar, to_bar + 1)
    return before + [Bar(at, grid.starts[at], grid.starts[at + 1], grid.meters[at]) for at in shown]


def line_items(scene: RollScene, frame: RollFrame) -> list[RollItem]:
    """The upright lines behind notes and velocities, the faintest first."""
    bars = seen_bars(scene, frame)
    step = bar_step(scene, frame, LEAST_BARS_APART)
    drawn = [bar for bar in bars if bar.number % step == 0]
    items: list[RollItem] = []
    if step == 1 and bars:
        items += _finer(scene, frame, bars)
    items += _upright(frame, [bar.start_tick for bar in drawn], inks.BAR_LINE)
    return items


def bar_step(scene: RollScene, frame: RollFrame, least_apart: float) -> int:
    """Of every how many bars one is marked, so that marks are at least so many pixels apart: 1, 2, 4, …"""
    width = scene.grid.length_ticks / scene.grid.bars * frame.pixels_per_tick
    step = 1
    while width * step < least_apart:
        step *= 2
    return step


def _finer(scene: RollScene, frame: RollFrame, bars: list[Bar]) -> Iterator[RollItem]:
    """Beats and snaps between the bar lines, where they are not crowded."""
    beat = min(beat_ticks(bar.meter) for bar in bars)
    if scene.snap_ticks > 0 and scene.snap_ticks * frame.pixels_per_tick >= LEAST_SNAPS_APART:
        yield from _upright(frame, _steps(bars, scene.snap_ticks), inks.SNAP_LINE)
    if beat * frame.pixels_per_tick >= LEAST_BEATS_APART:
        ticks = [tick for bar in bars for tick in _inside(bar, beat_ticks(bar.meter))]
        yield from _upright(frame, ticks, inks.BEAT_LINE)


def _steps(bars: list[Bar], step_ticks: int) -> list[int]:
    return [tick for bar in bars for tick in _inside(bar, step_ticks)]


def _inside(bar: Bar, step_ticks: int) -> range:
    """The lines inside a bar, its own left out."""
    return range(bar.start_tick + step_ticks, bar.end_tick, step_ticks)


def _upright(frame: RollFrame, ticks: list[int], ink: Ink) -> Iterator[RollItem]:
    area = frame.notes
    bottom = frame.velocity.bottom
    rects = tuple(
        Rect(x, area.y, 1, bottom - area.y)
        for x in (pixel(frame.x(tick)) for tick in ticks)
        if area.x <= x < area.right
    )
    if rects:
        yield Boxes(ink, rects)


def pickup_items(scene: RollScene, frame: RollFrame) -> list[RollItem]:
    """The area before bar 1 that leads into the piece, tinted."""
    area = _pickup_rect(scene, frame, Rect(0, frame.notes.y, 0, frame.velocity.bottom - frame.notes.y))
    return [Box(area, faded("caution", 10))] if area else []


def _pickup_rect(scene: RollScene, frame: RollFrame, down: Rect) -> Rect | None:
    """The pickup between the top and bottom of `down`."""
    left, right = frame.x(-scene.pickup_ticks), frame.x(0)
    if right <= left:
        return None
    return shared(
        Rect(left, down.y, right - left, down.height),
        Rect(frame.notes.x, down.y, frame.notes.width, down.height),
    )


def outside_items(scene: RollScene, frame: RollFrame) -> list[RollItem]:
    """What lies before the pickup and after the end, dimmed, and the lines that part it from the piece."""
    area = Rect(frame.notes.x, frame.notes.y, frame.notes.width, frame.velocity.bottom - frame.notes.y)
    start, end = frame.x(-scene.pickup_ticks), frame.x(scene.length_ticks)
    before = shared(Rect(area.x, area.y, start - area.x, area.height), area) if start > area.x else None
    after = shared(Rect(end, area.y, area.right - end, area.height), area) if end < area.right else None
    items: list[RollItem] = [Box(rect, inks.OUTSIDE) for rect in (before, after) if rect]
    first = pixel(frame.x(0))
    if area.x <= first < area.right:
        items.append(Boxes(inks.FIRST_BAR, (Rect(first, area.y, 1, area.height),)))
    if area.x <= end < area.right:
        items.append(Boxes(faded("accent", 75), (Rect(pixel(end), area.y, 1, area.height),)))
    return items


def ruler_items(scene: RollScene, frame: RollFrame, lettering: Lettering) -> list[RollItem]:
    """The bar numbers, the word "pickup" and the handle of the piece's end."""
    ruler = frame.ruler
    return [
        Box(ruler, "panel"),
        *_outside_ruler(scene, frame),
        *_pickup_word(scene, frame, lettering),
        *_numbers(scene, frame, lettering),
        Boxes("line", (Rect(ruler.x, ruler.bottom - 1, ruler.width, 1),)),
        *end_handle(frame, scene.length_ticks, "accent" if scene.is_editable else "dim"),
    ]


def _outside_ruler(scene: RollScene, frame: RollFrame) -> Iterator[RollItem]:
    ruler, end = frame.ruler, max(frame.x(scene.length_ticks), frame.ruler.x)
    if end < ruler.right:
        yield Box(Rect(end, ruler.y, ruler.right - end, ruler.height), inks.OUTSIDE)


def _pickup_word(scene: RollScene, frame: RollFrame, lettering: Lettering) -> Iterator[RollItem]:
    rect = _pickup_rect(scene, frame, frame.ruler)
    if rect is None:
        return
    yield Box(rect, faded("caution", 22))
    word = lettering.say("roll-pickup")
    width = lettering.measure(word, PICKUP_SIZE, 500)
    if width + 2 <= rect.width:
        yield Text(rect, word, "caution", PICKUP_SIZE, 500, "centre")
    elif rect.x - width - 6 >= frame.ruler.x:
        beside = Rect(rect.x - width - 10, rect.y, width + 6, rect.height)
        yield Text(beside, word, "caution", PICKUP_SIZE, 500, "right")


def _numbers(scene: RollScene, frame: RollFrame, lettering: Lettering) -> Iterator[RollItem]:
    ruler = frame.ruler
    step = bar_step(scene, frame, LEAST_NUMBERS_APART)
    marks = []
    for bar in seen_bars(scene, frame):
        x = pixel(frame.x(bar.start_tick))
        # The handle of the end hides the number that would stand beside it.
        if bar.number < 0 or bar.number % step or bar.start_tick == scene.length_ticks:
            continue
        if x >= ruler.x:
            marks.append(Rect(x, ruler.y + 6, 1, ruler.height - 6))
        inside = bar.start_tick < scene.length_ticks
        number = Rect(x + 5, ruler.y, LEAST_NUMBERS_APART, ruler.height)
        yield Text(number, str(bar.number + 1), "text" if inside else "faint", NUMBER_SIZE, 600)
        yield from _beat_numbers(frame, bar, lettering)
    if marks:
        yield Boxes("edge", tuple(marks))


def _beat_numbers(frame: RollFrame, bar: Bar, lettering: Lettering) -> Iterator[RollItem]:
    """From near each beat has its number: bar, point, beat."""
    beat = beat_ticks(bar.meter)
    if beat * frame.pixels_per_tick < LEAST_BEAT_NUMBERS_APART:
        return
    ruler = frame.ruler
    ticks = [bar.start_tick, *_inside(bar, beat)]
    marks = []
    for number, (_, tick) in enumerate(pairwise(ticks), 2):
        x = pixel(frame.x(tick))
        if ruler.x - LEAST_BEAT_NUMBERS_APART < x < ruler.right:
            word = lettering.say("roll-beat", bar=bar.number + 1, beat=number)
            yield Text(Rect(x + 5, ruler.y, 50, ruler.height), word, "faint", 10)
            marks.append(Rect(x, ruler.y + 14, 1, ruler.height - 14))
    if marks:
        yield Boxes("line", tuple(mark for mark in marks if mark.x >= ruler.x))


def end_handle(frame: RollFrame, tick: int, ink: Ink) -> list[RollItem]:
    """The flag in the ruler that holds the piece's end at a tick."""
    x = pixel(frame.x(tick))
    if not frame.ruler.x <= x < frame.ruler.right:
        return []
    line = Rect(x, frame.ruler.y + 4, 2, frame.ruler.height - 4)
    return [Boxes(ink, (line,)), Shape(END_HANDLE, x, frame.ruler.y + 4, ink)]
