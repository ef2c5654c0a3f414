"""What one lane of a file holds in every section: music and planned parts, one after the other."""

from dataclasses import dataclass

from arrangeboard.midi.importing.cells import CellReader
from arrangeboard.midi.importing.lanes import NoteColumns
from arrangeboard.midi.importing.plans import divided
from arrangeboard.midi.importing.ringing import Passage, with_common_endings
from arrangeboard.song.values import Written

_NOTHING = Written()


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a part will be, in ticks of its section; `content` is None for a planned one."""

    start_tick: int
    end_tick: int
    content: Written | None


Cell = tuple[Stretch, ...]


class LaneCells:
    """Gathers what one lane holds in each section."""

    def __init__(self, reader: CellReader, planned: list[tuple[int, int]], sections: int) -> None:
        self._reader = reader
        self._planned = planned
        self._cells: list[list[Stretch]] = [[] for _ in range(sections)]
        self._places: list[tuple[int, Stretch]] = []
        self._passages: list[Passage] = []
        self._known: dict[Written, Written] = {}

    def read(self, number: int, start_tick: int, end_tick: int) -> None:
        """Read the section of that number and bounds; sections must come in order of time."""
        for (start, end), is_plan in divided(self._planned, start_tick, end_tick):
            stretch = Stretch(start - start_tick, end - start_tick, None)
            if is_plan:
                self._cells[number].append(stretch)
            elif (content := self._reader.read(start, end)) != _NOTHING:
                self._places.append((number, stretch))
                self._passages.append(Passage(start, end - start, self._known.setdefault(content, content)))

    def cells(self, columns: NoteColumns) -> list[Cell]:
        """What was read; `columns` are the lane's notes."""
        contents = with_common_endings(self._passages, columns)
        for (number, stretch), content in zip(self._places, contents, strict=True):
            self._cells[number].append(Stretch(stretch.start_tick, stretch.end_tick, content))
        return [tuple(sorted(cell, key=lambda one: one.start_tick)) for cell in self._cells]
