"""`python -m arrangeboard.sound.player`: orders come on standard input, reports go to standard output.

The process ends with its input, so it never outlives the window. With `--silent` it opens no device.
"""

import gc
import os
import signal
import sys
import traceback
from contextlib import suppress

from arrangeboard.sound.midi_out.ports import Ports
from arrangeboard.sound.player.miniaudio_outputs import MiniaudioOutputs, SilentOutputs
from arrangeboard.sound.player.player import FAILED, Player

SILENT = "--silent"
_NICENESS = -11
_SWITCH_SECONDS = 0.0005


def main() -> int:
    """Play until the input ends; the exit code."""
    # An interrupt at the terminal is for the window, which then ends this.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _go_before_others()
    reports = _own_output()
    # Nothing here makes rings of objects, and a collection at the wrong moment can be heard.
    gc.freeze()
    gc.disable()
    sys.setswitchinterval(_SWITCH_SECONDS)
    player = Player(
        lambda most: os.read(0, most),
        lambda data: _write_all(reports, data),
        outputs=SilentOutputs() if SILENT in sys.argv[1:] else MiniaudioOutputs(),
        ports=Ports(),
        fail=_fail,
    )
    return player.serve()


def _go_before_others() -> None:
    """Ask for a higher priority. Systems grant it to those who may; others play as well as they can."""
    if sys.platform != "win32":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, 0, _NICENESS)


def _own_output() -> int:
    """Where reports go. What a library prints goes to the errors from now on, not between them."""
    reports = os.dup(1)
    os.dup2(2, 1)
    return reports


def _write_all(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def _fail(error: BaseException) -> None:
    traceback.print_exception(error)
    os._exit(FAILED)


def _leave(code: int) -> None:
    """End the process, even where a device's driver would keep it."""
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    ended = FAILED
    try:
        ended = main()
    except BaseException:
        traceback.print_exc()
    finally:
        _leave(ended)
