"""What holds for every edit: sound songs stay sound, and nothing changes that need not."""

from collections.abc import Iterable, Mapping
from inspect import getmembers, isfunction
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from hypothesis.strategies import DataObject
from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.song.edits import (
    arrangements,
    borders,
    cells,
    first_bar,
    freezing,
    guesses,
    lanes,
    order,
    parts,
    pasting,
    pieces,
    placing,
    scaling,
    sections,
    song_fields,
    writing,
)
from arrangeboard.song.find import EditRefused
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Arrangement, Lane, Song
from arrangeboard.words import say_error
from tests.laws.random_edits import EDITS, Edit, draw_edit
from tests.laws.songs import songs

Key = TypeVar("Key")

THEMES = (
    arrangements,
    borders,
    cells,
    first_bar,
    freezing,
    guesses,
    lanes,
    order,
    parts,
    pasting,
    pieces,
    placing,
    scaling,
    sections,
    song_fields,
    writing,
)
NO_EDITS = {
    *("cell_parts", "find_part", "same_music", "same_parts", "checked_sound", "fitted_pickup", "varied_name"),
    "without_litter",
    *("are_guesses", "confirmed", "merged", "still_guessed"),
}


def edited(song: Song, edit: Edit) -> Song:
    """The song after the edit, or as it was where the edit is refused with a reason that has a sentence."""
    try:
        return edit(song)
    except EditRefused as refusal:
        assert say_error(refusal)  # noqa: PT017
        return song


def test_every_edit_is_held_to_the_laws() -> None:
    public = {
        name
        for theme in THEMES
        for name, found in getmembers(theme, isfunction)
        if found.__module__ == theme.__name__ and not name.startswith("_")
    }
    assert public - NO_EDITS <= set(EDITS)


@pytest.mark.parametrize("name", sorted(EDITS))
@settings(max_examples=6)
@given(song=songs(), data=st.data())
def test_an_edit_keeps_a_song_sound_and_what_it_does_not_touch(
    name: str, song: Song, data: DataObject
) -> None:
    after = edited(song, EDITS[name](song, data))

    assert problems(after) == ()
    assert after is song or after != song
    assert after.last_id >= song.last_id
    if name != "remove_piece":
        assert {key for key, one in song.pieces.items() if not one.offcut} <= after.pieces.keys()
    assert_equal_things_are_the_same(song.sections, after.sections)
    assert_equal_things_are_the_same(song.pieces, after.pieces)
    assert_equal_things_are_the_same(by_id(song.lanes), by_id(after.lanes))
    assert_equal_things_are_the_same(by_id(song.arrangements), by_id(after.arrangements))


def by_id(row: Iterable[Lane | Arrangement]) -> dict[int, Lane | Arrangement]:
    return {one.id: one for one in row}


def assert_equal_things_are_the_same(before: Mapping[Key, object], after: Mapping[Key, object]) -> None:
    for key in before.keys() & after.keys():
        assert before[key] is after[key] or before[key] != after[key]


class Arranging(RuleBasedStateMachine):
    """Random edits, undone and redone as they come."""

    @initialize(song=songs())
    def open(self, song: Song) -> None:
        self.document = Document(song)
        self.before: list[Song] = []

    @rule(data=st.data())
    def edit(self, data: DataObject) -> None:
        song = self.document.song
        edit = draw_edit(song, data)
        edited(song, lambda song: self._applied(song, edit))

    def _applied(self, song: Song, edit: Edit) -> Song:
        self.document.apply("step-paste", edit)
        if self.document.song is not song:
            self.before.append(song)
        return self.document.song

    @rule()
    def undo(self) -> None:
        self.document.undo()
        if self.before:
            # How the song is looked at is no part of the history.
            before = self.before.pop()
            assert replace(self.document.song, view=before.view) == before

    @invariant()
    def is_sound(self) -> None:
        assert problems(self.document.song) == ()


TestArranging = Arranging.TestCase
TestArranging.settings = settings(max_examples=12, stateful_step_count=10, deadline=None)
