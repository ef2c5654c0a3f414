"""Playing, pausing, stopping and seeking, as they are heard."""

import numpy as np
import pytest
from msgspec.structs import replace

from arrangeboard.song.values import Note
from arrangeboard.sound.pipe.signals import Locate, Loudness, Metronome, Pause, Play, Stop
from arrangeboard.sound.score.values import RATE
from arrangeboard.sound.soundfont.values import SoundFont
from tests.unit.sound.engine.rig import (
    BAR_FRAMES,
    BEAT_FRAMES,
    RELEASE_FRAMES,
    TEMPO,
    Rig,
    decibels,
    first_sounding,
    largest_step,
    peak,
    score_of,
    song,
)
from tests.unit.sound.played_songs import BAR, BEAT, order

SHORT = BEAT // 2
FADE_FRAMES = RATE // 20
LATE_NOTE = song((Note(BEAT, SHORT, 69),))
PAD = song((Note(0, 8 * BEAT, 69),))
TWO_SECTIONS = song((Note(0, SHORT, 69),), (Note(0, SHORT, 69),))


def test_a_note_sounds_at_its_very_frame_and_ends_with_its_release(sines: SoundFont) -> None:
    sound = Rig(sines).take(LATE_NOTE).order(Play()).run(2 * BEAT_FRAMES)
    assert 0 <= first_sounding(sound) - BEAT_FRAMES <= 1
    note_end = BEAT_FRAMES + BEAT_FRAMES // 2
    held = peak(sound[note_end - 4_000 : note_end])
    assert peak(sound[note_end + RELEASE_FRAMES :]) < held / 1_000


@pytest.mark.parametrize("block", [64, 333, 4_096])
def test_the_size_of_blocks_makes_no_difference(sines: SoundFont, block: int) -> None:
    notes = song((Note(0, SHORT, 69), Note(300, BEAT, 72), Note(BEAT, 2 * BEAT, 64)))
    whole = Rig(sines, block=1_000_000).take(notes).order(Play()).run(BAR_FRAMES)
    cut = Rig(sines, block=block).take(notes).order(Play()).run(BAR_FRAMES)
    assert np.abs(whole - cut).max() < 1e-5


def test_it_stops_at_the_songs_end_and_stands_where_it_began(sines: SoundFont) -> None:
    rig = Rig(sines).take(TWO_SECTIONS).order(Play(2 * BAR))
    rig.run(2 * BAR_FRAMES - 100)
    assert rig.state == "playing"
    rig.run(200)
    assert (rig.state, rig.moment_tick) == ("stopped", 2 * BAR)


@pytest.mark.parametrize("ends", [Pause(), Stop(), Locate(6 * BEAT)])
def test_what_sounds_is_soon_silent_without_a_click(sines: SoundFont, ends: Pause | Stop | Locate) -> None:
    rig = Rig(sines).take(song((Note(0, 5 * BEAT, 69),))).order(Play())
    held = rig.run(BEAT_FRAMES)
    after = rig.order(ends).run(BEAT_FRAMES)
    assert decibels(after[FADE_FRAMES:]) < -60
    assert largest_step(after) < 2 * largest_step(held)
    assert rig.engine.render(1).moment.voices == 0


def test_pause_keeps_the_place_and_play_goes_on_from_it(sines: SoundFont) -> None:
    rig = Rig(sines).take(LATE_NOTE).order(Play())
    rig.run(BEAT_FRAMES - 5_000)
    rig.order(Pause()).run(30_000)
    assert rig.state == "paused"
    assert rig.moment_tick == pytest.approx((BEAT_FRAMES - 5_000) / BEAT_FRAMES * BEAT, abs=0.1)
    sound = rig.order(Play()).run(10_000)
    assert abs(first_sounding(sound) - 5_000) <= 1


def test_stop_goes_back_to_where_playing_began_and_then_to_the_start(sines: SoundFont) -> None:
    rig = Rig(sines).take(TWO_SECTIONS).order(Play(BAR))
    rig.run(5_000)
    assert rig.order(Stop()).moment_tick == BAR
    assert rig.order(Stop()).moment_tick == 0


def test_stop_after_a_pause_goes_back_to_where_playing_began(sines: SoundFont) -> None:
    rig = Rig(sines).take(TWO_SECTIONS).order(Play(BAR))
    rig.run(5_000)
    rig.order(Pause()).run(100)
    rig.order(Play()).run(5_000)
    assert rig.order(Stop()).moment_tick == BAR


def test_a_pad_starts_where_playing_begins_in_its_midst(sines: SoundFont) -> None:
    sound = Rig(sines).take(PAD).order(Play(BAR)).run(5_000)
    assert first_sounding(sound) <= 1


def test_a_seek_while_playing_goes_on_from_the_new_place(sines: SoundFont) -> None:
    rig = Rig(sines).take(TWO_SECTIONS).order(Play())
    rig.run(20_000)
    sound = rig.order(Locate(2 * BAR - BEAT)).run(BEAT_FRAMES + 1_000)
    assert abs(first_sounding(sound[FADE_FRAMES:]) + FADE_FRAMES - BEAT_FRAMES) <= 1
    assert rig.order(Stop()).moment_tick == 2 * BAR - BEAT


