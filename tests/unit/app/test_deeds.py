"""What commands do to a document: one named step each, and a sound song after it."""

from collections.abc import Callable

import pytest

from arrangeboard.app import lane_deeds, part_deeds, section_deeds, variants
from arrangeboard.app.document import Document
from arrangeboard.app.part_places import change_parts, chosen_cells, chosen_places
from arrangeboard.app.selection import Cell, PartRef, Selection
from arrangeboard.song.edits.sections import set_section_bars
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import PartId
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Sound
from arrangeboard.words import say_error
from tests.unit.board.songs import (
    BEAT,
    CHORUS,
    CHORUS_1,
    CHORUS_2,
    DRUMS,
    HOOK,
    VERSE,
    VERSE_1,
    VOCAL,
    small_song,
)

Deed = Callable[[Document], object]
LINKED = PartRef(CHORUS_1, VOCAL, PartId(12))


NOTHING = Selection()


def document(selection: Selection = NOTHING) -> Document:
    made = Document(small_song())
    made.select(selection)
    return made


def chosen(*refs: PartRef) -> Selection:
    return Selection(parts=frozenset(refs))


def test_a_section_is_split_at_a_bar_of_the_ruler() -> None:
    made = document(Selection(slots=frozenset({CHORUS_1})))

    assert section_deeds.bars_to_split_at(made, CHORUS_1) == range(6, 13)
    section_deeds.split_at(made, 6)

    order = made.song.arrangement.order
    assert [made.song.sections[slot.section].bars for slot in order] == [4, 1, 7, 1, 7]
    assert made.steps[-1].values["name"] == "Chorus 1"


@pytest.mark.parametrize("bar", [1, 5, 13])
def test_a_bar_outside_the_section_is_refused_with_the_bars_that_are_inside(bar: int) -> None:
    made = document(Selection(slots=frozenset({CHORUS_1})))
    with pytest.raises(EditRefused) as refused:
        section_deeds.split_at(made, bar)
    assert "from 6 to 12" in say_error(refused.value)
    assert made.step == 0


def test_a_section_of_one_bar_is_not_split() -> None:
    made = document(Selection(slots=frozenset({VERSE_1})))
    made.apply("step-set-section-bars", lambda song: set_section_bars(song, VERSE, 1), name="", bars=1)
    with pytest.raises(EditRefused, match="split-single-bar"):
        section_deeds.split_at(made, 2)


def test_a_border_moves_by_a_bar_while_the_song_keeps_its_length() -> None:
    made = document(Selection(slots=frozenset({VERSE_1})))

    def bars() -> list[int]:
        return [made.song.sections[slot.section].bars for slot in made.song.arrangement.order]

    section_deeds.move_border_by(made, 1)
    assert bars() == [5, 7, 8]
    section_deeds.move_border_by(made, -1)
    assert bars() == [4, 8, 8]
    assert made.step == 2


def test_the_last_section_has_no_border_to_move() -> None:
    made = document(Selection(slots=frozenset({CHORUS_2})))
    section_deeds.move_border_by(made, 1)
    assert made.step == 0


DEEDS: dict[str, tuple[Selection, Deed]] = {
    "add section": (Selection(), section_deeds.add_section_after),
    "split": (Selection(slots=frozenset({VERSE_1})), lambda one: section_deeds.split_at(one, 3)),
    "kind": (Selection(slots=frozenset({VERSE_1})), lambda one: section_deeds.set_kind(one, "solo")),
    "shelve": (Selection(slots=frozenset({VERSE_1})), section_deeds.shelve_chosen),
    "move": (Selection(slots=frozenset({VERSE_1})), lambda one: section_deeds.move_chosen(one, 1)),
    "double": (Selection(), section_deeds.double_last_chorus),
    "variant": (Selection(), section_deeds.new_variant),
    "fill": (Selection(cells=frozenset({Cell(CHORUS_1, DRUMS)})), part_deeds.fill_chosen),
    "transpose": (chosen(LINKED), lambda one: part_deeds.transpose_chosen(one, 3)),
    "status": (chosen(LINKED), lambda one: part_deeds.set_status(one, "done")),
    "add lane": (Selection(), lambda one: lane_deeds.add_instrument(one, Sound(40))),
    "sound": (Selection(), lambda one: lane_deeds.choose_instrument(one, VOCAL, Sound(73))),
    "role": (Selection(lanes=frozenset({VOCAL})), lambda one: lane_deeds.set_role(one, "texture")),
    "lanes": (Selection(lanes=frozenset({VOCAL})), lambda one: lane_deeds.move_chosen_lanes(one, 1)),
    "remove": (Selection(lanes=frozenset({VOCAL})), lane_deeds.remove_chosen_lanes),
}


