"""Files are read as they stand, and what is broken in them costs no more than the broken place."""

from struct import pack
from time import perf_counter

import pytest

from arrangeboard.midi.losses import LossList
from arrangeboard.midi.reading import smf_reader
from arrangeboard.midi.reading.smf_reader import LARGEST_BYTES, NotMidi, Smf, read_smf
from arrangeboard.midi.reading.smf_track import LONGEST_TEXT_BYTES, Track, Voice
from tests.unit.midi.smf_bytes import chunk, controller, meta, name, note, program, smf, track

HEADER = bytes.fromhex(
    "4d546864 00000006"  # MThd, six bytes of header
    "0001 0001 01e0"  # type 1, one track, 480 ticks a quarter
)


def read(data: bytes) -> tuple[Smf, dict[str, int]]:
    losses = LossList()
    return read_smf(data, losses), {loss.code: loss.count for loss in losses.all()}


def notes(one: Track) -> list[tuple[int, int, int, int]]:
    """Start, end, pitch and velocity of the notes that stay."""
    pitches = [place & 127 for place in one.voice_keys]
    rows = zip(one.starts, one.ends, pitches, one.velocities, strict=True)
    return [row for row in rows if row[1] >= 0]


def test_running_status_and_note_ons_of_velocity_0_are_understood() -> None:
    body = bytes.fromhex(
        "00 90 3c 40"  # C4 on
        "60 3c 00"  # C4 off, by running status
        "00 3e 50"  # D4 on
        "8100 3e 00"  # D4 off after 128 ticks
        "00 ff2f00"
    )
    file, lost = read(HEADER + b"MTrk" + pack(">I", len(body)) + body)
    assert notes(file.tracks[0]) == [(0, 96, 60, 64), (96, 224, 62, 80)]
    assert (file.kind, file.division, file.tracks[0].end_tick, lost) == (1, 480, 224, {})


def test_running_status_survives_a_meta_event() -> None:
    body = bytes.fromhex("00 90 3c 40  00 ff 01 01 61  10 3c 00  00 ff2f00")
    file, _ = read(HEADER + b"MTrk" + pack(">I", len(body)) + body)
    assert notes(file.tracks[0]) == [(0, 16, 60, 64)]


def test_a_pitch_that_starts_again_ends_the_note_before() -> None:
    file, _ = read(smf(track(*note(0, 300, 60), *note(100, 50, 60))))
    assert notes(file.tracks[0]) == [(0, 100, 60, 80), (100, 150, 60, 80)]


def test_of_two_notes_that_start_together_one_is_kept_and_the_other_told() -> None:
    file, lost = read(smf(track(*note(0, 100, 60), *note(0, 100, 60, velocity=90))))
    assert notes(file.tracks[0]) == [(0, 100, 60, 90)]
    assert lost == {"notes-doubled": 1}


def test_notes_know_the_program_that_was_chosen_before_them() -> None:
    events = [program(5), *note(0, 10, 60), program(7, tick=20), *note(20, 10, 60)]
    file, _ = read(smf(track(*events)))
    one = file.tracks[0]
    assert [one.voices[place >> 7] for place in one.voice_keys] == [Voice(0, 5, 0), Voice(0, 7, 0)]


def test_a_bank_waits_for_its_program() -> None:
    file, _ = read(smf(track(controller(0, 0, 1), controller(0, 32, 2), program(5), *note(0, 10, 60))))
    assert file.tracks[0].programs[0].voice == Voice(0, 5, 130)
    assert not file.tracks[0].control_ticks


def test_controllers_bends_and_pressures_are_kept_with_their_ticks() -> None:
    events = [controller(5, 7, 90), (6, b"\xe1\x00\x40"), (7, b"\xd2\x33"), (8, b"\xa3\x3c\x11")]
    file, _ = read(smf(track(*events)))
    kept = zip(file.tracks[0].control_ticks, file.tracks[0].control_data, strict=True)
    assert list(kept) == [(5, 0xB0075A), (6, 0xE10040), (7, 0xD23300), (8, 0xA33C11)]


def test_all_notes_off_ends_what_sounds_on_its_channel() -> None:
    off = controller(50, 123, 0)
    file, _ = read(smf(track((0, b"\x90\x3c\x40"), (0, b"\x91\x3c\x40"), off, (80, b"\x81\x3c\x00"))))
    assert [end for _, end, _, _ in notes(file.tracks[0])] == [50, 80]


def test_a_note_without_an_end_lasts_to_the_end_of_its_track() -> None:
    file, lost = read(smf(track((0, b"\x90\x3c\x40"), end_tick=500)))
    assert notes(file.tracks[0]) == [(0, 500, 60, 64)]
    assert lost == {"notes-without-end": 1}


def test_velocities_above_127_are_lowered_and_told() -> None:
    file, lost = read(smf(track((0, b"\x90\x3c\xff"), (10, b"\x80\x3c\x00"))))
    assert notes(file.tracks[0]) == [(0, 10, 60, 127)]
    assert lost == {"values-clipped": 1}


def test_sysex_and_sequencer_data_are_counted_as_lost() -> None:
    sysex = (0, b"\xf0\x05\x7e\x7f\x09\x01\xf7")
    file, lost = read(smf(track(sysex, meta(0, 0x7F, b"\x00\x00\x41"), *note(0, 10, 60))))
    assert notes(file.tracks[0]) == [(0, 10, 60, 80)]
    assert lost == {"system-messages": 1, "sequencer-data": 1}


