from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from arrangeboard.board.items import Rect
from arrangeboard.roll.frame import RollFrame
from arrangeboard.roll.hit import (
    Nowhere,
    OnEnd,
    OnGround,
    OnKey,
    OnNote,
    OnRuler,
    OnVelocity,
    OnVelocityGround,
    hit,
    notes_in,
)
from arrangeboard.roll.scene import RollScene, choose
from arrangeboard.roll.shapes import note_rect, stem_x
from arrangeboard.song.values import Note
from tests.unit.roll.pieces import BAR, FRAME, NOTES, drum_scene, tune_scene


def middle(scene: RollScene, frame: RollFrame, note: Note) -> tuple[float, float]:
    rect = note_rect(scene, frame, note)
    assert rect is not None
    return rect.x + rect.width / 2, rect.y + rect.height / 2


def with_notes(scene: RollScene, notes: tuple[Note, ...]) -> RollScene:
    longest = max((note.length_ticks for note in notes), default=0)
    return replace(scene, notes=notes, longest_ticks=longest)


spaced_notes = st.lists(
    st.tuples(st.integers(0, 60), st.integers(40, 90), st.integers(60, 1900), st.integers(1, 127)),
    max_size=60,
    unique_by=lambda one: (one[0], one[1]),
).map(lambda many: tuple(sorted(Note(at * 1920, length, pitch, loud) for at, pitch, length, loud in many)))


@given(spaced_notes, st.floats(30, 400), st.integers(4, 30), st.integers(-200, 6000), st.integers(0, 2000))
def test_the_middle_of_every_note_that_shows_is_its_body(
    notes: tuple[Note, ...], zoom: float, height: int, across: int, down: int
) -> None:
    frame = RollFrame(900, 420, zoom, height, scroll_x=across, scroll_y=down)
    scene = with_notes(tune_scene(), notes)
    for note in notes:
        x, y = middle(scene, frame, note)
        if frame.notes.contains(x, y):
            assert hit(scene, frame, x, y) == OnNote(note, "body")


@given(spaced_notes, st.floats(20, 400), st.integers(-100, 900), st.integers(0, 500), st.integers(1, 400))
def test_a_rubber_band_chooses_just_the_notes_that_it_touches(
    notes: tuple[Note, ...], zoom: float, x: int, y: int, size: int
) -> None:
    frame = RollFrame(900, 420, zoom, 9, scroll_x=50, scroll_y=300)
    scene = with_notes(tune_scene(), notes)
    band = Rect(x, y, size, size)
    touched = {note for note in notes if (rect := note_rect(scene, frame, note)) and rect.meets(band)}
    assert notes_in(scene, frame, band) == touched


def test_a_note_is_held_by_its_ends_and_its_body() -> None:
    scene = tune_scene()
    rect = note_rect(scene, FRAME, NOTES[3])
    assert rect is not None
    y = rect.y + 3
    places = (rect.x + 1, rect.x + rect.width / 2, rect.right - 1)
    assert [hit(scene, FRAME, x, y) for x in places] == [
        OnNote(NOTES[3], "start"),
        OnNote(NOTES[3], "body"),
        OnNote(NOTES[3], "end"),
    ]


def test_of_notes_over_each_other_the_chosen_one_is_held() -> None:
    below, above = Note(0, 1920, 69), Note(480, 480, 69)
    scene = with_notes(tune_scene(), (below, above))
    x, y = middle(scene, FRAME, above)
    assert hit(scene, FRAME, x, y) == OnNote(above, "body")
    assert hit(choose(scene, frozenset({below})), FRAME, x, y) == OnNote(below, "body")


def test_a_note_too_short_for_ends_is_stretched_from_just_beyond_it() -> None:
    short = Note(0, 60, 69)
    scene = with_notes(tune_scene(), (short,))
    rect = note_rect(scene, FRAME, short)
    assert rect is not None
    assert hit(scene, FRAME, rect.right + 1, rect.y + 5) == OnNote(short, "end")
    assert isinstance(hit(scene, FRAME, rect.right + 6, rect.y + 5), OnGround)


def test_beside_the_notes_are_keys_ruler_end_and_ground() -> None:
    scene = tune_scene()
    row = scene.row_of[67]
    y = FRAME.y(row) + 4
    assert hit(scene, FRAME, 20, y) == OnKey(67)
    assert hit(scene, FRAME, FRAME.x(BAR), y) == OnGround(BAR, 67)
    assert hit(scene, FRAME, FRAME.x(BAR), 10) == OnRuler(BAR)
    assert hit(scene, FRAME, FRAME.x(BAR), 36) == OnRuler(BAR)
    assert hit(scene, FRAME, FRAME.x(2 * BAR) + 4, 10) == OnEnd()
    assert hit(scene, FRAME, 20, 10) == Nowhere()


def test_velocities_are_held_by_their_stems() -> None:
    scene = tune_scene()
    x, y = stem_x(FRAME, NOTES[1].start_tick), FRAME.velocity_y(NOTES[1].velocity)
    assert hit(scene, FRAME, x, y) == OnVelocity(NOTES[1])
    assert hit(scene, FRAME, x, y + 20) == OnVelocity(NOTES[1])
    over = hit(scene, FRAME, x, FRAME.velocity.y + 1)
    assert isinstance(over, OnVelocityGround)
    assert over.velocity > 100


def test_of_velocities_in_one_place_the_nearest_head_is_held() -> None:
    soft, loud = Note(0, 480, 60, 30), Note(0, 480, 64, 110)
    scene = with_notes(tune_scene(), (soft, loud))
    x = stem_x(FRAME, 0)
    assert hit(scene, FRAME, x, FRAME.velocity_y(32)) == OnVelocity(soft)
    assert hit(scene, FRAME, x, FRAME.velocity_y(100)) == OnVelocity(loud)


def test_drums_are_held_by_the_row_of_their_sound() -> None:
    scene = drum_scene()
    frame = replace(FRAME, keys_width=132, scroll_y=400)
    row = scene.row_of[36]
    x = frame.x(0) + 2
    frame = replace(frame, scroll_y=frame.scroll_y + frame.y(row) - frame.notes.y - 50)
    found = hit(scene, frame, x, frame.y(row) + 3)
    assert isinstance(found, OnNote)
    assert found.note.pitch == 36
