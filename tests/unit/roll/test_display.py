"""What is drawn where, without regard to how it looks."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from msgspec.structs import replace

from arrangeboard.board.items import Box, Boxes, Rect, Text
from arrangeboard.roll import inks
from arrangeboard.roll.chord_strip import chord_items
from arrangeboard.roll.frame import RollFrame
from arrangeboard.roll.hit import OnGround, OnNote, OnVelocity
from arrangeboard.roll.items import Frames, Hatch, RollItem
from arrangeboard.roll.keyboard import corner_items, keyboard_items, lit_keys
from arrangeboard.roll.layers import Cut, Label, Ramp, RollLayers
from arrangeboard.roll.lines import line_items, outside_items, pickup_items, ruler_items
from arrangeboard.roll.marks import RollMarks
from arrangeboard.roll.notes import ghost_items, note_items, seen_notes, shade
from arrangeboard.roll.over import over_all, over_notes, over_velocities
from arrangeboard.roll.pitch_names import note_name, pitch_name
from arrangeboard.roll.rows import row_items
from arrangeboard.roll.scene import RollChord, RollScene, choose
from arrangeboard.roll.shapes import is_dense, note_rect
from arrangeboard.roll.velocities import velocity_items
from arrangeboard.song.values import Note, Part
from tests.unit.board.lettering import plain_lettering
from tests.unit.roll.pieces import (
    BAR,
    FRAME,
    NOTES,
    TUNE,
    TUNE_PART,
    drum_scene,
    small_song,
    tune_scene,
    with_part,
)

LETTERS = plain_lettering()


def texts(items: Iterable[RollItem]) -> list[str]:
    return [item.text for item in items if isinstance(item, Text)]


def boxes_of(items: Iterable[RollItem], ink: str) -> list[Rect]:
    return [rect for item in items if isinstance(item, Boxes) and item.fill == ink for rect in item.rects]


def apart(rects: list[Rect]) -> float:
    """How near two upright lines come to each other."""
    xs = sorted({rect.x for rect in rects})
    return min((right - left for left, right in pairwise(xs)), default=1000)


@pytest.mark.parametrize("zoom", [0.5, 1.0, 2.5, 6.0, 14.0, 30.0, 80.0, 300.0, 960.0])
def test_lines_and_numbers_are_never_crowded(zoom: float) -> None:
    scene = tune_scene()
    frame = replace(FRAME, pixels_per_quarter=zoom)
    items = line_items(scene, frame)
    assert apart(boxes_of(items, inks.BAR_LINE)) >= 13
    assert apart(boxes_of(items, inks.BEAT_LINE)) >= 12
    assert apart(boxes_of(items, inks.SNAP_LINE)) >= 8
    places = [item.rect for item in ruler_items(scene, frame, LETTERS) if isinstance(item, Text)]
    assert apart(places) >= 30


def test_the_finer_lines_come_with_the_zoom() -> None:
    scene = tune_scene()
    shown = {
        zoom: {
            item.fill
            for item in line_items(scene, replace(FRAME, pixels_per_quarter=zoom))
            if isinstance(item, Boxes)
        }
        for zoom in (8.0, 20.0, 80.0)
    }
    assert shown[8.0] == {inks.BAR_LINE}
    assert shown[20.0] == {inks.BAR_LINE, inks.BEAT_LINE}
    assert shown[80.0] == {inks.BAR_LINE, inks.BEAT_LINE, inks.SNAP_LINE}
    without = replace(scene, snap_ticks=0)
    near = line_items(without, replace(FRAME, pixels_per_quarter=80.0))
    assert not boxes_of(near, inks.SNAP_LINE)


def test_bars_count_from_the_pieces_bar_1_and_beats_show_from_near() -> None:
    scene = tune_scene()
    assert texts(ruler_items(scene, FRAME, LETTERS))[:3] == ["pickup", "1", "2"]
    near = replace(FRAME, pixels_per_quarter=120.0)
    assert {"1.2", "1.3", "1.4"} <= set(texts(ruler_items(scene, near, LETTERS)))


def test_a_pickup_is_tinted_and_named_even_where_the_word_is_wider() -> None:
    scene = tune_scene()
    (tint,) = (item for item in pickup_items(scene, FRAME) if isinstance(item, Box))
    assert (tint.rect.x, tint.rect.right) == (FRAME.x(-960), FRAME.x(0))
    narrow = replace(FRAME, pixels_per_quarter=10.0)
    (word,) = (i for i in ruler_items(scene, narrow, LETTERS) if isinstance(i, Text) and i.text == "pickup")
    assert word.rect.right <= narrow.x(-960)
    assert pickup_items(replace(scene, pickup_ticks=0), FRAME) == []


def test_what_lies_outside_the_piece_is_dimmed() -> None:
    scene = tune_scene()
    dimmed = [item.rect for item in outside_items(scene, FRAME) if isinstance(item, Box)]
    assert [(rect.x, rect.right) for rect in dimmed] == [
        (FRAME.notes.x, FRAME.x(-960)),
        (FRAME.x(2 * BAR), FRAME.notes.right),
    ]


def test_rows_out_of_the_instruments_range_are_hatched() -> None:
    scene = tune_scene()
    frame = replace(FRAME, scroll_y=FRAME.row_height * (127 - 60))
    (hatch,) = (item for item in row_items(scene, frame) if isinstance(item, Hatch))
    (rect,) = hatch.rects
    assert rect.y == frame.y(scene.row_of[54])
    assert not any(isinstance(item, Hatch) for item in row_items(scene, FRAME))


def test_chord_tones_are_lit_while_their_chord_lasts() -> None:
    scene = tune_scene()
    lit = boxes_of(row_items(scene, FRAME), inks.CHORD)
    row_of_a = FRAME.y(scene.row_of[69])
    assert [(rect.x, rect.right) for rect in lit if rect.y == row_of_a] == [(FRAME.x(0), FRAME.x(BAR))]


def test_a_chord_keeps_its_symbol_in_sight_while_it_lasts() -> None:
    scene = tune_scene()
    scrolled = replace(FRAME, scroll_x=100.0)
    (first, *_) = (item for item in chord_items(scene, scrolled, LETTERS) if isinstance(item, Text))
    assert first.text == "F"
    assert first.rect.x >= scrolled.chords.x


def test_a_guessed_chord_has_its_sign_and_another_ink() -> None:
    scene = tune_scene()
    guessed = replace(scene, chords=tuple(replace(chord, guessed=True) for chord in scene.chords))
    (first, *_) = (item for item in chord_items(guessed, FRAME, LETTERS) if isinstance(item, Text))
    (named, *_) = (item for item in chord_items(scene, FRAME, LETTERS) if isinstance(item, Text))
    assert (first.text, named.text) == ("C7?", "C7")
    assert first.ink != named.ink


def test_the_keyboard_names_its_cs_and_marks_the_tonic() -> None:
    scene = tune_scene()
    items = keyboard_items(scene, FRAME, LETTERS)
    assert texts(items) == ["C5", "C4"]
    dots = [item for item in items if isinstance(item, Box) and item.fill == "accent"]
    assert {FRAME.row(dot.rect.y) for dot in dots} == {scene.row_of[77], scene.row_of[65]}


def test_where_a_part_is_transposed_names_are_those_that_are_heard() -> None:
    scene = tune_scene(with_part(small_song(), Part(TUNE_PART, TUNE, transpose=2)))
    (name, *_) = (item for item in keyboard_items(scene, FRAME, LETTERS) if isinstance(item, Text))
    assert name.text == "C5"
    assert FRAME.row(name.rect.y + 4) == scene.row_of[70]
    assert "+2 here" in texts(corner_items(scene, FRAME, LETTERS))


def test_drums_are_named_and_those_used_stand_out() -> None:
    scene = drum_scene()
    frame = replace(FRAME, keys_width=132, scroll_y=500.0)
    named = {item.text: item.ink for item in keyboard_items(scene, frame, LETTERS) if isinstance(item, Text)}
    assert named["Bass Drum 1"] == "text"
    assert named["Acoustic Snare"] == "faint"


def test_a_lit_key_says_its_name() -> None:
    scene = tune_scene()
    assert texts(lit_keys(scene, FRAME, (70,), "accent", LETTERS)) == ["B♭4"]
    assert lit_keys(drum_scene(), FRAME, (101,), "accent", LETTERS) == []


def test_a_note_is_named_where_its_name_fits() -> None:
    scene = tune_scene()
    notes = seen_notes(scene, FRAME)
    assert texts(note_items(scene, FRAME, notes, LETTERS)) == ["F4", "A4", "C5", "B♭4"]
    far = replace(FRAME, pixels_per_quarter=8.0)
    assert texts(note_items(scene, far, seen_notes(scene, far), LETTERS)) == []


def test_louder_notes_are_fuller_and_those_of_a_rule_softer() -> None:
    scene = tune_scene()
    shades = [shade(scene, velocity) for velocity in (1, 40, 80, 127)]
    assert shades == sorted(set(shades))
    assert shade(replace(scene, is_editable=False), 127) < shade(scene, 127)


def test_notes_that_cannot_be_written_in_are_hatched() -> None:
    scene = replace(tune_scene(), is_editable=False)
    items = note_items(scene, FRAME, seen_notes(scene, FRAME), LETTERS)
    assert any(isinstance(item, Hatch) and len(item.rects) == 4 for item in items)


def test_chosen_notes_are_outlined_on_top_of_all_others() -> None:
    scene = choose(tune_scene(), frozenset(NOTES[:1]))
    for shown in (scene, many_notes(scene)):
        items = note_items(shown, FRAME, seen_notes(shown, FRAME), LETTERS)
        inked = [(getattr(item, "fill", ""), getattr(item, "line", "")) for item in items]
        marked = [at for at, used in enumerate(inked) if "selection" in used]
        assert marked
        first_note = next(at for at, item in enumerate(items) if isinstance(item, Box | Boxes | Frames))
        assert marked[0] > first_note


def many_notes(scene: RollScene) -> RollScene:
    """So many notes that they are drawn plainly."""
    more = (Note(step * 30, 60, 60 + step % 12) for step in range(400))
    made = replace(scene, notes=tuple(sorted((*scene.notes, *more))))
    assert is_dense(made, FRAME)
    return made


def test_many_notes_are_drawn_in_few_batches_none_left_out() -> None:
    scene = many_notes(tune_scene())
    notes = seen_notes(scene, FRAME)
    items = note_items(scene, FRAME, notes, LETTERS)
    assert len(items) < 20
    bodies = [item for item in items if isinstance(item, Boxes | Frames)]
    outer = [rect for item in bodies for rect in item.rects]
    assert set(outer) == {rect for _, rect in notes}


@pytest.mark.parametrize("across", [-200.0, 0.0, 333.0])
def test_the_notes_seen_are_those_whose_rectangle_shows(across: float) -> None:
    frame = replace(FRAME, scroll_x=across, row_height=9)
    scene = many_notes(tune_scene())
    seen = {note for note, _ in seen_notes(scene, frame)}
    for note in scene.notes:
        rect = note_rect(scene, frame, note)
        assert rect is not None
        if rect.meets(frame.notes):
            assert note in seen
        elif not rect.grown(8).meets(frame.notes):
            assert note not in seen


def test_hidden_notes_are_left_out() -> None:
    scene = tune_scene()
    assert [note for note, _ in seen_notes(scene, FRAME, frozenset(NOTES[1:]))] == [NOTES[0]]


def test_ghosts_are_thin_and_in_their_lanes_colour() -> None:
    scene = tune_scene()
    low = replace(FRAME, scroll_y=FRAME.row_height * 75)
    (ghosts,) = (item for item in ghost_items(scene, low) if isinstance(item, Boxes))
    assert ghosts.fill.startswith(scene.ghosts[0].colour)
    assert len(ghosts.rects) == 4
    assert all(rect.height < low.row_height / 2 for rect in ghosts.rects)


def test_every_note_has_a_stem_and_chosen_ones_a_ring() -> None:
    scene = choose(tune_scene(), frozenset(NOTES[:1]))
    items = velocity_items(scene, FRAME, scene.notes)
    rings = [item for item in items if isinstance(item, Box) and item.fill == "selection"]
    assert len(rings) == 1
    assert len([item for item in items if isinstance(item, Box) and item.fill.endswith(":edge")]) == 4


def test_hidden_velocities_draw_nothing() -> None:
    frame = replace(FRAME, velocity_height=0)
    assert velocity_items(tune_scene(), frame, NOTES) == []


def test_what_a_hand_does_is_drawn_over_the_notes() -> None:
    scene = tune_scene()
    layers = RollLayers(
        notes=(Note(480, 480, 67, 50),),
        leaving=frozenset(NOTES[1:2]),
        cut=Cut(4800, 70),
        band=Rect(200, 100, 40, 40),
        ramp=Ramp(0, 20, BAR, 120),
        caret_tick=960,
        end_tick=3 * BAR,
        label=Label("A4", 300, 200),
    )
    marks = RollMarks(layers=layers, playhead_tick=100, focus=NOTES[1], has_focus=True)
    inks_used = {
        getattr(item, name, "")
        for item in over_notes(scene, FRAME, marks, LETTERS)
        for name in ("fill", "line", "ink")
    }
    assert {"clash", "selection", "accent", "accent@14"} <= inks_used
    assert len(over_velocities(scene, FRAME, marks)) > 1
    above = over_all(scene, FRAME, marks, LETTERS)
    assert {"good", "playhead", "accent"} <= {getattr(item, "fill", "") for item in above}
    assert texts(above) == ["A4"]


def test_a_label_stays_inside_the_view() -> None:
    scene = tune_scene()
    marks = RollMarks(layers=RollLayers(label=Label("a rather long label", FRAME.width - 5, 2)))
    (pill, _) = over_all(scene, FRAME, marks, LETTERS)
    assert isinstance(pill, Box)
    assert pill.rect.right <= FRAME.width
    assert pill.rect.y >= 0


def test_pointing_lights_the_row_and_outlines_the_note() -> None:
    scene = tune_scene()
    on_ground = over_notes(scene, FRAME, RollMarks(hover=OnGround(0, 70)), LETTERS)
    assert [item.rect.y for item in on_ground if isinstance(item, Box)] == [FRAME.y(scene.row_of[70])]
    on_end = over_notes(scene, FRAME, RollMarks(hover=OnNote(NOTES[3], "end")), LETTERS)
    assert len(on_end) == 3
    held = replace(scene, is_editable=False)
    assert len(over_notes(held, FRAME, RollMarks(hover=OnNote(NOTES[3], "end")), LETTERS)) == 2
    assert over_velocities(scene, FRAME, RollMarks(hover=OnVelocity(NOTES[1])))


def test_pitches_are_spelt_as_the_key_spells_them() -> None:
    assert [pitch_name(61, key) for key in ("C", "F", "D", "Cm", "F#m")] == [
        "C♯4",
        "D♭4",
        "C♯4",
        "D♭4",
        "C♯4",
    ]
    assert pitch_name(60) == "C4"
    assert pitch_name(0) == "C-1"


def test_notes_are_spelt_by_the_chord_they_sound_over_and_the_one_they_lead_into() -> None:
    spans = ((0, 1920, "B7"), (1920, 3840, "Cm"), (3840, 7680, "C"), (7680, 9600, "Em"))
    chords = tuple(RollChord(start, end, symbol, frozenset()) for start, end, symbol in spans)
    scene = replace(tune_scene(), chords=chords, key="C", transpose=0)
    names = [note_name(scene, Note(tick, 240, 63)) for tick in (-240, 0, 1920, 4800, 7200, 9600)]
    assert names == ["E♭4", "D♯4", "E♭4", "E♭4", "D♯4", "E♭4"]
    assert note_name(replace(scene, transpose=12), Note(0, 240, 63)) == "D♯5"


def test_a_view_without_any_size_draws_nothing_wrong() -> None:
    frame = RollFrame(0, 0, 48, 14)
    scene = tune_scene()
    assert seen_notes(scene, frame) == []
    assert not boxes_of(line_items(scene, frame), inks.BAR_LINE)


@pytest.mark.parametrize("height", [4, 6, 9, 11, 13, 20])
def test_names_of_sounds_never_touch_and_used_ones_come_first(height: int) -> None:
    scene = drum_scene()
    frame = replace(FRAME, row_height=height, scroll_y=0.0, keys_width=132)
    named = [item for item in keyboard_items(scene, frame, LETTERS) if isinstance(item, Text)]
    assert named
    assert all(below.rect.y >= above.rect.bottom for above, below in pairwise(named))
    if height < 13:
        assert {item.ink for item in named} == {"text"}
