"""A typed name, and what it says about a section."""

import pytest
from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.renaming import neighbouring_lane, neighbouring_slot, rename_lane, rename_section
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import SectionId
from arrangeboard.song.naming import shown_names
from arrangeboard.song.values import SectionKind
from tests.unit.board.songs import CHORUS, CHORUS_1, CHORUS_2, DRUMS, VERSE, VERSE_1, VOCAL, small_song


def renamed(before: tuple[str, SectionKind], typed: str) -> tuple[str, SectionKind]:
    """Name and kind of a section after another name was typed."""
    song = small_song()
    name, kind = before
    held = replace(song.sections[VERSE], name=name, kind=kind)
    document = Document(replace(song, sections={**song.sections, VERSE: held}))
    rename_section(document, VERSE, typed)
    after = document.song.sections[VERSE]
    return after.name, after.kind


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [
        (("A", "custom"), "Chorus", ("Chorus", "chorus")),
        (("A", "custom"), "Verse 2", ("Verse", "verse")),
        (("A", "custom"), "Pre-Chorus", ("Pre-Chorus", "pre-chorus")),
        (("A", "custom"), "Refrain", ("Refrain", "chorus")),
        (("A", "custom"), "Middle 8", ("Middle 8", "bridge")),
        (("A", "custom"), "Route 66", ("Route 66", "custom")),
        (("Verse", "verse"), "Chorus 3", ("Chorus", "chorus")),
        (("Strophe", "verse"), "bridge", ("bridge", "bridge")),
        (("", "verse"), "Solo", ("Solo", "solo")),
    ],
)
def test_a_name_that_means_a_kind_sets_it_and_loses_its_number(
    before: tuple[str, SectionKind], typed: str, after: tuple[str, SectionKind]
) -> None:
    assert renamed(before, typed) == after


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [
        (("Sunrise", "verse"), "Chorus", ("Chorus", "verse")),
        (("Verse", "bridge"), "Chorus", ("Chorus", "bridge")),
        (("Verse", "verse"), "Sunrise", ("Sunrise", "verse")),
        (("Sunrise", "chorus"), "  ", ("Chorus", "chorus")),
    ],
)
def test_a_kind_that_was_chosen_stays(
    before: tuple[str, SectionKind], typed: str, after: tuple[str, SectionKind]
) -> None:
    assert renamed(before, typed) == after


def test_renaming_is_one_step_and_the_same_name_none() -> None:
    document = Document(small_song())
    rename_section(document, CHORUS, "Bridge")
    assert document.step == 1
    rename_section(document, CHORUS, "Bridge 1")
    assert document.step == 1
    document.undo()
    assert document.song.sections[CHORUS] == small_song().sections[CHORUS]


def test_sections_of_one_name_are_numbered_in_the_order() -> None:
    document = Document(small_song())
    rename_section(document, VERSE, "Chorus 7")
    assert list(shown_names(document.song, document.song.arrangement).values()) == [
        "Chorus 1",
        "Chorus 2",
        "Chorus 3",
    ]


def test_a_section_that_is_not_there_is_refused() -> None:
    with pytest.raises(EditRefused):
        rename_section(Document(small_song()), SectionId(999), "Verse")


def test_a_linked_section_is_named_once_on_the_way_through_the_order() -> None:
    song = small_song()
    assert neighbouring_slot(song, VERSE_1, 1) == CHORUS_1
    assert neighbouring_slot(song, CHORUS_1, 1) is None
    assert neighbouring_slot(song, CHORUS_2, -1) == CHORUS_1
    assert neighbouring_slot(song, VERSE_1, -1) is None


def test_instruments_are_named_from_top_to_bottom() -> None:
    song = small_song()
    assert neighbouring_lane(song, VOCAL, 1) == DRUMS
    assert neighbouring_lane(song, DRUMS, 1) is None
    assert neighbouring_lane(song, VOCAL, -1) is None


def test_an_instruments_name_loses_needless_spaces() -> None:
    document = Document(small_song())
    rename_lane(document, VOCAL, "  Lead   vocal ")
    assert document.song.lanes[0].name == "Lead vocal"
