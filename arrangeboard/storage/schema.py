"""The schema of the song file, for who writes or checks songs with other tools.

`python -m arrangeboard.storage.schema FILE` writes it; `resources/schema/` holds the published one.
"""

import sys
from inspect import cleandoc
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct, json
from msgspec.structs import fields

from arrangeboard.song import values
from arrangeboard.song.values import Song
from arrangeboard.storage.migrations import VERSION


class SongFile(Struct):
    """A song of Arrangeboard. Fields that are left out have their default."""

    format: Literal["arrangeboard"]
    version: Literal[1]
    song: Song


def song_schema() -> bytes:
    """The JSON Schema (2020-12) of the song file's current version, as text."""
    schema = json.schema(SongFile)
    for name, definition in schema["$defs"].items():
        _explain(name, definition)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Arrangeboard song, format {VERSION}",
    }
    return json.format(json.encode({**head, **schema}), indent=2) + b"\n"


def _explain(name: str, definition: dict[str, Any]) -> None:
    """Say in a definition what its lines mean, and the name of each place of those that are lists."""
    definition["description"] = cleandoc(definition["description"])
    if "prefixItems" in definition:
        places = zip(definition["prefixItems"], fields(getattr(values, name)), strict=True)
        definition["prefixItems"] = [{"title": field.name, **item} for item, field in places]


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(song_schema())
