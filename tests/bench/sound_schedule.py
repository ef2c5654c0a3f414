"""Scores of the large board and of an ordinary song: made first, after an edit, and made ready to play."""

from collections.abc import Iterator
from functools import partial
from itertools import islice

from arrangeboard.app.document import Document
from arrangeboard.song.values import Song
from arrangeboard.sound.score.passage import Passage
from arrangeboard.sound.score.schedule import Scheduler, schedule
from tests.bench.figures import Row, Times, beside, joined, main, run_times, spread_row
from tests.bench.scenes import Scene, moving, transposing
from tests.bench.songs import board, written_song

TIMES = 12
ORDINARY_NOTES = 6_000
FIRST_MS, EDITED_MS, LARGE_EDITED_MS = 40.0, 5.0, 60.0
"""What a score may take: of an ordinary song, after an edit of one part of it, and on a large board then."""


def rows() -> list[Row]:
    """All figures of scheduling."""
    ordinary = written_song(ORDINARY_NOTES, lanes=8, sections=10)
    large = board(notes_per_piece=30)
    return [
        *_rows_of("ordinary", ordinary, first=FIRST_MS, edited=EDITED_MS),
        *_rows_of("large", large, first=None, edited=LARGE_EDITED_MS),
    ]


def _rows_of(size: str, song: Song, *, first: float | None, edited: float) -> Iterator[Row]:
    made = run_times([partial(schedule, song, song.arrangement)] * 5)
    score = schedule(song, song.arrangement)
    note = f"{len(score.note_column):,} notes"
    yield spread_row(f"{size}: a score made anew", made, limit=first, note=note)
    for what, scene, limit in (("a part transposed", transposing, edited), ("a section moved", moving, None)):
        times = _edited_times(song, scene)
        row = spread_row(f"{size}: the score after {what}", times, limit=limit)
        yield beside(row, times, made, "all made anew")
    slots = tuple(slot.slot for slot in score.slots)
    ready = run_times([partial(Passage, score, score.slots[2].start_frame)] * 5)
    yield spread_row(f"{size}: ready to play from a place", ready)
    yield spread_row(f"{size}: ready to loop it all", run_times([partial(Passage, score, loop=slots)] * 5))


def _edited_times(song: Song, scene: Scene) -> Times:
    """The score brought up to date after each edit."""
    document, scheduler = Document(song), Scheduler()
    scheduler.schedule(song, song.arrangement)
    took = []
    for action in islice(scene(document), TIMES):
        action()
        edited = document.song
        took.append(run_times([partial(scheduler.schedule, edited, edited.arrangement)]))
    return joined(took)


if __name__ == "__main__":
    main(rows)
