"""The transport with a player behind it: what is ordered happens, and what is heard is known."""

import time
from collections.abc import Callable, Iterator
from threading import enumerate as threads

import pytest
from msgspec.structs import replace

from arrangeboard.song.values import Note, Sound
from arrangeboard.sound.pipe.messages import Heard, Outputs, PlayState, Ready, Report, Trouble
from arrangeboard.sound.score.excerpts import drum_sound
from arrangeboard.sound.score.schedule import Scheduler
from arrangeboard.sound.transport.transport import Transport
from tests.unit.sound.played_songs import BAR, BEAT, song
from tests.unit.sound.player.devices import Devices
from tests.unit.sound.player.in_process import ThreadLink

SONG = song((Note(0, BAR, 60, 100),), (Note(0, BAR, 64, 100),), bars=2)
END = 4 * BAR


class Room:
    """A transport, its devices, and all that it reported."""

    def __init__(self) -> None:
        self.devices = Devices("Speakers", is_running=True)
        self.links: list[ThreadLink] = []
        self.reports: list[Report] = []
        self.transport = Transport(start=self._start)

    def _start(self) -> ThreadLink:
        self.links.append(ThreadLink(self.devices))
        return self.links[-1]

    def wait(self, is_done: Callable[[], object]) -> None:
        ends = time.monotonic() + 5
        while not is_done():
            self.reports.extend(self.transport.poll())
            assert time.monotonic() < ends, (self.heard, self.reports[-5:])
            time.sleep(0.002)

    def wait_for_state(self, state: PlayState) -> Heard:
        self.wait(lambda: self.heard is not None and self.heard.state == state)
        assert self.heard is not None
        return self.heard

    @property
    def heard(self) -> Heard | None:
        return self.transport.heard

    @property
    def tick(self) -> float:
        tick = self.transport.tick_now()
        assert tick is not None
        return tick


@pytest.fixture
def room() -> Iterator[Room]:
    before = set(threads())
    made = Room()
    made.transport.start()
    yield made
    made.transport.close()
    assert [link.failures for link in made.links] == [[]] * len(made.links)
    assert not set(threads()) - before
    assert all(device.is_closed for device in made.devices.opened)


@pytest.fixture
def playing(room: Room) -> Room:
    room.transport.show(SONG, SONG.arrangement)
    room.transport.play(0)
    room.wait_for_state("playing")
    return room


def test_play_waits_for_the_player_and_the_first_score(room: Room) -> None:
    room.transport.play(BAR)
    assert room.transport.state == "playing"
    assert room.transport.tick_now() == BAR
    room.transport.show(SONG, SONG.arrangement)
    heard = room.wait_for_state("playing")
    assert BAR <= heard.tick < BAR + BEAT
    assert (room.transport.device, room.transport.revision) == ("Speakers", 1)
    assert room.transport.soundfont.endswith(".sf2")
    assert room.transport.arrangement_heard == (SONG, SONG.arrangement)


def test_a_play_that_still_waits_is_forgotten_by_stop(room: Room) -> None:
    room.transport.play(BAR)
    room.transport.stop()
    room.transport.show(SONG, SONG.arrangement)
    room.wait(lambda: room.transport.revision == 1)
    time.sleep(0.05)
    room.transport.poll()
    assert room.transport.state == "stopped"


def test_the_state_is_what_was_ordered_before_it_is_heard(playing: Room) -> None:
    transport = playing.transport
    states = []
    for act in (transport.toggle, transport.toggle, transport.pause, transport.toggle, transport.stop):
        act()
        states.append(transport.state)
    assert states == ["paused", "playing", "paused", "playing", "stopped"]
    playing.wait_for_state("stopped")
    assert transport.state == "stopped"


def test_a_place_that_was_asked_for_is_shown_at_once_and_stays(room: Room) -> None:
    room.transport.show(SONG, SONG.arrangement)
    room.wait(lambda: room.transport.revision == 1)
    room.transport.locate(2 * BAR)
    for _ in range(40):
        room.transport.poll()
        assert room.tick == 2 * BAR
        time.sleep(0.003)
    room.transport.play()
    room.wait_for_state("playing")
    assert 2 * BAR <= room.tick < 2 * BAR + BEAT


def test_the_playhead_never_goes_back_while_it_plays(playing: Room) -> None:
    ticks = []
    ends = time.monotonic() + 0.5
    while time.monotonic() < ends:
        playing.transport.poll()
        ticks.append(playing.tick)
        time.sleep(0.004)
    assert ticks == sorted(ticks)
    assert ticks[-1] - ticks[0] > 0.3 * 1_920


