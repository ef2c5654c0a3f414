"""Names of sections are told from all else that markers are used for."""

from time import perf_counter

import pytest

from arrangeboard.midi.importing.conductor import TextKind, TextMark
from arrangeboard.midi.importing.markers import own_marks, sort_marks, without_numbers
from arrangeboard.midi.reading.smf_track import LONGEST_TEXT_BYTES

BAR = 4 * 960


def marks(*texts: str, bars_apart: int = 8, kind: TextKind = "marker") -> list[TextMark]:
    return [TextMark(place * bars_apart * BAR, text, kind, 0) for place, text in enumerate(texts)]


def names(found: list[TextMark], *, title: str = "", bars: int = 100) -> list[str]:
    return [one.name for one in sort_marks(found, title=title, end_tick=bars * BAR).sections]


@pytest.mark.parametrize(
    "text",
    [
        "#LOOP_START",
        "loopEnd",
        "Setup",
        "Set up",
        "End",
        "THE END",
        "Start",
        "GS Reset",
        "Created by Rosegarden",
        "http://www.rosegardenmusic.com/",
        "Copyright (C) 2009 Somebody",
        "© Somebody",
        "somebody@example.com",
        "Cubase SX 3",
        "Drum pattern 12",
        "Fill In AA",
        "Hi-Hat",
        "Title: A Song",
        "by Somebody",
        "Am7",
        "F/A",
        "C#dim",
        "120 bpm",
        "---",
    ],
)
def test_markers_that_are_no_sections_are_set_aside(text: str) -> None:
    found = sort_marks(marks("Verse", text, "Chorus"), title="", end_tick=100 * BAR)
    assert [one.name for one in found.sections] == ["Verse", "Chorus"]
    assert [one.text for one in found.set_aside] == [text]


def test_the_songs_title_is_no_section() -> None:
    assert names(marks("Blue Moon", "Verse"), title="blue moon") == ["Verse"]


def test_names_of_no_known_kind_are_sections_too() -> None:
    assert names(marks("Main Riff", "Elision", "Conclusion")) == ["Main Riff", "Elision", "Conclusion"]


def test_known_kinds_lose_their_numbers_and_others_where_several_are_numbered() -> None:
    found = names(marks("Verse 1", "Main Riff 1", "Chorus 2", "Main Riff 2", "Route 66"))
    assert found == ["Verse", "Main Riff", "Chorus", "Main Riff", "Route 66"]


def test_letters_in_the_order_of_the_alphabet_are_sections() -> None:
    assert names(marks("A", "B", "A", "C")) == ["A", "B", "A", "C"]


def test_letters_out_of_order_are_chords() -> None:
    assert names(marks("C", "F", "G", "C")) == []


def test_unknown_names_that_stand_too_close_are_notices() -> None:
    assert names(marks("For a friend", "Somebody", "In a town", bars_apart=1)) == []


def test_one_unknown_name_does_not_make_a_long_song_one_section() -> None:
    assert names(marks("Somebody"), bars=100) == []
    assert names(marks("Riff"), bars=8) == ["Riff"]


def test_cue_points_serve_where_no_marker_does() -> None:
    cues = marks("Verse", "Chorus", kind="cue")
    assert names(cues) == ["Verse", "Chorus"]
    assert names([*marks("Intro"), *cues]) == ["Intro"]


def test_texts_serve_only_where_they_are_plainly_sections() -> None:
    assert names(marks("Recorded at home", "Verse", "Chorus", kind="text")) == ["Verse", "Chorus"]
    elsewhere = [TextMark(0, "Verse", "text", 3)]
    assert names(elsewhere) == []


def test_texts_that_name_no_section_are_not_told_as_set_aside() -> None:
    found = sort_marks(marks("Recorded at home", kind="text"), title="", end_tick=BAR)
    assert found.set_aside == ()


def test_in_our_own_files_every_marker_is_a_section() -> None:
    found = own_marks(marks("End", "C", "Setup", "Verse 2"))
    assert [(one.name, one.kind) for one in found.sections] == [
        ("End", "custom"),
        ("C", "custom"),
        ("Setup", "custom"),
        ("Verse 2", "verse"),
    ]


def test_numbers_that_were_counted_are_taken_off_and_others_stay() -> None:
    assert without_numbers(["Verse 1", "Hook", "Verse 2", "Route 66"]) == [
        "Verse",
        "Hook",
        "Verse",
        "Route 66",
    ]
    assert without_numbers(["Verse 2", "Verse 1"]) == ["Verse 2", "Verse 1"]


@pytest.mark.parametrize("unit", ["A-", "1 ", " x", "((", "copyright ", "untitled "])
def test_long_texts_are_looked_at_soon(unit: str) -> None:
    long = unit * (LONGEST_TEXT_BYTES // len(unit))
    begun = perf_counter()
    names(marks(*(f"{unit}{number}{long}" for number in range(200))), title=long)
    assert perf_counter() - begun < 5  # A tenth of a second on a quiet machine.


def test_tens_of_thousands_of_markers_are_no_sections() -> None:
    found = sort_marks(marks(*["Verse", "Chorus"] * 6_000), title="", end_tick=10**9)
    assert (found.sections, len(found.set_aside)) == ((), 12_000)
