"""Bass lines play the chord's bass at every change, stay low and near, and lead into what comes."""

from itertools import groupby, pairwise

import pytest
from msgspec.structs import replace

from arrangeboard.generate.held import held_chords
from arrangeboard.generate.place import Place
from arrangeboard.generate.starters import STARTERS
from arrangeboard.song.bars import bar_grid
from arrangeboard.song.values import Chord, Meter
from arrangeboard.theory.chords import read_chord
from tests.unit.generate.rehearsal import BAR, BEAT, JAZZ, POP, RANGES, place, played, sounding_at, starts

BASSES = tuple(rule for rule, one in STARTERS.items() if one.role == "bass")
METERS = (Meter(), Meter(3, 4), Meter(6, 8), Meter(5, 4), Meter(7, 8))
SEEDS = (0, 1, 2, 3, 4)


@pytest.mark.parametrize("rule", BASSES)
@pytest.mark.parametrize("progression", [POP, JAZZ, "F#m D/F# Abmaj7/C Bdim7 N.C. Eb+"])
@pytest.mark.parametrize("meter", METERS)
def test_every_change_of_chord_is_struck_with_its_bass_note(
    rule: str, meter: Meter, progression: str
) -> None:
    for seed in SEEDS:
        assert_changes_are_struck(rule, seed, place(progression, meter=meter))


def assert_changes_are_struck(rule: str, seed: int, where: Place) -> None:
    notes = {note.start_tick: note for note in played(rule, where, seed)}
    for one in held_chords(where.chords, where.key, 0, where.end_tick):
        if one.bass is None:
            assert not any(one.start_tick <= tick < one.end_tick for tick in notes)
        else:
            assert notes[one.start_tick].pitch % 12 == one.bass


@pytest.mark.parametrize("rule", BASSES)
def test_changes_within_the_bar_and_off_the_beat_are_followed(rule: str) -> None:
    chords = (Chord(0, "C"), Chord(2 * BEAT, "G/B"), Chord(3 * BEAT + 480, "Am"), Chord(BAR + 720, "F"))
    where = Place(chords, bar_grid(2, (), Meter()), "C", 0, 2 * BAR)
    notes = played(rule, where)
    heard = [next(note.pitch % 12 for note in notes if note.start_tick == chord.tick) for chord in chords]
    assert heard == [0, 11, 9, 5]
    for chord in chords[1:]:
        before = [note for note in notes if note.start_tick < chord.tick]
        assert all(note.start_tick + note.length_ticks <= chord.tick for note in before)


@pytest.mark.parametrize("rule", [rule for rule in BASSES if rule != "bass-octaves"])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_bass_stays_in_range_and_leaps_no_wider_than_an_octave(rule: str, seed: int) -> None:
    low, high = RANGES["bass"]
    notes = played(rule, place(JAZZ), seed)
    assert all(low <= note.pitch <= high for note in notes)
    assert max(abs(after.pitch - before.pitch) for before, after in pairwise(notes)) <= 12


@pytest.mark.parametrize("rule", BASSES)
def test_a_bass_plays_one_note_at_a_time(rule: str) -> None:
    for before, after in pairwise(played(rule, place(JAZZ), 1)):
        assert before.start_tick + before.length_ticks <= after.start_tick


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("progression", [POP, JAZZ])
def test_the_walk_steps_into_every_chord_and_back_to_the_first(seed: int, progression: str) -> None:
    where = place(progression)
    notes = played("bass-walking", where, seed)
    assert starts(notes) == list(range(0, where.end_tick, BEAT))
    for lead, root in zip(notes[3::4], [*notes[4::4], notes[0]], strict=True):
        assert abs(lead.pitch - root.pitch) in (1, 2, 5, 7)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_walk_holds_chord_tones_on_strong_beats(seed: int) -> None:
    where = place(JAZZ)
    notes = played("bass-walking", where, seed)
    for bar, chord in enumerate(where.chords):
        for beat in (0, 2):
            (note,) = sounding_at(notes, bar * BAR + beat * BEAT)
            assert note.pitch % 12 in read_chord(chord.symbol).pitch_classes


@pytest.mark.parametrize("progression", [POP, JAZZ, "A D E A F#m B7 E A"])
def test_most_bars_of_the_walk_say_whether_their_chord_is_major_or_minor(progression: str) -> None:
    told = []
    for seed in SEEDS:
        notes = played("bass-walking", place(progression), seed)
        for bar, symbol in enumerate(progression.split()):
            chord = read_chord(symbol)
            thirds = {((chord.root or 0) + third) % 12 for third in (3, 4) if third in chord.intervals}
            classes = {note.pitch % 12 for note in notes if bar * BAR <= note.start_tick < (bar + 1) * BAR}
            told.append(bool(thirds & classes))
    assert sum(told) >= 0.8 * len(told)


def test_the_walk_is_not_played_in_two_velocities_by_turns() -> None:
    velocities = [note.velocity for note in played("bass-walking", place(POP))]
    assert len(set(velocities)) >= 6
    assert velocities[0::2].count(velocities[0]) < len(velocities) / 4
    assert max(velocities) - min(velocities) <= 24


