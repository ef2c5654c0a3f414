import pytest
from msgspec.structs import replace

from arrangeboard.app.clipboard import copy, cut, paste
from arrangeboard.app.clipping import Clipping, NotAClipping, decode_clipping, encode_clipping
from arrangeboard.app.document import Document
from arrangeboard.app.selecting import select_cell, toggle_cell
from arrangeboard.app.selection import Cell, Selection, part_refs
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import LaneId, PieceId
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Lane, Meter, Song, Sound
from tests.unit.app.band import (
    BASS,
    CHORUS,
    DRUMS,
    KEYS,
    RIFF,
    VERSE,
    WALK,
    band_song,
    played,
    ref,
)


def copied(document: Document, selection: Selection) -> Clipping:
    """The selection as it comes back from the system's clipboard."""
    document.select(selection)
    clipping = copy(document)
    assert clipping
    return decode_clipping(encode_clipping(clipping))


def focused(document: Document, column: int, lane: LaneId) -> None:
    cell = Cell(document.song.arrangement.order[column].id, lane)
    document.select(Selection(cells=frozenset({cell}), focus=cell))


def test_copied_parts_are_pasted_from_the_selected_cell_on() -> None:
    document = Document(band_song({(VERSE, BASS): RIFF, (VERSE, KEYS): WALK}))
    parts = frozenset(part_refs(document.song, document.song.arrangement))
    clipping = copied(document, Selection(parts=parts))

    focused(document, 1, KEYS)
    paste(document, clipping)

    assert played(document.song, CHORUS, KEYS) == [RIFF]
    assert played(document.song, CHORUS, DRUMS) == [WALK]
    assert document.song.pieces.keys() == {RIFF, WALK}
    assert {one.cell.lane for one in document.selection.parts} == {KEYS, DRUMS}
    assert problems(document.song) == ()


def test_parts_are_pasted_at_the_cell_added_last_to_the_selection() -> None:
    document = Document(band_song({(VERSE, BASS): RIFF}))
    first, second = document.song.arrangement.order
    select_cell(document, Cell(first.id, BASS))
    clipping = copy(document)
    assert clipping

    toggle_cell(document, Cell(second.id, KEYS))
    paste(document, clipping)

    assert played(document.song, CHORUS, KEYS) == [RIFF]
    assert played(document.song, VERSE, BASS) == [RIFF]
    assert played(document.song, VERSE, KEYS) == []


def test_cutting_takes_the_parts_away_in_one_step() -> None:
    document = Document(band_song({(VERSE, BASS): RIFF}))
    document.select(Selection(parts=frozenset({ref(document.song, 0, BASS)})))

    clipping = cut(document)

    assert clipping is not None
    assert played(document.song, VERSE, BASS) == []
    assert document.step == 1


def test_parts_pasted_into_another_song_bring_their_pieces() -> None:
    clipping = copied(
        source := Document(band_song({(VERSE, BASS): RIFF})),
        Selection(parts=frozenset({ref(source.song, 0, BASS)})),
    )
    other = Document(replace(band_song({}), title="Other", pieces={}))

    focused(other, 1, BASS)
    paste(other, clipping)

    (piece,) = played(other.song, CHORUS, BASS)
    assert piece is not None
    assert other.song.pieces[piece].content == source.song.pieces[RIFF].content
    assert problems(other.song) == ()


def test_equal_music_in_the_other_song_is_used_again() -> None:
    clipping = copied(
        source := Document(band_song({(VERSE, BASS): RIFF})),
        Selection(parts=frozenset({ref(source.song, 0, BASS)})),
    )
    renamed = {PieceId(77): replace(source.song.pieces[RIFF], id=PieceId(77), name="Ours")}
    other = Document(replace(band_song({}), pieces=renamed))

    focused(other, 0, BASS)
    paste(other, clipping)

    assert played(other.song, VERSE, BASS) == [PieceId(77)]
    assert other.song.pieces.keys() == {PieceId(77)}


def test_several_lanes_find_their_likes_in_another_song() -> None:
    source = Document(band_song({(VERSE, BASS): RIFF, (VERSE, KEYS): WALK}))
    clipping = copied(source, Selection(parts=frozenset(part_refs(source.song, source.song.arrangement))))
    lanes = (Lane(LaneId(31), "keys", "harmony", Sound(80)), Lane(LaneId(32), "Low", "bass", Sound(33)))
    other = Document(replace(band_song({}), lanes=lanes))

    focused(other, 0, LaneId(31))
    paste(other, clipping)

    assert played(other.song, VERSE, LaneId(31)) == [WALK]
    assert played(other.song, VERSE, LaneId(32)) == [RIFF]


def test_sections_pasted_into_another_song_bring_lanes_and_keep_their_meter_and_links() -> None:
    source = Document(band_song({(VERSE, DRUMS): RIFF}, order=(VERSE, VERSE)))
    slots = frozenset(slot.id for slot in source.song.arrangement.order)
    clipping = copied(source, Selection(slots=slots))
    target = Song(meter=Meter(3, 4), arrangements=band_song({}, order=()).arrangements, last_id=99)
    other = Document(target)

    paste(other, clipping)

    first, second = other.song.arrangement.order
    section = other.song.sections[first.section]
    assert first.section == second.section
    assert [(one.bar, one.numerator) for one in section.meters] == [(0, 4)]
    assert [lane.name for lane in other.song.lanes] == ["Bass", "Keys", "Drums"]
    assert len(section.parts) == 1
    assert other.selection.slots == {first.id, second.id}
    assert problems(other.song) == ()


def test_pasted_lanes_play_in_the_same_sections() -> None:
    document = Document(band_song({(VERSE, BASS): RIFF, (CHORUS, BASS): WALK}))
    clipping = copied(document, Selection(lanes=frozenset({BASS})))

    document.select(Selection(lanes=frozenset({BASS})))
    paste(document, clipping)

    added = document.song.lanes[1]
    assert added.name == "Bass"
    assert played(document.song, VERSE, added.id) == [RIFF]
    assert played(document.song, CHORUS, added.id) == [WALK]


def test_pasting_without_a_place_is_refused() -> None:
    document = Document(band_song({(VERSE, BASS): RIFF}))
    clipping = copied(document, Selection(parts=frozenset({ref(document.song, 0, BASS)})))
    document.select(Selection())

    with pytest.raises(EditRefused, match="nowhere-to-paste"):
        paste(document, clipping)


@pytest.mark.parametrize(
    "data",
    [b"", b"hello", b"{}", b"[" * 100_000, b'{"type":"arrangeboard-clipping-1","kind":"parts","song":{}}'],
)
def test_what_is_no_clipping_is_refused(data: bytes) -> None:
    with pytest.raises(NotAClipping):
        decode_clipping(data)


def test_a_clipping_that_is_no_sound_song_is_refused() -> None:
    song = band_song({(VERSE, BASS): RIFF})
    unsound = Clipping("sections", replace(song, pieces={}))

    with pytest.raises(NotAClipping):
        decode_clipping(encode_clipping(unsound))
