"""Every kind of edit on the large board and on an ordinary song, without a window.

An edit is timed through the document, with history and selection; after it, what the arrangement sounds is
brought up to date.
"""

from collections.abc import Iterator
from functools import partial
from itertools import islice

from arrangeboard.app.document import Document
from arrangeboard.performance.sounding import SoundingCache, sounding
from arrangeboard.song.values import Song
from tests.bench.figures import Row, Times, beside, joined, main, run_times, spread_row
from tests.bench.scenes import SCENES, Scene, adding, moving, transposing
from tests.bench.songs import board, ordinary

TIMES = 40
LEFT_FOR_THE_EDIT_MS = 1.0
"""Of the 16 ms that an edit may take, fit has 5, insight 3 and repaint 7."""


def rows() -> list[Row]:
    """All figures of editing."""
    large, small = list(_rows_of("large", board())), list(_rows_of("ordinary", ordinary()))
    return [*large, *small, *_growth()]


def _rows_of(size: str, song: Song) -> Iterator[Row]:
    full = run_times([partial(sounding, song, song.arrangement)] * 5)
    yield spread_row(f"{size}: all it sounds, made anew", full)
    for what, scene in SCENES.items():
        times = run_times(islice(scene(Document(song)), TIMES))
        yield spread_row(f"{size}: {what}", times, limit=LEFT_FOR_THE_EDIT_MS)
        again = _sounding_times(Document(song), scene)
        yield beside(spread_row("  what is heard then", again), again, full, "all made anew")


def _sounding_times(document: Document, scene: Scene) -> Times:
    """What is heard brought up to date after each edit."""
    cache = SoundingCache()
    sounding(document.song, document.song.arrangement, cache)
    took = []
    for action in islice(scene(document), TIMES // 2):
        action()
        song = document.song
        took.append(run_times([partial(sounding, song, song.arrangement, cache)]))
    return joined(took)


def _growth() -> Iterator[Row]:
    """How much dearer the same edit is in a song four times as long."""
    short, long = board(50, 64, 1_600), board(200, 64, 6_400)
    for what, scene in (
        ("add a part", adding),
        ("transpose a part", transposing),
        ("move a section", moving),
    ):
        for kind, measure in (("edit", _edit_times), ("what is heard then", _sounding_times)):
            one, other = (measure(Document(song), scene).processor_median_ms for song in (short, long))
            note = f"{other:.2f} ms against {one:.2f} ms"
            yield Row(f"{what}, song four times as long: {kind}", other / one, "×", note=note)


def _edit_times(document: Document, scene: Scene) -> Times:
    return run_times(islice(scene(document), TIMES))


if __name__ == "__main__":
    main(rows)
