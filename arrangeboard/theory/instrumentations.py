"""Instrumentations to start a song from: their lanes from top to bottom, as data."""

import msgspec
from msgspec import Struct

from arrangeboard.resources import resource
from arrangeboard.song.values import Role, Song, Sound


class Player(Struct, frozen=True, omit_defaults=True):
    """One lane of an instrumentation: a General MIDI program, of a kit where `drums`."""

    name: str
    program: int
    role: Role
    volume: int = 100
    pan: int = 64
    drums: bool = False
    bank: int = 0

    @property
    def sound(self) -> Sound:
        """What plays the lane."""
        return Sound(self.program, self.bank, self.drums)


class Instrumentation(Struct, frozen=True, omit_defaults=True):
    """Lanes to start from. One of the user's own has a `name`; `words` name the others."""

    code: str
    lanes: tuple[Player, ...]
    name: str = ""

    @property
    def name_code(self) -> str:
        """The code of the instrumentation's name in `words`."""
        return f"instrumentation-{self.code}"


INSTRUMENTATIONS: dict[str, Instrumentation] = {
    one.code: one
    for one in msgspec.json.decode(
        resource("instrumentations.json").read_bytes(), type=tuple[Instrumentation, ...]
    )
}
"""The instrumentations to choose from, by code, in the order offered."""


def instrumentation_of(song: Song, name: str) -> Instrumentation:
    """A song's lanes, to be kept as an instrumentation of the user's own."""
    players = tuple(
        Player(
            lane.name,
            lane.sound.program,
            lane.role,
            lane.volume,
            lane.pan,
            lane.sound.drums,
            lane.sound.bank,
        )
        for lane in song.lanes
    )
    return Instrumentation("own", players, name)
