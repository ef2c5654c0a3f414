"""The program's own small JSON files, which must never keep it from starting.

One that cannot be understood is kept aside under another name, and the program goes on without it.
"""

from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from msgspec import MsgspecError, json

from arrangeboard.storage.files import CannotRead, read_file
from arrangeboard.storage.replacing import replace_own_file

_MOST_BYTES = 1 << 20

T = TypeVar("T")


def read_own(path: Path, kind: type[T], otherwise: T) -> T:
    """What the file holds, or `otherwise` where there is none or it is damaged."""
    try:
        return json.decode(read_file(path, most_bytes=_MOST_BYTES), type=kind)
    except CannotRead:
        return otherwise
    except (MsgspecError, RecursionError, UnicodeDecodeError):
        with suppress(OSError):
            path.replace(path.with_suffix(".damaged.json"))
        return otherwise


def write_own(path: Path, value: object) -> None:
    """Write the file, and its folder where that is missing. Raises CannotWrite."""
    replace_own_file(path, json.format(json.encode(value), indent=2) + b"\n")
