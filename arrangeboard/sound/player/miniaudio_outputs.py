"""The computer's sound devices through miniaudio, and its Null device, which keeps time in silence.

Nothing here knows what is played.
"""

from collections.abc import Callable, Generator

import miniaudio

from arrangeboard.sound.player.feed import Sound
from arrangeboard.sound.player.outputs import Fill, NoOutput, Output
from arrangeboard.sound.score.values import RATE

PERIOD_MS, PERIODS = 10, 3
"""The device's own buffer: so many periods of so many milliseconds."""

APP_NAME = "Arrangeboard"
_NOWHERE = "Discard all samples"
"""How ALSA calls a device that is none."""


class MiniaudioOutputs:
    """See `outputs.Outputs`."""

    def names(self) -> tuple[str, ...]:
        """See Outputs."""
        return tuple(_identities())

    def open(self, name: str) -> Output:
        """See Outputs."""
        identities = _identities() if name else {}
        if name and name not in identities:
            raise NoOutput(name)
        output = _MiniaudioOutput(name, identities.get(name), [])
        if not output.name:
            output.close()
            raise NoOutput(name)
        return output

    def open_silent(self) -> Output:
        """See Outputs."""
        return _MiniaudioOutput("", None, [miniaudio.Backend.NULL])


class SilentOutputs(MiniaudioOutputs):
    """As on a computer without any device."""

    def names(self) -> tuple[str, ...]:
        """None."""
        return ()

    def open(self, name: str) -> Output:
        """Always NoOutput."""
        raise NoOutput(name)


class _MiniaudioOutput:
    def __init__(self, name: str, identity: object, backends: list[miniaudio.Backend]) -> None:
        try:
            self._device = miniaudio.PlaybackDevice(
                miniaudio.SampleFormat.FLOAT32,
                2,
                RATE,
                buffersize_msec=PERIOD_MS,
                callback_periods=PERIODS,
                device_id=identity,
                backends=backends,
                app_name=APP_NAME,
            )
        except miniaudio.MiniaudioError as error:
            raise NoOutput(name) from error
        is_silent = self._device.backend == "Null"
        self.name = "" if is_silent else name or self._device.backend
        # What is asked for now is heard when the other periods, which are full, have been.
        self.latency_seconds = (PERIODS - 1) * PERIOD_MS / 1000

    def start(self, fill: Fill, stopped: Callable[[], None]) -> None:
        asking = _asking(fill)
        next(asking)
        self._device.stop_callback = stopped
        try:
            self._device.start(asking)
        except miniaudio.MiniaudioError as error:
            self.close()
            raise NoOutput(self.name) from error

    def close(self) -> None:
        self._device.stop_callback = None
        self._device.close()


def _asking(fill: Fill) -> Generator[Sound | bytes, int, None]:
    """What miniaudio sends the numbers of frames to, and takes the frames from."""
    frames = yield b""
    while True:
        frames = yield fill(frames)


def _identities() -> dict[str, object]:
    """What the system's devices are called, with what opens them."""
    try:
        found = miniaudio.Devices().get_playbacks()
    except (miniaudio.MiniaudioError, UnicodeDecodeError):
        return {}
    return {one["name"]: one["id"] for one in found if not one["name"].startswith(_NOWHERE)}
