"""What is bounced is what is played, begun and ended as asked for."""

import numpy as np
import pytest
from msgspec.structs import replace

from arrangeboard.song.ids import LaneId, PartId
from arrangeboard.song.values import Lane, MidiOut, Note, Part, Song
from arrangeboard.sound.engine.limiter import LIMIT
from arrangeboard.sound.pipe.signals import Play
from arrangeboard.sound.rendering.bounce import SILENT_LEVEL, Bounce, blocks
from arrangeboard.sound.score.schedule import schedule
from arrangeboard.sound.score.values import RATE, Score
from arrangeboard.sound.soundfont.values import SoundFont
from tests.unit.sound.engine.rig import (
    BEAT_FRAMES,
    SECTION_FRAMES,
    Heard,
    Rig,
    first_sounding,
    peak,
    score_of,
    sine_font,
    song,
)
from tests.unit.sound.played_songs import BEAT, order


@pytest.fixture(scope="session")
def sines(tmp_path_factory: pytest.TempPathFactory) -> SoundFont:
    return sine_font(tmp_path_factory.mktemp("sines"))


def sound_of(bounce: Bounce, font: SoundFont) -> Heard:
    return np.concatenate(list(blocks(bounce, font)))


def wet(of: Song) -> Score:
    return schedule(of, of.arrangement)


TUNE = song((Note(BEAT, BEAT, 69), Note(4 * BEAT, 3 * BEAT, 76)))
WITH_PICKUP = song((Note(-BEAT, BEAT // 2, 69), Note(0, BEAT // 2, 69), Note(7 * BEAT, BEAT, 69)))


@pytest.mark.parametrize("is_limited", [True, False])
def test_it_is_the_sound_that_is_played_without_the_limiters_delay(
    sines: SoundFont, is_limited: bool
) -> None:
    bounced = sound_of(Bounce(score_of(TUNE), "cut", is_limited=is_limited), sines)
    live = Rig(sines).take(TUNE).order(Play()).run(SECTION_FRAMES)
    assert np.abs(bounced - live).max() < 1e-5
    assert abs(first_sounding(bounced) - BEAT_FRAMES) <= 1


def test_ringing_out_keeps_the_tail_until_it_is_silent(sines: SoundFont) -> None:
    bounced = sound_of(Bounce(wet(song((Note(7 * BEAT, BEAT, 69),)))), sines)
    tail = bounced[SECTION_FRAMES:]
    assert RATE // 2 < len(tail) < 4 * RATE
    assert peak(tail) > 1e-3
    assert peak(tail[-RATE // 2 :]) < SILENT_LEVEL


def test_an_opening_pickup_is_heard_first_where_the_end_rings(sines: SoundFont) -> None:
    bounced = sound_of(Bounce(score_of(WITH_PICKUP)), sines)
    assert first_sounding(bounced) <= 1
    assert len(bounced) >= SECTION_FRAMES + BEAT_FRAMES


def test_cut_it_lasts_from_line_to_line(sines: SoundFont) -> None:
    bounced = sound_of(Bounce(score_of(WITH_PICKUP), "cut"), sines)
    assert len(bounced) == SECTION_FRAMES
    assert first_sounding(bounced) <= 1


def test_a_seamless_loop_has_its_tail_and_pickup_in_it(sines: SoundFont) -> None:
    fast = song((Note(-BEAT, BEAT, 69), Note(0, BEAT, 76)), tempos=(1_015_873,))
    looped = sound_of(Bounce(wet(fast), "loop"), sines)
    assert len(looped) == wet(fast).end_frame
    cut = sound_of(Bounce(wet(fast), "cut"), sines)
    last_beat = len(looped) * 7 // 8
    assert peak(cut[last_beat + 2_000 :]) < 0.001
    assert peak(looped[last_beat + 2_000 :]) > 0.01
    twice = np.concatenate([looped, looped])
    seam = np.abs(np.diff(twice, axis=0))
    assert seam[len(looped) - 1].max() <= seam.max() * 0.9


def test_stems_are_together_the_mix_before_the_limiter(sines: SoundFont) -> None:
    band = some_lanes(3)
    score = wet(band)
    mix = sound_of(Bounce(score, is_limited=False), sines)
    stems = [
        sound_of(Bounce(score, is_limited=False, lane=lane.id, frames=len(mix)), sines) for lane in band.lanes
    ]
    assert all(peak(stem) > 0.01 for stem in stems)
    assert np.abs(np.sum(stems, axis=0) - mix).max() < 1e-6


def test_the_mix_never_leaves_the_limit(sines: SoundFont) -> None:
    loud = some_lanes(16, velocity=127)
    louder = replace(loud, lanes=tuple(replace(lane, volume=127) for lane in loud.lanes))
    free = sound_of(Bounce(score_of(louder), "cut", is_limited=False), sines)
    limited = sound_of(Bounce(score_of(louder), "cut"), sines)
    assert peak(free) > LIMIT >= peak(limited)


def test_lanes_that_play_a_port_are_bounced_all_the_same(sines: SoundFont) -> None:
    lane = replace(TUNE.lanes[0], midi_out=MidiOut("Synth"))
    out = replace(TUNE, lanes=(lane, *TUNE.lanes[1:]))
    assert peak(sound_of(Bounce(score_of(out), "cut"), sines)) > 0.01


def test_another_rate_is_as_long_in_seconds(sines: SoundFont) -> None:
    score = schedule(TUNE, TUNE.arrangement, rate=48_000)
    bounced = sound_of(Bounce(score, "cut"), sines)
    assert len(bounced) == pytest.approx(SECTION_FRAMES * 48_000 / 44_100, abs=1)
    assert abs(first_sounding(bounced) - BEAT_FRAMES * 48_000 / 44_100) <= 2


def test_a_section_without_notes_is_silence_of_its_length(sines: SoundFont) -> None:
    silent = replace(song(()), arrangements=(order(1),))
    bounced = sound_of(Bounce(score_of(silent), "cut"), sines)
    assert (len(bounced), peak(bounced)) == (SECTION_FRAMES, 0.0)


def some_lanes(count: int, *, velocity: int = 90) -> Song:
    """Lanes that play the same tune, each from its own place on the stage."""
    tune = song((Note(0, 2 * BEAT, 69, velocity), Note(4 * BEAT, BEAT, 76, velocity)))
    own = tune.sections[next(iter(tune.sections))]
    piece = next(iter(tune.pieces))
    lanes = tuple(Lane(LaneId(100 + n), f"Lane {n}", pan=100 // count * n) for n in range(count))
    parts = {lane.id: (Part(PartId(200 + n), piece),) for n, lane in enumerate(lanes)}
    return replace(tune, lanes=lanes, sections={own.id: replace(own, parts=parts)})
