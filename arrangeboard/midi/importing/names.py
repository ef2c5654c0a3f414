"""What an imported song, its lanes and its pieces are called."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from arrangeboard.midi.importing.conductor import FileConductor, TextMark, track_name
from arrangeboard.midi.importing.lanes import FileLane
from arrangeboard.midi.importing.markers import SortedMarks
from arrangeboard.midi.marks import END_MARK, UNTITLED, read_planned_mark
from arrangeboard.midi.reading.smf_reader import Smf
from arrangeboard.theory.instruments import PROGRAMS, instrument_name

_INSTRUMENTS = frozenset(program.name for program in PROGRAMS)
_LONGEST_NAME = 60
_LONGEST_NOTES = 4_000
_NO_TITLE = re.compile(
    r"(midi\s*)?(tracks?|spår|spur|piste|pista|tempo\s*track|tempo|tempo\s*map|conductor|master(\s*track)?"
    r"|sequence|song|untitled.*|unnamed.*|no\s*name|noname|new\s*song|meta|control\s*track|midi\s*out)\W*\d*",
    re.IGNORECASE,
)
_MIDI_SUFFIX = re.compile(r"\.(midi?|smf|kar|rmi)$", re.IGNORECASE)
_COMPOSER = re.compile(
    r"^(?:composer|composed\s+by|music\s+by|music|written\s+by|words\s+and\s+music\s+by)\s*[:=]?\s+(?P<who>\S.*)$",
    re.IGNORECASE,
)


def title_of(smf: Smf, file_name: str) -> str:
    """The name of the track that holds no notes but leads the file, else the file's own name."""
    leader = smf.tracks[0]
    if smf.kind == 0 or (smf.kind == 1 and not leader.starts):
        name = track_name(leader.metas)
        if name == UNTITLED:
            return ""
        if name and not _NO_TITLE.fullmatch(name):
            return name
    return _MIDI_SUFFIX.sub("", PurePath(file_name).name)


def composer_of(conductor: FileConductor) -> str:
    """Who a text of the file says composed it, empty where none does."""
    found = (_COMPOSER.match(mark.text) for mark in conductor.texts if mark.kind == "text")
    return next((match["who"].strip() for match in found if match), "")


def notes_of(conductor: FileConductor, marks: SortedMarks) -> str:
    """Copyright, credits and what else was written into the file, one a line."""
    written = [
        mark for mark in conductor.texts if mark.kind in ("copyright", "text") and _is_for_people(mark)
    ]
    lines = dict.fromkeys(mark.text for mark in (*written, *marks.set_aside) if mark.text)
    return "\n".join(lines)[:_LONGEST_NOTES]


def _is_for_people(mark: TextMark) -> bool:
    return mark.text != END_MARK and read_planned_mark(mark.text) is None


def lane_names(lanes: Sequence[FileLane]) -> list[str]:
    """A name of its own for each lane: its track's, with the instrument where one track plays several."""
    instruments: dict[tuple[int, str], set[str]] = {}
    for lane in lanes:
        instruments.setdefault((lane.track, lane.name), set()).add(instrument_name(lane.sound))
    names = UniqueNames()
    return [
        names.new(_lane_name(lane, has_others=len(instruments[lane.track, lane.name]) > 1)) for lane in lanes
    ]


def _lane_name(lane: FileLane, *, has_others: bool) -> str:
    instrument = instrument_name(lane.sound)
    name = " ".join(lane.name.split())[:_LONGEST_NAME]
    if not name or (has_others and name in _INSTRUMENTS):
        return instrument
    return f"{name} ({instrument})" if has_others else name


class UniqueNames:
    """Numbers names that were given before: "Bass", "Bass 2"."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._numbers: dict[str, int] = {}

    def new(self, name: str) -> str:
        """`name`, or `name` with the lowest number that makes it new."""
        chosen = name
        while chosen.casefold() in self._given:
            number = self._numbers.get(name, 1) + 1
            self._numbers[name] = number
            chosen = f"{name} {number}"
        self._given.add(chosen.casefold())
        return chosen
