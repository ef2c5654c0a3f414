"""Stretches of a score as events: from a place, counted in, in a loop."""

from itertools import pairwise

from msgspec.structs import replace

from arrangeboard.song.ids import SectionId, SlotId
from arrangeboard.song.values import Control, LaneControl, Meter, Note, Song
from arrangeboard.sound.score.metronome import CLICK_CHANNEL
from arrangeboard.sound.score.passage import Passage
from arrangeboard.sound.score.schedule import schedule
from arrangeboard.sound.score.values import CONTROLLER, NOTE_ON, Column, Score
from tests.unit.sound.played_songs import (
    BAR,
    BAR_FRAMES,
    BEAT,
    BEAT_FRAMES,
    DRUMS,
    Row,
    heard,
    order,
    song,
    with_controls,
)

SECTION_FRAMES = 2 * BAR_FRAMES
PICKUP = Note(-BEAT, BEAT, 62)
TIED_PICKUP = Note(-BEAT, 2 * BEAT, 62)
WITH_PICKUPS = song((Note(0, BEAT, 60),), (PICKUP, Note(0, BEAT, 64)), (PICKUP, Note(0, BEAT, 65)))


def score(of: Song, percent: int = 100) -> Score:
    return schedule(of, of.arrangement, percent=percent)


def lap(passage: Passage, number: int = 0) -> list[Row]:
    first, end = passage.lap_frames(number)
    return heard(passage.events(first, end, lap=number))


def slots(*numbers: int) -> tuple[SlotId, ...]:
    return tuple(SlotId(number) for number in numbers)


def test_a_song_is_played_from_its_first_note_to_its_end() -> None:
    passage = Passage(score(song((Note(0, BEAT, 60),), (Note(BEAT, BEAT, 61),))))
    start = SECTION_FRAMES + BEAT_FRAMES
    assert lap(passage) == [
        (0, "on", 60),
        (BEAT_FRAMES, "off", 60),
        (start, "on", 61),
        (start + BEAT_FRAMES, "off", 61),
    ]
    assert (passage.first_frame, passage.end_frame, passage.loop_frame) == (0, 2 * SECTION_FRAMES, None)


def test_at_one_frame_notes_end_before_controls_come_before_notes_start() -> None:
    again = with_controls(song((Note(0, BEAT, 60), Note(BEAT, BEAT, 60))), 1, Control(BEAT, "bend", 0, 9))
    events = Passage(score(again)).events(BEAT_FRAMES, BEAT_FRAMES + 1)
    assert [(kind, value) for _, _, kind, _, value in events.tolist()] == [(0, 0), (3, 9), (1, 80)]


def test_blocks_give_the_same_events_as_the_whole() -> None:
    passage = Passage(score(WITH_PICKUPS), loop=slots(2))
    whole = lap(passage)
    first, end = passage.lap_frames(0)
    edges = [*range(first, end, 5000), end]
    parts = [heard(passage.events(a, b)) for a, b in pairwise(edges)]
    assert [row for part in parts for row in part] == whole


def test_what_rings_over_the_songs_end_is_cut_there() -> None:
    passage = Passage(score(song((Note(BAR, 9 * BAR, 60),))))
    assert lap(passage) == [(BAR_FRAMES, "on", 60), (SECTION_FRAMES, "off", 60)]


def test_an_opening_pickup_starts_at_its_own_frame() -> None:
    passage = Passage(score(replace(WITH_PICKUPS, arrangements=(order(2),))))
    assert passage.first_frame == -BEAT_FRAMES
    assert lap(passage)[:2] == [(-BEAT_FRAMES, "on", 62), (0, "off", 62)]
    assert passage.tick_at(-BEAT_FRAMES) == -BEAT


def test_going_on_at_frame_0_does_not_step_back_into_the_pickup() -> None:
    opening = replace(song((TIED_PICKUP, Note(2 * BEAT, BEAT, 64))), arrangements=(order(1),))
    passage = Passage(score(opening), 0, goes_on=True)
    assert passage.first_frame == 0
    assert lap(passage)[:2] == [(BEAT_FRAMES, "off", 62), (2 * BEAT_FRAMES, "on", 64)]


def test_a_pad_held_for_a_quarter_or_more_starts_at_the_place() -> None:
    pads = score(song((Note(0, 3 * BEAT, 60), Note(0, 2 * BEAT - 1, 61), Note(0, 2 * BEAT, 62))))
    passage = Passage(pads, BEAT_FRAMES)
    assert lap(passage) == [
        (BEAT_FRAMES, "on", 60),
        (BEAT_FRAMES, "on", 62),
        (2 * BEAT_FRAMES, "off", 62),
        (3 * BEAT_FRAMES, "off", 60),
    ]
    assert passage.chased["pitch"].tolist() == [60, 62]


