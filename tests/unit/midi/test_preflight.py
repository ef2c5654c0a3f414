"""What is said before an export: what concerns this song and this program, and nothing else."""

import pytest
from msgspec.structs import replace

from arrangeboard.midi.export_options import ExportOptions
from arrangeboard.midi.exporting.programs import NoSuchProgram, program, programs
from arrangeboard.midi.exporting.reader_losses import is_whole_bpm
from arrangeboard.midi.notices import Notice
from arrangeboard.midi.preflight import preflight
from arrangeboard.song.ids import ArrangementId, LaneId, PartId
from arrangeboard.song.values import Arrangement, Lane, Part, Song, Sound, View
from arrangeboard.words import say, say_error, templates
from tests.unit.midi.export_songs import DRUMS, LANES, SECTIONS, VERSE, VOICE, silent, small_song, with_lanes
from tests.unit.midi.test_export_options import with_pickup

PLAIN = ExportOptions()


def codes(song: Song, reader: str, options: ExportOptions = PLAIN) -> set[str]:
    return {notice.code for notice in preflight(song, song.arrangement, options, reader)}


def the(code: str, song: Song, reader: str, options: ExportOptions = PLAIN) -> Notice:
    (found,) = [one for one in preflight(song, song.arrangement, options, reader) if one.code == code]
    return found


def plain_song() -> Song:
    """A song in which nothing can be lost: 120, 4/4, C major, every lane plays, to the last bar."""
    song = small_song()
    verse = replace(SECTIONS[VERSE], chords=())
    order = song.arrangement.order[:1]
    return replace(
        song,
        key="C",
        lanes=LANES[:2],
        sections={VERSE: verse},
        arrangements=(Arrangement(ArrangementId(13), "First", order),),
    )


def with_tempo(song: Song, microseconds_per_quarter: int) -> Song:
    return replace(song, microseconds_per_quarter=microseconds_per_quarter)


def test_a_plain_song_loses_only_its_markers() -> None:
    assert {one.code for one in preflight(plain_song(), plain_song().arrangement, PLAIN)} == {"markers-lost"}
    assert codes(plain_song(), "rosegarden") == codes(plain_song(), "muse") == set()


def test_a_tempo_between_whole_numbers_is_rounded_by_some_programs() -> None:
    song = with_tempo(plain_song(), round(60_000_000 / 92.5))
    assert "bpm-rounded" not in codes(song, "ardour")
    rounded = the("bpm-rounded", song, "musescore")
    assert rounded.weight == "loses"
    assert rounded.values["bpm"] == 92.5
    assert rounded.values["programs"] == "MuseScore"
    everywhere = str(the("bpm-rounded", song, "any").values["programs"])
    assert set(everywhere.split(", ")) == {"LMMS", "Qtractor", "MuseScore"}


@pytest.mark.parametrize("bpm", [60, 97, 120, 133, 240])
def test_whole_tempos_are_known_in_spite_of_microseconds(bpm: int) -> None:
    assert is_whole_bpm(round(60_000_000 / bpm))
    assert not is_whole_bpm(round(60_000_000 / (bpm + 0.25)))


def test_the_slowest_tempo_is_no_whole_number() -> None:
    assert not is_whole_bpm(16_777_215)


def test_only_the_first_of_several_tempos_is_kept_by_seq66() -> None:
    assert "only-first-tempo" in codes(small_song(), "seq66")
    assert "only-first-tempo" not in codes(plain_song(), "seq66")


def test_a_tempo_change_after_the_last_note_is_lost_in_live() -> None:
    song = small_song()
    assert "tempo-after-notes-lost" not in codes(song, "live")
    assert "tempo-after-notes-lost" in codes(replace(song, sections=silent(song)), "live")


def test_meters_and_keys_concern_only_songs_that_have_some() -> None:
    assert "keys-lost" in codes(small_song(), "lmms")
    assert "keys-lost" not in codes(plain_song(), "lmms")
    assert "not-established" in codes(small_song(), "studio-one")
    told = the("not-established", small_song(), "studio-one")
    assert told.values == {"program": "Studio One", "what": "meter, keys, markers"}


def test_lanes_without_notes_are_dropped_by_some() -> None:
    song = with_lanes(plain_song(), *LANES)
    assert the("lanes-without-notes-lost", song, "qtractor").values["lanes"] == "Voice"
    assert "lanes-without-notes-lost" not in codes(song, "muse")
    assert "lanes-without-notes-lost" not in codes(plain_song(), "qtractor")


