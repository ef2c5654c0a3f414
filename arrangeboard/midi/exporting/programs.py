"""What music programs keep of a MIDI file, from `resources/daws.json`.

Gathered from their manuals, source code and users' reports of 2025 and 2026, and by trying. Facts only: what
they mean for one song is the affair of `preflight`.
"""

from functools import cache
from typing import Literal

import msgspec
from msgspec import Struct

from arrangeboard.errors import UserError
from arrangeboard.resources import resource

Keeps = Literal["yes", "on-request", "first", "no", "unknown"]
"""Kept; kept if the user asks for it in the program; only the first is; lost; not established."""


Concern = Literal["names", "tempo", "meter", "keys", "markers"]


class Advice(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence on how to open a file so that more is kept, for songs in which one of these matters."""

    code: str
    concerns: tuple[Concern, ...]


class MusicProgram(Struct, frozen=True, forbid_unknown_fields=True):
    """A program that reads skeletons. `text` says how it takes letters beyond ASCII."""

    code: str
    name: str
    names: Keeps
    tempo: Keeps
    meter: Keeps
    keys: Keeps
    markers: Keeps
    advice: tuple[Advice, ...] = ()
    text: Literal["utf-8", "latin-1", "asks"] = "utf-8"
    whole_bpm: bool = False
    drops_noteless_lanes: bool = False
    drops_last_empty_bars: bool = False
    tempo_ends_with_notes: bool = False
    ignores_channels: bool = False
    welds_channels: bool = False
    texts_become_markers: bool = False
    texts_become_score: bool = False


class _Table(Struct, frozen=True):
    programs: tuple[MusicProgram, ...]


class NoSuchProgram(UserError):
    """No program of that name is in the table."""


@cache
def programs() -> tuple[MusicProgram, ...]:
    """Every program of the table; the first stands for any."""
    return msgspec.json.decode(resource("daws.json").read_bytes(), type=_Table).programs


def program(code: str) -> MusicProgram:
    """The program of a code, or by its name in any case. Raises NoSuchProgram."""
    wanted = code.strip().casefold()
    for one in programs():
        if wanted in (one.code, one.name.casefold()):
            return one
    known = ", ".join(one.code for one in programs())
    raise NoSuchProgram("no-such-program", program=code, known=known)
