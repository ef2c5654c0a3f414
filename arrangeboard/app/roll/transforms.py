"""What a command of the piano roll does to the chosen notes, or with none chosen to all: one step each."""

from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.roll.open_piece import open_piece
from arrangeboard.app.roll.writing import (
    Notes,
    Transform,
    choose,
    chosen_notes,
    exchange_notes,
    meant_notes,
    rewrite,
    shown_piece,
    transform,
)
from arrangeboard.melody.pitch import inverted, inverted_in_scale, stepped, transposed
from arrangeboard.melody.shape import glued, lengthened, split_at, with_velocity
from arrangeboard.melody.snap import before
from arrangeboard.melody.timing import (
    Quantise,
    end_of,
    humanised,
    leaves_at_end,
    legato,
    moved,
    quantised,
    quantised_within,
    retrograde,
    time_scaled,
)
from arrangeboard.performance.performing import place_of
from arrangeboard.song.bars import section_grid
from arrangeboard.song.invariants import part_end
from arrangeboard.song.values import Note, Written
from arrangeboard.theory.keys import scale

GLUE_GAP_TICKS = 60
"""Notes this close, a sixty-fourth, are meant as one when they are glued."""


def transpose(document: Document, semitones: int) -> None:
    """So many semitones higher."""
    transform(document, "step-transpose-notes", lambda notes: transposed(notes, semitones))


def move_rows(document: Document, rows: int, order: tuple[int, ...]) -> None:
    """So many rows further down, where rows are a kit's sounds; no further than the last one."""
    at = {pitch: row for row, pitch in enumerate(order)}

    def change(notes: Notes) -> Notes:
        held = [at[note.pitch] for note in notes]
        by = min(max(rows, -min(held)), len(order) - 1 - max(held))
        return tuple(sorted(replace(note, pitch=order[at[note.pitch] + by]) for note in notes))

    transform(document, "step-transpose-notes", change)


def step_in_scale(document: Document, steps: int) -> None:
    """So many steps of the key's scale higher."""
    classes = _written_scale(document)
    transform(document, "step-transpose-notes", lambda notes: stepped(notes, steps, classes))


def invert(document: Document) -> None:
    """Upside down in steps of the key's scale, about the first of them; a kit's sounds about their middle."""
    if _is_kit(document):
        invert_by_semitones(document)
        return
    classes = _written_scale(document)
    transform(document, "step-invert-notes", lambda notes: inverted_in_scale(notes, classes))


def invert_by_semitones(document: Document) -> None:
    """Upside down by semitones, about the middle between the lowest and the highest of them."""
    transform(document, "step-invert-notes", inverted)


def reverse(document: Document) -> None:
    """From last to first."""
    transform(document, "step-reverse-notes", retrograde)


def bind(document: Document) -> None:
    """Each until the next one starts; the last until the end of the piece, or its own if that is later."""
    shown = shown_piece(document)
    latest = max((end_of(note) for note in chosen_notes(document)), default=shown.piece.length_ticks)
    transform(document, "step-legato-notes", lambda notes: legato(notes, latest))


def loosen(document: Document, *, seed: int, ticks: int, velocity: int) -> None:
    """As hands play them; one seed gives one result."""
    transform(
        document, "step-humanise-notes", humaniser(seed=seed, ticks=ticks, velocity=velocity), is_sung=True
    )


def humaniser(*, seed: int, ticks: int, velocity: int) -> Transform:
    """What `loosen` does to notes."""
    return lambda notes: humanised(notes, seed, ticks=ticks, velocity=velocity)


def quantise(document: Document, how: Quantise) -> None:
    """Onto the grid, or part of the way to it; none leaves the piece over its end."""
    old, are_chosen = meant_notes(document), bool(document.roll.chosen)
    new = _on_grid(document, how, old)
    if new == old:
        return
    pairs = zip(old, new, strict=True)
    exchange_notes(document, "step-quantise-notes", frozenset(old), tuple(sorted(new)), moved=pairs)
    if not are_chosen:
        choose(document, ())


def quantiser(document: Document, how: Quantise) -> Transform:
    """What `quantise` does to notes."""
    return lambda notes: tuple(sorted(_on_grid(document, how, notes)))


def turned_back(document: Document, how: Quantise) -> int:
    """How many notes would be pulled over the end of the piece, and are kept inside."""
    length, old = shown_piece(document).piece.length_ticks, meant_notes(document)
    return sum(leaves_at_end(note, quantised([note], how)[0], length) for note in old)


def goes_round(document: Document) -> bool:
    """Whether a part plays the open piece more than once in a row."""
    song, piece = document.song, shown_piece(document).piece
    return any(
        part.piece == piece.id
        and part_end(part, section_grid(song, section).length_ticks) - part.start_tick > piece.length_ticks
        for section in song.sections.values()
        for parts in section.parts.values()
        for part in parts
    )


def _on_grid(document: Document, how: Quantise, notes: Notes) -> Notes:
    length = shown_piece(document).piece.length_ticks
    return quantised_within(notes, how, length, goes_round=goes_round(document))


