"""Guide tones sing, counter lines answer, pads are wide, swells open, drones hold."""

from itertools import pairwise

import pytest

from arrangeboard.generate.guide_tones import telling_classes
from arrangeboard.song.values import Meter
from arrangeboard.theory.chords import read_chord
from arrangeboard.theory.keys import scale
from tests.unit.generate.rehearsal import BAR, JAZZ, POP, place, played, sounding_at, starts

SEEDS = (0, 1, 2, 3, 4, 5)
LINES = ("melody-guide-tones", "counter-line")


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("progression", [POP, JAZZ])
def test_the_melody_tells_every_chord_by_its_third_or_seventh(seed: int, progression: str) -> None:
    where = place(progression)
    notes = played("melody-guide-tones", where, seed)
    for chord in where.chords:
        first = next(note for note in notes if note.start_tick >= chord.tick)
        assert first.pitch % 12 in telling_classes(read_chord(chord.symbol))


@pytest.mark.parametrize("rule", LINES)
@pytest.mark.parametrize("seed", SEEDS)
def test_lines_are_singable(rule: str, seed: int) -> None:
    notes = played(rule, place(JAZZ), seed)
    leaps = [abs(after.pitch - before.pitch) for before, after in pairwise(notes)]
    assert max(leaps) <= 7
    assert sum(leap <= 2 for leap in leaps) >= 0.5 * len(leaps)
    assert max(note.pitch for note in notes) - min(note.pitch for note in notes) <= 17
    for before, after in pairwise(notes):
        assert before.start_tick + before.length_ticks <= after.start_tick


@pytest.mark.parametrize("rule", LINES)
def test_notes_between_chord_tones_are_the_scale_s_and_lead_by_step(rule: str) -> None:
    where = place(POP)
    notes = played(rule, where)
    for lead, target in pairwise(notes):
        chord = where.chords[lead.start_tick // BAR]
        if lead.pitch % 12 not in read_chord(chord.symbol).pitch_classes:
            assert lead.pitch % 12 in scale("C")
            assert 1 <= abs(lead.pitch - target.pitch) <= 2


def test_the_counter_line_leaves_the_first_beats_to_the_melody() -> None:
    assert starts(played("counter-line", place(POP)))[0] > 0


@pytest.mark.parametrize("seed", SEEDS)
def test_lines_breathe(seed: int) -> None:
    for rule in LINES:
        notes = played(rule, place(POP), seed)
        assert sum(note.length_ticks for note in notes) < 0.97 * 8 * BAR


def test_a_pad_is_wide_and_holds_over_what_chords_share() -> None:
    notes = played("texture-pad", place("C Am F G"))
    for bar in range(4):
        pitches = sorted(note.pitch for note in sounding_at(notes, bar * BAR))
        assert pitches[-1] - pitches[0] >= 12
        assert pitches[1] - pitches[0] >= 5
    assert max(note.length_ticks for note in notes) > BAR


def test_a_pad_adds_ninths_only_where_the_scale_has_them() -> None:
    classes = {note.pitch % 12 for note in played("texture-pad", place("C"))}
    assert 2 in classes
    assert 6 not in {note.pitch % 12 for note in played("texture-pad", place("Em"))}


def test_a_swell_opens_from_the_bottom_and_grows() -> None:
    notes = played("texture-swell", place("C"))
    assert len(set(starts(notes))) == len(notes) >= 3
    assert [note.pitch for note in notes] == sorted(note.pitch for note in notes)
    assert all(before.velocity < after.velocity for before, after in pairwise(notes))
    assert len({note.start_tick + note.length_ticks for note in notes}) == 1


@pytest.mark.parametrize("meter", [Meter(), Meter(3, 4), Meter(7, 8)])
def test_a_drone_holds_the_key_s_tonic_and_fifth_throughout(meter: Meter) -> None:
    where = place(POP, meter=meter, key="Eb")
    notes = played("texture-drone", where)
    assert {note.pitch % 12 for note in notes} == {3, 10}
    assert all(sounding_at(notes, tick) for tick in range(0, where.end_tick, 480))
    assert len(starts(notes)) == 2
