"""Sound goes somewhere at all times: to the device that was asked for, or silently nowhere until it is there.

Time goes on in either, so that playing does not depend on there being a device.
"""

from collections.abc import Callable
from contextlib import suppress
from threading import Event, RLock, Thread

import numpy as np

from arrangeboard.sound.pipe.signals import Trouble
from arrangeboard.sound.player.feed import Feed, Sound
from arrangeboard.sound.player.outputs import NoOutput, Output, Outputs

SILENT_SECONDS = 1.0
"""A device that has asked for nothing for so long is gone."""

STARTING_SECONDS = 5.0
"""But so long after its start it may take its time: sound servers do."""

STOOD_STILL_SECONDS = 0.6
"""Whoever watches and has not for so long stood still with the whole process: the device is not to blame."""

RETRY_SECONDS = 3.0
CLOSING_SECONDS = 1.0


class Speaker:
    """Keeps one device open and fed. `changed` is called when it is another, `say` when one is missed."""

    def __init__(
        self, outputs: Outputs, feed: Feed, *, changed: Callable[[], None], say: Callable[[Trouble], None]
    ) -> None:
        self._outputs = outputs
        self._feed = feed
        self._changed = changed
        self._say = say
        self._wanted = ""
        self._output: Output | None = None
        self._has_stopped = Event()
        self._tried_at = 0.0
        self._watched_at = self._woken_at = feed.now()
        self._lock = RLock()

    @property
    def name(self) -> str:
        """The device that is heard; empty where none is."""
        return self._output.name if self._output is not None else ""

    @property
    def latency_seconds(self) -> float | None:
        """How long after it was asked for a frame is heard; None before any device is open."""
        return self._output.latency_seconds if self._output is not None else None

    def open(self, name: str) -> None:
        """Play on a device by name, the system's choice for an empty one, or else on none."""
        with self._lock:
            self._wanted = name
            output = self._attempt(name)
            if output is None and name:
                self._say(Trouble("device-missing", {"device": name}))
                output = self._attempt("")
            elif output is None:
                self._say(Trouble("no-device"))
            self._go_over(output or self._outputs.open_silent())

    def watch(self) -> None:
        """See whether the device still plays, or whether one that was missed is there again.

        To be called about four times a second.
        """
        with self._lock:
            self._notice_standstill()
            if self._output is None:
                return
            if self._has_stopped.is_set() or self._is_silent:
                self._lose(self._output)
            elif not self.name and self._feed.now() - self._tried_at > RETRY_SECONDS:
                output = self._attempt(self._wanted)
                if output is not None:
                    self._go_over(output)

    @property
    def _is_silent(self) -> bool:
        """Whether the device has not asked for anything for too long."""
        now = self._feed.now()
        starts = now - self._feed.begun_at < STARTING_SECONDS
        return not starts and now - max(self._feed.asked_at, self._woken_at) > SILENT_SECONDS

    def _notice_standstill(self) -> None:
        """After the process was held up, as by a computer that slept, the device has its time anew."""
        now = self._feed.now()
        if now - self._watched_at > STOOD_STILL_SECONDS:
            self._woken_at = now
        self._watched_at = now

    def close(self) -> None:
        """Let go of the device."""
        with self._lock:
            self._close_output()

    def _attempt(self, name: str) -> Output | None:
        self._tried_at = self._feed.now()
        try:
            return self._outputs.open(name)
        except NoOutput:
            return None

    def _lose(self, output: Output) -> None:
        if output.name:
            self._say(Trouble("device-vanished", {"device": output.name}))
        self._tried_at = self._feed.now()
        self._go_over(self._outputs.open_silent())

    def _go_over(self, output: Output) -> None:
        self._close_output()
        try:
            self._begin(output)
        except NoOutput:
            self._begin(self._outputs.open_silent())
        self._changed()

    def _begin(self, output: Output) -> None:
        self._has_stopped.clear()
        self._feed.begin(output.latency_seconds)
        self._output = output

        def fill(frames: int) -> Sound:
            # One that was given up, and yet goes on asking, must not take what another one plays.
            return self._feed.take(frames) if self._output is output else np.zeros((frames, 2), np.float32)

        output.start(fill, self._has_stopped.set)

    def _close_output(self) -> None:
        """Close the device. One that has vanished may never come to an end of that: it is not waited for."""
        output, self._output = self._output, None
        if output is not None:
            closing = Thread(target=_closed, args=(output,), name="closing a device", daemon=True)
            closing.start()
            closing.join(CLOSING_SECONDS)


def _closed(output: Output) -> None:
    with suppress(NoOutput):
        output.close()
