"""Pitches against chords, keys and other lanes."""

import pytest
from msgspec.structs import replace

from arrangeboard.fit.finding import Finding
from arrangeboard.fit.verdict import verdict
from arrangeboard.song.values import Strictness
from tests.unit.fit.findings.stands import (
    BAR,
    SIX_EIGHT,
    WALTZ,
    Played,
    assert_can_be_meant,
    found,
    held,
    higher,
    later,
    line,
    stand,
)

CHORDS = ("C", "F", "G", "C")
TUNE = line(64, 67, 72, 67, 65, 69, 72, 69, 67, 71, 74, 71, 72, 67, 64, 60)
"""Chord tones over CHORDS throughout."""

HALF_OFF = line(64, 65, 72, 69, 65, 67, 72, 71, 67, 69, 74, 72, 72, 69, 64, 65)
"""Half of it beside the chords, all of it in C."""

MORE_OFF = [*HALF_OFF[:14], HALF_OFF[15]]
"""Seven of fifteen notes on the chords."""

PADS = held((60, 64, 67), 1) + later(held((60, 65, 69), 1), BAR) + later(held((59, 62, 67), 1), 2 * BAR)
ACCOMPANIMENT: list[Played] = PADS + later(held((60, 64, 67), 1), 3 * BAR)


def codes(findings: tuple[Finding, ...]) -> set[str]:
    return {one.code for one in findings if one.grade != "note"}


def test_a_tune_of_chord_tones_draws_nothing() -> None:
    assert codes(verdict(stand(TUNE, chords=CHORDS)).findings) == set()


@pytest.mark.parametrize("by", [-1, 1, 6])
def test_a_tune_some_semitones_off_is_in_another_key(by: int) -> None:
    case = stand(higher(TUNE, by), chords=CHORDS)
    (finding,) = found(case, "wrong-key")
    assert finding.grade == "strong"
    assert finding.values["semitones"] in {-by, by}
    assert finding.measure.value < 25
    assert finding.measure.usual > 95


def test_a_part_of_which_only_what_leads_into_it_sounds_is_judged_all_the_same() -> None:
    case = stand([(BAR - 6, 6 + BAR, 61)], chords=CHORDS)
    late = replace(case, spot=replace(case.spot, start=BAR))
    assert not found(late, "rub")
    assert verdict(late).findings


def test_a_key_is_named_only_where_the_move_leads_home_from_it() -> None:
    (finding,) = found(stand(higher(TUNE, 1), chords=CHORDS), "wrong-key")
    assert finding.values["away"] == 1
    assert not finding.values["minor"]


def test_a_part_in_another_key_is_not_told_about_each_of_its_notes() -> None:
    case = stand(higher(TUNE, 1), chords=CHORDS)
    assert codes(verdict(case).findings) == {"wrong-key"}
    assert_can_be_meant(case, "wrong-key")


def test_without_chords_the_other_lanes_say_that_a_part_is_beside_them() -> None:
    (finding,) = found(stand(higher(TUNE, 1), others=[("harmony", ACCOMPANIMENT)]), "wrong-key")
    assert finding.grade == "strong"
    assert finding.values["semitones"] == -1
    assert finding.measure.code == "clash"
    assert not finding.guessed
    assert not found(stand(TUNE, others=[("harmony", ACCOMPANIMENT)]), "wrong-key")


def test_who_goes_with_the_chords_is_not_told_that_another_clashes() -> None:
    case = stand(ACCOMPANIMENT, role="harmony", chords=CHORDS, others=[("melody", higher(TUNE, 1))])
    assert not found(case, "wrong-key")


def test_nothing_is_said_of_another_key_alone_and_without_chords() -> None:
    assert not found(stand(higher(TUNE, 1)), "wrong-key")


def test_in_three_four_time_too_a_semitone_is_noticed() -> None:
    waltz = line(64, 67, 72, 65, 69, 72, 67, 71, 74, 72, 67, 64)
    assert found(stand(higher(waltz, 1), chords=CHORDS, meter=WALTZ), "wrong-key")
    assert not found(stand(waltz, chords=CHORDS, meter=WALTZ), "wrong-key")


def test_drums_have_no_key() -> None:
    assert not found(stand(higher(TUNE, 1), chords=CHORDS, role="rhythm", drums=True), "wrong-key")


