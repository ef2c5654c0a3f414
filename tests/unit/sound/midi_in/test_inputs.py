"""MIDI devices come and go, and what is played on them is heard with its time."""

import sys
import time
from collections.abc import Callable, Iterator
from threading import enumerate as threads
from types import ModuleType

import pytest
from mido import Message

from arrangeboard.melody.takes import Played
from arrangeboard.sound.midi_in.inputs import Came, Gone, MidiInputs
from arrangeboard.sound.midi_in.ports import InputPorts, device_name
from tests.unit.sound.midi_in import fake_inputs
from tests.unit.sound.midi_in.fake_inputs import FAKE_INPUTS, play, press, release, there
from tests.unit.sound.player.test_feed import Time

KEYS, PADS = "Keys", "Pads"


@pytest.fixture
def clock() -> Time:
    return Time()


@pytest.fixture
def inputs(clock: Time) -> Iterator[MidiInputs]:
    fake_inputs.reset(KEYS, PADS)
    made = MidiInputs(InputPorts((FAKE_INPUTS,)), now=clock)
    made.look()
    yield made
    made.close()
    assert fake_inputs.opened == []


def short(played: tuple[Played, ...]) -> list[tuple[str, int, int]]:
    return [(one.kind, one.number, one.value) for one in played]


def test_every_device_is_heard_at_first(inputs: MidiInputs) -> None:
    assert inputs.devices == inputs.heard == (KEYS, PADS)
    assert inputs.news() == (Came(KEYS), Came(PADS))
    assert inputs.news() == ()


def test_what_is_played_has_the_time_at_which_it_came(inputs: MidiInputs, clock: Time) -> None:
    clock.now = 5.0
    press(KEYS, 60, velocity=99)
    clock.now = 5.25
    release(KEYS, 60)
    assert inputs.drain() == (Played(5.0, "on", 60, 99), Played(5.25, "off", 60, 0))
    assert inputs.drain() == ()


def test_all_that_hands_do_is_heard_and_nothing_else(inputs: MidiInputs) -> None:
    play(
        KEYS,
        Message("clock"),
        Message("active_sensing"),
        Message("sysex", data=(1, 2)),
        Message("program_change", program=3),
        Message("control_change", control=0, value=1),
        Message("control_change", control=64, value=127),
        Message("pitchwheel", pitch=-8192),
        Message("aftertouch", value=7),
        Message("polytouch", note=60, value=8),
    )
    assert short(inputs.drain()) == [
        ("controller", 64, 127),
        ("bend", 0, -8192),
        ("pressure", 0, 7),
        ("key-pressure", 60, 8),
    ]


def test_a_note_without_velocity_is_its_end_and_an_end_without_begin_none(inputs: MidiInputs) -> None:
    press(KEYS, 60)
    press(KEYS, 60, velocity=0)
    release(KEYS, 60, 61)
    assert short(inputs.drain()) == [("on", 60, 80), ("off", 60, 0)]


def test_a_key_struck_again_is_let_go_first(inputs: MidiInputs) -> None:
    press(KEYS, 60, 60)
    assert short(inputs.drain()) == [("on", 60, 80), ("off", 60, 0), ("on", 60, 80)]


def test_the_word_that_ends_all_notes_lets_go_of_those_that_are_held(inputs: MidiInputs) -> None:
    press(KEYS, 60, 64)
    play(KEYS, Message("control_change", control=123, value=0))
    assert short(inputs.drain())[2:] == [("off", 60, 0), ("off", 64, 0)]


def test_unplugging_lets_go_of_all_that_is_held_and_is_told(inputs: MidiInputs, clock: Time) -> None:
    inputs.news()
    press(PADS, 36)
    press(KEYS, 64, 60)
    play(
        KEYS,
        Message("control_change", control=64, value=127),
        Message("control_change", control=1, value=9),
        Message("pitchwheel", pitch=99),
    )
    inputs.drain()
    clock.now = 9.0
    there.remove(KEYS)
    inputs.look()
    assert inputs.drain() == (
        Played(9.0, "off", 60, 0),
        Played(9.0, "off", 64, 0),
        Played(9.0, "controller", 64, 0),
        Played(9.0, "bend", 0, 0),
    )
    assert inputs.news() == (Gone(KEYS),)
    assert inputs.heard == inputs.devices == (PADS,)


