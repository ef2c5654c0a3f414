"""What voices play at a steady speed, kept: a song plays the same pitches of the same samples time and again.

The sound of a sample at one speed, before filter and loudness, is cut into pages by its age. Each is read
when it is first needed; from then on, voices that nothing bends copy it.
"""

import numpy as np
from numpy.typing import NDArray

from arrangeboard.sound.sampler import figures as fig
from arrangeboard.sound.sampler.cells import Cells, Places
from arrangeboard.sound.sampler.envelopes import Table
from arrangeboard.sound.sampler.units import CELL
from arrangeboard.sound.sampler.waves import Reader

_CELLS = 32
_FRAMES = _CELLS * CELL
# A page has a cell more before and behind, so that every cell that begins in it lies in it whole.
_ROW_CELLS = _CELLS + 2
_MOST_ROWS = 7_000
"""61 MB at most; each row is taken when it is first written."""

_PAST_THE_END = 4.0
_UNKNOWN = -1

Key = tuple[float, float, int]


class Pages:
    """Pages of samples read at steady speeds; the longest unused go when there are too many."""

    def __init__(self, reader: Reader, most: int = _MOST_ROWS) -> None:
        self._reader = reader
        self._rows = np.zeros((most, _ROW_CELLS * CELL), np.float32)
        self.clear()

    def clear(self) -> None:
        """Forget all pages, since the samples lie elsewhere now."""
        self._known: dict[Key, int] = {}
        self._free = list(range(len(self._rows) - 1, -1, -1))
        self._used = np.zeros(len(self._rows), np.int64)
        self._uses = 0

    def copy(self, points: Cells, voices: Table, frames: Table, places: Places, out: Cells) -> None:
        """Copy cells of steady voices to their places in `out` (voices * width, CELL)."""
        ages = (frames[0, places.moments] - voices[fig.START, places.voices]).astype(np.int64)
        numbers = np.maximum(ages, 0) // _FRAMES
        rows = places.rows
        edges = np.flatnonzero((np.diff(rows) != 1) | np.diff(numbers) | np.diff(places.voices)) + 1
        starts = np.concatenate(([0], edges)) if len(rows) else edges
        found = self._found(points, voices, places.voices[starts], numbers[starts])
        line = out.reshape(-1)
        lengths = np.diff(np.append(starts, len(rows))) * CELL
        inside = ages[starts] - numbers[starts] * _FRAMES + CELL
        runs = zip(found, (rows[starts] * CELL).tolist(), inside.tolist(), lengths.tolist(), strict=True)
        for page, to, start, length in runs:
            line[to : to + length] = self._rows[page, start : start + length]

    def _found(
        self, points: Cells, voices: Table, own: NDArray[np.intp], numbers: NDArray[np.int64]
    ) -> list[int]:
        """The rows of pages of voices, read where they are not known yet."""
        bases = np.where(voices[fig.LOOP_LENGTH] > 0, voices[fig.LOOPED_BASE], voices[fig.PLAIN_BASE])[own]
        keys = list(zip(bases.tolist(), voices[fig.STEP, own].tolist(), numbers.tolist(), strict=True))
        self._uses += 1
        rows = [self._known.get(key, _UNKNOWN) for key in keys]
        self._used[[row for row in rows if row != _UNKNOWN]] = self._uses
        new = {key: place for place, key in enumerate(keys) if rows[place] == _UNKNOWN}
        if new:
            chosen = np.array(list(new.values()), np.intp)
            self._make_room(len(new))
            for key in new:
                self._known[key] = self._free.pop()
            found = np.array([self._known[key] for key in new], np.int64)
            self._used[found] = self._uses
            self._read(points, voices[:, own[chosen]], bases[chosen], (numbers[chosen], found))
        return [self._known[key] for key in keys]

    def _make_room(self, pages: int) -> None:
        """Forget those pages that have not been used for longest, many at a time."""
        if len(self._free) >= pages:
            return
        by_use = sorted(self._known, key=lambda key: int(self._used[self._known[key]]))
        for key in by_use[: pages + len(self._rows) // 8]:
            if self._used[self._known[key]] < self._uses:
                self._free.append(self._known.pop(key))

    def _read(
        self,
        points: Cells,
        voices: Table,
        bases: NDArray[np.float64],
        where: tuple[NDArray[np.int64], NDArray[np.int64]],
    ) -> None:
        """Read pages, by number, into rows, one for each voice."""
        numbers, rows = where
        cells = np.arange(_ROW_CELLS)
        ages = numbers[:, None] * _FRAMES + (cells - 1) * CELL
        steps = np.broadcast_to(voices[fig.STEP][:, None], ages.shape)
        positions = _positions(voices, ages * steps)
        out = self._rows.reshape(-1, CELL)
        places = rows[:, None] * _ROW_CELLS + cells
        spread = np.broadcast_to(bases[:, None], ages.shape)
        self._reader.read(points, (positions.ravel(), spread.ravel(), steps.ravel()), places.ravel(), out)
        out[places[ages < 0]] = 0.0


def _positions(voices: Table, run: Table) -> Table:
    """Where frames of an endless run lie in samples: in their loops, or past the end."""
    length = voices[fig.LOOP_LENGTH][:, None]
    start = voices[fig.LOOP_START][:, None]
    looped = run - np.floor(np.maximum(run - start, 0.0) / np.maximum(length, 1.0)) * length
    ended = np.minimum(run, voices[fig.LENGTH][:, None] + _PAST_THE_END)
    positions: Table = np.where(length > 0, looped, ended)
    return positions
