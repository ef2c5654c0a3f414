"""Whole processes, measured from outside: how long one runs and the most memory it ever holds."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from msgspec import Struct

ROOT = Path(__file__).parents[2]
AS_INSTALLED = {
    "PYTHONDONTWRITEBYTECODE": "",
    "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "arrangeboard-bench-bytecode"),
}
"""An installed program finds its modules compiled; so do processes here, from their second run on."""


class Ran(Struct, frozen=True):
    """A process that has ended. `peak_megabytes` is never less than this process's own size at its start."""

    seconds: float
    processor_seconds: float
    peak_megabytes: float
    code: int
    output: str
    errors: str

    @property
    def last_error(self) -> str:
        """The last line on standard error."""
        return (self.errors.strip().splitlines() or [""])[-1]


def run(*arguments: str, environment: dict[str, str] | None = None) -> Ran:
    """Run this Python with the arguments, in the repository, and wait for it."""
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        started = perf_counter()
        child = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            stdout=output,
            stderr=errors,
            env={**os.environ, **AS_INSTALLED, **(environment or {})},
        )
        _, status, usage = os.wait4(child.pid, 0)
        seconds = perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        for file in (output, errors):
            file.seek(0)
        return Ran(
            seconds,
            usage.ru_utime + usage.ru_stime,
            usage.ru_maxrss / 1024,
            child.returncode,
            output.read(),
            errors.read(),
        )


def command(*arguments: str, environment: dict[str, str] | None = None) -> Ran:
    """Run the command line `arrangeboard` with the arguments."""
    start = "import sys; from arrangeboard.cli import main; sys.exit(main())"
    return run("-c", start, *arguments, environment=environment)


def memory_megabytes(field: str = "VmRSS") -> float:
    """What this process holds now, or with `VmHWM` the most it ever held, as Linux counts it."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{field}:"):
            return int(line.split()[1]) / 1024
    raise LookupError(field)
