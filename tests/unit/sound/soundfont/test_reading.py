"""What a SoundFont's zones come out as: samples, ranges, and settings put together as the format says."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from arrangeboard.sound.soundfont import generators as gen
from arrangeboard.sound.soundfont.modulators import DEFAULT_MODULATORS
from arrangeboard.sound.soundfont.reading import read_soundfont
from arrangeboard.sound.soundfont.values import Modulator, SoundFont, Zone
from tests.unit.sound.soundfont.font_builder import (
    LEFT,
    RIGHT,
    ROM,
    Area,
    Recording,
    Row,
    Sound,
    font,
    silence,
    sine,
)

Opener = Callable[[bytes], SoundFont]
Moved = tuple[int, int, int, int, int]

DEFAULT_COUNT = len(DEFAULT_MODULATORS)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opener]:
    fonts: list[SoundFont] = []

    def open_bytes(data: bytes) -> SoundFont:
        path = tmp_path / f"font {len(fonts)}.sf2"
        path.write_bytes(data)
        fonts.append(read_soundfont(path))
        return fonts[-1]

    yield open_bytes
    for one in fonts:
        one.close()


def zones_of(soundfont: SoundFont) -> tuple[Zone, ...]:
    return soundfont.presets[0, 0].zones


def only_zone(soundfont: SoundFont) -> Zone:
    (zone,) = zones_of(soundfont)
    return zone


def with_rows(instrument: list[Row], preset: list[Row] | None = None) -> bytes:
    """One sound of one zone, with these generators in its instrument and its preset."""
    return font(
        instruments=[[Area(generators=instrument)]],
        presets=[Sound([Area(generators=preset or [])])],
    )


def test_a_font_of_one_sine_gives_it_back(opened: Opener) -> None:
    frames = sine()
    one = opened(font([Recording(frames, loop=(100, 4_000), rate=48_000, root_pitch=57, cents=-7)]))
    sample = only_zone(one).sample
    assert (sample.name, sample.rate, sample.root_pitch, sample.correction_cents) == ("Sine", 48_000, 57, -7)
    assert (sample.start, sample.length, sample.loop_start, sample.loop_end) == (0, 4_410, 100, 4_000)
    assert np.array_equal(one.data(sample), frames)
    assert (one.name, one.presets.names) == ("Small font", {(0, 0): "Sound"})


def test_a_font_without_a_name_is_called_like_its_file(opened: Opener) -> None:
    assert opened(font(name="")).name == "font 0"


def test_samples_do_not_see_each_other(opened: Opener) -> None:
    recordings = [Recording(sine(441 * n, 1_000 * n), name=str(n)) for n in (1, 2, 3)]
    one = opened(font(recordings, [[Area(to=index) for index in range(3)]]))
    for zone, recording in zip(zones_of(one), recordings, strict=True):
        assert np.array_equal(one.data(zone.sample), recording.frames)


def test_what_nothing_says_is_as_the_specification_has_it(opened: Opener) -> None:
    assert only_zone(opened(font())).generators == gen.DEFAULTS
    assert len(gen.DEFAULTS) == gen.COUNT == 61


def test_velocity_layers_are_zones_of_their_own(opened: Opener) -> None:
    soft, hard = Area(velocities=(0, 79)), Area(to=1, keys=(0, 127), velocities=(80, 127))
    zones = zones_of(opened(font([Recording(name="soft"), Recording(name="hard")], [[soft, hard]])))
    assert [(zone.sample.name, zone.velocities) for zone in zones] == [("soft", (0, 79)), ("hard", (80, 127))]


def test_a_stereo_pair_is_two_zones_with_their_pans(opened: Opener) -> None:
    pair = [Recording(kind=LEFT, link=1, name="left"), Recording(kind=RIGHT, link=0, name="right")]
    areas = [Area(generators=[(gen.PAN, -500)]), Area(to=1, generators=[(gen.PAN, 500)])]
    zones = zones_of(opened(font(pair, [areas])))
    assert [(zone.sample.name, zone.generators[gen.PAN]) for zone in zones] == [
        ("left", -500),
        ("right", 500),
    ]


def test_an_exclusive_class_is_kept(opened: Opener) -> None:
    assert only_zone(opened(with_rows([(gen.EXCLUSIVE_CLASS, 1)]))).generators[gen.EXCLUSIVE_CLASS] == 1


def test_a_global_zone_speaks_where_a_zone_is_silent(opened: Opener) -> None:
    ground = Area(to=None, generators=[(gen.PAN, -100), (gen.FINE_TUNE, 5)])
    areas = [ground, Area(generators=[(gen.PAN, 200)]), Area()]
    zones = zones_of(opened(font(instruments=[areas])))
    said = [(zone.generators[gen.PAN], zone.generators[gen.FINE_TUNE]) for zone in zones]
    assert said == [(200, 5), (-100, 5)]


def test_only_the_first_zone_can_be_global(opened: Opener) -> None:
    areas = [Area(), Area(to=None, generators=[(gen.PAN, -100)]), Area()]
    assert [zone.generators[gen.PAN] for zone in zones_of(opened(font(instruments=[areas])))] == [0, 0]


def test_a_presets_values_are_added(opened: Opener) -> None:
    zone = only_zone(
        opened(with_rows([(gen.FINE_TUNE, -20), (gen.ATTENUATION, 50)], [(gen.FINE_TUNE, 15), (gen.PAN, 9)]))
    )
    assert [zone.generators[one] for one in (gen.FINE_TUNE, gen.ATTENUATION, gen.PAN)] == [-5, 50, 9]


def test_a_presets_value_is_added_to_the_default(opened: Opener) -> None:
    zone = only_zone(opened(with_rows([], [(gen.VOLUME_ATTACK, 1_200), (gen.SCALE_TUNING, -50)])))
    assert zone.generators[gen.VOLUME_ATTACK] == gen.NO_TIME + 1_200
    assert zone.generators[gen.SCALE_TUNING] == 50


def test_a_presets_global_zone_is_superseded_not_added(opened: Opener) -> None:
    ground = Area(to=None, generators=[(gen.PAN, -100), (gen.COARSE_TUNE, 12)])
    sounds = [Sound([ground, Area(generators=[(gen.PAN, 30)])])]
    zone = only_zone(opened(font(instruments=[[Area(generators=[(gen.PAN, 7)])]], presets=sounds)))
    assert (zone.generators[gen.PAN], zone.generators[gen.COARSE_TUNE]) == (37, 12)


@pytest.mark.parametrize("number", sorted(gen.INSTRUMENT_ONLY))
def test_a_preset_has_no_say_in_what_describes_the_sample(opened: Opener, number: int) -> None:
    looped = font([Recording(loop=(10, 20))], presets=[Sound([Area(generators=[(number, 1)])])])
    zone = only_zone(opened(looped))
    assert zone.generators == gen.DEFAULTS
    assert (zone.sample.length, zone.sample.loop_start, zone.sample.loop_end) == (4_410, 10, 20)


def test_of_a_generator_written_twice_the_last_counts(opened: Opener) -> None:
    assert only_zone(opened(with_rows([(gen.PAN, 1), (gen.PAN, 2)]))).generators[gen.PAN] == 2


def test_ranges_are_what_preset_and_instrument_share(opened: Opener) -> None:
    areas = [Area(keys=(0, 59)), Area(keys=(60, 72), velocities=(1, 90)), Area(keys=(100, 127))]
    sounds = [Sound([Area(keys=(50, 70), velocities=(60, 127))])]
    zones = zones_of(opened(font(instruments=[areas], presets=sounds)))
    assert [(zone.keys, zone.velocities) for zone in zones] == [((50, 59), (60, 127)), ((60, 70), (60, 90))]


def test_a_range_that_comes_too_late_does_not_count(opened: Opener) -> None:
    late = [(gen.PAN, 0), (gen.KEY_RANGE, 60 | 61 << 8)]
    assert only_zone(opened(with_rows(late))).keys == (0, 127)


@pytest.mark.parametrize("number", [gen.ROOT_KEY, gen.KEY_NUMBER, gen.VELOCITY])
@pytest.mark.parametrize(("written", "read"), [(0, 0), (127, 127), (128, -1), (-1, -1), (-300, -1)])
def test_keys_and_velocities_are_midi_values_or_absent(
    opened: Opener, number: int, written: int, read: int
) -> None:
    assert only_zone(opened(with_rows([(number, written)]))).generators[number] == read


def test_address_offsets_move_the_stretch_and_its_loop(opened: Opener) -> None:
    rows = [(gen.START_OFFSET, 100), (gen.END_OFFSET, -10), (gen.LOOP_START_OFFSET, 5)]
    one = opened(font([Recording(sine(), loop=(1_000, 2_000))], [[Area(generators=rows)]]))
    zone = only_zone(one)
    sample = zone.sample
    assert (sample.start, sample.length) == (100, 4_300)
    assert (sample.loop_start, sample.loop_end) == (905, 1_900)
    assert np.array_equal(one.data(sample), sine()[100:4_400])
    assert not any(zone.generators[number] for number in gen.OFFSETS)


def test_coarse_offsets_count_in_steps_of_32768_frames(opened: Opener) -> None:
    long = sine(frames=40_000)
    rows = [(gen.START_COARSE_OFFSET, 1), (gen.END_COARSE_OFFSET, 1)]
    one = opened(font([Recording(long)], [[Area(generators=rows)]]))
    assert np.array_equal(one.data(only_zone(one).sample), long[32_768:])


def test_a_loop_may_be_told_by_offsets_alone(opened: Opener) -> None:
    rows = [(gen.LOOP_START_OFFSET, 300), (gen.LOOP_END_OFFSET, 700), (gen.SAMPLE_MODES, 1)]
    pool = [Recording(silence()), Recording(sine(), loop=(-146, -146))]
    sample = only_zone(opened(font(pool, [[Area(to=1, generators=rows)]]))).sample
    assert (sample.loop_start, sample.loop_end) == (300, 700)


@pytest.mark.parametrize(
    ("loop", "kept"),
    [
        ((10, 4_500), (10, 4_410)),
        ((-5, 400), (0, 400)),
        ((400, 400), (400, 400)),
        ((500, 400), (500, 500)),
        ((9_000, 10_000), (4_410, 4_410)),
    ],
)
def test_loops_are_cut_to_their_sample(opened: Opener, loop: tuple[int, int], kept: tuple[int, int]) -> None:
    # A recording before it, so that a loop before the start is still in the pool.
    pool = [Recording(silence()), Recording(sine(), loop=loop)]
    zone = only_zone(opened(font(pool, [[Area(to=1, generators=[(gen.SAMPLE_MODES, 1)])]])))
    assert (zone.sample.loop_start, zone.sample.loop_end) == kept
    assert zone.generators[gen.SAMPLE_MODES] == (1 if kept[0] < kept[1] else 0)


@pytest.mark.parametrize(("written", "read"), [(0, 0), (1, 1), (2, 0), (3, 3), (5, 1)])
def test_sample_modes_are_those_the_specification_knows(opened: Opener, written: int, read: int) -> None:
    rows = [(gen.SAMPLE_MODES, written)]
    zone = only_zone(opened(font([Recording(loop=(0, 400))], [[Area(generators=rows)]])))
    assert zone.generators[gen.SAMPLE_MODES] == read


@pytest.mark.parametrize(("written", "read"), [(0, 400), (8_000, 8_000), (0xFFFF_FFFF, 192_000)])
def test_sample_rates_are_playable(opened: Opener, written: int, read: int) -> None:
    assert only_zone(opened(font([Recording(rate=written)]))).sample.rate == read


def test_an_unpitched_recording_is_taken_for_middle_c(opened: Opener) -> None:
    assert only_zone(opened(font([Recording(root_pitch=255)]))).sample.root_pitch == 60


def test_what_only_a_sound_card_held_is_left_out(opened: Opener) -> None:
    pool = [Recording(kind=ROM | 1, name="in ROM"), Recording(name="here")]
    assert only_zone(opened(font(pool, [[Area(), Area(to=1)]]))).sample.name == "here"


def test_an_empty_recording_is_left_out(opened: Opener) -> None:
    pool = [Recording(silence(0), name="empty"), Recording(name="here")]
    assert only_zone(opened(font(pool, [[Area(), Area(to=1)]]))).sample.name == "here"


def modulators_of(opened: Opener, instrument: list[Moved], preset: list[Moved]) -> tuple[Modulator, ...]:
    data = font(
        instruments=[[Area(modulators=instrument)]],
        presets=[Sound([Area(modulators=preset)])],
    )
    return only_zone(opened(data)).modulators


def test_the_default_modulators_are_there(opened: Opener) -> None:
    assert modulators_of(opened, [], []) == DEFAULT_MODULATORS


def test_an_instruments_modulator_supersedes_the_default(opened: Opener) -> None:
    found = modulators_of(opened, [(0x0502, gen.ATTENUATION, 480, 0, 0)], [])
    assert [one.amount for one in found if one.source == 0x0502] == [480]
    assert len(found) == DEFAULT_COUNT


def test_another_transform_is_another_modulator(opened: Opener) -> None:
    found = modulators_of(opened, [(0x0502, gen.ATTENUATION, 480, 0, 2)], [])
    assert found == (*DEFAULT_MODULATORS, Modulator(0x0502, gen.ATTENUATION, 480, 0, 2))


def test_a_presets_modulator_is_added(opened: Opener) -> None:
    own = (0x0081, gen.PAN, 30, 0, 0)
    found = modulators_of(opened, [own], [(0x0081, gen.PAN, 12, 0, 0), (0x0502, gen.ATTENUATION, -960, 0, 0)])
    assert [one.amount for one in found if one.destination == gen.PAN and one.source == 0x0081] == [42]
    assert [one.amount for one in found if one.source == 0x0502] == [0]


def test_frames_stay_readable_after_the_font_is_closed(opened: Opener) -> None:
    one = opened(font())
    frames = one.data(only_zone(one).sample)
    one.close()
    assert np.array_equal(frames, sine())
