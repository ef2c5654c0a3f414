"""What the playhead shows is what leaves the speaker, over a minute on a device with a will of its own."""

import pytest

from arrangeboard.song.values import Arrangement, Song
from arrangeboard.sound.engine.block import Block
from arrangeboard.sound.engine.engine import Engine
from arrangeboard.sound.pipe.messages import Loop, Play, Take
from arrangeboard.sound.player.renderer import ASLEEP_AFTER_BLOCKS
from arrangeboard.sound.score.schedule import schedule
from tests.unit.sound.played_songs import order, slots_of, song
from tests.unit.sound.player.rehearsal import Rehearsal


@pytest.mark.parametrize(("pace", "seconds"), [(1.0002, 60), (0.9998, 15)])
def test_for_a_minute_the_playhead_is_within_two_milliseconds_of_the_sound(pace: float, seconds: int) -> None:
    score = schedule(*_long_song())
    rehearsal = Rehearsal(Take(score, "now"), Play(0), pace=pace)
    worst = 0.0
    for number in range(seconds * 100):
        rehearsal.period(number)
        if number > 20 and number % 7 == 0:
            now = rehearsal.time.now
            shown = rehearsal.playhead.tick_at(now)
            assert shown is not None
            sounding = score.tempo_map.tick_at(rehearsal.frame_at(now))
            worst = max(worst, abs(shown - sounding) / score.tempo_map.ticks_per_second_at(sounding))
    assert worst < 0.002
    assert rehearsal.feed.late == 0


def test_in_a_loop_the_playhead_goes_round_with_the_sound_and_never_leaves_it() -> None:
    score = schedule(*_long_song())
    looped = slots_of(score)[:1]
    rehearsal = Rehearsal(Take(score, "now"), Loop(looped), Play(0), pace=1.0001)
    lap = score.slots[0].end_frame
    for number in range(20 * 100):
        rehearsal.period(number)
        if number > 20:
            now = rehearsal.time.now
            shown = rehearsal.playhead.tick_at(now)
            assert shown is not None
            assert 0 <= shown < score.slots[0].end_tick
            sounding = score.tempo_map.tick_at(rehearsal.frame_at(now) % lap)
            apart = abs(shown - sounding)
            around = min(apart, score.slots[0].end_tick - apart)
            assert around / score.tempo_map.ticks_per_second_at(sounding) < 0.002


def _long_song() -> tuple[Song, Arrangement]:
    """Two minutes without a note: what is measured is time."""
    return song(*[()] * 30, bars=2), order(*range(1, 31))


def test_a_board_at_rest_renders_nothing_until_an_order_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    rehearsal = Rehearsal()
    rendered: list[int] = []
    render = Engine.render

    def counted(engine: Engine, frames: int) -> Block:
        rendered.append(frames)
        return render(engine, frames)

    monkeypatch.setattr(Engine, "render", counted)
    for number in range(400):
        rehearsal.period(number)
    asleep = len(rendered)
    assert ASLEEP_AFTER_BLOCKS <= asleep < 400 * 441 / 512 - 100
    score = schedule(*_long_song())
    for one in (Take(score, "now"), Play(0)):
        rehearsal.engine.obey(one)
    rehearsal.renderer.wake()
    for number in range(400, 500):
        rehearsal.period(number)
    assert len(rendered) > asleep + 80
    assert (rehearsal.playhead.tick_at(rehearsal.time.now) or 0.0) > 1_000
