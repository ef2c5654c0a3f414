from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from arrangeboard.board.lettering import Lettering
from arrangeboard.board.picture import (
    LINE,
    MOST_TILES,
    PartLook,
    detail_of,
    part_outline,
    part_tiles,
    part_tongue,
    picture,
)
from arrangeboard.board.scales import PitchScale
from arrangeboard.song.ids import PartId, PieceId
from arrangeboard.song.values import Note, Part, Piece, Written
from tests.unit.board.lettering import plain_lettering
from tests.unit.board.songs import BAR, HOOK, beat, hook

LETTERING: Lettering = plain_lettering()


def look(part: Part, piece: Piece | None, *, drums: bool = False, width: int = 160) -> PartLook:
    scale = PitchScale(rows=(36, 38)) if drums else PitchScale(55, 70)
    return PartLook(part, piece, 8 * BAR, drums, scale, "#88aaff", "Hook", width, 64)


def test_a_short_piece_is_marked_where_it_begins_anew() -> None:
    drawn = picture(look(Part(PartId(1), HOOK), hook()), LETTERING)
    assert len(drawn.marks) == 3
    assert drawn.marks == tuple(sorted(drawn.marks))


def test_of_more_tiles_than_can_be_seen_some_are_left_out_all_along_the_part() -> None:
    blip = replace(hook(), length_ticks=1, content=Written((Note(0, 1, 60, 90),)))
    part = look(Part(PartId(1), HOOK), blip)
    tiles = part_tiles(part)
    assert len(tiles) <= MOST_TILES
    assert tiles[0].start_tick == 0
    assert tiles[-1].start_tick > part.length_ticks * 0.99


def test_a_planned_part_has_neither_notes_nor_marks() -> None:
    drawn = picture(look(Part(PartId(1)), None), LETTERING)
    assert drawn.planned
    assert not drawn.notes
    assert not drawn.marks


def test_tab_and_socket_stand_at_entry_and_exit_pitch() -> None:
    part = look(Part(PartId(1), HOOK), hook())
    shape = part_outline(part)
    assert shape.socket_y is not None
    assert shape.tab_y is not None
    # It enters on a C and leaves on the E above: the tab is higher.
    assert shape.tab_y < shape.socket_y


def test_drums_have_flat_sides() -> None:
    shape = part_outline(look(Part(PartId(1), PieceId(4)), beat(), drums=True))
    assert shape.socket_y is shape.tab_y is None


def test_a_planned_part_has_neutral_knobs() -> None:
    shape = part_outline(look(Part(PartId(1)), None))
    assert shape.socket_y == shape.tab_y == 32 - LINE / 2


def test_a_part_that_ends_inside_its_piece_is_torn() -> None:
    whole = part_outline(look(Part(PartId(1), HOOK, 0, 4 * BAR), hook()))
    cut = part_outline(look(Part(PartId(1), HOOK, 0, 3 * BAR), hook()))
    assert (whole.torn, whole.tab_y is None) == (False, False)
    assert (cut.torn, cut.tab_y is None) == (True, True)


def led_in() -> Piece:
    """The hook with a beat before it, on the G above."""
    notes = (Note(-960, 900, 67, 90), *hook().written.notes)
    return replace(hook(), pickup_ticks=960, content=Written(notes))


def test_a_piece_with_a_pickup_is_entered_on_its_first_pickup_note() -> None:
    plain, led = (look(Part(PartId(1), HOOK), piece) for piece in (hook(), led_in()))
    entry, entry_led = part_outline(plain).socket_y, part_outline(replace(led, tongue=40)).socket_y
    assert entry is not None
    assert entry_led is not None
    assert entry_led < entry


def test_the_notes_of_a_pickup_stand_in_its_tongue() -> None:
    part = replace(look(Part(PartId(1), HOOK), led_in()), tongue=40)
    drawn = picture(part, LETTERING)
    tongue = part_tongue(part)
    assert tongue is not None
    first = min(drawn.notes, key=lambda note: note.x)
    assert -40 < first.x < 0
    assert tongue.top <= first.y < first.bottom <= tongue.bottom


def test_what_follows_the_chords_makes_room_for_its_sign() -> None:
    plain = look(Part(PartId(1), HOOK), hook())
    following = picture(replace(plain, follows=True), LETTERING)
    assert following.follows
    assert following.label_rect.x > picture(plain, LETTERING).label_rect.x
    assert plain.key != replace(plain, follows=True).key


def test_tiles_too_narrow_to_be_told_apart_have_no_seams() -> None:
    blip = replace(hook(), length_ticks=BAR // 16)
    assert not picture(look(Part(PartId(1), HOOK), blip), LETTERING).marks


def test_higher_notes_are_drawn_higher() -> None:
    drawn = picture(look(Part(PartId(1), HOOK, length_ticks=2 * BAR), hook()), LETTERING)
    first, second = drawn.notes[:2]
    assert second.y < first.y


def test_transposed_parts_are_drawn_higher() -> None:
    plain = picture(look(Part(PartId(1), HOOK), hook()), LETTERING)
    raised = picture(look(Part(PartId(1), HOOK, transpose=3), hook()), LETTERING)
    assert raised.notes[0].y < plain.notes[0].y


def test_notes_on_the_same_pixels_are_drawn_once() -> None:
    crowd = Piece(HOOK, "Crowd", BAR, 0, Written(tuple(Note(i, 1, 60) for i in range(3000))))
    drawn = picture(look(Part(PartId(1), HOOK), crowd), LETTERING)
    assert len(drawn.notes) <= 160


def test_names_are_shortened_to_their_part() -> None:
    long = replace(look(Part(PartId(1), HOOK), hook(), width=60), label="A long name")
    assert picture(long, LETTERING).label == "A long…"


@given(st.integers(1, 400), st.integers(10, 200), st.integers(0, 7), st.integers(1, 9))
def test_notes_stay_inside_their_part(width: int, height: int, bar: int, bars: int) -> None:
    part = Part(PartId(1), HOOK, start_tick=bar * BAR, length_ticks=min(bars, 8 - bar) * BAR)
    scale = PitchScale(60, 67)
    drawn = picture(PartLook(part, hook(), 8 * BAR, False, scale, "#88aaff", "", width, height), LETTERING)
    if detail_of(width, height) != "colour":
        assert all(note.x >= 0 and note.right <= width + 1 for note in drawn.notes)
        assert all(note.y >= 0 and note.bottom <= height for note in drawn.notes)


def test_looks_of_equal_music_share_a_picture_and_others_do_not() -> None:
    piece = hook()
    one, same = (look(Part(PartId(number), HOOK), piece) for number in (1, 2))
    assert one.key == same.key
    assert one.key != look(Part(PartId(1), HOOK, transpose=1), piece).key
    assert one.key != look(Part(PartId(1), HOOK), hook()).key
