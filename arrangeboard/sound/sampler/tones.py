"""The tones of presets, kept once they have been worked out."""

from arrangeboard.sound.sampler.channel import Channel
from arrangeboard.sound.sampler.modulators import following, moved
from arrangeboard.sound.sampler.tone import SET_ONCE, Tone, tone
from arrangeboard.sound.soundfont.values import Preset, Zone

_MOST_KEPT = 8192

Key = tuple[int, int, int, int]


class Tones:
    """The tones that pitches and velocities of presets come to, at one rate."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._kept: dict[Key, tuple[Tone, ...]] = {}

    def of(self, preset: Preset, pitch: int, velocity: int, channel: Channel) -> tuple[Tone, ...]:
        """The tones that sound together; none where the preset has no zone for the note."""
        key = (preset.bank, preset.program, pitch, velocity)
        kept = self._kept.get(key)
        if kept is not None:
            return kept
        zones = [zone for zone in preset.zones if _holds(zone, pitch, velocity)]
        offsets = [_offsets(zone, pitch, velocity, channel) for zone in zones]
        tones = tuple(
            tone(zone, pitch, velocity, self._rate, offset or {})
            for zone, offset in zip(zones, offsets, strict=True)
        )
        if all(offset is None for offset in offsets):
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = tones
        return tones


def _holds(zone: Zone, pitch: int, velocity: int) -> bool:
    return zone.keys[0] <= pitch <= zone.keys[1] and zone.velocities[0] <= velocity <= zone.velocities[1]


def _offsets(zone: Zone, pitch: int, velocity: int, channel: Channel) -> dict[int, float] | None:
    """What the channel's controls add, as the note begins, to generators that stand still afterwards."""
    once = [one for one in following(zone.modulators, pitch, velocity) if one.destination in SET_ONCE]
    return moved(once, channel, pitch) if once else None
