"""The curves and sources that move generators, against the specification's figures."""

import math

import pytest

from arrangeboard.sound.sampler.channel import Channel
from arrangeboard.sound.sampler.modulators import curved, following, moved, settled
from arrangeboard.sound.soundfont import generators as gen
from arrangeboard.sound.soundfont.modulators import DEFAULT_MODULATORS
from arrangeboard.sound.soundfont.values import Modulator

LINEAR, CONCAVE, CONVEX, SWITCH = (shape << 10 for shape in range(4))
NEGATIVE, BIPOLAR, CONTROLLER = 0x100, 0x200, 0x80


@pytest.mark.parametrize(
    ("source", "level", "out"),
    [
        (LINEAR, 0.25, 0.25),
        (LINEAR | NEGATIVE, 0.25, 0.75),
        (LINEAR | BIPOLAR, 0.25, -0.5),
        (LINEAR | BIPOLAR | NEGATIVE, 0.25, 0.5),
        (CONCAVE, 0.0, 0.0),
        (CONCAVE, 1.0, 1.0),
        (CONCAVE, 0.5, 400 / 960 * math.log10(2)),
        (CONVEX, 0.0, 0.0),
        (CONVEX, 1.0, 1.0),
        (CONVEX, 0.5, 1 - 400 / 960 * math.log10(2)),
        (CONCAVE | BIPOLAR, 0.25, -400 / 960 * math.log10(2)),
        (SWITCH, 0.49, 0.0),
        (SWITCH, 0.5, 1.0),
        (SWITCH | BIPOLAR, 0.4, -1.0),
        (SWITCH | BIPOLAR | NEGATIVE, 0.4, 1.0),
    ],
)
def test_each_curve_goes_where_the_specification_draws_it(source: int, level: float, out: float) -> None:
    assert curved(source, level) == pytest.approx(out, abs=1e-9)


@pytest.mark.parametrize("velocity", [1, 30, 64, 127])
def test_velocity_attenuates_by_its_square(velocity: int) -> None:
    sums = settled(DEFAULT_MODULATORS, 60, velocity)
    assert sums[gen.ATTENUATION] == pytest.approx(400 * math.log10(127 / velocity), abs=0.1)


def test_the_specifications_velocity_to_cutoff_is_left_out_but_a_fonts_own_counts() -> None:
    own = Modulator(0x0102, gen.FILTER_CUTOFF, -1_200, 0, 0)
    assert gen.FILTER_CUTOFF not in settled(DEFAULT_MODULATORS, 60, 32)
    assert settled((own,), 60, 0)[gen.FILTER_CUTOFF] == -1_200


def test_modulators_of_velocity_and_pitch_follow_no_control() -> None:
    found = following(DEFAULT_MODULATORS, 60, 100)
    assert {one.source & 0xFF for one in found} == {
        13,
        CONTROLLER | 1,
        CONTROLLER | 7,
        CONTROLLER | 10,
        CONTROLLER | 11,
        CONTROLLER | 91,
        CONTROLLER | 93,
        14,
    }


def test_general_midis_defaults_come_out_as_the_specification_says() -> None:
    sums = moved(following(DEFAULT_MODULATORS, 60, 100), Channel(), 60)
    assert sums[gen.ATTENUATION] == pytest.approx(400 * math.log10(127 / 100), abs=0.1)
    assert sums[gen.PAN] == 0
    assert sums[gen.PITCH] == 0
    assert sums[gen.VIBRATO_LFO_TO_PITCH] == 0
    assert sums[gen.REVERB_SEND] == pytest.approx(200 * 40 / 127)


def test_a_second_source_scales_the_first() -> None:
    channel = Channel()
    channel.control(1, 127)
    wheel_by_velocity = Modulator(CONTROLLER | 1, gen.VIBRATO_LFO_TO_PITCH, 100, 2, 0)
    (one,) = following((wheel_by_velocity,), 60, 127 // 2)
    assert moved([one], channel, 60)[gen.VIBRATO_LFO_TO_PITCH] == pytest.approx(100 * 63 / 127)


def test_the_absolute_value_is_taken_of_the_product() -> None:
    channel = Channel()
    channel.bend = -8192
    to_pitch = Modulator(BIPOLAR | 14, gen.FILTER_CUTOFF, 1_000, 0, 2)
    assert moved(following((to_pitch,), 60, 100), channel, 60)[gen.FILTER_CUTOFF] == 1_000


@pytest.mark.parametrize(
    "modulator",
    [
        Modulator(0, gen.PAN, 500, 0, 0),
        Modulator(127, gen.PAN, 500, 0, 0),
        Modulator(CONTROLLER | 10, 0x8001, 500, 0, 0),
        Modulator(CONTROLLER | 10, gen.PAN, 500, 127, 0),
    ],
)
def test_modulators_without_a_source_or_to_other_modulators_are_left_out(modulator: Modulator) -> None:
    assert not following((modulator,), 60, 100)
    assert not settled((modulator,), 60, 100)
