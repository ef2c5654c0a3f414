"""The song file: writing, reading and checking large songs."""

import tempfile
from functools import partial
from pathlib import Path

from msgspec import json

from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Song
from arrangeboard.storage.song_file import load, read_song, save, write_song
from tests.bench.figures import Action, Row, alternately, beside, main, spread_row
from tests.bench.songs import board, ordinary, written_song

ROUNDS = 7
SAVE_MS, LOAD_MS = 300.0, 200.0


def rows() -> list[Row]:
    """All figures of the song file."""
    return [
        *_rows_of("100,000 notes", written_song(100_000), save_ms=SAVE_MS, load_ms=LOAD_MS),
        *_rows_of("large board", board()),
        *_rows_of("ordinary song", ordinary(), save_ms=5.0, load_ms=5.0),
    ]


def _rows_of(
    what: str, song: Song, *, save_ms: float | None = None, load_ms: float | None = None
) -> list[Row]:
    written, bare = write_song(song), json.encode(song)
    size = f"{len(written) / 1e6:.2f} MB"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.arrange"
        save(song, path)
        return [
            _row(f"{what}: write", partial(write_song, song), partial(json.encode, song), note=size),
            _row(f"{what}: save, safely on the disk", partial(save, song, path), None, limit=save_ms),
            _row(f"{what}: read", partial(read_song, written), partial(json.decode, bare, type=Song)),
            _row(f"{what}: load, checked", partial(load, path), None, limit=load_ms),
            _row(f"{what}: the check alone", partial(problems, song), None),
        ]


def _row(
    what: str, action: Action, baseline: Action | None, *, limit: float | None = None, note: str = ""
) -> Row:
    ours, theirs = alternately(action, baseline or (lambda: None), ROUNDS)
    row = spread_row(what, ours, limit=limit, note=note)
    return beside(row, ours, theirs, "bare msgspec") if baseline else row


if __name__ == "__main__":
    main(rows)
