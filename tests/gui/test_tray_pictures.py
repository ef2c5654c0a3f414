"""What a card of the tray shows of its piece."""

from arrangeboard.app.pieces.piece_list import PieceList
from arrangeboard.board.picture import part_tongue
from arrangeboard.gui.tray.piece_picture import piece_look
from arrangeboard.song.edits.pieces import with_generated
from arrangeboard.song.edits.writing import write_piece
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Generated, Note, Song
from tests.unit.board.songs import BAR, BEAT, HOOK, small_song

WIDTH, HEIGHT = 144, 54


def looks(song: Song) -> dict[PieceId, tuple[int, int, bool]]:
    """Body, tongue and whether it follows the chords, of each piece."""
    found = {use.piece.id: piece_look(use, WIDTH, HEIGHT) for use in PieceList().update(song)}
    return {key: (look.width, look.tongue, look.follows) for key, look in found.items()}


def test_a_card_shows_a_pickup_as_a_tongue_within_the_cards_width() -> None:
    song = small_song()
    notes = (*song.pieces[HOOK].written.notes, Note(-BEAT, BEAT, 60, 90))
    led_in = write_piece(song, HOOK, notes=notes, pickup_ticks=BEAT)

    assert looks(song)[HOOK] == (WIDTH, 0, False)
    width, tongue, _ = looks(led_in)[HOOK]
    assert width + tongue == WIDTH
    assert tongue >= 14
    (use,) = (one for one in PieceList().update(led_in) if one.piece.id == HOOK)
    assert part_tongue(piece_look(use, WIDTH, HEIGHT)) is not None


def test_an_empty_pickup_has_no_tongue() -> None:
    assert looks(write_piece(small_song(), HOOK, pickup_ticks=BEAT))[HOOK] == (WIDTH, 0, False)


def test_a_long_pickup_leaves_most_of_the_card_to_its_bars() -> None:
    notes = [Note(-4 * BAR, BEAT, 60, 90)]
    song = write_piece(small_song(), HOOK, notes=notes, pickup_ticks=4 * BAR, length_ticks=BAR)

    assert looks(song)[HOOK][0] > WIDTH / 2


def test_a_piece_from_a_rule_is_marked_as_following_the_chords() -> None:
    song, key = with_generated(small_song(), Generated("bass-roots"), "Roots", BAR)

    assert looks(song)[key][2]
