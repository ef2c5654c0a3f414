"""What an imported song, its lanes and its pieces are called."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from pathlib import PurePath

from arrangeboard.midi.importing.conductor import FileConductor, TextMark, track_name
from arrangeboard.midi.importing.lanes import FileLane
from arrangeboard.midi.importing.markers import SortedMarks
from arrangeboard.midi.losses import LossList
from arrangeboard.midi.marks import END_MARK, UNTITLED, read_planned_mark
from arrangeboard.midi.reading.smf_reader import Smf
from arrangeboard.theory.instruments import PROGRAMS, instrument_name

_INSTRUMENTS = frozenset(program.name for program in PROGRAMS)
_LONGEST_NAME = 60
_LONGEST_TITLE = _LONGEST_CREDIT = 200
_LONGEST_NOTES = 20_000
_NO_TITLE = re.compile(
    r"(midi\s*)?(tracks?|spår|spur|piste|pista|tempo\s*track|tempo|tempo\s*map|conductor|master(\s*track)?"
    r"|sequence|song|untitled.*|unnamed.*|no\s*name|noname|new\s*song|meta|control\s*track|midi\s*out)\W*\d*",
    re.IGNORECASE,
)
_OUTPUT = re.compile(r"midi\s*out(put)?\W*\d*", re.IGNORECASE)
_MIDI_SUFFIX = re.compile(r"\.(midi?|smf|kar|rmi)$", re.IGNORECASE)
_COMPOSER = re.compile(
    r"(?:(?:composer|(?:composed|written|music|words and music) by)(?: ?[:=] ?| )|music ?[:=] ?)(?P<who>.+)",
    re.IGNORECASE,
)


def title_of(smf: Smf, file_name: str) -> str:
    """The name of the track that holds no notes but leads the file, else the file's own name."""
    leader = smf.tracks[0]
    if smf.kind == 0 or (smf.kind == 1 and not leader.starts):
        name = track_name(leader.metas)[:_LONGEST_TITLE].strip()
        if name == UNTITLED:
            return ""
        if name and not _NO_TITLE.fullmatch(name):
            return name
    return _MIDI_SUFFIX.sub("", PurePath(file_name).name)


def composer_of(conductor: FileConductor) -> str:
    """Who a text of the file says composed it, empty where none does."""
    texts = (mark.text[:_LONGEST_CREDIT] for mark in conductor.texts if mark.kind == "text")
    found = (_COMPOSER.fullmatch(" ".join(text.split())) for text in texts)
    return next((match["who"] for match in found if match), "")


def notes_of(conductor: FileConductor, marks: SortedMarks, losses: LossList) -> str:
    """Copyright, credits and what else was written into the file, one a line."""
    written = [
        mark for mark in conductor.texts if mark.kind in ("copyright", "text") and _is_for_people(mark)
    ]
    lines = list(dict.fromkeys(mark.text for mark in (*written, *marks.set_aside) if mark.text))
    lengths = accumulate(len(line) + 1 for line in lines)
    kept = bisect_right(list(lengths), _LONGEST_NOTES)
    losses.add("lines-left-out", len(lines) - kept)
    return "\n".join(lines[:kept])


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
    if not name or _OUTPUT.fullmatch(name) or (has_others and name in _INSTRUMENTS):
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
