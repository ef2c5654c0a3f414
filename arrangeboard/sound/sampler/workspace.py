"""Room for the work of a block, kept from block to block.

Large arrays that come and go are given back to the system and taken anew each time, which costs as much as
what is done in them.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Workspace:
    """Arrays by name. What is in one is whatever was left there."""

    def __init__(self) -> None:
        self._kept: dict[str, Floats] = {}

    def floats(self, name: str, *shape: int) -> Floats:
        """The array of this name in this shape; it lasts until it is asked for again."""
        size = int(np.prod(shape))
        kept = self._kept.get(name)
        if kept is None or len(kept) < size:
            kept = self._kept[name] = np.zeros(size * 5 // 4, np.float32)
        return kept[:size].reshape(shape)
