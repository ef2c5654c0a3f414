"""What a user can choose about an export, and why one can be refused."""

from typing import Literal

from msgspec import Struct

from arrangeboard.errors import UserError


class ExportOptions(Struct, frozen=True):
    """How the skeleton is written; the defaults open right in the most programs.

    `program` is the code of the program that shall read it (see `programs`), used for advice only.
    `text` "ascii" transliterates names. `planned` says what stands for parts without piece, `opening_pickup`
    what is done about notes before the first bar. `lanes` "heard" leaves out what mute and solo silence.
    """

    program: str = "any"
    resolution: Literal[960, 480] = 960
    file_type: Literal[1, 0] = 1
    division: Literal["song", "lane", "section"] = "song"
    text: Literal["ascii", "utf-8"] = "ascii"
    planned: Literal["guides", "markers", "nothing"] = "guides"
    chords: Literal["none", "voicings", "text"] = "none"
    opening_pickup: Literal["count-in", "refuse"] = "count-in"
    lanes: Literal["all", "heard"] = "all"
    guide_velocity: int = 34


class ExportRefused(UserError):
    """The song cannot be written in the way asked for; nothing has been written."""


class PickupBeforeStart(ExportRefused):
    """Notes lead into the first bar, and no count-in bar was wanted for them."""