def test_chords_of_the_same_key_in_another_order_are_in_no_other_key() -> None:
    order = ((67, 71, 74), (60, 64, 67), (69, 72, 76), (65, 69, 72))
    played = [(at * BAR, BAR, pitch) for at, chord in enumerate(order) for pitch in chord]
    case = stand(played, role="harmony", chords=("Am", "F", "G", "Dm"))
    assert not found(case, "wrong-key")
    (finding,) = found(case, "few-chord-tones")
    assert finding.values == {"order": True}
    moved = stand(higher(played, 1), role="harmony", chords=("G", "C", "Am", "F"))
    assert found(moved, "wrong-key")


def test_a_cluster_without_a_key_is_in_no_other_key() -> None:
    cluster = [(at * BAR, BAR, pitch) for at in range(4) for pitch in (70, 71)]
    case = stand(cluster, role="harmony", others=[("harmony", held((60, 56, 67), 4))], strictness="free")
    assert not found(case, "wrong-key")


def test_half_of_a_tune_off_the_chords_are_few_chord_tones() -> None:
    case = stand(MORE_OFF, chords=CHORDS)
    (finding,) = found(case, "few-chord-tones")
    assert finding.grade == "mild"
    assert finding.measure.value < 50
    assert (finding.measure.usual, finding.measure.share) == (49, 90)
    assert_can_be_meant(case, "few-chord-tones")


def test_half_of_a_tune_on_the_chords_is_usual() -> None:
    assert not found(stand(HALF_OFF, chords=CHORDS), "few-chord-tones")


def test_a_strict_song_asks_for_more_chord_tones_and_a_free_one_for_none() -> None:
    assert found(stand(HALF_OFF, chords=CHORDS, strictness="strict"), "few-chord-tones")
    assert not found(stand(MORE_OFF, chords=CHORDS, strictness="free"), "few-chord-tones")


def test_a_bass_may_pass_between_roots() -> None:
    walking = line(36, 38, 40, 36, 41, 43, 45, 41, 43, 45, 47, 43, 36, 38, 40, 36)
    assert codes(verdict(stand(walking, chords=CHORDS, role="bass")).findings) == set()


def test_a_bass_beside_its_roots_has_few_chord_tones() -> None:
    beside = line(36, 38, 43, 41, 41, 43, 48, 46, 43, 45, 38, 48, 36, 38, 41, 45)
    case = stand(beside, chords=CHORDS, role="bass")
    (finding,) = found(case, "few-chord-tones")
    assert finding.measure.usual == pytest.approx(55)
    assert not found(stand(beside, chords=CHORDS, role="texture"), "few-chord-tones")


def test_texture_is_not_asked_for_chord_tones() -> None:
    assert not found(stand(MORE_OFF, chords=CHORDS, role="texture"), "few-chord-tones")


def test_few_chord_tones_in_three_four_time() -> None:
    off = line(64, 65, 67, 65, 67, 71, 67, 69, 72, 64, 65, 0)
    assert found(stand(off, chords=CHORDS, meter=WALTZ), "few-chord-tones")
    on = line(64, 65, 67, 65, 67, 69, 67, 69, 71, 64, 65, 67)
    assert not found(stand(on, chords=CHORDS, meter=WALTZ), "few-chord-tones")


RUBBING = [*TUNE[:2], (24, 24, 65), *TUNE[4:]]
"""A half note F over C, left by a leap."""


def test_a_held_note_a_semitone_above_a_chord_tone_rubs() -> None:
    case = stand(RUBBING, chords=CHORDS)
    (finding,) = found(case, "rub")
    assert finding.notes[0].pitch == 65
    assert (finding.start, finding.end) == (24, 48)
    assert finding.values["chord_step"] == 0
    assert round(finding.measure.value) == 12
    assert_can_be_meant(case, "rub")


def test_a_rub_that_falls_into_the_tone_below_is_a_suspension() -> None:
    resolved = [*TUNE[:2], (24, 18, 65), (42, 6, 64), *TUNE[4:]]
    assert not found(stand(resolved, chords=CHORDS), "rub")


def test_a_passing_note_does_not_rub() -> None:
    passing = [*TUNE[:2], (24, 9, 72), (33, 3, 65), (36, 12, 67), *TUNE[4:]]
    assert not found(stand(passing, chords=CHORDS), "rub")


def test_a_rub_that_is_doubled_in_octaves_rubs_once() -> None:
    chords = held((60, 67), 4)[2:]
    single = [(0, BAR, 65), *chords]
    doubled = [*single, (0, BAR, 53), (0, BAR, 77)]
    (one,) = found(stand(single, chords=["C"] * 4, role="harmony", strictness="strict"), "rub")
    (other,) = found(stand(doubled, chords=["C"] * 4, role="harmony", strictness="strict"), "rub")
    assert one.measure == other.measure
    assert (one.values["steps"], other.values["steps"]) == (BAR, BAR)


