"""What the board needs from outside to set its texts: how wide a text is, and the sentence of a code."""

from collections.abc import Callable
from typing import Protocol

Measure = Callable[[str, int, int], float]
"""The width in pixels of a text at a size in pixels and a weight of 400–700."""


class Say(Protocol):
    """The sentence of a code, its gaps filled."""

    def __call__(self, code: str, **values: object) -> str:  # noqa: D102  the class says it
        ...


class Lettering:
    """Measures, shortens and words the texts of the board."""

    def __init__(self, measure: Measure, say: Say, *, has_signs: bool = True) -> None:
        self.measure = measure
        self.say = say
        self._has_signs = has_signs
        self._elided: dict[tuple[str, int, int, float], str] = {}

    def signed(self, symbol: str) -> str:
        """A chord symbol with ♭ and ♯, where the fonts have them."""
        return symbol.replace("b", "♭").replace("#", "♯") if self._has_signs else symbol

    def elided(self, text: str, size: int, weight: int, width: float) -> str:
        """The text, shortened with an ellipsis to fit `width`; nothing where not even that fits."""
        key = (text, size, weight, width)
        if key not in self._elided:
            if len(self._elided) > 4096:
                self._elided.clear()
            self._elided[key] = self._shorten(text, size, weight, width)
        return self._elided[key]

    def _shorten(self, text: str, size: int, weight: int, width: float) -> str:
        if self.measure(text, size, weight) <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            fits = self.measure(text[:middle].rstrip() + "…", size, weight) <= width
            low, high = (middle, high) if fits else (low, middle - 1)
        return text[:low].rstrip() + "…" if low else ""
