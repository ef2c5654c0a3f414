"""An engine with a sine for its sound, and orders given at exact frames."""

from pathlib import Path

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from arrangeboard.song.values import LaneControl, Note, Song
from arrangeboard.sound.engine.block import Block, Leaving, Passing
from arrangeboard.sound.engine.engine import Engine
from arrangeboard.sound.pipe.messages import Order, Take
from arrangeboard.sound.score.schedule import schedule
from arrangeboard.sound.score.values import RATE, Score
from arrangeboard.sound.soundfont import generators as gen
from arrangeboard.sound.soundfont.reading import read_soundfont
from arrangeboard.sound.soundfont.values import KITS, SoundFont
from tests.unit.sound import played_songs
from tests.unit.sound.soundfont.font_builder import LOOPED, Area, Recording, Sound, font, sine

Heard = NDArray[np.float32]

TEMPO = 116_100
"""Microseconds a quarter: fast, and a beat has whole cells of the sampler's grid."""
BEAT_FRAMES, BAR_FRAMES = 5_120, 20_480
SECTION_FRAMES = 2 * BAR_FRAMES

DRY = (LaneControl("controller", 91, 0),)
"""A lane's setup without any room, so that silence is silence."""

RELEASE_FRAMES = RATE // 20
"""After this the sine has rung out."""

_RELEASE_TIMECENTS = -6786
"""Twenty milliseconds."""
_NO_DELAY = -32_768
"""None at all. A SoundFont that says nothing has a millisecond."""


def sine_font(folder: Path) -> SoundFont:
    """A sine that holds, for all programs and kits; program 1 sounds an octave higher."""
    held = (
        (gen.SAMPLE_MODES, LOOPED),
        (gen.VOLUME_DELAY, _NO_DELAY),
        (gen.VOLUME_RELEASE, _RELEASE_TIMECENTS),
    )
    path = folder / "sine.sf2"
    data = font(
        [Recording(sine(), loop=(0, 4_410)), Recording(sine(882.0), loop=(0, 4_410))],
        [(Area(0, generators=held),), (Area(1, generators=held),)],
        [Sound((Area(0),)), Sound((Area(1),), program=1), Sound((Area(0),), bank=KITS)],
    )
    path.write_bytes(data)
    return read_soundfont(path)


def song(*contents: tuple[Note, ...], tempos: tuple[int, ...] = ()) -> Song:
    """A song of a section of two bars for each group of notes, fast where nothing else is said."""
    return played_songs.song(*contents, tempos=tempos or (TEMPO,) * len(contents))


def dry(song: Song) -> Song:
    """The song with all its lanes dry."""
    return replace(song, lanes=tuple(replace(lane, setup=(*lane.setup, *DRY)) for lane in song.lanes))


def score_of(song: Song, *, percent: int = 100, revision: int = 0) -> Score:
    """What is played of a song's first arrangement, dry."""
    return schedule(dry(song), song.arrangement, percent=percent, revision=revision)


class Rig:
    """Renders, and keeps all that came of it. Without a limiter nothing is late."""

    def __init__(self, font: SoundFont, *, block: int = 512, is_limited: bool = False) -> None:
        self.engine = Engine(font, is_limited=is_limited)
        self.blocks: list[Block] = []
        self._block = block

    def order(self, *orders: Order) -> "Rig":
        """Give orders."""
        for order in orders:
            self.engine.obey(order)
        return self

    def take(self, song: Song, when: str = "bar", *, percent: int = 100) -> "Rig":
        """Let a song be played."""
        return self.order(Take(score_of(song, percent=percent), when))  # type: ignore[arg-type]

    def run(self, frames: int) -> Heard:
        """The sound of the next frames."""
        before = len(self.blocks)
        while frames:
            count = min(frames, self._block)
            self.blocks.append(self.engine.render(count))
            frames -= count
        return np.concatenate([block.sound for block in self.blocks[before:]])

    @property
    def moment_tick(self) -> float:
        """Where it stands or plays, after the last frame rendered."""
        return self.engine.render(1).moment.tick

    @property
    def state(self) -> str:
        """What it does now."""
        return self.engine.render(1).moment.state

    @property
    def leaving(self) -> list[tuple[int, Leaving]]:
        """What has left by MIDI, each with its frame since the beginning."""
        found, start = [], 0
        for block in self.blocks:
            found += [(start + one.offset, one) for one in block.plays]
            start += len(block.sound)
        return found

    @property
    def passings(self) -> list[Passing]:
        """How the song passed, counted from the beginning."""
        found, start = [], 0
        for block in self.blocks:
            found += [one._replace(offset=start + one.offset) for one in block.stretches]
            start += len(block.sound)
        return found


def peak(sound: Heard) -> float:
    return float(np.abs(sound).max(initial=0.0))


def decibels(sound: Heard) -> float:
    return 20 * float(np.log10(max(peak(sound), 1e-9)))


def first_sounding(sound: Heard) -> int:
    """The first frame that is not silent; the length where all are."""
    found = np.flatnonzero(np.abs(sound).max(axis=1) > 0)
    return int(found[0]) if len(found) else len(sound)


def largest_step(sound: Heard) -> float:
    return float(np.abs(np.diff(sound, axis=0)).max())
