"""The picture of one part: its outline, the notes inside it, where it is tiled, and its name.

`PartLook` is all that a picture depends on, so pictures can be kept by it; `picture` draws it, in pixels
from the part's upper left corner. Which colours these things get is said by the ink names alone.
"""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.board.items import Path, Rect
from arrangeboard.board.jigsaw import Outline, knob_radius, knob_y, outline
from arrangeboard.board.lettering import Lettering
from arrangeboard.board.scales import PitchScale
from arrangeboard.song.tiles import Tile, cell_tiles
from arrangeboard.song.values import Part, Piece

Detail = Literal["full", "notes", "colour"]
LookKey = tuple[object, ...]

LABEL_SIZE = 12
LABEL_HEIGHT = 24
SIDE = 7.0
MOST_TILES = 2048
LINE = 1.5
"""The width of the outline, which lies wholly inside the part: its path begins half of it further in."""


class PartLook(Struct, frozen=True, gc=False):
    """What a part shows. `section_ticks` is where a part without a length of its own ends."""

    part: Part
    piece: Piece | None
    section_ticks: int
    drums: bool
    scale: PitchScale
    colour: str
    label: str
    width: int
    height: int

    @property
    def length_ticks(self) -> int:
        """How long the part lasts."""
        own = self.part.length_ticks
        return max(1, self.section_ticks - self.part.start_tick if own is None else own)

    @property
    def key(self) -> LookKey:
        """Equal for looks that give the same picture; the piece counts by identity."""
        music = (id(self.piece), self.part.transpose, self.length_ticks, self.drums)
        return (*music, self.scale, self.colour, self.label, self.width, self.height)


class PartPicture(Struct, frozen=True, gc=False):
    """A part ready to paint. `marks` are the x at which a tile begins anew."""

    outline: Path
    notes: tuple[Rect, ...]
    marks: tuple[float, ...]
    marks_span: tuple[float, float]
    label: str
    label_rect: Rect
    planned: bool


def detail_of(width: float, height: float) -> Detail:
    """How much of a part can be told at this size."""
    if width >= 40 and height >= 44:
        return "full"
    return "notes" if width >= 14 and height >= 18 else "colour"


def picture(look: PartLook, lettering: Lettering) -> PartPicture:
    """Draw a part."""
    full = detail_of(look.width, look.height) == "full"
    labelled = full or (look.piece is None and look.height >= 22)
    tiles = part_tiles(look)
    roll = _roll_area(look, full=full)
    return PartPicture(
        outline=outline(part_outline(look, tiles)),
        notes=_mini_roll(look, tiles, roll),
        marks=tuple(_x(look, tile.start_tick) for tile in tiles[1:]),
        marks_span=(roll.y - 2, roll.bottom + 2),
        label=lettering.elided(look.label, LABEL_SIZE, 600, look.width - 2 * SIDE - 4) if labelled else "",
        label_rect=_label_rect(look),
        planned=look.piece is None,
    )


def part_tiles(look: PartLook) -> tuple[Tile, ...]:
    """The part's tiles, in ticks of its section; of more than can be told apart only every so-manieth."""
    piece = look.piece
    if piece is None:
        return ()
    every = -(-look.length_ticks // (piece.length_ticks * MOST_TILES))
    if every > 1:
        piece = replace(piece, length_ticks=piece.length_ticks * every)
    return tuple(cell_tiles((look.part,), (piece,), look.section_ticks, drums=look.drums))


def part_outline(look: PartLook, tiles: tuple[Tile, ...]) -> Outline:
    """The part's size with its socket at the entry pitch and its tab at the exit pitch."""
    knob = knob_radius(look.width, look.height)
    entry, leaving = _ends(look, tiles)
    full = detail_of(look.width, look.height) == "full"
    roll = _roll_area(look, full=full)
    return Outline(
        look.width - LINE,
        look.height - LINE,
        knob_y(look.height, knob, _y(look, roll, entry)),
        knob_y(look.height, knob, _y(look, roll, leaving)),
        knob,
    )


def _ends(look: PartLook, tiles: tuple[Tile, ...]) -> tuple[int | None, int | None]:
    """The pitches the part enters and leaves on; of several at once the highest. None: neutral."""
    notes = [note for tile in tiles for note in tile.notes]
    if look.drums or not notes:
        return None, None
    first = min(notes, key=lambda note: (note.start_tick, -note.pitch))
    last = max(notes, key=lambda note: (note.start_tick, note.pitch))
    return first.pitch, last.pitch


def _roll_area(look: PartLook, *, full: bool) -> Rect:
    top = LABEL_HEIGHT if full else 5
    return Rect(SIDE, top, look.width - 2 * SIDE, max(4, look.height - top - (8 if full else 5)))


def _label_rect(look: PartLook) -> Rect:
    if look.piece is None:
        return Rect(SIDE, 0, look.width - 2 * SIDE, look.height)
    return Rect(SIDE + 5, 4, look.width - 2 * SIDE - 5, LABEL_HEIGHT - 4)


def _x(look: PartLook, tick: int) -> float:
    """The x of a tick of the section, held in the part; notes keep clear of the sides."""
    inner = look.width - 2 * SIDE
    inside = (tick - look.part.start_tick) / look.length_ticks
    return round(SIDE + min(max(inside, 0.0), 1.0) * inner, 1)


def _y(look: PartLook, roll: Rect, pitch: int | None) -> float:
    if pitch is None:
        return look.height / 2
    return round(roll.bottom - look.scale.height(pitch) * roll.height, 1)


def _mini_roll(look: PartLook, tiles: tuple[Tile, ...], roll: Rect) -> tuple[Rect, ...]:
    """The notes as bars; what falls on the same pixels is drawn once."""
    thick = 3.0 if roll.height >= 18 and not look.drums else 2.0
    pixels_per_tick = (look.width - 2 * SIDE) / look.length_ticks
    origin, right = SIDE - look.part.start_tick * pixels_per_tick, look.width - SIDE
    tops: dict[int, int] = {}
    seen: dict[tuple[int, int], Rect] = {}
    for note in (note for tile in tiles for note in tile.notes):
        if note.pitch not in tops:
            tops[note.pitch] = round(_y(look, roll, note.pitch) - thick / 2)
        left = max(SIDE, origin + note.start_tick * pixels_per_tick)
        long = 0 if look.drums else note.length_ticks * pixels_per_tick - 1
        width = max(2.0, min(long, right - left))
        key = (int(left), tops[note.pitch])
        if key not in seen or seen[key].width < width:
            seen[key] = Rect(round(left, 1), tops[note.pitch], round(width, 1), thick)
    return tuple(seen.values())
