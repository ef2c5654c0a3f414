from arrangeboard.app.document import Document
from arrangeboard.app.selecting import extend_to, select_all, select_cell, toggle_cell, walk
from arrangeboard.app.selection import Cell, Selection
from arrangeboard.song.ids import LaneId
from tests.unit.app.band import BASS, CHORUS, DRUMS, KEYS, RIFF, VERSE, band_song, ref


def cell(document: Document, column: int, lane: LaneId) -> Cell:
    return Cell(document.song.arrangement.order[column].id, lane)


def test_the_first_arrow_selects_the_first_cell() -> None:
    document = Document(band_song({(VERSE, BASS): RIFF}))

    walk(document, 1, 0)

    assert document.selection.focus == cell(document, 0, BASS)
    assert document.selection.parts == {ref(document.song, 0, BASS)}


def test_arrows_walk_from_the_focus_and_stop_at_the_last_cell() -> None:
    document = Document(band_song({}))
    select_cell(document, cell(document, 0, BASS))

    walk(document, 5, 1)

    assert document.selection == Selection(
        cells=frozenset({cell(document, 1, KEYS)}), focus=cell(document, 1, KEYS)
    )


def test_shift_and_arrows_grow_and_shrink_a_rectangle() -> None:
    document = Document(band_song({(CHORUS, KEYS): RIFF}))
    select_cell(document, cell(document, 0, BASS))

    walk(document, 1, 0, extend=True)
    walk(document, 0, 1, extend=True)
    assert document.selection.parts == {ref(document.song, 1, KEYS)}
    assert len(document.selection.cells) == 3

    walk(document, -1, 0, extend=True)
    assert document.selection.cells == {cell(document, 0, BASS), cell(document, 0, KEYS)}
    assert document.selection.focus == cell(document, 0, BASS)


def test_extending_selects_between_the_focus_and_a_cell() -> None:
    document = Document(band_song({}))
    select_cell(document, cell(document, 1, DRUMS))

    extend_to(document, cell(document, 0, KEYS))

    assert len(document.selection.cells) == 4


def test_toggling_twice_is_as_before() -> None:
    document = Document(band_song({(VERSE, BASS): RIFF}))
    toggle_cell(document, cell(document, 0, BASS))
    assert document.selection.parts == {ref(document.song, 0, BASS)}

    toggle_cell(document, cell(document, 0, BASS))

    assert not document.selection


def test_select_all_takes_every_part_of_the_arrangement() -> None:
    document = Document(band_song({(VERSE, BASS): RIFF, (CHORUS, KEYS): RIFF}, order=(VERSE, CHORUS, VERSE)))

    select_all(document)

    assert len(document.selection.parts) == 3


def test_walking_an_empty_board_does_nothing() -> None:
    document = Document(band_song({}, order=()))

    walk(document, 1, 0)

    assert document.selection == Selection()
