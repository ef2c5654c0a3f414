"""Events as bytes, and an end to everything that sounds."""

from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import LaneControl, Sound
from arrangeboard.sound.midi_out.port_channel import PortChannel
from arrangeboard.sound.score.values import (
    ALL_PITCHES,
    BEND,
    CONTROLLER,
    CUT,
    KEY_PRESSURE,
    NOTE_OFF,
    NOTE_ON,
    PRESSURE,
    RESET,
    Channel,
)


def sent(channel: PortChannel, *events: tuple[int, int, int]) -> list[str]:
    return [data.hex(" ") for event in events for data in channel.event(*event)]


def test_events_become_messages_of_the_channel() -> None:
    assert sent(
        PortChannel(3),
        (NOTE_ON, 60, 100),
        (NOTE_OFF, 60, 0),
        (CONTROLLER, 11, 90),
        (BEND, 0, -8192),
        (BEND, 0, 8191),
        (PRESSURE, 0, 5),
        (KEY_PRESSURE, 60, 7),
    ) == ["93 3c 64", "83 3c 00", "b3 0b 5a", "e3 00 00", "e3 7f 7f", "d3 05", "a3 3c 07"]


def test_a_lane_begins_with_its_sound_and_its_controls() -> None:
    lane = Channel(
        LaneId(1), Sound(33, bank=300), (LaneControl("controller", 7, 90), LaneControl("bend", 0, 0))
    )
    assert [data.hex(" ") for data in PortChannel(0).begin(lane)] == [
        "b0 00 02",
        "b0 20 2c",
        "c0 21",
        "b0 07 5a",
        "e0 00 40",
    ]


def test_silence_ends_held_notes_and_what_would_hold_them() -> None:
    channel = PortChannel(0)
    sent(channel, (NOTE_ON, 64, 90), (NOTE_ON, 60, 90), (NOTE_ON, 62, 90), (NOTE_OFF, 62, 0))
    assert [data.hex(" ") for data in channel.silence()] == [
        "80 3c 00",
        "80 40 00",
        "b0 40 00",
        "b0 42 00",
        "e0 00 40",
        "b0 7b 00",
    ]
    assert "80" not in [data.hex(" ")[:2] for data in channel.silence()]


def test_pedal_and_bend_that_silence_took_away_come_back_before_the_next_note() -> None:
    channel = PortChannel(0)
    sent(channel, (CONTROLLER, 64, 127), (BEND, 0, 100), (NOTE_ON, 60, 90), (CUT, ALL_PITCHES, 0))
    assert sent(channel, (NOTE_ON, 60, 90)) == ["b0 40 7f", "e0 64 40", "90 3c 5a"]
    assert sent(channel, (NOTE_OFF, 60, 0), (NOTE_ON, 60, 90)) == ["80 3c 00", "90 3c 5a"]


def test_a_pedal_that_was_lifted_meanwhile_does_not_come_back() -> None:
    channel = PortChannel(0)
    sent(channel, (CONTROLLER, 64, 127), (CUT, ALL_PITCHES, 0), (CONTROLLER, 64, 0))
    assert sent(channel, (NOTE_ON, 60, 90)) == ["90 3c 5a"]


def test_a_pitch_that_starts_again_ends_first() -> None:
    assert sent(PortChannel(0), (NOTE_ON, 60, 90), (NOTE_ON, 60, 80)) == ["90 3c 5a", "80 3c 00", "90 3c 50"]


def test_cutting_a_pitch_ends_it_if_it_is_held() -> None:
    channel = PortChannel(0)
    assert sent(channel, (NOTE_ON, 60, 90), (CUT, 60, 0), (CUT, 60, 0)) == ["90 3c 5a", "80 3c 00"]


def test_resetting_brings_volume_and_pan_back_too() -> None:
    assert sent(PortChannel(0), (RESET, 0, 0)) == ["b0 79 00", "b0 07 64", "b0 0a 40"]
