import pytest

from arrangeboard.song.edits.arrangements import copy_arrangement, remove_arrangement
from arrangeboard.song.edits.order import (
    cut_kind,
    delete_section,
    detach_slot,
    double_last,
    duplicate_slots,
    move_slots,
    place_from_shelf,
    shelve_slots,
    vary_slot,
)
from arrangeboard.song.edits.sections import rename_section
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import ArrangementId, SectionId
from arrangeboard.song.values import Song
from tests.unit.app.band import BASS, CHORUS, RIFF, VERSE, band_song

ONLY = ArrangementId(7)


def names(song: Song) -> list[str]:
    return [song.sections[slot.section].name[0] for slot in song.arrangement.order]


def song_of_four() -> Song:
    return band_song({(VERSE, BASS): RIFF}, order=(VERSE, CHORUS, VERSE, CHORUS))


def test_sections_move_together_to_where_they_are_let_go() -> None:
    song = song_of_four()
    order = song.arrangement.order

    moved = move_slots(song, {order[0].id, order[2].id}, 4)

    assert [slot.id for slot in moved.arrangement.order] == [order[n].id for n in (1, 3, 0, 2)]


def test_sections_let_go_where_they_were_change_nothing() -> None:
    song = song_of_four()

    assert move_slots(song, {song.arrangement.order[1].id}, 1) is song
    assert move_slots(song, {song.arrangement.order[1].id}, 2) is song


def test_the_last_chorus_is_doubled_linked() -> None:
    song = double_last(song_of_four(), ONLY, "chorus")

    assert names(song) == ["V", "C", "V", "C", "C"]
    assert song.arrangement.order[4].section == CHORUS


def test_cutting_a_kind_takes_every_one_of_it_to_the_shelf() -> None:
    song = cut_kind(song_of_four(), ONLY, "verse")

    assert names(song) == ["C", "C"]
    assert VERSE in song.sections


def test_a_kind_that_is_not_there_is_named() -> None:
    with pytest.raises(EditRefused, match="bridge"):
        cut_kind(song_of_four(), ONLY, "bridge")


def test_copies_of_linked_sections_are_linked_to_each_other() -> None:
    song = song_of_four()
    order = song.arrangement.order

    copied = duplicate_slots(song, {order[0].id, order[2].id})

    sections = [slot.section for slot in copied.arrangement.order]
    assert names(copied) == ["V", "C", "V", "V", "V", "C"]
    assert sections[3] == sections[4] != VERSE


def test_a_detached_section_changes_alone() -> None:
    song = song_of_four()
    detached = detach_slot(song, song.arrangement.order[2].id)

    renamed = rename_section(detached, detached.arrangement.order[2].section, "Rain")

    assert names(renamed) == ["V", "C", "R", "C"]
    assert renamed.sections[VERSE] is song.sections[VERSE]


def test_a_section_that_plays_once_has_nothing_to_be_detached_from() -> None:
    song = band_song({})

    assert detach_slot(song, song.arrangement.order[0].id) is song
    assert vary_slot(song, song.arrangement.order[0].id) is song


def test_a_section_of_another_variant_is_varied_too() -> None:
    song = copy_arrangement(band_song({}), ONLY, "B")

    varied = vary_slot(song, song.arrangements[1].order[0].id)

    own = varied.sections[varied.arrangements[1].order[0].section]
    assert own.origin == VERSE
    assert varied.arrangements[0] is song.arrangements[0]


def test_a_shelved_section_comes_back_where_it_is_put() -> None:
    song = band_song({})
    shelved = shelve_slots(song, {song.arrangement.order[0].id})

    back = place_from_shelf(shelved, ONLY, VERSE, 1)

    assert names(back) == ["C", "V"]


def test_only_a_section_that_nothing_plays_is_deleted() -> None:
    song = band_song({})
    with pytest.raises(EditRefused, match="section-in-use"):
        delete_section(song, VERSE)

    shelved = shelve_slots(song, {song.arrangement.order[0].id})

    assert SectionId(VERSE) not in delete_section(shelved, VERSE).sections


def test_slots_of_two_arrangements_do_not_move_together() -> None:
    song = copy_arrangement(band_song({}), ONLY, "B")
    slots = {one.order[0].id for one in song.arrangements}

    with pytest.raises(EditRefused, match="slots-of-two-arrangements"):
        move_slots(song, slots, 0)


def test_the_last_arrangement_stays() -> None:
    with pytest.raises(EditRefused, match="last-arrangement"):
        remove_arrangement(band_song({}), ONLY)


def test_removing_the_arrangement_looked_at_shows_its_neighbour() -> None:
    song = copy_arrangement(band_song({}), ONLY, "B")

    removed = remove_arrangement(song, ONLY)

    assert removed.arrangement.name == "B"
    assert removed.sections == song.sections
