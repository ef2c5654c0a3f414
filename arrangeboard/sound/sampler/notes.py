"""What notes and controls do to voices: which begin, are let go, choked or moved.

Knows nothing of sound being rendered; frames here are absolute.
"""

from collections.abc import Callable

from arrangeboard.sound.sampler import parameters as par
from arrangeboard.sound.sampler.changes import Changes
from arrangeboard.sound.sampler.channel import (
    RELEASE_ALL,
    RESET_CONTROLLERS,
    SILENCE,
    SOSTENUTO,
    SUSTAIN,
    Channel,
)
from arrangeboard.sound.sampler.events import Play
from arrangeboard.sound.sampler.modulators import moved
from arrangeboard.sound.sampler.tone import Row, Tone
from arrangeboard.sound.sampler.tones import Tones
from arrangeboard.sound.sampler.units import CELL
from arrangeboard.sound.sampler.voices import Voice, Voices
from arrangeboard.sound.score.values import (
    ALL_PITCHES,
    BEND,
    CONTROLLER,
    CUT,
    KEY_PRESSURE,
    NOTE_OFF,
    NOTE_ON,
    PRESSURE,
    RESET,
)
from arrangeboard.sound.soundfont.values import Preset

Deed = Callable[[int, Play], None]


class Notes:
    """Plays notes of channels on voices. `presets` has each channel's sound, None where it is silent."""

    def __init__(self, voices: Voices, tones: Tones, *, channels: int) -> None:
        self.presets: list[Preset | None] = [None] * channels
        self._voices = voices
        self._tones = tones
        self._channels = [Channel() for _ in range(channels)]
        self.changes = Changes()
        self._deeds: dict[int, Deed] = {
            NOTE_ON: self._note_on,
            NOTE_OFF: self._note_off,
            CONTROLLER: self._control,
            BEND: self._bend,
            PRESSURE: self._press,
            KEY_PRESSURE: self._press_key,
            CUT: self._cut,
            RESET: self._reset,
        }

    def play(self, frame: int, event: Play) -> None:
        """Let something happen at a frame; channels that are not there are passed over."""
        deed = self._deeds.get(event.kind)
        if deed is not None and 0 <= event.channel < len(self._channels):
            deed(frame, event)

    def tones(self, channel: int, pitch: int, velocity: int) -> tuple[Tone, ...]:
        """What a note would be played by; none in a channel without a sound."""
        preset = self.presets[channel]
        return self._tones.of(preset, pitch, velocity, self._channels[channel]) if preset else ()

    def end(self, column: int) -> None:
        """A voice is not heard any more."""
        self._voices.end(column)
        self.changes.forget(column)

    def _note_on(self, frame: int, event: Play) -> None:
        if event.value <= 0:
            self._note_off(frame, event)
            return
        channel = self._channels[event.channel]
        border = _border(frame)
        for voice in self._voices.of(event.channel):
            if voice.pitch == event.number:
                self._voices.release(voice, border)
        tones = self.tones(event.channel, event.number, event.value)
        self._choke(event.channel, border, {tone.exclusive_class for tone in tones} - {0})
        for tone in tones:
            voice = self._voices.start(event.channel, event.number, tone, frame)
            self.changes.forget(voice.column)
            self._voices.settings[:, voice.column] = _moved(tone, channel, event.number)

    def _choke(self, channel: int, frame: int, classes: set[int]) -> None:
        if classes:
            for voice in self._voices.of(channel):
                if voice.tone.exclusive_class in classes:
                    self._voices.cut(voice, frame)

    def _note_off(self, frame: int, event: Play) -> None:
        channel = self._channels[event.channel]
        for voice in self._voices.of(event.channel):
            if voice.pitch == event.number and voice.is_held:
                voice.is_held = False
                self._let_go(voice, channel, frame)

    def _let_go(self, voice: Voice, channel: Channel, frame: int) -> None:
        """Release a voice whose key is up, unless a pedal holds it."""
        if not (voice.is_held or channel.is_sustained or (voice.is_captured and channel.is_sostenuto)):
            self._voices.release(voice, _border(frame))

    def _control(self, frame: int, event: Play) -> None:
        channel = self._channels[event.channel]
        was_sostenuto = channel.is_sostenuto
        number = event.number & 0x7F
        channel.control(number, min(max(event.value, 0), 127))
        voices = self._voices.of(event.channel)
        if number == SILENCE:
            self._cut(frame, event._replace(number=ALL_PITCHES))
        elif number == RESET_CONTROLLERS:
            channel.reset_controllers()
        elif number == RELEASE_ALL:
            for voice in voices:
                voice.is_held = False
        elif number == SOSTENUTO and channel.is_sostenuto != was_sostenuto:
            for voice in voices:
                voice.is_captured = channel.is_sostenuto and voice.is_held
        if number in (SUSTAIN, SOSTENUTO, RESET_CONTROLLERS, RELEASE_ALL):
            for voice in voices:
                self._let_go(voice, channel, frame)
        self._move(frame, event.channel)

    def _bend(self, frame: int, event: Play) -> None:
        self._channels[event.channel].bend = min(max(event.value, -8192), 8191)
        self._move(frame, event.channel)

    def _press(self, frame: int, event: Play) -> None:
        self._channels[event.channel].pressure = min(max(event.value, 0), 127)
        self._move(frame, event.channel)

    def _press_key(self, frame: int, event: Play) -> None:
        self._channels[event.channel].key_pressures[event.number] = min(max(event.value, 0), 127)
        self._move(frame, event.channel)

    def _cut(self, frame: int, event: Play) -> None:
        for voice in self._voices.of(event.channel):
            if event.number not in range(128) or event.number == voice.pitch:
                self._voices.cut(voice, _border(frame))

    def _reset(self, frame: int, event: Play) -> None:
        channel = self._channels[event.channel]
        channel.reset()
        for voice in self._voices.of(event.channel):
            self._let_go(voice, channel, frame)
        self._move(frame, event.channel)

    def _move(self, frame: int, number: int) -> None:
        """Bring a channel's voices to where its controls stand now."""
        channel = self._channels[number]
        moment = _border(frame) // CELL + 1
        for voice in self._voices.of(number):
            self.changes.add(moment, voice.column, _moved(voice.tone, channel, voice.pitch))


def _moved(tone: Tone, channel: Channel, pitch: int) -> Row:
    row = tone.parameters.copy()
    row[par.PITCH] += channel.tuning_cents
    for destination, value in moved(tone.following, channel, pitch).items():
        if destination in par.PLACES:
            place, unit = par.PLACES[destination]
            row[place] += value * unit
    return row


def _border(frame: int) -> int:
    """The next border of cells, from which on a change may count."""
    return -(-frame // CELL) * CELL
