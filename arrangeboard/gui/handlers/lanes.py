"""What the commands for instruments do."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from arrangeboard.app import lane_deeds
from arrangeboard.gui.dialogs.openers import Dialogs
from arrangeboard.gui.fields.kinds import role_choices
from arrangeboard.gui.window.actions import Handlers
from arrangeboard.gui.window.menus import Choice
from arrangeboard.song import find
from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import Role

if TYPE_CHECKING:
    from arrangeboard.gui.window.main_window import MainWindow


class Lanes:
    """Handlers of the Instrument menu."""

    def __init__(self, window: "MainWindow", dialogs: Dialogs) -> None:
        self._window = window
        self._dialogs = dialogs

    def handlers(self) -> Handlers:
        """What each command does."""
        act = self._window.act
        return {
            "add-lane": self.add,
            "instrument": self._choose_for_chosen,
            "mute": lambda: act(lane_deeds.toggle_mute),
            "solo": lambda: act(lane_deeds.toggle_solo),
            "move-lane-up": lambda: act(lambda document: lane_deeds.move_chosen_lanes(document, -1)),
            "move-lane-down": lambda: act(lambda document: lane_deeds.move_chosen_lanes(document, 1)),
            "remove-lane": lambda: act(lane_deeds.remove_chosen_lanes),
        }

    def roles(self) -> list[Choice]:
        """The roles of instruments, for the selected ones."""
        document = self._window.desk.document
        lanes = lane_deeds.chosen_lanes(document)
        held = {find.lane(document.song, lane).role for lane in lanes}
        return [(words, self._setter(role), held == {role}) for words, role in role_choices() if lanes]

    def add(self) -> None:
        """Ask for an instrument and add a lane for it."""
        sound = self._dialogs.ask_instrument(None)
        if sound is not None:
            self._window.act(lambda document: lane_deeds.add_instrument(document, sound))

    def choose_for(self, lane: LaneId) -> None:
        """Ask what shall play a lane."""
        held = find.lane(self._window.desk.document.song, lane)
        sound = self._dialogs.ask_instrument(held.sound)
        if sound is not None:
            self._window.act(lambda document: lane_deeds.choose_instrument(document, lane, sound))

    def _setter(self, role: Role) -> Callable[[], object]:
        return lambda: self._window.act(lambda document: lane_deeds.set_role(document, role))

    def _choose_for_chosen(self) -> None:
        lanes = lane_deeds.chosen_lanes(self._window.desk.document)
        if lanes:
            self.choose_for(lanes[0])
