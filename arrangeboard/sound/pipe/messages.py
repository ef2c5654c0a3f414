"""What the window and the process that plays tell each other, each a small message on the pipe.

Orders go to the player, reports come back. Both are read with their types checked, and hold no sentences.
"""

from arrangeboard.sound.pipe.signals import (
    EndAudition,
    EndLive,
    Heard,
    ListOutputs,
    LoadSoundFont,
    Locate,
    Loop,
    Loudness,
    Message,
    Metronome,
    MidiClock,
    OpenDevice,
    Outputs,
    Pause,
    Play,
    PlayLive,
    PlayState,
    Quit,
    Ready,
    Report,
    Stop,
    Trouble,
)
from arrangeboard.sound.score.values import Channel, Score, When

__all__ = [
    "Audition",
    "EndAudition",
    "EndLive",
    "Heard",
    "ListOutputs",
    "LiveLane",
    "LoadSoundFont",
    "Locate",
    "Loop",
    "Loudness",
    "Message",
    "Metronome",
    "MidiClock",
    "OpenDevice",
    "Order",
    "Outputs",
    "Pause",
    "Play",
    "PlayLive",
    "PlayState",
    "Quit",
    "Ready",
    "Report",
    "Stop",
    "Take",
    "Trouble",
]


class Take(Message, frozen=True):
    """Play this score from `when` on; at once where nothing plays."""

    score: Score
    when: When = "bar"


class Audition(Message, frozen=True):
    """Let a score of its own be heard once, beside whatever plays; `end_frame` is where it is cut."""

    score: Score
    start_frame: int
    end_frame: int


class LiveLane(Message, frozen=True):
    """What is played on keys from now on is heard as this channel sounds; see `PlayLive`."""

    channel: Channel


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
    | LiveLane
    | PlayLive
    | EndLive
    | Loudness
    | MidiClock
    | ListOutputs
    | Quit
)