def test_a_drum_is_never_struck_late() -> None:
    drums = score(song((Note(0, 4 * BEAT, 49),), lane=DRUMS))
    assert lap(Passage(drums, BEAT_FRAMES)) == []


def test_playing_that_goes_on_leaves_held_notes_to_the_player_and_ends_them_all() -> None:
    pads = score(song((Note(0, 3 * BEAT, 60), Note(0, BEAT + 10, 61))))
    passage = Passage(pads, BEAT_FRAMES, goes_on=True)
    assert [row[1:] for row in lap(passage)] == [("off", 61), ("off", 60)]
    assert passage.chased["pitch"].tolist() == [60]
    assert sorted(passage.held_at(BEAT_FRAMES)["pitch"].tolist()) == [60, 61]


def test_held_notes_are_those_that_began_before_and_have_not_ended() -> None:
    passage = Passage(score(song((Note(0, BEAT, 60), Note(BEAT, BEAT, 61)))))
    assert passage.held_at(BEAT_FRAMES)["pitch"].tolist() == []
    assert passage.held_at(BEAT_FRAMES - 1)["pitch"].tolist() == [60]
    assert passage.held_at(BEAT_FRAMES + 1)["pitch"].tolist() == [61]


def test_counted_in_a_sections_own_pickup_sounds_before_it() -> None:
    passage = Passage(score(WITH_PICKUPS), SECTION_FRAMES, count_in_bars=1)
    assert passage.first_frame == SECTION_FRAMES - BAR_FRAMES
    assert lap(passage)[:3] == [
        (SECTION_FRAMES - BEAT_FRAMES, "on", 62),
        (SECTION_FRAMES, "off", 62),
        (SECTION_FRAMES, "on", 64),
    ]


def test_without_a_count_in_playing_starts_at_the_sections_line() -> None:
    passage = Passage(score(WITH_PICKUPS), SECTION_FRAMES)
    assert passage.first_frame == SECTION_FRAMES
    assert lap(passage)[0] == (SECTION_FRAMES, "on", 64)


def test_a_pickup_that_is_counted_in_keeps_the_tempo_of_what_it_leads_to() -> None:
    slow_first = song((), (TIED_PICKUP,), tempos=(1_000_000, 500_000))
    line = 2 * SECTION_FRAMES
    assert lap(Passage(score(slow_first)))[0] == (line - 2 * BEAT_FRAMES, "on", 62)
    counted = Passage(score(slow_first), line, count_in_bars=1)
    assert lap(counted) == [(line - BEAT_FRAMES, "on", 62), (line + BEAT_FRAMES, "off", 62)]
    assert counted.tick_at(line - BEAT_FRAMES) == 2 * BAR - BEAT


def test_a_pickup_longer_than_the_count_in_is_heard_in_full() -> None:
    long = song((), (Note(-2 * BAR, BEAT, 62),))
    passage = Passage(score(long), SECTION_FRAMES, count_in_bars=1)
    assert passage.first_frame == 0
    assert lap(passage)[0] == (0, "on", 62)


def click_frames(clicks: Column) -> list[int]:
    return [frame for frame, channel, kind, *_ in clicks.tolist() if kind == NOTE_ON]


def test_two_bars_are_counted_in_at_the_meter_and_tempo_of_the_place() -> None:
    three_four = replace(song((), (), tempos=(500_000, 1_000_000)), meter=Meter(3, 4))
    line = 6 * BEAT_FRAMES
    passage = Passage(score(three_four), line, count_in_bars=2)
    assert passage.first_frame == line - 12 * BEAT_FRAMES
    counted = passage.clicks(passage.first_frame, line)
    assert click_frames(counted) == [line - n * 2 * BEAT_FRAMES for n in range(6, 0, -1)]
    assert {channel for _, channel, *_ in counted.tolist()} == {CLICK_CHANNEL}


def test_the_first_beat_of_a_bar_clicks_otherwise() -> None:
    passage = Passage(score(song(())))
    clicks = passage.clicks(0, passage.end_frame)
    pitches = [number for _, _, kind, number, _ in clicks.tolist() if kind == NOTE_ON]
    assert pitches == [pitches[0], *[pitches[1]] * 3] * 2
    assert pitches[0] != pitches[1]


def test_every_click_ends_before_the_next() -> None:
    fast = song((), tempos=(20_000,))
    passage = Passage(score(fast))
    kinds = [row[2] for row in passage.clicks(0, passage.end_frame).tolist()]
    assert kinds == [1, 0] * 8


