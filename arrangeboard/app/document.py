"""The open song: the one place that holds it, changes it and remembers what it was before.

Undo is the previous value. Who shows the song listens for `Change` and finds by identity what differs.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.app.roll.state import RollState, restored, still_open
from arrangeboard.app.selection import Selection, still_there
from arrangeboard.song.edits.pieces import without_litter
from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import Song, View

What = Literal["edit", "undo", "redo", "view", "selection", "roll", "opened", "saved"]


class Label(Struct, frozen=True):
    """What a step of the history is called: a code of the catalogue, with values for its gaps."""

    code: str
    values: dict[str, object] = {}


class Step(Struct, frozen=True):
    """A state of the song in the history, and the edit that led to it."""

    label: Label
    song: Song
    selection: Selection
    roll: RollState = RollState()


class Change(Struct, frozen=True):
    """The song before and after.

    Where only the selection, the piano roll or the path changed, both are the same object.
    """

    before: Song
    after: Song
    what: What


Listener = Callable[[Change], None]
Edit = Callable[[Song], Song]


class Document:
    """A song that is open: its history, what is selected, what the piano roll holds, and its file."""

    def __init__(self, song: Song, path: Path | None = None) -> None:
        self._listeners: list[Listener] = []
        self._start(song, path)

    def _start(self, song: Song, path: Path | None) -> None:
        self.path = path
        self._song = song
        self._selection = Selection()
        self._roll = RollState()
        self._steps = [Step(Label("step-opened"), song, self._selection)]
        self._at = 0
        self._saved = song

    @property
    def song(self) -> Song:
        """The song as it is now."""
        return self._song

    @property
    def selection(self) -> Selection:
        """What is selected now."""
        return self._selection

    @property
    def roll(self) -> RollState:
        """What the piano roll holds now."""
        return self._roll

    @property
    def steps(self) -> tuple[Label, ...]:
        """The names of all steps, undone ones too; the first is the song as it was opened."""
        return tuple(step.label for step in self._steps)

    @property
    def step(self) -> int:
        """Which of `steps` the song stands at."""
        return self._at

    @property
    def is_modified(self) -> bool:
        """Whether something other than the view differs from what was last saved."""
        return replace(self._saved, view=self._song.view) != self._song

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Be told of every change; the answer ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def apply(self, code: str, edit: Edit, **values: object) -> None:
        """Make an edit one step of the history, called by `code`. An edit that changes nothing is no step.

        Raises what the edit raises; the song is then as it was.
        """
        after = without_litter(self._song, edit(self._song))
        if after is self._song:
            return
        del self._steps[self._at + 1 :]
        self._keep_state()
        self._selection = still_there(self._selection, after)
        self._roll = still_open(self._roll, after)
        self._steps.append(Step(Label(code, values), after, self._selection, self._roll))
        self._at += 1
        self._show(after, "edit")

    def undo(self) -> None:
        """Go one step back, if there is one."""
        if self._at > 0:
            self._go(self._at - 1, "undo")

    def redo(self) -> None:
        """Go one step forward, if there is one."""
        if self._at + 1 < len(self._steps):
            self._go(self._at + 1, "redo")

    def go_to(self, step: int) -> None:
        """Go to any step of the history."""
        if step != self._at and 0 <= step < len(self._steps):
            self._go(step, "undo" if step < self._at else "redo")

    def look(self, view: View) -> None:
        """Look at the song in another way. No step of the history."""
        if view != self._song.view:
            after = replace(self._song, view=view)
            self._selection = still_there(self._selection, after)
            self._roll = still_open(self._roll, after)
            self._show(after, "view")

    def select(self, selection: Selection) -> None:
        """Select something else."""
        if selection != self._selection:
            self._selection = selection
            self._tell(Change(self._song, self._song, "selection"))

    def show_roll(self, roll: RollState) -> None:
        """Open another piece in the piano roll, or choose other notes in it. No step of the history."""
        if roll != self._roll:
            self._roll = roll
            self._tell(Change(self._song, self._song, "roll"))

    def open(self, song: Song, path: Path | None = None) -> None:
        """Put another song in this one's place, with a history of its own."""
        before = self._song
        self._start(song, path)
        self._tell(Change(before, song, "opened"))

    def mark_saved(self, path: Path, song: Song) -> None:
        """Remember that `song` now stands in the file at `path`."""
        self.path, self._saved = path, song
        self._tell(Change(self._song, self._song, "saved"))

    def mark_unsaved(self) -> None:
        """Remember that no file holds the song as it is: it was imported, made anew or recovered."""
        self._saved = Song()
        self._tell(Change(self._song, self._song, "saved"))

    def _go(self, at: int, what: What) -> None:
        self._keep_state()
        way = 1 if at > self._at else -1
        song = self._song
        for passed in range(self._at + way, at + way, way):
            there = self._steps[passed].song
            song = replace(there, view=fitting_view(song, there))
        self._at = at
        step = self._steps[at]
        self._selection = still_there(step.selection, song)
        self._roll = restored(step.roll, self._roll, song)
        self._show(song, what)

    def _keep_state(self) -> None:
        """Let the step that is being left remember what was selected and how it was looked at."""
        left = self._steps[self._at]
        self._steps[self._at] = replace(left, song=self._song, selection=self._selection, roll=self._roll)

    def _show(self, song: Song, what: What) -> None:
        before, self._song = self._song, song
        self._tell(Change(before, song, what))

    def _tell(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            listener(change)


def fitting_view(seen: Song, song: Song) -> View:
    """How `seen` is looked at, for `song`: lanes that only `song` has are muted or soloed as they were there.

    The arrangement looked at stays too, where `song` has it.
    """
    view, own = seen.view, song.view
    lanes = {lane.id for lane in song.lanes}
    back = lanes - {lane.id for lane in seen.lanes}
    known = view.arrangement in {arrangement.id for arrangement in song.arrangements}
    return replace(
        view,
        arrangement=view.arrangement if known else own.arrangement,
        muted=_still_marked(view.muted, lanes) + _still_marked(own.muted, back),
        soloed=_still_marked(view.soloed, lanes) + _still_marked(own.soloed, back),
    )


def _still_marked(marked: tuple[LaneId, ...], lanes: set[LaneId]) -> tuple[LaneId, ...]:
    return tuple(lane for lane in marked if lane in lanes)
