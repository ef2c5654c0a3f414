"""What letting a piece go somewhere would do: which tiles would sound, what is left over, what makes room.

Pure functions of a scene, a piece and a place. Nothing is changed by asking; `gui` shows the answer while
the piece hangs over the board, and the edit that follows does just this.
"""

from collections.abc import Collection

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.board.ends import pickup_notes
from arrangeboard.board.scene import Scene
from arrangeboard.song.bars import beat_ticks, section_grid
from arrangeboard.song.ids import PartId
from arrangeboard.song.values import Part, Piece

Span = tuple[int, int]
"""From one tick of a section to another."""

AIMED_BAR = 48
"""How wide a bar must be, in pixels, for a drop to be aimed at it; else it is the section that is meant."""


class Covered(Struct, frozen=True, gc=False):
    """A part that makes room, with the ticks of it that would be covered."""

    part: Part
    span: Span


class Landing(Struct, frozen=True, gc=False):
    """A piece at a place: slot and lane by index, `part` as it would stand there, under no id yet.

    `tiles` are the soundings of the piece. `cut` is the last of them where it would be cut short, and `left`
    the stretch to the section's end where nothing of the piece would sound. `led_over` are the parts before
    it over which its pickup would sound.
    """

    slot: int
    lane: int
    part: Part
    tiles: tuple[Span, ...]
    cut: Span | None = None
    left: Span | None = None
    covered: tuple[Covered, ...] = ()
    led_over: tuple[Part, ...] = ()


def landing(
    scene: Scene, piece: Piece, place: tuple[int, int], *, start_tick: int = 0, once: bool = False
) -> Landing:
    """The piece in the cell `place` (slot, lane), from a tick on: tiled to the section's end, or `once`."""
    end = scene.geometry.slot_ticks(place[0])
    wanted = start_tick + piece.length_ticks if once else end
    length = None if wanted >= end else wanted - start_tick
    return part_landing(scene, Part(PartId(0), piece.id, start_tick, length), piece, place)


def part_landing(
    scene: Scene,
    part: Part,
    piece: Piece | None,
    place: tuple[int, int],
    *,
    leaving: Collection[PartId] = (),
) -> Landing:
    """A part with its piece, the song's own, in another place that reaches past its start.

    The parts that are `leaving` make no room.
    """
    slot, lane = place
    whole = scene.geometry.slot_ticks(slot)
    end = whole if part.length_ticks is None else min(whole, part.start_tick + part.length_ticks)
    fitting = replace(part, length_ticks=None) if end == whole else part
    tiles = _tiles(piece, part.start_tick, end)
    return Landing(
        slot,
        lane,
        fitting,
        tiles,
        cut=_cut(piece, tiles),
        left=(end, whole) if piece is not None and end < whole else None,
        covered=_covered(scene, place, (part.start_tick, end), leaving),
        led_over=_led_over(scene, place, fitting, piece),
    )


def snapped_tick(scene: Scene, slot: int, x: float, *, finer: bool) -> int:
    """Where a drop at an x of the board would begin in the slot's section: on the bar under it.

    Where bars are too narrow to be aimed at, it is the section's start that is meant. `finer` goes one step
    finer: by bars there, and by beats where bars are wide.
    """
    grid = section_grid(scene.song, scene.section(slot))
    tick = scene.geometry.tick_in_slot(slot, x)
    bar = grid.bar_at(tick)
    is_aimed = scene.geometry.slot_width(slot) >= AIMED_BAR * grid.bars
    if is_aimed and finer:
        beat = beat_ticks(grid.meters[bar])
        return grid.starts[bar] + (tick - grid.starts[bar]) // beat * beat
    return grid.starts[bar] if is_aimed or finer else 0


def _tiles(piece: Piece | None, start: int, end: int) -> tuple[Span, ...]:
    if piece is None or piece.is_generated:
        return ((start, end),)
    step = piece.length_ticks
    return tuple((tick, min(tick + step, end)) for tick in range(start, end, step))


def _cut(piece: Piece | None, tiles: tuple[Span, ...]) -> Span | None:
    if piece is None or piece.is_generated:
        return None
    start, end = tiles[-1]
    return tiles[-1] if end - start < piece.length_ticks else None


def _covered(
    scene: Scene, place: tuple[int, int], span: Span, leaving: Collection[PartId]
) -> tuple[Covered, ...]:
    found = []
    for part in scene.parts(*place):
        start, end = max(span[0], part.start_tick), min(span[1], scene.ends_at(place[0], part))
        if start < end and part.id not in leaving:
            found.append(Covered(part, (start, end)))
    return tuple(found)


def _led_over(scene: Scene, place: tuple[int, int], part: Part, piece: Piece | None) -> tuple[Part, ...]:
    """The parts that sound where the pickup does."""
    if not pickup_notes(piece) or piece is None:
        return ()
    slot, lane = place
    first = part.start_tick - piece.pickup_ticks
    here = [
        one
        for one in scene.parts(slot, lane)
        if one.start_tick < part.start_tick and scene.ends_at(slot, one) > max(first, 0)
    ]
    if first >= 0 or slot == 0:
        return tuple(here)
    before = scene.geometry.slot_ticks(slot - 1)
    earlier = [one for one in scene.parts(slot - 1, lane) if scene.ends_at(slot - 1, one) > before + first]
    return (*earlier, *here)
