"""Which of the checkable commands are shown as on."""

from typing import TYPE_CHECKING

from arrangeboard.app.document import Document
from arrangeboard.app.playing import chosen_stretch
from arrangeboard.app.roll.state import TOOLS, RollState
from arrangeboard.gui.look.chosen_theme import Look
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.gui.window.actions import Actions

if TYPE_CHECKING:
    from arrangeboard.gui.window.workspace import Workspace


def check_looks(commands: Actions, look: Look) -> None:
    """The theme that was chosen, and presentation."""
    for setting in ("dark", "light", "system"):
        commands.check(f"theme-{setting}", on=look.setting == setting)
    commands.check("presentation", on=look.presentation)


def check_panels(commands: Actions, workspace: "Workspace") -> None:
    """The panels that are shown beside the board."""
    for name in ("tray", "inspector"):
        commands.check(f"show-{name}", on=workspace.panel(name).isVisibleTo(workspace))


def check_roll(commands: Actions, document: Document | None) -> None:
    """The tool in the hand, and what else is on in the piano roll."""
    roll = document.roll if document is not None else RollState()
    for tool in TOOLS:
        commands.check(f"tool-{tool}", on=roll.is_open and tool == roll.tool)
    commands.check("roll-velocity", on=roll.shows_velocity)
    commands.check("roll-stepping", on=roll.is_stepping)


def check_playing(commands: Actions, playing: Playing, document: Document | None) -> None:
    """What is repeated, and how the user likes it to be played.

    "Loop" is on where the command would end a loop: that of the selection, or any with nothing selected.
    """
    chosen = chosen_stretch(document) if document is not None else ()
    commands.check("loop", on=playing.is_looping and chosen in {(), playing.loop})
    commands.check("loop-song", on=playing.is_song_loop)
    commands.check("metronome", on=playing.settings.metronome)
    commands.check("count-in", on=playing.settings.count_in)
    commands.check("follow", on=playing.settings.follow)
