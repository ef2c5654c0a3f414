"""What stands in an exported file, event by event, as mido reads it."""

from msgspec.structs import replace

from arrangeboard.midi.marks import END_MARK, UNTITLED
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, SlotId
from arrangeboard.song.values import (
    Arrangement,
    Lane,
    LaneControl,
    Note,
    Part,
    Piece,
    Section,
    Slot,
    Song,
    Sound,
    Written,
)
from tests.unit.midi.export_songs import (
    BAR,
    BASS,
    BEAT,
    LANES,
    RIFF,
    VERSE,
    exported_bytes,
    silent,
    small_song,
    timed,
    tracks_of,
    with_lanes,
)

KINDS_OF_GLOBAL = {"set_tempo", "time_signature", "marker"}


def test_the_shortest_song_is_written_byte_for_byte() -> None:
    lane = Lane(BASS, "Bass", "bass", Sound(33))
    riff = Piece(RIFF, "Riff", BAR, content=Written((Note(0, 960, 36, 80),)))
    verse = Section(VERSE, "Verse", "verse", bars=1, parts={BASS: (Part(PartId(9), RIFF),)})
    order = (Slot(SlotId(20), VERSE),)
    song = Song(
        "Hi",
        lanes=(lane,),
        pieces={RIFF: riff},
        sections={VERSE: verse},
        arrangements=(Arrangement(ArrangementId(13), "A", order),),
    )
    assert exported_bytes(song) == bytes.fromhex(
        "4d546864 00000006 0001 0002 03c0"  # header: type 1, two tracks, 960 ticks a quarter
        "4d54726b 0000003a"  # conductor, 58 bytes
        "00 ff03 02 4869"  # name: Hi
        "00 ff7f 0d 7d 617272616e6765626f617264"  # the mark of our own files
        "00 ff51 03 07a120"  # 500,000 microseconds a quarter
        "00 ff58 04 04 02 18 08"  # 4/4
        "00 ff59 02 00 00"  # C major
        "00 ff06 05 5665727365"  # marker: Verse
        "9e00 ff2f00"  # 3840 ticks later: end
        "4d54726b 00000026"  # bass, 38 bytes
        "00 ff03 04 42617373"  # name: Bass
        "00 ff59 02 00 00"  # C major
        "00 c0 21"  # program 33
        "00 b0 07 64"  # volume 100
        "00 0a 40"  # pan in the middle, running status
        "00 90 24 50"  # note on
        "8740 80 24 40"  # 960 ticks later: note off
        "9640 ff2f00"  # 2880 ticks later: end
    )


def test_the_conductor_alone_holds_tempo_meter_and_markers() -> None:
    conductor, *lanes = tracks_of(small_song())
    assert [m.name for m in conductor if m.type == "track_name"] == ["A Song"]
    assert [(tick, m.tempo) for tick, m in timed(conductor) if m.type == "set_tempo"] == [
        (0, 500_000),
        (2 * BAR, 400_000),
        (2 * BAR + BAR + 2880, 500_000),
    ]
    assert [(t, m.numerator) for t, m in timed(conductor) if m.type == "time_signature"] == [
        (0, 4),
        (3 * BAR, 3),
        (3 * BAR + 2880, 4),
    ]
    assert not [m for track in lanes for m in track if m.type in KINDS_OF_GLOBAL]


def test_the_last_two_bytes_of_every_meter_are_24_and_8() -> None:
    conductor = tracks_of(small_song())[0]
    lasts = {
        (m.clocks_per_click, m.notated_32nd_notes_per_beat) for m in conductor if m.type == "time_signature"
    }
    assert lasts == {(24, 8)}


def test_each_section_is_one_marker_with_its_shown_name() -> None:
    conductor = tracks_of(small_song())[0]
    markers = [(tick, m.text) for tick, m in timed(conductor) if m.type == "marker"]
    assert markers == [(0, "Verse 1"), (2 * BAR, "Chorus"), (2 * BAR + BAR + 2880, "Verse 2")]
    assert not [m for m in conductor if m.type in {"text", "cue_marker"}]


def test_keys_stand_in_the_conductor_and_in_every_lane() -> None:
    expected = [(0, "F"), (2 * BAR, "Bbm"), (2 * BAR + BAR + 2880, "F")]
    for track in tracks_of(small_song()):
        assert [(tick, m.key) for tick, m in timed(track) if m.type == "key_signature"] == expected


def test_a_lane_begins_with_its_name_then_sound_volume_pan_and_setup() -> None:
    voice = tracks_of(small_song())[3]
    assert voice[0].type == "track_name"
    channel_messages = [m for tick, m in timed(voice) if tick == 0 and not m.is_meta]
    assert [(m.type, *m.bytes()[1:]) for m in channel_messages] == [
        ("control_change", 0, 1),  # bank 130, coarse
        ("control_change", 32, 2),  # and fine
        ("program_change", 80),
        ("control_change", 7, 110),
        ("control_change", 10, 64),
        ("control_change", 91, 30),
    ]


