"""Laws of every rule: over hard chords, meters and lengths its notes are in their place and in range."""

from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from msgspec.structs import replace

from arrangeboard.generate.held import chords_held_in
from arrangeboard.generate.place import Place
from arrangeboard.generate.starters import STARTERS, starter_notes
from arrangeboard.song.bars import bar_grid
from arrangeboard.song.keys import KEYS
from arrangeboard.song.values import Chord, Generated, Meter, MeterChange, Note, SectionKind
from arrangeboard.theory.instruments import DRUM_SOUNDS

HARD_SYMBOLS = (
    "C", "Am", "F#m7b5", "Bb/D", "G7", "Ebmaj7", "D7#9", "E7alt", "Abm(maj7)", "C6/9", "Dsus4", "Gsus2",
    "A5", "Fmaj7#11", "Bdim7", "Caug", "Db13", "Em11", "F/G", "C/Bb", "N.C.", "G7b9", "Bbm6", "F#/A#",
    "Dm9", "A7sus4", "Cadd9", "Gmadd9", "E+", "Bo", "Cm7/Eb", "Ab/C", "D/F#", "Am/G", "Fm", "C7#5",
    "B7b5", "Ebm9", "G9", "Amaj9", "Dm7/G", "Cmaj13", "F13", "Bbmaj7#5", "E7#11", "Csus2sus4", "Fmadd9",
    "G#m", "D#dim", "Gb", "Cb", "A#m", "Dbmaj7/F", "E/G#", "Cm6", "G6", "Bm7", "no chord", "H", "what?",
)  # fmt: skip
METERS = (
    Meter(4, 4), Meter(3, 4), Meter(6, 8), Meter(5, 4), Meter(7, 8), Meter(12, 8), Meter(2, 2),
    Meter(5, 8), Meter(1, 4), Meter(3, 16), Meter(1, 64), Meter(7, 4),
)  # fmt: skip
KINDS: tuple[SectionKind, ...] = ("intro", "verse", "pre-chorus", "chorus", "bridge", "drop", "custom")
RULES = tuple(STARTERS)
PITCHED = tuple(rule for rule, one in STARTERS.items() if not one.drums)
MOST_SEEDS = (1 << 31) - 1


