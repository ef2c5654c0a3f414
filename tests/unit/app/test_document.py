"""The open song: steps, undo, and who is told of what."""

import pytest
from msgspec.structs import replace

from arrangeboard.app.document import Change, Document
from arrangeboard.app.selection import Cell, PartRef, Selection
from arrangeboard.song.edits.lanes import remove_lanes
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, SectionId, SlotId
from arrangeboard.song.values import Arrangement, Lane, Part, Section, Slot, Song, View

LANE, SECTION, SLOT, PART = LaneId(1), SectionId(2), SlotId(3), PartId(4)
REF = PartRef(SLOT, LANE, PART)
SONG = Song(
    lanes=(Lane(LANE),),
    sections={SECTION: Section(SECTION, parts={LANE: (Part(PART),)})},
    arrangements=(Arrangement(ArrangementId(5), order=(Slot(SLOT, SECTION),)),),
    last_id=5,
)


def entitled(title: str) -> Document:
    document = Document(SONG)
    document.apply("step-rename-song", lambda song: replace(song, title=title))
    return document


def without_parts(song: Song) -> Song:
    return replace(song, sections={SECTION: replace(song.sections[SECTION], parts={})})


def test_undo_and_redo_walk_the_steps() -> None:
    document = entitled("One")
    document.apply("step-rename-song", lambda song: replace(song, title="Two"))
    document.undo()
    assert document.song.title == "One"
    document.undo()
    document.undo()
    assert document.song == SONG
    document.redo()
    document.redo()
    document.redo()
    assert document.song.title == "Two"


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    document = Document(SONG)
    document.apply("step-rename-song", lambda song: song)
    assert document.step == 0
    assert len(document.steps) == 1


def test_a_refused_edit_leaves_everything_as_it_was() -> None:
    document = entitled("One")

    def refuse(_: Song) -> Song:
        raise EditRefused("no-such-lane")

    with pytest.raises(EditRefused):
        document.apply("step-rename-lane", refuse)
    assert (document.song.title, document.step) == ("One", 1)


def test_a_new_edit_forgets_the_undone_ones() -> None:
    document = entitled("One")
    document.undo()
    document.apply("step-rename-song", lambda song: replace(song, title="Other"))
    assert [label.code for label in document.steps] == ["step-opened", "step-rename-song"]


def test_the_history_can_be_walked_to_any_step() -> None:
    document = entitled("One")
    document.apply("step-rename-song", lambda song: replace(song, title="Two"))
    document.go_to(0)
    assert document.song.title == ""
    document.go_to(2)
    assert document.song.title == "Two"


def test_looking_elsewhere_is_no_step_and_survives_undo() -> None:
    document = entitled("One")
    document.look(View(zoom=2.0, scroll_x=77))
    document.undo()
    assert (document.song.view.zoom, document.song.view.scroll_x) == (2.0, 77)
    assert len(document.steps) == 2


def test_a_lane_that_undo_brings_back_is_muted_as_it_was() -> None:
    document = Document(SONG)
    document.look(View(muted=(LANE,), soloed=(LANE,)))
    document.apply("step-remove-lanes", lambda song: remove_lanes(song, {LANE}))
    assert document.song.view.muted == ()
    document.look(replace(document.song.view, zoom=2.0))
    document.undo()
    view = document.song.view
    assert (view.muted, view.soloed, view.zoom) == ((LANE,), (LANE,), 2.0)


def test_a_mute_taken_off_stays_off_over_undo_and_redo() -> None:
    document = Document(SONG)
    document.look(View(muted=(LANE,)))
    document.apply("step-rename-song", lambda song: replace(song, title="One"))
    document.look(View())
    document.undo()
    assert document.song.view.muted == ()
    document.redo()
    assert document.song.view.muted == ()


def test_a_lane_brought_back_over_several_steps_is_as_it_was_last_seen() -> None:
    document = entitled("One")
    document.look(View(muted=(LANE,)))
    document.apply("step-remove-lanes", lambda song: remove_lanes(song, {LANE}))
    document.apply("step-rename-song", lambda song: replace(song, title="Two"))
    document.go_to(0)
    assert document.song.view.muted == (LANE,)


def test_undo_gives_back_the_selection_that_an_edit_removed() -> None:
    document = Document(SONG)
    document.select(Selection(parts=frozenset({REF}), focus=Cell(SLOT, LANE)))
    document.apply("step-remove-parts", without_parts)
    assert not document.selection.parts
    document.undo()
    assert document.selection.parts == {REF}


def test_modified_means_different_from_the_file_but_not_only_in_view() -> None:
    document = Document(SONG)
    document.look(View(zoom=3.0))
    assert not document.is_modified
    document.apply("step-rename-song", lambda song: replace(song, title="One"))
    assert document.is_modified
    document.undo()
    assert not document.is_modified


def test_listeners_are_told_the_song_before_and_after() -> None:
    document = Document(SONG)
    told: list[Change] = []
    stop = document.listen(told.append)
    document.apply("step-rename-song", lambda song: replace(song, title="One"))
    document.select(Selection(lanes=frozenset({LANE})))
    stop()
    document.undo()
    assert [change.what for change in told] == ["edit", "selection"]
    assert (told[0].before.title, told[0].after.title) == ("", "One")
