"""What the options of an export do to the files, and what is refused."""

import pytest
from msgspec.structs import replace

from arrangeboard.midi.export_options import ExportOptions, ExportRefused, PickupBeforeStart
from arrangeboard.midi.export_smf import export_midi
from arrangeboard.song.ids import ArrangementId, LaneId, SlotId
from arrangeboard.song.values import (
    Arrangement,
    Control,
    Lane,
    Lyric,
    Note,
    Slot,
    Song,
    Sound,
    View,
    Written,
)
from tests.unit.midi.export_songs import (
    BAR,
    CHORUS,
    DRUMS,
    LANES,
    RIFF,
    TUNE,
    VERSE,
    VOICE,
    exported_bytes,
    read_plainly,
    silent,
    small_song,
    timed,
    tracks_of,
    with_lanes,
)


def with_pickup(song: Song) -> Song:
    notes = (Note(-480, 480, 35, 60), *song.pieces[RIFF].written.notes)
    led_in = replace(song.pieces[RIFF], pickup_ticks=480, content=Written(notes))
    return replace(song, pieces={**song.pieces, RIFF: led_in})


def test_an_opening_pickup_gets_a_count_in_bar() -> None:
    tracks = tracks_of(with_pickup(small_song()))
    assert next(tick for tick, m in timed(tracks[0]) if m.type == "marker") == BAR
    assert [tick for tick, m in timed(tracks[0]) if m.type == "set_tempo"][:2] == [0, 3 * BAR]
    assert next(tick for tick, m in timed(tracks[1]) if m.type == "note_on") == BAR - 480


def test_an_opening_pickup_can_be_refused_but_is_never_cut() -> None:
    song = with_pickup(small_song())
    with pytest.raises(PickupBeforeStart) as caught:
        export_midi(song, song.arrangement, ExportOptions(opening_pickup="refuse"))
    assert caught.value.code == "pickup-before-start"
    assert caught.value.values == {"section": "Verse"}


def test_a_pickup_longer_than_a_bar_gets_as_many_bars_as_it_needs() -> None:
    song = small_song()
    notes = (Note(-BAR - 1, 480, 35, 60),)
    led_in = replace(song.pieces[RIFF], pickup_ticks=2 * BAR, content=Written(notes))
    conductor = tracks_of(replace(song, pieces={**song.pieces, RIFF: led_in}))[0]
    assert next(tick for tick, m in timed(conductor) if m.type == "marker") == 2 * BAR


def test_what_mute_and_solo_silence_is_left_out_only_on_request() -> None:
    song = replace(small_song(), view=View(muted=(DRUMS,)))
    assert [track.name for track in tracks_of(song)[1:]] == ["Bass", "Drums", "Voice"]
    assert [track.name for track in tracks_of(song, ExportOptions(lanes="heard"))[1:]] == ["Bass", "Voice"]
    alone = replace(song, view=View(soloed=(VOICE,)))
    assert [track.name for track in tracks_of(alone, ExportOptions(lanes="heard"))[1:]] == ["Voice"]
    both = replace(song, view=View(muted=(VOICE,), soloed=(VOICE,)))
    assert [track.name for track in tracks_of(both, ExportOptions(lanes="heard"))[1:]] == ["Voice"]


def test_type_0_holds_all_lanes_in_one_track_by_channel() -> None:
    file = read_plainly(exported_bytes(small_song(), ExportOptions(file_type=0)))
    (track,) = file.tracks
    assert file.type == 0
    names = [
        (m.channel if m.type == "channel_prefix" else m.name)
        for m in track
        if m.is_meta and m.type in {"channel_prefix", "instrument_name"}
    ]
    assert names == [0, "Bass", 9, "Drums", 1, "Voice"]
    whole = read_plainly(exported_bytes(small_song()))
    notes = sorted((t, m.channel, m.note) for t, m in timed(track) if m.type == "note_on")
    assert notes == sorted(
        (t, m.channel, m.note) for one in whole.tracks for t, m in timed(one) if m.type == "note_on"
    )


def test_type_0_is_refused_where_channels_would_be_shared() -> None:
    kits = [Lane(LaneId(200 + n), f"Kit {n}", "rhythm", Sound(0, drums=True)) for n in range(2)]
    song = with_lanes(replace(small_song(), sections=silent(small_song())), *kits)
    with pytest.raises(ExportRefused) as caught:
        export_midi(song, song.arrangement, ExportOptions(file_type=0))
    assert caught.value.code == "too-many-lanes-for-type-0"


def test_one_file_a_lane_each_with_the_whole_conductor() -> None:
    song = small_song()
    exported = export_midi(song, song.arrangement, ExportOptions(division="lane"), name="take")
    names = [name for name, _ in exported.files]
    assert names == ["take - 01 Bass.mid", "take - 02 Drums.mid", "take - 03 Voice.mid"]
    for _, data in exported.files:
        conductor, lane = read_plainly(data).tracks
        assert len([m for m in conductor if m.type == "marker"]) == 3
        assert lane.name in {"Bass", "Drums", "Voice"}


