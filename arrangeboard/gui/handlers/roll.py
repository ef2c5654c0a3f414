"""What the commands of the piano roll do, and which of the board's commands mean its notes instead.

That choice is made in one place, `over`: where the roll is in hand, commands that both know act on notes.
"""

from collections.abc import Callable, Iterable
from random import Random
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog

from arrangeboard.app.document import Document
from arrangeboard.app.roll import choosing, clipboard, stepping, transforms, writing
from arrangeboard.app.roll.open_piece import open_piece
from arrangeboard.app.roll.opening import close, open_from_tray, open_part, open_selected, set_in_hand
from arrangeboard.app.roll.state import TOOLS, Tool
from arrangeboard.app.selection import PartRef
from arrangeboard.gui.window.actions import Handlers
from arrangeboard.song.ids import PieceId
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.gui.roll.roll_panel import RollPanel
    from arrangeboard.gui.window.main_window import MainWindow

NOTES_MIME = "application/x-arrangeboard-notes"
SEEDS = 9_999
ZOOM_STEP = 1.25
Deed = Callable[[], object]


class Roll:
    """Handlers of the Piece menu. `height` is the roll's own, in pixels, as the user last set it."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._chance = Random()
        self.height = window.settings.roll_height

    def handlers(self) -> Handlers:
        """What each command does."""
        tools = {f"tool-{tool}": self._taker(tool) for tool in TOOLS}
        return {
            "open-roll": self.toggle,
            **tools,
            "quantise": lambda: self._panel_deed(self._quantise),
            "humanise": lambda: self._panel_deed(self._humanise),
            "legato": self._deed(transforms.bind),
            "step-up": self._deed(lambda document: transforms.step_in_scale(document, 1)),
            "step-down": self._deed(lambda document: transforms.step_in_scale(document, -1)),
            "invert": self._deed(transforms.invert),
            "invert-semitones": self._deed(transforms.invert_by_semitones),
            "retrograde": self._deed(transforms.reverse),
            "half-time": self._slow_down,
            "double-time": self._deed(lambda document: transforms.scale_time(document, 1, 2)),
            "split-notes": self._deed(transforms.split_at_caret),
            "glue-notes": self._deed(transforms.glue),
            "set-velocity": self._set_velocity,
            "roll-velocity": self._toggle_velocity,
            "roll-stepping": self._toggle_stepping,
        }

    def over(self, handlers: Handlers) -> Handlers:
        """All handlers, with the roll's own for commands that also mean notes, while it is in hand."""
        both: dict[str, Deed] = {
            "delete": self._deed(lambda document: writing.erase_notes(document, document.roll.chosen)),
            "select-all": self._deed(choosing.choose_all),
            "deselect": self._deed(lambda document: writing.choose(document, ())),
            "cut": lambda: self._window.desk.attempt(lambda: self._keep(clipboard.cut_notes)),
            "copy": lambda: self._keep(clipboard.clip_notes),
            "paste": self._paste,
            "duplicate": self._deed(clipboard.duplicate_notes),
            "transpose-up": self._transpose(1),
            "transpose-down": self._transpose(-1),
            "octave-up": self._transpose(12),
            "octave-down": self._transpose(-12),
            "own-piece": self._deed(writing.make_own),
            "rename": lambda: self._panel_deed(lambda panel: panel.title.name.setFocus()),
            "hear": lambda: self._panel_deed(lambda panel: panel.title.toggle_heard()),
            "zoom-in": lambda: self._zoom(ZOOM_STEP),
            "zoom-out": lambda: self._zoom(1 / ZOOM_STEP),
            "zoom-fit": lambda: self._panel_deed(lambda panel: panel.view.fit()),
        }
        return {**handlers, **{code: self._either(deed, handlers[code]) for code, deed in both.items()}}

    @property
    def is_stepping(self) -> bool:
        """Whether keys that are played are written at the caret."""
        document = self._window.session.document
        return document is not None and document.roll.is_open and document.roll.is_stepping

    def put_step(self, pitches: Iterable[int], velocity: int, *, steps: int = 1) -> None:
        """Write a chord that sounds at these pitches at the caret, and go on by so many lines of the snap."""
        self._window.act(lambda document: stepping.put_step(document, pitches, velocity, steps=steps))
        self._show_caret()

    def step_back(self) -> None:
        """Take the last step away."""
        self._window.act(stepping.step_back)
        self._show_caret()

    def rest(self) -> None:
        """Go on by the snap without a note."""
        self._window.act(stepping.rest)
        self._show_caret()

    def open_piece(self, piece: PieceId) -> None:
        """Open a piece of the tray, with the keys in it."""
        self._open(lambda document: open_from_tray(document, piece))

    def open_part(self, ref: PartRef) -> None:
        """Open what a part plays, or a planned part, with the keys in it."""
        self._open(lambda document: open_part(document, ref))

    def keep_height(self, height: int) -> None:
        """Remember how high the user likes the roll."""
        self.height = height

    def toggle(self) -> None:
        """Open the selected part; where the roll is in hand, close it."""
        document = self._window.desk.document
        if document.roll.is_open and (document.roll.is_in_hand or not document.selection.parts):
            self._window.act(close)
        else:
            self._open(open_selected)

    def _open(self, deed: Callable[[Document], object]) -> None:
        self._window.act(deed)
        self._panel_deed(lambda panel: panel.view.setFocus())
        # A window in the background gets its focus later.
        self._window.act(lambda document: set_in_hand(document, on=True))

    def _panel_deed(self, deed: "Callable[[RollPanel], object]") -> None:
        panel = self._window.workspace.roll
        if panel is not None:
            deed(panel)

    def _slow_down(self) -> None:
        """Half as fast; say what is not heard any more."""
        before = self._window.desk.document.song
        self._deed(lambda document: transforms.scale_time(document, 2, 1))()
        document = self._window.desk.document
        shown = open_piece(document)
        if document.song is before or shown is None:
            return
        bars = transforms.bars_heard(document)
        if bars is not None:
            self._window.desk.told.emit(say("piece-past-its-place", name=shown.piece.name, bars=bars))

    def _deed(self, deed: Callable[[Document], object]) -> Deed:
        def do() -> None:
            self._window.act(deed)
            self._panel_deed(_show_meant)

        return do

    def _either(self, of_roll: Deed, of_board: Deed) -> Deed:
        return lambda: of_roll() if self._window.desk.document.roll.is_in_hand else of_board()

    def _zoom(self, factor: float) -> None:
        def zoom(panel: "RollPanel") -> None:
            middle = panel.view.frame.notes
            x, y = middle.x + middle.width / 2, middle.y + middle.height / 2
            panel.view.zoom_about(x, y, across=factor)

        self._panel_deed(zoom)

    def _transpose(self, semitones: int) -> Deed:
        return self._deed(lambda document: transforms.transpose(document, semitones))

    def _taker(self, tool: Tool) -> Deed:
        def take(document: Document) -> None:
            document.show_roll(replace(document.roll, tool=tool))

        return self._deed(take)

    def _toggle_velocity(self) -> None:
        document = self._window.desk.document
        document.show_roll(replace(document.roll, shows_velocity=not document.roll.shows_velocity))

    def _toggle_stepping(self) -> None:
        on = not self._window.desk.document.roll.is_stepping
        self._window.act(lambda document: stepping.set_stepping(document, on=on))
        self._panel_deed(lambda panel: panel.view.setFocus())

    def _set_velocity(self) -> None:
        meant = writing.meant_notes(self._window.desk.document)
        if not meant:
            return
        held = round(sum(note.velocity for note in meant) / len(meant))
        title, asked = say("velocity-title"), say("velocity-question")
        velocity, is_given = QInputDialog.getInt(self._window, title, asked, held, 1, 127)
        if is_given:
            self._window.act(lambda document: transforms.set_velocity(document, velocity))

    def _quantise(self, panel: "RollPanel") -> None:
        from arrangeboard.gui.roll.change_popups import QuantisePopup  # noqa: PLC0415  loaded with its first use

        QuantisePopup(self._window.desk, panel.view, self._window.playing).show_above(_corner(panel))

    def _humanise(self, panel: "RollPanel") -> None:
        from arrangeboard.gui.roll.change_popups import HumanisePopup  # noqa: PLC0415  as above

        def throw() -> int:
            return self._chance.randint(1, SEEDS)

        HumanisePopup(self._window.desk, panel.view, self._window.playing, throw).show_above(_corner(panel))

    def _keep(self, clip: "Callable[[Document], clipboard.NoteClipping | None]") -> None:
        clipping = clip(self._window.desk.document)
        if clipping is not None:
            data = QMimeData()
            data.setData(NOTES_MIME, clipboard.encode_notes(clipping))
            QGuiApplication.clipboard().setMimeData(data)

    def _paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        if not data.hasFormat(NOTES_MIME):
            self._window.desk.refused.emit(say("no-notes-to-paste"))
            return
        raw = bytes(data.data(NOTES_MIME).data())
        self._window.act(lambda document: clipboard.paste_notes(document, clipboard.decode_notes(raw)))

    def _show_caret(self) -> None:
        caret = self._window.desk.document.roll.caret_tick
        self._panel_deed(lambda panel: panel.view.reveal_tick(caret))


def _show_meant(panel: "RollPanel") -> None:
    """Bring the first of the notes that were changed into sight."""
    meant = writing.meant_notes(panel.hand.stage.document)
    if meant:
        panel.view.reveal(meant[0])


def _corner(panel: "RollPanel") -> QPoint:
    """Where the button of changes begins."""
    return panel.tools.change.mapToGlobal(QPoint(0, -4))
