"""What would mend a part, found without touching the song. Nothing here is ever done by itself."""

from collections.abc import Callable, Iterable

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.repairs.pickups import pickups_freed
from arrangeboard.fit.repairs.repair import Repair
from arrangeboard.fit.repairs.transposing import octaves, transpositions

Proposer = Callable[[Case, Finding], Iterable[Repair]]

PROPOSERS: dict[str, tuple[Proposer, ...]] = {
    "few-chord-tones": (transpositions,),
    "wrong-key": (transpositions,),
    "rub": (transpositions,),
    "pickup-collision": (pickups_freed,),
    "masked": (octaves,),
    "seam-jump": (octaves,),
    "low-mud": (octaves,),
    "out-of-range": (octaves,),
}
"""Who is asked about a finding, the likeliest first."""


def repairs(case: Case, finding: Finding) -> tuple[Repair, ...]:
    """What might mend a finding, the likeliest first. Which of them truly does shows when it is tried."""
    found: list[Repair] = []
    for proposer in PROPOSERS.get(finding.code, ()):
        for repair in proposer(case, finding):
            if all((one.change, one.whose) != (repair.change, repair.whose) for one in found):
                found.append(repair)
    return tuple(found)
