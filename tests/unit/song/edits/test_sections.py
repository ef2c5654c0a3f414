import pytest
from msgspec.structs import replace

from arrangeboard.song.edits.sections import (
    add_section,
    recolour_section,
    rename_section,
    set_section_bars,
    set_section_chords,
    set_section_key,
    set_section_kind,
    set_section_meter,
    set_section_tempo,
)
from arrangeboard.song.edits.song_fields import set_song_key, set_song_meter
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import ArrangementId, PartId, SectionId
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Chord, KeyChange, Meter, MeterChange, Part, TempoChange
from tests.unit.app.band import BAR, BASS, CHORUS, RIFF, VERSE, band_song, with_parts

ONLY = ArrangementId(7)


def test_a_new_section_stands_where_it_was_asked_for_under_its_kinds_name() -> None:
    song = add_section(band_song({}), ONLY, 1, kind="pre-chorus", bars=8)

    new = song.sections[song.arrangement.order[1].section]
    assert (new.name, new.kind, new.bars) == ("Pre-Chorus", "pre-chorus", 8)
    assert len(song.arrangement.order) == 3


def test_a_name_that_is_the_kinds_word_follows_the_kind() -> None:
    song = set_section_kind(band_song({}), VERSE, "bridge")

    assert song.sections[VERSE].name == "Bridge"


def test_a_name_of_its_own_stays_when_the_kind_changes() -> None:
    song = rename_section(band_song({}), VERSE, " Rain ")

    assert set_section_kind(song, VERSE, "bridge").sections[VERSE].name == "Rain"


def test_an_empty_name_brings_back_the_kinds() -> None:
    song = rename_section(rename_section(band_song({}), VERSE, "Rain"), VERSE, "")

    assert song.sections[VERSE].name == "Verse"


def test_a_shorter_section_cuts_what_reaches_past_its_end() -> None:
    parts = (Part(PartId(80), RIFF, 0, 2 * BAR), Part(PartId(81), RIFF, 3 * BAR, None))
    song = with_parts(band_song({}), VERSE, BASS, *parts)
    song = set_section_chords(song, VERSE, (Chord(0, "F"), Chord(2 * BAR, "C")))

    shorter = set_section_bars(song, VERSE, 1).sections[VERSE]

    assert [(part.id, part.length_ticks) for part in shorter.parts[BASS]] == [(PartId(80), BAR)]
    assert shorter.chords == (Chord(0, "F"),)


def test_a_part_to_the_end_grows_with_its_section() -> None:
    song = set_section_bars(band_song({(VERSE, BASS): RIFF}), VERSE, 16)

    assert song.sections[VERSE].parts[BASS][0].length_ticks is None
    assert problems(song) == ()


@pytest.mark.parametrize("bars", [0, -1, 1000])
def test_a_section_cannot_be_empty_or_endless(bars: int) -> None:
    with pytest.raises(EditRefused, match="bars-out-of-range"):
        set_section_bars(band_song({}), VERSE, bars)


def test_a_meter_of_its_own_keeps_the_bars_and_cuts_the_parts() -> None:
    song = with_parts(band_song({}), VERSE, BASS, Part(PartId(80), RIFF, 0, 4 * BAR))

    section = set_section_meter(song, VERSE, Meter(3, 4)).sections[VERSE]

    assert section.meters == (MeterChange(0, 3, 4),)
    assert section.bars == 4
    assert section.parts[BASS][0].length_ticks == 4 * 2880


def test_key_tempo_and_meter_are_inherited_again_where_none_is_given() -> None:
    song = set_section_key(set_section_tempo(band_song({}), VERSE, 400_000), VERSE, "Bbm")
    assert song.sections[VERSE].keys == (KeyChange(0, "Bbm"),)
    assert song.sections[VERSE].tempos == (TempoChange(0, 400_000),)

    back = set_section_key(set_section_tempo(song, VERSE, None), VERSE, None)

    assert back == band_song({})


def test_chords_are_kept_in_order_of_time_without_empty_ones() -> None:
    chords = (Chord(BAR, "C"), Chord(0, "F"), Chord(BAR, "G7"), Chord(960, " "), Chord(99 * BAR, "D"))

    song = set_section_chords(band_song({}), VERSE, chords)

    assert song.sections[VERSE].chords == (Chord(0, "F"), Chord(BAR, "G7"))


def test_what_no_song_can_hold_is_refused() -> None:
    song = band_song({})
    with pytest.raises(EditRefused, match="not-a-key-here"):
        set_section_key(song, VERSE, "H")
    with pytest.raises(EditRefused, match="not-a-colour"):
        recolour_section(song, VERSE, "blue")
    with pytest.raises(EditRefused, match="not-a-meter"):
        set_section_meter(song, VERSE, Meter(4, 3))
    with pytest.raises(EditRefused, match="tempo-out-of-range"):
        set_section_tempo(song, VERSE, 0)
    with pytest.raises(EditRefused, match="no-such-section"):
        rename_section(song, SectionId(98), "x")


def test_the_songs_meter_leaves_sections_with_their_own_alone() -> None:
    song = set_section_meter(band_song({(VERSE, BASS): RIFF, (CHORUS, BASS): RIFF}), VERSE, Meter(4, 4))
    part = replace(song.sections[CHORUS].parts[BASS][0], length_ticks=4 * BAR)
    song = with_parts(song, CHORUS, BASS, part)

    changed = set_song_meter(song, Meter(3, 4))

    assert changed.sections[VERSE] is song.sections[VERSE]
    assert changed.sections[CHORUS].parts[BASS][0].length_ticks == 4 * 2880


def test_setting_what_is_so_already_changes_nothing() -> None:
    song = band_song({(VERSE, BASS): RIFF})

    assert set_section_bars(song, VERSE, 4) is song
    assert set_section_kind(song, VERSE, "verse") is song
    assert set_song_key(song, "C") is song
