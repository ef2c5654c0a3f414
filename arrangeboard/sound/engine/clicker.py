"""The metronome's seat: clicks that are struck there, and let go again whatever happens to the song."""

from arrangeboard.song.controls import VOLUME
from arrangeboard.sound.engine.line import Line, Span
from arrangeboard.sound.engine.stage import Stage
from arrangeboard.sound.sampler.events import Play
from arrangeboard.sound.score.metronome import CLICK_SOUND
from arrangeboard.sound.score.values import CONTROLLER, NOTE_OFF, NOTE_ON

_REVERB_SEND = 91
_USUAL_VOLUME = 100


class Clicker:
    """Plays the clicks of one line at a time. Those that count in are heard even where it is not `is_on`."""

    def __init__(self, stage: Stage) -> None:
        self.is_on = False
        self._stage = stage
        self._volume = _USUAL_VOLUME
        self._seat = stage.seat("click") or 0
        self._held: set[int] = set()
        self._line: Line | None = None
        self.set_up()

    def set_up(self) -> None:
        """Give the seat its kit, without a room around it."""
        self._stage.set_sound(self._seat, CLICK_SOUND)
        self._send(0, CONTROLLER, _REVERB_SEND, 0)
        self._send(0, CONTROLLER, VOLUME, self._volume)

    def switch(self, volume: int, *, is_on: bool) -> None:
        """Click on every beat, or only where it counts in, at a volume of 0–127."""
        self.is_on = is_on
        self._volume = volume
        self._send(0, CONTROLLER, VOLUME, volume)

    def follow(self, line: Line | None) -> None:
        """Let go of what another line has struck."""
        if line is not self._line:
            for pitch in self._held:
                self._send(0, NOTE_OFF, pitch, 0)
            self._held.clear()
        self._line = line

    def play(self, spans: list[Span]) -> None:
        """Strike and let go."""
        for span in spans:
            for offset, _, kind, pitch, value in span.clicks:
                if kind == NOTE_ON:
                    self._held.add(pitch)
                elif pitch in self._held:
                    self._held.discard(pitch)
                else:
                    continue
                self._send(offset, kind, pitch, value)

    def _send(self, offset: int, kind: int, number: int, value: int) -> None:
        self._stage.plays.append(Play(offset, self._seat, kind, number, value))
