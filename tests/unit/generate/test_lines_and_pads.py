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


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("progression", "key"), [(POP, "C"), (JAZZ, "C"), ("C G Am F C G Am F", "C")])
def test_a_melody_ends_its_phrases_on_a_stable_tone_and_breathes(
    progression: str, key: str, seed: int
) -> None:
    where = place(progression, key=key)
    notes = played("melody-guide-tones", where, seed)
    for end in (4 * BAR, 8 * BAR):
        last = [note for note in notes if note.start_tick < end][-1]
        chord = read_chord(where.chords[last.start_tick // BAR].symbol)
        assert ((last.pitch - (chord.root or 0)) % 12) in (0, 3, 4, 6, 7)
        assert last.length_ticks >= 2 * 960
        assert last.start_tick + last.length_ticks <= end - 960


@pytest.mark.parametrize("seed", SEEDS)
def test_a_melody_rises_in_a_phrase_and_falls_at_its_end(seed: int) -> None:
    for progression in (POP, "C G Am F C G Am F"):
        notes = played("melody-guide-tones", place(progression), seed)
        for opens in (0, 4 * BAR):
            phrase = [note for note in notes if opens <= note.start_tick < opens + 4 * BAR]
            top = max(note.pitch for note in phrase)
            assert phrase[-1].pitch < top
            assert top - min(note.pitch for note in phrase) >= 3


def test_lines_pass_through_no_note_that_the_chord_has_in_another_form() -> None:
    for rule in LINES:
        for seed in SEEDS:
            for note in played(rule, place("Cmaj7 Cm7 F7 Bbmaj7 Bbm7 Eb7 Abmaj7 Abmaj7"), seed):
                bar = note.start_tick // BAR
                assert (bar, note.pitch % 12) not in {(1, 4), (1, 11), (3, 11), (4, 2), (4, 11), (4, 9)}


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
    assert 11 not in {note.pitch % 12 for note in played("texture-pad", place("Am"))}


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