def test_one_file_a_section_each_section_once() -> None:
    """The chorus is a bar longer than it was written: its last note rings into it."""
    song = small_song()
    exported = export_midi(song, song.arrangement, ExportOptions(division="section"), name="take")
    assert [name for name, _ in exported.files] == ["take - 01 Verse 1.mid", "take - 02 Chorus.mid"]
    chorus = read_plainly(exported.files[1][1])
    assert [(tick, m.text) for tick, m in timed(chorus.tracks[0]) if m.type == "marker"] == [(0, "Chorus")]
    assert [(tick, m.tempo) for tick, m in timed(chorus.tracks[0]) if m.type == "set_tempo"] == [(0, 400_000)]
    assert {timed(track)[-1][0] for track in chorus.tracks} == {BAR + 2 * 2880}


def test_480_ticks_keep_every_note_and_say_how_many_are_rounded() -> None:
    song = small_song()
    odd = Written((Note(1, 1, 40, 80), Note(2, 960, 40, 80), Note(1921, 959, 43, 75)))
    song = replace(song, pieces={**song.pieces, RIFF: replace(song.pieces[RIFF], content=odd)})
    exported = export_midi(song, song.arrangement, ExportOptions(resolution=480))
    file = read_plainly(exported.files[0][1])
    assert file.ticks_per_beat == 480
    assert [n.values["count"] for n in exported.notices if n.code == "notes-rounded-coarser"] == [12]
    ons = [tick for tick, m in timed(file.tracks[1]) if m.type == "note_on"][:2]
    assert ons == [1, 961]


def test_chords_can_be_a_track_to_hear() -> None:
    tracks = tracks_of(small_song(), ExportOptions(chords="voicings"))
    assert tracks[-1].name == "Chords"
    starts = {tick for tick, m in timed(tracks[-1]) if m.type == "note_on"}
    verse_again = 2 * BAR + BAR + 2880
    assert starts == {0, BAR, verse_again, verse_again + BAR}
    first = {m.note % 12 for tick, m in timed(tracks[-1]) if m.type == "note_on" and tick == 0}
    assert first == {5, 9, 0}


def test_chords_can_be_a_track_to_read() -> None:
    tracks = tracks_of(small_song(), ExportOptions(chords="text"))
    texts = [(tick, m.text) for tick, m in timed(tracks[-1]) if m.type == "text"]
    assert texts[:2] == [(0, "F"), (BAR, "C/E")]
    assert not [m for m in tracks[-1] if not m.is_meta]


def test_an_arrangement_without_sections_is_refused() -> None:
    song = replace(small_song(), arrangements=(Arrangement(ArrangementId(13), "Empty"),))
    with pytest.raises(ExportRefused) as caught:
        export_midi(song, song.arrangement)
    assert caught.value.code == "nothing-to-export"


def test_a_song_longer_than_a_midi_file_can_say_is_refused() -> None:
    song = small_song()
    endless = replace(song.sections[VERSE], bars=9_999, parts={})
    order = tuple(Slot(SlotId(100 + n), VERSE) for n in range(8))
    song = replace(
        song,
        sections={VERSE: endless, CHORUS: song.sections[CHORUS]},
        arrangements=(Arrangement(ArrangementId(13), "Long", order),),
    )
    with pytest.raises(ExportRefused) as caught:
        export_midi(song, song.arrangement)
    assert caught.value.code == "export-too-long"


def test_names_are_plain_by_default_and_whole_on_request() -> None:
    bass, drums, voice = LANES
    song = with_lanes(small_song(), replace(bass, name="Größe ♭3"), replace(drums, name="太鼓"), voice)
    assert [track.name for track in tracks_of(song)[1:]] == ["Grosse b3", "Power Kit", "Voice"]
    utf_8 = ExportOptions(text="utf-8")
    assert [track.name for track in tracks_of(song, utf_8)[1:]] == ["Größe ♭3", "太鼓", "Voice"]


def test_a_lyric_that_plain_letters_cannot_spell_stays_and_is_told() -> None:
    song = small_song()
    sung = Written(song.pieces[TUNE].written.notes, lyrics=(Lyric(0, "cœur-"), Lyric(BAR, "月")))
    song = replace(song, pieces={**song.pieces, TUNE: replace(song.pieces[TUNE], content=sung)})
    exported = export_midi(song, song.arrangement)
    voice = read_plainly(exported.files[0][1]).tracks[3]
    assert [m.text for m in voice if m.type == "lyrics"] == ["coeur-", "月"]
    assert [notice.code for notice in exported.notices] == ["lyrics-beyond-ascii"]


def test_bank_select_and_silencing_messages_of_a_piece_are_left_out_and_told() -> None:
    song = small_song()
    controls = tuple(Control(5, "controller", number, 1) for number in (0, 1, 32, 120, 123, 126))
    piece = replace(song.pieces[RIFF], content=Written(song.pieces[RIFF].written.notes, controls))
    song = replace(song, pieces={**song.pieces, RIFF: piece})
    exported = export_midi(song, song.arrangement)
    bass = read_plainly(exported.files[0][1]).tracks[1]
    numbers = {m.control for tick, m in timed(bass) if m.type == "control_change" and tick > 0}
    assert numbers == {1}
    assert [notice.code for notice in exported.notices] == ["channel-messages-left-out"]