@pytest.mark.parametrize("name", DEEDS)
def test_each_deed_is_one_step_that_leaves_the_song_sound(name: str) -> None:
    selection, deed = DEEDS[name]
    made = document(selection)
    before = made.song
    deed(made)
    assert made.step == 1
    assert problems(made.song) == ()
    made.undo()
    assert made.song == before


def test_a_new_section_is_like_the_one_it_follows() -> None:
    made = document(Selection(slots=frozenset({CHORUS_2})))
    section_deeds.add_section_after(made)
    added = made.song.sections[made.song.arrangement.order[-1].section]
    assert (added.kind, added.bars, added.parts) == ("chorus", 8, {})
    assert made.selection.slots == {made.song.arrangement.order[-1].id}


def test_a_shelved_section_comes_back_behind_the_selected_one() -> None:
    made = document(Selection(slots=frozenset({VERSE_1})))
    section_deeds.shelve_chosen(made)
    made.select(Selection(slots=frozenset({CHORUS_1})))
    section_deeds.bring_back(made)
    assert [slot.section for slot in made.song.arrangement.order] == [CHORUS, VERSE, CHORUS]


def test_with_an_empty_shelf_nothing_comes_back() -> None:
    made = document()
    section_deeds.bring_back(made)
    assert made.step == 0


def test_a_part_of_a_linked_section_is_changed_once_however_many_repeats_are_selected() -> None:
    made = document(chosen(LINKED, PartRef(CHORUS_2, VOCAL, PartId(12))))
    assert chosen_places(made) == ((CHORUS, VOCAL, PartId(12)),)
    assert chosen_cells(made) == ((CHORUS, VOCAL),)
    part_deeds.transpose_chosen(made, 2)
    assert made.song.sections[CHORUS].parts[VOCAL][0].transpose == 2


def test_a_part_with_its_own_piece_leaves_others_as_they_are() -> None:
    made = document(chosen(LINKED))
    part_deeds.give_own_piece(made)
    assert made.step == 0  # The hook plays nowhere else: it is the part's own already.

    place = (VERSE, VOCAL, PartId(10))
    made.apply("step-change-part-piece", lambda song: change_parts(song, (place,), piece=HOOK))
    part_deeds.give_own_piece(made)

    assert (made.step, problems(made.song)) == (2, ())
    own = made.song.sections[CHORUS].parts[VOCAL][0].piece
    assert own not in {HOOK, BEAT, None}
    assert made.song.sections[VERSE].parts[VOCAL][0].piece == HOOK
    assert part_deeds.chosen_piece(made) == own


def test_a_lane_called_like_its_sound_is_renamed_with_it_and_one_with_a_name_keeps_it() -> None:
    made = document()
    lane_deeds.add_instrument(made, Sound(40))
    violin = made.song.lanes[-1]
    assert violin.name == "Violin"
    assert made.selection.lanes == {violin.id}
    lane_deeds.choose_instrument(made, violin.id, Sound(73))
    lane_deeds.choose_instrument(made, VOCAL, Sound(73))
    names = {lane.id: lane.name for lane in made.song.lanes}
    assert names[violin.id] == "Flute"
    assert names[VOCAL] == "Vocal"


def test_lanes_of_selected_parts_can_be_muted_and_heard_again() -> None:
    made = document(chosen(LINKED))
    lane_deeds.toggle_mute(made)
    assert made.song.view.muted == (VOCAL,)
    lane_deeds.toggle_mute(made)
    lane_deeds.toggle_solo(made)
    assert made.song.view.soloed == (VOCAL,)
    assert made.step == 0


def test_a_variant_gets_a_name_of_its_own() -> None:
    made = document()
    for _ in range(3):
        section_deeds.new_variant(made)
    names = [one.name for one in made.song.arrangements]
    assert len(set(names)) == len(names)
    variants.show_neighbour(made, 1)
    shown = made.song.arrangement.id
    variants.show_neighbour(made, len(names))
    assert made.song.arrangement.id == shown
