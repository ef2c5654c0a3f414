"""What comes from the system's clipboard is believed only where no song file would be refused."""

import time

import pytest
from msgspec.structs import replace

from arrangeboard.app.clipping import Clipping, NotAClipping, decode_clipping, encode_clipping
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import Arrangement, Lane, Note, Part, Piece, Section, Slot, Song, Written

LANE, PIECE, SECTION = LaneId(1), PieceId(2), SectionId(3)
SONG = Song(
    lanes=(Lane(LANE),),
    pieces={PIECE: Piece(PIECE, "Riff", 3840, content=Written((Note(0, 960, 60),)))},
    sections={SECTION: Section(SECTION, parts={LANE: (Part(PartId(4), PIECE),)})},
    arrangements=(Arrangement(ArrangementId(5), order=(Slot(SlotId(6), SECTION),)),),
    last_id=100_000,
)


def test_a_sound_clipping_is_read_as_it_was_copied() -> None:
    clipping = Clipping("sections", SONG)
    assert decode_clipping(encode_clipping(clipping)) == clipping


def test_clippings_that_mean_harm_are_refused_soon() -> None:
    order = tuple(Slot(SlotId(7 + n), SECTION) for n in range(1_000))
    endless = replace(
        SONG,
        pieces={PIECE: replace(SONG.pieces[PIECE], length_ticks=1)},
        arrangements=(Arrangement(ArrangementId(5), order=order),),
    )
    sections = {SectionId(n): Section(SectionId(n), bars=9_999 - n % 99) for n in range(1, 2_000)}
    long = replace(SONG, sections=sections)
    for song in (endless, long):
        begun = time.perf_counter()
        with pytest.raises(NotAClipping):
            decode_clipping(encode_clipping(Clipping("sections", song)))
        assert time.perf_counter() - begun < 2
