"""Fit on the large board and on an ordinary song: all of it from nothing, and after each kind of edit.

The songs are as `songs.py` makes them, with a chord a bar, and pieces that sound chord tones for about as
much of their time as real ones do: the judge has as much to look at as in a song. What an edit takes is all
its analysis, to the last verdict; `at once` is what of it the window waits for, with the edit itself.
"""

import random
from collections.abc import Iterator
from functools import partial
from itertools import cycle, islice

from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.fit.fitting import Fitting
from arrangeboard.fit.analysing.analysis import Analysis
from arrangeboard.fit.report import report
from arrangeboard.song.edits.lanes import set_lane_role
from arrangeboard.song.edits.parts import change_part
from arrangeboard.song.edits.sections import add_section, set_section_chords
from arrangeboard.song.values import Chord, Note, Piece, Role, Song, Written
from tests.bench.children import memory_megabytes
from tests.bench.figures import Action, Row, Times, beside, joined, main, run_times, spread_row
from tests.bench.scenes import SCENES, Scene
from tests.bench.songs import BAR, board, ordinary

TIMES, FEW = 12, 3
WIDE = ("remove an instrument", "give an instrument another role")
"""Edits that put every part in doubt are timed a few times only."""
LARGE_MS, LARGE_TAIL_MS, ORDINARY_MS = 5.0, 15.0, 5.0
FROM_NOTHING_MS = 3_000.0
EDITS = 3_000
PROGRESSION = ("C", "Am", "F", "G7")
OTHERS = (("Dm7", "G7", "C", "C"), ("F", "C/E", "Am", "G"))
TONES = ((0, 4, 7), (9, 0, 4), (5, 9, 0), (7, 11, 2, 5))
SCALE = (0, 2, 4, 5, 7, 9, 11)
ON_TONES = 0.7


def rows() -> list[Row]:
    """All figures of fit."""
    large, small = harmonised(board()), harmonised(ordinary())
    return [
        *_rows_of("large", large, FROM_NOTHING_MS, LARGE_MS, LARGE_TAIL_MS),
        *_rows_of("ordinary", small, ORDINARY_MS, ORDINARY_MS, LARGE_TAIL_MS),
        _growth(small),
    ]


def harmonised(song: Song) -> Song:
    """The song with a chord a bar, and pieces that follow them."""
    random_ = random.Random(11)
    chords = _chords(8, PROGRESSION)
    sections = {id_: replace(section, chords=chords) for id_, section in song.sections.items()}
    pieces = {id_: _following(piece, random_) for id_, piece in song.pieces.items()}
    return replace(song, sections=sections, pieces=pieces)


def _chords(bars: int, progression: tuple[str, ...]) -> tuple[Chord, ...]:
    return tuple(Chord(BAR * bar, progression[bar % len(progression)]) for bar in range(bars))


def _following(piece: Piece, random_: random.Random) -> Piece:
    notes = []
    for note in piece.written.notes:
        tones = TONES[note.start_tick // BAR % len(TONES)]
        pitch_class = random_.choice(tones if random_.random() < ON_TONES else SCALE)
        pitch = note.pitch // 12 * 12 + pitch_class
        notes.append(Note(note.start_tick, note.length_ticks, pitch, note.velocity))
    return replace(piece, content=Written(tuple(notes)))


def changing_chords(document: Document) -> Iterator[Action]:
    """A section given other chords."""
    progressions = cycle(OTHERS)
    for section in cycle([slot.section for slot in document.song.arrangement.order[:9]]):
        chords = _chords(8, next(progressions))
        edit = partial(set_section_chords, section=section, chords=chords)
        yield partial(document.apply, "step-paint", edit)


def adding_section(document: Document) -> Iterator[Action]:
    """An empty section put in."""
    for at in cycle(range(9)):
        arrangement = document.song.arrangement.id
        edit = partial(add_section, arrangement=arrangement, index=at, kind="verse", bars=8)
        yield partial(document.apply, "step-paint", edit)


def up_and_down(document: Document) -> Iterator[Action]:
    """A part moved by another interval each time."""
    section = document.song.arrangement.order[0].section
    lane, (part, *_) = next(iter(document.song.sections[section].parts.items()))
    for semitones in cycle(range(-6, 6)):
        edit = partial(change_part, section=section, lane=lane, part=part.id, transpose=semitones)
        yield partial(document.apply, "step-paint", edit)


def changing_role(document: Document) -> Iterator[Action]:
    """An instrument given another role: it is other company in all its sections."""
    roles: Iterator[Role] = cycle(("bass", "melody", "harmony", "texture", "counter-melody"))
    for lane in cycle([lane.id for lane in document.song.lanes[:12]]):
        edit = partial(set_lane_role, lane=lane, role=next(roles))
        yield partial(document.apply, "step-paint", edit)


OWN: dict[str, Scene] = {
    "change the chords of a section": changing_chords,
    "add a section": adding_section,
    "give an instrument another role": changing_role,
}


def _rows_of(size: str, song: Song, from_nothing: float, limit: float, tail_limit: float) -> Iterator[Row]:
    cold = f"{len(report(song, song.arrangement).verdicts):,} verdicts"
    full = run_times([partial(report, song, song.arrangement)] * 2)
    yield spread_row(f"{size}: fit from nothing", full, limit=from_nothing, note=cold)
    # One analysis and one window's fitting for all scenes: each is led back to the song as it was.
    analysis, document = Analysis(), Document(song)
    fitting = Fitting(document)
    for what, scene in (SCENES | OWN).items():
        times = _edited_times(song, scene, analysis, FEW if what in WIDE else TIMES)
        row = spread_row(f"{size}: fit after: {what}", times, limit=limit, tail_limit=tail_limit)
        yield beside(row, times, full, "from nothing")
        times = _at_once_times(document, fitting, scene, FEW if what in WIDE else TIMES)
        yield spread_row("  of which at once", times)


def _edited_times(song: Song, scene: Scene, analysis: Analysis, times: int) -> Times:
    """All verdicts brought up to date after each edit."""
    document = Document(song)
    analysis.update(song, song.arrangement)
    took = []
    for action in islice(scene(document), times):
        analysis.update(document.song, document.song.arrangement)  # a scene may have edited before, to undo
        action()
        edited = document.song
        took.append(run_times([partial(analysis.update, edited, edited.arrangement)]))
    return joined(took)


def _at_once_times(document: Document, fitting: Fitting, scene: Scene, times: int) -> Times:
    """The edit through the document, with what is analysed before anything else hears of it."""
    song, took = document.song, []
    actions = scene(document)
    fitting.settle()
    for action in islice(actions, times):
        took.append(run_times([action]))
        fitting.settle()
    document.apply("step-paint", lambda _: song)
    return joined(took)


def _growth(song: Song) -> Row:
    """How much more memory is held after thousands of edits of which no history is kept."""
    document, analysis = Document(song), Analysis()
    scenes = [scene(document) for scene in (up_and_down, changing_chords)]
    before = 0.0
    for number in range(EDITS):
        next(scenes[number % 2])()
        document.open(document.song)
        analysis.update(document.song, document.song.arrangement)
        if number == EDITS // 4:
            before = memory_megabytes()
    grown = memory_megabytes() - before
    return Row(
        f"ordinary: memory after {EDITS:,} edits, more than after a quarter of them", grown, "MB", limit=16.0
    )


if __name__ == "__main__":
    main(rows)
