"""Type 2 files: each track is a pattern of its own, and they come in one after the other as sections."""

from dataclasses import dataclass

from arrangeboard.midi.importing.clock import Clock
from arrangeboard.midi.importing.conductor import METER, TEMPO, read_meter, track_name
from arrangeboard.midi.importing.markers import SectionMark
from arrangeboard.midi.reading.smf_reader import Smf
from arrangeboard.midi.reading.smf_track import Meta, ProgramChange, Track, Voice
from arrangeboard.song.values import Meter
from arrangeboard.theory.kinds import bare_name, kind_of_name

_120_BPM = (500_000).to_bytes(3)
_FOUR_FOUR = bytes((4, 2, 24, 8))


@dataclass(frozen=True, slots=True)
class Pattern:
    """Where a pattern begins, in ticks of the file, and the name of its track."""

    tick: int
    name: str


def laid_end_to_end(smf: Smf) -> tuple[Smf, tuple[Pattern, ...]]:
    """The patterns in one track, each from the bar line after the one before; the file as if of type 0."""
    whole = _Sequence()
    patterns = []
    for number, track in enumerate(smf.tracks):
        if not track.events:
            continue
        patterns.append(Pattern(whole.tick, track_name(track.metas) or f"Pattern {number + 1}"))
        whole.append(track, smf.division)
    return Smf(0, smf.division, [whole.track]), tuple(patterns)


def pattern_marks(patterns: tuple[Pattern, ...], clock: Clock) -> tuple[SectionMark, ...]:
    """The patterns as sections of the song."""
    return tuple(
        SectionMark(clock.at(one.tick), bare_name(one.name), kind_of_name(one.name) or "custom")
        for one in patterns
    )


class _Sequence:
    """One long track and where its next pattern begins."""

    def __init__(self) -> None:
        self.track = Track()
        self.tick = 0
        self._places = {voice: place for place, voice in enumerate(self.track.voices)}

    def append(self, pattern: Track, division: int) -> None:
        whole, offset = self.track, self.tick
        whole.starts.extend([start + offset for start in pattern.starts])
        whole.ends.extend([end + offset if end >= 0 else end for end in pattern.ends])
        places = [self._place(voice) << 7 for voice in pattern.voices]
        whole.voice_keys.extend([places[key >> 7] | key & 127 for key in pattern.voice_keys])
        whole.velocities.extend(pattern.velocities)
        whole.programs.extend(ProgramChange(one.tick + offset, one.voice) for one in pattern.programs)
        whole.control_ticks.extend([tick + offset for tick in pattern.control_ticks])
        whole.control_data.extend(pattern.control_data)
        whole.metas.extend(Meta(offset, kind, data) for kind, data in _missing_at_start(pattern))
        whole.metas.extend(Meta(one.tick + offset, one.kind, one.data) for one in pattern.metas)
        self.tick += _whole_bars(pattern, division)
        whole.end_tick = self.tick

    def _place(self, voice: Voice) -> int:
        place = self._places.setdefault(voice, len(self.track.voices))
        if place == len(self.track.voices):
            self.track.voices.append(voice)
        return place


def _missing_at_start(pattern: Track) -> list[tuple[int, bytes]]:
    """Tempo and meter where the pattern leaves them to the default, so that the one before does not rule."""
    said = {meta.kind for meta in pattern.texts(TEMPO, METER) if meta.tick == 0}
    defaults = ((TEMPO, _120_BPM), (METER, _FOUR_FOUR))
    return [(kind, data) for kind, data in defaults if kind not in said]


def _whole_bars(pattern: Track, division: int) -> int:
    """The pattern's length up to a bar line of its last meter; timecode has no bars."""
    if division >= 0x8000:
        return pattern.end_tick
    since, meter = 0, Meter()
    for meta in pattern.texts(METER):
        since, meter = meta.tick, read_meter(meta.data) or meter
    bar = max(1, 4 * division * meter.numerator // meter.denominator)
    return since + max(1, -((since - pattern.end_tick) // bar)) * bar
