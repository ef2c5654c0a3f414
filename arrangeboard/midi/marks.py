"""How a skeleton marks what a MIDI file has no word for, so that import recognises it.

Both directions use this module and nothing else for it. Every mark is an FF 01 text event that also reads
well to a person who meets it in another program. It must not know how files are read or written.

- A *planned part* is marked in its lane's track at its first tick (after the track's name, before its
  notes). The mark carries the part's length and a print of the guide notes written for it: while the notes
  that start in that stretch still have this print, they are a guide and the part is planned; where somebody
  has changed or replaced them, they are music.
- The *end mark* stands in the conductor track at the end of the last bar, only where a note rings past it:
  without it the last section would come back too long.
- `UNTITLED` is the conductor's track name for a song without a title.
"""

import re
from collections.abc import Iterable
from zlib import crc32

from msgspec import Struct

from arrangeboard.song.values import Note

UNTITLED = "Untitled"
END_MARK = "End of the last bar (arrangeboard)"
_PLANNED = re.compile(r"(?:Guide|Planned part) \(arrangeboard (\d{1,9}) ([0-9a-f]{8})\)")


class PlannedMark(Struct, frozen=True, gc=False):
    """What the mark of a planned part says: its length at 960 ticks a quarter and its guide's print."""

    length_ticks: int
    guide_print: str


def guide_print(notes: Iterable[Note]) -> str:
    """A print of guide notes, their ticks counted from the mark at 960 a quarter.

    Only starts, pitches and velocities count: a program that shortens notes by a tick keeps a guide a guide.
    The print is the same after a journey through 480 ticks a quarter.
    """
    held = sorted((one.start_tick // 2, one.pitch, one.velocity) for one in notes)
    return f"{crc32(repr(held).encode()):08x}"


def planned_mark(length_ticks: int, notes: tuple[Note, ...]) -> str:
    """The text that marks a planned part of this length, written with these guide notes (perhaps none)."""
    word = "Guide" if notes else "Planned part"
    return f"{word} (arrangeboard {length_ticks} {guide_print(notes)})"


def read_planned_mark(text: str) -> PlannedMark | None:
    """What a text event says if it is the mark of a planned part, else None."""
    found = _PLANNED.fullmatch(text.strip())
    return PlannedMark(int(found[1]), found[2]) if found else None


def is_untouched_guide(mark: PlannedMark, notes: Iterable[Note]) -> bool:
    """Whether the notes of the mark's stretch, ticks from the mark on, are still the guide written for it."""
    return guide_print(notes) == mark.guide_print
