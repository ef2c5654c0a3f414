"""The picture of one part: its outline, the notes inside it, where it is tiled, and its name.

`PartLook` is all that a picture depends on, so pictures can be kept by it; `picture` draws it, in pixels
from the part's upper left corner. Which colours these things get is said by the ink names alone.
"""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.board.ends import Ends, is_cut_short, part_ends, pickup_notes
from arrangeboard.board.items import Path, Rect
from arrangeboard.board.jigsaw import (
    CORNER,
    LEAST_SOCKETED_TONGUE,
    SOCKET_OFFSET,
    Outline,
    Tongue,
    knob_radius,
    knob_y,
    outline,
)
from arrangeboard.board.lettering import Lettering
from arrangeboard.board.mini_roll import Across, bars
from arrangeboard.board.scales import PitchScale
from arrangeboard.song.tiles import Tile, cell_tiles
from arrangeboard.song.values import Part, Piece

Detail = Literal["full", "notes", "colour"]
LookKey = tuple[object, ...]

LABEL_SIZE = 12
LABEL_HEIGHT = 24
SIDE = 9.0
"""How far notes keep from the sides, beyond a socket."""
SIGN_WIDTH = 16.0
"""What the sign of a part that follows the chords takes of the label."""
MOST_TILES = 2048
LEAST_TILE = 9.0
"""The least pixels between two seams that are drawn."""
LEAST_TONGUE = 22.0
LINE = 1.5
"""The width of the outline, which lies wholly inside the part: its path begins half of it further in."""


class PartLook(Struct, frozen=True, gc=False):
    """What a part shows. `section_ticks` is where a part without a length of its own ends.

    `tongue` is how far its pickup reaches to its left, and `gap` the room to its right neighbour, both in
    pixels. It has no `tab` where a neighbour's tongue lies on it. `follows` marks what follows the chords.
    """

    part: Part
    piece: Piece | None
    section_ticks: int
    drums: bool
    scale: PitchScale
    colour: str
    label: str
    width: int
    height: int
    tongue: int = 0
    gap: int = 4
    tab: bool = True
    follows: bool = False

    @property
    def length_ticks(self) -> int:
        """How long the part lasts."""
        own = self.part.length_ticks
        return max(1, self.section_ticks - self.part.start_tick if own is None else own)

    @property
    def key(self) -> LookKey:
        """Equal for looks that give the same picture; the piece counts by identity."""
        music = (id(self.piece), self.part.transpose, self.length_ticks, self.drums)
        joins = (self.tongue, self.gap, self.tab, self.follows)
        return (*music, *joins, self.scale, self.colour, self.label, self.width, self.height)


class PartPicture(Struct, frozen=True, gc=False):
    """A part ready to paint. `marks` are the x at which a tile begins anew.

    What `follows` the chords has a sign in front of its label and a texture.
    """

    outline: Path
    notes: tuple[Rect, ...]
    marks: tuple[float, ...]
    marks_span: tuple[float, float]
    label: str
    label_rect: Rect
    planned: bool
    follows: bool = False


def detail_of(width: float, height: float) -> Detail:
    """How much of a part can be told at this size."""
    if width >= 40 and height >= 44:
        return "full"
    return "notes" if width >= 22 and height >= 18 else "colour"


