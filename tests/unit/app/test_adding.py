from arrangeboard.app.adding import add_likeliest, erase, likeliest_piece, paint
from arrangeboard.app.document import Document
from arrangeboard.app.selection import Cell
from arrangeboard.song.ids import PartId, SectionId
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Part, Section
from tests.unit.app.band import (
    BASS,
    CHORUS,
    KEYS,
    RIFF,
    VERSE,
    WALK,
    band_song,
    played,
    with_parts,
    with_section,
)


def test_the_likeliest_piece_is_the_one_played_most_often_in_sections_of_the_kind() -> None:
    song = band_song({(VERSE, BASS): RIFF, (CHORUS, BASS): WALK}, order=(VERSE, CHORUS, CHORUS))
    other_verse = Section(SectionId(90), "Verse", "verse")

    with_other = with_section(song, other_verse)

    assert likeliest_piece(with_other, other_verse.id, BASS) == RIFF


def test_a_lane_that_plays_in_no_section_of_the_kind_offers_what_it_plays_elsewhere() -> None:
    song = band_song({(CHORUS, BASS): WALK})

    assert likeliest_piece(song, VERSE, BASS) == WALK
    assert likeliest_piece(song, VERSE, KEYS) is None


def test_a_click_adds_the_likeliest_part_and_selects_it() -> None:
    document = Document(band_song({(CHORUS, BASS): WALK}))
    slot = document.song.arrangement.order[0].id

    add_likeliest(document, Cell(slot, BASS))

    assert played(document.song, VERSE, BASS) == [WALK]
    (chosen,) = document.selection.parts
    assert chosen.cell == Cell(slot, BASS)
    document.undo()
    assert played(document.song, VERSE, BASS) == []


def test_a_click_in_a_lane_without_pieces_plans_a_part() -> None:
    document = Document(band_song({}))

    add_likeliest(document, Cell(document.song.arrangement.order[0].id, KEYS))

    assert played(document.song, VERSE, KEYS) == [None]


def test_a_click_beside_a_part_fills_the_gap_up_to_the_next_one() -> None:
    song = band_song({})
    parts = (Part(PartId(80), RIFF, 0, 3840), Part(PartId(81), WALK, 7680, None))
    document = Document(with_parts(song, VERSE, BASS, *parts))

    add_likeliest(document, Cell(document.song.arrangement.order[0].id, BASS), tick=4000)

    row = document.song.sections[VERSE].parts[BASS]
    assert [(part.start_tick, part.length_ticks) for part in row] == [(0, 3840), (3840, 3840), (7680, None)]


def test_a_click_in_a_full_cell_adds_nothing() -> None:
    document = Document(band_song({(VERSE, BASS): RIFF}))

    add_likeliest(document, Cell(document.song.arrangement.order[0].id, BASS))

    assert document.step == 0


def test_painting_fills_empty_cells_only_and_is_one_step() -> None:
    document = Document(band_song({(VERSE, BASS): RIFF}))
    cells = [Cell(slot.id, lane) for slot in document.song.arrangement.order for lane in (BASS, KEYS)]

    paint(document, cells)

    assert played(document.song, VERSE, BASS) == [RIFF]
    assert played(document.song, CHORUS, BASS) == [RIFF]
    assert played(document.song, CHORUS, KEYS) == [None]
    assert document.step == 1
    assert problems(document.song) == ()


def test_erasing_clears_cells_and_keeps_their_pieces() -> None:
    document = Document(band_song({(VERSE, BASS): RIFF}))

    erase(document, [Cell(slot.id, BASS) for slot in document.song.arrangement.order])

    assert played(document.song, VERSE, BASS) == []
    assert RIFF in document.song.pieces
