"""Notes and controls in, blocks of sound out: the voices of a SoundFont.

All that moves is worked out on a grid of cells counted from the first frame ever rendered, so that the sound
does not depend on the sizes of blocks.
"""

from collections.abc import Sequence

import numpy as np

from arrangeboard.sound.sampler import figures as fig
from arrangeboard.sound.sampler.cells import Cells, Places
from arrangeboard.sound.sampler.envelopes import Table
from arrangeboard.sound.sampler.events import Play, Rendered
from arrangeboard.sound.sampler.filters import Filters
from arrangeboard.sound.sampler.mixing import Mix
from arrangeboard.sound.sampler.motion import Motion, moments, motion
from arrangeboard.sound.sampler.notes import Notes
from arrangeboard.sound.sampler.pages import Pages
from arrangeboard.sound.sampler.pool import Pool
from arrangeboard.sound.sampler.tones import Tones
from arrangeboard.sound.sampler.units import CELL
from arrangeboard.sound.sampler.voices import Columns, Voice, Voices
from arrangeboard.sound.sampler.waves import Course, Reader, course, silence_before_start
from arrangeboard.sound.sampler.workspace import Workspace
from arrangeboard.sound.soundfont.values import SoundFont

_MOST_CELLS = 256
# Cells of all voices together that the processor has room for in its cache.
_CELLS_AT_ONCE = 16384
_FEWEST_CELLS = 32
"""Worked out in one go: 4,096 frames, wherever in a cell they begin."""
_MEMORY = slice(fig.MEMORY, fig.OLDER_MEMORY + 1)


