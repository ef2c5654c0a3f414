"""Every rule is named, does what its role says, and follows swing, sections and an empty line of chords."""

import pytest
from msgspec.structs import replace

from arrangeboard.generate.dice import chance, pick
from arrangeboard.generate.finishing import finished, swung_tick
from arrangeboard.generate.starters import STARTERS, starter_notes
from arrangeboard.song.bars import bar_grid
from arrangeboard.song.values import Generated, Meter, Note
from arrangeboard.words import say
from tests.unit.generate.rehearsal import BAR, BEAT, POP, for_rule, place, played

RULES = tuple(STARTERS)
ROLES = {"melody", "counter-melody", "harmony", "bass", "rhythm", "texture"}


def test_every_role_has_starters() -> None:
    assert {one.role for one in STARTERS.values()} == ROLES


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_short_name_and_one_sentence(rule: str) -> None:
    assert 1 <= len(say(f"starter-{rule}").split()) <= 4
    does = say(f"starter-{rule}-does")
    assert does.endswith(".")
    assert does.count(".") == 1


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_plays_something_and_another_seed_keeps_it_in_place(rule: str) -> None:
    for seed in (0, 1, 99):
        notes = played(rule, place(POP), seed)
        assert notes
        assert all(0 <= note.start_tick < 8 * BAR for note in notes)


@pytest.mark.parametrize("rule", RULES)
def test_other_seeds_play_other_notes(rule: str) -> None:
    assert len({played(rule, place(POP), seed) for seed in range(8)}) >= 2


@pytest.mark.parametrize("rule", RULES)
def test_a_part_that_starts_later_counts_from_its_own_start(rule: str) -> None:
    later = replace(place(POP), start_tick=4 * BAR)
    notes = played(rule, later)
    assert notes[0].start_tick < 4 * BAR
    assert all(note.start_tick + note.length_ticks <= 4 * BAR for note in notes)


@pytest.mark.parametrize("rule", RULES)
def test_without_chords_the_key_s_tonic_stands_in(rule: str) -> None:
    empty, tonic = replace(place("G G"), chords=(), key="G"), place("G G", key="G")
    assert played(rule, empty) == played(rule, tonic)
    assert played(rule, empty)


@pytest.mark.parametrize("rule", RULES)
def test_drum_rules_are_for_kits_and_others_are_not(rule: str) -> None:
    where = for_rule(rule, place(POP))
    assert starter_notes(Generated(rule), replace(where, drums=not where.drums)) == ()


def test_eighths_swing_as_the_place_does() -> None:
    swung = replace(place("C"), swing_percent=67)
    assert {note.start_tick % BEAT for note in played("bass-eighths", swung)} == {0, 643}


def test_swing_leaves_quarters_and_meters_of_eighths_alone() -> None:
    grid = bar_grid(1, (), Meter())
    assert [swung_tick(tick, grid, 67) for tick in (0, 240, 480, 720, 960)] == [0, 321, 643, 801, 960]
    assert swung_tick(480, bar_grid(1, (), Meter(6, 8)), 67) == 480


def test_a_chorus_is_louder_than_a_verse() -> None:
    verse, chorus = (played("harmony-held", place(POP, kind=kind)) for kind in ("verse", "chorus"))
    assert chorus[0].velocity > verse[0].velocity
    assert [note.pitch for note in chorus] == [note.pitch for note in verse]


def test_notes_are_cut_where_their_pitch_starts_again() -> None:
    twice = [Note(0, BEAT, 60), Note(480, BEAT, 60), Note(480, 100, 60)]
    assert finished(twice, place("C"), 50) == (Note(0, 480, 60), Note(480, 100, 60))


def test_chance_depends_on_seed_and_place_alone() -> None:
    assert chance(1, 2, 3) == chance(1, 2, 3)
    assert len({chance(seed, place) for seed in range(10) for place in range(10)}) == 100
    throws = [chance(5, tick) for tick in range(1000)]
    assert 0.45 < sum(throws) / 1000 < 0.55
    assert pick(0, 4) == 0
    assert {pick(seed, 4) for seed in range(1, 60)} == {0, 1, 2, 3}
