"""Chords are chords: their own tones, smoothly led, without mud and in the rhythm that the rule promises."""

from itertools import pairwise

import pytest
from msgspec.structs import replace

from arrangeboard.generate.harmony.comping import chords_in
from arrangeboard.generate.harmony.voicings import laid_out, movement
from arrangeboard.generate.held import chords_held_in
from arrangeboard.generate.place import Place
from arrangeboard.generate.starters import STARTERS
from arrangeboard.song.bars import bar_grid
from arrangeboard.song.values import Chord, Meter, Note
from arrangeboard.theory.chords import is_chord, read_chord
from tests.laws.test_starters import HARD_SYMBOLS
from tests.unit.generate.rehearsal import (
    BAR,
    BEAT,
    JAZZ,
    POP,
    RANGES,
    for_rule,
    place,
    played,
    sounding_at,
    starts,
)

CHORDS = tuple(
    rule for rule, one in STARTERS.items() if rule.startswith(("harmony-", "rhythm-")) and not one.drums
)
SEEDS = (0, 1, 2, 3)


def tones(where: Place, tick: int) -> frozenset[int]:
    chord = [one for one in where.chords if one.tick <= tick][-1]
    return read_chord(chord.symbol).pitch_classes


@pytest.mark.parametrize("rule", CHORDS)
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("progression", [POP, JAZZ, "F#7alt Bmaj7#11 Ebm9/Gb A13"])
def test_every_note_is_a_tone_of_its_chord_or_of_the_next_an_eighth_ahead(
    rule: str, seed: int, progression: str
) -> None:
    where = place(progression)
    notes = played(rule, where, seed)
    assert notes
    for note in notes:
        own = tones(where, note.start_tick)
        assert own == tones(where, note.start_tick + note.length_ticks - 1)
        is_ahead = note.start_tick % BAR >= BAR - 480
        assert note.pitch % 12 in own or (is_ahead and note.pitch % 12 in tones(where, note.start_tick + 480))


@pytest.mark.parametrize("rule", CHORDS)
@pytest.mark.parametrize("seed", SEEDS)
def test_no_chord_is_muddy(rule: str, seed: int) -> None:
    notes = played(rule, place(JAZZ), seed)
    for tick in starts(notes):
        pitches = sorted(note.pitch for note in sounding_at(notes, tick))
        assert all(high - low >= 5 for low, high in pairwise(pitches) if low < 48)


@pytest.mark.parametrize("progression", [POP, JAZZ, "C C#m D Ebm E Fm F# Gm"])
def test_voices_move_little_and_never_far(progression: str) -> None:
    where = for_rule("harmony-held", place(progression))
    voicings = chords_in(where, chords_held_in(where), 0)
    moves = [movement(before, after) for before, after in pairwise(voicings)]
    assert sum(moves) / len(moves) <= 6
    for before, after in pairwise(voicings):
        assert all(min(abs(pitch - other) for other in before) <= 4 for pitch in after)


def test_common_tones_stay_where_they_are() -> None:
    where = for_rule("harmony-held", place("C Am F C G C"))
    for before, after in pairwise(chords_in(where, chords_held_in(where), 0)):
        common = {pitch % 12 for pitch in before} & {pitch % 12 for pitch in after}
        assert len(set(before) & set(after)) >= len(common)


@pytest.mark.parametrize("symbol", [symbol for symbol in HARD_SYMBOLS if is_chord(symbol)])
def test_every_chord_can_be_laid_out_anywhere_an_octave_wide(symbol: str) -> None:
    for window in ((0, 11), (30, 41), (52, 76), (116, 127)):
        for voicing, _ in laid_out(read_chord(symbol), window):
            assert window[0] <= voicing[0] <= voicing[-1] <= window[1]
            assert list(voicing) == sorted(set(voicing))


def test_no_minor_second_lies_on_top_of_a_chord_if_it_can_be_helped() -> None:
    where = for_rule("harmony-held", place("Cmaj7 Fmaj7 Ebmaj7 Am9"))
    assert all(voicing[-1] - voicing[-2] > 1 for voicing in chords_in(where, chords_held_in(where), 0))


def test_held_chords_are_struck_at_changes_and_again_after_four_bars() -> None:
    long = replace(place("C C C C C C Am G"), chords=(Chord(0, "C"), Chord(6 * BAR, "G")))
    assert starts(played("harmony-held", long)) == [0, 4 * BAR, 6 * BAR]


def test_stabs_last_half_an_eighth_and_lean_on_the_second_and_fourth() -> None:
    notes = played("harmony-stabs", place("C Am"))
    assert {note.start_tick % BEAT for note in notes} == {480}
    velocities = [max(note.velocity for note in notes if note.start_tick == tick) for tick in starts(notes)]
    assert velocities[1] == velocities[3] > velocities[0] == velocities[2]
    for seed in range(12):
        assert {note.length_ticks for note in played("harmony-stabs", place("C Am"), seed)} == {240}


def test_seeds_play_the_charleston_and_push_into_the_next_chord() -> None:
    takes = [played("harmony-stabs", place("C F C F"), seed) for seed in range(20)]
    assert any(starts(take)[:3] == [0, 1440, BAR] for take in takes)
    for take in takes:
        ahead = {note.pitch % 12 for note in take if note.start_tick == BAR - 480}
        assert ahead in (set(), {0, 4, 7}, {5, 9, 0})
    assert any(5 in {note.pitch % 12 for note in take if note.start_tick == BAR - 480} for take in takes)