def test_stop_goes_back_to_where_playing_began_and_again_to_the_start(room: Room) -> None:
    room.transport.show(SONG, SONG.arrangement)
    room.transport.play(BAR)
    room.wait_for_state("playing")
    room.transport.stop()
    assert room.wait_for_state("stopped").tick == BAR
    room.transport.stop()
    room.wait(lambda: room.heard is not None and room.heard.tick == 0)


def test_the_end_of_the_song_is_noticed(room: Room) -> None:
    room.transport.show(SONG, SONG.arrangement)
    room.transport.play(END - BEAT // 4)
    room.wait_for_state("playing")
    room.wait_for_state("stopped")
    assert not room.transport.is_running


def test_a_loop_is_told_with_what_is_heard(playing: Room) -> None:
    playing.transport.loop((SONG.arrangement.order[1].id,))
    playing.wait(lambda: playing.heard is not None and playing.heard.loop_start_tick == 2 * BAR)
    assert playing.heard is not None
    assert playing.heard.loop_end_tick == END


def test_slower_is_heard_at_the_same_place(playing: Room) -> None:
    before = playing.tick
    playing.transport.set_percent(20)
    assert playing.transport.percent == 50
    playing.wait(lambda: playing.heard is not None and playing.heard.ticks_per_second < 1_000)
    assert playing.heard is not None
    assert abs(playing.heard.ticks_per_second - 960.0) < 0.01
    assert before <= playing.heard.tick < before + BEAT


def test_an_edit_while_playing_is_heard_with_its_revision(playing: Room) -> None:
    edited = replace(SONG, lanes=(replace(SONG.lanes[0], volume=20), *SONG.lanes[1:]))
    playing.transport.show(edited, edited.arrangement, "now")
    playing.wait(lambda: playing.transport.revision == 2)
    assert playing.transport.arrangement_heard == (edited, edited.arrangement)
    assert playing.transport.state == "playing"


def test_an_audition_is_heard_while_the_song_stands(room: Room) -> None:
    room.wait(lambda: room.transport.ready)
    room.transport.audition(drum_sound(38, Sound(drums=True)))
    room.wait(lambda: room.heard is not None and room.heard.voices > 0)
    assert room.transport.state == "stopped"
    room.transport.end_audition()
    room.wait(lambda: room.heard is not None and not room.heard.voices)


def test_devices_and_ports_are_listed_when_asked_for(room: Room) -> None:
    room.transport.list_outputs()
    room.wait(lambda: Outputs(("Speakers",), (), is_midi_possible=False) in room.reports)


def test_a_missing_soundfont_is_said_and_the_default_one_plays(room: Room) -> None:
    room.transport.use_soundfont("nowhere.sf2")
    room.wait(lambda: [one for one in room.reports if isinstance(one, Trouble)])
    room.wait(lambda: isinstance(room.transport.ready, Ready))
    assert room.transport.soundfont.endswith("TimGM6mb.sf2")


def test_a_player_that_dies_is_replaced_and_stands_where_the_song_was(playing: Room) -> None:
    playing.transport.loop((), is_song=True)
    playing.wait(lambda: playing.heard is not None and playing.heard.tick > BEAT)
    before = playing.tick
    playing.links[0].kill()
    playing.wait(lambda: Trouble("player-restarted") in playing.reports)
    assert playing.transport.state == "stopped"
    assert abs(playing.tick - before) < BEAT
    playing.wait(lambda: playing.transport.ready and playing.heard and playing.heard.revision == 1)
    assert abs(playing.tick - before) < BEAT
    playing.transport.play()
    heard = playing.wait_for_state("playing")
    assert (heard.loop_start_tick, heard.loop_end_tick) == (0, END)
    assert before <= heard.tick < before + BEAT


def test_a_mistake_in_making_a_score_is_raised_by_poll(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Scheduler, "schedule", lambda *_, **__: 1 / 0)
    room.transport.show(SONG, SONG.arrangement)
    with pytest.raises(ZeroDivisionError):
        room.wait(lambda: False)


def test_after_closing_everything_is_harmless(playing: Room) -> None:
    transport = playing.transport
    transport.close()
    transport.poll()
    for act in (transport.play, transport.pause, transport.stop, transport.toggle, transport.list_outputs):
        act()
    transport.show(SONG, SONG.arrangement)
    transport.locate(5)
    transport.start()
    transport.tick_now()
    transport.poll()
    transport.close()
    assert transport.state == "stopped"
