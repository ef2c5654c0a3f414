"""Planned parts that our own export marked come back as plans, unless somebody made music of them."""

from arrangeboard.midi.importing.plans import divided
from arrangeboard.midi.marks import planned_mark
from arrangeboard.song.values import Note, Part, Song
from tests.unit.midi.importing import conductor, song_of
from tests.unit.midi.smf_bytes import BAR, Event, marker, meta, name, note, program, smf, track

GUIDE = (Note(0, 1920, 40, 34), Note(3840, 1920, 43, 34))
GUIDE_EVENTS = [*note(0, 960, 40, velocity=34), *note(BAR, 960, 43, velocity=34)]


def song_with(*events: Event, length_ticks: int = 4 * 2 * BAR, notes: tuple[Note, ...] = GUIDE) -> Song:
    """A song of one section of four bars and one lane that begins with a marked stretch."""
    mark = meta(0, 0x01, planned_mark(length_ticks, notes).encode())
    return song_of(
        smf(conductor(marker(0, "Verse"), end_bar=4), track(name("Bass"), mark, program(33), *events))
    )


def parts(song: Song) -> tuple[Part, ...]:
    (section,) = song.sections.values()
    return section.parts[song.lanes[0].id]


def test_an_untouched_guide_is_a_planned_part_without_notes() -> None:
    song = song_with(*GUIDE_EVENTS)
    assert [(part.piece, part.start_tick, part.length_ticks) for part in parts(song)] == [(None, 0, None)]
    assert song.pieces == {}


def test_a_guide_that_somebody_changed_is_music() -> None:
    song = song_with(*GUIDE_EVENTS, *note(2 * BAR, 960, 45))
    (part,) = parts(song)
    assert part.piece is not None
    assert len(song.pieces[part.piece].written.notes) == 3


def test_music_after_a_plan_is_a_part_of_its_own() -> None:
    song = song_with(*GUIDE_EVENTS, *note(2 * BAR, 960, 45), length_ticks=2 * 2 * BAR)
    plan, music = parts(song)
    assert (plan.piece, plan.start_tick, plan.length_ticks) == (None, 0, 4 * BAR)
    assert (music.start_tick, music.length_ticks) == (4 * BAR, None)
    assert music.piece is not None
    assert song.pieces[music.piece].length_ticks == 4 * BAR


def test_a_plan_without_a_guide_comes_back_too() -> None:
    assert [part.piece for part in parts(song_with(notes=()))] == [None]


def test_a_lane_of_plans_only_keeps_its_instrument() -> None:
    assert song_with(notes=()).lanes[0].sound.program == 33


def test_a_cell_is_divided_by_the_plans_in_it() -> None:
    planned = [(0, 10), (20, 30), (50, 90)]
    assert list(divided(planned, 10, 60)) == [
        ((10, 20), False),
        ((20, 30), True),
        ((30, 50), False),
        ((50, 60), True),
    ]
    assert list(divided(planned, 60, 100)) == [((60, 90), True), ((90, 100), False)]