def picture(look: PartLook, lettering: Lettering) -> PartPicture:
    """Draw a part."""
    full = detail_of(look.width, look.height) == "full"
    labelled = full or (look.piece is None and look.height >= 22)
    tiles = part_tiles(look)
    roll = _roll_area(look)
    label = _label_rect(look)
    return PartPicture(
        outline=outline(part_outline(look)),
        notes=_mini_roll(look, tiles, roll),
        marks=_seams(look),
        marks_span=(roll.y - 2, roll.bottom + 2),
        label=lettering.elided(look.label, LABEL_SIZE, 600, label.width - 4) if labelled else "",
        label_rect=label,
        planned=look.piece is None,
        follows=look.follows,
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


def part_outline(look: PartLook) -> Outline:
    """The part's size with its socket at the entry pitch and its tab at the exit pitch."""
    knob = knob_radius(look.width, look.height)
    ends = _neutral_or_ends(look)
    torn = is_cut_short(look.piece, look.length_ticks)
    flat = look.drums or torn or not look.tab
    return Outline(
        look.width - LINE,
        look.height - LINE,
        None if look.drums else knob_height(look, ends.entry),
        None if flat else knob_height(look, ends.leaving),
        knob,
        tab_offset=look.gap + LINE + SOCKET_OFFSET,
        tongue=part_tongue(look),
        notches=tuple(x - LINE / 2 for x in _seams(look)),
        torn=torn,
    )


def knob_height(look: PartLook, pitch: int | None) -> float:
    """The y at which a part of this look is entered or left on a pitch; its middle for None."""
    knob = knob_radius(look.width, look.height)
    return knob_y(look.height - LINE, knob, _y(look, _roll_area(look), pitch) - LINE / 2)


def part_tongue(look: PartLook) -> Tongue | None:
    """Where a part's pickup reaches out of it: around its notes, and never narrower than its socket."""
    notes = pickup_notes(look.piece)
    if not look.tongue or not notes:
        return None
    height, roll = look.height - LINE, _roll_area(look)
    ys = [_y(look, roll, note.pitch + _transposed(look)) for note in notes]
    entry, knob = knob_height(look, _neutral_or_ends(look).entry), knob_radius(look.width, look.height)
    top, bottom = min(*ys, entry - knob) - 5, max(*ys, entry + knob) + 5
    spare = max(0.0, min(LEAST_TONGUE, height / 2) - (bottom - top)) / 2
    corner = min(CORNER, height / 3)
    return Tongue(look.tongue, max(corner, top - spare), min(height - corner, bottom + spare))


def meets_tongue(look: PartLook, following: PartLook) -> bool:
    """Whether the tongue of the part that follows lies where this one's tab would stand."""
    tongue, knob = part_tongue(following), knob_radius(look.width, look.height)
    leaving = knob_height(look, _neutral_or_ends(look).leaving)
    return tongue is not None and tongue.top < leaving + knob and leaving - knob < tongue.bottom


def _neutral_or_ends(look: PartLook) -> Ends:
    """The pitches the part enters and leaves on; neither of drums, whose pitches are sounds."""
    return Ends() if look.drums else part_ends(look.part, look.piece, look.length_ticks)


def _transposed(look: PartLook) -> int:
    return 0 if look.drums else look.part.transpose


def _seams(look: PartLook) -> tuple[float, ...]:
    """The x where a tile ends and the next begins; none where they would stand too close to be told apart."""
    if look.piece is None:
        return ()
    ticks, length = look.piece.length_ticks, look.length_ticks
    if ticks * (look.width - 2 * _side(look)) < LEAST_TILE * length:
        return ()
    start = look.part.start_tick
    return tuple(_x(look, start + tick) for tick in range(ticks, length, ticks))


def _side(look: PartLook) -> float:
    return min(SIDE, look.width / 4)


def _roll_area(look: PartLook) -> Rect:
    full = detail_of(look.width, look.height) == "full"
    top, side = LABEL_HEIGHT if full else 5, _side(look)
    return Rect(side, top, look.width - 2 * side, max(4, look.height - top - (8 if full else 5)))


def _label_rect(look: PartLook) -> Rect:
    if look.piece is None:
        return Rect(SIDE, 0, look.width - 2 * SIDE, look.height)
    left = SIDE + 3 + (SIGN_WIDTH if look.follows else 0)
    return Rect(left, 4, look.width - 2 - left, LABEL_HEIGHT - 4)


def _x(look: PartLook, tick: int) -> float:
    """The x of a tick of the section, held in the part; notes keep clear of the sides."""
    side = _side(look)
    inside = (tick - look.part.start_tick) / look.length_ticks
    return round(side + min(max(inside, 0.0), 1.0) * (look.width - 2 * side), 1)


def _y(look: PartLook, roll: Rect, pitch: int | None) -> float:
    if pitch is None:
        return look.height / 2
    return round(roll.bottom - look.scale.height(pitch) * roll.height, 1)


def _mini_roll(look: PartLook, tiles: tuple[Tile, ...], roll: Rect) -> tuple[Rect, ...]:
    """The notes as bars; those of the pickup in the tongue."""
    thick = 3.0 if roll.height >= 18 and not look.drums else 2.0
    side, pickup = _side(look), look.piece.pickup_ticks if look.piece else 0
    clear = SIDE if look.tongue >= LEAST_SOCKETED_TONGUE else 6.0
    tongue = look.tongue + side - clear if look.tongue and pickup else 0.0
    across = Across(
        look.part.start_tick,
        side,
        look.width - side,
        (look.width - 2 * side) / look.length_ticks,
        tongue,
        tongue / pickup if pickup else 0.0,
        dots=look.drums,
    )
    notes = (note for tile in tiles for note in tile.notes)
    return tuple(bars(notes, across, lambda pitch: round(_y(look, roll, pitch) - thick / 2), thick))
