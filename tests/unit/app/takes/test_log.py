"""What was played while the song ran: ticks, laps of a loop, and what is still held."""

from arrangeboard.app.takes.log import Stretch, TakeLog
from arrangeboard.melody.takes import Played
from arrangeboard.song.values import Note

LOOP = Stretch(3840, 7680, is_loop=True)


def key(kind: str, pitch: int = 60, seconds: float = 0.0) -> Played:
    return Played(seconds, "on" if kind == "on" else "off", pitch, 80 if kind == "on" else 0)


def test_a_note_lies_where_it_was_heard() -> None:
    log = TakeLog()
    log.add(key("on"), 100.4)
    log.add(key("off"), 580.0)
    assert log.take(Stretch(0, 3840), "overdub").notes == (Note(100, 480, 60, 80),)


def test_a_song_that_comes_into_another_lap_has_turned() -> None:
    log = TakeLog(LOOP)
    assert not log.pass_by(7600, 3)
    assert log.pass_by(3900, 4)
    assert not log.pass_by(5000, 4)


def test_short_loops_turn_however_far_apart_one_looks() -> None:
    log = TakeLog(Stretch(0, 960, is_loop=True))
    log.pass_by(500, 0)
    assert log.pass_by(600, 1)


def test_what_was_played_just_before_the_turn_but_comes_after_it_belongs_to_the_old_lap() -> None:
    log = TakeLog(LOOP)
    log.pass_by(7000, 0)
    log.pass_by(3850, 1)
    log.add(key("on"), 7300, 0)
    log.add(key("off"), 3860, 1)
    assert [event.lap for event in log.events] == [0, 1]


def test_without_a_loop_going_back_is_no_turn() -> None:
    log = TakeLog()
    log.pass_by(7000, 0)
    assert not log.pass_by(100, 1)


def test_a_key_that_is_held_grows_up_to_now() -> None:
    log = TakeLog()
    log.add(key("on"), 960)
    log.pass_by(2000)
    assert log.notes_lately(16 * 960) == (Note(960, 1040, 60, 80),)
    assert log.note_count == 1


def test_what_is_long_past_is_counted_but_not_shown() -> None:
    log = TakeLog()
    for tick in (0, 40_000):
        log.add(key("on"), tick)
        log.add(key("off"), tick + 480)
    log.pass_by(41_000)
    assert log.note_count == 2
    assert [note.start_tick for note in log.notes_lately(3840)] == [40_000]


def test_only_what_was_played_since_a_moment_is_kept() -> None:
    log = TakeLog()
    for seconds, tick in ((1.0, 0), (70.0, 9600)):
        log.add(key("on", seconds=seconds), tick)
        log.add(key("off", seconds=seconds), tick + 480)
    assert [event.tick for event in log.since(10.0).events] == [9600, 10080]


def test_a_key_that_is_held_in_a_loop_grows_up_to_now_and_keeps_its_length_once_let_go() -> None:
    log = TakeLog(LOOP)
    log.pass_by(3900, 2)
    log.add(key("on"), 4000, 2)
    log.pass_by(4300, 2)
    assert log.notes_lately(1) == (Note(4000, 300, 60, 80),)
    log.add(key("off"), 4240, 2)
    log.pass_by(5000, 2)
    assert log.notes_lately(1) == (Note(4000, 240, 60, 80),)


def test_what_is_forgotten_is_not_kept_any_more() -> None:
    log = TakeLog()
    for seconds, tick in ((1.0, 0), (70.0, 9600)):
        log.add(key("on", seconds=seconds), tick)
    log.forget_before(10.0)
    assert [event.tick for event in log.events] == [9600]
    assert log.seconds == [70.0]
