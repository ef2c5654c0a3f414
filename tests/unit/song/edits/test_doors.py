"""Every way by which a piece comes into a song refuses notes that no file can hold."""

from collections.abc import Callable

import pytest

from arrangeboard.song.edits.freezing import freeze
from arrangeboard.song.edits.pieces import add_piece, kept_piece
from arrangeboard.song.edits.replacing import with_piece
from arrangeboard.song.edits.tray import Tray
from arrangeboard.song.edits.writing import write_piece
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.invariants import MOST_TICKS
from arrangeboard.song.values import (
    Arrangement,
    Generated,
    Lane,
    Note,
    Part,
    Piece,
    Section,
    Slot,
    Song,
    Written,
)

BAR = 3840
LANE, RULE, SECTION, PART, OTHER = LaneId(1), PieceId(2), SectionId(3), PartId(4), PieceId(7)
SONG = Song(
    lanes=(Lane(LANE, "Bass", "bass"),),
    pieces={
        RULE: Piece(RULE, "Roots", BAR, content=Generated("bass-roots")),
        OTHER: Piece(OTHER, "Own", BAR, content=Written((Note(0, 960, 60),))),
    },
    sections={SECTION: Section(SECTION, "Verse", "verse", parts={LANE: (Part(PART, RULE),)})},
    arrangements=(Arrangement(ArrangementId(5), "All", (Slot(SlotId(6), SECTION),)),),
    last_id=7,
)


def _adopted(song: Song, piece: Piece) -> Song:
    tray = Tray(song)
    tray.adopt(piece)
    return tray.into(song)


DOORS: dict[str, Callable[[Piece], Song]] = {
    "added": lambda piece: add_piece(SONG, piece),
    "kept": lambda piece: kept_piece(SONG, piece)[0],
    "put": lambda piece: with_piece(SONG, piece),
    "put-over": lambda piece: with_piece(SONG, Piece(OTHER, "Own", BAR, content=piece.content)),
    "written": lambda piece: write_piece(SONG, OTHER, notes=piece.written.notes),
    "adopted": lambda piece: _adopted(SONG, piece),
    "frozen": lambda piece: freeze(SONG, {(SECTION, LANE, PART): piece}),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    "note",
    [
        Note(0, 960, 128),
        Note(0, 960, -1),
        Note(0, 960, 60, 0),
        Note(0, 0, 60),
        Note(-1, 960, 60),
        Note(0, MOST_TICKS + 1, 60),
    ],
)
def test_a_note_that_no_file_holds_comes_in_by_no_door(door: str, note: Note) -> None:
    with pytest.raises(EditRefused, match="note-"):
        DOORS[door](Piece(PieceId(8), "Bad", BAR, content=Written((note,))))


@pytest.mark.parametrize("door", DOORS)
def test_every_door_is_open_to_sound_notes(door: str) -> None:
    assert DOORS[door](Piece(PieceId(8), "Good", BAR, content=Written((Note(0, 960, 61),)))) is not SONG
