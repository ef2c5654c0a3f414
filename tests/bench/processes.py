"""Whole processes: the command line, and the window from its start until it can be used."""

import os
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from msgspec import json

from arrangeboard.resources import resource
from arrangeboard.storage.song_file import save
from tests.bench.children import Ran, command, run
from tests.bench.figures import Row, main, with_ratio
from tests.bench.midi_bytes import song_file
from tests.bench.songs import board

ROUNDS = 7
COMMAND_S, START_S, OPEN_LARGE_S, FROZEN_S, IDLE_MB = 0.3, 0.5, 1.5, 0.1, 120.0


def rows() -> list[Row]:
    """All figures of whole processes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["ARRANGEBOARD_HOME"] = str(folder / "home")
        bare = [run("-c", "pass").seconds for _ in range(1 + ROUNDS)][1:]
        found = [*_commands(folder), *_windows(folder)]
        rows = [with_ratio(row, median(bare), "bare Python") if row.unit == "s" else row for row in found]
        return [Row("bare Python, started and ended", median(bare), "s"), *rows]


def _commands(folder: Path) -> Iterator[Row]:
    example = str(resource("examples/paper-lanterns.arrange"))
    midi, out = folder / "in.mid", str(folder / "out")
    for arguments in (
        ("--version",),
        ("show", example),
        ("check", example),
        ("export", example, "-o", f"{out}.mid", "--force"),
        ("import", str(midi), "-o", f"{out}.arrange", "--force"),
        ("new", "V C V C C", "-o", f"{out}.arrange", "--force"),
    ):
        if arguments[0] == "import":
            midi.write_bytes(Path(f"{out}.mid").read_bytes())
        yield _process_row(f"arrangeboard {arguments[0]}", partial(command, *arguments))


def _process_row(what: str, action: Callable[[], Ran]) -> Row:
    action()
    ran = [action() for _ in range(ROUNDS)]
    wrong = next((one for one in ran if one.code), None)
    return Row(
        what,
        median(one.seconds for one in ran),
        "s",
        limit=COMMAND_S,
        busy=(median(one.processor_seconds for one in ran), 0),
        note=wrong.last_error if wrong else f"{max(one.peak_megabytes for one in ran):.0f} MB at most",
        is_wrong=wrong is not None,
    )


def _windows(folder: Path) -> Iterator[Row]:
    large, notes = folder / "large.arrange", folder / "notes.mid"
    save(board(), large)
    notes.write_bytes(song_file(100_000))
    example = str(resource("examples/paper-lanterns.arrange"))
    yield from _window_rows("window, start page", START_S, IDLE_MB, "cold")
    yield from _window_rows("window on the example song", START_S, IDLE_MB, "cold", example)
    yield from _window_rows("open the large board in it", None, None, "warm", str(large))
    yield from _window_rows("open 100,000 notes of MIDI in it", OPEN_LARGE_S, None, "warm", str(notes))


def _window_rows(what: str, limit: float | None, idle: float | None, *arguments: str) -> Iterator[Row]:
    """From the start to the first paint; the bench's own work is in neither, its modules are."""
    start = "from tests.bench.opening import main; main({})"
    ran = [
        run("-c", start.format(perf_counter()), *arguments, environment={"QT_QPA_PLATFORM": "offscreen"})
        for _ in range(1 + ROUNDS)
    ][1:]
    if any(one.code or not one.output for one in ran):
        yield Row(what, 0, "s", note=ran[0].last_error, is_wrong=True)
        return
    told = [json.decode(one.output) for one in ran]
    seconds, worked, frozen, idle_megabytes = (
        median(one[field] for one in told)
        for field in ("seconds", "processor_seconds", "frozen_seconds", "idle_megabytes")
    )
    yield Row(what, seconds, "s", limit=limit, busy=(worked, 0))
    if "warm" in arguments:
        yield Row("  longest time without an answer", frozen, "s", limit=FROZEN_S)
    yield Row("  memory held when idle", idle_megabytes, "MB", limit=idle)


if __name__ == "__main__":
    main(rows)
