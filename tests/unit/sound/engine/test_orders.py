"""Whatever is ordered, in whatever sequence: nothing raises, nothing hangs, nothing is too loud."""

from collections import deque
from threading import Thread
from time import sleep

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from arrangeboard.song.ids import LaneId, PartId, SlotId
from arrangeboard.song.values import Lane, Note, Part, Song, View
from arrangeboard.sound.engine.cue import Cue, Wish, make_cue
from arrangeboard.sound.engine.engine import Engine
from arrangeboard.sound.engine.limiter import LIMIT
from arrangeboard.sound.engine.seats import Seats
from arrangeboard.sound.pipe.messages import Audition, Order, Take
from arrangeboard.sound.pipe.signals import (
    EndAudition,
    Locate,
    Loop,
    Loudness,
    Metronome,
    Pause,
    Play,
    Stop,
)
from arrangeboard.sound.score.values import RATE
from arrangeboard.sound.soundfont.values import SoundFont
from tests.laws.songs import songs
from tests.unit.sound.engine.rig import BAR_FRAMES, BEAT_FRAMES, Rig, peak, score_of, song
from tests.unit.sound.played_songs import BAR, BEAT, order

THREE = song(
    (Note(-BEAT, 2 * BEAT, 60), Note(0, 8 * BEAT, 69)),
    tuple(Note(n * BEAT, BEAT, 72) for n in range(8)),
    (Note(0, 9 * BEAT, 69),),
)
VARIANTS = (
    THREE,
    replace(THREE, arrangements=(order(3, 1, 2),)),
    replace(THREE, arrangements=(order(2),)),
    replace(THREE, arrangements=(order(),)),
    replace(THREE, lanes=THREE.lanes[::-1]),
    replace(THREE, view=View(muted=(THREE.lanes[0].id,))),
)
SCORES = [score_of(one, percent=percent) for one in VARIANTS for percent in (100, 70)]

