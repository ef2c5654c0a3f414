"""Lanes of a file: what plays them, what they are called, and whose the lyrics are."""

from time import perf_counter

import pytest

from arrangeboard.midi.import_smf import NotMidi, import_midi
from arrangeboard.midi.importing import channel_controls, channel_programs
from arrangeboard.performance.sounding import sounding
from arrangeboard.song.values import Lyric, Sound
from tests.unit.midi.importing import conductor, song_of
from tests.unit.midi.smf_bytes import BAR, controller, meta, name, note, program, smf, track


def test_lanes_come_from_tracks_with_names_programs_banks_and_drums() -> None:
    keys = [name("Keys"), controller(0, 0, 1), controller(0, 32, 3), program(4), *note(0, 480, 60)]
    drums = [name("Kit"), program(8, channel=9), *note(0, 480, 36, channel=9)]
    song = song_of(smf(conductor(), track(*keys), track(*drums)))
    assert [(lane.name, lane.sound) for lane in song.lanes] == [
        ("Keys", Sound(4, 131)),
        ("Kit", Sound(8, 0, drums=True)),
    ]
    assert song.lanes[1].role == "rhythm"


def test_a_track_with_several_channels_and_programs_becomes_several_lanes() -> None:
    events = [program(27), *note(0, 480, 60), program(30, tick=BAR), *note(BAR, 480, 60)]
    song = song_of(smf(conductor(), track(name("Guitar"), *events)))
    assert [(lane.name, lane.sound.program) for lane in song.lanes] == [
        ("Guitar (Electric Guitar (clean))", 27),
        ("Guitar (Distortion Guitar)", 30),
    ]


def test_a_type_0_file_is_split_by_channel_and_named_by_instruments() -> None:
    channels = [(0, 33), (1, 0)]
    events = [
        event
        for channel, number in channels
        for event in (program(number, channel=channel), *note(0, 480, 40, channel=channel))
    ]
    song = song_of(smf(track(name("My Tune"), *events), kind=0))
    assert [lane.name for lane in song.lanes] == ["Electric Bass (finger)", "Acoustic Grand Piano"]
    assert song.title == "My Tune"


def test_lyrics_stay_with_the_lane_that_sings_them() -> None:
    words = [meta(0, 0x05, b"Hel"), meta(480, 0x05, b"lo ")]
    voice = [*note(0, 480, 60), *note(480, 480, 62)]
    data = smf(conductor(*words), track(name("Piano"), *note(0, 480, 40)), track(name("Voice"), *voice))
    song = song_of(data)
    sung = sounding(song, song.arrangement).lanes
    assert [sung[lane.id].lyrics for lane in song.lanes] == [(), (Lyric(0, "Hel"), Lyric(960, "lo "))]


def test_lanes_with_the_same_name_are_numbered() -> None:
    bass = track(name("Bass"), *note(0, 480, 40))
    assert [lane.name for lane in song_of(smf(conductor(), bass, bass)).lanes] == ["Bass", "Bass 2"]


def test_an_instrument_that_never_plays_is_an_empty_lane() -> None:
    silent = track(name("Strings"), program(48), controller(0, 7, 90))
    song = song_of(smf(conductor(), silent, track(name("Bass"), *note(0, 480, 40))))
    strings = song.lanes[0]
    assert (strings.name, strings.sound.program, strings.volume) == ("Strings", 48, 90)


def test_more_instruments_than_the_board_has_room_for_are_refused() -> None:
    one = [
        e
        for n in range(128)
        for c in range(5)
        for e in (program(n, channel=c, tick=n), *note(n, 1, 60, channel=c))
    ]
    with pytest.raises(NotMidi) as refused:
        import_midi(smf(track(*one)), name="x")
    assert refused.value.code == "midi-too-many-lanes"


def test_tracks_that_lend_one_another_far_too_many_controllers_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(channel_controls, "MOST_CONTROLS", 1_000)
    moving = [controller(tick, 7, 1) for tick in range(99)]
    tracks = [track(controller(0, 70 + n, 1), *moving, *note(0, 1, 60)) for n in range(9)]
    with pytest.raises(NotMidi) as refused:
        import_midi(smf(*tracks), name="x")
    assert refused.value.code == "midi-too-many-events"


def test_tracks_that_lend_one_another_far_too_many_programs_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(channel_programs, "MOST_EVENTS", 1_000)
    lender = track(*(program(tick % 128, tick=tick) for tick in range(200)))
    with pytest.raises(NotMidi) as refused:
        import_midi(smf(lender, *[track(*note(0, 1, 60))] * 9), name="x")
    assert refused.value.code == "midi-too-many-events"


def test_a_thousand_tracks_of_lyrics_find_their_singer_soon() -> None:
    melody = track(*(event for tick in range(30_000) for event in note(tick, 1, 60)))
    begun = perf_counter()
    song = song_of(smf(melody, *[track(meta(7, 0x05, b"la"))] * 999))
    assert perf_counter() - begun < 10  # Half a second on a quiet machine.
    sung = sounding(song, song.arrangement).lanes[song.lanes[0].id].lyrics
    assert len(sung) == 999


def test_a_track_named_after_an_output_is_called_by_its_instrument() -> None:
    played = track(name("MIDI out #15"), program(48), *note(0, 480, 60))
    assert [lane.name for lane in song_of(smf(conductor(), played)).lanes] == ["String Ensemble 1"]
