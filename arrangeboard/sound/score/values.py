"""What is to be played: an arrangement as notes and controls in frames of sound.

A score is a value. It goes through the pipe to the process that plays it as it is, its columns as bytes.
"""

from typing import Literal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from arrangeboard.song.ids import LaneId, SectionId, SlotId
from arrangeboard.song.values import LaneControl, Sound
from arrangeboard.sound.score.tempo_map import TempoMap

RATE = 44_100
"""Frames a second."""

NOTE_OFF, NOTE_ON, CONTROLLER, BEND, PRESSURE, KEY_PRESSURE, CUT, RESET = range(8)
"""What can happen in a channel. CUT silences a pitch at once, but without a click; 255 all pitches."""

ALL_PITCHES = 255

NOTES = np.dtype(
    [
        ("frame", "<i8"),
        ("length", "<i8"),
        ("slot", "<i4"),
        ("channel", "<u2"),
        ("pitch", "u1"),
        ("velocity", "u1"),
    ]
)
"""A note: its first frame, how many it is held, the index of its slot in `Score.slots`, and its channel."""

CONTROLS = np.dtype(
    [("frame", "<i8"), ("channel", "<u2"), ("kind", "u1"), ("number", "u1"), ("value", "<i2")]
)
"""A control, its `kind` one of CONTROLLER, BEND, PRESSURE and KEY_PRESSURE."""

BEATS = np.dtype([("frame", "<i8"), ("is_bar", "?")])
"""A beat of the meter, and whether it is the first of its bar."""

Column = NDArray[np.void]
"""An array of one of these."""

When = Literal["now", "beat", "bar", "section"]
"""When a change is to be heard: at once, or from the next beat, bar or section on."""


class Channel(Struct, frozen=True, gc=False):
    """What plays a lane: a sound of the SoundFont, a MIDI port, or both.

    `setup` holds the controls in effect from the song's start, volume and pan among them. `port` is empty
    where nothing leaves by MIDI; `port_channel` is 0–15.
    """

    lane: LaneId
    sound: Sound
    setup: tuple[LaneControl, ...] = ()
    is_built_in: bool = True
    port: str = ""
    port_channel: int = 0


class ScoreSlot(Struct, frozen=True, gc=False):
    """One slot, where it lies in ticks and frames, and what tells it again in another order."""

    slot: SlotId
    section: SectionId
    origin: SectionId | None
    start_tick: int
    end_tick: int
    start_frame: int
    end_frame: int


class Score(Struct, frozen=True, gc=False):
    """An arrangement as it is played. Frame 0 is tick 0; an opening pickup lies before it.

    `notes`, `controls` and `beats` hold the bytes of NOTES, CONTROLS and BEATS in order of frames. A score of
    a higher `revision` is newer.
    """

    tempo_map: TempoMap
    channels: tuple[Channel, ...] = ()
    slots: tuple[ScoreSlot, ...] = ()
    notes: bytes = b""
    controls: bytes = b""
    beats: bytes = b""
    revision: int = 0

    @property
    def end_frame(self) -> int:
        """Where the last bar ends."""
        return self.slots[-1].end_frame if self.slots else 0

    @property
    def note_column(self) -> Column:
        """The notes as an array of NOTES."""
        return np.frombuffer(self.notes, NOTES)

    @property
    def control_column(self) -> Column:
        """The controls as an array of CONTROLS."""
        return np.frombuffer(self.controls, CONTROLS)

    @property
    def beat_column(self) -> Column:
        """The beats as an array of BEATS."""
        return np.frombuffer(self.beats, BEATS)
