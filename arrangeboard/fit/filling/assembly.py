"""An assembly as a value: what is laid where, how well it belongs, and the song with it."""

from collections.abc import Sequence
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.fit.filling.holes import Hole
from arrangeboard.fit.filling.scales import Scales
from arrangeboard.song import find
from arrangeboard.song.edits.checking import title
from arrangeboard.song.edits.parts import cell_parts
from arrangeboard.song.edits.replacing import Ids, with_cells
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import LaneId, PartId, SectionId
from arrangeboard.song.values import Part, Song


class Laid(Struct, frozen=True):
    """Parts laid into a hole (their ids are 0), and their percentile; None where nothing can be judged."""

    hole: Hole
    parts: tuple[Part, ...]
    fit: int | None


class Assembly(Struct, frozen=True):
    """A filling. `empty` are the holes left so, `without` those of them that no piece is there for."""

    laid: tuple[Laid, ...] = ()
    empty: tuple[Hole, ...] = ()
    without: tuple[Hole, ...] = ()
    points: int = 0

    @property
    def mean_fit(self) -> int | None:
        """The mean percentile of what can be judged."""
        fits = [laid.fit for laid in self.laid if laid.fit is not None]
        return round(sum(fits) / len(fits)) if fits else None

    @property
    def worst(self) -> Laid | None:
        """What fits least of what can be judged."""
        judged = [laid for laid in self.laid if laid.fit is not None]
        return min(judged, key=lambda laid: laid.fit or 0, default=None)


def assembly(scales: Scales, choices: Sequence[int]) -> Assembly:
    """The assembly of these choices."""
    puzzle = scales.puzzle
    laid = tuple(
        Laid(puzzle.holes[at], chosen.parts, scales.belonging[at].percentile(choices))
        for at in range(len(puzzle.holes))
        if (chosen := puzzle.chosen(at, choices)) is not None
    )
    empty = tuple(hole for hole, choice in zip(puzzle.holes, choices, strict=True) if not choice)
    without = tuple(hole for hole, some in zip(puzzle.holes, puzzle.candidates, strict=True) if not some)
    return Assembly(laid, empty, without, scales.points(choices))


def filled(song: Song, found: Assembly) -> Song:
    """The song with an assembly laid into its holes; planned parts that it fills keep their notes and status.

    Refused where one of the holes is none any more.
    """
    ids = Ids(song)
    cells: dict[tuple[SectionId, LaneId], tuple[Part, ...]] = {}
    for laid in found.laid:
        cell = laid.hole.section, laid.hole.lane
        held = cells.get(cell)
        cells[cell] = _with_laid(song, cell_parts(song, *cell) if held is None else held, laid, ids)
    return replace(with_cells(song, cells), last_id=ids.last) if cells else song


def _with_laid(song: Song, held: tuple[Part, ...], laid: Laid, ids: Ids) -> tuple[Part, ...]:
    hole = laid.hole
    for part in laid.parts:
        if part.piece is not None:
            find.piece(song, part.piece)
    planned = [part for part in held if part.piece is None and part.start_tick == hole.start_tick]
    if held and not (planned and planned[0].length_ticks == hole.length_ticks):
        raise EditRefused("filling-no-hole", name=title(find.section(song, hole.section)))
    if not planned:
        return tuple(replace(part, id=PartId(ids.new())) for part in laid.parts)
    first, *others = laid.parts
    new = [_in_place_of(planned[0], first), *(replace(part, id=PartId(ids.new())) for part in others)]
    kept = [part for part in held if part is not planned[0]]
    return tuple(sorted([*kept, *new], key=attrgetter("start_tick")))


def _in_place_of(planned: Part, part: Part) -> Part:
    """A part that plays what was only planned, and is what that was."""
    return replace(part, id=planned.id, status=planned.status, accepted=planned.accepted, note=planned.note)
