"""Guides say what a role asks for over the chords, in place and in range."""

from itertools import pairwise

import pytest
from msgspec.structs import replace

from arrangeboard.generate.guides import CLOSED_HAT, KICK, SNARE, GuidePlace, guide_notes
from arrangeboard.song.bars import BarGrid, bar_grid
from arrangeboard.song.values import Chord, Meter, MeterChange, Note, Role

BAR = 3840
ROLES: tuple[Role, ...] = ("melody", "counter-melody", "harmony", "bass", "rhythm", "texture")
CHORDS = (Chord(0, "F"), Chord(BAR, "C/E"), Chord(2 * BAR, "Dm7"), Chord(3 * BAR, "N.C."))


def grid(bars: int = 4, meter: Meter = Meter()) -> BarGrid:  # noqa: B008
    return bar_grid(bars, (), meter)


def guide(role: Role, chords: tuple[Chord, ...] = CHORDS, **place: int) -> tuple[Note, ...]:
    where = replace(GuidePlace(0, 4 * BAR), **place)
    return guide_notes(role, chords, grid(), "F", place=where)


def test_bass_plays_the_bass_note_of_each_chord_on_every_bar() -> None:
    notes = guide("bass", (Chord(0, "F"), Chord(2 * BAR, "C/E")))
    assert [(n.start_tick, n.length_ticks, n.pitch % 12) for n in notes] == [
        (0, BAR, 5),
        (BAR, BAR, 5),
        (2 * BAR, BAR, 4),
        (3 * BAR, BAR, 4),
    ]
    assert all(28 <= n.pitch <= 47 for n in notes)


def test_harmony_holds_each_chord_for_as_long_as_it_stands() -> None:
    notes = guide("harmony")
    by_start = {n.start_tick: {m.pitch % 12 for m in notes if m.start_tick == n.start_tick} for n in notes}
    assert by_start == {0: {5, 9, 0}, BAR: {0, 4, 7}, 2 * BAR: {2, 5, 9, 0}}
    assert {n.length_ticks for n in notes} == {BAR}


def test_a_chord_that_is_said_twice_is_held_through() -> None:
    notes = guide("harmony", (Chord(0, "F"), Chord(BAR, "F")))
    assert {(n.start_tick, n.length_ticks) for n in notes} == {(0, 4 * BAR)}


def test_rhythm_strums_on_every_beat() -> None:
    notes = guide("rhythm", (Chord(0, "F"),))
    assert sorted({n.start_tick for n in notes}) == list(range(0, 4 * BAR, 960))
    assert {n.length_ticks for n in notes} == {480}


def test_drums_give_the_beat_with_a_backbeat() -> None:
    notes = guide("rhythm", (), drums=True, end_tick=BAR)
    at = {sound: [n.start_tick for n in notes if n.pitch == sound] for sound in (KICK, SNARE, CLOSED_HAT)}
    assert at == {KICK: [0, 1920], SNARE: [960, 2880], CLOSED_HAT: [0, 960, 1920, 2880]}


def test_drums_in_six_eight_have_two_beats_and_in_three_four_one_backbeat() -> None:
    for meter, snares, kicks in ((Meter(6, 8), [1440], [0]), (Meter(3, 4), [1920], [0])):
        bar = bar_grid(1, (), meter)
        place = GuidePlace(0, bar.length_ticks, drums=True)
        notes = guide_notes("rhythm", (), bar, "C", place=place)
        assert [n.start_tick for n in notes if n.pitch == SNARE] == snares
        assert [n.start_tick for n in notes if n.pitch == KICK] == kicks


@pytest.mark.parametrize("role", ["melody", "counter-melody"])
def test_melodies_hold_one_third_or_seventh_a_chord(role: Role) -> None:
    notes = guide(role)
    assert [n.start_tick for n in notes] == [0, BAR, 2 * BAR]
    assert [n.pitch % 12 in tones for n, tones in zip(notes, ({9}, {4}, {5, 0}), strict=True)] == [True] * 3


def test_melodies_move_to_the_nearest_tone() -> None:
    changes = tuple(Chord(bar * BAR, symbol) for bar, symbol in enumerate(("Dm7", "G7", "Cmaj7", "A7")))
    pitches = [n.pitch for n in guide("melody", changes)]
    assert all(abs(b - a) <= 2 for a, b in pairwise(pitches))


def test_without_chords_the_key_s_tonic_stands_in() -> None:
    assert {n.pitch % 12 for n in guide("bass", ())} == {5}
    assert {n.pitch % 12 for n in guide("harmony", ())} == {5, 9, 0}


def test_before_the_first_chord_the_tonic_stands_in() -> None:
    notes = guide("bass", (Chord(BAR, "Bb"),))
    assert [n.pitch % 12 for n in notes] == [5, 10, 10, 10]


def test_no_chord_is_silence_for_all_but_drums() -> None:
    silence = (Chord(0, "N.C."),)
    assert all(guide(role, silence) == () for role in ROLES)
    assert guide("rhythm", silence, drums=True)


def test_a_symbol_that_is_no_chord_is_passed_over() -> None:
    assert guide("bass", (Chord(0, "F"), Chord(BAR, "H?"))) == guide("bass", (Chord(0, "F"),))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("drums", [False, True])
def test_nothing_sounds_outside_the_stretch(role: Role, drums: bool) -> None:
    for start, end in ((BAR // 2, 2 * BAR + 17), (BAR + 1, BAR + 2), (4 * BAR - 1, 4 * BAR)):
        for note in guide(role, start_tick=start, end_tick=end, drums=drums):
            assert start <= note.start_tick
            assert 0 < note.length_ticks <= end - note.start_tick


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("lowest", "highest"), [(0, 127), (40, 64), (90, 108), (100, 127), (0, 20)])
def test_notes_stay_in_the_instrument_s_range(role: Role, lowest: int, highest: int) -> None:
    notes = guide(role, lowest_pitch=lowest, highest_pitch=highest)
    assert notes
    assert all(lowest <= note.pitch <= highest for note in notes)


@pytest.mark.parametrize("role", ROLES)
def test_the_narrowest_range_still_gives_sound_pitches(role: Role) -> None:
    for only in (0, 60, 127):
        for note in guide(role, lowest_pitch=only, highest_pitch=only):
            assert 0 <= note.pitch <= 127


def test_guides_are_soft_and_as_loud_as_asked() -> None:
    assert {n.velocity for n in guide("harmony")} == {34}
    assert {n.velocity for n in guide("harmony", velocity=50)} == {50}


def test_guides_follow_the_meters_of_the_section() -> None:
    mixed = bar_grid(2, (MeterChange(1, 3, 4),), Meter())
    place = GuidePlace(0, mixed.length_ticks)
    notes = guide_notes("bass", (), mixed, "C", place=place)
    assert [(n.start_tick, n.length_ticks) for n in notes] == [(0, BAR), (BAR, 2880)]
