"""What is wrong inside a song file, each problem with its place in the song's own names."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from msgspec import Struct

from arrangeboard.song.invariants import Problem, each_problem
from arrangeboard.song.values import Arrangement, Song
from arrangeboard.storage.files import read_file
from arrangeboard.storage.limits import MOST_BYTES, check_notes
from arrangeboard.storage.song_file import read_unchecked
from arrangeboard.words import say

MOST_FINDINGS = 1_000

_Names = Mapping[str, Mapping[int, str]]
_STEP = re.compile(r"(\w+)(?:[.\[](\d+)\]?)?")
_OWN = re.compile(r"arrangements\[(?P<place>\d+)\]|sections\.(?P<section>\d+)")


class Finding(Struct, frozen=True):
    """A problem: its code, its place in the file's own terms and in the song's names, and its sentence."""

    code: str
    where: str
    place: str
    sentence: str


class Findings(Struct, frozen=True):
    """The problems of a song file, no more than `MOST_FINDINGS`; `complete` unless there are more."""

    problems: tuple[Finding, ...]
    complete: bool


def check_song_file(path: Path, choose: Callable[[Song], Arrangement] | None = None) -> Findings:
    """The problems of the song in the file; none for a song that opens.

    With `choose`, those of other arrangements and of sections that the chosen one does not play are left
    out. Raises CannotRead, CannotOpen or TooMuch for a file that holds no song at all, and what `choose`
    raises.
    """
    song = read_unchecked(read_file(path, most_bytes=MOST_BYTES), name=path.name)
    chosen = choose(song) if choose else None
    problems = (one for one in each_problem(song) if chosen is None or _concerns(song, chosen, one))
    first = tuple(islice(problems, MOST_FINDINGS + 1))
    if not first:
        check_notes(song, name=path.name)
    names = _names(song)
    found = tuple(_finding(names, problem) for problem in first[:MOST_FINDINGS])
    return Findings(found, complete=len(first) == len(found))


def _concerns(song: Song, chosen: Arrangement, problem: Problem) -> bool:
    """Whether a problem is the arrangement's own, or lies in what all arrangements share."""
    own = _OWN.match(problem.where)
    if own is None:
        return True
    if own["place"]:
        return song.arrangements[int(own["place"])] is chosen
    return int(own["section"]) in {slot.section for slot in chosen.order}


def _finding(names: _Names, problem: Problem) -> Finding:
    place = ", ".join(_named_steps(names, problem.where)) or problem.where
    return Finding(problem.code, problem.where, place, say(problem.code, **problem.values))


def _names(song: Song) -> _Names:
    """The names of things by the number that stands for them in a place, for each kind of step."""
    return {
        "lanes": dict(enumerate(lane.name for lane in song.lanes)),
        "arrangements": dict(enumerate(one.name for one in song.arrangements)),
        "parts": {lane.id: lane.name for lane in song.lanes},
        "pieces": {key: piece.name for key, piece in song.pieces.items()},
        "sections": {key: section.name for key, section in song.sections.items()},
    }


def _named_steps(names: _Names, where: str) -> Iterator[str]:
    """The steps of a place such as `pieces.2.notes[4]` in the song's names: piece “Riff”, note 5."""
    for kind, number in _STEP.findall(where):
        if not number:
            continue
        if kind in names:
            name = names[kind].get(int(number))
            yield say(f"place-{kind}", name=name) if name else say(f"place-unnamed-{kind}", number=number)
        elif kind in {"notes", "controls"}:
            yield say(f"place-{kind}", number=int(number) + 1)
