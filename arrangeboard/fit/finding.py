"""What was found about a part: where, how strong, by which measure. The sentence is made of it in `words`."""

from typing import Literal

from msgspec import Struct

from arrangeboard.fit.figure import StepNote

Grade = Literal["strong", "mild", "note"]
"""Strong: it does not fit here. Mild: it rubs. Note: an observation, nothing to mend."""


Unit = Literal["percent", "semitones", "steps", "bars", "lanes", "notes", "correlation"]


class Measure(Struct, frozen=True, gc=False):
    """The figure behind a finding: what was measured in this part, and what is usual in real songs.

    `code` names the sentence; `value` and `usual` are in `unit`, `share` is the percentage of real parts
    that stay on the good side of `usual`.
    """

    code: str
    value: float
    usual: float
    share: int
    unit: Unit = "percent"


class Finding(Struct, frozen=True, gc=False):
    """One thing to say about a part.

    `code` is its kind (`rub`, `wrong-key`, …) and what "as meant" accepts; `start` and `end` are steps of the
    section, `notes` those concerned. `weight` is how much it counts, 0 to 1. One that is `guessed` rests on a
    chord or key that nobody confirmed, and weighs less.
    """

    code: str
    grade: Grade
    weight: float
    start: int
    end: int
    measure: Measure
    notes: tuple[StepNote, ...] = ()
    values: dict[str, object] = {}
    guessed: bool = False
    accepted: bool = False

    @property
    def counts(self) -> bool:
        """Whether it still weighs: neither accepted nor a mere observation."""
        return not self.accepted and self.grade != "note"
