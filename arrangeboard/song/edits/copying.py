"""Copies of sections and parts with ids of their own, and of names with a number of their own."""

import re
from collections.abc import Iterable
from itertools import count

from msgspec.structs import replace

from arrangeboard.song.edits.replacing import Ids
from arrangeboard.song.ids import PartId, SectionId
from arrangeboard.song.values import Part, Section


def copied_parts(parts: Iterable[Part], ids: Ids) -> tuple[Part, ...]:
    """The same parts under new ids."""
    return tuple(replace(part, id=PartId(ids.new())) for part in parts)


def copied_section(section: Section, ids: Ids, *, origin: SectionId | None) -> Section:
    """The same section and parts under new ids; the pieces are shared."""
    return replace(
        section,
        id=SectionId(ids.new()),
        origin=origin,
        parts={lane: copied_parts(parts, ids) for lane, parts in section.parts.items()},
    )


def free_name(name: str, taken: Iterable[str]) -> str:
    """`name` with the next number that is not taken: "Riff", "Riff 2", "Riff 3"."""
    held = set(taken)
    if name not in held:
        return name
    bare = re.sub(r" \d+$", "", name)
    numbered = (f"{bare} {number}".strip() for number in count(2))
    return next(one for one in numbered if one not in held)
