"""Beats keep their backbone, breathe with the seed, and end in a fill; all from what the kit has."""

import pytest
from msgspec.structs import replace

from arrangeboard.generate.drums.patterns import FLOOR_TOM, HIGH_TOM, MIDDLE_TOM
from arrangeboard.generate.starters import STARTERS
from arrangeboard.song.values import Meter, Note
from tests.unit.generate.rehearsal import BAR, BEAT, place, played, starts

BEATS = tuple(rule for rule, one in STARTERS.items() if one.drums)
WITH_BACKBONE = ("beat-rock", "beat-half-time", "beat-four-floor", "beat-shuffle", "beat-ballad")
KICK, CROSS_STICK, SNARE, CLAP, HAT, OPEN_HAT = 36, 37, 38, 39, 42, 46
RIDE, CRASH, PEDAL_HAT = 51, 49, 44
TOMS = {*FLOOR_TOM, *MIDDLE_TOM, *HIGH_TOM}
EIGHT_BARS = "C " * 8


def backbone(notes: tuple[Note, ...], before: int = 7 * BAR) -> list[tuple[int, int]]:
    loud = [note for note in notes if note.velocity >= 90 and note.start_tick < before]
    return [(note.start_tick, note.pitch) for note in loud if note.pitch in (KICK, SNARE, CROSS_STICK, CLAP)]


@pytest.mark.parametrize("rule", WITH_BACKBONE)
def test_the_seed_varies_a_beat_but_not_its_backbone(rule: str) -> None:
    takes = [played(rule, place(EIGHT_BARS), seed) for seed in range(5)]
    assert len({backbone(take) and tuple(backbone(take)) for take in takes}) == 1
    assert len(set(takes)) == len(takes)


@pytest.mark.parametrize("rule", BEATS)
@pytest.mark.parametrize(
    "meter",
    [Meter(), Meter(3, 4), Meter(6, 8), Meter(5, 4), Meter(7, 8), Meter(12, 8), Meter(2, 2)],
)
def test_every_meter_gets_a_beat_that_begins_on_its_first(rule: str, meter: Meter) -> None:
    where = place(EIGHT_BARS, meter=meter)
    notes = played(rule, where)
    bars = where.grid.starts[-2:-1] if rule == "beat-fill" else where.grid.starts[:-2]
    for bar in bars:
        assert any(note.start_tick == bar for note in notes)


@pytest.mark.parametrize("meter", [Meter(), Meter(3, 4), Meter(6, 8), Meter(5, 4), Meter(7, 8)])
@pytest.mark.parametrize("rule", ["beat-rock", "beat-half-time", "beat-breakbeat", "beat-shuffle"])
def test_kick_and_snare_answer_each_other_in_every_bar(rule: str, meter: Meter) -> None:
    where = place(EIGHT_BARS, meter=meter)
    notes = played(rule, where)
    for opens, closes in zip(where.grid.starts[:6], where.grid.starts[1:7], strict=True):
        bar = [note for note in notes if opens <= note.start_tick < closes and note.velocity >= 90]
        kicks = {note.start_tick for note in bar if note.pitch == KICK}
        snares = {note.start_tick for note in bar if note.pitch == SNARE}
        assert opens in kicks
        assert snares
        assert not kicks & snares


def test_rock_has_the_snare_on_two_and_four() -> None:
    notes = played("beat-rock", place(EIGHT_BARS))
    loud = tuple(note for note in notes if note.velocity > 90)
    assert starts(loud, SNARE)[:4] == [BEAT, 3 * BEAT, 5 * BEAT, 7 * BEAT]
    assert starts(notes, HAT, OPEN_HAT)[:8] == list(range(0, BAR, 480))


def test_four_on_the_floor_has_the_kick_on_every_beat() -> None:
    kicks = starts(played("beat-four-floor", place("C C C")), KICK)
    assert {tick for tick in kicks if tick % BEAT == 0} == set(range(0, 3 * BAR, BEAT))


def test_half_time_has_one_backbeat_a_bar() -> None:
    loud = tuple(note for note in played("beat-half-time", place("C C")) if note.velocity > 90)
    assert starts(loud, SNARE) == [2 * BEAT, BAR + 2 * BEAT]


