"""The zones of a preset: every zone of its instruments, cut to its ranges, with its settings added."""

from collections.abc import Iterator
from functools import lru_cache

from arrangeboard.sound.soundfont import generators as gen
from arrangeboard.sound.soundfont.bags import ALL, Bag, Range, bags_of
from arrangeboard.sound.soundfont.hydra import Hydra
from arrangeboard.sound.soundfont.modulators import DEFAULT_MODULATORS, added, by_identity
from arrangeboard.sound.soundfont.recordings import Recordings
from arrangeboard.sound.soundfont.stretches import stretch
from arrangeboard.sound.soundfont.values import Zone

LOOPED_MODES = (1, 3)
_DEFAULTS = by_identity(DEFAULT_MODULATORS)


class Zones:
    """Works out the zones of one font's presets."""

    def __init__(self, hydra: Hydra, recordings: Recordings) -> None:
        self._hydra = hydra
        self._recordings = recordings
        self._instrument = lru_cache(maxsize=16)(self._read_instrument)

    def of_preset(self, header: int) -> tuple[Zone, ...]:
        """All zones of the preset in this place of the table that can sound."""
        return tuple(
            zone
            for preset in bags_of(self._hydra.presets, header, link=gen.INSTRUMENT)
            for zone in self._of_instrument(preset)
        )

    def _of_instrument(self, preset: Bag) -> Iterator[Zone]:
        for instrument in self._instrument(preset.target):
            zone = self._joined(instrument, preset)
            if zone is not None:
                yield zone

    def _read_instrument(self, header: int) -> list[Bag]:
        bags = bags_of(self._hydra.instruments, header, link=gen.SAMPLE)
        return [bag._replace(modulators=_DEFAULTS | bag.modulators) for bag in bags]

    def _joined(self, instrument: Bag, preset: Bag) -> Zone | None:
        """None where no key or velocity is in both ranges, or there is nothing to play."""
        keys = _common(instrument.keys, preset.keys)
        velocities = _common(instrument.velocities, preset.velocities)
        if keys is None or velocities is None or not self._recordings.playable(instrument.target):
            return None
        sample = stretch(self._recordings, instrument.target, instrument.amounts)
        if not sample.length:
            return None
        values = _values(instrument.amounts, preset.amounts, looped=sample.loop_end > sample.loop_start)
        values[gen.KEY_RANGE] = keys[0] | keys[1] << 8
        values[gen.VELOCITY_RANGE] = velocities[0] | velocities[1] << 8
        return Zone(keys, velocities, sample, tuple(values), added(instrument.modulators, preset.modulators))


def _common(one: Range | None, other: Range | None) -> Range | None:
    (low, high), (other_low, other_high) = one or ALL, other or ALL
    both = (max(low, other_low), min(high, other_high))
    return both if both[0] <= both[1] else None


def _values(instrument: dict[int, int], preset: dict[int, int], *, looped: bool) -> list[int]:
    values = list(gen.DEFAULTS)
    for number, amount in instrument.items():
        values[number] = amount
    for number, amount in preset.items():
        if number not in gen.INSTRUMENT_ONLY:
            values[number] += amount
    for number in gen.OFFSETS:
        values[number] = 0
    for number in (gen.ROOT_KEY, gen.KEY_NUMBER, gen.VELOCITY):
        values[number] = values[number] if 0 <= values[number] <= 127 else -1
    mode = values[gen.SAMPLE_MODES] & 3
    values[gen.SAMPLE_MODES] = mode if looped and mode in LOOPED_MODES else 0
    return values