def set_velocity(document: Document, velocity: int) -> None:
    """As loud as that."""
    transform(document, "step-velocity-notes", lambda notes: with_velocity(notes, velocity))


def lengthen(document: Document, ticks: int, *, shortest_ticks: int) -> None:
    """So much longer, or shorter."""

    def change(notes: Notes) -> Notes:
        return lengthened(notes, ticks, shortest_ticks=shortest_ticks)

    transform(document, "step-stretch-notes", change)


def shift(document: Document, ticks: int) -> None:
    """So much later, or earlier, as far as the piece and a bar of pickup have room."""
    room = held_shift(document, meant_notes(document), ticks)
    transform(document, "step-move-notes", lambda notes: moved(notes, room), is_sung=True)


def held_shift(document: Document, notes: Notes, ticks: int) -> int:
    """`ticks`, held so that no note starts behind the piece's end or more than a bar before it.

    A note that lies out there already is moved no further, but not brought back.
    """
    shown = open_piece(document)
    if not notes or shown is None:
        return 0
    first, last = notes[0].start_tick, notes[-1].start_tick
    earliest = min(first, -max(shown.bar_ticks, shown.piece.pickup_ticks))
    latest = max(last, shown.piece.length_ticks - 1)
    return min(max(ticks, earliest - first), latest - last)


def split_at_caret(document: Document) -> None:
    """Cut in two at the caret; where none sounds across it, each in the middle, on the snap's lines."""
    shown, snap, caret = shown_piece(document), document.roll.snap, document.roll.caret_tick

    def middle(note: Note) -> int:
        half = note.start_tick + note.length_ticks // 2
        line = before(half, snap, shown.grid)
        return line if line > note.start_tick else half

    def cut(notes: Notes) -> Notes:
        if any(note.start_tick < caret < end_of(note) for note in notes):
            return split_at(notes, caret)
        return tuple(sorted(half for note in notes for half in split_at([note], middle(note))))

    transform(document, "step-split-notes", cut)


def glue(document: Document) -> None:
    """Neighbours on one pitch made one note. Chosen ones are glued however far apart they are."""
    gap = shown_piece(document).piece.length_ticks if chosen_notes(document) else GLUE_GAP_TICKS
    transform(document, "step-glue-notes", lambda notes: glued(notes, gap))


def scale_time(document: Document, numerator: int, denominator: int) -> None:
    """Slower or faster. All of it takes length, pickup, controls and words along; a choice in it stays."""
    shown, meant = shown_piece(document), meant_notes(document)
    if len(meant) < len(shown.notes):
        transform(document, "step-scale-notes", lambda notes: time_scaled(notes, numerator, denominator))
        return
    length = max(1, shown.piece.length_ticks * numerator // denominator)
    notes = _scaled_from_bar_1(meant, numerator, denominator)
    chosen = notes if document.roll.chosen else ()
    beside = _scaled_beside(shown.piece.written, numerator, denominator)
    rewrite(document, "step-scale-notes", notes, chosen=chosen, length_ticks=length, beside=beside)


def bars_heard(document: Document) -> int | None:
    """How many bars of the open piece its place has room for; None where all of its notes are heard there."""
    shown = shown_piece(document)
    if shown.section is None or shown.part is None:
        return None
    end = part_end(shown.part, section_grid(document.song, shown.section).length_ticks)
    room = end - shown.part.start_tick
    return room // shown.bar_ticks if any(note.start_tick >= room for note in shown.notes) else None


def _scaled_beside(written: Written, numerator: int, denominator: int) -> Written:
    """Controls and words of a piece that is scaled."""
    controls = tuple(replace(one, tick=one.tick * numerator // denominator) for one in written.controls)
    lyrics = tuple(replace(one, tick=one.tick * numerator // denominator) for one in written.lyrics)
    return replace(written, controls=controls, lyrics=lyrics)


def _scaled_from_bar_1(notes: Notes, numerator: int, denominator: int) -> Notes:
    """Scaled so that bar 1 stays where it is, whatever comes before it."""
    first = notes[0].start_tick if notes else 0
    return moved(
        time_scaled(notes, numerator, denominator), (first * numerator - first * denominator) // denominator
    )


def _is_kit(document: Document) -> bool:
    lane = shown_piece(document).lane
    return lane is not None and lane.sound.drums


def _written_scale(document: Document) -> frozenset[int]:
    """Pitch classes that sound in the key's scale, as they are written in a part that is transposed."""
    part = shown_piece(document).part
    semitones = part.transpose if part is not None and not _is_kit(document) else 0
    return frozenset((pitch_class - semitones) % 12 for pitch_class in scale(_key(document)))


def _key(document: Document) -> str:
    """The key in effect where the piece is played."""
    shown = shown_piece(document)
    if shown.section is not None and shown.lane is not None and shown.part is not None:
        return place_of(document.song, shown.section, shown.lane, shown.part).key
    return shown.piece.key or document.song.key
