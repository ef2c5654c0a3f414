"""Keys on their way to the player: in the lane's sound, at once, and let go at the end."""

import time
from collections.abc import Iterator

import numpy as np
import pytest
from msgspec.structs import replace

from arrangeboard.melody.takes import Played
from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import Note, Song
from arrangeboard.sound.pipe.messages import LiveLane
from arrangeboard.sound.pipe.signals import EndLive, Message, PlayLive
from arrangeboard.sound.score import values
from arrangeboard.sound.transport.live_keys import _KINDS, LiveKeys
from tests.unit.sound.played_songs import BAR, PAD, song
from tests.unit.sound.transport.test_transport import Room

SONG = song((Note(0, BAR, 60, 100),), bars=4)
SECONDS = 5.0


class Orders:
    """What a transport would order."""

    def __init__(self) -> None:
        self.given: list[Message] = []
        self.keys = LiveKeys(self.given.append)

    @property
    def channels(self) -> list[tuple[int, int]]:
        """The lanes and programs that were taken."""
        lanes = [one.channel for one in self.given if isinstance(one, LiveLane)]
        return [(one.lane, one.sound.program) for one in lanes]


def on(pitch: int, velocity: int = 100) -> Played:
    return Played(SECONDS, "on", pitch, velocity)


def off(pitch: int) -> Played:
    return Played(SECONDS, "off", pitch, 0)


def changed(of: Song, **changes: object) -> Song:
    """The song with its pad changed."""
    lanes = tuple(replace(one, **changes) if one.id == PAD else one for one in of.lanes)
    return replace(of, lanes=lanes)


def test_kinds_are_those_of_the_score() -> None:
    assert _KINDS == {
        "on": values.NOTE_ON,
        "off": values.NOTE_OFF,
        "controller": values.CONTROLLER,
        "bend": values.BEND,
        "pressure": values.PRESSURE,
        "key-pressure": values.KEY_PRESSURE,
    }


def test_a_lane_is_told_once_and_again_when_it_sounds_otherwise() -> None:
    orders = Orders()
    for of in (SONG, SONG, changed(SONG, name="Other"), changed(SONG, volume=30)):
        orders.keys.play(of, PAD, on(60))
    kinds = [type(one).__name__ for one in orders.given]
    assert kinds == ["LiveLane", "PlayLive", "PlayLive", "PlayLive", "LiveLane", "PlayLive"]


def test_to_be_ready_the_player_is_told_again() -> None:
    orders = Orders()
    orders.keys.take(SONG, PAD)
    orders.keys.take(SONG, PAD)
    orders.keys.take(SONG, PAD, is_again=True)
    assert orders.channels == [(PAD, SONG.lanes[0].sound.program)] * 2


def test_where_there_is_no_lane_it_is_a_piano() -> None:
    orders = Orders()
    orders.keys.take(None, None)
    orders.keys.take(SONG, LaneId(99))
    orders.keys.take(SONG, PAD)
    assert orders.channels[0] == (0, 0)
    assert [lane for lane, _ in orders.channels] == [0, PAD]


def test_a_begin_without_velocity_is_sent_as_an_end() -> None:
    orders = Orders()
    orders.keys.play(SONG, PAD, on(60, 0))
    orders.keys.end()
    assert orders.given[1:] == [PlayLive(values.NOTE_OFF, 60, 0), EndLive()]


@pytest.fixture
def room() -> Iterator[Room]:
    made = Room()
    made.transport.start()
    made.wait(lambda: made.transport.ready)
    yield made
    made.transport.close()
    assert [link.failures for link in made.links] == [[]] * len(made.links)


def is_sounding(room: Room) -> bool:
    return room.heard is not None and room.heard.voices > 0


def wait_until_silent(room: Room) -> None:
    room.wait(lambda: room.heard is not None and not room.heard.voices and room.heard.level < 1e-3)


def test_keys_are_heard_before_there_is_a_song_and_while_nothing_plays(room: Room) -> None:
    room.transport.play_live(None, on(72))
    room.wait(lambda: is_sounding(room))
    assert room.transport.state == "stopped"
    room.transport.play_live(None, off(72))
    wait_until_silent(room)


def test_ending_lets_go_of_everything(room: Room) -> None:
    room.transport.show(SONG, SONG.arrangement)
    room.transport.play_live(PAD, Played(SECONDS, "controller", 64, 127))
    for pitch in (60, 64, 67):
        room.transport.play_live(PAD, on(pitch))
    room.wait(lambda: room.heard is not None and room.heard.voices >= 3)
    room.transport.end_live()
    wait_until_silent(room)


def test_the_next_player_knows_the_lane(room: Room) -> None:
    room.transport.show(SONG, SONG.arrangement)
    room.transport.play_live(PAD, on(60))
    room.wait(lambda: is_sounding(room))
    room.links[0].kill()
    room.wait(lambda: len(room.links) == 2 and room.transport.ready is not None)
    room.transport.play_live(PAD, on(60))
    room.wait(lambda: is_sounding(room))


def test_the_moment_of_a_key_is_known_without_asking_for_reports(room: Room) -> None:
    transport = room.transport
    transport.show(SONG, SONG.arrangement)
    transport.play(0, count_in_bars=1)
    room.wait_for_state("counting-in")
    time.sleep(0.3)
    now = time.monotonic()
    counted = transport.tick_at(now)
    assert counted is not None
    assert -BAR <= counted < 0
    earlier = transport.tick_at(now - 0.1)
    assert earlier is not None
    assert abs(counted - earlier - 192) < 5
    place = transport.place_at(now)
    assert place is not None
    assert place.lap == 0
    transport.stop()
    room.wait_for_state("stopped")
    time.sleep(0.2)
    assert transport.tick_at(time.monotonic()) is None
    assert transport.tick_at(now) == counted


def test_what_is_struck_sounds_soon(room: Room) -> None:
    transport = room.transport
    transport.ready_live(None)
    time.sleep(0.1)
    device = room.devices.playing
    before = len(device.heard)
    transport.play_live(None, on(60, 127))
    time.sleep(0.15)
    heard = device.heard[before:]
    first = int(np.flatnonzero(np.abs(heard[:, 0]) > 1e-3)[0])
    # Loose, for whoever tests beside others; `tests/bench/live.py` measures it.
    assert first / values.RATE < 0.1
