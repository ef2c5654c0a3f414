"""Pieces from files: which tracks a file has, where its phrases are cut, and the pieces that come of it.

Bars are kept as bars: key and tempo of the file do not matter to what is cut. Reading can be long work and
touches nothing, so it may run anywhere; only `take_pieces` changes the document.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.files.opening import Progress, import_midi_file, is_score
from arrangeboard.errors import UserError
from arrangeboard.exchange.mxl import MOST_SCORE_BYTES
from arrangeboard.exchange.sources import PieceSource, SourceTrack
from arrangeboard.melody.cutting import Stretch, bar_1_of, cut
from arrangeboard.melody.phrases import Why, phrases
from arrangeboard.melody.timing import end_of
from arrangeboard.midi.losses import Loss
from arrangeboard.performance.sounding import SoundingLane, sounding
from arrangeboard.song.bars import BarGrid, section_grid
from arrangeboard.song.edits.pieces import kept_piece, same_music
from arrangeboard.song.ids import PieceId
from arrangeboard.song.timeline import Timeline
from arrangeboard.song.values import Control, Lane, Lyric, Note, Piece, Song, Written
from arrangeboard.storage.files import clean_text, read_file
from arrangeboard.theory.instruments import PROGRAMS
from arrangeboard.words import say

_OF_SONGS_ALONE = frozenset({"key-guessed", "sections-proposed", "markers-set-aside"})
"""What an import tells that does not matter to pieces."""

_NO_NAME = re.compile(r"(track|spur|piste|midi|untitled|instrument|channel)[\s#.:-]*\d*")
"""What programs call a track that nobody has named."""


class NothingToImport(UserError):
    """The file holds no notes that could become a piece."""


class Cut(Struct, frozen=True):
    """One stretch of a track that becomes a piece, from its first note or bar line; `why` it begins there."""

    start_tick: int
    end_tick: int
    name: str = ""
    why: Why = "start"


def read_source(path: Path, progress: Progress | None = None) -> PieceSource:
    """The tracks of a MIDI or MusicXML file that hold notes; `progress` hears shares from 0 to 1.

    Raises UserErrors of reading, and NothingToImport where no track has any.
    """
    source = _read_score(path) if is_score(path) else _read_midi(path, progress)
    if not source.tracks:
        raise NothingToImport("import-no-notes", name=path.name)
    return source


def proposed_cuts(
    source: PieceSource, track: SourceTrack, first_bar: int = 0, end_bar: int | None = None
) -> tuple[Cut, ...]:
    """The phrases of a track from a bar up to, and without, another, each with a name.

    A pickup into the first bar comes along.
    """
    grid = source.grid
    start, end = grid.starts[first_bar], grid.starts[grid.bars if end_bar is None else end_bar]
    inside = [note for note in track.notes if start <= bar_1_of(note.start_tick, grid) < end]
    found = phrases(inside, end, grid)
    named = (
        Cut(one.start_tick, one.end_tick, piece_name(track, number, len(found)), one.why)
        for number, one in enumerate(found, 1)
    )
    return tuple(named)


def whole(source: PieceSource, track: SourceTrack) -> Cut:
    """The track as one piece of whole bars, from the bar in which it begins to where it falls silent."""
    grid = source.grid
    first = min(note.start_tick for note in track.notes)
    line = grid.starts[grid.bar_at(max(0, first))]
    last = max(min(end_of(note), grid.length_ticks) for note in track.notes)
    end = grid.starts[grid.bar_at(max(0, last - 1)) + 1]
    return Cut(min(first, line), end, track.name or source.name)


def piece_name(track: SourceTrack, number: int, of: int) -> str:
    """The name of a piece before the user gives it one."""
    name = track.name.strip()
    if not name or _NO_NAME.fullmatch(name.casefold()):
        name = _sound_name(track) or name or say("import-unnamed")
    return name if of == 1 else f"{name} {_letter(number - 1)}"


def same_as(pieces: Sequence[Piece]) -> dict[int, int]:
    """Which of the pieces hold the music of an earlier one, by their places, with that one's place."""
    found: dict[int, int] = {}
    for at, piece in enumerate(pieces):
        same = next((place for place in range(at) if same_music(pieces[place], piece)), None)
        if same is not None:
            found[at] = same
    return found


def _sound_name(track: SourceTrack) -> str:
    """What plays the track; empty for a piano, which is also what nobody has chosen."""
    if track.sound.drums:
        return say("import-drums")
    return PROGRAMS[track.sound.program].name if track.sound.program else ""


