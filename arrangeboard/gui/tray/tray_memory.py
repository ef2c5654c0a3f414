"""How a tray is looked at, remembered while its document is open: another theme builds all widgets anew.

What is searched for belongs to a song and goes with it; the height stays.
"""

from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from arrangeboard.app.document import Document
from arrangeboard.app.pieces.finding import PieceQuery
from arrangeboard.song.values import Role

PIECES, STARTERS, SHELF = 0, 1, 2


@dataclass
class TrayMemory:
    """The tab, what is looked for in it, the seeds that were rolled, and the height (None: the usual).

    With `fits_here` the pieces stand in the order in which they fit the selected cell.
    """

    tab: int = PIECES
    query: PieceQuery = field(default_factory=PieceQuery)
    fits_here: bool = False
    starter_roles: frozenset[Role] = frozenset()
    seeds: dict[str, int] = field(default_factory=dict)
    height: int | None = None

    def forget_song(self) -> None:
        """Another song is on the desk."""
        self.tab, self.query, self.starter_roles = PIECES, PieceQuery(), frozenset()
        self.fits_here = False
        self.seeds.clear()


def memory_of(document: Document) -> TrayMemory:
    """What is remembered for a document."""
    return _memories.setdefault(document, TrayMemory())


_memories: WeakKeyDictionary[Document, TrayMemory] = WeakKeyDictionary()
