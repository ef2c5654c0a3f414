"""What is played on keys: heard at once, in the lane's own sound, whatever the song does."""

import numpy as np
import pytest
from msgspec.structs import replace

from arrangeboard.song.values import Lane, LaneControl, MidiOut, Note, Song, Sound, View
from arrangeboard.sound.pipe.messages import LiveLane, PlayLive
from arrangeboard.sound.pipe.signals import EndLive, Play, Stop
from arrangeboard.sound.score.schedule import lane_channel
from arrangeboard.sound.score.values import BEND, CONTROLLER, NOTE_OFF, NOTE_ON, Channel
from arrangeboard.sound.soundfont.values import SoundFont
from tests.unit.sound.engine.rig import (
    BEAT_FRAMES,
    DRY,
    RELEASE_FRAMES,
    Heard,
    Rig,
    decibels,
    first_sounding,
    peak,
    song,
)
from tests.unit.sound.played_songs import BEAT, PAD

PLAYED = song(tuple(Note(n * BEAT, BEAT // 2, 69) for n in range(8)))
SUSTAIN, VOLUME = 64, 7


def lane_of(played: Song, **changes: object) -> Lane:
    lane = next(one for one in played.lanes if one.id == PAD)
    return replace(lane, **{"setup": (*lane.setup, *DRY), **changes})


def channel(**changes: object) -> Channel:
    return lane_channel(lane_of(PLAYED, **changes))


def down(pitch: int = 69, velocity: int = 100) -> PlayLive:
    return PlayLive(NOTE_ON, pitch, velocity)


def up(pitch: int = 69) -> PlayLive:
    return PlayLive(NOTE_OFF, pitch, 0)


@pytest.fixture
def keys(sines: SoundFont) -> Rig:
    return Rig(sines).order(LiveLane(channel()))


def hertz(sound: Heard) -> float:
    """The loudest frequency of a second."""
    return float(np.abs(np.fft.rfft(sound[:, 0] * np.hanning(len(sound)))).argmax())


def test_a_key_is_heard_from_the_next_block_on_and_ends_when_it_is_let_go(keys: Rig) -> None:
    keys.run(1_000)
    assert first_sounding(keys.order(down()).run(4_096)) <= 1
    assert peak(keys.order(up()).run(2 * RELEASE_FRAMES)[RELEASE_FRAMES:]) < 1e-4


def test_before_a_lane_is_taken_keys_are_silent(sines: SoundFont) -> None:
    assert peak(Rig(sines).order(down(), EndLive()).run(2_048)) == 0


def test_keys_sound_together(keys: Rig) -> None:
    keys.order(*(down(pitch) for pitch in range(48, 68))).run(2_048)
    assert keys.blocks[-1].moment.voices == 20


def test_a_key_struck_again_does_not_sound_twice(keys: Rig) -> None:
    for _ in range(20):
        keys.order(down()).run(1_024)
    keys.run(RELEASE_FRAMES)
    assert keys.blocks[-1].moment.voices == 1


def test_the_pedal_holds_what_the_keys_let_go(keys: Rig) -> None:
    keys.order(PlayLive(CONTROLLER, SUSTAIN, 127), down(), up())
    assert peak(keys.run(4 * RELEASE_FRAMES)[3 * RELEASE_FRAMES :]) > 0.01
    released = keys.order(PlayLive(CONTROLLER, SUSTAIN, 0)).run(2 * RELEASE_FRAMES)
    assert peak(released[RELEASE_FRAMES:]) < 1e-4


def test_the_wheel_bends_what_sounds(keys: Rig) -> None:
    straight = hertz(keys.order(down()).run(44_100))
    bent = hertz(keys.order(PlayLive(BEND, 0, 8191)).run(44_100))
    assert abs(bent / straight - 2 ** (2 / 12)) < 0.01


def test_the_lanes_volume_and_sound_apply(sines: SoundFont) -> None:
    def sounds(**changes: object) -> Heard:
        return Rig(sines).order(LiveLane(channel(**changes)), down()).run(44_100)

    usual = sounds()
    assert decibels(sounds(volume=50)) < decibels(usual) - 3
    assert abs(hertz(sounds(sound=Sound(1))) / hertz(usual) - 2) < 0.01


def test_the_same_lane_told_again_changes_nothing_that_is_held(keys: Rig) -> None:
    keys.order(PlayLive(CONTROLLER, SUSTAIN, 127), down(), up())
    keys.run(2_000)
    assert peak(keys.order(LiveLane(channel())).run(4 * RELEASE_FRAMES)[3 * RELEASE_FRAMES :]) > 0.01


def test_moving_the_volume_changes_what_is_held(keys: Rig) -> None:
    before = peak(keys.order(down()).run(8_192)[4_096:])
    after = peak(keys.order(LiveLane(channel(volume=40))).run(8_192)[4_096:])
    assert 0 < after < before / 2


def test_a_muted_lane_is_heard_when_it_is_played_on_keys(sines: SoundFont) -> None:
    muted = replace(PLAYED, view=View(muted=(PAD,)))
    rig = Rig(sines).take(muted).order(Play())
    assert peak(rig.run(BEAT_FRAMES)) == 0
    assert peak(rig.order(LiveLane(channel()), down(76)).run(2_048)) > 0.01


def test_keys_change_nothing_of_the_song_that_plays_the_same_pitch(sines: SoundFont) -> None:
    frames = 6 * BEAT_FRAMES
    alone = Rig(sines).take(PLAYED).order(Play()).run(frames)
    rig = Rig(sines).take(PLAYED).order(Play(), LiveLane(channel()))
    pieces = [rig.run(7_000), rig.order(PlayLive(CONTROLLER, SUSTAIN, 127), down()).run(9_000)]
    both = np.concatenate([*pieces, rig.order(EndLive()).run(frames - 16_000)])
    difference = both - alone
    assert peak(difference[:7_000]) == 0 < peak(difference[7_000:16_000])
    assert peak(difference[16_000 + RELEASE_FRAMES :]) < 1e-4


def test_stopping_the_song_does_not_let_go_of_the_keys(sines: SoundFont) -> None:
    rig = Rig(sines).take(PLAYED).order(Play(), LiveLane(channel()), down(40))
    rig.run(5_000)
    assert peak(rig.order(Stop()).run(8_000)[6_000:]) > 0.01


def test_ending_lets_go_of_keys_pedals_and_wheels(keys: Rig) -> None:
    straight = hertz(keys.order(down()).run(44_100))
    keys.order(PlayLive(CONTROLLER, SUSTAIN, 127), PlayLive(BEND, 0, 8191), down(72))
    keys.run(4_000)
    assert peak(keys.order(EndLive()).run(2 * RELEASE_FRAMES)[RELEASE_FRAMES:]) < 1e-4
    unbent = keys.order(down()).run(44_100)
    assert hertz(unbent) == straight


def test_another_lane_begins_with_no_key_held_and_the_last_one_rings_out(keys: Rig) -> None:
    keys.order(down()).run(4_000)
    other = replace(channel(), lane=type(PAD)(9))
    rest = keys.order(LiveLane(other)).run(2 * RELEASE_FRAMES)
    assert peak(rest[:200]) > 0.01
    assert peak(rest[RELEASE_FRAMES:]) < 1e-4
    assert peak(keys.order(up()).run(500)) < 1e-4


def test_a_lane_that_only_plays_a_port_is_silent_here_and_nothing_leaves_with_blocks(
    sines: SoundFont,
) -> None:
    played = channel(midi_out=MidiOut("Synth"))
    rig = Rig(sines).order(LiveLane(played), down())
    assert peak(rig.run(4_096)) == 0
    assert rig.leaving == []


def test_the_lanes_meter_shows_the_keys(sines: SoundFont) -> None:
    rig = Rig(sines).take(PLAYED).order(LiveLane(channel()), down())
    rig.run(2_048)
    assert rig.blocks[-1].moment.levels[0] > 0.01


def test_keys_go_on_by_another_soundfont(keys: Rig, sines: SoundFont) -> None:
    setup = (*lane_of(PLAYED).setup, LaneControl("controller", SUSTAIN, 0))
    keys.order(LiveLane(channel(setup=setup, volume=60)), down()).run(2_048)
    before = peak(keys.run(8_192))
    keys.engine.use(sines)
    keys.run(512)
    assert peak(keys.run(2_048)) == 0
    assert abs(peak(keys.order(up(), down()).run(8_192)) - before) < before / 10
