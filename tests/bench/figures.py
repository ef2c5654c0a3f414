"""Timing, and the table that all benchmarks print.

Each figure stands beside its limit and, as a ratio, beside a baseline taken in the same run: the machine's
own speed cancels out there. Wall time is what a user waits for; processor time tells a busy machine from
slow code.
"""

import gc
import sys
from collections.abc import Callable, Iterable, Sequence
from statistics import median
from time import perf_counter, process_time

from msgspec import Struct, json
from msgspec.structs import replace

Action = Callable[[], object]


class Times(Struct, frozen=True):
    """How long each run of something took, in milliseconds of wall and of processor time."""

    wall_ms: list[float]
    processor_ms: list[float]

    @classmethod
    def of(cls, took: Sequence[tuple[float, float]]) -> "Times":
        """From pairs of wall and processor time."""
        return cls([wall for wall, _ in took], [processor for _, processor in took])

    @property
    def median_ms(self) -> float:
        """The median of wall time."""
        return median(self.wall_ms)

    @property
    def processor_median_ms(self) -> float:
        """The median of processor time, which other programs disturb the least: for ratios."""
        return median(self.processor_ms)


class Row(Struct, frozen=True):
    """One figure. `tail` is its 95th percentile, `busy` its median and tail in processor time."""

    what: str
    value: float
    unit: str = "ms"
    limit: float | None = None
    tail: float | None = None
    tail_limit: float | None = None
    busy: tuple[float, float] | None = None
    ratio: float | None = None
    against: str = ""
    note: str = ""
    is_wrong: bool = False

    @property
    def verdict(self) -> str:
        """`busy` where only the waiting for other programs made it too slow, `WRONG` where it failed."""
        if self.is_wrong:
            return "WRONG"
        if self.limit is None and self.tail_limit is None:
            return ""
        if self._holds(self.value, self.tail or 0):
            return "ok"
        return "busy" if self.busy and self._holds(*self.busy) else "OVER"

    def _holds(self, value: float, tail: float) -> bool:
        return (self.limit is None or value <= self.limit) and (
            self.tail_limit is None or tail <= self.tail_limit
        )


def timed(action: Action) -> tuple[float, float]:
    """Wall and processor milliseconds of one run."""
    wall, processor = perf_counter(), process_time()
    action()
    return (perf_counter() - wall) * 1e3, (process_time() - processor) * 1e3


def run_times(actions: Iterable[Action]) -> Times:
    """Run actions one after the other. What they make stays with the garbage collector as in real use."""
    gc.collect()
    return Times.of([timed(action) for action in actions])


def alternately(first: Action, second: Action, rounds: int) -> tuple[Times, Times]:
    """Run two actions in turn, so that a busy spell of the machine falls on both."""
    took: list[tuple[tuple[float, float], tuple[float, float]]] = []
    for _ in range(rounds):
        gc.collect()
        took.append((timed(first), timed(second)))
    return Times.of([one for one, _ in took]), Times.of([other for _, other in took])


def joined(runs: Iterable[Times]) -> Times:
    """Several runs as one."""
    held = list(runs)
    return Times(
        [time for run in held for time in run.wall_ms], [time for run in held for time in run.processor_ms]
    )


def percentile_95(values: Sequence[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return sorted(values)[max(0, -(-len(values) * 95 // 100) - 1)]


def spread_row(
    what: str, times: Times, *, limit: float | None = None, tail_limit: float | None = None, note: str = ""
) -> Row:
    """Median and 95th percentile of something that is done often."""
    return Row(
        what,
        times.median_ms,
        limit=limit,
        tail=percentile_95(times.wall_ms),
        tail_limit=tail_limit,
        busy=(times.processor_median_ms, percentile_95(times.processor_ms)),
        note=note,
    )


def ratio_row(what: str, times: Times, baseline: Times, *, limit: float | None, against: str) -> Row:
    """A figure whose limit is a ratio to a baseline: the median of pairwise ratios of processor time."""
    ratios = [one / other for one, other in zip(times.processor_ms, baseline.processor_ms, strict=True)]
    note = f"{times.median_ms:.0f} ms against {baseline.median_ms:.0f} ms"
    return Row(what, median(ratios), unit="×", limit=limit, against=against, note=note)


def beside(row: Row, times: Times, baseline: Times, against: str) -> Row:
    """The row of `times` with the ratio of its processor time to a baseline's."""
    return replace(row, ratio=times.processor_median_ms / baseline.processor_median_ms, against=against)


def with_ratio(row: Row, baseline: float, against: str) -> Row:
    """The row beside a baseline in the same unit."""
    return replace(row, ratio=row.value / baseline, against=against)


def main(rows: Callable[[], list[Row]]) -> None:
    """Print a module's figures as a table; with `--rows`, as JSON for the run of all."""
    found = rows()
    if "--rows" in sys.argv:
        sys.stdout.write(json.encode(found).decode())
    else:
        print(table(found))


def table(rows: Iterable[Row]) -> str:
    """The figures as aligned text."""
    head = ("", "median", "limit", "95 %", "limit", "processor", "ratio", "", "")
    lines = [head, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(
            text.ljust(width) if column in {0, 7, 8} else text.rjust(width)
            for column, (text, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def _cells(row: Row) -> tuple[str, ...]:
    busy = " / ".join(f"{value:.3g}" for value in row.busy if value) if row.busy else ""
    remark = " · ".join(part for part in (f"of {row.against}" if row.against else "", row.note) if part)
    return (
        row.what,
        _figure(row.value, row.unit),
        _figure(row.limit, row.unit),
        _figure(row.tail, row.unit),
        _figure(row.tail_limit, row.unit),
        busy,
        f"{row.ratio:.3g} ×" if row.ratio is not None else "",
        row.verdict,
        remark,
    )


def _figure(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    return f"{value:.0f} {unit}" if value >= 100 else f"{value:.2f} {unit}"
