"""What a channel's controls stand at, as General MIDI has them."""

from arrangeboard.sound.sampler.modulators import (
    BEND,
    BEND_RANGE,
    BIPOLAR,
    CONTROLLER,
    KEY_PRESSURE,
    PRESSURE,
)

MODULATION, DATA, VOLUME, PAN, EXPRESSION, DATA_FINE = 1, 6, 7, 10, 11, 38
SUSTAIN, SOSTENUTO, REVERB = 64, 66, 91
OTHER_NUMBER_FINE, OTHER_NUMBER, NUMBER_FINE, NUMBER = 98, 99, 100, 101
SILENCE, RESET_CONTROLLERS, RELEASE_ALL = 120, 121, 123
DOWN = 64
"""From this value on a pedal is down."""

_DEFAULTS = {VOLUME: 100, PAN: 64, EXPRESSION: 127, REVERB: 40}
_UNCHOSEN = (127, 127)
_RANGE, _FINE_TUNE, _COARSE_TUNE = (0, 0), (0, 1), (0, 2)
_MIDDLE = 8192


class Channel:
    """The controls of one channel. `bend` is -8192 to 8191, `bend_range` in semitones."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Everything as General MIDI has it at the start."""
        self.controllers = [0] * 128
        for number, value in _DEFAULTS.items():
            self.controllers[number] = value
        self.bend_range = 2.0
        self.fine_cents = 0.0
        self.coarse_semitones = 0
        self._chosen = _UNCHOSEN
        self.reset_controllers()

    def reset_controllers(self) -> None:
        """As "reset all controllers" asks for: volume, pan, reverb and what sounds are chosen stay."""
        for number in (MODULATION, SUSTAIN, SOSTENUTO):
            self.controllers[number] = 0
        self.controllers[EXPRESSION] = 127
        self.bend = 0
        self.pressure = 0
        self.key_pressures: dict[int, int] = {}
        self._chosen = _UNCHOSEN

    def control(self, number: int, value: int) -> None:
        """Move a controller; data entry goes to the registered parameter that is chosen."""
        self.controllers[number] = value
        if number in (NUMBER, NUMBER_FINE):
            self._chosen = (self.controllers[NUMBER], self.controllers[NUMBER_FINE])
        elif number in (OTHER_NUMBER, OTHER_NUMBER_FINE):
            self._chosen = _UNCHOSEN
        elif number in (DATA, DATA_FINE):
            self._enter()

    @property
    def is_sustained(self) -> bool:
        """Whether the sustain pedal is down."""
        return self.controllers[SUSTAIN] >= DOWN

    @property
    def is_sostenuto(self) -> bool:
        """Whether the sostenuto pedal is down."""
        return self.controllers[SOSTENUTO] >= DOWN

    @property
    def tuning_cents(self) -> float:
        """Coarse and fine tuning together."""
        return 100.0 * self.coarse_semitones + self.fine_cents

    def level(self, source: int, pitch: int) -> float:
        """A source's control as 0-1 (`modulators.Controls`)."""
        number = source & 0x7F
        if source & CONTROLLER:
            return _level(self.controllers[number], is_bipolar=bool(source & BIPOLAR))
        if number == BEND:
            return (self.bend + _MIDDLE) / (2.0 * _MIDDLE)
        if number == BEND_RANGE:
            return self.bend_range / 127.0
        if number == PRESSURE:
            return self.pressure / 127.0
        return self.key_pressures.get(pitch, 0) / 127.0 if number == KEY_PRESSURE else 0.0

    def _enter(self) -> None:
        coarse, fine = self.controllers[DATA], self.controllers[DATA_FINE]
        if self._chosen == _RANGE:
            self.bend_range = coarse + fine / 100.0
        elif self._chosen == _FINE_TUNE:
            self.fine_cents = (coarse * 128 + fine - _MIDDLE) * 100.0 / _MIDDLE
        elif self._chosen == _COARSE_TUNE:
            self.coarse_semitones = coarse - 64


def _level(value: int, *, is_bipolar: bool) -> float:
    """64 is the middle of what has one, and 127 always the end."""
    if not is_bipolar:
        return value / 127.0
    return value / 128.0 if value <= 64 else 0.5 + (value - 64) / 126.0
