"""What can be found about a part, a file for each matter; here is the list of all finders."""

from collections.abc import Callable, Iterable

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.findings.answering import no_room
from arrangeboard.fit.findings.cover import masked
from arrangeboard.fit.findings.crowding import crowded
from arrangeboard.fit.findings.empty_bars import stops_short
from arrangeboard.fit.findings.ending import open_end
from arrangeboard.fit.findings.harmony import against_harmony
from arrangeboard.fit.findings.lengths import length
from arrangeboard.fit.findings.mud import low_mud
from arrangeboard.fit.findings.pickup import pickup_collision
from arrangeboard.fit.findings.reach import out_of_range
from arrangeboard.fit.findings.seam import seam_jump
from arrangeboard.fit.findings.sixteenth import sixteenth_off

Finder = Callable[[Case], Iterable[Finding]]

FINDERS: tuple[Finder, ...] = (
    against_harmony,
    sixteenth_off,
    length,
    stops_short,
    pickup_collision,
    seam_jump,
    masked,
    low_mud,
    crowded,
    no_room,
    open_end,
    out_of_range,
)
"""Asked in turn; each answers with nothing, one finding or several. `unlikely` is asked after them."""

CODES: tuple[str, ...] = (
    "wrong-key",
    "few-chord-tones",
    "rub",
    "off-beat",
    "sixteenth-off",
    "length",
    "stops-short",
    "pickup-collision",
    "seam-jump",
    "masked",
    "low-mud",
    "crowded",
    "no-room",
    "open-end",
    "out-of-range",
    "unlikely",
)
"""Every kind of finding, and so everything that can be meant so."""
