"""Controllers stay with their music wherever it moves; what prepares an instrument is the lane's own."""

from arrangeboard.performance.sounding import sounding
from arrangeboard.song.values import Control, LaneControl, Song
from tests.unit.midi.importing import conductor, song_of
from tests.unit.midi.smf_bytes import BAR, Event, controller, marker, meta, name, note, program, smf, track

FOUR_BARS = 4 * BAR
MARKS = [marker(0, "Verse"), marker(FOUR_BARS, "Chorus")]


def lane(*events: Event) -> Song:
    """The song of one lane in two sections of four bars."""
    own = track(name("Lead"), program(80), *events)
    return song_of(smf(conductor(*MARKS, end_bar=8), own))


def controls(song: Song, section: int) -> tuple[Control, ...]:
    """What the first lane's piece holds in a section; empty where it has none."""
    parts = list(song.sections.values())[section].parts.get(song.lanes[0].id, ())
    return tuple(c for part in parts if part.piece for c in song.pieces[part.piece].written.controls)


def cc(tick: int, number: int, value: int) -> Control:
    return Control(tick, "controller", number, value)


def test_what_is_set_before_the_first_note_is_the_lanes_own() -> None:
    song = lane(controller(0, 7, 90), controller(5, 10, 20), controller(9, 91, 12), *note(BAR, 480, 60))
    assert (song.lanes[0].volume, song.lanes[0].pan) == (90, 20)
    assert song.lanes[0].setup == (LaneControl("controller", 91, 12),)
    assert controls(song, 0) == ()


def test_parameters_keep_their_order_and_their_repeats() -> None:
    sequence = [(101, 0), (100, 0), (6, 12), (101, 127), (100, 127)]
    song = lane(*(controller(0, *one) for one in sequence), *note(BAR, 480, 60))
    assert [(one.number, one.value) for one in song.lanes[0].setup] == sequence


def test_parameters_of_a_silent_section_come_with_the_next_music() -> None:
    later = [controller(FOUR_BARS - BAR, 101, 0), controller(FOUR_BARS - BAR, 6, 7)]
    song = lane(*note(0, 480, 60), *later, *note(FOUR_BARS, 480, 60))
    assert controls(song, 0) == (cc(6 * BAR, 101, 0), cc(6 * BAR, 6, 7))


def test_a_pedal_before_the_first_note_is_played_and_no_setting() -> None:
    song = lane(controller(0, 64, 127), *note(0, 480, 60), controller(960, 64, 0))
    assert song.lanes[0].setup == ()
    assert controls(song, 0) == (cc(0, 64, 127), cc(1920, 64, 0))


def test_a_lane_that_fades_in_is_not_silent_as_a_whole() -> None:
    fade = [controller(tick * 60, 7, tick * 10) for tick in range(11)]
    notes = [e for beat in range(16) for e in note(beat * 480, 480, 60)]
    song = lane(*fade, *notes)
    assert song.lanes[0].volume == 100
    assert controls(song, 0)[0] == cc(0, 7, 0)


def test_controllers_that_move_stay_where_they_are() -> None:
    wheel = [controller(480 + step * 60, 1, step * 16) for step in range(1, 8)]
    song = lane(*note(0, 1920, 60), *wheel)
    assert controls(song, 0) == tuple(cc(960 + step * 120, 1, step * 16) for step in range(1, 8))


def test_bends_and_pressures_come_along() -> None:
    moved = [(100, b"\xe0\x00\x60"), (200, b"\xd0\x30"), (300, b"\xa0\x3c\x11")]
    song = lane(*note(0, 1920, 60), *moved)
    assert controls(song, 0) == (
        Control(200, "bend", 0, 4096),
        Control(400, "pressure", 0, 48),
        Control(600, "key-pressure", 60, 17),
    )


def test_a_section_begins_with_what_is_away_from_rest() -> None:
    song = lane(*note(0, 480, 60), controller(100, 1, 50), *note(FOUR_BARS, 480, 60))
    assert controls(song, 1) == (cc(0, 1, 50),)


def test_what_came_back_to_rest_is_not_repeated() -> None:
    song = lane(*note(0, 480, 60), controller(100, 1, 50), controller(200, 1, 0), *note(FOUR_BARS, 480, 60))
    assert controls(song, 1) == ()


def test_a_way_back_to_rest_in_silence_is_left_to_the_parts_end() -> None:
    song = lane(*note(0, 480, 60), controller(100, 1, 50), controller(FOUR_BARS, 1, 0))
    assert controls(song, 0) == (cc(200, 1, 50),)
    assert controls(song, 1) == ()
    heard = sounding(song, song.arrangement).lanes[song.lanes[0].id].controls
    assert heard == (cc(200, 1, 50), cc(8 * BAR, 1, 0))


def test_what_moves_while_a_note_rings_over_the_border_has_a_piece_there() -> None:
    song = lane(*note(FOUR_BARS - 480, 960, 60), controller(FOUR_BARS + 240, 1, 50))
    assert controls(song, 1) == (cc(480, 1, 50),)


def test_a_pedal_that_holds_a_note_over_the_border_is_lifted_where_it_was() -> None:
    held = [controller(0, 64, 127), *note(0, 480, 60), controller(FOUR_BARS + 480, 64, 0)]
    song = lane(*held)
    assert controls(song, 1) == (cc(0, 64, 127), cc(960, 64, 0))
    heard = sounding(song, song.arrangement).lanes[song.lanes[0].id].controls
    assert heard == (cc(0, 64, 127), cc(8 * BAR + 960, 64, 0))


def test_reset_all_controllers_is_spelt_out() -> None:
    song = lane(*note(0, 1920, 60), controller(100, 1, 50), (150, b"\xe0\x00\x60"), controller(200, 121, 0))
    assert controls(song, 0) == (
        cc(200, 1, 50),
        Control(300, "bend", 0, 4096),
        cc(400, 1, 0),
        Control(400, "bend", 0, 0),
    )


def test_a_second_staff_obeys_the_first_ones_controllers() -> None:
    right = track(name("RH"), program(0), controller(0, 7, 90), *note(0, 480, 72))
    left = track(name("LH"), *note(0, 480, 48))
    song = song_of(smf(conductor(), right, left))
    assert [(one.volume, one.sound.program) for one in song.lanes] == [(90, 0), (90, 0)]


def test_tracks_that_choose_their_own_program_speak_for_themselves() -> None:
    one = track(name("One"), program(5), controller(0, 91, 90), *note(0, 480, 72))
    other = track(name("Other"), program(6), *note(0, 480, 48))
    song = song_of(smf(conductor(), one, other))
    assert song.lanes[1].setup == ()


def test_another_port_is_another_channel() -> None:
    one = track(name("One"), program(5), *note(0, 480, 72))
    other = track(name("Other"), meta(0, 0x21, b"\x01"), *note(0, 480, 48))
    song = song_of(smf(conductor(), one, other))
    assert [lane.sound.program for lane in song.lanes] == [5, 0]
