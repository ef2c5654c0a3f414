"""Whether the tables of a SoundFont fit each other and the pool of recordings, and are of human size."""

import numpy as np
from numpy.typing import NDArray

from arrangeboard.sound.soundfont import generators as gen
from arrangeboard.sound.soundfont.hydra import Hydra, Level
from arrangeboard.sound.soundfont.recordings import FRAME_BYTES, ROM, VORBIS
from arrangeboard.sound.soundfont.refusing import NotASoundFont

MOST_PRESETS = 16_384
# In one preset and in all together; large pianos have some three thousand.
MOST_ZONES = 8_192
MOST_ZONES_ALTOGETHER = 1_000_000
MOST_MODULATORS = 64

Indices = NDArray[np.int64]


def check_hydra(hydra: Hydra, pool_bytes: int) -> None:
    """NotASoundFont if an instrument or sample is not there, or there is nothing or too much to read."""
    presets, instruments = hydra.presets, hydra.instruments
    if len(presets.headers) < 2:
        raise NotASoundFont("soundfont-without-sounds")
    if len(presets.headers) > MOST_PRESETS:
        raise NotASoundFont("soundfont-too-much")
    _check_modulators(presets)
    _check_modulators(instruments)
    used, _ = _links(instruments, gen.SAMPLE, len(hydra.samples))
    if not len(used):
        raise NotASoundFont("soundfont-without-sounds")
    _check_samples(hydra, np.unique(used), pool_bytes)
    _check_zones(hydra)


def _links(level: Level, link: int, count: int) -> tuple[Indices, Indices]:
    """What the level's zones lead to, and the places of the generators that say so."""
    end = int(level.bags["generator"][-1])
    places = np.flatnonzero(level.generators["number"][:end] == link)
    targets = level.generators["amount"][places].astype(np.int64) & 0xFFFF
    if np.any(targets >= count):
        raise NotASoundFont("soundfont-damaged", where="links")
    return targets, places


def _check_modulators(level: Level) -> None:
    counts = np.diff(level.bags["modulator"].astype(np.int64))
    if np.any(counts > MOST_MODULATORS):
        raise NotASoundFont("soundfont-too-much")


def _check_samples(hydra: Hydra, used: Indices, pool_bytes: int) -> None:
    """Only of what is played: headers that nothing leads to are often left over from editing."""
    samples = hydra.samples[used]
    samples = samples[samples["kind"] & ROM == 0]
    room = np.where(samples["kind"] & VORBIS, pool_bytes, pool_bytes // FRAME_BYTES)
    if np.any(samples["start"] > samples["end"]) or np.any(samples["end"] > room):
        raise NotASoundFont("soundfont-samples-missing")


def _check_zones(hydra: Hydra) -> None:
    """How many zones there will be: every zone of an instrument for every zone that leads to it."""
    presets, instruments = hydra.presets, hydra.instruments
    targets, places = _links(presets, gen.INSTRUMENT, len(instruments.headers) - 1)
    bag = np.searchsorted(presets.bags["generator"], places, side="right") - 1
    # 0 for what lies before the first preset
    owner = np.searchsorted(presets.headers["bag"], bag, side="right")
    counts = np.diff(instruments.headers["bag"].astype(np.int64))[targets]
    per_preset = np.bincount(owner, weights=counts, minlength=1)
    if per_preset.max() > MOST_ZONES or counts.sum() > MOST_ZONES_ALTOGETHER:
        raise NotASoundFont("soundfont-too-much")