def test_a_device_that_comes_back_is_heard_again(inputs: MidiInputs) -> None:
    there.remove(KEYS)
    inputs.look()
    there.append(KEYS)
    inputs.look()
    assert inputs.news()[-2:] == (Gone(KEYS), Came(KEYS))
    press(KEYS, 60)
    assert short(inputs.drain()) == [("on", 60, 80)]


def test_a_device_that_another_program_holds_is_tried_again(inputs: MidiInputs) -> None:
    there.append("Busy")
    fake_inputs.busy.add("Busy")
    inputs.look()
    assert "Busy" in inputs.devices
    assert "Busy" not in inputs.heard
    fake_inputs.busy.clear()
    inputs.look()
    assert "Busy" in inputs.heard


def test_one_device_may_be_chosen_or_none(inputs: MidiInputs) -> None:
    inputs.choose(PADS)
    inputs.look()
    press(KEYS, 60)
    press(PADS, 36)
    assert short(inputs.drain()) == [("on", 36, 80)]
    assert inputs.devices == (KEYS, PADS)
    inputs.choose(None)
    inputs.look()
    assert inputs.heard == ()
    assert short(inputs.drain()) == [("off", 36, 0)]


def test_a_chosen_device_is_known_again_under_another_number(inputs: MidiInputs) -> None:
    there[:] = ["Piano:Piano MIDI 1 24:0", PADS]
    inputs.choose(device_name("Piano:Piano MIDI 1 20:0"))
    inputs.look()
    assert inputs.heard == ("Piano:Piano MIDI 1",)


def test_ports_that_are_no_devices_are_left_out(inputs: MidiInputs) -> None:
    there[:] = ["Midi Through:Midi Through Port-0 14:0", "RtMidiOut Client:RtMidi output 129:0", KEYS]
    inputs.look()
    assert inputs.devices == (KEYS,)


def test_whoever_cannot_wait_hears_everything_at_once(inputs: MidiInputs) -> None:
    heard: list[Played] = []
    inputs.on_played = heard.append
    press(KEYS, 60)
    assert short(tuple(heard)) == [("on", 60, 80)]
    assert inputs.drain() == tuple(heard)


def test_without_a_library_there_are_no_devices_and_no_error() -> None:
    inputs = MidiInputs(InputPorts(("no.such.backend",)))
    inputs.look()
    assert not inputs.is_possible
    assert inputs.devices == inputs.heard == ()
    inputs.close()


def test_the_second_library_is_heard_where_the_first_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other library in its place: its module as its documentation describes it."""

    class MidiIn:
        ports = ("Keys [1]",)
        callback: Callable[[list[int], float], None] | None = None

        def open_port(self, number: int) -> None:
            opened.append((number, self))

        def close_port(self) -> None:
            opened.clear()

    opened: list[tuple[int, MidiIn]] = []
    library = ModuleType("rtmidi2")
    library.MidiIn = MidiIn  # type: ignore[attr-defined]
    library.get_in_ports = lambda: list(MidiIn.ports)  # type: ignore[attr-defined]
    library.get_out_ports = list  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "rtmidi2", library)
    monkeypatch.delitem(sys.modules, "arrangeboard.sound.midi_out.rtmidi2_backend", raising=False)
    inputs = MidiInputs(InputPorts(("no_such_module", "arrangeboard.sound.midi_out.rtmidi2_backend")))
    inputs.look()
    ((number, port),) = opened
    assert number == 0
    assert port.callback is not None
    port.callback([0x90, 60, 80], 0.0)
    port.callback([0x90], 0.0)
    inputs.close()
    assert port.callback is None
    assert not opened
    assert short(inputs.drain()) == [("on", 60, 80), ("off", 60, 0)]


def test_devices_are_watched_until_the_end_without_a_word(
    clock: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("arrangeboard.sound.midi_in.inputs.WATCH_SECONDS", 0.005)
    fake_inputs.reset()
    before = set(threads())
    inputs = MidiInputs(InputPorts((FAKE_INPUTS,)), now=clock)
    inputs.start()
    there.append(KEYS)
    ends = time.monotonic() + 5
    while not inputs.heard:
        assert time.monotonic() < ends
        time.sleep(0.002)
    press(KEYS, 60)
    inputs.close()
    assert short(inputs.drain()) == [("on", 60, 80), ("off", 60, 0)]
    assert fake_inputs.opened == []
    assert set(threads()) == before
