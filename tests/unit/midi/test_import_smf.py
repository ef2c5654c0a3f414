"""A file becomes a song that sounds like it, and what it loses on the way is told."""

from collections import Counter

import pytest

from arrangeboard.midi.import_smf import NotMidi, import_midi
from arrangeboard.song.values import Note
from tests.unit.midi.importing import bars_of_notes, conductor, heard, losses_of, sections_of, song_of
from tests.unit.midi.smf_bytes import BAR, key, marker, meta, meter, name, note, smf, tempo, track


def test_unreadable_tempos_meters_and_keys_are_told_and_the_rest_is_kept() -> None:
    bad = [meta(0, 0x51, b"\x07"), meta(0, 0x51, b"\0\0\0"), meta(0, 0x58, b"\x04\x09"), key(0, 3, 255)]
    lost = losses_of(smf(track(*bad, *note(0, 480, 60))))
    assert [lost[f"{what}-unreadable"] for what in ("tempos", "meters", "keys")] == [2, 1, 1]


def test_a_file_without_a_key_is_given_the_one_it_sounds_in_and_told() -> None:
    scale = [
        e
        for place, pitch in enumerate((62, 64, 66, 67, 69, 71, 73, 74))
        for e in note(place * 480, 480, pitch)
    ]
    data = smf(track(*scale, *note(BAR * 2, BAR, 62), *note(BAR * 2, BAR, 66), *note(BAR * 2, BAR, 69)))
    assert song_of(data).key == "D"
    assert losses_of(data)["key-guessed"] == 1


def test_timecode_becomes_bars_at_the_files_own_tempo() -> None:
    # 25 frames of 40 ticks: a thousand ticks are a second, half a second a quarter.
    data = smf(track(tempo(0, 500_000), *note(1000, 500, 60)), division=0xE728)
    assert heard(song_of(data)) == [("Acoustic Grand Piano", 1920, 960, 60, 80)]


def test_notes_between_the_songs_ticks_are_rounded_and_counted() -> None:
    data = smf(track(name("Bass"), *note(1, 1024, 60), *note(1024, 1024, 62)), division=1024)
    assert losses_of(data)["notes-rounded"] == 1
    assert [row[1] for row in heard(song_of(data))] == [1, 960]


def test_a_resolution_is_scaled_exactly_where_it_can_be() -> None:
    data = smf(track(name("Bass"), *note(96, 48, 60)), division=96)
    assert heard(song_of(data)) == [("Bass", 960, 480, 60, 80)]
    assert "notes-rounded" not in losses_of(data)


def test_the_title_is_the_leading_tracks_name_else_the_files() -> None:
    bass = track(name("Bass"), *note(0, 480, 40))
    assert song_of(smf(track(name("Tempo Track")), bass)).title == "file"
    assert song_of(smf(track(name("Blue")), bass)).title == "Blue"
    assert song_of(smf(bass)).title == "file"


def test_a_long_silence_at_the_end_is_cut_and_told() -> None:
    data = smf(track(name("Bass"), *bars_of_notes(0, 4), end_tick=500 * BAR))
    assert sum(bars for _, bars in sections_of(song_of(data))) == 4
    assert losses_of(data)["silence-cut"] == 496


def test_a_note_days_away_is_left_out_and_told() -> None:
    far = [(5_000 * 480 * 100, b"\x90\x3c\x40")]
    lost = losses_of(smf(track(name("Bass"), *note(0, 480, 40), *far)))
    assert lost["notes-too-late"] == 1


def test_notes_without_length_are_given_the_shortest() -> None:
    data = smf(track(name("Kit"), *note(0, 0, 36, channel=9), *note(480, 480, 36, channel=9)))
    assert [row[2] for row in heard(song_of(data))] == [1, 960]
    assert losses_of(data)["notes-zero-length"] == 1


@pytest.mark.parametrize("data", [smf(track()), smf(track(name("Nothing"), tempo(0, 500_000)))])
def test_a_file_with_nothing_to_show_is_refused(data: bytes) -> None:
    with pytest.raises(NotMidi) as refused:
        import_midi(data, name="file.mid")
    assert refused.value.code == "midi-without-music"


def test_progress_runs_from_reading_to_building_and_can_end_the_import() -> None:
    data = smf(track(name("Bass"), *bars_of_notes(0, 64)))
    told: list[float] = []
    import_midi(data, name="x", progress=told.append)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1.0)

    def cancel(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_midi(data, name="x", progress=cancel)


def test_an_import_has_every_note_of_the_file_in_the_right_place() -> None:
    """A piano over five sections of uneven bars, compared with what was written."""
    marks = [meter(0, 7, 3), marker(0, "Intro"), marker(1680 * 3, "Verse"), meter(1680 * 3, 3, 2)]
    rows = [(tick, 200 + tick % 300, 40 + tick % 37, 1 + tick % 127) for tick in range(0, 20_000, 170)]
    events = [e for tick, length, pitch, v in rows for e in note(tick, length, pitch, velocity=v)]
    song = song_of(smf(conductor(*marks), track(name("Piano"), *events)))
    last: dict[int, int] = {}
    written = Counter[tuple[int, int, int, int]]()
    for tick, length, pitch, velocity in reversed(rows):
        until = min(tick + length, last.get(pitch, tick + length))
        last[pitch] = tick
        written[2 * tick, 2 * (until - tick), pitch, velocity] += 1
    assert Counter(row[1:] for row in heard(song)) == written


def test_notes_are_sorted_in_their_pieces() -> None:
    chord = [*note(0, 960, 64), *note(0, 480, 67), *note(0, 960, 60)]
    (piece,) = song_of(smf(track(name("Keys"), *chord))).pieces.values()
    assert piece.written.notes == (Note(0, 960, 67), Note(0, 1920, 60), Note(0, 1920, 64))
