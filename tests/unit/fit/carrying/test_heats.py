"""How a piece that hangs over the board would fit in every cell."""

from arrangeboard.fit.carrying.heat import CLEARLY
from arrangeboard.fit.carrying.heats import Heats, heat
from arrangeboard.fit.carrying.mend import AS_IS, Mend, mended
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Generated, Note, Piece, Written
from tests.unit.fit.heat_songs import (
    BAR,
    BEAT,
    DRUMS,
    KEYS,
    OTHER,
    VOICE,
    beat,
    lane,
    part,
    section,
    song_of,
    tune,
)


def test_a_tune_of_the_chords_own_tones_fits_as_it_is() -> None:
    song = song_of([section(1)])
    found = Heats(song, song.arrangement, tune()).at(0, 0)
    assert found.as_is is not None
    assert found.as_is >= 50
    assert found.mend == AS_IS
    assert found.best == found.as_is


def test_a_tune_a_fourth_too_low_is_mended_by_five_semitones_up() -> None:
    song = song_of([section(1)])
    found = Heats(song, song.arrangement, tune(OTHER, up=-5)).at(0, 0)
    assert found.mend == Mend(5)
    assert found.as_is is not None
    assert found.best is not None
    assert found.best >= found.as_is + CLEARLY


def test_the_smaller_way_round_the_octave_is_taken() -> None:
    song = song_of([section(1)])
    assert Heats(song, song.arrangement, tune(OTHER, up=2)).at(0, 0).mend == Mend(-2)


def test_a_mend_brings_the_tune_into_the_instruments_range_too() -> None:
    song = song_of([section(1)], [lane(VOICE, low=72, high=96)])
    assert Heats(song, song.arrangement, tune(OTHER, up=2)).at(0, 0).mend == Mend(10)


def test_a_tune_that_lies_too_low_is_offered_an_octave_higher() -> None:
    song = song_of([section(1)], [lane(VOICE, low=72, high=96)])
    found = Heats(song, song.arrangement, tune()).at(0, 0)
    assert found.mend == Mend(12)
    assert found.is_lifted


def test_a_mend_that_does_not_lift_is_not_offered() -> None:
    noise = Piece(
        OTHER, "Noise", BAR, content=Written(tuple(Note(at * BEAT, BEAT, 37 + at) for at in range(4)))
    )
    song = song_of([section(1)], [lane(VOICE, low=60, high=96)])
    found = Heats(song, song.arrangement, noise).at(0, 0)
    assert found.is_lifted or found.mend == AS_IS


def test_the_place_aimed_at_is_searched_longer_and_never_promises_less() -> None:
    song = song_of([section(1)])
    for up in range(-6, 6):
        heats = Heats(song, song.arrangement, tune(OTHER, up=up))
        quick, aimed = heats.at(0, 0), heats.of_part(0, 0, part(0, OTHER))
        assert aimed.as_is == quick.as_is
        assert (aimed.best or 0) >= (quick.best or 0)
        assert heats.at(0, 0) is aimed


def test_a_tune_two_beats_late_is_mended_by_two_beats_earlier() -> None:
    song = song_of([section(1)])
    found = Heats(song, song.arrangement, tune(OTHER, late_beats=2)).at(0, 0)
    assert found.mend == Mend(beats=-2, beat_ticks=BEAT)


def test_each_section_is_judged_by_its_own_chords() -> None:
    lifted = section(2, symbols=("D", "Bm", "G", "A"))
    song = song_of([section(1), lifted])
    heats = heat(song, song.arrangement, tune())
    assert heats[0, 0].mend == AS_IS
    assert heats[1, 0].mend == Mend(2)


def test_beats_are_for_drums_and_tunes_for_the_others() -> None:
    song = song_of([section(1)], [lane(VOICE), lane(DRUMS, "rhythm")])
    assert set(heat(song, song.arrangement, tune())) == {(0, 0)}
    assert set(heat(song, song.arrangement, song.pieces[beat().id])) == {(0, 1)}


def test_who_plays_a_piece_tells_whether_it_is_a_beat() -> None:
    clicks = Piece(OTHER, "Clicks", BAR, content=Written((Note(0, 240, 37),)))
    played = section(1, parts={DRUMS: (part(50, OTHER),)})
    song = song_of([played], [lane(VOICE), lane(DRUMS, "rhythm")], [clicks])
    assert set(heat(song, song.arrangement, clicks)) == {(0, 1)}


def test_without_chords_nothing_is_said() -> None:
    song = song_of([section(1, symbols=())])
    assert Heats(song, song.arrangement, tune()).at(0, 0).as_is is None


def test_the_rough_heat_is_the_true_one_where_nobody_else_plays() -> None:
    song = song_of([section(1), section(2, symbols=("F", "Dm", "Bb", "C"))])
    song = song_of([song.sections[section(1).id]])
    heats = Heats(song, song.arrangement, tune(OTHER, up=3))
    assert heats.rough(0, 0) == heats.at(0, 0)


def test_what_is_known_is_the_true_heat_once_it_was_found() -> None:
    song = song_of([section(1, parts={KEYS: (part(50, OTHER),)})], pieces=[tune(OTHER, up=1)])
    heats = Heats(song, song.arrangement, tune())
    assert heats.known(0, 0) == heats.rough(0, 0)
    assert not heats.is_true(0, 0)
    found = heats.at(0, 0)
    assert heats.is_true(0, 0)
    assert heats.known(0, 0) is found


def test_a_part_that_is_transposed_already_is_judged_so() -> None:
    song = song_of([section(1)])
    high = Heats(song, song.arrangement, tune(), transpose=2).at(0, 0)
    assert high.mend == Mend(-2)


def test_a_piece_half_as_long_as_its_section_may_go_at_half_the_pace() -> None:
    slow = tune()
    fast = mended(slow, Mend(pace="halve"))
    song = song_of([section(1)])
    found = Heats(song, song.arrangement, Piece(OTHER, "Fast", fast.length_ticks, content=fast.content))
    assert found.at(0, 0).mend == Mend(pace="double")


def test_a_piece_that_follows_the_chords_needs_no_mend() -> None:
    rule = Piece(PieceId(77), "Roots", 4 * BAR, content=Generated("bass-roots"))
    song = song_of([section(1)], [lane(VOICE, "bass", low=28, high=60)], [rule])
    found = Heats(song, song.arrangement, rule).at(0, 0)
    assert found.as_is is not None
    assert found.mend == AS_IS


def test_notes_that_leave_a_piece_at_its_end_come_in_at_its_start() -> None:
    piece = Piece(OTHER, "", BAR, content=Written((Note(0, 960, 60), Note(2880, 960, 67))))
    later = mended(piece, Mend(beats=1, beat_ticks=BEAT))
    assert later.written.notes == (Note(0, 960, 67), Note(960, 960, 60))


def test_a_pickup_goes_with_the_piece() -> None:
    piece = Piece(OTHER, "", BAR, 960, Written((Note(-960, 960, 55), Note(0, 960, 60))))
    slow = mended(piece, Mend(pace="double"))
    assert slow.pickup_ticks == 1920
    assert slow.length_ticks == 2 * BAR
    assert slow.written.notes == (Note(-1920, 1920, 55), Note(0, 1920, 60))