def test_counting_in_from_the_middle_of_a_bar_counts_whole_bars() -> None:
    place = BAR_FRAMES + BEAT_FRAMES
    passage = Passage(score(song(())), place, count_in_bars=1)
    assert click_frames(passage.clicks(passage.first_frame, place)) == [
        place - n * BEAT_FRAMES for n in (4, 3, 2, 1)
    ]


def test_a_loop_is_played_lap_after_lap_in_its_own_frames() -> None:
    passage = Passage(score(song((Note(0, BEAT, 60),), (Note(0, BEAT, 61),))), SECTION_FRAMES, loop=slots(2))
    assert passage.lap_frames(0) == passage.lap_frames(7) == (SECTION_FRAMES, 2 * SECTION_FRAMES)
    assert lap(passage, 0) == lap(passage, 7)
    assert lap(passage, 0) == [(SECTION_FRAMES, "on", 61), (SECTION_FRAMES + BEAT_FRAMES, "off", 61)]


def test_a_loops_own_pickup_sounds_before_its_next_lap() -> None:
    passage = Passage(score(WITH_PICKUPS), SECTION_FRAMES, loop=slots(2))
    end = 2 * SECTION_FRAMES
    expected = [
        (SECTION_FRAMES, "on", 64),
        (SECTION_FRAMES + BEAT_FRAMES, "off", 64),
        (end - BEAT_FRAMES, "on", 62),
        (end, "off", 62),
    ]
    assert lap(passage, 0) == expected
    assert lap(passage, 1) == expected


def test_a_pickup_tied_over_the_loops_line_ends_in_the_next_lap() -> None:
    passage = Passage(score(song((), (TIED_PICKUP,))), SECTION_FRAMES, loop=slots(2))
    again = (2 * SECTION_FRAMES - BEAT_FRAMES, "on", 62)
    assert lap(passage, 1) == [(SECTION_FRAMES + BEAT_FRAMES, "off", 62), again]
    assert passage.held_at(SECTION_FRAMES + 1, lap=1)["pitch"].tolist() == [62]


def test_a_wrapped_pickup_cuts_what_its_pitch_still_holds() -> None:
    held = song((), (PICKUP, Note(0, 2 * BAR, 62)))
    passage = Passage(score(held), SECTION_FRAMES, loop=slots(2))
    end = 2 * SECTION_FRAMES
    assert lap(passage, 0) == [
        (SECTION_FRAMES, "on", 62),
        (end - BEAT_FRAMES, "off", 62),
        (end - BEAT_FRAMES, "on", 62),
        (end, "off", 62),
    ]


def test_a_wrapped_pickup_keeps_the_tempo_of_the_loops_end() -> None:
    slow_before = song((), (PICKUP,), tempos=(1_000_000, 500_000))
    passage = Passage(score(slow_before), 2 * SECTION_FRAMES, loop=slots(2))
    assert lap(passage, 1)[0] == (3 * SECTION_FRAMES - BEAT_FRAMES, "on", 62)


def test_a_looped_songs_opening_pickup_comes_before_every_lap() -> None:
    opening = replace(WITH_PICKUPS, arrangements=(order(2, 1),))
    passage = Passage(score(opening), loop=slots(1, 2))
    assert passage.lap_frames(0)[0] == -BEAT_FRAMES
    assert passage.lap_frames(1) == (0, 2 * SECTION_FRAMES)
    assert lap(passage, 0)[0] == (-BEAT_FRAMES, "on", 62)
    assert lap(passage, 1)[-2:] == [
        (2 * SECTION_FRAMES - BEAT_FRAMES, "on", 62),
        (2 * SECTION_FRAMES, "off", 62),
    ]


def test_the_pickup_of_what_follows_a_loop_is_not_heard_in_it() -> None:
    passage = Passage(score(WITH_PICKUPS), loop=slots(1))
    assert lap(passage, 1) == [(0, "on", 60), (BEAT_FRAMES, "off", 60)]


def test_notes_held_over_a_loops_end_are_cut_at_it_and_not_held_in_the_next_lap() -> None:
    passage = Passage(score(song((Note(BAR, 9 * BAR, 60),), ())), loop=slots(1))
    expected = [(BAR_FRAMES, "on", 60), (SECTION_FRAMES, "off", 60)]
    assert (lap(passage, 0), lap(passage, 1)) == (expected, expected)
    assert passage.held_at(1, lap=1)["pitch"].tolist() == []


