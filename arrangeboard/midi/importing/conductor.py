"""What a file says about the whole song: title, tempo, meter, key, and its texts.

Global events count wherever they stand, because many programs put them in a note track; where two tracks
disagree on one tick the earlier track is believed. Ticks are the song's. Which text is a section's name is
decided elsewhere.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeVar

from arrangeboard.midi.importing.clock import MOST_TICKS, Clock
from arrangeboard.midi.losses import LossList
from arrangeboard.midi.reading.smf_reader import Smf
from arrangeboard.midi.reading.smf_texts import decode_text
from arrangeboard.midi.reading.smf_track import Meta, Track
from arrangeboard.song.keys import key_of
from arrangeboard.song.values import Meter

T = TypeVar("T")
TextKind = Literal["text", "copyright", "marker", "cue"]
Tick = int

TEXT, COPYRIGHT, TRACK_NAME, INSTRUMENT, LYRIC, MARKER, CUE = 1, 2, 3, 4, 5, 6, 7
CHANNEL_PREFIX, TEMPO, METER, _KEY = 0x20, 0x51, 0x58, 0x59
_TEXT_KINDS: dict[int, TextKind] = {TEXT: "text", COPYRIGHT: "copyright", MARKER: "marker", CUE: "cue"}
_DEFAULT_TEMPO = 500_000


@dataclass(frozen=True, slots=True)
class TextMark:
    """A text of the file at a tick of the song."""

    tick: int
    text: str
    kind: TextKind
    track: int


@dataclass(slots=True)
class FileConductor:
    """Everything global. Tempos, meters and keys are by tick; what the file does not say is not in them."""

    tempos: dict[Tick, int]
    meters: dict[Tick, Meter]
    keys: dict[Tick, str]
    texts: list[TextMark]


def first_tempo(smf: Smf) -> int:
    """Microseconds a quarter where the file begins; a file that says nothing plays at 120."""
    metas = sorted(meta for track in smf.tracks for meta in track.texts(TEMPO))
    tempos = (_read_tempo(meta.data) for meta in metas)
    return next((tempo for tempo in tempos if tempo), _DEFAULT_TEMPO)


def read_conductor(smf: Smf, clock: Clock, losses: LossList) -> FileConductor:
    """Gather what all tracks say about the whole song."""
    reader = _MetaReader(smf, clock, losses)
    tempos = reader.changes(TEMPO, _read_tempo, "tempos-unreadable")
    if clock.is_timecode:
        losses.add("tempos-in-timecode", max(0, len(tempos) - 1))
        tempos = {0: first_tempo(smf)}
    return FileConductor(
        tempos=tempos,
        meters=reader.changes(METER, read_meter, "meters-unreadable"),
        keys=reader.changes(_KEY, _read_key, "keys-unreadable", first_track_only=True),
        texts=sorted(reader.texts(), key=lambda mark: (mark.tick, mark.track)),
    )


class _MetaReader:
    """Goes through the meta events of all tracks."""

    def __init__(self, smf: Smf, clock: Clock, losses: LossList) -> None:
        self._tracks = smf.tracks
        self._clock = clock
        self._losses = losses

    def changes(
        self,
        kind: int,
        read: Callable[[bytes], T | None],
        unreadable: str,
        *,
        first_track_only: bool = False,
    ) -> dict[Tick, T]:
        """Every readable event of a kind by its tick, in order of time."""
        found: dict[Tick, T] = {}
        for track in self._tracks:
            own = dict(self._changes_of(track, kind, read, unreadable))
            if first_track_only and found:
                continue
            found = own | found
        return dict(sorted(found.items()))

    def _changes_of(
        self, track: Track, kind: int, read: Callable[[bytes], T | None], unreadable: str
    ) -> Iterator[tuple[Tick, T]]:
        for meta in track.texts(kind):
            value, tick = read(meta.data), self._clock.at(meta.tick)
            if value is None:
                self._losses.add(unreadable)
            elif tick < MOST_TICKS:
                yield tick, value

    def texts(self) -> Iterator[TextMark]:
        for number, track in enumerate(self._tracks):
            for meta in track.texts(*_TEXT_KINDS):
                tick, text = self._clock.at(meta.tick), decode_text(meta.data)
                if tick < MOST_TICKS:
                    yield TextMark(tick, text, _TEXT_KINDS[meta.kind], number)


def track_name(metas: Iterable[Meta]) -> str:
    """The first name that a track gives itself, empty where it gives none."""
    return next((decode_text(meta.data) for meta in metas if meta.kind == TRACK_NAME), "")


def _read_tempo(data: bytes) -> int | None:
    tempo = int.from_bytes(data[:3])
    return tempo if len(data) >= 3 and tempo else None


def read_meter(data: bytes) -> Meter | None:
    """The meter that an event's data write, None where they write none."""
    if len(data) < 2 or not data[0] or data[1] > 6:
        return None
    return Meter(data[0], 1 << data[1])


def _read_key(data: bytes) -> str | None:
    if len(data) < 2 or data[1] > 1:
        return None
    accidentals = int.from_bytes(data[:1], signed=True)
    return key_of(accidentals, minor=data[1] == 1) if -7 <= accidentals <= 7 else None
