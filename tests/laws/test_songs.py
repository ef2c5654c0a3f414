"""The songs that the laws are tried on are sound, and rich enough to be worth trying."""

from hypothesis import Phase, find, given, settings

from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Song
from tests.laws.songs import songs

UNSHRUNK = settings(phases=[Phase.generate], max_examples=100)


@given(songs())
def test_every_song_of_the_laws_is_sound(song: Song) -> None:
    assert problems(song) == ()


def test_the_songs_include_linked_repeats_and_several_parts_in_a_cell() -> None:
    assert find(songs(), _has_linked_repeat, settings=UNSHRUNK)
    assert find(songs(), _has_several_parts_in_a_cell, settings=UNSHRUNK)


def _has_linked_repeat(song: Song) -> bool:
    return any(len({slot.section for slot in one.order}) < len(one.order) for one in song.arrangements)


def _has_several_parts_in_a_cell(song: Song) -> bool:
    return any(len(parts) > 1 for section in song.sections.values() for parts in section.parts.values())
