"""Fill the puzzle: a song with holes in, assemblies out, the best first."""

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from arrangeboard.fit.filling.assembly import Assembly, assembly
from arrangeboard.fit.filling.checking import Checking
from arrangeboard.fit.filling.puzzle import Puzzle
from arrangeboard.fit.filling.scales import Scales
from arrangeboard.fit.filling.search import LARGE, search
from arrangeboard.fit.filling.wish import Wish
from arrangeboard.song.edits.parts import SectionCell
from arrangeboard.song.values import Arrangement, Song


def assemblies(
    song: Song,
    arrangement: Arrangement,
    wish: Wish | None = None,
    cells: Sequence[SectionCell] | None = None,
    tell: Callable[[float], None] = lambda _share: None,
) -> Iterator[tuple[int, Assembly]]:
    """Which answer, from 0 on, and the assembly; an answer that is found better comes again.

    With `cells` only holes inside them are filled. `tell` hears how far the search is, from 0 to 1. Nothing
    where no hole can be filled.
    """
    puzzle = Puzzle(song, arrangement, wish or Wish(), cells)
    scales = Scales(puzzle)
    if not puzzle.fillable or len(puzzle.fillable) > LARGE:
        yield from ((number, assembly(scales, choices)) for number, choices in search(scales, tell))
        return
    checking = Checking(puzzle, arrangement)
    shown: dict[int, Assembly] = {}
    for number, choices in search(scales, tell, checking.disturbing):
        found = checking.told(assembly(scales, choices), choices)
        if shown.get(number) != found:
            shown[number] = found
            yield number, found
    best = sorted(shown.values(), key=_merit, reverse=True)
    yield from ((number, found) for number, found in enumerate(best) if found != shown[number])


def _merit(found: Assembly) -> tuple[int, int]:
    """What is to be seen of an answer decides which comes first: how well it fits. Of equals, its form."""
    return found.mean_fit or 0, found.points


def best_assembly(
    song: Song,
    arrangement: Arrangement,
    wish: Wish | None = None,
    cells: Sequence[SectionCell] | None = None,
) -> Assembly:
    """The first answer at its best; an empty one where no hole can be filled."""
    best = Assembly()
    only = replace(wish or Wish(), count=1)
    for number, found in assemblies(song, arrangement, only, cells):
        if number == 0:
            best = found
    return best
