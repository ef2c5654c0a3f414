"""A section before the judge, whatever stands beside it: its ground, and its lanes with their company.

Made anew after an edit from what the edit left alone. A lane for which nothing is new keeps its very cell,
and with it the verdicts that were passed there; a section for which nothing is new keeps its very stage.
"""

from msgspec import Struct

from arrangeboard.fit.analysing.cell import Cell, played_in
from arrangeboard.fit.cases import manner_of
from arrangeboard.fit.company import Company, Voice, companies
from arrangeboard.fit.figure import Figure
from arrangeboard.fit.ground import Ground, section_ground
from arrangeboard.song.ids import LaneId, PieceId
from arrangeboard.song.values import Lane, Section, Song


class Stage(Struct, frozen=True, gc=False):
    """A section with the cells of the lanes that play in it, and the pieces that it takes."""

    ground: Ground
    voices: tuple[Voice, ...]
    cells: dict[LaneId, Cell]
    pieces: frozenset[PieceId]

    def figure(self, lane: LaneId) -> Figure | None:
        """All that a lane plays; None where it has no part."""
        cell = self.cells.get(lane)
        return None if cell is None else cell.played.whole


def stage(song: Song, section: Section, before: Stage | None = None) -> Stage:
    """The stage of a section; `before` itself where the section is to the judge what it was."""
    ground, manner = section_ground(song, section), manner_of(song)
    was = {} if before is None else before.cells
    lanes = sorted((lane for lane in song.lanes if lane.id in section.parts), key=lambda lane: lane.id)
    played = [
        played_in(song, section, lane, was[lane.id].played if lane.id in was else None) for lane in lanes
    ]
    voices = _voices(lanes, [one.whole for one in played], before)
    cells = {}
    for lane, one, company in zip(lanes, played, _companies(voices, before), strict=True):
        kept = was.get(lane.id)
        if kept is None or not kept.holds(lane, one, ground, company, manner):
            fresh = Cell(lane, one, ground, company, manner)
            if kept is not None:
                fresh.remember(kept)
            kept = fresh
        cells[lane.id] = kept
    if before is not None and before.ground is ground and _same_cells(before.cells, cells):
        return before
    pieces = frozenset(part.piece for one in played for part in one.parts if part.piece is not None)
    return Stage(ground, voices, cells, pieces)


def _voices(lanes: list[Lane], figures: list[Figure], before: Stage | None) -> tuple[Voice, ...]:
    """The voices of the lanes; those that are as before are the very same."""
    known = {} if before is None else {voice.lane: voice for voice in before.voices}
    found = []
    for lane, figure in zip(lanes, figures, strict=True):
        voice = known.get(lane.id)
        if voice is None or voice.figure is not figure or voice.role != lane.role:
            voice = Voice(lane.id, lane.role, figure)
        found.append(voice)
    return tuple(found)


def _companies(voices: tuple[Voice, ...], before: Stage | None) -> tuple[Company, ...]:
    """Each voice's company; where all others are as before, it is the very same."""
    if before is None or len(before.voices) != len(voices):
        return companies(voices)
    news = [at for at, (one, other) in enumerate(zip(before.voices, voices, strict=True)) if one is not other]
    held = tuple(cell.company for cell in before.cells.values())
    if not news:
        return held
    made = companies(voices)
    at = news[0]
    return made if len(news) > 1 else (*made[:at], held[at], *made[at + 1 :])


def _same_cells(before: dict[LaneId, Cell], after: dict[LaneId, Cell]) -> bool:
    return len(before) == len(after) and all(before.get(lane) is cell for lane, cell in after.items())
