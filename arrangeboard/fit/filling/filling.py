"""Fill the puzzle: a song with holes in, assemblies out, the best first."""

from collections.abc import Callable, Iterator, Sequence

from arrangeboard.fit.filling.assembly import Assembly, assembly
from arrangeboard.fit.filling.puzzle import Puzzle
from arrangeboard.fit.filling.scales import Scales
from arrangeboard.fit.filling.search import search
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
    scales = Scales(Puzzle(song, arrangement, wish or Wish(), cells))
    for number, choices in search(scales, tell):
        yield number, assembly(scales, choices)


def best_assembly(
    song: Song,
    arrangement: Arrangement,
    wish: Wish | None = None,
    cells: Sequence[SectionCell] | None = None,
) -> Assembly:
    """The first answer at its best; an empty one where no hole can be filled."""
    best = Assembly()
    for number, found in assemblies(song, arrangement, wish, cells):
        if number == 0:
            best = found
    return best