def test_a_port_keeps_its_number() -> None:
    file, _ = read(smf(track(meta(0, 0x21, b"\x01"), *note(0, 10, 60))))
    assert file.tracks[0].port == 1


def test_chunks_of_other_kinds_are_passed_over() -> None:
    alien = b"XFIH" + pack(">I", 5) + b"MTrk!"
    file, lost = read(HEADER + alien + track(*note(0, 10, 60)))
    assert notes(file.tracks[0]) == [(0, 10, 60, 80)]
    assert lost == {}


def test_a_riff_wrapper_is_taken_off() -> None:
    data = smf(track(*note(0, 10, 60)))
    wrapped = b"RIFF" + pack("<I", len(data) + 12) + b"RMIDdata" + pack("<I", len(data)) + data
    file, lost = read(wrapped + b"LIST\x04\x00\x00\x00MTrk")
    assert (len(file.tracks), lost) == (1, {})


@pytest.mark.parametrize("declared", [0, 3, 10_000, 0xFFFF_FFFF])
def test_a_declared_size_that_lies_costs_no_note(declared: int) -> None:
    first, second = track(*note(0, 10, 60)), track(*note(0, 10, 72))
    file, _ = read(smf(first[:4] + pack(">I", declared) + first[8:], second))
    assert [notes(one) for one in file.tracks] == [[(0, 10, 60, 80)], [(0, 10, 72, 80)]]


def test_a_track_that_breaks_off_keeps_what_reads() -> None:
    data = smf(track(*note(0, 10, 60), *note(20, 10, 62)))
    file, lost = read(data[:-6])
    assert notes(file.tracks[0])[0] == (0, 10, 60, 80)
    assert lost["tracks-damaged"] == 1


def test_a_track_without_an_end_is_told() -> None:
    file, lost = read(smf(chunk(note(0, 10, 60))))
    assert notes(file.tracks[0]) == [(0, 10, 60, 80)]
    assert lost == {"tracks-cut-short": 1}


def test_a_damaged_track_does_not_take_the_next_one_with_it() -> None:
    broken = chunk([*note(0, 10, 60), (20, b"\xff\x01\xff\xff\xff\xff\x7f")])
    file, lost = read(smf(broken, track(name("Bass"), *note(0, 10, 40))))
    assert [notes(one) for one in file.tracks] == [[(0, 10, 60, 80)], [(0, 10, 40, 80)]]
    assert lost == {"tracks-damaged": 1}


def test_tracks_that_are_announced_but_missing_are_told() -> None:
    data = smf(track(*note(0, 10, 60)), b"")
    _, lost = read(data)
    assert lost == {"tracks-missing": 1}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-midi"),
        (b"MThd", "not-midi"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "not-midi"),
        (b"\x00garbage" * 100_000, "not-midi"),
        (HEADER, "midi-without-tracks"),
        (HEADER + b"XXXX" * 1_000_000, "midi-without-tracks"),
        (HEADER + b"XFIH\x00\x00\x00\x00" * 1_000_000, "midi-without-tracks"),
        (smf(track(*note(0, 10, 60)), division=0), "midi-without-resolution"),
        (bytes(LARGEST_BYTES + 1), "midi-too-large"),
    ],
)
def test_what_cannot_be_opened_is_refused_soon(data: bytes, code: str) -> None:
    begun = perf_counter()
    with pytest.raises(NotMidi) as refused:
        read_smf(data, LossList())
    assert refused.value.code == code
    assert perf_counter() - begun < 10  # Two seconds on a quiet machine.


def test_more_events_than_a_song_can_have_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smf_reader, "MOST_EVENTS", 1_000)
    with pytest.raises(NotMidi) as refused:
        read(HEADER + b"MTrk\x00\xff\xff\xff" + b"\x01\x90\x3c\x40" * 100_000)
    assert refused.value.code == "midi-too-many-events"


def test_controllers_count_for_as_much_as_notes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smf_reader, "MOST_EVENTS", 1_000)
    read(smf(track(*(controller(tick, 7, 1) for tick in range(490)))))
    with pytest.raises(NotMidi):
        read(smf(track(*(controller(tick, 7, 1) for tick in range(510)))))


def test_a_text_of_many_pages_is_cut_and_told() -> None:
    found, lost = read(smf(track(meta(0, 0x06, b"A" * 1_000_000))))
    assert [len(one.data) for one in found.tracks[0].metas] == [LONGEST_TEXT_BYTES]
    assert lost == {"texts-cut": 1}


@pytest.mark.parametrize("byte", [0x00, 0x80, 0xF4, 0xFF])
def test_a_track_of_one_byte_over_and_over_ends_at_once(byte: int) -> None:
    read(HEADER + b"MTrk\x00\x0f\xff\xff" + bytes([byte]) * 1_000_000)


def test_progress_rises_to_the_end() -> None:
    told: list[float] = []
    data = smf(track(*(event for tick in range(0, 400_000, 20) for event in note(tick, 10, 60))))
    read_smf(data, LossList(), told.append)
    assert told == sorted(told)
    assert len(told) > 1
    assert told[-1] == pytest.approx(1.0, abs=0.001)
