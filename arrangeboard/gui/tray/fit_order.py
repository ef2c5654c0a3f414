"""How the pieces of the tray fit the selected cell: found a little at a time, kept while nothing changes."""

from collections.abc import Iterable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from arrangeboard.app.document import Document
from arrangeboard.app.pieces.piece_list import PieceUse
from arrangeboard.app.selection import Cell, Selection
from arrangeboard.fit.ranked import MOST_JUDGED, Ranked
from arrangeboard.song.ids import PieceId

SLICE_SECONDS = 0.006
BETWEEN_MS = 8


class FitOrder(QObject):
    """The ranks of pieces for one cell, the most promising first.

    `settled` tells that there is an order to show: when the first of them are known, and when all are.
    """

    settled = Signal()

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._asked: tuple[object, ...] = ()
        self._ranks: dict[PieceId, Ranked] = {}
        self._left: Iterator[Ranked | None] = iter(())
        self._timer = QTimer(self, interval=BETWEEN_MS)
        self._timer.timeout.connect(self._go_on)

    @property
    def cell(self) -> Cell | None:
        """The one cell that is selected, or whose parts are."""
        return chosen_cell(self._document.selection)

    @property
    def is_settled(self) -> bool:
        """Whether every piece has its rank."""
        return not self._timer.isActive()

    def rank(self, piece: PieceId) -> Ranked | None:
        """How a piece fits, as far as that is known."""
        return self._ranks.get(piece)

    def look(self, pieces: Iterable[PieceUse]) -> None:
        """Find the ranks of pieces for the selected cell; what is known of the very same song stays."""
        held, song, cell = tuple(pieces), self._document.song, self.cell
        asked = song.pieces, song.sections, song.lanes, song.arrangement, held, song.key, cell
        if self._asked and _same(asked, self._asked):
            return
        self._asked, self._ranks, self._left = asked, {}, self._found(held, cell)
        self._timer.start()
        self._go_on()

    def forget(self) -> None:
        """Nothing is ranked any more."""
        self._timer.stop()
        self._asked, self._ranks, self._left = (), {}, iter(())

    def in_order(self, uses: tuple[PieceUse, ...]) -> tuple[PieceUse, ...]:
        """The pieces, those first that fit best; behind them, as they are, those not known yet."""
        ranks = self._ranks
        known = [use for use in uses if use.piece.id in ranks]
        return (
            *sorted(known, key=lambda use: ranks[use.piece.id].rank),
            *(use for use in uses if use.piece.id not in ranks),
        )

    def settle(self) -> None:
        """Find all that is left at once."""
        while not self.is_settled:
            self._go_on()

    def _found(self, uses: tuple[PieceUse, ...], cell: Cell | None) -> Iterator[Ranked | None]:
        """One rank after the other, None for a step on the way there."""
        from arrangeboard.fit.ranking import Ranking  # noqa: PLC0415  brings the judge

        song = self._document.song
        slots = [slot.id for slot in song.arrangement.order]
        lanes = [lane.id for lane in song.lanes]
        if cell is not None and cell.slot in slots and cell.lane in lanes:
            ranking = Ranking(song, song.arrangement, slots.index(cell.slot), lanes.index(cell.lane))
            promises: dict[PieceId, tuple[bool, bool, float]] = {}
            if len(uses) > MOST_JUDGED:
                for use in uses:
                    promises[use.piece.id] = ranking.promise(use.piece)
                    yield None
            for use in sorted(uses, key=lambda use: promises[use.piece.id]) if promises else uses:
                yield ranking.of(use.piece)

    def _go_on(self) -> None:
        until = perf_counter() + SLICE_SECONDS
        for found in self._left:
            if found is not None:
                self._ranks[found.piece] = found
                if len(self._ranks) == MOST_JUDGED:
                    self.settled.emit()
            if perf_counter() >= until:
                return
        self._timer.stop()
        self.settled.emit()


def _same(asked: tuple[object, ...], before: tuple[object, ...]) -> bool:
    """Whether the same is asked of the same song: the last two by value, the others by identity."""
    return asked[-2:] == before[-2:] and all(
        one is other for one, other in zip(asked[:-2], before[:-2], strict=True)
    )


def chosen_cell(selection: Selection) -> Cell | None:
    """The one cell that is selected, or whose parts are; None for none and for several."""
    cells = {*selection.cells, *(part.cell for part in selection.parts)}
    return next(iter(cells)) if len(cells) == 1 else None
