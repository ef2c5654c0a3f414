"""The nine tables of a SoundFont, checked: every index of one leads into the next.

Knows how the tables are written, not what their values mean. Whoever reads on needs no bounds checks.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from arrangeboard.sound.soundfont.refusing import NotASoundFont
from arrangeboard.sound.soundfont.riff import FileBytes, Place

MOST_BYTES = 32_000_000

_BAG = [("generator", "<u2"), ("modulator", "<u2")]
_GENERATOR = [("number", "<u2"), ("amount", "<i2")]
_MODULATOR = [
    ("source", "<u2"),
    ("destination", "<u2"),
    ("amount", "<i2"),
    ("amount_source", "<u2"),
    ("transform", "<u2"),
]
_RECORDS = {
    "phdr": np.dtype(
        [("name", "S20"), ("program", "<u2"), ("bank", "<u2"), ("bag", "<u2"), ("unused", "V12")]
    ),
    "pbag": np.dtype(_BAG),
    "pmod": np.dtype(_MODULATOR),
    "pgen": np.dtype(_GENERATOR),
    "inst": np.dtype([("name", "S20"), ("bag", "<u2")]),
    "ibag": np.dtype(_BAG),
    "imod": np.dtype(_MODULATOR),
    "igen": np.dtype(_GENERATOR),
    "shdr": np.dtype(
        [
            ("name", "S20"),
            ("start", "<u4"),
            ("end", "<u4"),
            ("loop_start", "<u4"),
            ("loop_end", "<u4"),
            ("rate", "<u4"),
            ("root_pitch", "u1"),
            ("correction_cents", "i1"),
            ("link", "<u2"),
            ("kind", "<u2"),
        ]
    ),
}

Table = NDArray[np.void]


class Level(NamedTuple):
    """Presets or instruments: their headers, zones, and the zones' generators and modulators.

    Each table but the last two ends in a record that only says where the one before it ends.
    """

    headers: Table
    bags: Table
    generators: Table
    modulators: Table


class Hydra(NamedTuple):
    """All tables of a SoundFont."""

    presets: Level
    instruments: Level
    samples: Table


def read_hydra(data: FileBytes, tables: dict[bytes, Place]) -> Hydra:
    """The tables, copied from the file and checked; NotASoundFont if one is missing or wrong."""
    if sum(place.size for place in tables.values()) > MOST_BYTES:
        raise NotASoundFont("soundfont-too-much")
    read = {name: _table(data, tables, name) for name in _RECORDS}
    presets = Level(read["phdr"], read["pbag"], read["pgen"], read["pmod"])
    instruments = Level(read["inst"], read["ibag"], read["igen"], read["imod"])
    _check_level(presets, "presets")
    _check_level(instruments, "instruments")
    return Hydra(presets, instruments, read["shdr"][:-1])


def _table(data: FileBytes, tables: dict[bytes, Place], name: str) -> Table:
    record = _RECORDS[name]
    place = tables.get(name.encode())
    if place is None or place.size % record.itemsize or place.size < record.itemsize:
        raise NotASoundFont("soundfont-damaged", where=name)
    return np.frombuffer(data[place.start : place.end], dtype=record)


def _check_level(level: Level, where: str) -> None:
    _check_rising(level.headers["bag"], len(level.bags), where)
    _check_rising(level.bags["generator"], len(level.generators) + 1, where)
    _check_rising(level.bags["modulator"], len(level.modulators) + 1, where)


def _check_rising(indices: NDArray[np.uint16], count: int, where: str) -> None:
    """Each index starts what the next one ends, so they rise and the last is still in the table."""
    if np.any(indices[1:] < indices[:-1]) or indices[-1] >= count:
        raise NotASoundFont("soundfont-damaged", where=where)
