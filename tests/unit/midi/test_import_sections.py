"""Sections of a file: where they lie, what they are called, and which of them are one."""

import pytest

from arrangeboard.midi import import_smf
from arrangeboard.midi.import_smf import NotMidi
from arrangeboard.song.timeline import timeline
from arrangeboard.song.values import Meter
from arrangeboard.words import say_error
from tests.unit.midi.importing import (
    bars_of_notes,
    conductor,
    heard,
    imported,
    losses_of,
    sections_of,
    song_of,
)
from tests.unit.midi.smf_bytes import BAR, key, marker, meta, meter, name, note, program, smf, tempo, track


def test_markers_become_sections_with_bare_names() -> None:
    marks = [marker(0, "Verse 1"), marker(4 * BAR, "Chorus"), marker(8 * BAR, "Verse 2")]
    song = song_of(smf(conductor(*marks, end_bar=12), track(name("Bass"), *bars_of_notes(0, 12))))
    assert sections_of(song) == [("Verse 1", 4), ("Chorus", 4), ("Verse 2", 4)]
    assert [section.name for section in song.sections.values()] == ["Verse", "Chorus"]
    assert [section.kind for section in song.sections.values()] == ["verse", "chorus"]


def test_sections_equal_in_everything_become_one_in_two_slots() -> None:
    marks = [marker(0, "Verse"), marker(4 * BAR, "Chorus"), marker(8 * BAR, "Verse")]
    notes = bars_of_notes(0, 4) + bars_of_notes(4, 8, 67) + bars_of_notes(8, 12)
    song = song_of(smf(conductor(*marks, end_bar=12), track(name("Bass"), *notes)))
    first, _, third = song.arrangement.order
    assert first.section == third.section
    assert len(song.pieces) == 2


def test_repeats_in_another_tempo_share_their_pieces_and_are_not_linked() -> None:
    marks = [marker(0, "Verse"), marker(4 * BAR, "Verse"), tempo(0, 500_000), tempo(4 * BAR, 400_000)]
    song = song_of(smf(conductor(*marks, end_bar=8), track(name("Bass"), *bars_of_notes(0, 8))))
    assert (len(song.sections), len(song.pieces)) == (2, 1)


def test_equal_material_of_different_lanes_and_sections_is_one_piece() -> None:
    marks = [marker(0, "Verse"), marker(4 * BAR, "Chorus")]
    lanes = [track(name(one), program(place), *bars_of_notes(0, 8)) for place, one in enumerate("AB")]
    song = song_of(smf(conductor(*marks, end_bar=8), *lanes))
    assert [piece.name for piece in song.pieces.values()] == ["A verse"]


def test_a_last_note_that_rings_shorter_because_its_pitch_starts_again_is_the_same_music() -> None:
    marks = [marker(0, "Verse"), marker(4 * BAR, "Verse"), marker(8 * BAR, "Bridge")]
    verse_1 = [*note(240, 480, 60), *note(3 * BAR, BAR + 240, 60)]
    verse_2 = [*note(4 * BAR + 240, 480, 60), *note(7 * BAR, BAR + 960, 60)]
    song = song_of(smf(conductor(*marks, end_bar=12), track(name("Bass"), *verse_1, *verse_2)))
    assert song.arrangement.order[0].section == song.arrangement.order[1].section
    lengths = [length for _, _, length, _, _ in heard(song)]
    assert lengths == [960, 2 * BAR + 480, 960, 2 * BAR + 1920]


def test_notes_across_a_border_sound_in_full_and_belong_where_they_start() -> None:
    marks = [marker(0, "Verse"), marker(4 * BAR, "Chorus")]
    data = smf(conductor(*marks, end_bar=8), track(name("Pad"), *note(3 * BAR, 3 * BAR, 60)))
    song = song_of(data)
    assert heard(song) == [("Pad", 6 * BAR, 6 * BAR, 60, 80)]
    verse, chorus = song.sections.values()
    assert (len(verse.parts), len(chorus.parts)) == (1, 0)


