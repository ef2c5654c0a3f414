"""What the heat map promises is what the verdict says once the piece is placed, with its mend or without."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from arrangeboard.app.pieces.placing import with_mend
from arrangeboard.fit.carrying.heats import Heats
from arrangeboard.fit.carrying.mend import AS_IS, Mend
from arrangeboard.fit.carrying.ranking import Ranking
from arrangeboard.fit.cases import case_at
from arrangeboard.fit.verdict import verdict
from arrangeboard.resources import resource
from arrangeboard.song.edits.placing import lay_piece
from arrangeboard.song.ids import PartId, PieceId
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Part, Song
from arrangeboard.storage.song_file import read_song


@cache
def example() -> Song:
    return read_song(resource("examples/paper-lanterns.arrange").read_bytes())


places = st.tuples(
    st.sampled_from(range(len(example().arrangement.order))), st.sampled_from(range(len(example().lanes)))
)
pieces = st.sampled_from(list(example().pieces))


def fit_when_placed(place: tuple[int, int], piece: PieceId, mend: Mend) -> int | None:
    """How well it fits by the verdict on the piece once it stands there."""
    song, lane = example(), example().lanes[place[1]]
    cell = song.arrangement.order[place[0]].section, lane.id
    laid = with_mend(lay_piece(song, cell, piece), cell, 0, mend)
    assert not problems(laid)
    (part,) = laid.sections[cell[0]].parts[lane.id]
    case = case_at(laid, laid.arrangement, place[0], laid.lanes[place[1]], part)
    return verdict(case).fit if case is not None else None


@given(places, pieces)
def test_a_heat_is_the_verdict_on_the_piece_once_it_is_placed(place: tuple[int, int], piece: PieceId) -> None:
    song = example()
    heats = Heats(song, song.arrangement, song.pieces[piece])
    if heats.can_play(place[1]):
        found = heats.at(*place)
        order = song.arrangement.order
        if sum(slot.section == order[place[0]].section for slot in order) == 1:
            aimed = heats.of_part(*place, Part(PartId(0), piece))
            assert fit_when_placed(place, piece, AS_IS) == found.as_is == aimed.as_is
            assert fit_when_placed(place, piece, found.mend) == found.best
            assert fit_when_placed(place, piece, aimed.mend) == aimed.best


@given(places, pieces)
def test_the_tray_ranks_by_the_very_heats_of_the_board(place: tuple[int, int], piece: PieceId) -> None:
    song = example()
    one = Ranking(song, song.arrangement, *place).of(song.pieces[piece])
    heats = Heats(song, song.arrangement, song.pieces[piece])
    assert one.can_play == heats.can_play(place[1])
    if one.can_play:
        assert one.heat == heats.at(*place)
