"""The pieces of a song in the order in which they fit one place."""

from arrangeboard.fit.carrying.heat import Heat
from arrangeboard.fit.carrying.mend import AS_IS, Mend
from arrangeboard.fit.carrying.ranked import MOST_JUDGED, Ranked, together
from arrangeboard.fit.carrying.ranking import ranked
from arrangeboard.song.ids import PieceId
from tests.unit.fit.heat_songs import (
    BEATS,
    DRUMS,
    KEYS,
    OTHER,
    TUNE,
    VOICE,
    lane,
    part,
    section,
    song_of,
    tune,
)

LOW = PieceId(4)


def test_what_fits_as_it_is_stands_before_what_a_mend_makes_fit() -> None:
    song = song_of([section(1)], pieces=[tune(OTHER, up=-5)])
    found = ranked(song, song.arrangement, 0, 0)
    assert [one.piece for one in found] == [TUNE, OTHER, BEATS]
    assert found[0].heat.mend == AS_IS
    assert found[1].heat.mend == Mend(5)


def test_of_several_places_the_worst_counts_and_a_mend_only_where_all_share_it() -> None:
    well, low = Ranked(TUNE, Heat(90, 90)), Ranked(TUNE, Heat(20, 70, Mend(5)))
    assert together([well]) is well
    assert together([well, low]).heat == Heat(20, 20)
    lower = Ranked(TUNE, Heat(10, 60, Mend(5)))
    assert together([low, lower]) is lower
    assert not together([well, Ranked(TUNE, can_play=False)]).can_play


def test_another_place_has_another_order() -> None:
    down = section(2, symbols=("G", "Em", "C", "D"))
    song = song_of([section(1), down], pieces=[tune(OTHER, up=-5)])
    assert ranked(song, song.arrangement, 1, 0)[0].piece == OTHER


def test_drums_are_offered_beats_first() -> None:
    song = song_of([section(1)], [lane(VOICE), lane(DRUMS, "rhythm")], [tune(OTHER)])
    found = ranked(song, song.arrangement, 0, 1)
    assert [one.piece for one in found] == [BEATS, OTHER, TUNE]
    assert [one.can_play for one in found] == [True, False, False]


def test_pieces_of_the_instruments_own_role_come_first() -> None:
    played = section(2, parts={KEYS: (part(50, TUNE),), VOICE: (part(51, OTHER),)})
    song = song_of([section(1), played], pieces=[tune(OTHER)])
    assert [one.piece for one in ranked(song, song.arrangement, 0, 0)][:2] == [OTHER, TUNE]
    assert [one.piece for one in ranked(song, song.arrangement, 0, 1)][:2] == [TUNE, OTHER]


def test_of_very_many_pieces_the_most_promising_are_judged() -> None:
    odd = [tune(PieceId(100 + at), up=at % 5 + 1) for at in range(MOST_JUDGED + 20)]
    song = song_of([section(1)], pieces=odd)
    found = ranked(song, song.arrangement, 0, 0)
    assert found[0].piece == TUNE
    assert {one.piece for one in found} == song.pieces.keys()
    judged = [one for one in found if one.heat.as_is is not None]
    assert len(judged) == MOST_JUDGED
    assert list(found[:MOST_JUDGED]) == judged


def test_without_chords_the_tray_keeps_its_order() -> None:
    song = song_of([section(1, symbols=())], pieces=[tune(OTHER), tune(LOW)])
    assert [one.piece for one in ranked(song, song.arrangement, 0, 0)] == [OTHER, LOW, TUNE, BEATS]


def test_only_the_pieces_asked_for_are_ranked() -> None:
    song = song_of([section(1)], pieces=[tune(OTHER, up=1)])
    asked = [song.pieces[OTHER]]
    assert [one.piece for one in ranked(song, song.arrangement, 0, 0, asked)] == [OTHER]
    assert ranked(song, song.arrangement, 0, 0, []) == ()
