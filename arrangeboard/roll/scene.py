"""Everything that a picture of a piece in the piano roll depends on, as one value.

Notes and rows are the piece's own pitches, as they are written and edited. Names, keys of the keyboard,
scale and chords are those that are heard here: `transpose` semitones higher, where the part is transposed.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.board.colours import lane_colours
from arrangeboard.performance.performing import performed
from arrangeboard.roll.backdrop import RollChord, RollGhost, piece_grid, place_chords, place_ghosts
from arrangeboard.roll.place import RollPlace, Setting, set_in
from arrangeboard.song.bars import BarGrid
from arrangeboard.song.invariants import part_end
from arrangeboard.song.values import Arrangement, Note, Piece, Song
from arrangeboard.theory.instruments import DRUM_SOUNDS
from arrangeboard.theory.keys import scale, tonic

__all__ = ["RollChord", "RollGhost", "RollPlace", "RollScene", "choose", "roll_scene"]

SIXTEENTH = 240
NO_COLOUR = "harmony"
"""The colour of a piece that no lane plays."""


class RollScene(Struct, frozen=True, gc=False):
    """A piece as the roll shows it, ticks counted from its bar 1.

    `rows` are pitches from the top row down: all of them, or a kit's sounds. `grid` reaches some bars past
    the piece's end, so that it can grow. `scale` and the chords are as heard; everything else in pitches is
    as written. `longest_ticks` is the length of the longest note, by which notes are found fast.
    """

    notes: tuple[Note, ...]
    chosen: frozenset[Note]
    length_ticks: int
    pickup_ticks: int
    grid: BarGrid
    rows: tuple[int, ...]
    row_of: dict[int, int]
    drums: bool
    row_names: tuple[str, ...]
    key: str
    scale: frozenset[int]
    chords: tuple[RollChord, ...]
    ghosts: tuple[RollGhost, ...]
    snap_ticks: int
    colour: str
    is_editable: bool
    lowest_pitch: int
    highest_pitch: int
    transpose: int = 0
    longest_ticks: int = 0

    @property
    def tonic(self) -> int:
        """The pitch class that the key is named after."""
        return tonic(self.key)

    def heard(self, pitch: int) -> int:
        """The pitch that a written one sounds here."""
        return pitch + self.transpose

    def is_in_range(self, pitch: int) -> bool:
        """Whether the instrument can play a written pitch here."""
        return self.lowest_pitch <= pitch <= self.highest_pitch

    def between(self, start_tick: int, end_tick: int) -> tuple[Note, ...]:
        """The notes that sound from one tick to another, and perhaps some that end shortly before."""
        return notes_between(self.notes, start_tick - self.longest_ticks, end_tick)


def notes_between(notes: tuple[Note, ...], first_start: int, last_start: int) -> tuple[Note, ...]:
    """Of sorted notes those that start from one tick to another, both counted in."""
    first = bisect_left(notes, Note(first_start, 0, 0, 0))
    last = bisect_right(notes, Note(last_start + 1, 0, 0, 0))
    return notes[first:last]


def choose(scene: RollScene, chosen: frozenset[Note]) -> RollScene:
    """The same scene with other notes chosen."""
    return scene if chosen == scene.chosen else replace(scene, chosen=chosen)


def roll_scene(
    song: Song,
    arrangement: Arrangement,
    place: RollPlace,
    *,
    notes: tuple[Note, ...] | None = None,
    chosen: frozenset[Note] = frozenset(),
    snap_ticks: int = SIXTEENTH,
) -> RollScene:
    """The scene of a piece in its place; `notes` (sorted) stand in for its own while they are being changed.

    Raises EditRefused where the song has no such piece. A place that the song no longer has counts as none.
    """
    setting = set_in(song, arrangement, place)
    piece = _shown_piece(song, setting)
    shown = piece.written.notes if notes is None and piece is not None else notes or ()
    length_ticks = piece.length_ticks if piece else _part_length(setting)
    rows = _rows(shown, drums=setting.drums)
    return RollScene(
        notes=shown,
        chosen=chosen,
        length_ticks=length_ticks,
        pickup_ticks=piece.pickup_ticks if piece else 0,
        grid=piece_grid(song, setting, _end(shown, length_ticks)),
        rows=rows,
        row_of={pitch: row for row, pitch in enumerate(rows)},
        drums=setting.drums,
        row_names=tuple(_drum_name(pitch) for pitch in rows) if setting.drums else (),
        key=setting.key,
        scale=frozenset(() if setting.drums else scale(setting.key)),
        chords=place_chords(song, arrangement, setting, length_ticks),
        ghosts=place_ghosts(song, setting),
        snap_ticks=snap_ticks,
        colour=lane_colours(song)[setting.lane.id] if setting.lane else NO_COLOUR,
        is_editable=not (setting.piece and setting.piece.is_generated),
        lowest_pitch=setting.range[0],
        highest_pitch=setting.range[1],
        transpose=setting.transpose,
        longest_ticks=max((note.length_ticks for note in shown), default=0),
    )


def _shown_piece(song: Song, setting: Setting) -> Piece | None:
    """The piece, written out where it comes from a rule and has a place to be played in."""
    piece, section, lane, part = setting.piece, setting.section, setting.lane, setting.part
    if piece is None or section is None or lane is None or part is None or part.piece != piece.id:
        return piece
    return performed(song, section, lane, part)


def _part_length(setting: Setting) -> int:
    """How long a planned part is: as long as a piece that is written for it."""
    if setting.part is None or setting.grid is None:
        return 0
    return part_end(setting.part, setting.grid.length_ticks) - setting.part.start_tick


def _end(notes: Iterable[Note], length_ticks: int) -> int:
    """Where the last note ends, or the piece, whichever is later."""
    ends = (note.start_tick + note.length_ticks for note in notes)
    return max(length_ticks, max(ends, default=0))


def _rows(notes: tuple[Note, ...], *, drums: bool) -> tuple[int, ...]:
    if not drums:
        return tuple(range(127, -1, -1))
    return tuple(sorted(DRUM_SOUNDS.keys() | {note.pitch for note in notes}, reverse=True))


def _drum_name(pitch: int) -> str:
    return DRUM_SOUNDS.get(pitch, f"{pitch}")
