"""The notes that a repair works on: those of the part's piece, beside where and how they sound.

A piece that fills its part once, or that is changed alike in every tile, is rewritten as it is. Where each
tile must be changed in its own way, the tiles are written out one after the other first.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from operator import attrgetter
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.fit.case import Case
from arrangeboard.fit.figure import StepNote
from arrangeboard.fit.steps import STEP_TICKS, step_at
from arrangeboard.song.edits.repairing import PartChange, Rewriting
from arrangeboard.song.tiles import in_range
from arrangeboard.song.values import Control, Lyric, Note, Piece, Written

Timed = TypeVar("Timed", Control, Lyric)


class Sung(Struct, frozen=True, gc=False):
    """A note as it is written, and as it sounds in the section, transposed."""

    note: Note
    heard: StepNote


Steps = dict[Sung, int]
"""By how many semitones notes move."""


class Material(Struct, frozen=True):
    """A piece to be rewritten, and its notes with how they sound. `tiled` where it sounds more than once."""

    piece: Piece
    sung: tuple[Sung, ...]
    tiled: bool
    written_out: bool

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes as they are written."""
        return tuple(one.note for one in self.sung)


def part_ticks(case: Case) -> int:
    """How long the part lasts."""
    if case.part.length_ticks is not None:
        return case.part.length_ticks
    return case.spot.ground.grid.length_ticks - case.part.start_tick


def is_tiled(case: Case) -> bool:
    """Whether the piece sounds more than once in its part, the last time perhaps in part."""
    return part_ticks(case) > case.piece.length_ticks


def as_written(case: Case) -> Material:
    """The piece's own notes; of one that is tiled as they sound in the first tile."""
    return Material(case.piece, tuple(_tile(case, case.piece, 0)), is_tiled(case), written_out=False)


def written_out(case: Case) -> Material:
    """What the part plays from its start to its end, as one piece that fills it once."""
    if not is_tiled(case):
        return as_written(case)
    whole = tiles_of(case.piece, part_ticks(case))
    return Material(whole, tuple(_tile(case, whole, 0)), tiled=False, written_out=True)


def tiles_of(piece: Piece, length_ticks: int) -> Piece:
    """The piece tiled to a length; only the first tile has its pickup, what starts behind the end is gone."""
    content = piece.written
    tiles = [
        (start, -piece.pickup_ticks if start == 0 else 0, min(piece.length_ticks, length_ticks - start))
        for start in range(0, length_ticks, piece.length_ticks)
    ]
    whole = Written(
        tuple(
            sorted(
                replace(one, start_tick=start + one.start_tick)
                for start, opens, closes in tiles
                for one in content.notes
                if opens <= one.start_tick < closes
            )
        ),
        tuple(_tiled(content.controls, tiles)),
        tuple(_tiled(content.lyrics, tiles)),
    )
    return replace(piece, length_ticks=length_ticks, content=whole)


def _tiled(timed: tuple[Timed, ...], tiles: list[tuple[int, int, int]]) -> Iterator[Timed]:
    """Controls or lyrics in every tile: where it starts, and between which of its ticks it sounds."""
    for start, opens, closes in tiles:
        yield from (replace(one, tick=start + one.tick) for one in timed if opens <= one.tick < closes)


def rewriting(
    material: Material,
    notes: Iterable[Note],
    *,
    length_ticks: int | None = None,
    shift: Callable[[int], int] | None = None,
) -> Rewriting:
    """What the piece holds with other notes. `shift` says where controls and lyrics of a tick go."""
    piece, found = material.piece, tuple(sorted(notes))
    controls, lyrics = piece.written.controls, piece.written.lyrics
    if shift is not None:
        controls, lyrics = _shifted(controls, shift), _shifted(lyrics, shift)
    starts = [note.start_tick for note in found[:1]]
    starts += [one.tick for one in controls[:1]] + [one.tick for one in lyrics[:1]]
    return Rewriting(
        Written(found, controls, lyrics),
        piece.length_ticks if length_ticks is None else length_ticks,
        max(piece.pickup_ticks, -min(starts, default=0)),
        shared=not material.written_out,
    )


def _shifted(timed: tuple[Timed, ...], shift: Callable[[int], int]) -> tuple[Timed, ...]:
    in_order = sorted(timed, key=lambda one: shift(one.tick))
    return tuple([replace(one, tick=shift(one.tick)) for one in in_order])


def rewritten(material: Material, notes: Iterable[Note]) -> PartChange:
    """The part with other notes and nothing else changed."""
    return PartChange(rewriting=rewriting(material, notes))


def moved_onto(material: Material, steps: Steps) -> tuple[Note, ...]:
    """All notes, some of them so many semitones higher.

    Where one that moves meets another on its new pitch, no note sounds twice: of two that begin together the
    longer one stays, else the earlier one ends where the later begins.
    """
    moved = [replace(one.note, pitch=one.note.pitch + steps.get(one, 0)) for one in material.sung]
    reached = {note.pitch for note, one in zip(moved, material.sung, strict=True) if steps.get(one)}
    still = [note for note in moved if note.pitch not in reached]
    return tuple(sorted([*still, *_one_at_a_time(note for note in moved if note.pitch in reached)]))


def _one_at_a_time(notes: Iterable[Note]) -> Iterator[Note]:
    """Notes of each pitch so that none begins while another one sounds."""
    longest: dict[tuple[int, int], Note] = {}
    for note in sorted(notes, key=attrgetter("length_ticks")):
        longest[note.pitch, note.start_tick] = note
    in_order = [longest[key] for key in sorted(longest)]
    for note, after in zip_longest(in_order, in_order[1:]):
        meets = after is not None and after.pitch == note.pitch
        room = after.start_tick - note.start_tick if meets else note.length_ticks
        yield replace(note, length_ticks=min(note.length_ticks, room))


def changed_share(material: Material, notes: Iterable[Note]) -> float:
    """How much of the music other notes make another: the share of its notes that are no longer there."""
    if not material.sung:
        return 0.0
    return len(set(material.notes) - set(notes)) / len(material.sung)


def _tile(case: Case, piece: Piece, start_tick: int) -> Iterable[Sung]:
    """The notes of a tile as the figure rounds them to steps."""
    at, up = case.spot.start + step_at(start_tick), 0 if case.figure.drums else case.part.transpose
    for note in piece.written.notes:
        start = step_at(note.start_tick)
        end = max(start + 1, step_at(note.start_tick + note.length_ticks))
        yield Sung(note, StepNote(at + start, at + end, in_range(note.pitch + up)))


def ticks(steps: int) -> int:
    """So many steps in ticks."""
    return steps * STEP_TICKS
