from hypothesis import given
from hypothesis import strategies as st

from arrangeboard.board.ends import Ends, is_cut_short, part_ends, pickup_notes
from arrangeboard.song.ids import PartId, PieceId
from arrangeboard.song.tiles import cell_tiles
from arrangeboard.song.values import Note, Part, Piece, Written

PIECE = PieceId(1)


def piece(*notes: tuple[int, int], length: int = 100, pickup: int = 0) -> Piece:
    written = Written(tuple(sorted(Note(start, 5, pitch) for start, pitch in notes)))
    return Piece(PIECE, "P", length, pickup, written)


def test_of_several_notes_at_once_the_highest_counts() -> None:
    chord = piece((0, 50), (0, 60), (90, 40), (90, 45))
    assert part_ends(Part(PartId(2), PIECE), chord, 100) == Ends(60, 45)


def test_a_part_without_notes_is_neutral() -> None:
    assert part_ends(Part(PartId(2), PIECE), piece(), 100) == Ends()
    assert part_ends(Part(PartId(2)), None, 100) == Ends()


def test_a_pickup_leads_in_only_once() -> None:
    led = piece((-20, 70), (0, 50), length=100, pickup=20)
    assert [note.pitch for note in pickup_notes(led)] == [70]
    assert part_ends(Part(PartId(2), PIECE), led, 300) == Ends(70, 50)


def test_a_part_is_cut_short_where_it_ends_inside_its_piece() -> None:
    assert is_cut_short(piece(), 250)
    assert not is_cut_short(piece(), 300)
    assert not is_cut_short(None, 250)


starts = st.lists(st.tuples(st.integers(-30, 120), st.integers(30, 90)), max_size=8)


@given(starts, st.integers(1, 350), st.integers(-5, 5))
def test_the_ends_are_those_of_the_notes_that_sound(
    notes: list[tuple[int, int]], length: int, transpose: int
) -> None:
    made = piece(*notes, pickup=30)
    part = Part(PartId(2), PIECE, 0, length, transpose)
    heard = [note for tile in cell_tiles((part,), (made,), length, drums=False) for note in tile.notes]
    found = part_ends(part, made, length)
    if not heard:
        assert found.leaving is None
        return
    last = max(note.start_tick for note in heard)
    assert found.leaving == max(note.pitch for note in heard if note.start_tick == last)
    assert found.entry == max(note.pitch for note in heard if note.start_tick == heard[0].start_tick)
