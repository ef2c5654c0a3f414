"""How long the machine itself stands still: a process that only sleeps, at the player's own priority.

What keeps this one from waking keeps the player from playing, whatever the player does.
"""

import os
import sys
import time
from contextlib import suppress

STALL_SECONDS = 0.03


def stalls(seconds: float) -> list[float]:
    """The waits, in seconds, that came so much later to an end than asked for."""
    found = []
    before = time.monotonic()
    ends = before + seconds
    while before < ends:
        time.sleep(0.005)
        now = time.monotonic()
        if now - before > STALL_SECONDS:
            found.append(now - before)
        before = now
    return found


if __name__ == "__main__":
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, -11)
    sys.stdout.write(" ".join(f"{one * 1e3:.0f}" for one in sorted(stalls(float(sys.argv[1])))))
