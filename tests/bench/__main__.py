"""Runs all benchmarks, or those named (`python -m tests.bench edits midi`), and prints one table.

Each runs in a process of its own, so that none is slowed by what another left in memory.
"""

import os
import sys

from msgspec import json

from tests.bench.children import run
from tests.bench.figures import Row, table

BENCHMARKS = (
    *("midi", "song_file", "edits", "window", "main_window", "processes", "hostile"),
    *("sound_schedule", "bounce", "likeness", "starters", "roll", "roll_edits", "fit", "chord_guess", "heat"),
)
"""`live` plays for a quarter of an hour and runs only where it is named."""


def main(names: list[str]) -> int:
    """Print the table; 1 where a figure misses its limit."""
    rows: list[Row] = []
    for name in names or BENCHMARKS:
        print(f"{name} …", file=sys.stderr, flush=True)
        ran = run("-m", f"tests.bench.{name}", "--rows")
        if ran.code:
            rows.append(Row(name, 0, "", note=ran.last_error, is_wrong=True))
        else:
            rows += json.decode(ran.output, type=list[Row])
    print(table(rows))
    missed = sum(row.verdict in {"OVER", "WRONG"} for row in rows)
    print(
        f"\n{len(rows)} figures, {missed} beyond their limits. Load of the machine: {os.getloadavg()[0]:.1f}."
    )
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