@st.composite
def places(draw: DrawFn, *, drums: bool) -> Place:
    """A stretch of a section of one to nine bars, with chords anywhere in it."""
    bars = draw(st.integers(1, 9))
    change = draw(st.none() | st.integers(0, bars - 1))
    other = draw(st.sampled_from(METERS))
    meters = () if change is None else (MeterChange(change, other.numerator, other.denominator),)
    grid = bar_grid(bars, meters, draw(st.sampled_from(METERS)))
    end = grid.length_ticks
    sixteenths = st.integers(0, (end - 1) // 240).map(lambda step: step * 240)
    ticks = sorted(draw(st.sets(sixteenths | st.integers(0, end - 1), max_size=8)))
    start = draw(st.just(0) | st.integers(0, end - 1))
    low = draw(st.integers(0, 60))
    return Place(
        chords=tuple(Chord(tick, draw(st.sampled_from(HARD_SYMBOLS))) for tick in ticks),
        grid=grid,
        key=draw(st.sampled_from(KEYS)),
        start_tick=start,
        end_tick=draw(st.just(end) | st.integers(start + 1, end)),
        lowest_pitch=low,
        highest_pitch=draw(st.integers(low + 12, 127)),
        drums=drums,
        kind=draw(st.sampled_from(KINDS)),
        swing_percent=draw(st.sampled_from((50, 50, 58, 67))),
    )


def played(rule: str, seed: int, place: Place) -> tuple[Note, ...]:
    return starter_notes(Generated(rule, seed), place)


@pytest.mark.parametrize("rule", RULES)
@settings(max_examples=25)
@given(data=st.data())
def test_notes_are_sorted_in_their_place_and_in_range(rule: str, data: st.DataObject) -> None:
    place = data.draw(places(drums=STARTERS[rule].drums))
    notes = played(rule, data.draw(st.sampled_from((0, 1, MOST_SEEDS))), place)
    assert list(notes) == sorted(notes)
    for note in notes:
        assert 0 <= note.start_tick < note.start_tick + note.length_ticks <= place.end_tick - place.start_tick
        assert place.lowest_pitch <= note.pitch <= place.highest_pitch
        assert note.length_ticks >= 1
        assert 1 <= note.velocity <= 127
        assert not place.drums or note.pitch in DRUM_SOUNDS


@pytest.mark.parametrize("rule", RULES)
@settings(max_examples=12)
@given(data=st.data())
def test_no_note_sounds_over_another_of_its_pitch(rule: str, data: st.DataObject) -> None:
    notes = played(rule, data.draw(st.integers(0, 5)), data.draw(places(drums=STARTERS[rule].drums)))
    for pitch in {note.pitch for note in notes}:
        same = [note for note in notes if note.pitch == pitch]
        for before, after in pairwise(same):
            assert before.start_tick + before.length_ticks <= after.start_tick


@pytest.mark.parametrize("rule", RULES)
@settings(max_examples=5)
@given(data=st.data())
def test_the_same_rule_seed_and_place_give_the_same_notes(rule: str, data: st.DataObject) -> None:
    place, seed = data.draw(places(drums=STARTERS[rule].drums)), data.draw(st.integers(0, MOST_SEEDS))
    assert played(rule, seed, place) == played(rule, seed, place)


@pytest.mark.parametrize("rule", [rule for rule, one in STARTERS.items() if one.role == "bass"])
@settings(max_examples=25)
@given(data=st.data())
def test_a_bass_strikes_every_change_with_the_chord_s_bass_note(rule: str, data: st.DataObject) -> None:
    place = replace(data.draw(places(drums=False)), swing_percent=50)
    notes = {note.start_tick: note for note in played(rule, data.draw(st.integers(0, 9)), place)}
    for one in chords_held_in(place):
        if one.bass is not None:
            assert notes[one.start_tick - place.start_tick].pitch % 12 == one.bass


@pytest.mark.parametrize("rule", [rule for rule in PITCHED if rule.startswith(("harmony-", "rhythm-"))])
@settings(max_examples=25)
@given(data=st.data())
def test_chords_sound_nothing_but_their_own_tones_or_the_next_chord_s_an_eighth_ahead(
    rule: str, data: st.DataObject
) -> None:
    place = replace(data.draw(places(drums=False)), swing_percent=50)
    notes = played(rule, data.draw(st.integers(0, 9)), place)
    held = chords_held_in(place)
    for one, after in zip(held, [*held[1:], None], strict=True):
        opens, closes = one.start_tick - place.start_tick, one.end_tick - place.start_tick
        own = one.symbol.pitch_classes
        coming = after.symbol.pitch_classes if after else own
        for note in notes:
            if note.start_tick < closes and note.start_tick + note.length_ticks > opens:
                is_ahead = closes - 480 <= note.start_tick and note.start_tick + note.length_ticks <= closes
                assert note.pitch % 12 in own or (is_ahead and note.pitch % 12 in coming)


CADENCE = ("C", "G7", "Am", "F", "Em7", "Dm7", "G7", "Cmaj7")
RANGES = (
    (116, 127), (115, 127), (103, 127), (0, 11), (0, 12), (97, 111), (60, 71), (48, 60), (43, 67), (28, 55),
    (0, 127), (60, 64), (0, 3), (124, 127), (127, 127), (0, 0), (60, 60),
)  # fmt: skip


@pytest.mark.parametrize("rule", PITCHED)
def test_no_rule_leaves_the_range_nor_where_that_is_under_an_octave_those_of_midi(rule: str) -> None:
    grid = bar_grid(8, (), Meter(4, 4))
    chords = tuple(Chord(start, symbol) for start, symbol in zip(grid.starts, CADENCE, strict=False))
    for (low, high), key, seed in product(RANGES, ("C", "F#m", "Cb"), range(6)):
        place = Place(chords, grid, key, 0, grid.length_ticks, lowest_pitch=low, highest_pitch=high)
        notes = played(rule, seed, place)
        below, above = (low, high) if high - low >= 11 else (max(0, high - 11), min(127, low + 11))
        assert notes
        assert all(below <= note.pitch <= above for note in notes)
