"""What the window and the process that plays tell each other, each a small message on the pipe.

Orders go to the player, reports come back. Both are read with their types checked, and hold no sentences.
"""

from typing import Literal

from msgspec import Struct

from arrangeboard.song.ids import SlotId
from arrangeboard.sound.score import Score, When


class Message(Struct, frozen=True, tag=True, gc=False):
    """A message of either side; its type's name is its tag."""


class LoadSoundFont(Message, frozen=True):
    """Play with another SoundFont; the notes that sound are cut."""

    path: str


class OpenDevice(Message, frozen=True):
    """Play on the output device of this name; empty for the system's own choice."""

    name: str = ""


class Take(Message, frozen=True):
    """Play this score from `when` on; at once where nothing plays."""

    score: Score
    when: When = "bar"


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
    """Click on every beat while playing, or no longer. The count-in clicks always."""

    is_on: bool


class Audition(Message, frozen=True):
    """Let a score of its own be heard once, beside whatever plays; `end_frame` is where it is cut."""

    score: Score
    start_frame: int
    end_frame: int


class EndAudition(Message, frozen=True):
    """Let what is auditioned fade."""


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


Order = (
    LoadSoundFont
    | OpenDevice
    | Take
    | Play
    | Pause
    | Stop
    | Locate
    | Loop
    | Metronome
    | Audition
    | EndAudition
    | Loudness
    | MidiClock
    | ListOutputs
    | Quit
)

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
    the limiter takes away. `late` counts the blocks that came too late since the start.
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
