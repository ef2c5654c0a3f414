import pytest

from arrangeboard.app.document import Document
from arrangeboard.app.removing import delete_selection
from arrangeboard.app.repeating import (
    detach_selection,
    duplicate_selection,
    repeat_selection,
    vary_selection,
)
from arrangeboard.app.selection import Selection
from arrangeboard.song.find import EditRefused, shelf
from arrangeboard.song.ids import PartId
from arrangeboard.song.values import Part
from tests.unit.app.band import BAR, BASS, CHORUS, KEYS, RIFF, VERSE, band_song, played, ref, with_parts


def select_columns(document: Document, *columns: int) -> None:
    order = document.song.arrangement.order
    document.select(Selection(slots=frozenset(order[column].id for column in columns)))


def sections_in_order(document: Document) -> list[int]:
    return [slot.section for slot in document.song.arrangement.order]


def test_duplicated_sections_are_independent_and_selected() -> None:
    document = Document(band_song({(VERSE, BASS): RIFF}))
    select_columns(document, 0)

    duplicate_selection(document)

    verse, copy, chorus = sections_in_order(document)
    assert (verse, chorus) == (VERSE, CHORUS)
    assert copy not in {VERSE, CHORUS}
    assert document.selection.slots == {document.song.arrangement.order[1].id}


def test_repeated_sections_are_linked_until_they_are_detached() -> None:
    document = Document(band_song({(VERSE, BASS): RIFF}))
    select_columns(document, 0)

    repeat_selection(document)
    assert sections_in_order(document) == [VERSE, VERSE, CHORUS]

    detach_selection(document)
    verse, detached, _ = sections_in_order(document)
    assert verse != detached
    assert document.song.sections[document.song.arrangement.order[1].section].origin is None


def test_a_varied_section_remembers_where_it_came_from_and_shares_its_pieces() -> None:
    document = Document(band_song({(VERSE, BASS): RIFF}, order=(VERSE, VERSE)))
    select_columns(document, 1)

    vary_selection(document)

    own = document.song.sections[document.song.arrangement.order[1].section]
    assert own.id != VERSE
    assert own.origin == VERSE
    assert played(document.song, own.id, BASS) == [RIFF]


def test_parts_are_duplicated_into_the_next_section_where_their_cell_is_full() -> None:
    document = Document(band_song({(VERSE, BASS): RIFF}))
    document.select(Selection(parts=frozenset({ref(document.song, 0, BASS)})))

    duplicate_selection(document)

    assert played(document.song, CHORUS, BASS) == [RIFF]


def test_parts_are_duplicated_behind_themselves_where_there_is_room() -> None:
    document = Document(with_parts(band_song({}), VERSE, BASS, Part(PartId(80), RIFF, 0, BAR)))
    document.select(Selection(parts=frozenset({ref(document.song, 0, BASS)})))

    duplicate_selection(document)

    row = document.song.sections[VERSE].parts[BASS]
    assert [(part.start_tick, part.length_ticks) for part in row] == [(0, BAR), (BAR, BAR)]
    assert document.selection.parts == {ref(document.song, 0, BASS, 1)}


def test_parts_of_the_last_section_have_no_room_behind() -> None:
    document = Document(band_song({(CHORUS, BASS): RIFF}))
    document.select(Selection(parts=frozenset({ref(document.song, 1, BASS)})))

    with pytest.raises(EditRefused, match="no-room-behind"):
        duplicate_selection(document)


def test_a_duplicated_lane_plays_what_the_lane_plays() -> None:
    document = Document(band_song({(VERSE, BASS): RIFF}))
    document.select(Selection(lanes=frozenset({BASS})))

    duplicate_selection(document)

    copy = document.song.lanes[1]
    assert played(document.song, VERSE, copy.id) == [RIFF]
    assert document.selection.lanes == {copy.id}


def test_deleted_sections_wait_on_the_shelf() -> None:
    document = Document(band_song({(VERSE, BASS): RIFF}))
    select_columns(document, 0)

    delete_selection(document)

    assert [section.id for section in shelf(document.song, document.song.arrangement)] == [VERSE]


def test_a_deleted_lane_comes_back_with_its_parts_by_one_undo() -> None:
    document = Document(band_song({(VERSE, KEYS): RIFF, (CHORUS, KEYS): RIFF}))
    before = document.song
    document.select(Selection(lanes=frozenset({KEYS})))

    delete_selection(document)
    assert [lane.name for lane in document.song.lanes] == ["Bass", "Drums"]
    assert RIFF in document.song.pieces

    document.undo()
    assert document.song == before


def test_deleting_parts_leaves_other_parts_of_their_cell() -> None:
    parts = Part(PartId(80), RIFF, 0, BAR), Part(PartId(81), RIFF, BAR, BAR)
    document = Document(with_parts(band_song({}), VERSE, BASS, *parts))
    document.select(Selection(parts=frozenset({ref(document.song, 0, BASS)})))

    delete_selection(document)

    assert [part.id for part in document.song.sections[VERSE].parts[BASS]] == [PartId(81)]