def test_a_rub_is_told_for_as_long_as_it_rubs_and_the_section_lasts() -> None:
    case = stand([(0, 48, 60), (48, 48, 64), (96, 400, 65)], chords=["F", "F", "F", "C"])
    (finding,) = found(case, "rub")
    assert (finding.end, finding.values["steps"]) == (4 * BAR, BAR)


def test_a_suspension_in_a_chord_resolves_though_other_voices_move() -> None:
    suspended = [(0, 48, 48), (0, 48, 55), (0, 48, 65), *later(held((48, 60), 2), 2 * BAR)]
    resolved = [*suspended, (48, 48, 52), (48, 48, 55), (48, 48, 64)]
    assert not found(stand(resolved, chords=["C"] * 4, role="harmony", strictness="strict"), "rub")
    left = [*suspended, (48, 48, 52), (48, 48, 55), (48, 48, 67)]
    assert found(stand(left, chords=["C"] * 4, role="harmony", strictness="strict"), "rub")


def test_at_most_three_spots_rub_and_only_the_first_is_strong() -> None:
    everywhere = line(*(65, 68) * 2, *(66, 70) * 2, *(68, 72) * 2, *(61, 65) * 2)
    without_moves = [note for note in everywhere if note[2]]
    spots = found(stand(without_moves, chords=CHORDS), "rub")
    assert len(spots) <= 3
    assert sum(one.grade == "strong" for one in spots) <= 1


def test_a_rub_in_six_eight_time() -> None:
    bar = [(0, 18, 65), (18, 18, 72)]
    tune = [*bar, *line(69, 72, 69, every=12, start=36), *line(71, 74, 71, every=12, start=72)]
    (finding,) = found(stand(tune, chords=("C", "F", "G"), bars=3, meter=SIX_EIGHT), "rub")
    assert (finding.start, finding.end) == (0, 18)


def test_a_tune_a_beat_late_fits_better_a_beat_earlier() -> None:
    two_a_bar = line(64, 64, 67, 67, 65, 65, 69, 69, 67, 67, 74, 74, 64, 64, 60, 60)
    moved = [((start + 24) % 192, lasts, pitch) for start, lasts, pitch in two_a_bar]
    case = stand(moved, chords=("C", "F", "G", "C"))
    (finding,) = found(case, "off-beat")
    assert finding.grade == "mild"
    assert finding.values["steps"] == -24
    assert finding.measure.usual > finding.measure.value + 15
    assert_can_be_meant(case, "off-beat")
    assert not found(stand(two_a_bar, chords=CHORDS), "off-beat")


def test_over_one_chord_no_shift_is_offered() -> None:
    assert not found(stand(MORE_OFF, chords=("C",)), "off-beat")


def test_in_three_four_time_shifts_stay_within_the_bar() -> None:
    waltz = line(64, 67, 72, 65, 69, 72, 67, 71, 74, 72, 67, 64)
    moved = [((start + 12) % 144, lasts, pitch) for start, lasts, pitch in waltz]
    for finding in found(stand(moved, chords=CHORDS, meter=WALTZ), "off-beat"):
        assert abs(int(str(finding.values["steps"]))) < 36


@pytest.mark.parametrize("strictness", ["usual", "strict"])
def test_what_rests_on_guesses_says_so_and_weighs_half(strictness: Strictness) -> None:
    sure = found(stand(higher(TUNE, 1), chords=CHORDS, strictness=strictness), "wrong-key")[0]
    guess = found(stand(higher(TUNE, 1), chords=CHORDS, strictness=strictness, guessed=True), "wrong-key")[0]
    assert (sure.guessed, guess.guessed) == (False, True)
    assert guess.weight == pytest.approx(sure.weight / 2, abs=0.001)


def test_in_a_free_song_a_guess_raises_no_badge() -> None:
    case = stand(higher(TUNE, 1), chords=CHORDS, strictness="free", guessed=True)
    assert not verdict(case).counting


def test_in_a_free_song_another_key_is_told_where_the_chords_are_sure() -> None:
    case = stand(higher(TUNE, 1), chords=CHORDS, strictness="free")
    assert [one.code for one in verdict(case).counting] == ["wrong-key"]
    assert not verdict(replace(case, figure=stand(MORE_OFF, chords=CHORDS).figure)).counting


def test_toms_and_noises_played_as_an_instrument_have_no_key() -> None:
    case = stand(higher(TUNE, 1), chords=CHORDS, role="rhythm", others=[("harmony", ACCOMPANIMENT)])
    assert codes(verdict(case).findings) == set()
