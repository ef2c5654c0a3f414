"""A board with its holes and what could be laid there: the puzzle that a search looks at.

An assembly is a choice for each hole: 0 leaves it empty, n takes its nth candidate.
"""

from collections import defaultdict
from collections.abc import Sequence

from arrangeboard.fit.cases import cell_figure
from arrangeboard.fit.company import Voice
from arrangeboard.fit.figure import Figure, merged
from arrangeboard.fit.filling.candidates import Candidate, Candidates, Material, Place, material
from arrangeboard.fit.filling.habits import Habits
from arrangeboard.fit.filling.holes import holes
from arrangeboard.fit.filling.shape import Shape, shape, usual_empty
from arrangeboard.fit.filling.weighing import BEYOND, UNASKED
from arrangeboard.fit.filling.wish import Wish
from arrangeboard.song.edits.parts import SectionCell
from arrangeboard.song.ids import LaneId, SectionId
from arrangeboard.song.values import Arrangement, Part, Song

Choices = Sequence[int]

_FEW = 4
"""For so many holes at most all pieces are ranked as the tray ranks them."""

WHOLE = 1500
"""Where there are at most so many assemblies, all of them are looked at."""


class Puzzle:
    """The holes of an arrangement, or those within some cells, with their candidates.

    `order` are the sections as they are played; a cell is a section with a lane. `judgements` counts how
    often the judge has been asked: what a search costs is measured by it.
    """

    def __init__(
        self, song: Song, arrangement: Arrangement, wish: Wish, cells: Sequence[SectionCell] | None = None
    ) -> None:
        self.song = song
        self.wish = wish
        self.judgements = 0
        self.order: tuple[SectionId, ...] = tuple(slot.section for slot in arrangement.order)
        self.holes = holes(song, arrangement, None if cells is None else frozenset(cells))
        whole = cells is None
        self.shape = shape(song, arrangement, self.holes) if whole else Shape(frozenset(self.holes), {})
        closely = len(self.holes) <= _FEW
        finding = Candidates(song, arrangement, Habits(song, self.order), wish, closely=closely)
        self.places: tuple[Place, ...] = tuple(finding.place(hole) for hole in self.holes)
        most = most_candidates(len(self.holes))
        self.candidates: tuple[tuple[Candidate, ...], ...] = tuple(
            finding.found(place, most) for place in self.places
        )
        self._is_missing = [hole in self.shape.missing for hole in self.holes]
        self.asks_beyond = not whole or wish.empty < usual_empty(self.holes, self.shape)
        self._in_cell: defaultdict[SectionCell, list[int]] = defaultdict(list)
        self._in_section: defaultdict[SectionId, list[int]] = defaultdict(list)
        for at, hole in enumerate(self.holes):
            self._in_cell[hole.section, hole.lane].append(at)
            self._in_section[hole.section].append(at)
        self._lanes = {lane.id: lane for lane in song.lanes}
        self._playing_already: dict[SectionId, tuple[int, int, tuple[int, ...]]] = {}
        self._voices: dict[tuple[SectionId, tuple[int, ...]], tuple[Voice, ...]] = {}

    @property
    def fillable(self) -> tuple[int, ...]:
        """The holes that something could be laid into."""
        return tuple(at for at, offered in enumerate(self.candidates) if offered)

    @property
    def beyond(self) -> int:
        """Points taken for each part that the song does not ask for."""
        if not self.asks_beyond:
            return UNASKED
        return BEYOND if self.wish.empty else 0

    def is_missing(self, at: int) -> bool:
        """Whether the song itself, or who selected it, asks for a hole to be filled."""
        return self._is_missing[at]

    def in_section(self, section: SectionId) -> tuple[int, ...]:
        """The section's holes."""
        return tuple(self._in_section.get(section, ()))

    def in_cell(self, section: SectionId, lane: LaneId) -> tuple[int, ...]:
        """The holes of a lane in a section."""
        return tuple(self._in_cell.get((section, lane), ()))

    def chosen(self, at: int, choices: Choices) -> Candidate | None:
        """What is laid into a hole."""
        return self.candidates[at][choices[at] - 1] if choices[at] else None

    def parts(self, section: SectionId, lane: LaneId, choices: Choices) -> tuple[Part, ...]:
        """All that a lane plays in a section, laid or there already."""
        held = self.song.sections[section].parts.get(lane, ())
        filled = self._in_cell.get((section, lane))
        if not filled:
            return held
        laid = [one for at in filled if (one := self.chosen(at, choices)) is not None]
        there = (part for part in held if part.piece is not None)
        return (*there, *(part for one in laid for part in one.parts))

    def material(self, section: SectionId, lane: LaneId, choices: Choices) -> Material:
        """What that sounds."""
        return material(self.parts(section, lane, choices))

    def figure(self, section: SectionId, lane: LaneId, choices: Choices) -> Figure | None:
        """What that looks like; None where nothing plays."""
        held = self.song.sections[section]
        there = None
        if any(part.piece is not None for part in held.parts.get(lane, ())):
            there = cell_figure(self.song, held, self._lanes[lane])
        laid = (self.chosen(at, choices) for at in self._in_cell.get((section, lane), ()))
        figures = [*(one.figure for one in laid if one is not None), *([there] if there is not None else ())]
        return merged(figures, figures[0].steps) if len(figures) > 1 else next(iter(figures), None)

    def playing(self, section: SectionId, choices: Choices) -> tuple[int, int]:
        """How many lanes play in a section, pitched ones and drums."""
        if section not in self._playing_already:
            held = self.song.sections[section].parts.items()
            there = [self._lanes[lane] for lane, parts in held if any(part.piece for part in parts)]
            drums = sum(lane.sound.drums for lane in there)
            known = {lane.id for lane in there}
            others = tuple(at for at in self.in_section(section) if self.holes[at].lane not in known)
            self._playing_already[section] = len(there) - drums, drums, others
        pitched, drums, others = self._playing_already[section]
        added = {self.holes[at].lane for at in others if choices[at]}
        more_drums = sum(self._lanes[lane].sound.drums for lane in added)
        return pitched + len(added) - more_drums, drums + more_drums

    def voices(self, section: SectionId, choices: Choices) -> tuple[Voice, ...]:
        """Everybody who plays in a section."""
        key = section, tuple(choices[at] for at in self._in_section.get(section, ()))
        if key not in self._voices:
            figures = ((lane, self.figure(section, lane.id, choices)) for lane in self.song.lanes)
            self._voices[key] = tuple(
                Voice(lane.id, lane.role, figure) for lane, figure in figures if figure is not None
            )
        return self._voices[key]


def most_candidates(holes: int) -> int:
    """How many candidates a hole may have, so that few holes can be searched whole and many in good time."""
    if holes > 600:
        return 5
    whole = int(WHOLE ** (1 / max(1, holes))) - 1
    return min(24, max(whole, 10)) if holes > 4 else min(24, whole)