def test_a_note_that_rings_into_a_loop_is_heard_only_where_playing_came_from_before_it() -> None:
    ringing = score(song((Note(BAR, 2 * BAR, 60),), ()))
    before = Passage(ringing, 0, loop=slots(2))
    assert lap(before, 0) == [(BAR_FRAMES, "on", 60), (3 * BAR_FRAMES, "off", 60)]
    assert lap(before, 1) == []
    assert lap(Passage(ringing, SECTION_FRAMES, loop=slots(2)), 0) == []


def test_starting_before_a_loop_plays_into_it_with_its_pickup() -> None:
    passage = Passage(score(WITH_PICKUPS), 0, loop=slots(2))
    assert passage.lap_frames(0) == (0, 2 * SECTION_FRAMES)
    assert [row[2] for row in lap(passage, 0) if row[1] == "on"] == [60, 62, 64, 62]


def test_starting_behind_a_loop_starts_at_its_beginning() -> None:
    passage = Passage(score(WITH_PICKUPS), 2 * SECTION_FRAMES + 5, loop=slots(2))
    assert passage.start_frame == SECTION_FRAMES


def test_a_loop_of_slots_that_are_gone_is_none() -> None:
    assert Passage(score(WITH_PICKUPS), loop=slots(77)).loop_frame is None


def test_a_loop_reaches_from_the_first_to_the_last_of_its_slots() -> None:
    passage = Passage(score(WITH_PICKUPS), loop=slots(3, 1))
    assert passage.lap_frames(1) == (0, 3 * SECTION_FRAMES)


def rows(controls: Column) -> list[tuple[int, int, int]]:
    """Channel, number and value of controllers."""
    return [(channel, number, value) for _, channel, kind, number, value in controls.tolist() if kind == 2]


SWELL = with_controls(
    song((Note(0, 2 * BAR, 60),), ()), 1, Control(0, "controller", 1, 20), Control(BAR, "controller", 1, 90)
)


def test_controllers_stand_at_a_place_as_everything_before_left_them() -> None:
    passage = Passage(score(SWELL))
    assert (0, 1, 0) in rows(passage.state_at(0))
    assert (0, 1, 20) in rows(passage.state_at(1))
    assert (0, 1, 90) in rows(passage.state_at(BAR_FRAMES + 1))
    assert (0, 1, 0) in rows(passage.state_at(SECTION_FRAMES + 1))


def test_every_channel_opens_with_its_volume_and_pan_in_the_first_frame() -> None:
    counted = Passage(score(SWELL), SECTION_FRAMES, count_in_bars=1)
    assert {(0, 7, 100), (0, 10, 64), (1, 7, 100), (1, 10, 64)} <= set(rows(counted.opening))
    assert set(counted.opening["frame"].tolist()) == {counted.first_frame}


def test_a_further_lap_begins_with_the_controllers_of_the_loops_beginning() -> None:
    passage = Passage(score(SWELL), loop=slots(1))
    values = [value for _, _, kind, _, value in passage.events(0, BAR_FRAMES, lap=1).tolist() if kind == 2]
    assert values == [0, 20]


def test_parameter_numbers_are_told_as_they_were_selected() -> None:
    bend_range = [(101, 0), (100, 0), (6, 12), (38, 0), (6, 7), (101, 127), (100, 127)]
    lane = SWELL.lanes[0]
    told = replace(lane, setup=tuple(LaneControl("controller", *pair) for pair in bend_range))
    opening = Passage(score(replace(SWELL, lanes=(told,)))).opening
    parameters = [(n, value) for channel, n, value in rows(opening) if n in {6, 38, 100, 101}]
    assert parameters == [(101, 0), (100, 0), (6, 7), (101, 127), (100, 127)]


def test_controllers_of_a_pickup_are_sent_with_it() -> None:
    opening = song((Note(-BEAT, BEAT, 60),))
    swelled = with_controls(opening, 1, Control(-BEAT, "controller", 1, 33))
    passage = Passage(score(swelled))
    sent = passage.events(passage.first_frame, 0).tolist()
    assert (-BEAT_FRAMES, 0, CONTROLLER, 1, 33) in sent


def test_an_empty_score_has_a_passage_without_events() -> None:
    empty = Passage(score(replace(SWELL, arrangements=(order(),))), 500, count_in_bars=2)
    assert (empty.first_frame, empty.start_frame, empty.end_frame) == (0, 0, 0)
    assert len(empty.events(0, 0)) == len(empty.clicks(0, 0)) == 0


def test_a_loop_is_as_long_at_any_speed_as_its_section() -> None:
    for percent in (50, 73, 100, 150):
        of = score(WITH_PICKUPS, percent)
        passage = Passage(of, loop=slots(2))
        first, end = passage.lap_frames(1)
        assert end - first == of.slots[1].end_frame - of.slots[1].start_frame
        assert SectionId(2) == of.slots[1].section
