"""From key to note: played by ear with a device that has a will of its own, through a port in memory."""

from collections.abc import Iterable
from random import Random

import pytest

from arrangeboard.melody.takes import TakeEvent, looped, taken_notes
from arrangeboard.melody.timing import Quantise, quantised
from arrangeboard.song.values import Note
from arrangeboard.sound.midi_in.inputs import MidiInputs
from arrangeboard.sound.midi_in.ports import InputPorts
from arrangeboard.sound.pipe.messages import LiveLane, Loop, Play, Take
from arrangeboard.sound.score.schedule import lane_channel, schedule
from tests.unit.sound.midi_in import fake_inputs
from tests.unit.sound.midi_in.fake_inputs import FAKE_INPUTS, press, release
from tests.unit.sound.played_songs import BAR, BAR_FRAMES, BEAT, order, slots_of, song
from tests.unit.sound.player.rehearsal import PERIOD, Rehearsal

KEYS = "Keys"
EIGHTH = BEAT // 2
JITTER_SECONDS = 0.015
FRAMES_A_TICK = BAR_FRAMES / BAR
MELODY = (60, 62, 64, 67, 69, 67, 64, 62)
SILENT_SONG = song(*[()] * 8, bars=2)
ORDER = order(*range(1, 9))

Stroke = tuple[float, bool, int]
"""The tick that its player hears, whether the key goes down, and its pitch."""


def strokes(notes: Iterable[Note], *, seed: int) -> list[Stroke]:
    """Keys pressed and let go up to 15 ms before or after what is written."""
    hand = Random(seed)
    most = JITTER_SECONDS * 2 * BEAT
    found = []
    for note in notes:
        found.append((note.start_tick + hand.uniform(-most, most), True, note.pitch))
        found.append((note.start_tick + note.length_ticks + hand.uniform(-most, most), False, note.pitch))
    return sorted(found)


def played(rehearsal: Rehearsal, hands: list[Stroke], *, first_frame: int, seconds: float) -> list[TakeEvent]:
    """All that came in, placed as soon as it came; `first_frame` of the song is the engine's first."""
    fake_inputs.reset(KEYS)
    inputs = MidiInputs(InputPorts((FAKE_INPUTS,)), now=rehearsal.time)
    inputs.look()
    moments = [
        (rehearsal.heard_at(tick * FRAMES_A_TICK - first_frame), is_down, pitch)
        for tick, is_down, pitch in hands
    ]
    found = []
    for number in range(round(seconds * 100)):
        while moments and moments[0][0] < rehearsal.asked_at(number * PERIOD):
            at, is_down, pitch = moments.pop(0)
            rehearsal.time.now = at
            (press if is_down else release)(KEYS, pitch)
        rehearsal.period(number)
        for one in inputs.drain():
            place = rehearsal.anchors.place_at(one.seconds)
            assert place is not None
            found.append(TakeEvent(round(place.tick), one.kind, one.number, one.value, place.lap))
    inputs.close()
    assert not moments
    return found


def eight_bars() -> tuple[Note, ...]:
    return tuple(Note(n * EIGHTH, EIGHTH * 3 // 4, MELODY[n % 8] + n // 16) for n in range(64))


@pytest.mark.parametrize("is_live", [False, True])
def test_eight_bars_counted_in_and_played_unevenly_are_quantised_to_what_was_meant(
    is_live: bool,
) -> None:
    score = schedule(SILENT_SONG, ORDER)
    live = [LiveLane(lane_channel(SILENT_SONG.lanes[0]))] if is_live else []
    rehearsal = Rehearsal(Take(score, "now"), *live, Play(0, 1), pace=1.0001)
    if is_live:
        rehearsal.feed.ahead.expect_keys()
    meant = eight_bars()
    events = played(rehearsal, strokes(meant, seed=4), first_frame=-BAR_FRAMES, seconds=18.5)
    assert min(one.tick for one in events) >= -40
    take = taken_notes(events, 0, 8 * BAR)
    worst = (JITTER_SECONDS + 0.002) * 2 * BEAT
    for note, one in zip(meant, take.notes, strict=True):
        assert abs(note.start_tick - one.start_tick) <= worst
    found = quantised(take.notes, Quantise(EIGHTH))
    assert [(one.start_tick, one.pitch) for one in found] == [(one.start_tick, one.pitch) for one in meant]


def test_early_fingers_in_the_count_in_have_the_exact_place_before_the_start() -> None:
    score = schedule(SILENT_SONG, ORDER)
    rehearsal = Rehearsal(Take(score, "now"), Play(2 * BAR, 1))
    hands: list[Stroke] = [(2 * BAR - BEAT, True, 55), (2 * BAR - 1, False, 55), (2 * BAR, True, 60)]
    events = played(rehearsal, hands, first_frame=BAR_FRAMES, seconds=2.5)
    assert all(abs(one.tick - tick) <= 4 for one, (tick, *_) in zip(events, hands, strict=True))
    take = taken_notes(events, 2 * BAR, 3 * BAR, pickup_ticks=BEAT + 10)
    assert [one.pitch for one in take.notes] == [55, 60]
    assert [one.pitch for one in taken_notes(events, 2 * BAR, 3 * BAR).notes] == [60]


def test_a_loop_recorded_round_and_round_keeps_every_lap_apart() -> None:
    score = schedule(SILENT_SONG, ORDER)
    rehearsal = Rehearsal(Take(score, "now"), Loop(slots_of(score)[:1]), Play(0))
    lap_ticks = 2 * BAR
    drums = [Note(beat * BEAT, EIGHTH, 36) for beat in range(0, 8, 2)]
    snares = [Note(lap_ticks + beat * BEAT, EIGHTH, 38) for beat in range(1, 8, 2)]
    hats = [Note(3 * lap_ticks + n * EIGHTH, EIGHTH // 2, 42) for n in range(1, 16)]
    hands = strokes([*drums[1:], *snares, *hats], seed=9)
    events = played(rehearsal, hands, first_frame=0, seconds=16.5)
    assert {one.lap for one in events} == {0, 1, 3}
    overdubbed = quantised(looped(events, 0, lap_ticks, "overdub").notes, Quantise(EIGHTH))
    assert sorted((one.pitch, one.start_tick) for one in overdubbed) == sorted(
        (one.pitch, one.start_tick % lap_ticks) for one in [*drums[1:], *snares, *hats]
    )
    last = quantised(looped(events, 0, lap_ticks, "replace").notes, Quantise(EIGHTH))
    assert {one.pitch for one in last} == {42}
    assert len(last) == len(hats)
