"""How the pieces of the tray fit the selected cells: found a little at a time, kept while nothing changes."""

from collections.abc import Iterable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from arrangeboard.app.document import Document
from arrangeboard.app.pieces.piece_list import PieceUse
from arrangeboard.app.selection import Cell, Selection
from arrangeboard.fit.carrying.ranked import MOST_JUDGED, Ranked, together
from arrangeboard.song.ids import PieceId

SLICE_SECONDS = 0.006
BETWEEN_MS = 8


class FitOrder(QObject):
    """The ranks of pieces for the selected cells, the most promising first; of several the worst counts.

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
    def cells(self) -> frozenset[Cell]:
        """The cells that are selected, or whose parts are."""
        return selected_cells(self._document.selection)

    @property
    def is_settled(self) -> bool:
        """Whether every piece has its rank."""
        return not self._timer.isActive()

    def rank(self, piece: PieceId) -> Ranked | None:
        """How a piece fits, as far as that is known."""
        return self._ranks.get(piece)

    def look(self, pieces: Iterable[PieceUse]) -> None:
        """Find the ranks of pieces for the selected cell; what is known of the very same song stays."""
        held, song, cells = tuple(pieces), self._document.song, self.cells
        asked = song.pieces, song.sections, song.lanes, song.arrangement, held, song.key, cells
        if self._asked and _same(asked, self._asked):
            return
        self._asked, self._ranks, self._left = asked, {}, self._found(held, cells)
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

    def _found(self, uses: tuple[PieceUse, ...], cells: frozenset[Cell]) -> Iterator[Ranked | None]:
        """One rank after the other, None for a step on the way there."""
        from arrangeboard.fit.carrying.ranking import Ranking  # noqa: PLC0415  brings the judge

        song = self._document.song
        slots = [slot.id for slot in song.arrangement.order]
        lanes = [lane.id for lane in song.lanes]
        places = [(slots.index(one.slot), lanes.index(one.lane)) for one in cells if one.slot in slots]
        rankings = [Ranking(song, song.arrangement, *place) for place in sorted(places)]
        promises: dict[PieceId, tuple[bool, bool, float]] = {}
        if rankings and len(uses) > MOST_JUDGED:
            for use in uses:
                promises[use.piece.id] = max(one.promise(use.piece) for one in rankings)
                yield None
        for use in sorted(uses, key=lambda use: promises[use.piece.id]) if promises else uses:
            ranks = []
            for ranking in rankings:
                ranks.append(ranking.of(use.piece))
                yield None
            if ranks:
                yield together(ranks)

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


def selected_cells(selection: Selection) -> frozenset[Cell]:
    """The cells that are selected, and those whose parts are."""
    return frozenset((*selection.cells, *(part.cell for part in selection.parts)))


def chosen_cell(selection: Selection) -> Cell | None:
    """The one cell that is selected, or whose parts are; None for none and for several."""
    cells = selected_cells(selection)
    return next(iter(cells)) if len(cells) == 1 else None
