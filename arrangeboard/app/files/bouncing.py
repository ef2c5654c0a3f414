"""Bouncing an arrangement to sound files: the whole of it, each section, each lane, in one go.

Every file grows beside its place, and all are put there together when the last one is done. Long work:
`bounce_files` touches no document and may run anywhere.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.midi.exporting.names import file_stem, lane_names, marker_names
from arrangeboard.song.values import Arrangement, Slot, Song
from arrangeboard.sound.rendering.bounce import Bounce, Ending, blocks
from arrangeboard.sound.rendering.forms import Bits, Form, sound_writer
from arrangeboard.sound.rendering.full_scale import FullScale
from arrangeboard.sound.rendering.refusing import CannotRender
from arrangeboard.sound.rendering.wav import Interleaved
from arrangeboard.sound.score.schedule import schedule
from arrangeboard.sound.score.values import Score
from arrangeboard.sound.soundfont.finding import default_soundfont
from arrangeboard.sound.soundfont.reading import read_soundfont
from arrangeboard.sound.soundfont.values import SoundFont
from arrangeboard.storage.files import CannotWrite, refusal
from arrangeboard.storage.growing import GrowingFiles
from arrangeboard.words import say

Progress = Callable[[float], None]

_WORK_OF_A_NOTE = 2
"""A note that sounds takes about so many times as long as the room and the file around it (measured)."""


class Cancelled(Exception):
    """The bounce was told to stop. No file has been written."""


class BounceOptions(Struct, frozen=True):
    """How sound files are written. The limiter is for the mix: stems never go through it.

    WAV files of what goes through no limiter have `free_bits`, where they are given: at 32 nothing is lost
    beyond full scale, and stems are together just the mix. `soundfont` is a file; None for the one that came
    with the installation.
    """

    form: Form = Form()
    ending: Ending = "ring"
    is_limited: bool = True
    soundfont: Path | None = None
    free_bits: Bits | None = None


class Targets(Struct, frozen=True):
    """Where the files go: that of the mix, and the folders of one file a lane and a section.

    The folders are made where they are missing.
    """

    mix: Path | None = None
    stems: Path | None = None
    sections: Path | None = None


class Bounced(NamedTuple):
    """A file that was written, and in how many places its sound goes beyond what it can hold."""

    path: Path
    places_beyond: int


class _Job(Struct, frozen=True):
    """One file. A stem is made as long as the mix, where there is one."""

    path: Path
    bounce: Bounce
    is_stem: bool = False

    @property
    def work(self) -> int:
        """How much there is to do, in frames without a note."""
        score, notes = self.bounce.score, self.bounce.score.note_column
        if self.bounce.lane is not None:
            heard = [number for number, one in enumerate(score.channels) if one.lane == self.bounce.lane]
            notes = notes[np.isin(notes["channel"], heard)]
        return self.bounce.least_frames + _WORK_OF_A_NOTE * int(notes["length"].sum())


def bounce_files(
    song: Song,
    arrangement: Arrangement,
    targets: Targets,
    options: BounceOptions | None = None,
    *,
    progress: Progress | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> tuple[Bounced, ...]:
    """Write all files or none, and tell of each. `progress` hears shares from 0 to 1.

    What is muted, or not soloed beside others, is not heard. Raises CannotRender, NotASoundFont, CannotWrite,
    and Cancelled soon after `is_cancelled` says so.
    """
    options = options or BounceOptions()
    jobs = tuple(_jobs(song, arrangement, targets, options))
    font = _soundfont(options.soundfont)
    watch = _Watch(sum(job.work for job in jobs), progress, is_cancelled)
    with _Folders((targets.stems, targets.sections)) as folders, GrowingFiles() as files:
        done: list[Bounced] = []
        frames = None
        for job in jobs:
            bounce = replace(job.bounce, frames=frames) if job.is_stem else job.bounce
            form = _form(bounce, options)
            scale = FullScale(form)
            watch.begin(job)
            written = _write(_watched(blocks(bounce, font), scale, watch), files.open(job.path), form)
            done.append(Bounced(job.path, scale.places))
            frames = written if job.path == targets.mix else frames
        files.put_in_place()
        folders.keep()
    return tuple(done)


def beyond_full_scale(bounced: Iterable[Bounced]) -> str:
    """A sentence on the files that hold their sound distorted; empty where all hold it as it is."""
    beyond = [one for one in bounced if one.places_beyond]
    if not beyond:
        return ""
    worst = max(beyond, key=lambda one: one.places_beyond)
    if len(beyond) > 1:
        return say("render-several-beyond-full-scale", count=len(beyond), name=worst.path.name)
    if worst.places_beyond > 1:
        return say("render-beyond-full-scale", name=worst.path.name, places=worst.places_beyond)
    return say("render-beyond-full-scale-once", name=worst.path.name)


def planned_paths(song: Song, arrangement: Arrangement, targets: Targets, form: Form) -> tuple[Path, ...]:
    """The files that a bounce would write. Raises CannotRender where there is nothing to write."""
    return tuple(job.path for job in _jobs(song, arrangement, targets, BounceOptions(form)))


def _jobs(song: Song, arrangement: Arrangement, targets: Targets, options: BounceOptions) -> Iterator[_Job]:
    if not arrangement.order:
        raise CannotRender("render-no-sections", arrangement=arrangement.name)
    score = schedule(song, arrangement, rate=options.form.rate)
    whole = Bounce(score, options.ending, options.is_limited)
    if targets.mix:
        yield _Job(targets.mix, whole)
    if targets.stems:
        yield from _stem_jobs(song, score, targets.stems, options)
    if targets.sections:
        yield from _section_jobs(song, arrangement, targets.sections, options)


def _stem_jobs(song: Song, score: Score, folder: Path, options: BounceOptions) -> Iterator[_Job]:
    """A file for each lane that is heard; together they are the mix before its limiter."""
    names = lane_names(song.lanes, "ascii")
    heard = set(score.note_column["channel"].tolist())
    for number, channel in enumerate(score.channels):
        if number in heard:
            path = folder / _file_name(number, names[channel.lane], options.form)
            bounce = Bounce(score, options.ending, is_limited=False, lane=channel.lane)
            yield _Job(path, bounce, is_stem=True)


def _section_jobs(
    song: Song, arrangement: Arrangement, folder: Path, options: BounceOptions
) -> Iterator[_Job]:
    """A file for each section where it comes first: a linked repeat is the same."""
    names = marker_names(song, arrangement, "ascii")
    firsts: dict[int, Slot] = {}
    for slot in arrangement.order:
        firsts.setdefault(slot.section, slot)
    for number, slot in enumerate(firsts.values()):
        alone = schedule(song, replace(arrangement, order=(slot,)), rate=options.form.rate)
        path = folder / _file_name(number, names[slot.id], options.form)
        yield _Job(path, Bounce(alone, options.ending, options.is_limited))


def _file_name(number: int, name: str, form: Form) -> str:
    return f"{number + 1:02} {file_stem(name)}.{form.kind}"


def _soundfont(path: Path | None) -> SoundFont:
    chosen = path or default_soundfont()
    if chosen is None:
        raise CannotRender("render-no-soundfont")
    return read_soundfont(chosen)


def _form(bounce: Bounce, options: BounceOptions) -> Form:
    form = options.form
    if bounce.is_limited or form.kind != "wav":
        return form
    return replace(form, bits=options.free_bits or form.bits)


def _write(sound: Iterable[Interleaved], file: BinaryIO, form: Form) -> int:
    """Write into a file; how many frames it holds."""
    writer = sound_writer(file, form)
    frames = 0
    for block in sound:
        writer.write(block)
        frames += len(block)
    writer.close()
    return frames


def _watched(sound: Iterable[Interleaved], scale: FullScale, watch: "_Watch") -> Iterator[Interleaved]:
    for block in sound:
        scale.look(block)
        yield block
        watch.went_on(len(block))


class _Watch:
    """Tells how far the work is, and stops it where that is wished for."""

    def __init__(self, work: int, progress: Progress | None, is_cancelled: Callable[[], bool] | None) -> None:
        self._work = max(1, work)
        self._done_before = self._frames = 0
        self._job: _Job | None = None
        self._progress = progress
        self._is_cancelled = is_cancelled

    def begin(self, job: _Job) -> None:
        """The next file begins; those before are done."""
        self._done_before += self._job.work if self._job else 0
        self._job, self._frames = job, 0

    def went_on(self, frames: int) -> None:
        """So many frames more are done. Tails come on top of what was expected."""
        if self._is_cancelled and self._is_cancelled():
            raise Cancelled
        if self._progress and self._job is not None:
            self._frames += frames
            share = min(1.0, self._frames / max(1, self._job.bounce.least_frames))
            self._progress(min(1.0, (self._done_before + share * self._job.work) / self._work))


class _Folders:
    """Makes folders that are missing, and takes them away again where nothing came into them."""

    def __init__(self, folders: tuple[Path | None, ...]) -> None:
        self._wanted = [folder for folder in folders if folder is not None]
        self._made: list[Path] = []

    def __enter__(self) -> "_Folders":
        for folder in self._wanted:
            missing = [one for one in (folder, *folder.parents) if not one.exists()]
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except (OSError, ValueError) as error:
                self._remove()
                raise refusal(CannotWrite, folder, error) from None
            self._made += missing
        return self

    def __exit__(self, *_: object) -> None:
        self._remove()

    def keep(self) -> None:
        """Let them stay."""
        self._made = []

    def _remove(self) -> None:
        for folder in self._made:
            with suppress(OSError):
                folder.rmdir()