_takes = st.builds(Take, st.sampled_from(SCORES), st.sampled_from(("now", "beat", "bar", "section")))
_ticks = st.integers(-BAR, 7 * BAR)
_loops = st.sampled_from((Loop(), Loop(is_song=True), Loop((SlotId(2),)), Loop((SlotId(1), SlotId(3)))))
_orders = st.one_of(
    _takes,
    _takes,
    st.builds(Play, st.none() | _ticks, st.integers(0, 2)),
    st.builds(Locate, _ticks),
    _loops,
    st.sampled_from((Pause(), Stop(), EndAudition(), Metronome(is_on=True), Metronome(is_on=False))),
    st.builds(Audition, st.sampled_from(SCORES), st.integers(0, BAR_FRAMES), st.integers(0, 2 * BAR_FRAMES)),
    st.builds(Loudness, st.floats(-80, 80)),
)
_steps = st.lists(st.tuples(_orders, st.sampled_from((0, 1, 100, 512, 3_000, BEAT_FRAMES))), max_size=12)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_steps)
def test_orders_in_any_sequence_are_obeyed(sines: SoundFont, steps: list[tuple[Order, int]]) -> None:
    rig = Rig(sines, is_limited=True).order(Take(SCORES[0]), Play())
    for order_, frames in steps:
        rig.order(order_)
        if frames:
            sound = rig.run(frames)
            assert np.isfinite(sound).all()
            assert peak(sound) <= LIMIT
    rig.order(Stop(), EndAudition()).run(RATE // 10)
    last = rig.engine.render(1).moment
    assert (last.voices, last.state) == (0, "stopped")


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(songs(), songs(), st.sampled_from(("now", "beat", "bar", "section")))
def test_any_song_is_gone_over_to_from_any_other(sines: SoundFont, one: Song, other: Song, when: str) -> None:
    rig = Rig(sines, block=2_048, is_limited=True).take(one).order(Play())
    rig.run(5_000)
    assert np.isfinite(rig.take(other, when).run(30_000)).all()
    rig.order(Stop()).run(RATE // 10)
    assert rig.engine.render(1).moment.voices == 0


def test_absurd_loudness_stays_below_the_limit(sines: SoundFont) -> None:
    loud = crowd(64)
    rig = Rig(sines, is_limited=True).take(loud).order(Loudness(24), Play())
    sound = rig.run(2 * BEAT_FRAMES)
    assert 0.9 < peak(sound) <= LIMIT
    assert rig.blocks[-1].moment.limited > 20
    assert rig.blocks[-1].moment.voices == 64


def test_more_lanes_than_seats_are_no_error(sines: SoundFont) -> None:
    engine = Engine(sines, seats=4)
    engine.obey(Take(score_of(crowd(9))))
    engine.obey(Play())
    assert engine.render(2_000).moment.voices == 3


def crowd(lanes: int) -> Song:
    """So many lanes that all play the same loud note."""
    loud = song((Note(0, 8 * BEAT, 69, 127),))
    own = loud.sections[next(iter(loud.sections))]
    piece = next(iter(loud.pieces))
    ids = [LaneId(1_000 + n) for n in range(lanes)]
    return replace(
        loud,
        lanes=tuple(Lane(one, volume=127) for one in ids),
        sections={own.id: replace(own, parts={one: (Part(PartId(one + 500), piece),) for one in ids})},
    )


def test_orders_from_another_thread_are_heard_at_their_line(sines: SoundFont) -> None:
    """A change is prepared ahead while blocks are rendered, and comes at the very frame all the same."""
    engine = Engine(sines, is_limited=False, ahead_seconds=0.02)
    low, high = song(quarters(69)), song(quarters(81))
    engine.obey(Take(score_of(low)))
    engine.obey(Play())
    blocks = [engine.render(512)]
    thread = Thread(target=engine.obey, args=(Take(score_of(high), "bar"),))
    thread.start()
    while len(blocks) * 512 < 2 * BAR_FRAMES:
        sleep(0.0005)
        blocks.append(engine.render(512))
    thread.join()
    sound = np.concatenate([block.sound for block in blocks])
    plain = Rig(sines).take(low).order(Play()).run(2 * BAR_FRAMES)
    assert np.array_equal(sound[:BAR_FRAMES], plain[:BAR_FRAMES])
    assert np.abs(sound - plain[: len(sound)])[BAR_FRAMES : BAR_FRAMES + 500].max() > 0.001


def quarters(pitch: int) -> tuple[Note, ...]:
    return tuple(Note(n * BEAT, BEAT // 2, pitch) for n in range(8))


def test_what_is_seen_coming_is_not_made_while_rendering(
    sines: SoundFont, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made_too_late(_: Wish) -> Cue:
        pytest.fail("a cue was made between two blocks")

    monkeypatch.setattr("arrangeboard.sound.engine.deck.make_cue", made_too_late)
    rig = Rig(sines).take(THREE)
    rig.run(1)
    rig.order(Play(0, 1)).run(BAR_FRAMES + 5_000)
    for when in ("beat", "bar", "now", "section"):
        rig.take(THREE, when).run(100)
        rig.take(VARIANTS[1], when).run(BAR_FRAMES)
    rig.order(Locate(BAR)).run(100)
    for loop in (Loop((SlotId(3),)), Loop(is_song=True), Loop((SlotId(1),)), Loop()):
        rig.order(loop).run(100)
    rig.order(Pause()).run(100)
    rig.order(Play()).run(100)
    assert rig.state == "playing"


def test_orders_close_together_are_prepared_too(sines: SoundFont, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another thread renders, an order is prepared from what the one before it has led to."""
    engine = Engine(sines, is_limited=False, ahead_seconds=0.02)
    engine.obey(Take(score_of(THREE)))
    engine.obey(Play())
    engine.render(512)
    late: list[Wish] = []

    def made_late(wish: Wish) -> Cue:
        late.append(wish)
        return make_cue(wish)

    monkeypatch.setattr("arrangeboard.sound.engine.deck.make_cue", made_late)
    orders: tuple[Order, ...] = (Loop((SlotId(2),)), Locate(3 * BAR), Locate(BAR), Loop())
    thread = Thread(target=lambda: deque(map(engine.obey, orders)))
    thread.start()
    while thread.is_alive():
        engine.render(512)
        sleep(0.005)
    for _ in range(10):
        moment = engine.render(512).moment
    assert (late, moment.loop_start_tick) == ([], -1)
    assert BAR < moment.tick < 2 * BAR


def test_seats_are_kept_and_given_again_late() -> None:
    seats = Seats(3, ring_frames=100)
    assert [seats.take(key, 0) for key in ("a", "b", "a")] == [0, 1, 0]
    seats.leave("a", 10)
    assert seats.take("c", 50) == 2
    assert seats.take("d", 60) == 0
    assert seats.take("e", 60) is None
    seats.leave("b", 60)
    seats.leave("c", 70)
    assert seats.take("f", 500) == 1
    assert seats.used == 3