def test_each_lane_has_a_channel_of_its_own_and_drums_have_the_tenth() -> None:
    channels = [{m.channel for m in track if not m.is_meta} for track in tracks_of(small_song())[1:]]
    assert channels == [{0}, {9}, {1}]


def test_every_track_ends_with_the_last_bar() -> None:
    song = small_song()
    ends = {timed(track)[-1][0] for track in tracks_of(song)}
    assert ends == {2 * BAR + BAR + 2880 + 2 * BAR}


def test_empty_bars_at_the_end_stay() -> None:
    song = small_song()
    silent = replace(song.sections[VERSE], parts={})
    ends = {
        timed(track)[-1][0] for track in tracks_of(replace(song, sections={**song.sections, VERSE: silent}))
    }
    assert ends == {2 * BAR + BAR + 2880 + 2 * BAR}


def test_a_note_that_rings_past_the_end_sounds_in_full_and_the_end_is_marked() -> None:
    song = small_song()
    ringing = replace(song.pieces[RIFF], content=Written((Note(0, 6000, 36, 80),)))
    tracks = tracks_of(replace(song, pieces={**song.pieces, RIFF: ringing}))
    end_of_bars = 2 * BAR + BAR + 2880 + 2 * BAR
    assert {timed(track)[-1][0] for track in tracks} == {end_of_bars + BAR}
    assert [(tick, m.text) for tick, m in timed(tracks[0]) if m.type == "text"] == [(end_of_bars, END_MARK)]
    assert timed(tracks[1])[-2][0] == end_of_bars - BAR + 6000


def test_on_one_tick_a_note_ends_before_a_controller_and_a_controller_before_a_note() -> None:
    bass = tracks_of(small_song())[1]
    kinds = [m.type for tick, m in timed(bass) if tick == 1920]
    assert kinds == ["note_off", "pitchwheel", "note_on"]


def test_notes_of_one_pitch_never_overlap_on_a_channel() -> None:
    song = small_song()
    crowded = Written((Note(0, 2000, 36, 80), Note(0, 900, 36, 50), Note(960, 960, 36, 70)))
    riff = replace(song.pieces[RIFF], content=crowded)
    bass = tracks_of(replace(song, pieces={**song.pieces, RIFF: riff}))[1]
    sounding: set[int] = set()
    for message in bass:
        if message.type == "note_on":
            assert message.note not in sounding
            sounding.add(message.note)
        elif message.type == "note_off":
            sounding.remove(message.note)
    assert not sounding


def test_lyrics_stand_in_their_lane() -> None:
    voice = tracks_of(small_song())[3]
    assert [(tick, m.text) for tick, m in timed(voice) if m.type == "lyrics"] == [(2 * BAR, "oh ")]


def test_a_song_without_a_title_says_so() -> None:
    assert tracks_of(replace(small_song(), title=""))[0].name == UNTITLED


def test_the_sixteenth_pitched_lane_gets_a_port_and_a_second_drum_lane_too() -> None:
    pitched = [Lane(LaneId(100 + n), f"Lane {n}", "harmony", Sound(n)) for n in range(17)]
    kits = [Lane(LaneId(200 + n), f"Kit {n}", "rhythm", Sound(0, drums=True)) for n in range(2)]
    tracks = tracks_of(with_lanes(replace(small_song(), sections=silent(small_song())), *pitched, *kits))[1:]
    ports = [[m.port for m in track if m.type == "midi_port"] for track in tracks]
    assert ports == [[]] * 15 + [[1], [1]] + [[], [1]]
    addresses = [
        (port[0] if port else 0, m.channel)
        for track, port in zip(tracks, ports, strict=True)
        for m in track
        if m.type == "program_change"
    ]
    assert len(set(addresses)) == 19
    assert all((channel == 9) == (place >= 17) for place, (_, channel) in enumerate(addresses))


def test_a_lane_setup_keeps_its_order_and_its_volume() -> None:
    fine_tuning = ((101, 0), (100, 1), (6, 64), (7, 3))
    lane = replace(LANES[0], setup=tuple(LaneControl("controller", *one) for one in fine_tuning))
    bass = tracks_of(with_lanes(small_song(), lane, *LANES[1:]))[1]
    sent = [(m.control, m.value) for tick, m in timed(bass) if m.type == "control_change" and tick == 0]
    assert sent == [(7, 90), (10, 50), (101, 0), (100, 1), (6, 64)]


def test_a_linked_repeat_sounds_in_each_of_its_slots() -> None:
    drums = tracks_of(small_song())[2]
    verse_again = 2 * BAR + BAR + 2880
    starts = [tick for tick, m in timed(drums) if m.type == "note_on"]
    assert starts == [start + tick for start in (0, verse_again) for tick in (0, 1920, BAR, BAR + 1920)]
    assert len(small_song().pieces[BEAT].written.notes) == 2
