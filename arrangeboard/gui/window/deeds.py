"""All commands' deeds together, with the submenus that go with them."""

from typing import TYPE_CHECKING

from arrangeboard.gui.dialogs.openers import Dialogs
from arrangeboard.gui.handlers.editing import Editing
from arrangeboard.gui.handlers.files import Files
from arrangeboard.gui.handlers.filling import Filling
from arrangeboard.gui.handlers.fit import FitDeeds
from arrangeboard.gui.handlers.guessing import Guessing
from arrangeboard.gui.handlers.hearing import Hearing
from arrangeboard.gui.handlers.importing import Importing
from arrangeboard.gui.handlers.lanes import Lanes
from arrangeboard.gui.handlers.parts import Parts
from arrangeboard.gui.handlers.pieces import Pieces
from arrangeboard.gui.handlers.playing import Playback
from arrangeboard.gui.handlers.recording import Recording
from arrangeboard.gui.handlers.roll import Roll
from arrangeboard.gui.handlers.sections import Sections
from arrangeboard.gui.handlers.viewing import Viewing
from arrangeboard.gui.window.actions import Handlers
from arrangeboard.gui.window.menus import Submenus

if TYPE_CHECKING:
    from arrangeboard.gui.window.main_window import MainWindow


class Deeds:
    """What the window's commands do, by theme."""

    def __init__(self, window: "MainWindow") -> None:
        self.dialogs = Dialogs(window)
        self.files = Files(window, self.dialogs)
        self.importing = Importing(window)
        self.editing = Editing(window, self.dialogs)
        self.sections = Sections(window, self.dialogs)
        self.guessing = Guessing(window)
        self.parts = Parts(window)
        self.filling = Filling(window)
        self.pieces = Pieces(window)
        self.lanes = Lanes(window, self.dialogs)
        self.playback = Playback(window)
        self.hearing = Hearing(window, self.dialogs, window.playing)
        self.recording = Recording(window)
        self.roll = Roll(window)
        self.fit = FitDeeds(window)
        self._viewing = Viewing(window, self.dialogs)

    def handlers(self) -> Handlers:
        """What each command does."""
        things = (
            self.files,
            self.importing,
            self.editing,
            self.sections,
            self.guessing,
            self.parts,
            self.filling,
            self.fit,
            self.pieces,
            self.lanes,
        )
        themes = (*things, self.playback, self.hearing, self.recording, self.roll, self._viewing)
        every = {code: deed for theme in themes for code, deed in theme.handlers().items()}
        return self.roll.over(every)

    @property
    def submenus(self) -> Submenus:
        """What each submenu offers."""
        return {
            "submenu-recent": self.files.recent,
            "submenu-strictness": self.fit.strictnesses,
            "submenu-kind": self.sections.kinds,
            "submenu-role": self.lanes.roles,
            "submenu-status": self.parts.statuses,
            "submenu-when": self.playback.whens,
            "submenu-record-mode": self.recording.modes,
            "submenu-record-grid": self.recording.grids,
            "submenu-record-start": self.recording.starts,
        }
