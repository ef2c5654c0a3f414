"""The song with one thing in it replaced, and ids for new things. All edits are built from these."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from arrangeboard.song.edits.checking import checked_piece
from arrangeboard.song.ids import LaneId, SectionId
from arrangeboard.song.values import Arrangement, Lane, Part, Piece, Section, Song


def with_lane(song: Song, lane: Lane) -> Song:
    """The song with the lane of that id replaced."""
    lanes = tuple(lane if one.id == lane.id else one for one in song.lanes)
    return song if lanes == song.lanes else replace(song, lanes=lanes)


def with_piece(song: Song, piece: Piece) -> Song:
    """The song with the piece of that id added or replaced. What is changed by hand is no offcut any more.

    Refused for notes that no song may hold.
    """
    held = song.pieces.get(piece.id)
    if held == piece:
        return song
    if held is None or held.content is not piece.content or held.pickup_ticks != piece.pickup_ticks:
        checked_piece(piece)
    own = replace(piece, offcut=False) if piece.offcut else piece
    return replace(song, pieces={**song.pieces, own.id: own}, last_id=max(song.last_id, own.id))


def with_section(song: Song, section: Section) -> Song:
    """The song with the section of that id added or replaced."""
    if song.sections.get(section.id) == section:
        return song
    sections = {**song.sections, section.id: section}
    return replace(song, sections=sections, last_id=max(song.last_id, section.id))


def with_arrangement(song: Song, arrangement: Arrangement) -> Song:
    """The song with the arrangement of that id replaced."""
    arrangements = tuple(arrangement if one.id == arrangement.id else one for one in song.arrangements)
    return song if arrangements == song.arrangements else replace(song, arrangements=arrangements)


def with_cell(section: Section, lane: LaneId, parts: tuple[Part, ...]) -> Section:
    """The section with a lane's parts replaced, in order of time; no parts, no entry."""
    if section.parts.get(lane, ()) == parts:
        return section
    others = {one: held for one, held in section.parts.items() if one != lane}
    if parts:
        others[lane] = tuple(sorted(parts, key=lambda part: part.start_tick))
    return replace(section, parts=others)


def with_cells(song: Song, cells: Mapping[tuple[SectionId, LaneId], tuple[Part, ...]]) -> Song:
    """The song with the parts of many cells replaced at once; sections without such a cell stay."""
    rows: dict[SectionId, dict[LaneId, tuple[Part, ...]]] = {}
    for (section, lane), parts in cells.items():
        if song.sections[section].parts.get(lane, ()) != parts:
            rows.setdefault(section, {})[lane] = parts
    changed = {key: _with_row(song.sections[key], row) for key, row in rows.items()}
    return replace(song, sections={**song.sections, **changed}) if changed else song


def _with_row(section: Section, row: dict[LaneId, tuple[Part, ...]]) -> Section:
    parts = {**section.parts, **row}
    return replace(section, parts={lane: held for lane, held in parts.items() if held})


class Ids:
    """New ids for one edit; `last` is what the edited song's `last_id` becomes."""

    def __init__(self, song: Song) -> None:
        self.last = song.last_id

    def new(self) -> int:
        """The next id that nothing in the song has ever had."""
        self.last += 1
        return self.last

    def __iter__(self) -> Iterator[int]:
        while True:
            yield self.new()