def test_the_walk_moves_mostly_by_step_and_does_not_repeat() -> None:
    notes = played("bass-walking", place(JAZZ))
    leaps = [abs(after.pitch - before.pitch) for before, after in pairwise(notes)]
    assert sum(leap <= 4 for leap in leaps) >= 0.8 * len(leaps)
    assert leaps.count(0) <= 1


BLUES = "Bb7 Eb7 Bb7 Bb7 Eb7 Eb7 Bb7 G7 Cm7 F7 Bb7 F7"
II_V_I = "Dm7 G7 Cmaj7 Cmaj7 Cm7 F7 Bbmaj7 Bbmaj7 Bbm7 Eb7 Abmaj7 G7"
FOUR_CHORDS = "C G Am F " * 3
WALKS = pytest.mark.parametrize(
    ("progression", "key"), [(BLUES, "Bb"), (II_V_I, "C"), (FOUR_CHORDS, "C"), ("F Dm7 Bb C/E", "F")]
)


@WALKS
@pytest.mark.parametrize("seed", SEEDS)
def test_a_bar_of_the_walk_has_no_pitch_twice(progression: str, key: str, seed: int) -> None:
    notes = played("bass-walking", place(progression, key=key), seed)
    for bar in range(0, len(notes), 4):
        assert len({note.pitch for note in notes[bar : bar + 4]}) == 4


@WALKS
@pytest.mark.parametrize("seed", SEEDS)
def test_the_middle_of_a_walked_bar_is_another_chord_tone_than_its_bass(
    progression: str, key: str, seed: int
) -> None:
    where = place(progression, key=key)
    notes = played("bass-walking", where, seed)
    for chord, note in zip(where.chords, notes[2::4], strict=True):
        symbol = read_chord(chord.symbol)
        bass = symbol.root if symbol.bass is None else symbol.bass
        assert note.pitch % 12 in symbol.pitch_classes - {bass}


@WALKS
@pytest.mark.parametrize("seed", SEEDS)
def test_a_walk_keeps_its_direction_over_a_bar_and_more(progression: str, key: str, seed: int) -> None:
    notes = played("bass-walking", place(progression, key=key), seed)
    rises = [after.pitch > before.pitch for before, after in pairwise(notes)]
    runs = [len(list(run)) for _, run in groupby(rises)]
    assert max(runs) >= 4
    assert sum(runs) / len(runs) >= 2.5
    assert runs.count(1) <= len(notes) // 6


@pytest.mark.parametrize(("progression", "key"), [(BLUES, "Bb"), (II_V_I, "C"), (FOUR_CHORDS, "C")])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_walk_of_twelve_bars_uses_an_octave_or_more(progression: str, key: str, seed: int) -> None:
    pitches = [note.pitch for note in played("bass-walking", place(progression, key=key), seed)]
    assert max(pitches) - min(pitches) >= 12


def test_two_chords_a_bar_are_each_walked_from_their_bass() -> None:
    chords = tuple(Chord(at * 2 * BEAT, symbol) for at, symbol in enumerate(["Dm7", "G7", "Cmaj7", "A7/C#"]))
    where = Place(chords, bar_grid(2, (), Meter()), "C", 0, 2 * BAR)
    notes = played("bass-walking", where)
    assert [note.pitch % 12 for note in notes[::2]] == [2, 7, 0, 1]
    for lead, target in zip(notes[1::2], [*notes[2::2], notes[0]], strict=True):
        assert abs(lead.pitch - target.pitch) in (1, 2, 5, 7)


def test_a_chord_that_stays_is_walked_on_from_another_of_its_tones() -> None:
    notes = played("bass-walking", place("C C C C"))
    assert len({note.pitch for note in notes[::4]}) >= 2
    assert {note.pitch % 12 for note in notes[::4]} <= {0, 4, 7}


def test_fifths_stand_under_the_root_where_there_is_room() -> None:
    notes = played("bass-root-fifth", place("C C"))
    root, fifth = (sounding_at(notes, tick)[0].pitch for tick in (0, 2 * BEAT))
    assert root - fifth == 5


def test_octaves_jump_up_and_stay_down_where_the_instrument_ends() -> None:
    notes = played("bass-octaves", place("C"))
    assert [note.pitch for note in notes[:2]] == [36, 48]
    short = replace(place("C"), lowest_pitch=28, highest_pitch=40)
    assert {note.pitch for note in STARTERS["bass-octaves"].make(short, 0)} == {36}


@pytest.mark.parametrize("seed", SEEDS)
def test_octaves_stay_in_range(seed: int) -> None:
    low, high = RANGES["bass"]
    assert all(low <= note.pitch <= high for note in played("bass-octaves", place(JAZZ), seed))


def test_the_last_eighth_leads_into_another_chord_only() -> None:
    stays = played("bass-eighths", place("C C"))
    assert {note.pitch % 12 for note in stays} == {0, 7}
    moves = played("bass-eighths", place("C C F F"))
    (lead,) = sounding_at(moves, 2 * BAR - 240)
    assert lead.pitch % 12 == 4


def test_a_bass_line_stays_near_itself_through_any_progression() -> None:
    notes = played("bass-roots", place("C F Bb Eb Ab Db Gb B E A D G"))
    assert max(abs(after.pitch - before.pitch) for before, after in pairwise(notes)) <= 7
