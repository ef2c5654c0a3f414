"""Ports come from an optional library; none at all is an ordinary state."""

import sys
from types import ModuleType

import pytest

from arrangeboard.sound.midi_out.ports import NoPort, Ports
from tests.unit.sound.midi_out import fake_backend

FAKE = "tests.unit.sound.midi_out.fake_backend"


def test_a_port_is_opened_by_its_name_and_sent_messages() -> None:
    fake_backend.reset("Synth [1]", "Drums")
    ports = Ports((FAKE,))
    assert (ports.is_possible, ports.names()) == (True, ("Synth [1]", "Drums"))
    port = ports.open("Synth [1]")
    for data in (b"\x90\x3c\x64", b"\xf8", b"\xf2\x01\x02"):
        port.send(data)
    port.close()
    assert fake_backend.messages("Synth [1]") == ["90 3c 64", "f8", "f2 01 02"]
    assert fake_backend.opened == []


def test_a_port_that_is_not_there_or_breaks_says_so() -> None:
    fake_backend.reset("Synth")
    ports = Ports((FAKE,))
    with pytest.raises(NoPort):
        ports.open("Other")
    port = ports.open("Synth")
    fake_backend.there.clear()
    with pytest.raises(NoPort):
        port.send(b"\xf8")
    port.close()


def test_without_a_library_there_are_no_ports() -> None:
    ports = Ports(("no_such_module",))
    assert (ports.is_possible, ports.names()) == (False, ())
    with pytest.raises(NoPort):
        ports.open("Synth")


def test_a_library_that_finds_no_midi_in_the_system_has_no_ports(monkeypatch: pytest.MonkeyPatch) -> None:
    class SystemError(Exception):  # noqa: A001 - as the library calls it
        """As raised where the system has no sequencer."""

    def fail() -> list[dict[str, object]]:
        raise SystemError("no sequencer")

    monkeypatch.setattr(fake_backend, "get_devices", fail)
    ports = Ports((FAKE,))
    assert (ports.is_possible, ports.names()) == (True, ())
    with pytest.raises(NoPort):
        ports.open("Synth")


def test_the_second_library_is_taken_where_the_first_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other library in its place: its module as its documentation describes it."""
    raw: list[tuple[int, ...]] = []

    class MidiOut:
        ports = ("First", "Second [x]")

        def open_port(self, number: int) -> None:
            raw.append((number,))

        def send_raw(self, *data: int) -> None:
            raw.append(data)

        def close_port(self) -> None:
            raw.append(())

    library = ModuleType("rtmidi2")
    library.MidiOut = MidiOut  # type: ignore[attr-defined]
    library.get_in_ports = list  # type: ignore[attr-defined]
    library.get_out_ports = lambda: list(MidiOut.ports)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "rtmidi2", library)
    monkeypatch.delitem(sys.modules, "arrangeboard.sound.midi_out.rtmidi2_backend", raising=False)
    ports = Ports(("no_such_module", "arrangeboard.sound.midi_out.rtmidi2_backend"))
    port = ports.open("Second [x]")
    port.send(b"\x90\x3c\x64")
    port.send(b"\xfa")
    port.close()
    assert raw == [(1,), (0x90, 0x3C, 0x64), (0xFA,), ()]


def test_the_ports_of_this_computer_can_be_asked_for() -> None:
    assert isinstance(Ports().names(), tuple)