def test_notes_before_the_first_marker_are_an_intro() -> None:
    data = smf(conductor(marker(4 * BAR, "Verse"), end_bar=8), track(name("Bass"), *bars_of_notes(0, 8)))
    assert sections_of(song_of(data)) == [("Intro", 4), ("Verse", 4)]


def test_empty_bars_before_the_first_marker_keep_their_time() -> None:
    data = smf(conductor(marker(BAR, "Verse"), end_bar=5), track(name("Bass"), *bars_of_notes(1, 5)))
    song = song_of(data)
    assert sections_of(song) == [("Count-in", 1), ("Verse", 4)]
    assert heard(song)[0][1] == 2 * BAR


def test_markers_off_the_bar_line_snap_and_are_told_and_no_note_moves() -> None:
    marks = [marker(0, "Verse"), marker(4 * BAR - 100, "Chorus")]
    notes = note(4 * BAR - 100, 480, 60)
    data = smf(conductor(*marks, end_bar=8), track(name("Bass"), *notes))
    assert sections_of(song_of(data)) == [("Verse", 4), ("Chorus", 4)]
    assert heard(song_of(data))[0][1] == 8 * BAR - 200
    moved = next(loss for loss in imported(data).losses if loss.code == "markers-moved")
    assert (moved.count, moved.values) == (1, {"name": "Chorus", "bar": 5})


def test_of_two_markers_on_one_bar_the_one_of_a_known_kind_stays() -> None:
    marks = [marker(0, "Elision"), marker(0, "Verse"), marker(4 * BAR, "Chorus")]
    data = smf(conductor(*marks, end_bar=8), track(name("Bass"), *bars_of_notes(0, 8)))
    assert sections_of(song_of(data)) == [("Verse", 4), ("Chorus", 4)]
    assert losses_of(data)["markers-on-one-bar"] == 1


def test_a_file_that_we_wrote_keeps_sections_of_any_name() -> None:
    mark = meta(0, 0x7F, b"\x7darrangeboard")
    marks = [marker(0, "End"), marker(BAR, "G7")]
    data = smf(conductor(mark, *marks, end_bar=2), track(name("Bass"), *bars_of_notes(0, 2)))
    assert sections_of(song_of(data)) == [("End", 1), ("G7", 1)]
    assert losses_of(data) == {}


def test_cue_points_name_sections_where_no_marker_does() -> None:
    cues = [meta(0, 0x07, b"Verse"), meta(4 * BAR, 0x07, b"Chorus")]
    data = smf(conductor(*cues, end_bar=8), track(name("Bass"), *bars_of_notes(0, 8)))
    assert sections_of(song_of(data)) == [("Verse", 4), ("Chorus", 4)]


def test_without_markers_sections_are_proposed_and_told() -> None:
    notes = bars_of_notes(0, 16)
    drums = [event for bar in range(8, 16) for event in note(bar * BAR, 100, 36, channel=9)]
    data = smf(conductor(), track(name("Bass"), *notes, end_tick=16 * BAR), track(name("Drums"), *drums))
    assert [bars for _, bars in sections_of(song_of(data))] == [8, 8]
    assert losses_of(data)["sections-proposed"] == 2


def test_the_patterns_of_a_type_2_file_follow_each_other() -> None:
    verse = track(name("Verse"), tempo(0, 400_000), *note(0, 480, 60), end_tick=2 * BAR - 10)
    chorus = track(name("Chorus"), meter(0, 3, 2), *note(0, 480, 67), end_tick=1440)
    song = song_of(smf(verse, chorus, kind=2))
    assert sections_of(song) == [("Verse", 2), ("Chorus", 1)]
    times = timeline(song, song.arrangement)
    assert [(one.tick, one.microseconds_per_quarter) for one in times.tempos] == [
        (0, 400_000),
        (7680, 500_000),
    ]
    assert [one.meter for one in times.meters] == [Meter(4, 4), Meter(3, 4)]
    assert len(song.lanes) == 1


