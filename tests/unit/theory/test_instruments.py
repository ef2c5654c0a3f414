from arrangeboard.song.values import Sound
from arrangeboard.theory.instruments import (
    DRUM_KITS,
    DRUM_SOUNDS,
    FAMILIES,
    PROGRAMS,
    default_role,
    drum_kit,
    instrument_name,
    programs_of,
    usual_range,
)


def test_there_are_128_programs_each_at_its_own_number() -> None:
    assert [program.number for program in PROGRAMS] == list(range(128))
    assert len({program.name for program in PROGRAMS}) == 128


def test_sixteen_families_hold_eight_programs_each() -> None:
    assert len(FAMILIES) == 16
    assert all(len(programs_of(family)) == 8 for family in FAMILIES)


def test_well_known_programs_stand_at_their_standard_numbers() -> None:
    known = {
        0: "Acoustic Grand Piano",
        33: "Electric Bass (finger)",
        40: "Violin",
        56: "Trumpet",
        73: "Flute",
    }
    assert {number: PROGRAMS[number].name for number in known} == known


def test_every_range_spans_at_least_an_octave() -> None:
    for program in PROGRAMS:
        assert 0 <= program.lowest_pitch <= program.highest_pitch - 12 <= 115, program.name


def test_every_instrument_of_the_bass_family_is_a_bass() -> None:
    assert {program.role for program in programs_of("bass")} == {"bass"}


def test_drum_sounds_have_a_name_on_every_key_from_27_to_87() -> None:
    assert sorted(DRUM_SOUNDS) == list(range(27, 88))
    assert (DRUM_SOUNDS[36], DRUM_SOUNDS[38], DRUM_SOUNDS[42]) == (
        "Bass Drum 1",
        "Acoustic Snare",
        "Closed Hi-hat",
    )


def test_an_unknown_kit_plays_the_first_of_its_group() -> None:
    assert drum_kit(25) is DRUM_KITS[25]
    assert drum_kit(26) is DRUM_KITS[24]
    assert drum_kit(127) is DRUM_KITS[0]


def test_a_sound_is_named_after_its_program_or_its_kit() -> None:
    assert instrument_name(Sound(program=52, bank=8)) == "Choir Aahs"
    assert instrument_name(Sound(program=40, drums=True)) == "Brush Kit"


def test_role_and_range_of_drums_are_those_of_a_kit() -> None:
    assert default_role(Sound(program=0, drums=True)) == "rhythm"
    assert usual_range(Sound(program=0, drums=True)) == (27, 87)
    assert default_role(Sound(program=38)) == "bass"
    assert usual_range(Sound(program=40)) == (55, 100)