def eighths(notes: tuple[Note, ...], pitch: int, bar: int = 0) -> list[int]:
    opens = bar * BAR
    return [(tick - opens) // 480 + 1 for tick in starts(notes, pitch) if opens <= tick < opens + BAR]


def test_a_bossa_plays_the_clave_on_the_rim_either_way_round() -> None:
    three, two = [1, 4, 7], [3, 6]
    claves = set()
    for seed in range(12):
        notes = played("beat-bossa", place(EIGHT_BARS), seed)
        claves.add(tuple(tuple(eighths(notes, CROSS_STICK, bar)) for bar in (0, 1)))
        assert eighths(notes, CROSS_STICK, 2) == eighths(notes, CROSS_STICK, 0)
        for bar in range(7):
            assert eighths(notes, KICK, bar) == [1, 4, 5, 8]
            assert eighths(notes, HAT, bar) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert claves == {(tuple(three), tuple(two)), (tuple(two), tuple(three))}
    assert eighths(played("beat-bossa", place(EIGHT_BARS)), CROSS_STICK) == three


def test_a_bossa_ends_in_a_fill_that_stays_soft() -> None:
    toms = {41, 43, 45, 47, 48, 50, 38, 40}
    for seed in range(6):
        notes = played("beat-bossa", place(EIGHT_BARS), seed)
        rock = played("beat-rock", place(EIGHT_BARS), seed)
        fill = [note for note in notes if note.pitch in toms]
        assert fill
        assert all(note.start_tick >= 7 * BAR for note in fill)
        assert max(note.velocity for note in fill) < max(note.velocity for note in rock)


def test_a_breakbeat_has_its_backbeat_with_ghosts_between_and_a_late_kick() -> None:
    notes = played("beat-breakbeat", place("C C"))
    loud = tuple(note for note in notes if note.velocity > 90)
    assert starts(loud, SNARE) == [BEAT, 3 * BEAT, BAR + BEAT, BAR + 3 * BEAT + 480]
    assert {0, 480, 2 * BEAT + 480} <= set(starts(loud, KICK))
    ghosts = {
        note.start_tick % BAR
        for seed in range(9)
        for note in played("beat-breakbeat", place("C C"), seed)
        if note.pitch == SNARE and note.velocity < 50
    }
    assert ghosts == {1680, 2160, 3600}


def test_a_ballad_has_the_rim_on_two_and_four_and_a_soft_sparse_hat() -> None:
    notes = played("beat-ballad", place("C C"))
    assert starts(notes, CROSS_STICK) == [BEAT, 3 * BEAT, BAR + BEAT, BAR + 3 * BEAT]
    assert not starts(notes, SNARE)
    hats = [note for note in notes if note.pitch == HAT]
    assert len(hats) < 16
    assert max(note.velocity for note in hats) < 80


def test_fills_are_a_beat_or_two_or_a_bar_long_by_the_seed() -> None:
    lengths = set()
    for seed in range(30):
        notes = played("beat-toms", place(EIGHT_BARS), seed)
        hats = [tick for tick in starts(notes, PEDAL_HAT) if tick >= 7 * BAR]
        lengths.add(4 - len(hats))
    assert lengths == {1, 2, 4}


def test_ghost_notes_are_soft() -> None:
    soft = [note for note in played("beat-breakbeat", place("C C C"), 2) if note.pitch == SNARE]
    assert {note.velocity < 50 or note.velocity > 100 for note in soft} == {True}
    assert min(note.velocity for note in soft) < 50


def test_a_shuffle_swings() -> None:
    ticks = {note.start_tick % BEAT for note in played("beat-shuffle", place("C C"))}
    assert ticks == {0, 643}


def test_a_beat_of_four_bars_or_more_ends_in_a_fill_that_grows() -> None:
    notes = played("beat-rock", place(EIGHT_BARS))
    fill = [note for note in notes if note.start_tick >= 7 * BAR + 2 * BEAT]
    assert any(note.pitch in TOMS for note in fill)
    assert not any(note.pitch in TOMS for note in notes if note not in fill)
    assert fill[-1].velocity > fill[0].velocity
    assert not any(note.pitch in TOMS for note in played("beat-rock", place("C C")))


def test_a_part_that_ends_before_its_section_has_no_fill() -> None:
    first_half = replace(place(EIGHT_BARS), end_tick=4 * BAR)
    assert not any(note.pitch in TOMS for note in played("beat-rock", first_half))


def test_a_build_before_the_chorus_is_a_whole_bar_of_snare() -> None:
    notes = played("beat-rock", place(EIGHT_BARS, kind="pre-chorus"))
    last = [note for note in notes if note.start_tick >= 7 * BAR]
    assert {note.pitch for note in last} == {SNARE}
    assert len(last) == 16


def test_a_fill_by_itself_fills_the_last_bar_only() -> None:
    ticks = starts(played("beat-fill", place("C C C")))
    assert ticks[0] == 2 * BAR
    assert ticks[-1] < 3 * BAR


def test_a_chorus_begins_with_a_crash_and_is_louder() -> None:
    verse, chorus = (played("beat-rock", place(EIGHT_BARS, kind=kind)) for kind in ("verse", "chorus"))
    assert [note.start_tick for note in chorus if note.pitch == CRASH] == [0]
    assert not any(note.pitch == CRASH for note in verse)
    snares = [[n.velocity for n in notes if n.pitch == SNARE][:8] for notes in (verse, chorus)]
    assert max(snares[1]) > max(snares[0])


def test_a_chorus_is_played_on_the_ride_and_a_quiet_section_has_fewer_strokes() -> None:
    verse, chorus = (played("beat-rock", place(EIGHT_BARS, kind=kind), 3) for kind in ("verse", "chorus"))
    assert RIDE in {note.pitch for note in chorus}
    assert HAT not in {note.pitch for note in chorus}
    assert RIDE not in {note.pitch for note in verse}
    breakdown = played("beat-rock", place(EIGHT_BARS, kind="breakdown"), 3)
    assert len(breakdown) < len(played("beat-rock", place(EIGHT_BARS), 3))


def test_phrases_of_four_bars_end_with_an_open_hat() -> None:
    assert starts(played("beat-rock", place(EIGHT_BARS)), OPEN_HAT) == [4 * BAR - 480]


@pytest.mark.parametrize("rule", BEATS)
@pytest.mark.parametrize("pitch", [56, 70, 82])
def test_a_lane_of_one_sound_plays_the_beat_on_it(rule: str, pitch: int) -> None:
    single = replace(place(EIGHT_BARS), lowest_pitch=pitch, highest_pitch=pitch, drums=True)
    notes = STARTERS[rule].make(single, 0)
    assert {note.pitch for note in notes} == {pitch}
    assert len(notes) >= 8
    if rule == "beat-rock":
        assert [note.start_tick for note in notes if note.start_tick < BAR] == list(range(0, BAR, 480))


@pytest.mark.parametrize("rule", BEATS)
def test_a_small_kit_is_played_on_what_it_has(rule: str) -> None:
    small = replace(place(EIGHT_BARS), lowest_pitch=36, highest_pitch=42, drums=True)
    assert {note.pitch for note in STARTERS[rule].make(small, 0)} <= set(range(36, 43))
