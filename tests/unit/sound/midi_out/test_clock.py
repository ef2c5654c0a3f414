"""MIDI clock: 24 pulses a quarter whatever the music does, and receivers led to where it is."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from arrangeboard.sound.midi_out.clock import (
    CONTINUE,
    PULSE,
    PULSE_TICKS,
    START,
    STOP,
    ClockState,
    Pulse,
    Stretch,
    clock,
)
from arrangeboard.sound.score.values import RATE

QUARTER = 960
SIXTEENTH = 240
PACE = 1_920.0 / RATE
"""Ticks a frame at 120 quarters a minute."""


def play(*stretches: Stretch) -> list[Pulse]:
    """What is sent, the stretches coming one after the other in blocks of their own."""
    state = ClockState()
    sent: list[Pulse] = []
    for stretch in stretches:
        state, pulses = clock(state, (stretch,))
        sent.extend(pulses)
    return sent


def run(tick: float, frames: int, *, frame: int = 0, pace: float = PACE) -> Stretch:
    return Stretch(frame, frames, tick, pace, is_playing=True)


def rest(tick: float, frames: int = 512, *, frame: int = 0) -> Stretch:
    return Stretch(frame, frames, tick, 0.0, is_playing=False)


def names(sent: list[Pulse]) -> list[bytes]:
    """The messages without the pulses."""
    return [one.data for one in sent if one.data != PULSE]


def position(sixteenths: int) -> bytes:
    return bytes((0xF2, sixteenths & 0x7F, sixteenths >> 7))


def test_from_the_songs_start_24_pulses_a_quarter_follow_a_start() -> None:
    sent = play(run(0, RATE))
    assert sent[0].data == START
    assert sent[0].frame <= sent[1].frame == 0
    pulses = [one.frame for one in sent if one.data == PULSE]
    assert len(pulses) == 48
    assert all(abs(frame - at * PULSE_TICKS / PACE) < 1e-6 for at, frame in enumerate(pulses))


def test_from_elsewhere_a_position_and_a_continue_come_first() -> None:
    sent = play(run(5 * SIXTEENTH, RATE // 10))
    assert [one.data for one in sent[:3]] == [position(5), CONTINUE, PULSE]
    assert sent[2].frame == 0


def test_between_two_sixteenths_the_receiver_waits_for_the_next() -> None:
    sent = play(run(5 * SIXTEENTH + 100, RATE))
    assert [one.data for one in sent[:3]] == [position(6), CONTINUE, PULSE]
    assert abs(sent[2].frame - 140 / PACE) < 1e-6


def test_a_pickup_before_the_song_leads_to_a_start_at_its_first_beat() -> None:
    sent = play(run(-480, RATE))
    assert [one.data for one in sent[:2]] == [START, PULSE]
    assert abs(sent[1].frame - 480 / PACE) < 1e-6


def test_the_receiver_stops_with_the_music_and_goes_on_with_it() -> None:
    sent = play(run(0, RATE), rest(1_920.0), rest(1_920.0), run(1_920.0, 512))
    assert names(sent) == [START, STOP, position(8), CONTINUE]


def test_another_place_while_standing_is_told_once() -> None:
    assert names(play(rest(0), rest(3_840.0), rest(3_840.0), rest(0))) == [position(16), position(0)]


def test_counting_in_tells_nothing() -> None:
    counting = [Stretch(0, 512, tick, PACE, is_playing=False) for tick in (-1_000.0, -900.0)]
    assert play(*counting) == []


def test_a_loop_leads_the_receiver_back() -> None:
    sent = play(run(0, 22_050), run(0, 22_050, frame=0))
    assert names(sent) == [START, STOP, START]
    assert sum(one.data == PULSE for one in sent) == 48


def test_a_jump_to_another_section_leads_the_receiver_there() -> None:
    assert names(play(run(0, 512), run(7_680, 512))) == [START, STOP, position(32), CONTINUE]


@given(
    st.lists(
        st.tuples(st.integers(1, 3_000), st.integers(0, 9_000) | st.none(), st.booleans()),
        min_size=2,
        max_size=30,
    )
)
def test_wherever_the_music_jumps_what_is_sent_stays_in_order(
    blocks: list[tuple[int, int | None, bool]],
) -> None:
    """Each message gets its place in time; sorted by it, nothing overtakes what was sent before."""
    state, tick, frame = ClockState(), 0.0, 0
    sent: list[Pulse] = []
    for frames, jump_tick, is_playing in blocks:
        tick = tick if jump_tick is None else float(jump_tick)
        pace = PACE if is_playing else 0.0
        state, pulses = clock(state, (Stretch(0, frames, tick, pace, is_playing),))
        sent += [Pulse(frame + one.frame, one.data) for one in pulses]
        tick += frames * pace
        frame += frames
    assert sent == sorted(sent, key=lambda one: one.frame)
    told = [one.data for one in sent]
    for before, after in pairwise(told):
        assert after != PULSE or before in (PULSE, START, CONTINUE)
        assert before not in (START, CONTINUE) or after == PULSE


def test_a_lap_in_one_go_is_led_back_before_its_first_pulse() -> None:
    _, sent = clock(ClockState(), (run(0, 22_050), run(0, 22_050, frame=22_050)))
    around = [one for one in sent if abs(one.frame - 22_050) < 100]
    assert [one.data for one in around] == [STOP, START, PULSE]
    assert 22_050 - around[1].frame == 60


def test_a_position_beyond_all_that_can_be_said_is_the_last() -> None:
    assert names(play(rest(SIXTEENTH * 20_000)))[0] == position(0x3FFF)


@given(
    st.integers(0, 40).map(lambda at: at * SIXTEENTH),
    st.lists(st.tuples(st.integers(1, 5_000), st.sampled_from((0.5, 1.0, 1.37))), min_size=1, max_size=40),
)
def test_through_blocks_and_tempos_of_any_kind_no_pulse_is_lost_or_doubled(
    start: int, blocks: list[tuple[int, float]]
) -> None:
    state, tick, frame, pulses = ClockState(), float(start), 0, []
    for frames, pace in blocks:
        stretch = Stretch(0, frames, tick, pace * PACE, is_playing=True)
        state, sent = clock(state, (stretch,))
        pulses += [tick + one.frame * pace * PACE for one in sent if one.data == PULSE]
        tick += frames * pace * PACE
        frame += frames
    expected = [at for at in range(start, int(tick) + PULSE_TICKS, PULSE_TICKS) if at < tick - 0.02]
    assert len(expected) <= len(pulses) <= len(expected) + 1
    assert all(abs(one - other) < 0.05 for one, other in zip(expected, pulses, strict=False))