def _letter(at: int) -> str:
    """A to Z, then A2, B2, …: a number would be read as a bar."""
    rounds, place = divmod(at, 26)
    return chr(ord("A") + place) + (str(rounds + 1) if rounds else "")


def piece_of(source: PieceSource, track: SourceTrack, wanted: Cut) -> Piece:
    """The piece that a cut makes, with controls and lyrics; it has no id yet."""
    stretch = cut(track.notes, wanted.start_tick, wanted.end_tick, source.grid)
    controls = tuple(_controls_in(track.controls, wanted, stretch))
    lyrics = tuple(
        Lyric(one.tick - stretch.first_tick, one.text)
        for one in track.lyrics
        if wanted.start_tick <= one.tick < wanted.end_tick
    )
    early = [*(one.tick for one in controls[:1]), *(one.tick for one in lyrics[:1])]
    return Piece(
        PieceId(0),
        wanted.name or track.name or source.name,
        stretch.length_ticks,
        max(stretch.pickup_ticks, -min(early, default=0)),
        Written(stretch.notes, controls, lyrics),
    )


def loop_of(source: PieceSource, track: int | None = None) -> Piece:
    """A loop as one piece of whole bars: a track of the file, or the one with most notes; without an id."""
    chosen = source.tracks[track] if track is not None else fullest_track(source)
    return replace(piece_of(source, chosen, whole(source, chosen)), name=source.name or chosen.name)


def fullest_track(source: PieceSource) -> SourceTrack:
    """The track with most notes, the first of those with as many."""
    return max(source.tracks, key=lambda track: len(track.notes))


def take_pieces(document: Document, pieces: Sequence[Piece]) -> tuple[PieceId, ...]:
    """Put pieces into the tray, in one step; music that is there already is not added again."""
    taken: list[PieceId] = []

    def edit(song: Song) -> Song:
        for piece in pieces:
            song, key = kept_piece(song, piece)
            taken.append(key)
        return song

    if len(pieces) == 1:
        document.apply("step-import-piece", edit, name=pieces[0].name)
    else:
        document.apply("step-import-pieces", edit, count=len(pieces))
    return tuple(taken)


def _read_score(path: Path) -> PieceSource:
    # What reads scores is loaded with the first one.
    from arrangeboard.exchange.musicxml import read_musicxml  # noqa: PLC0415

    return read_musicxml(read_file(path, most_bytes=MOST_SCORE_BYTES), clean_text(path.stem))


def _read_midi(path: Path, progress: Progress | None) -> PieceSource:
    imported = import_midi_file(path, progress)
    of_notes = tuple(loss for loss in imported.losses if loss.code not in _OF_SONGS_ALONE)
    return source_of(imported.song, clean_text(path.stem), of_notes)


def source_of(song: Song, name: str, losses: tuple[Loss, ...] = ()) -> PieceSource:
    """What an imported song's lanes sound from its first bar to its last, as tracks."""
    heard = sounding(song, song.arrangement)
    rows = ((lane, heard.lanes[lane.id]) for lane in song.lanes)
    return PieceSource(
        name=name,
        tracks=tuple(_track(lane, found) for lane, found in rows if found.notes),
        grid=_whole_grid(song, heard.timeline),
        microseconds_per_quarter=song.microseconds_per_quarter,
        losses=losses,
    )


def _track(lane: Lane, heard: SoundingLane) -> SourceTrack:
    notes = (Note(one.start_tick, one.length_ticks, one.pitch, one.velocity) for one in heard.notes)
    return SourceTrack(lane.name, lane.sound, tuple(sorted(notes)), heard.controls, heard.lyrics)


def _whole_grid(song: Song, times: Timeline) -> BarGrid:
    """The bars of all sections one after the other."""
    grids = [(span.start_tick, section_grid(song, span.section)) for span in times.spans]
    starts = [start + tick for start, grid in grids for tick in grid.starts[:-1]]
    return BarGrid((*starts, times.end_tick), tuple(meter for _, grid in grids for meter in grid.meters))


def _controls_in(controls: Iterable[Control], wanted: Cut, stretch: Stretch) -> Iterator[Control]:
    for one in controls:
        if wanted.start_tick <= one.tick < wanted.end_tick:
            yield Control(one.tick - stretch.first_tick, one.kind, one.number, one.value)
