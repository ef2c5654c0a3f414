"""What would mend a part, found without touching the song. Nothing here is ever done by itself."""

from collections.abc import Callable, Iterable

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.repairs.chord_tones import all_onto_chord_tones, onto_chord_tones
from arrangeboard.fit.repairs.endings import closed
from arrangeboard.fit.repairs.gaps import filled
from arrangeboard.fit.repairs.lengths import fitted_lengths
from arrangeboard.fit.repairs.pairs import transposed_and_shifted, transposed_onto_chords
from arrangeboard.fit.repairs.pickups import pickups_freed
from arrangeboard.fit.repairs.register import cleared_depth, into_range, joined, octaves, unmasked
from arrangeboard.fit.repairs.reharmonising import reharmonised
from arrangeboard.fit.repairs.repair import Repair
from arrangeboard.fit.repairs.shifting import nudges, shifts
from arrangeboard.fit.repairs.thinning import made_room, thinned
from arrangeboard.fit.repairs.transposing import transpositions

Proposer = Callable[[Case, Finding], Iterable[Repair]]

_PITCHES: tuple[Proposer, ...] = (
    transpositions,
    onto_chord_tones,
    shifts,
    transposed_and_shifted,
    transposed_onto_chords,
    reharmonised,
)

PROPOSERS: dict[str, tuple[Proposer, ...]] = {
    "few-chord-tones": _PITCHES,
    "wrong-key": (transpositions, transposed_onto_chords, transposed_and_shifted, reharmonised),
    "rub": (onto_chord_tones, all_onto_chord_tones, transpositions, reharmonised),
    "off-beat": (shifts, transpositions, transposed_and_shifted),
    "sixteenth-off": (nudges,),
    "length": (fitted_lengths,),
    "stops-short": (filled,),
    "pickup-collision": (pickups_freed,),
    "seam-jump": (joined,),
    "masked": (unmasked,),
    "low-mud": (cleared_depth,),
    "crowded": (thinned,),
    "no-room": (made_room,),
    "open-end": (closed,),
    "out-of-range": (into_range,),
    "unlikely": (*_PITCHES, octaves),
}
"""Who is asked about a finding, the likeliest first."""


def repairs(case: Case, finding: Finding) -> tuple[Repair, ...]:
    """What might mend a finding, the likeliest first. Which of them truly does shows when it is tried.

    Nothing mends a part that is shorter than the least that is counted.
    """
    if case.spot.end <= case.spot.start:
        return ()
    found: list[Repair] = []
    for proposer in PROPOSERS.get(finding.code, ()):
        for repair in proposer(case, finding):
            if all((one.change, one.whose) != (repair.change, repair.whose) for one in found):
                found.append(repair)
    return tuple(found)
