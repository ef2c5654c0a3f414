"""What a user does to a song, over and over: each time to another part, slot or lane.

All of it happens in the upper left corner of the board, where a window shows it.
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle

from msgspec.structs import replace

from arrangeboard.app.document import Document, Edit
from arrangeboard.app.selection import PartRef, Selection, part_refs
from arrangeboard.song.edits.lanes import move_lanes, remove_lanes, rename_lane
from arrangeboard.song.edits.order import duplicate_slots, move_slots, repeat_slots, shelve_slots
from arrangeboard.song.edits.parts import add_part, change_part, remove_parts
from arrangeboard.song.edits.replacing import with_piece
from arrangeboard.song.edits.sections import rename_section, set_section_bars
from arrangeboard.song.ids import LaneId, SectionId, SlotId
from arrangeboard.song.values import Note, Piece, Song, Written
from tests.bench.figures import Action

SLOTS, LANES = 9, 12
"""How much of a large board a work view shows."""

Scene = Callable[[Document], Iterator[Action]]


def _apply(document: Document, edit: Edit) -> Action:
    return partial(document.apply, "step-paint", edit)


def _sections(song: Song) -> list[SectionId]:
    return [slot.section for slot in song.arrangement.order[:SLOTS]]


def _slots(song: Song) -> list[SlotId]:
    return [slot.id for slot in song.arrangement.order[:SLOTS]]


def _lanes(song: Song) -> list[LaneId]:
    return [lane.id for lane in song.lanes[:LANES]]


def _seen_parts(song: Song) -> list[PartRef]:
    slots, lanes = set(_slots(song)), set(_lanes(song))
    return [ref for ref in part_refs(song, song.arrangement) if ref.slot in slots and ref.lane in lanes]


def _section_of(song: Song, ref: PartRef) -> SectionId:
    return next(slot.section for slot in song.arrangement.order if slot.id == ref.slot)


def adding(document: Document) -> Iterator[Action]:
    """A part put in an empty cell."""
    song = document.song
    pieces = cycle(song.pieces)
    for section in _sections(song):
        for lane in _lanes(song):
            if lane not in song.sections[section].parts:
                edit = partial(add_part, section=section, lane=lane, piece=next(pieces))
                yield _apply(document, edit)


def removing(document: Document) -> Iterator[Action]:
    """A part taken away."""
    for ref in _seen_parts(document.song):
        place = (_section_of(document.song, ref), ref.lane, ref.part)
        yield _apply(document, partial(remove_parts, parts=[place]))


def transposing(document: Document) -> Iterator[Action]:
    """A part moved up a third."""
    for ref in _seen_parts(document.song):
        section = _section_of(document.song, ref)
        edit = partial(change_part, section=section, lane=ref.lane, part=ref.part, transpose=4)
        yield _apply(document, edit)


def rewriting(document: Document) -> Iterator[Action]:
    """A note of a piece lowered, in all places that play it."""
    for piece in _pieces_seen(document.song):
        first, *rest = piece.written.notes
        lower = Note(first.start_tick, first.length_ticks, first.pitch - 1, first.velocity)
        after = replace(piece, content=Written((lower, *rest)))
        yield _apply(document, partial(with_piece, piece=after))


def _pieces_seen(song: Song) -> list[Piece]:
    keys = {
        part.piece: None
        for section in _sections(song)
        for lane in _lanes(song)
        for part in song.sections[section].parts.get(lane, ())
    }
    return [song.pieces[key] for key in keys if key is not None]


def renaming_section(document: Document) -> Iterator[Action]:
    """A section given another name."""
    for number, section in enumerate(cycle(_sections(document.song))):
        yield _apply(document, partial(rename_section, section=section, name=f"Verse {number}"))


def stretching(document: Document) -> Iterator[Action]:
    """A section made longer or shorter by a bar: all after it moves."""
    for number, section in enumerate(cycle(_sections(document.song))):
        bars = 7 + number // SLOTS % 2 * 2
        yield _apply(document, partial(set_section_bars, section=section, bars=bars))


def moving(document: Document) -> Iterator[Action]:
    """A section moved to the end of what is seen."""
    while True:
        yield _apply(document, partial(move_slots, slots=_slots(document.song)[:1], to_index=SLOTS))


def duplicating(document: Document) -> Iterator[Action]:
    """A section copied with all its parts."""
    while True:
        yield _apply(document, partial(duplicate_slots, slots=_slots(document.song)[:1]))


def repeating(document: Document) -> Iterator[Action]:
    """A section repeated, linked."""
    while True:
        yield _apply(document, partial(repeat_slots, slots=_slots(document.song)[:1]))


def shelving(document: Document) -> Iterator[Action]:
    """A section taken out of the order."""
    while len(document.song.arrangement.order) > 1:
        yield _apply(document, partial(shelve_slots, slots=_slots(document.song)[:1]))


def renaming_lane(document: Document) -> Iterator[Action]:
    """An instrument given another name."""
    for number, lane in enumerate(cycle(_lanes(document.song))):
        yield _apply(document, partial(rename_lane, lane=lane, name=f"Lane {number}"))


def moving_lane(document: Document) -> Iterator[Action]:
    """An instrument moved down the board."""
    while True:
        yield _apply(document, partial(move_lanes, lanes=_lanes(document.song)[:1], to_index=LANES))


def removing_lane(document: Document) -> Iterator[Action]:
    """An instrument removed with all its parts."""
    while len(document.song.lanes) > 1:
        yield _apply(document, partial(remove_lanes, lanes=_lanes(document.song)[:1]))


def muting(document: Document) -> Iterator[Action]:
    """An instrument muted or heard again."""
    for lane in cycle(_lanes(document.song)):
        view = document.song.view
        muted = tuple(sorted(set(view.muted) ^ {lane}))
        yield partial(document.look, replace(view, muted=muted))


def selecting(document: Document) -> Iterator[Action]:
    """Another part selected."""
    for ref in cycle(_seen_parts(document.song)):
        yield partial(document.select, Selection(parts=frozenset((ref,)), focus=ref.cell))


def undoing(document: Document) -> Iterator[Action]:
    """A transposition undone."""
    done = [action() for action in transposing(document)]
    for _ in done:
        yield document.undo


def redoing(document: Document) -> Iterator[Action]:
    """A transposition done again."""
    undone = [action() for action in undoing(document)]
    for _ in undone:
        yield document.redo


SCENES: dict[str, Scene] = {
    "add a part": adding,
    "remove a part": removing,
    "transpose a part": transposing,
    "lower a note of a piece": rewriting,
    "rename a section": renaming_section,
    "stretch a section": stretching,
    "move a section": moving,
    "duplicate a section": duplicating,
    "repeat a section": repeating,
    "shelve a section": shelving,
    "rename an instrument": renaming_lane,
    "move an instrument": moving_lane,
    "remove an instrument": removing_lane,
    "mute an instrument": muting,
    "select a part": selecting,
    "undo": undoing,
    "redo": redoing,
}
