"""The published schema is the one of the song as it is."""

import json

from arrangeboard.resources import resource
from arrangeboard.storage.schema import song_schema


def test_the_published_schema_is_current() -> None:
    published = resource("schema/arrange-1.json").read_bytes()
    assert published == song_schema(), (
        "run: python -m arrangeboard.storage.schema resources/schema/arrange-1.json"
    )


def test_the_schema_names_the_places_of_a_note() -> None:
    note = json.loads(song_schema())["$defs"]["Note"]
    assert [item["title"] for item in note["prefixItems"]] == [
        "start_tick",
        "length_ticks",
        "pitch",
        "velocity",
    ]


def test_only_the_frame_ids_and_the_kind_of_content_are_required() -> None:
    definitions = json.loads(song_schema())["$defs"]
    required = {
        name: definition["required"] for name, definition in definitions.items() if definition.get("required")
    }
    assert required == {
        "SongFile": ["format", "version", "song"],
        "Lane": ["id"],
        "Piece": ["id"],
        "Part": ["id"],
        "Section": ["id"],
        "Written": ["type"],
        "Generated": ["type"],
        "Arrangement": ["id"],
        "Slot": ["id", "section"],
    }
