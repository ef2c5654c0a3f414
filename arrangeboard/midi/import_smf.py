"""Standard MIDI Files in: from a file's bytes to a song and what was lost on the way.

The steps stand in `reading` and `importing`; here is only their order.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace as copy_with

from arrangeboard.midi.importing.bars import lay_bars
from arrangeboard.midi.importing.clock import clock_of
from arrangeboard.midi.importing.conductor import FileConductor, first_tempo, read_conductor
from arrangeboard.midi.importing.end import end_tick_of
from arrangeboard.midi.importing.lanes import FileLane, read_lanes
from arrangeboard.midi.importing.markers import SortedMarks, own_marks, sort_marks
from arrangeboard.midi.importing.names import composer_of, lane_names, notes_of, title_of
from arrangeboard.midi.importing.patterns import Pattern, laid_end_to_end, pattern_marks
from arrangeboard.midi.importing.progress import Stage
from arrangeboard.midi.importing.sections import SectionSpan, marked_sections, proposed_sections
from arrangeboard.midi.importing.singers import place_lyrics
from arrangeboard.midi.importing.song import FileMusic, song_of
from arrangeboard.midi.losses import Loss, LossList
from arrangeboard.midi.reading.smf_reader import NotMidi, Progress, Smf, read_smf
from arrangeboard.song.bars import BarGrid
from arrangeboard.song.values import Note, Song
from arrangeboard.theory.keys import guess_key

__all__ = ["Imported", "NotMidi", "import_midi"]

MOST_CELLS = 80_000
"""Places on the board. Each may hold a piece of its own, and song files hold no more."""

_READ, _GATHERED = 0.5, 0.7
_NOTES_FOR_KEY = 5_000
_NAMES_TOLD = 4


class Imported(Struct, frozen=True):
    """A song from a file, and what of the file it does not hold."""

    song: Song
    losses: tuple[Loss, ...]


def import_midi(data: bytes, *, name: str, progress: Progress | None = None) -> Imported:
    """Import a file's bytes; `name` is the file's, for the title where the file has none. Raises NotMidi.

    `progress` is told how much is done, 0 to 1; an exception that it raises ends the import.
    """
    tell = progress or _tell_nobody
    losses = LossList()
    smf = read_smf(data, losses, Stage(tell, 0.0, _READ))
    if not any(track.starts or track.metas for track in smf.tracks):
        raise NotMidi("midi-without-music")
    title = title_of(smf, name)
    music, marks = _gather(smf, title, losses, Stage(tell, _READ, _GATHERED))
    song = song_of(music, Stage(tell, _GATHERED, 1.0))
    composer, notes = composer_of(music.conductor), notes_of(music.conductor, marks, losses)
    return Imported(copy_with(song, title=title, composer=composer, notes=notes), losses.all())


def _gather(smf: Smf, title: str, losses: LossList, tell: Progress) -> tuple[FileMusic, SortedMarks]:
    """All that the file holds, and its markers told apart. Raises NotMidi where it holds nothing."""
    patterns: tuple[Pattern, ...] = ()
    if smf.kind == 2:
        smf, patterns = laid_end_to_end(smf)
    clock = clock_of(smf.division, first_tempo(smf))
    conductor = read_conductor(smf, clock, losses)
    lanes = read_lanes(smf, clock, losses, tell)
    place_lyrics(smf, clock, lanes)
    end_tick = end_tick_of(smf, clock, conductor, lanes, losses)
    grid = lay_bars(conductor.meters, end_tick, losses)
    _cut_at(grid.length_ticks, lanes, losses)
    marks = sort_marks(conductor.texts, title=title, end_tick=end_tick)
    if patterns:
        marks = replace(marks, sections=pattern_marks(patterns, clock))
    elif smf.tracks[0].has_file_mark:
        marks = own_marks(conductor.texts)
    if not (lanes or marks.sections):
        raise NotMidi("midi-without-music")
    key, spans = _key(conductor, lanes, losses), _spans(marks, grid, lanes, losses)
    if len(lanes) * len(spans) > MOST_CELLS:
        raise NotMidi("midi-too-many-cells", lanes=len(lanes), sections=len(spans))
    return FileMusic(conductor, key, lanes, lane_names(lanes), grid, spans), marks


def _cut_at(end_tick: int, lanes: Sequence[FileLane], losses: LossList) -> None:
    """Leave out what stands beyond the last bar that could be laid."""
    for lane in lanes:
        staying = bisect_left(lane.notes.starts, end_tick)
        losses.add("notes-too-late", len(lane.notes.starts) - staying)
        if staying < len(lane.notes.starts):
            lane.notes = lane.notes.chosen(range(staying))


def _spans(
    marks: SortedMarks, grid: BarGrid, lanes: Sequence[FileLane], losses: LossList
) -> list[SectionSpan]:
    aside = list(dict.fromkeys(mark.text for mark in marks.set_aside))
    losses.add("markers-set-aside", len(marks.set_aside), names=", ".join(aside[:_NAMES_TOLD]))
    if marks.sections:
        return marked_sections(marks.sections, grid, lanes, losses)
    spans = proposed_sections(grid, lanes)
    losses.add("sections-proposed", len(spans))
    return spans


def _key(conductor: FileConductor, lanes: Sequence[FileLane], losses: LossList) -> str:
    """The key at the file's start; where the file names none at all, the one that its notes suggest."""
    if conductor.keys:
        return conductor.keys.get(0, "C")
    guess = guess_key(islice(_pitched_notes(lanes), _NOTES_FOR_KEY))
    if guess.confidence > 0:
        losses.add("key-guessed", key=guess.key)
    return guess.key


def _pitched_notes(lanes: Sequence[FileLane]) -> Iterator[Note]:
    """Notes of all lanes but drums, a share of each."""
    pitched = [lane.notes for lane in lanes if not lane.sound.drums]
    for notes in pitched:
        share = slice(0, _NOTES_FOR_KEY // len(pitched))
        starts, lengths = notes.starts[share], notes.lengths[share]
        yield from map(Note, starts, lengths, notes.pitches[share], notes.velocities[share])


def _tell_nobody(_: float) -> None:
    pass
