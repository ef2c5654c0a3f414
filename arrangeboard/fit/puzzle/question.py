"""A question as the file holds it, and as figures and a spot.

Ticks come in any division of the quarter. A chord that cannot be read is unknown there; a key likewise.
"""

from typing import Annotated

from msgspec import Meta, Struct

from arrangeboard.fit.company import Company, Voice, company
from arrangeboard.fit.figure import Figure, figure_of_notes
from arrangeboard.fit.ground import ground
from arrangeboard.fit.spot import Spot
from arrangeboard.song.bars import BarGrid, bar_grid
from arrangeboard.song.ids import LaneId
from arrangeboard.song.keys import is_key
from arrangeboard.song.values import TICKS_PER_QUARTER, Chord, Meter, Note, Role
from arrangeboard.theory.chords import is_chord

MOST_QUARTERS = 16_384
"""So many quarters a question may last, and so far may its times lie: 4,096 bars of four."""

Ticks = Annotated[float, Meta(ge=-(2**31), le=2**31)]
Bars = Annotated[int, Meta(ge=0, le=4096)]


class FileNote(Struct, frozen=True, array_like=True, gc=False):
    """Start, length, pitch and perhaps velocity."""

    start: Ticks
    length: Ticks
    pitch: Annotated[int, Meta(ge=0, le=127)]
    velocity: float = 80


FileNotes = tuple[FileNote, ...]


class FileLane(Struct, frozen=True):
    """Another lane that sounds in the slot."""

    notes: FileNotes = ()
    role: str = ""


class FilePhrase(Struct, frozen=True):
    """A neighbouring phrase of the lane; its times count from its own start."""

    notes: FileNotes = ()
    bars: Bars = 0


class Question(Struct, frozen=True):
    """A line of the file. `answer` is the index of the true candidate, and is for counting only."""

    id: str | int
    candidates: Annotated[tuple[FileNotes, ...], Meta(min_length=1)]
    task: str = ""
    ticks_per_quarter: Annotated[float, Meta(ge=1, le=2**20)] = 480
    meter: str = "4/4"
    bars: Bars = 0
    key: str | None = None
    chords: tuple[tuple[Ticks, str | None], ...] = ()
    role: str = "melody"
    before: FilePhrase | None = None
    after: FilePhrase | None = None
    others: tuple[FileLane, ...] = ()
    answer: int | None = None


def is_too_long(question: Question) -> bool:
    """Whether the question, or a time in it, goes on for longer than any music: nothing would come of it."""
    most = MOST_QUARTERS * question.ticks_per_quarter
    lanes = (*question.candidates, *(lane.notes for lane in question.others))
    beside = [phrase for phrase in (question.before, question.after) if phrase is not None]
    bars = max(question.bars, *(phrase.bars for phrase in beside), 0)
    return (
        any(
            abs(note.start) + abs(note.length) > most
            for notes in (*lanes, *(phrase.notes for phrase in beside))
            for note in notes
        )
        or any(abs(tick) > most for tick, _ in question.chords)
        or _bars(question, 1).length_ticks * bars > MOST_QUARTERS * TICKS_PER_QUARTER
    )


def spot_of(question: Question) -> Spot:
    """The place that is asked about. Its lane's own role counts where it is one of ours, else a melody's."""
    grid = _grid(question)
    per_quarter = question.ticks_per_quarter
    chords = tuple(Chord(_tick(start, per_quarter), readable(symbol)) for start, symbol in question.chords)
    place = ground(grid, tuple(sorted(chords, key=lambda chord: chord.tick)), key_named(question.key))
    return Spot(
        place,
        0,
        place.steps,
        role=_role(question.role),
        company=_company(question, grid.length_ticks),
        before=_beside(question.before, question),
        after=_beside(question.after, question),
    )


def figures_of(question: Question) -> list[Figure]:
    """The candidates, in order."""
    length = _grid(question).length_ticks
    return [_figure(notes, length, question.ticks_per_quarter) for notes in question.candidates]


def key_named(name: str | None) -> str | None:
    """The key of a name such as "F# major", "Bb minor" or "Am"; None for one that is none of ours."""
    tonic, _, mode = (name or "").strip().partition(" ")
    key = tonic + ("m" if mode.strip().casefold().startswith("min") else "")
    return key if is_key(key) else _SAME_AS.get(key)


def readable(symbol: str | None) -> str:
    """A symbol without the colon that some corpora write, and without a bass or brackets we cannot read."""
    plain = (symbol or "").replace(":", "")
    shorter = (plain, plain.partition("/")[0], plain.partition("/")[0].partition("(")[0])
    return next((one for one in shorter if is_chord(one)), "")


_SAME_AS = {"D#": "Eb", "G#": "Ab", "A#": "Bb", "Dbm": "C#m", "Gbm": "F#m", "Cbm": "Bm"}
"""Keys that no signature writes, as those that sound the same."""


def _grid(question: Question) -> BarGrid:
    return _bars(question, question.bars or _bars_reached(question))


def _bars(question: Question, bars: int) -> BarGrid:
    return bar_grid(max(1, bars), (), _meter(question.meter))


def _bars_reached(question: Question) -> int:
    """Bars up to the end of the longest candidate, for a question that does not say."""
    ends = (note.start + note.length for notes in question.candidates for note in notes)
    bar = _bars(question, 1).length_ticks
    return -(-_tick(max(ends, default=0), question.ticks_per_quarter) // bar)


def _meter(typed: str) -> Meter:
    upper, _, lower = typed.partition("/")
    if upper.isdecimal() and lower in {"1", "2", "4", "8", "16", "32"} and 0 < int(upper) <= 64:
        return Meter(int(upper), int(lower))
    return Meter()


def _tick(tick: float, per_quarter: float) -> int:
    return round(tick * TICKS_PER_QUARTER / per_quarter)


def _figure(notes: FileNotes, length_ticks: int, per_quarter: float) -> Figure:
    scaled = (Note(_tick(one.start, per_quarter), _tick(one.length, per_quarter), one.pitch) for one in notes)
    return figure_of_notes(scaled, length_ticks)


def _company(question: Question, length_ticks: int) -> Company:
    lanes = (
        (lane, _figure(lane.notes, length_ticks, question.ticks_per_quarter)) for lane in question.others
    )
    return company(tuple(Voice(LaneId(0), _role(lane.role), figure) for lane, figure in lanes))


def _beside(phrase: FilePhrase | None, question: Question) -> Figure | None:
    if phrase is None or not phrase.notes:
        return None
    alone = Question("", (phrase.notes,), ticks_per_quarter=question.ticks_per_quarter, meter=question.meter)
    bars = phrase.bars or _bars_reached(alone)
    return _figure(phrase.notes, _bars(question, bars).length_ticks, question.ticks_per_quarter)


_ROLES: dict[str, Role] = {
    "melody": "melody",
    "counter-melody": "counter-melody",
    "harmony": "harmony",
    "bass": "bass",
    "rhythm": "rhythm",
    "texture": "texture",
}


def _role(name: str) -> Role:
    return _ROLES.get(name, "melody")