class Sampler:
    """Plays a SoundFont on so many channels, with at most so many voices at a time.

    A block costs what its voices cost; no more than one thread may call it at a time.
    """

    def __init__(self, font: SoundFont, rate: int = 44_100, *, channels: int, most_voices: int = 128) -> None:
        self._font = font
        self._channels = channels
        self._pool = Pool(font)
        self._filters = Filters(rate)
        self._voices = Voices(most_voices, rate)
        self._notes = Notes(self._voices, Tones(rate), channels=channels)
        self._reader = Reader()
        self._pages = Pages(self._reader)
        self._workspace = Workspace()
        self._frame = 0

    @property
    def voices(self) -> int:
        """How many sound now, fading ones among them."""
        return len(self._voices)

    def set_sound(self, channel: int, *, bank: int, program: int, drums: bool) -> None:
        """What a channel's next notes are played by; what sounds rings on."""
        self._notes.presets[channel] = self._font.preset(bank, program, drums=drums)

    def prepare(self, channel: int, pitch: int, velocity: int) -> None:
        """Have what a note needs at hand, so that it costs no more when it is first played.

        Reads its samples from the font; may take a millisecond. Nothing changes in what is heard.
        """
        for tone in self._notes.tones(channel, pitch, velocity):
            self._pool.base(tone.sample, is_looped=tone.is_looped)

    def render(self, frames: int, events: Sequence[Play]) -> Rendered:
        """The next frames, in which events happen (ordered by their offsets)."""
        blocks = []
        waiting = list(events)
        start = self._frame
        while self._frame < start + frames:
            end = min(start + frames, (self._frame // CELL + self._cells_at_once()) * CELL)
            happening = [event for event in waiting if start + event.offset < end]
            waiting = waiting[len(happening) :]
            blocks.append(self._block(end, [(start + event.offset, event) for event in happening]))
        if len(blocks) == 1:
            return blocks[0]
        dry = [block.dry for block in blocks] or [np.zeros((self._channels, 2, 0), np.float32)]
        wet = [block.wet for block in blocks] or [np.zeros((2, 0), np.float32)]
        return Rendered(np.concatenate(dry, axis=2), np.concatenate(wet, axis=1))

    def _cells_at_once(self) -> int:
        return min(max(_CELLS_AT_ONCE // max(len(self._voices), 1), _FEWEST_CELLS), _MOST_CELLS)

    def _block(self, end: int, events: Sequence[tuple[int, Play]]) -> Rendered:
        """Up to a frame. Cells cut by its borders are worked out whole, and again in the next block."""
        first, border = self._frame // CELL, -(-end // CELL)
        for frame, event in events:
            self._notes.play(frame, event)
        mix = Mix(self._channels, border - first)
        if len(self._voices):
            self._add_voices(mix, first, border - first, complete=end // CELL - first)
        self._notes.changes.settle(self._voices.settings, end // CELL)
        some = slice(self._frame - first * CELL, end - first * CELL)
        self._frame = end
        dry = mix.dry.reshape(self._channels, 2, -1)[:, :, some]
        return Rendered(dry, mix.wet.reshape(2, -1)[:, some])

    def _add_voices(self, mix: Mix, first: int, cells: int, *, complete: int) -> None:
        self._place_samples()
        self._voices.settle_releases()
        columns = self._voices.columns()
        table = self._voices.table[:, columns]
        frames = moments(first, cells)
        settings = self._notes.changes.applied(self._voices.settings, columns, first, cells + 1)
        moving = motion(table, settings, frames)
        is_new = table[fig.START] >= frames[0, 0]
        table[fig.STEP] = np.where(is_new, moving.steps[:, 0], table[fig.STEP])
        way = course(table, moving.steps, frames, complete)
        places = _audible(table, moving, way, frames)
        sound = self._workspace.floats("sound", len(columns) * places.width, CELL)
        self._read(table, moving, way, (frames, places), sound)
        silence_before_start(sound, table, frames, places)
        self._filter(sound, places, columns, moving, complete)
        mix.add(sound, moving, places, [self._voices.at(column).channel for column in columns.tolist()])
        self._go_on(columns, table, moving, way, complete)

    def _read(
        self, table: Table, moving: Motion, way: Course, where: tuple[Table, Places], sound: Cells
    ) -> None:
        """What voices play at the speed they began with is copied, the rest is read anew."""
        frames, places = where
        steady = (table[fig.STEP] == moving.steps.T).all(axis=0) & (table[fig.ENDS_LOOP] == 0)
        is_steady = steady[places.voices]
        self._pages.copy(self._pool.points, table, frames, places.some(np.flatnonzero(is_steady)), sound)
        other = places.some(np.flatnonzero(~is_steady))
        at = (other.voices, other.moments)
        lines = (way.positions[at], way.bases[at], moving.steps[at])
        self._reader.read(self._pool.points, lines, other.rows, sound)

    def _filter(self, sound: Cells, places: Places, columns: Columns, moving: Motion, complete: int) -> None:
        """Filter those cells that have a filter."""
        own = places.some(np.flatnonzero(moving.is_filtered[places.voices, places.moments]))
        if not len(own.voices):
            return
        memory = self._voices.table[_MEMORY, columns].T
        after = self._filters.run(sound, moving.filter_keys[own.voices, own.moments], own, memory)
        if complete:
            last = own.moments == complete - 1
            self._voices.table[_MEMORY, columns] = 0.0
            self._voices.table[_MEMORY, columns[own.voices[last]]] = after[last].T
            self._voices.table[fig.FILTERED, columns] = moving.is_filtered[:, complete - 1]

    def _go_on(self, columns: Columns, table: Table, moving: Motion, way: Course, complete: int) -> None:
        """Remember where the voices are when the last whole cell ends, and forget those that are over."""
        self._voices.table[fig.POSITION, columns] = way.end
        is_steady = (table[fig.STEP] == moving.steps[:, :complete].T).all(axis=0)
        self._voices.table[fig.STEP, columns] = np.where(is_steady, table[fig.STEP], fig.UNSTEADY)
        is_played = (table[fig.LOOP_LENGTH] == 0) | (table[fig.ENDS_LOOP] > 0)
        is_played &= way.end >= table[fig.LENGTH]
        for column in columns[moving.is_over[:, complete] | is_played].tolist():
            self._notes.end(column)

    def _place_samples(self) -> None:
        """See to it that the samples of all voices are in the pool."""
        missing = [voice for voice in self._voices if not voice.is_placed]
        if not all(self._place(voice) for voice in missing):
            self._pages.clear()
            self._pool.clear(max(voice.tone.sample.length for voice in self._voices))
            for voice in self._voices:
                if not self._place(voice):
                    self._notes.end(voice.column)

    def _place(self, voice: Voice) -> bool:
        figures = self._voices.table[:, voice.column]
        is_looped = bool(figures[fig.LOOP_LENGTH])
        needed = {fig.LOOPED_BASE: is_looped, fig.PLAIN_BASE: not is_looped or bool(figures[fig.ENDS_LOOP])}
        for place in (place for place, is_needed in needed.items() if is_needed):
            base = self._pool.base(voice.tone.sample, is_looped=place == fig.LOOPED_BASE)
            if base is None:
                return False
            figures[place] = base
        voice.is_placed = True
        return True


def _audible(table: Table, moving: Motion, way: Course, frames: Table) -> Places:
    """The cells in which voices are heard."""
    amplitudes = moving.amplitudes != 0.0
    begins = table[fig.START] + table[fig.VOLUME + fig.DELAY]
    heard = (amplitudes[:, :-1] | amplitudes[:, 1:]) & way.is_within & (frames[:, 1:] > begins[:, None])
    voices, moments_ = np.nonzero(heard)
    return Places(voices, moments_, heard.shape[1])
