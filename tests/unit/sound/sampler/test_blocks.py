"""The sound does not depend on the sizes of blocks."""

import random
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from arrangeboard.sound.sampler.events import Play
from arrangeboard.sound.sampler.sampler import Sampler
from arrangeboard.sound.score.values import ALL_PITCHES, BEND, CONTROLLER, CUT, NOTE_OFF, NOTE_ON
from arrangeboard.sound.soundfont.finding import default_soundfont
from arrangeboard.sound.soundfont.reading import read_soundfont
from arrangeboard.sound.soundfont.values import SoundFont
from tests.unit.sound.sampler.small_fonts import on, sampler_of, tone_font

FRAMES = 44_100
SOUNDS = ((0, False), (48, False), (61, False), (0, True))
Both = tuple[NDArray[np.float32], NDArray[np.float32]]


@cache
def the_font() -> SoundFont:
    path = default_soundfont()
    assert path is not None
    return read_soundfont(path)


def busy(seed: int) -> list[Play]:
    """A second in which much happens."""
    random_ = random.Random(seed)
    events = []
    for _ in range(60):
        channel = random_.randrange(4)
        offset, pitch = random_.randrange(FRAMES), random_.randrange(36, 84)
        events.append(Play(offset, channel, NOTE_ON, pitch, random_.randrange(30, 127)))
        events.append(Play(offset + random_.randrange(500, 20_000), channel, NOTE_OFF, pitch, 0))
    events += [
        Play(random_.randrange(FRAMES), random_.randrange(3), CONTROLLER, number, random_.randrange(128))
        for number in (1, 7, 10, 11, 64)
        for _ in range(8)
    ]
    events += [Play(random_.randrange(FRAMES), 1, BEND, 0, random_.randrange(-8192, 8192)) for _ in range(20)]
    events.append(Play(30_000, 0, CUT, ALL_PITCHES, 0))
    return sorted(events, key=lambda event: event.offset)


def rendered(events: list[Play], sizes: list[int]) -> Both:
    sampler = Sampler(the_font(), channels=4, most_voices=128)
    for channel, (program, drums) in enumerate(SOUNDS):
        sampler.set_sound(channel, bank=0, program=program, drums=drums)
    dry: list[NDArray[np.float32]] = []
    wet: list[NDArray[np.float32]] = []
    start = 0
    while start < FRAMES:
        end = min(start + sizes[len(dry) % len(sizes)], FRAMES)
        block = sampler.render(
            end - start, [e._replace(offset=e.offset - start) for e in events if start <= e.offset < end]
        )
        dry.append(block.dry)
        wet.append(block.wet)
        start = end
    return np.concatenate(dry, axis=2), np.concatenate(wet, axis=1)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("sizes", [[4_096], [480], [44_100], [1_000, 37, 64, 1, 2_048]])
def test_any_blocks_give_the_same_sound(seed: int, sizes: list[int]) -> None:
    events = busy(seed)
    dry, wet = rendered(events, [512])
    other_dry, other_wet = rendered(events, sizes)
    assert np.abs(dry).max() > 0.05
    assert np.abs(dry - other_dry).max() < 1e-5
    assert np.abs(wet - other_wet).max() < 1e-5


def test_an_empty_block_is_empty(tmp_path: Path) -> None:
    block = sampler_of(tmp_path, tone_font()).render(0, [])
    assert block.dry.shape == (2, 2, 0)
    assert block.wet.shape == (2, 0)


def test_a_block_has_the_frames_and_channels_asked_for(tmp_path: Path) -> None:
    block = sampler_of(tmp_path, tone_font(), channels=70).render(5_000, [on(0, channel=69)])
    assert block.dry.shape == (70, 2, 5_000)
    assert block.wet.shape == (2, 5_000)
    assert block.dry[69].any()
    assert not block.dry[:69].any()
