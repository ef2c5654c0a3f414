"""The verdicts on a whole arrangement, brought up to date after each change of the song.

A change is told with `follow`, which only finds out by identity where to look again; `work` looks and judges
bit by bit. From nothing everything is to be looked at: there is no other way to a full report. Knows no
clock: who lets it work decides for how long.
"""

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from arrangeboard.fit.analysing.cell import Cell
from arrangeboard.fit.analysing.doubts import is_asked_otherwise, stale_sections
from arrangeboard.fit.analysing.stage import Stage, stage
from arrangeboard.fit.cases import At, Beside
from arrangeboard.fit.verdict import Verdict
from arrangeboard.song.ids import LaneId, SectionId, SlotId
from arrangeboard.song.values import Arrangement, Song


class _Task(NamedTuple):
    """A part to be judged: the one of that number in a cell, between such neighbours."""

    at: At
    cell: Cell
    number: int
    beside: Beside


class _Around(NamedTuple):
    """The sections before, in and after a slot."""

    before: SectionId | None
    own: SectionId
    after: SectionId | None


class Analysis:
    """Verdicts by place; what is in doubt is missing until it is judged again.

    Only a part whose own notes, chords and bars are as they were keeps its verdict until the next: what
    changed there is its company, and most of what was found still holds.

    A fault of the judge's is raised, unless `on_fault` takes it: then the parts concerned have no verdict
    until something changes there, and the others have theirs.
    """

    def __init__(self, on_fault: Callable[[Exception], None] | None = None) -> None:
        self._on_fault = on_fault
        self._song = Song()
        self._slots: dict[SlotId, _Around] = {}
        self._stages: dict[SectionId, Stage] = {}
        self._stale_sections: set[SectionId] = set()
        self._doubtful: set[SectionId] = set()
        self._stale_slots: dict[SlotId, None] = {}
        self._passed: dict[SlotId, dict[At, _Task]] = {}
        self._verdicts: dict[At, Verdict] = {}
        self._news: set[At] = set()

    @property
    def is_settled(self) -> bool:
        """Whether every part is judged."""
        return not self._stale_slots

    def verdict(self, at: At) -> Verdict | None:
        """The verdict on a part; None where it is planned, gone, or in doubt."""
        return None if self._is_in_doubt(at.slot) else self._verdicts.get(at)

    def verdicts(self) -> dict[At, Verdict]:
        """All verdicts that are not in doubt."""
        doubtful = {slot for slot in self._stale_slots if self._is_in_doubt(slot)}
        return {at: one for at, one in self._verdicts.items() if at.slot not in doubtful}

    def news(self) -> frozenset[At]:
        """The places whose verdict came, went or became another since this was last asked."""
        news, self._news = frozenset(self._news), set()
        return news

    def update(self, song: Song, arrangement: Arrangement) -> frozenset[At]:
        """Bring every verdict up to date at once; the places with news."""
        self.follow(song, arrangement)
        for _ in self.work():
            pass
        return self.news()

    def follow(self, song: Song, arrangement: Arrangement) -> None:
        """Find out where a song must be looked at again. Quick, whatever has changed."""
        self._doubtful |= stale_sections(self._song, song, self._stages)
        self._doubtful &= song.sections.keys()
        self._stale_sections |= self._doubtful
        if is_asked_otherwise(self._song, song):
            self._stale_sections |= song.sections.keys()
        self._stale_sections &= song.sections.keys()
        for section in self._stages.keys() - song.sections.keys():
            del self._stages[section]
        self._song = song
        before, self._slots = self._slots, _slots(arrangement)
        for slot in before.keys() - self._slots.keys():
            self._forget(slot)
        for slot, around in self._slots.items():
            if before.get(slot) != around or not self._stale_sections.isdisjoint(around):
                self._stale_slots[slot] = None

    def work(self, first: Collection[SlotId] = ()) -> Iterator[None]:
        """Look and judge step by step, in the slots of `first` before others; ends when all is settled.

        To be begun anew after `follow`.
        """
        for slot in (*first, *self._stale_slots):
            if slot in self._stale_slots:
                yield from self._settle(slot)

    def _is_in_doubt(self, slot: SlotId) -> bool:
        around = self._slots.get(slot)
        return around is None or around.own in self._doubtful

    def _settle(self, slot: SlotId) -> Iterator[None]:
        """Look at the parts of a slot, and judge those for which something is new."""
        for section in self._slots[slot]:
            if section is not None and (section in self._stale_sections or section not in self._stages):
                if not self._is_built(section):
                    self._forget(slot)
                    return
                yield
        for task in self._tasks(slot):
            self._pass(task)
            yield
        del self._stale_slots[slot]

    def _is_built(self, section: SectionId) -> bool:
        """Build the stage of a section; False where the judge fails at it."""
        try:
            self._build(section)
        except Exception as fault:
            self._take(fault)
            return False
        return True

    def _take(self, fault: Exception) -> None:
        if self._on_fault is None:
            raise fault
        self._on_fault(fault)

    def _build(self, section: SectionId) -> None:
        before = self._stages.get(section)
        made = stage(self._song, self._song.sections[section], before)
        self._stages[section] = made
        self._stale_sections.discard(section)
        self._doubtful.discard(section)
        if made is before:
            return
        for slot, around in self._slots.items():
            if around.own == section:
                self._doubt(slot, made)

    def _doubt(self, slot: SlotId, made: Stage) -> None:
        """Drop the verdicts on parts that are gone, or that are to be judged for their own sake."""
        passed = self._passed.get(slot, {})
        for at, task in [*passed.items()]:
            cell = made.cells.get(at.lane)
            if cell is None or not cell.sounds_like(task.cell, task.number):
                del passed[at]
                self._set(at, None)

    def _tasks(self, slot: SlotId) -> list[_Task]:
        """The parts of a slot for which something is new, those without a verdict first."""
        around = self._slots[slot]
        before, after = self._stage(around.before), self._stage(around.after)
        passed, tasks = self._passed.setdefault(slot, {}), []
        for lane, cell in self._stages[around.own].cells.items():
            beside = _beside(before, after, lane)
            for number, part in enumerate(cell.played.parts):
                task = _Task(At(slot, lane, part.id), cell, number, beside)
                held = passed.get(task.at)
                if held is None or held.cell is not cell or not held.beside.is_same(beside):
                    tasks.append(task)
        return sorted(tasks, key=lambda task: task.at in self._verdicts)

    def _stage(self, section: SectionId | None) -> Stage | None:
        return None if section is None else self._stages[section]

    def _pass(self, task: _Task) -> None:
        self._passed[task.at.slot][task.at] = task
        try:
            found = task.cell.verdict(task.number, task.beside)
        except Exception as fault:
            self._take(fault)
            found = None
        self._set(task.at, found)

    def _set(self, at: At, verdict: Verdict | None) -> None:
        before = self._verdicts.get(at)
        if before is verdict:
            return
        if before != verdict:
            self._news.add(at)
        if verdict is None:
            del self._verdicts[at]
        else:
            self._verdicts[at] = verdict

    def _forget(self, slot: SlotId) -> None:
        self._stale_slots.pop(slot, None)
        for at in self._passed.pop(slot, {}):
            self._set(at, None)


def _slots(arrangement: Arrangement) -> dict[SlotId, _Around]:
    order = [slot.section for slot in arrangement.order]
    around = map(_Around, [None, *order], order, [*order[1:], None])
    return {slot.id: one for slot, one in zip(arrangement.order, around, strict=True)}


def _beside(before: Stage | None, after: Stage | None, lane: LaneId) -> Beside:
    return Beside(
        None if before is None else before.figure(lane),
        None if after is None else after.figure(lane),
        None if after is None else after.ground,
    )
