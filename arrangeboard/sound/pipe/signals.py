"""The messages between window and player that carry no notes.

They are apart from `messages` because a window that has just opened needs them, and must not wait for numpy,
which every score brings with it.
"""

from typing import Literal

from msgspec import Struct

from arrangeboard.song.ids import SlotId


class Message(Struct, frozen=True, tag=True, gc=False):
    """A message of either side; its type's name is its tag."""


class LoadSoundFont(Message, frozen=True):
    """Play with another SoundFont; the notes that sound are cut."""

    path: str


class OpenDevice(Message, frozen=True):
    """Play on the output device of this name; empty for the system's own choice."""

    name: str = ""


class Play(Message, frozen=True):
    """Play from a tick, or on from where it stands; first count in so many bars."""

    tick: int | None = None
    count_in_bars: int = 0


class Pause(Message, frozen=True):
    """Stand still here."""


class Stop(Message, frozen=True):
    """Stand where playing began; asked again, at the song's start."""


class Locate(Message, frozen=True):
    """Stand at a tick, or go on playing from it."""

    tick: int


class Loop(Message, frozen=True):
    """Repeat the stretch from the first to the last of these slots; none of them for no loop.

    `is_song` repeats everything, however long the song becomes.
    """

    slots: tuple[SlotId, ...] = ()
    is_song: bool = False


class Metronome(Message, frozen=True):
    """Click on every beat while playing, or no longer. The count-in clicks always.

    `volume` is 0–127 as that of a lane, for the count-in too.
    """

    is_on: bool
    volume: int = 100


class EndAudition(Message, frozen=True):
    """Let what is auditioned fade."""


class PlayLive(Message, frozen=True):
    """A key, pedal or wheel is moved just now; `kind` is a number of `sound.score.values`."""

    kind: int
    number: int
    value: int


class EndLive(Message, frozen=True):
    """Let go of all keys, pedals and wheels."""


class Loudness(Message, frozen=True):
    """How loud all is together, in decibels; 0 as it is."""

    decibels: float


class MidiClock(Message, frozen=True):
    """Send MIDI clock, start, stop and song position to a port; empty to none."""

    port: str = ""


class ListOutputs(Message, frozen=True):
    """Ask which devices and MIDI ports there are."""


class Quit(Message, frozen=True):
    """Silence everything, close the device and end."""


PlayState = Literal["stopped", "paused", "counting-in", "playing"]


class Ready(Message, frozen=True):
    """The player plays with this SoundFont on this device; `device` is empty where it runs silently."""

    soundfont: str
    device: str
    latency_seconds: float


class Heard(Message, frozen=True):
    """What is heard at the monotonic time `at`, in seconds; sent about forty times a second.

    `tick` lies in the score of `revision` and passes on at `ticks_per_second`, 0 where nothing plays;
    in a loop it goes from `loop_end_tick` to `loop_start_tick`, both -1 where there is none. `levels` are the
    channels' peaks and `level` that of all together, 0–1 and beyond; `limited` is how many decibels
    the limiter takes away. `late` counts the blocks that came too late since the player started. `obeyed` is
    the number of the last order that this shows the effect of.
    """

    at: float
    tick: float
    ticks_per_second: float
    revision: int
    state: PlayState
    loop_start_tick: int = -1
    loop_end_tick: int = -1
    levels: tuple[float, ...] = ()
    level: float = 0.0
    limited: float = 0.0
    is_auditioning: bool = False
    voices: int = 0
    late: int = 0
    obeyed: int = 0


class Outputs(Message, frozen=True):
    """The devices and MIDI ports that there are; `is_midi_possible` is false where the extra is missing."""

    devices: tuple[str, ...]
    ports: tuple[str, ...]
    is_midi_possible: bool


class Trouble(Message, frozen=True):
    """Something that the user should know, as a code of the catalogue with its values. Playing goes on."""

    code: str
    values: dict[str, str] = {}


Report = Ready | Heard | Outputs | Trouble
