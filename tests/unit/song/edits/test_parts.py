import pytest

from arrangeboard.song.edits.cells import clear_cells, paste_cells, same_in_kind
from arrangeboard.song.edits.parts import (
    PartMove,
    add_part,
    change_part,
    copy_parts,
    fill_cells,
    move_parts,
    own_piece,
    remove_parts,
)
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import LaneId, PartId, PieceId, SectionId
from arrangeboard.song.values import Part, Section
from tests.unit.app.band import (
    BAR,
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

ONE = PartId(80)


def test_a_part_is_added_beside_others_in_order_of_time() -> None:
    song = with_parts(band_song({}), VERSE, BASS, Part(ONE, RIFF, BAR, BAR))

    added = add_part(song, VERSE, BASS, piece=WALK, length_ticks=BAR)

    assert played(added, VERSE, BASS) == [WALK, RIFF]
    assert added.sections[VERSE].parts[BASS][0].id == added.last_id


def test_a_part_is_not_added_where_another_sounds() -> None:
    song = with_parts(band_song({}), VERSE, BASS, Part(ONE, RIFF, BAR, BAR))

    with pytest.raises(EditRefused, match="parts-would-overlap"):
        add_part(song, VERSE, BASS, piece=WALK)


@pytest.mark.parametrize(("start", "length"), [(-1, None), (4 * BAR, None), (0, 5 * BAR), (0, 0)])
def test_a_part_stays_inside_its_section(start: int, length: int | None) -> None:
    with pytest.raises(EditRefused, match="part-leaves-section"):
        add_part(band_song({}), VERSE, BASS, piece=None, start_tick=start, length_ticks=length)


def test_what_is_not_there_is_refused_by_name() -> None:
    song = band_song({(VERSE, BASS): RIFF})
    with pytest.raises(EditRefused, match="no-such-piece"):
        add_part(song, CHORUS, BASS, piece=PieceId(98))
    with pytest.raises(EditRefused, match="no-such-lane"):
        add_part(song, CHORUS, LaneId(98), piece=None)
    with pytest.raises(EditRefused, match="no-such-part"):
        remove_parts(song, [(VERSE, BASS, PartId(98))])


def test_changing_a_part_keeps_the_others_the_same_objects() -> None:
    song = band_song({(VERSE, BASS): RIFF, (VERSE, KEYS): WALK})
    part = song.sections[VERSE].parts[BASS][0]

    changed = change_part(song, VERSE, BASS, part.id, transpose=-12, velocity=10)

    assert changed.sections[VERSE].parts[BASS][0].transpose == -12
    assert changed.sections[VERSE].parts[KEYS] is song.sections[VERSE].parts[KEYS]
    assert changed.sections[CHORUS] is song.sections[CHORUS]
    assert change_part(song, VERSE, BASS, part.id, transpose=0) is song


def test_parts_change_places() -> None:
    song = band_song({(VERSE, BASS): RIFF, (CHORUS, BASS): WALK})
    first, second = (song.sections[one].parts[BASS][0].id for one in (VERSE, CHORUS))

    moved = move_parts(
        song,
        (PartMove(VERSE, BASS, first, CHORUS, BASS), PartMove(CHORUS, BASS, second, VERSE, BASS)),
    )

    assert played(moved, VERSE, BASS) == [WALK]
    assert played(moved, CHORUS, BASS) == [RIFF]


def test_a_part_that_lands_inside_another_parts_it_in_two() -> None:
    song = with_parts(band_song({(VERSE, BASS): RIFF}), CHORUS, BASS, Part(ONE, WALK, 0, 960))

    moved = move_parts(song, (PartMove(CHORUS, BASS, ONE, VERSE, BASS, BAR + 960),))

    row = moved.sections[VERSE].parts[BASS]
    assert [(part.start_tick, part.length_ticks) for part in row] == [
        (0, BAR + 960),
        (BAR + 960, 960),
        (BAR + 1920, 1920),
        (2 * BAR, None),
    ]
    rest = moved.pieces[row[2].piece or PieceId(0)]
    assert [note.pitch for note in rest.written.notes] == [42, 43]
    assert [part.piece for part in row][3] == RIFF


def test_a_copy_over_its_own_original_changes_nothing() -> None:
    song = band_song({(VERSE, BASS): RIFF})
    part = song.sections[VERSE].parts[BASS][0].id

    assert copy_parts(song, (PartMove(VERSE, BASS, part, VERSE, BASS),)) is song
    assert move_parts(song, (PartMove(VERSE, BASS, part, VERSE, BASS),)) is song


def test_filling_cells_leaves_those_that_are_so_already() -> None:
    song = band_song({(VERSE, BASS): RIFF})

    filled = fill_cells(song, [(VERSE, BASS), (CHORUS, BASS)], RIFF)

    assert filled.sections[VERSE] is song.sections[VERSE]
    assert played(filled, CHORUS, BASS) == [RIFF]
    assert fill_cells(filled, [(VERSE, BASS), (CHORUS, BASS)], RIFF) is filled


def test_clearing_an_empty_cell_changes_nothing() -> None:
    song = band_song({(VERSE, BASS): RIFF})

    assert clear_cells(song, [(CHORUS, BASS), (VERSE, KEYS)]) is song
    assert played(clear_cells(song, [(VERSE, BASS)]), VERSE, BASS) == []


def test_the_same_in_every_verse_is_cut_to_shorter_verses() -> None:
    song = with_parts(
        band_song({}), VERSE, BASS, Part(ONE, RIFF, 0, 3 * BAR), Part(PartId(81), WALK, 3 * BAR)
    )
    song = with_section(song, Section(SectionId(90), "Verse", "verse", bars=2))

    same = same_in_kind(song, VERSE, BASS)

    assert [(part.piece, part.length_ticks) for part in same.sections[SectionId(90)].parts[BASS]] == [
        (RIFF, 2 * BAR)
    ]
    assert same_in_kind(same, VERSE, BASS) is same


def test_pasting_into_a_cell_replaces_what_it_held() -> None:
    song = band_song({(VERSE, BASS): RIFF, (CHORUS, BASS): WALK})

    pasted = paste_cells(song, {(CHORUS, BASS): song.sections[VERSE].parts[BASS]})

    assert played(pasted, CHORUS, BASS) == [RIFF]
    assert paste_cells(pasted, {(CHORUS, BASS): song.sections[VERSE].parts[BASS]}) is pasted


def test_a_part_gets_its_own_piece_where_the_piece_plays_elsewhere_too() -> None:
    song = band_song({(VERSE, BASS): RIFF, (CHORUS, BASS): RIFF})
    part = song.sections[VERSE].parts[BASS][0].id

    own = own_piece(song, VERSE, BASS, part)

    (piece,) = played(own, VERSE, BASS)
    assert piece != RIFF
    assert own.pieces[piece or RIFF].origin == RIFF
    assert played(own, CHORUS, BASS) == [RIFF]
    assert own_piece(own, VERSE, BASS, part) is own
