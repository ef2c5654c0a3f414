"""How a process tells the window how far it is: often enough to be seen, and no more."""

from collections.abc import Callable
from multiprocessing.connection import Connection
from time import monotonic

PROGRESS_SECONDS = 0.05


def progress_teller(connection: Connection) -> Callable[[float], None]:
    """Sends the shares it is told, 0–1, at most twenty times a second."""
    told = 0.0

    def tell(share: float) -> None:
        nonlocal told
        if monotonic() - told > PROGRESS_SECONDS:
            told = monotonic()
            connection.send(share)

    return tell
