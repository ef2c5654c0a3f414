"""Tunes that end away from home, for who wants them to close."""

from collections.abc import Iterator

from msgspec.structs import replace

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.repairs.material import Material, changed_share, rewritten, written_out
from arrangeboard.fit.repairs.repair import Repair
from arrangeboard.theory.keys import scale
from arrangeboard.theory.spelling import spelled

_HOME = (0, 2, 4)
"""The first, third and fifth step of a scale."""

_OFF_CHORD_COST = 0.2


def closed(case: Case, finding: Finding) -> Iterator[Repair]:
    """The last note on the key's first, third or fifth, each where it is nearest."""
    ground = case.spot.ground
    if not finding.notes or not ground.keys:
        return
    last, material = finding.notes[-1], written_out(case)
    key = ground.keys[-1].key
    for step in _HOME:
        move = (scale(key)[step] - last.pitch + 6) % 12 - 6
        off_chord = bool(ground.known >> last.start & 1) and not (
            ground.tones[(last.pitch + move) % 12] >> last.start & 1
        )
        cost = 0.02 * abs(move) + (_OFF_CHORD_COST if off_chord else 0.0)
        yield _ended_on(finding, material, move, key, cost)


def _ended_on(finding: Finding, material: Material, move: int, key: str, cost: float) -> Repair:
    last = finding.notes[-1]
    notes = [
        replace(one.note, pitch=one.note.pitch + move)
        if one.heard.pitch == last.pitch and abs(one.heard.start - last.start) <= 1
        else one.note
        for one in material.sung
    ]
    values: dict[str, object] = {"note": spelled(last.pitch + move, key)}
    cost += changed_share(material, notes)
    return Repair("end-on", values, finding.code, rewritten(material, notes), cost=cost)
