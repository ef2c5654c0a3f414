"""Loops: exactly as long each time, without a click, changed while they play."""

import numpy as np
import pytest
from msgspec.structs import replace

from arrangeboard.song.ids import SlotId
from arrangeboard.song.values import Note
from arrangeboard.sound.engine.engine import Engine
from arrangeboard.sound.pipe.messages import Take
from arrangeboard.sound.pipe.signals import Loop, Play
from arrangeboard.sound.soundfont.values import SoundFont
from tests.unit.sound.engine.rig import (
    BAR_FRAMES,
    BEAT_FRAMES,
    SECTION_FRAMES,
    Rig,
    first_sounding,
    largest_step,
    score_of,
    song,
)
from tests.unit.sound.played_songs import BAR, BEAT, order

SHORT = BEAT // 2
FAST = song((Note(0, SHORT, 69), Note(BEAT, 7 * BEAT, 76)), tempos=(50_793,))
FAST_FRAMES = 17_920
THREE = song((Note(0, SHORT, 69),), (Note(0, SHORT, 69), Note(BEAT, SHORT, 69)), (Note(0, SHORT, 69),))


def test_fifty_laps_are_fifty_times_as_long_as_one(sines: SoundFont) -> None:
    rig = Rig(sines, block=4_096).take(FAST).order(Loop(is_song=True), Play())
    laps = rig.run(50 * FAST_FRAMES).reshape(50, FAST_FRAMES, 2)
    assert np.abs(laps[2:] - laps[1]).max() < 2e-3
    assert laps[1].any()
    assert rig.moment_tick == pytest.approx(0, abs=0.1)


def test_the_end_of_a_lap_is_no_click(sines: SoundFont) -> None:
    sound = Rig(sines).take(FAST).order(Loop(is_song=True), Play()).run(3 * FAST_FRAMES)
    steady = largest_step(sound[4_000:17_000])
    assert largest_step(sound) < 2 * steady


def test_blocks_of_any_size_loop_alike(sines: SoundFont) -> None:
    whole = Rig(sines, block=10**6).take(FAST).order(Loop(is_song=True), Play()).run(3 * FAST_FRAMES)
    exact = Rig(sines, block=FAST_FRAMES).take(FAST).order(Loop(is_song=True), Play()).run(3 * FAST_FRAMES)
    assert np.abs(whole - exact).max() < 1e-5


def test_a_section_goes_round_until_the_loop_is_taken_off(sines: SoundFont) -> None:
    rig = Rig(sines).take(THREE).order(Loop((SlotId(2),)), Play(2 * BAR))
    rig.run(3 * SECTION_FRAMES + 1_000)
    moment = rig.engine.render(1).moment
    assert (moment.loop_start_tick, moment.loop_end_tick) == (2 * BAR, 4 * BAR)
    assert 2 * BAR < moment.tick < 4 * BAR
    rig.order(Loop()).run(SECTION_FRAMES)
    assert rig.moment_tick > 4 * BAR
    rig.run(SECTION_FRAMES)
    assert rig.state == "stopped"


def test_a_loop_set_around_the_place_keeps_it(sines: SoundFont) -> None:
    held = song((Note(0, 8 * BEAT, 69),))
    rig = Rig(sines).take(held).order(Play())
    sounds = [rig.run(20_000), rig.order(Loop(is_song=True)).run(20_000)]
    plain = Rig(sines).take(held).order(Play()).run(40_000)
    assert np.abs(np.concatenate(sounds) - plain).max() < 1e-5


def test_a_loop_elsewhere_begins_at_once(sines: SoundFont) -> None:
    rig = Rig(sines).take(THREE).order(Play())
    rig.run(30_000)
    rig.order(Loop((SlotId(3),))).run(1)
    assert rig.blocks[-1].moment.tick == pytest.approx(4 * BAR, abs=0.1)


def test_from_before_its_loop_playing_goes_into_it(sines: SoundFont) -> None:
    rig = Rig(sines).take(THREE).order(Loop((SlotId(2),)), Play())
    rig.run(SECTION_FRAMES + 100)
    assert 2 * BAR < rig.moment_tick < 2 * BAR + BEAT
    rig.run(SECTION_FRAMES)
    assert 2 * BAR < rig.moment_tick < 2 * BAR + BEAT


def test_the_loop_moves_with_its_section(sines: SoundFont) -> None:
    rig = Rig(sines).take(THREE).order(Loop((SlotId(2),)), Play(2 * BAR))
    rig.run(1_000)
    rig.take(replace(THREE, arrangements=(order(2, 1, 3),)), "bar").run(BAR_FRAMES)
    moment = rig.engine.render(1).moment
    assert (moment.loop_start_tick, moment.loop_end_tick) == (0, 2 * BAR)
    assert moment.tick == pytest.approx(BAR, abs=200)


def test_a_change_at_the_laps_end_begins_the_next_lap(sines: SoundFont) -> None:
    rig = Rig(sines).take(THREE).order(Loop((SlotId(2),)), Play(2 * BAR))
    rig.run(SECTION_FRAMES - 1_000)
    other = song((Note(0, SHORT, 69),), (Note(BEAT, SHORT, 69),), (Note(0, SHORT, 69),))
    sound = rig.take(other, "bar").run(SECTION_FRAMES)
    assert first_sounding(sound) == pytest.approx(1_000 + BEAT_FRAMES, abs=1)


def test_a_lost_loop_lets_the_song_go_on(sines: SoundFont) -> None:
    rig = Rig(sines).take(THREE).order(Loop((SlotId(2),)), Play(2 * BAR))
    rig.run(1_000)
    rig.take(replace(THREE, arrangements=(order(1, 3),)), "bar").run(BAR_FRAMES)
    moment = rig.engine.render(1).moment
    assert (moment.loop_start_tick, moment.tick >= 2 * BAR) == (-1, True)


def test_a_loop_asked_for_just_before_the_end_still_goes_round(sines: SoundFont) -> None:
    engine = Engine(sines, is_limited=False, ahead_seconds=0.05)
    for order_ in (Take(score_of(THREE)), Play(4 * BAR)):
        engine.obey(order_)
    engine.render(SECTION_FRAMES - 1_000)
    engine.obey(Loop((SlotId(3),)))
    engine.render(3_000)
    moment = engine.render(1).moment
    assert (moment.state, moment.loop_end_tick) == ("playing", 6 * BAR)
    assert 4 * BAR < moment.tick < 4 * BAR + BEAT


def test_a_loop_without_a_frame_ends(sines: SoundFont) -> None:
    nothing = song((Note(0, BEAT, 69),), tempos=(1,))
    rig = Rig(sines).take(nothing).order(Loop(is_song=True), Play())
    rig.run(1_000)
    assert len(rig.blocks) == 2