def test_standing_at_the_end_play_begins_at_the_start(sines: SoundFont) -> None:
    rig = Rig(sines).take(TWO_SECTIONS).order(Locate(99 * BAR), Play())
    assert first_sounding(rig.run(1_000)) <= 1


def test_an_empty_song_is_not_played(sines: SoundFont) -> None:
    rig = Rig(sines).order(Play())
    assert rig.state == "stopped"
    rig.take(replace(TWO_SECTIONS, arrangements=(order(),))).order(Play())
    assert rig.state == "stopped"


def test_the_metronome_has_a_volume_of_its_own_for_the_count_in_too(sines: SoundFont) -> None:
    def counted(volume: int, *, is_on: bool) -> float:
        rig = Rig(sines).take(LATE_NOTE).order(Metronome(is_on, volume), Play(0, 1))
        return peak(rig.run(BEAT_FRAMES))

    usual = counted(100, is_on=True)
    assert counted(100, is_on=False) == usual > 0.001
    assert counted(50, is_on=False) < usual / 2
    assert counted(0, is_on=True) < 1e-4


def test_a_count_in_clicks_and_then_the_song_begins(sines: SoundFont) -> None:
    rig = Rig(sines).take(TWO_SECTIONS).order(Play(0, 1))
    sound = rig.run(BAR_FRAMES + 1_000)
    clicks = [peak(sound[at : at + 1_000]) > 0.001 for at in range(0, BAR_FRAMES, BEAT_FRAMES)]
    assert clicks == [True] * 4
    states = [block.moment.state for block in rig.blocks]
    assert states == sorted(states)
    assert states.count("counting-in") == -(-BAR_FRAMES // 512)
    assert rig.blocks[0].moment.tick == pytest.approx(-BAR, abs=0.1)


def test_the_metronome_can_be_switched_while_playing(sines: SoundFont) -> None:
    silent = song((Note(7 * BEAT, 10, 69),))
    rig = Rig(sines).take(silent).order(Play())
    assert peak(rig.run(BEAT_FRAMES)) == 0
    clicking = rig.order(Metronome(is_on=True)).run(BEAT_FRAMES)
    assert first_sounding(clicking) <= 1
    rig.order(Metronome(is_on=False)).run(100)
    assert peak(rig.run(2 * BEAT_FRAMES)) == 0


def test_loudness_changes_without_a_step(sines: SoundFont) -> None:
    rig = Rig(sines).take(PAD).order(Play())
    before = rig.run(20_000)[10_000:]
    change = rig.order(Loudness(-20)).run(512)
    after = rig.run(5_000)
    assert decibels(before) - decibels(after) == pytest.approx(20, abs=0.1)
    assert largest_step(change) <= 1.2 * largest_step(before)


def test_levels_are_those_of_the_scores_channels(sines: SoundFont) -> None:
    rig = Rig(sines).take(PAD).order(Play())
    rig.run(5_000)
    moment = rig.blocks[-1].moment
    pad, drums = moment.levels
    assert pad > 0.01
    assert drums == 0
    assert moment.level == pytest.approx(pad, rel=0.01)


def test_how_the_song_passes_is_told_without_gaps_and_with_every_tempo(sines: SoundFont) -> None:
    slower = song((Note(0, BEAT, 69),), (Note(0, BEAT, 69),), tempos=(TEMPO, 2 * TEMPO))
    rig = Rig(sines, block=700).take(slower).order(Play(0, 1))
    rig.run(BAR_FRAMES + 2 * BAR_FRAMES + BAR_FRAMES)
    at, tick = 0, -float(BAR)
    for one in rig.passings:
        assert one.offset == at
        assert one.start_tick == pytest.approx(tick, abs=0.01)
        at, tick = at + one.frames, one.start_tick + one.frames * one.ticks_per_frame
    assert {one.is_playing for one in rig.passings if one.offset < BAR_FRAMES} == {False}
    slopes = {round(BEAT_FRAMES * one.ticks_per_frame, -1): one.offset for one in reversed(rig.passings)}
    assert slopes == {BEAT: 0, BEAT // 2: 3 * BAR_FRAMES}


def test_another_soundfont_is_played_on(sines: SoundFont) -> None:
    rig = Rig(sines).take(song(*[tuple(Note(n * BEAT, SHORT, 69) for n in range(8))])).order(Play())
    rig.run(BEAT_FRAMES + 1_000)
    rig.engine.use(sines)
    sound = rig.run(2 * BEAT_FRAMES)
    assert peak(sound[: BEAT_FRAMES - 1_001]) == 0
    assert first_sounding(sound) == pytest.approx(BEAT_FRAMES - 1_000, abs=1)
    assert score_of(PAD).end_frame == 2 * BAR_FRAMES