def test_tempo_meter_and_key_are_the_songs_and_sections_hold_what_differs() -> None:
    marks = [marker(0, "Verse"), marker(4 * BAR, "Chorus")]
    changes = [tempo(0, 600_000), tempo(2 * BAR, 550_000), tempo(4 * BAR, 600_000), key(4 * BAR, 2)]
    song = song_of(smf(conductor(*marks, *changes, end_bar=8), track(name("Bass"), *bars_of_notes(0, 8))))
    verse, chorus = song.sections.values()
    assert (song.microseconds_per_quarter, song.key) == (600_000, "C")
    assert [(one.tick, one.microseconds_per_quarter) for one in verse.tempos] == [(4 * BAR, 550_000)]
    assert (chorus.tempos, [(one.tick, one.key) for one in chorus.keys]) == ((), [(0, "D")])


def test_a_tempo_that_holds_on_is_said_at_the_start_of_the_next_section() -> None:
    marks = [marker(0, "Verse"), marker(4 * BAR, "Chorus"), tempo(2 * BAR, 400_000)]
    song = song_of(smf(conductor(*marks, end_bar=8), track(name("Bass"), *bars_of_notes(0, 8))))
    assert [one.tick for one in list(song.sections.values())[1].tempos] == [0]


def test_composer_copyright_and_set_aside_markers_are_kept_in_words() -> None:
    texts = [meta(0, 0x01, b"Composed by Ann"), meta(0, 0x02, b"(c) 2001 Ann"), marker(0, "www.example.org")]
    song = song_of(smf(conductor(*texts), track(name("Bass"), *note(0, 480, 40))))
    assert song.composer == "Ann"
    assert song.notes == "Composed by Ann\n(c) 2001 Ann\nwww.example.org"


@pytest.mark.parametrize(
    ("text", "composer"),
    [
        ("Music: Ann", "Ann"),
        ("Composer Ann Lee", "Ann Lee"),
        ("Music box in the bridge", ""),
        ("Music bye", ""),
    ],
)
def test_only_what_names_a_composer_is_one(text: str, composer: str) -> None:
    song = song_of(smf(conductor(meta(0, 0x01, text.encode())), track(*note(0, 480, 40))))
    assert song.composer == composer


def test_lines_for_which_the_notes_have_no_room_are_told() -> None:
    texts = [meta(0, 0x01, f"{number:05}{'x' * 94}".encode()) for number in range(250)]
    found = imported(smf(conductor(*texts), track(*note(0, 480, 40))))
    assert len(found.song.notes.splitlines()) == 200
    assert {loss.code: loss.count for loss in found.losses}["lines-left-out"] == 50


def test_more_sections_and_instruments_than_the_board_has_room_for_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(import_smf, "MOST_CELLS", 5)
    marks = [marker(bar * BAR, f"Verse {bar}") for bar in range(3)]
    lane = track(*bars_of_notes(0, 3))
    assert len(song_of(smf(conductor(*marks), lane)).arrangement.order) == 3
    with pytest.raises(NotMidi) as refused:
        song_of(smf(conductor(*marks), lane, lane))
    assert "2 instruments and 3 sections" in say_error(refused.value)


def test_an_empty_last_section_keeps_its_bars() -> None:
    marks = [marker(0, "Verse"), marker(4 * BAR, "Outro")]
    data = smf(conductor(*marks, end_bar=20), track(name("Bass"), *bars_of_notes(0, 4)))
    assert sections_of(song_of(data)) == [("Verse", 4), ("Outro", 16)]


def test_markers_alone_are_a_form() -> None:
    song = song_of(smf(conductor(marker(0, "Verse"), marker(8 * BAR, "Chorus"), end_bar=16)))
    assert sections_of(song) == [("Verse", 8), ("Chorus", 8)]
