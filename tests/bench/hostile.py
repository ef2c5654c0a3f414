"""Files that mean harm, through the command line: how long until they are refused, and at what cost."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.children import command
from tests.bench.figures import Row, main
from tests.bench.hostile_files import MIDI_FILES, SONG_FILES, Writer

LIMIT_S = 2.0
"""For refusing a file; one that is opened after all may take longer, with its progress shown."""
LIMIT_MB = 1024.0


def rows() -> list[Row]:
    """All figures of bad input."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bad = ["import", str(folder / "bad.mid"), "-o", str(folder / "out.arrange"), "--force"]
        found = [row for what, write in MIDI_FILES.items() for row in _rows_of(f"MIDI: {what}", write, bad)]
        bad = ["check", str(folder / "bad.arrange")]
        found += [row for what, write in SONG_FILES.items() for row in _rows_of(f"song: {what}", write, bad)]
        return found


def _rows_of(what: str, write: Writer, arguments: list[str]) -> Iterator[Row]:
    path = Path(arguments[1])
    write(path)
    ran = command(*arguments)
    path.unlink()
    said = ran.last_error or (ran.output.strip().splitlines() or [""])[-1]
    note = f"exit code {ran.code}: {said.replace(str(path.parent), '…')[:100]}"
    limit = LIMIT_S if ran.code else None
    yield Row(what, ran.seconds, "s", limit=limit, note=note, is_wrong="Traceback" in ran.errors)
    yield Row("  most memory held", ran.peak_megabytes, "MB", limit=LIMIT_MB)


if __name__ == "__main__":
    main(rows)
