"""What a piece looks like to its neighbours: when it sounds, when it begins notes, on which pitch classes.

Made once for a piece. A part's figure is its piece's, transposed (a rotation) and laid out as tiles.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from arrangeboard.fit.bounds import is_beyond_judging
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.steps import NO_CLASSES, STEP_TICKS, Classes, Mask, span, step_at, together, turned
from arrangeboard.song.ids import PartId
from arrangeboard.song.tiles import cell_tiles, in_range
from arrangeboard.song.values import Note, Part, Piece


class StepNote(Struct, frozen=True, array_like=True, order=True, gc=False):
    """A note from one step to before another; at least one step long."""

    start: int
    end: int
    pitch: int


class Figure(Struct, frozen=True, gc=False):
    """Notes over `steps` steps.

    `sounding` and `onsets` hold a mask for each pitch class, none of them in a figure of `drums`; `strikes`
    are all onsets. `notes` lie inside the steps, in order; those of the `pickup` start before step 0 and are
    in no mask.
    """

    steps: int
    sounding: Classes = NO_CLASSES
    onsets: Classes = NO_CLASSES
    strikes: Mask = 0
    notes: tuple[StepNote, ...] = ()
    pickup: tuple[StepNote, ...] = ()
    drums: bool = False

    @property
    def sounds(self) -> Mask:
        """The steps on which anything sounds."""
        return together(self.sounding)

    @property
    def is_empty(self) -> bool:
        """Whether it has no note, not even in its pickup."""
        return not self.notes and not self.pickup


_kept = Kept()


def figure_of_notes(notes: Iterable[Note], length_ticks: int, *, drums: bool = False) -> Figure:
    """The figure of notes whose ticks count from its first step; what begins behind its end is left out."""
    return _of_steps(sorted(map(_step_note, notes)), step_at(length_ticks), drums=drums)


def piece_figure(piece: Piece, *, drums: bool = False) -> Figure:
    """The figure of a written piece; the same object for the same piece."""

    def make() -> Figure:
        return figure_of_notes(piece.written.notes, piece.length_ticks, drums=drums)

    return _kept.get((piece,), make, drums)


def transposed(figure: Figure, semitones: int) -> Figure:
    """The same figure so many semitones higher, by octaves inside MIDI's range as it sounds; drums stay.

    By whole octaves it has the very same masks, unless a note would leave the range: `portrait` knows by them
    that it is the same line.
    """
    if not semitones or figure.drums:
        return figure
    is_octave = semitones % 12 == 0 and all(0 <= note.pitch + semitones <= 127 for note in figure.notes)
    return Figure(
        figure.steps,
        figure.sounding if is_octave else _turned(figure.sounding, semitones),
        figure.onsets if is_octave else _turned(figure.onsets, semitones),
        figure.strikes,
        _higher(figure.notes, semitones),
        _higher(figure.pickup, semitones),
    )


def _turned(classes: Classes, semitones: int) -> Classes:
    """Every pitch class moved up, in a tuple of its own."""
    return (*turned(classes, semitones),)


def _higher(notes: tuple[StepNote, ...], semitones: int) -> tuple[StepNote, ...]:
    moved = [StepNote(note.start, note.end, in_range(note.pitch + semitones)) for note in notes]
    return tuple(sorted(moved))


def laid_out(figure: Figure, start: int, end: int, steps: int) -> Figure:
    """The figure as tiles from step `start` to before `end`, in a section of so many steps.

    Only the first tile brings its pickup, and only where it reaches out of the section is it one.
    """
    if (start, end, figure.steps) == (0, steps, steps):
        return figure
    notes = [
        StepNote(at + note.start, at + note.end, note.pitch)
        for at in range(start, end, max(figure.steps, 1))
        for note in figure.notes
        if at + note.start < end
    ]
    led = [StepNote(start + note.start, start + note.end, note.pitch) for note in figure.pickup]
    inside = sorted(notes + [note for note in led if note.start >= 0])
    pickup = tuple(note for note in led if note.start < 0)
    return _figure(steps, tuple(inside), pickup, drums=figure.drums)


def piece_laid_out(piece: Piece, start_tick: int, end_tick: int, length_ticks: int, *, drums: bool) -> Figure:
    """A written piece as tiles between two ticks of a section of `length_ticks`, untransposed.

    One that is no whole number of steps long is laid in ticks, as it is performed: rounded, its tiles would
    drift, and one shorter than a step would have no notes. So is one whose last note is nearest to its end,
    and is heard with the first of the next tile. Nothing, where there is more than can be judged.
    """
    part = Part(PartId(0), piece.id, start_tick, end_tick - start_tick)
    if is_beyond_judging(part, piece, length_ticks):
        return Figure(step_at(length_ticks), drums=drums)
    notes, whole_steps = piece.written.notes, piece.length_ticks % STEP_TICKS == 0
    if whole_steps and not (notes and step_at(notes[-1].start_tick) >= step_at(piece.length_ticks)):
        bare = piece_figure(piece, drums=drums)
        return laid_out(bare, step_at(start_tick), step_at(end_tick), step_at(length_ticks))
    tiles = cell_tiles((part,), (piece,), length_ticks, drums=drums)
    found = sorted({_step_note(note) for tile in tiles for note in tile.notes})
    return _of_steps(found, step_at(length_ticks), drums=drums)


def merged(figures: Iterable[Figure], steps: int) -> Figure:
    """Figures of one section over one another."""
    held = [figure for figure in figures if not figure.is_empty]
    if len(held) == 1 and held[0].steps == steps:
        return held[0]
    notes = sorted(note for figure in held for note in figure.notes)
    pickup = sorted(note for figure in held for note in figure.pickup)
    return _figure(steps, tuple(notes), tuple(pickup), drums=any(figure.drums for figure in held))


def part_figure(part: Part, piece: Piece | None, length_ticks: int, *, drums: bool) -> Figure:
    """What a part plays in its section of `length_ticks`; `piece` as it is performed there, None if planned.

    The same object for the same part, piece and length. Nothing, where there is more than can be judged.
    """

    def make() -> Figure:
        if piece is None:
            return Figure(step_at(length_ticks), drums=drums)
        end = length_ticks if part.length_ticks is None else part.start_tick + part.length_ticks
        laid = piece_laid_out(piece, part.start_tick, end, length_ticks, drums=drums)
        return transposed(laid, part.transpose)

    return _kept.get((part, piece), make, length_ticks, drums)


def _step_note(note: Note) -> StepNote:
    start = step_at(note.start_tick)
    return StepNote(start, max(start + 1, step_at(note.start_tick + note.length_ticks)), note.pitch)


def _of_steps(found: Sequence[StepNote], steps: int, *, drums: bool) -> Figure:
    inside = tuple(note for note in found if 0 <= note.start < steps)
    return _figure(steps, inside, tuple(note for note in found if note.start < 0), drums=drums)


def _figure(steps: int, notes: tuple[StepNote, ...], pickup: tuple[StepNote, ...], *, drums: bool) -> Figure:
    sounding, onsets, strikes = [0] * 12, [0] * 12, 0
    for note in notes:
        strikes |= 1 << note.start
        onsets[note.pitch % 12] |= 1 << note.start
        sounding[note.pitch % 12] |= span(note.start, min(note.end, steps))
    if drums:
        return Figure(steps, NO_CLASSES, NO_CLASSES, strikes, notes, pickup, drums=True)
    return Figure(steps, tuple(sounding), tuple(onsets), strikes, notes, pickup)
