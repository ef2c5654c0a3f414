import pytest

from arrangeboard.app.new_song import new_song
from arrangeboard.song.invariants import problems
from arrangeboard.song.naming import shown_names
from arrangeboard.theory.forms import FORMS, read_form
from arrangeboard.theory.instrumentations import INSTRUMENTATIONS, Instrumentation, instrumentation_of
from arrangeboard.words import say

BAND = INSTRUMENTATIONS["band"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("instrumentation", INSTRUMENTATIONS)
def test_every_form_with_every_instrumentation_makes_a_sound_song(form: str, instrumentation: str) -> None:
    song = new_song(FORMS[form], INSTRUMENTATIONS[instrumentation], "Try")
    assert problems(song) == ()
    assert [song.sections[slot.section].kind for slot in song.arrangement.order] == list(FORMS[form].kinds)
    assert [lane.name for lane in song.lanes] == [p.name for p in INSTRUMENTATIONS[instrumentation].lanes]


def test_sections_of_one_kind_are_numbered_and_independent() -> None:
    song = new_song(FORMS["verse-chorus"], BAND, " Harbour ")
    assert song.title == "Harbour"
    assert list(shown_names(song, song.arrangement).values()) == [
        "Verse 1",
        "Chorus 1",
        "Verse 2",
        "Chorus 2",
        "Chorus 3",
    ]
    assert len({slot.section for slot in song.arrangement.order}) == 5


def test_cells_are_empty_and_lanes_have_their_instruments_range() -> None:
    song = new_song(FORMS["aaba"], BAND, "")
    assert all(section.parts == {} for section in song.sections.values())
    bass = next(lane for lane in song.lanes if lane.role == "bass")
    assert (bass.lowest_pitch, bass.highest_pitch) == (28, 62)


def test_a_form_that_implies_chords_brings_them() -> None:
    blues = new_song(FORMS["blues-12"], BAND, "")
    first = blues.sections[blues.arrangement.order[0].section]
    assert [chord.symbol for chord in first.chords][:3] == ["C7", "F7", "C7"]


def test_a_typed_form_and_no_instruments_are_a_start_too() -> None:
    song = new_song(read_form("I V:16 C O"), Instrumentation("own", ()), "Blank")
    assert problems(song) == ()
    assert [section.bars for section in song.sections.values()] == [4, 16, 8, 4]
    assert song.lanes == ()


def test_the_lanes_of_a_song_can_be_kept_as_an_instrumentation() -> None:
    song = new_song(FORMS["aaba"], BAND, "")
    kept = instrumentation_of(song, "My band")
    assert kept.name == "My band"
    assert kept.lanes == BAND.lanes


@pytest.mark.parametrize("one", [*FORMS.values(), *INSTRUMENTATIONS.values()], ids=lambda one: str(one.code))
def test_everything_offered_has_a_name_in_words(one: Instrumentation) -> None:
    assert say(one.name_code)
