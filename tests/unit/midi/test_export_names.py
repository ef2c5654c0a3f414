"""Names as every program can read them."""

import pytest
from msgspec.structs import replace

from arrangeboard.midi.exporting.names import file_stem, lane_names, marker_names
from arrangeboard.midi.exporting.plain_text import LONGEST_NAME, name_in, to_ascii, unique_names
from arrangeboard.midi.import_smf import import_midi
from arrangeboard.song.values import Lane, Sound
from tests.unit.midi.export_songs import CHORUS, SECTIONS, VERSE, exported_bytes, small_song


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("Chorus 2", "Chorus 2"),
        ("Café", "Cafe"),
        ("Größe", "Grosse"),
        ("ØRE", "ORE"),
        ("B♭ – F♯", "Bb - F#"),
        ("“Hook”…", '"Hook"...'),
        ("Припев", "Pripev"),
        ("Щука ёж", "Shchuka ezh"),
        ("Ρυθμός", "Rythmos"),
        ("two\nlines", "two lines"),
        ("月 song", "song"),
        ("サビ", ""),
    ],
)
def test_text_is_spelt_in_plain_letters(text: str, spelt: str) -> None:
    assert to_ascii(text) == spelt


def test_a_name_that_nothing_is_left_of_gives_way() -> None:
    assert name_in("ascii", "サビ 2", "Chorus") == "2"
    assert name_in("ascii", "サビ", "Chorus") == "Chorus"
    assert name_in("utf-8", "サビ", "Chorus") == "サビ"
    assert name_in("utf-8", " \n ", "Chorus") == "Chorus"


def test_names_are_no_longer_than_programs_keep() -> None:
    assert name_in("ascii", "x" * 300, "") == "x" * LONGEST_NAME


def test_names_become_unique_and_those_that_are_so_already_stay() -> None:
    assert unique_names(["Pad", "Pad", "Pad 2", "pad"]) == ["Pad", "Pad 3", "Pad 2", "pad 4"]
    long = "y" * LONGEST_NAME
    first, second = unique_names([long, long])
    assert first == long
    assert second == "y" * (LONGEST_NAME - 2) + " 2"


def test_a_lane_without_a_name_is_called_after_its_instrument() -> None:
    song = small_song()
    lanes = (Lane(song.lanes[0].id, sound=Sound(33)), Lane(song.lanes[1].id, "   ", sound=Sound(33)))
    first, second = lane_names(lanes, "ascii").values()
    assert second == f"{first} 2"
    assert "Bass" in first


def test_a_section_whose_name_cannot_be_spelt_is_called_after_its_kind_and_numbered() -> None:
    song = small_song()
    renamed = {
        VERSE: replace(SECTIONS[VERSE], name="Aメロ".removeprefix("A")),
        CHORUS: replace(SECTIONS[CHORUS], name="", kind="custom"),
    }
    song = replace(song, sections=renamed)
    assert list(marker_names(song, song.arrangement, "ascii").values()) == ["Verse 1", "Section", "Verse 2"]


@pytest.mark.parametrize(
    ("title", "stem"),
    [("A Song", "A Song"), ("AC/DC: live?", "AC-DC- live-"), ("..", "Arrangement"), ("", "Arrangement")],
)
def test_a_title_becomes_a_file_name_for_every_system(title: str, stem: str) -> None:
    assert file_stem(title) == stem


@pytest.mark.parametrize("name", ["A7", "Setup", "End", "Drum pattern", "loop_start", "Take 5"])
def test_sections_come_back_whatever_they_are_called(name: str) -> None:
    song = small_song()
    renamed = {
        VERSE: replace(SECTIONS[VERSE], name=name, bars=1),
        CHORUS: replace(SECTIONS[CHORUS], name=song.title, bars=1, meters=()),
    }
    back = import_midi(exported_bytes(replace(song, sections=renamed)), name="x").song
    names = [back.sections[slot.section].name for slot in back.arrangement.order]
    assert names == [name, song.title, name]