def test_a_guide_keeps_a_planned_lane_alive_but_a_bare_mark_does_not() -> None:
    verse = replace(SECTIONS[VERSE], parts={**SECTIONS[VERSE].parts, VOICE: (Part(PartId(14)),)})
    song = replace(with_lanes(plain_song(), *LANES), sections={VERSE: verse})
    lost = "lanes-without-notes-lost"
    assert lost not in codes(song, "ardour")
    assert lost in codes(song, "ardour", ExportOptions(planned="markers"))
    assert "texts-to-markers" in codes(song, "helio")
    assert "texts-to-score" in codes(song, "rosegarden")
    nothing = the("planned-left-out", song, "any", ExportOptions(planned="nothing"))
    assert nothing.values["count"] == 1
    assert the("guides-in-type-0", song, "any", ExportOptions(file_type=0)).values["count"] == 1


def test_empty_last_bars_are_lost_in_some() -> None:
    song = replace(plain_song(), sections=silent(plain_song()))
    assert the("last-bars-lost", song, "lmms").values["count"] == 2
    assert "last-bars-lost" not in codes(song, "rosegarden")


def test_letters_beyond_plain_ones_matter_only_where_they_are_written() -> None:
    song = with_lanes(plain_song(), replace(LANES[0], name="Größe"), LANES[1])
    respelt = the("names-respelt", song, "ardour")
    assert respelt.values == {"count": 1, "name": "Größe", "spelt": "Grosse"}
    assert "letters-garbled" not in codes(song, "ardour")
    utf_8 = ExportOptions(text="utf-8")
    assert "letters-garbled" in codes(song, "ardour", utf_8)
    assert "letters-asked" in codes(song, "rosegarden", utf_8)
    assert not {"letters-garbled", "letters-asked", "names-respelt"} & codes(song, "muse", utf_8)


def test_further_ports_are_told() -> None:
    pitched = [Lane(LaneId(100 + n), f"Lane {n}", "harmony", Sound(n)) for n in range(17)]
    song = with_lanes(replace(small_song(), sections=silent(small_song())), *pitched)
    assert the("further-ports", song, "any").values == {"count": 2}
    assert "channels-welded" in codes(song, "fl-studio")
    refused = preflight(song, song.arrangement, ExportOptions(file_type=0))
    assert [(one.code, one.weight) for one in refused] == [("too-many-lanes-for-type-0", "stops")]


def test_what_would_stop_the_export_is_told_alone() -> None:
    song = with_pickup(small_song())
    stopped = preflight(song, song.arrangement, ExportOptions(opening_pickup="refuse"))
    assert [(one.code, one.weight) for one in stopped] == [("pickup-before-start", "stops")]
    assert "count-in-added" in codes(song, "any")


def test_lanes_left_out_are_told() -> None:
    song = replace(small_song(), view=View(muted=(DRUMS,)))
    assert the("lanes-left-out", song, "any", ExportOptions(lanes="heard")).values == {"lanes": "Drums"}


def test_losses_come_before_advice() -> None:
    song = small_song()
    weights = [one.weight for one in preflight(song, song.arrangement, PLAIN, "live")]
    assert weights == sorted(weights)
    assert weights[0] == "loses"
    assert weights[-1] == "tells"


def test_a_program_is_found_by_code_or_name() -> None:
    assert program("Ableton Live") is program("live")
    with pytest.raises(NoSuchProgram) as caught:
        program("Tape machine")
    assert "Tape machine" in say_error(caught.value)


@pytest.mark.parametrize("reader", [one.code for one in programs()])
def test_every_notice_about_every_program_has_its_sentence(reader: str) -> None:
    song = with_tempo(with_pickup(small_song()), 648_649)
    song = with_lanes(song, *song.lanes, Lane(LaneId(90), "空の", sound=Sound(5)))
    for options in (PLAIN, ExportOptions(text="utf-8", planned="nothing", file_type=0, chords="text")):
        for notice in preflight(song, song.arrangement, options, reader):
            assert "{" not in say(notice.code, **notice.values)


def test_every_piece_of_advice_in_the_table_has_its_sentence() -> None:
    assert {one.code for reader in programs() for one in reader.advice} <= templates().keys()
