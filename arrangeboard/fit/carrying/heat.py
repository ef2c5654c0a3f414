"""How well a piece would fit in a place, as a value. How it is found, with the judge, is told in `heats`.

Kept apart so that what only shows heats loads no judge: the window stands sooner.
"""

from msgspec import Struct

from arrangeboard.fit.carrying.mend import AS_IS, Mend

CLEARLY = 8
"""So many points more a mend must bring to be worth a word."""


class Heat(Struct, frozen=True, gc=False):
    """How a piece fits in a place, 0 to 99, None where nothing can be judged; `best` is with the `mend`.

    Without a mend `best` is `as_is`. `guessed` is the share that rests on guessed chords.
    """

    as_is: int | None = None
    best: int | None = None
    mend: Mend = AS_IS
    guessed: float = 0.0

    @property
    def is_lifted(self) -> bool:
        """Whether the mend makes it fit clearly better."""
        return (self.best or 0) - (self.as_is or 0) >= CLEARLY


NO_HEAT = Heat()
