"""The names a skeleton carries: of the song, its lanes, its sections and the files.

A name that nothing is left of in the chosen charset gives way to what the thing is: a lane's instrument, a
section's kind.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from arrangeboard.midi.exporting.plain_text import name_in, to_ascii, unique_names
from arrangeboard.midi.marks import UNTITLED
from arrangeboard.song.edits.checking import kind_name
from arrangeboard.song.ids import LaneId, SlotId
from arrangeboard.song.naming import shown_names
from arrangeboard.song.values import Arrangement, Lane, Section, Song
from arrangeboard.theory.instruments import instrument_name

_NOT_IN_FILE_NAMES = str.maketrans(dict.fromkeys('<>:"/\\|?*', "-"))


def title_name(song: Song, charset: str) -> str:
    """What the conductor track is called."""
    return name_in(charset, song.title, UNTITLED)


def lane_names(lanes: Iterable[Lane], charset: str) -> dict[LaneId, str]:
    """A name for each lane's track, no two alike."""
    held = list(lanes)
    plain = [name_in(charset, lane.name, instrument_name(lane.sound)) for lane in held]
    return dict(zip((lane.id for lane in held), unique_names(plain), strict=True))


def marker_names(song: Song, arrangement: Arrangement, charset: str) -> dict[SlotId, str]:
    """A name for each section where it stands, numbered where the order has several of that name."""
    plain = {slot.section: _plain_section(song.sections[slot.section], charset) for slot in arrangement.order}
    return shown_names(replace(song, sections={**song.sections, **plain}), arrangement)


def _plain_section(section: Section, charset: str) -> Section:
    return replace(section, name=name_in(charset, section.name, kind_name(section.kind)))


def file_stem(title: str) -> str:
    """A title as the name of a file that every system can store."""
    kept = title.translate(_NOT_IN_FILE_NAMES).strip(" .")
    return name_in("ascii", to_ascii(kept), "Arrangement").strip(" .")
