"""Everything that is looked for in a part, asked of a whole assembly before it is shown.

The search goes by the score alone, which is quick. Here the song is filled, and the verdicts on what was
laid, and on what played there before, say which choices disturb.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from arrangeboard.fit.analysing.analysis import Analysis
from arrangeboard.fit.cases import At
from arrangeboard.fit.filling.assembly import Assembly, Laid, filled
from arrangeboard.fit.filling.puzzle import Choices, Puzzle
from arrangeboard.fit.filling.weighing import SOUND
from arrangeboard.fit.verdict import Verdict, is_grave
from arrangeboard.song.ids import LaneId, SectionId, SlotId
from arrangeboard.song.values import Arrangement

Cell = tuple[SectionId, LaneId]

_SEAMS = frozenset({"pickup-collision", "seam-jump"})
"""What concerns a part with the next in its lane."""


class Checking:
    """Judges assemblies of one puzzle; of those that follow each other only what differs."""

    def __init__(self, puzzle: Puzzle, arrangement: Arrangement) -> None:
        self._puzzle = puzzle
        self._arrangement = arrangement
        self._analysis = Analysis()
        self._analysis.update(puzzle.song, arrangement)
        self._before = self._analysis.verdicts()
        self._sections: dict[SlotId, SectionId] = {slot.id: slot.section for slot in arrangement.order}
        self._fits: dict[tuple[int, ...], dict[Cell, int | None]] = {}

    def disturbing(self, choices: Choices) -> tuple[int, ...]:
        """The holes whose parts hardly fit or draw a strong finding, or disturb what played before."""
        verdicts = self._judged(choices)
        fits = self._fits[tuple(choices)]
        blamed = dict.fromkeys(self._doubling(choices))
        for at, one in verdicts.items():
            before = self._before.get(at)
            if before is None:
                own = self._puzzle.in_cell(self._sections[at.slot], at.lane)
                if is_grave(one.counting) or (one.fit is not None and one.fit < SOUND):
                    blamed.update(dict.fromkeys(hole for hole in own if choices[hole]))
            elif before.standing == "fits" and one.standing in {"rubs", "does-not-fit"}:
                blamed.update(dict.fromkeys(self._to_blame(at, one, choices, fits)))
        return tuple(blamed)

    def _doubling(self, choices: Choices) -> Iterator[int]:
        """Holes in which an instrument would play what another plays at the same time."""
        puzzle = self._puzzle
        for section in dict.fromkeys(hole.section for hole in puzzle.holes):
            laid = [at for at in puzzle.in_section(section) if choices[at]]
            new = {puzzle.holes[at].lane for at in laid}
            others = (lane.id for lane in puzzle.song.lanes if laid and lane.id not in new)
            known = {part[0] for lane in others for part in puzzle.material(section, lane, choices)}
            for at in laid:
                own = {part[0] for part in puzzle.material(section, puzzle.holes[at].lane, choices)}
                if own & known:
                    yield at
                known |= own

    def told(self, found: Assembly, choices: Choices) -> Assembly:
        """An assembly with the very figures that the board will show."""
        key = tuple(choices)
        if key not in self._fits:
            self._judged(choices)
        fits = self._fits[key]
        laid = (replace(one, fit=fits.get((one.hole.section, one.hole.lane))) for one in found.laid)
        return replace(found, laid=tuple(laid))

    def _judged(self, choices: Choices) -> dict[At, Verdict]:
        puzzle = self._puzzle
        laid = tuple(
            Laid(puzzle.holes[at], chosen.parts, None)
            for at in range(len(puzzle.holes))
            if (chosen := puzzle.chosen(at, choices)) is not None
        )
        self._analysis.update(filled(puzzle.song, Assembly(laid)), self._arrangement)
        verdicts = self._analysis.verdicts()
        cells = {(one.hole.section, one.hole.lane) for one in laid}
        fits: dict[Cell, int | None] = {}
        for at, one in verdicts.items():
            cell = self._sections[at.slot], at.lane
            if cell in cells and one.fit is not None:
                known = fits.get(cell)
                fits[cell] = one.fit if known is None else min(known, one.fit)
        self._fits[tuple(choices)] = fits
        return verdicts

    def _to_blame(
        self, at: At, found: Verdict, choices: Choices, fits: dict[Cell, int | None]
    ) -> Iterator[int]:
        """Of what was laid beside a part in its lane, or with it in its section, what fits least."""
        section = {one for one in self._puzzle.in_section(self._sections[at.slot]) if choices[one]}
        is_of_seam = any(one.code in _SEAMS for one in found.counting)
        beside = self._beside(at, choices)
        around = (beside or section) if is_of_seam else (section or beside)
        yield from sorted(around, key=lambda one: (fits.get(self._cell(one)) or 0, one))[:1]

    def _beside(self, at: At, choices: Choices) -> set[int]:
        """What was laid in the same lane before and after."""
        slots = [*self._sections]
        number = slots.index(at.slot)
        near = slots[max(0, number - 1) : number + 2]
        return {
            one
            for slot in near
            for one in self._puzzle.in_cell(self._sections[slot], at.lane)
            if choices[one]
        }

    def _cell(self, at: int) -> Cell:
        hole = self._puzzle.holes[at]
        return hole.section, hole.lane
