"""Older song files made current: each step turns the decoded JSON of one version into that of the next.

The format's defaults are part of its version, since fields at their default are left out of the file: a
later version that changes one writes the old one into the songs it migrates.
"""

from collections.abc import Callable, Mapping

VERSION = 1
"""The version of the song file that this program writes."""

JsonObject = dict[str, object]
Migration = Callable[[JsonObject], JsonObject]

MIGRATIONS: Mapping[int, Migration] = {}
"""From each older version to the next one. Version 1 is the first."""


def migrate(song: JsonObject, version: int, migrations: Mapping[int, Migration] = MIGRATIONS) -> JsonObject:
    """The song as the current version writes it. KeyError where a version has no migration."""
    for step in range(version, VERSION):
        song = migrations[step](song)
    return song
