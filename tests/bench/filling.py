"""How long filling the puzzle takes: an ordinary song, a large board, or a song of one's own.

`python -m tests.bench.filling` measures the made songs, `python -m tests.bench.filling SONG [HOLES]` empties
so many cells of a song and says in how many of them the answers play what was there.
"""

import random
import sys
from pathlib import Path
from time import perf_counter

from msgspec.structs import replace

from arrangeboard.app.files.opening import open_file
from arrangeboard.fit.filling.filling import assemblies
from arrangeboard.fit.filling.holes import holes
from arrangeboard.fit.filling.wish import Wish
from arrangeboard.song.edits.cells import clear_cells
from arrangeboard.song.ids import LaneId, SectionId
from arrangeboard.song.values import Chord, Song
from tests.bench.songs import BAR, board

_ROUND = ("C", "Am", "F", "G")


def ordinary() -> Song:
    """Ten sections, eight lanes, fifty parts: thirty cells are empty."""
    return with_chords(board(10, 8, 50))


def large() -> Song:
    """Two hundred sections, 64 lanes; half of the cells are empty."""
    return with_chords(board(200, 64, 6_400))


def with_chords(song: Song) -> Song:
    """The song with a chord a bar, so that there is something to judge by."""
    chords = tuple(Chord(bar * BAR, _ROUND[bar % 4]) for bar in range(8))
    return replace(song, sections={key: replace(one, chords=chords) for key, one in song.sections.items()})


def measure(name: str, song: Song) -> None:
    """Tell when each answer comes, and how well it fits."""
    count = len(holes(song, song.arrangement))
    print(f"{name}: {count} holes")
    begun = perf_counter()
    for number, found in assemblies(song, song.arrangement, Wish()):
        worst = found.worst.fit if found.worst is not None else None
        seconds = perf_counter() - begun
        print(f"  {seconds:6.2f} s  answer {number}: {found.points} points,", end=" ")
        print(f"fits {found.mean_fit}, worst {worst}")
    print(f"  {perf_counter() - begun:6.2f} s  end")


def emptied(song: Song, count: int) -> tuple[Song, dict[tuple[SectionId, LaneId], list[object]]]:
    """The song without so many of its cells, and what they played."""
    cells = [
        (key, lane)
        for key in dict.fromkeys(slot.section for slot in song.arrangement.order)
        for lane, parts in song.sections[key].parts.items()
        if any(part.piece is not None for part in parts)
    ]
    gone = random.Random(3).sample(cells, min(count, len(cells)))
    played: dict[tuple[SectionId, LaneId], list[object]] = {
        cell: [(part.piece, part.transpose) for part in song.sections[cell[0]].parts[cell[1]]]
        for cell in gone
    }
    return clear_cells(song, gone), played


def compare(path: Path, count: int) -> None:
    """Tell in how many cells each answer plays what the song played there."""
    song, played = emptied(open_file(path).song, count)
    for number, found in assemblies(song, song.arrangement, Wish(surprise=0), list(played)):
        kept = sum(
            [(part.piece, part.transpose) for part in laid.parts] == played[laid.hole.section, laid.hole.lane]
            for laid in found.laid
        )
        print(f"answer {number}: fits {found.mean_fit}, {kept} of {len(played)} as they were")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        compare(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10)
    else:
        measure("ordinary", ordinary())
        measure("large", large())