@pytest.mark.parametrize("rule", ["harmony-stabs", "rhythm-strums"])
def test_the_last_stroke_before_a_chord_may_play_it_but_never_before_silence(rule: str) -> None:
    pushed = [
        seed
        for seed in range(20)
        if any(n.pitch % 12 == 5 for n in played(rule, place("C F"), seed) if n.start_tick < BAR)
    ]
    assert pushed
    assert len(pushed) < 20
    for seed in pushed:
        assert {note.pitch % 12 for note in played(rule, place("C N.C."), seed)} == {0, 4, 7}


def test_a_line_of_chords_does_not_begin_on_the_fifth_of_a_triad() -> None:
    for seed in SEEDS:
        for symbol, root in (("F", 5), ("C", 0), ("Gm", 7), ("Bb", 10), ("Em", 4)):
            lowest = min(note.pitch for note in played("harmony-held", place(symbol), seed))
            assert (lowest - root) % 12 in (0, 3, 4)


@pytest.mark.parametrize(
    "progression", [POP, JAZZ, "C C#m D Ebm E Fm F# Gm", "C G Am F C G Am F", "F Dm7 Bb C/E"]
)
def test_voices_do_not_all_leap_the_same_way(progression: str) -> None:
    for seed in SEEDS:
        where = for_rule("harmony-held", place(progression))
        for before, after in pairwise(chords_in(where, chords_held_in(where), seed)):
            moves = [other - one for one, other in zip(before, after, strict=False)]
            assert min(moves) <= 2
            assert max(moves) >= -2


@pytest.mark.parametrize(
    ("symbol", "guides"), [("Cmaj9", (4, 11)), ("D9", (6, 0)), ("Gm9", (10, 5)), ("F13", (9, 3))]
)
def test_rich_chords_keep_their_third_and_seventh(symbol: str, guides: tuple[int, int]) -> None:
    classes = {note.pitch % 12 for note in played("harmony-held", place(symbol))}
    assert classes >= set(guides)


def test_eighths_come_in_eighths() -> None:
    assert starts(played("harmony-eighths", place("C"))) == list(range(0, BAR, 480))
    in_three = played("harmony-eighths", place("C", meter=Meter(6, 8)))
    assert starts(in_three) == list(range(0, 2880, 480))


def direction(notes: tuple[Note, ...]) -> list[int]:
    return [after.pitch - before.pitch for before, after in pairwise(notes[:4])]


def test_arpeggios_go_the_way_they_say() -> None:
    where = place("C Am")
    assert all(step > 0 for step in direction(played("harmony-arpeggio-up", where)))
    assert all(step < 0 for step in direction(played("harmony-arpeggio-down", where)))
    low, high, middle, again = (note.pitch for note in played("harmony-arpeggio-broken", where)[:4])
    assert low < middle < high == again


def test_an_arpeggio_begins_anew_with_every_chord() -> None:
    half_bars = Place((Chord(0, "C"), Chord(1440, "F")), bar_grid(1, (), Meter()), "C", 0, BAR)
    notes = played("harmony-arpeggio-up", half_bars)
    at_change = [note for note in notes if note.start_tick >= 1440]
    assert at_change[0].pitch == min(note.pitch for note in at_change)


def test_the_ballad_has_the_bass_in_the_left_hand() -> None:
    notes = played("harmony-ballad", place("C G/B"))
    for bar, bass in enumerate((0, 11)):
        lowest, second, *_ = sorted(note.pitch for note in sounding_at(notes, bar * BAR))
        assert lowest % 12 == bass
        assert lowest <= 50 < second


def test_strums_go_down_over_the_strings_and_up_over_the_high_ones() -> None:
    notes = played("rhythm-strums", place("C"))
    down = [note for note in notes if note.start_tick < 240]
    up = [note for note in notes if 3 * 480 <= note.start_tick < 3 * 480 + 240]
    assert [note.pitch for note in down] == sorted(note.pitch for note in down)
    assert [note.pitch for note in up] == sorted((note.pitch for note in up), reverse=True)
    assert len(up) == 3
    assert 0 < down[-1].start_tick - down[0].start_tick <= 80
    assert max(note.velocity for note in up) < max(note.velocity for note in down)


def test_only_a_guitar_has_the_bass_on_its_low_string() -> None:
    guitar, piano = (played(rule, place("C")) for rule in ("rhythm-strums", "harmony-strums"))
    assert min(note.pitch for note in guitar) == 48
    assert min(note.pitch for note in piano) >= 52


def test_muted_sixteenths_are_short_but_for_the_accents() -> None:
    notes = played("rhythm-muted", place("C"))
    lengths = [note.length_ticks for note in notes]
    assert starts(notes)[0] == 0
    assert sum(length <= 70 for length in lengths) > len(lengths) / 3
    assert max(lengths) > 150
    muted, ringing = (
        [n.velocity for n in notes if (n.length_ticks <= 70) == is_muted] for is_muted in (1, 0)
    )
    assert max(muted) < min(ringing)


@pytest.mark.parametrize("rule", CHORDS)
def test_chords_stay_inside_an_instrument_of_any_range(rule: str) -> None:
    for low, high in ((28, 50), (60, 84), (40, 52), RANGES["harmony"]):
        narrow = replace(place(JAZZ), lowest_pitch=low, highest_pitch=high)
        pitches = [note.pitch for note in STARTERS[rule].make(narrow, 1)]
        assert pitches
        assert low <= min(pitches) <= max(pitches) <= high
