"""What the commands for sections and variants do."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from arrangeboard.app import section_deeds
from arrangeboard.app.commands import chosen_slots
from arrangeboard.app.document import Document
from arrangeboard.app.repeating import detach_selection, repeat_selection, vary_selection
from arrangeboard.app.selection import Selection
from arrangeboard.app.variants import show_neighbour
from arrangeboard.gui.dialogs.openers import Dialogs
from arrangeboard.gui.fields.kinds import kind_choices
from arrangeboard.gui.window.actions import Handlers
from arrangeboard.gui.window.menus import Choice
from arrangeboard.song.ids import SlotId
from arrangeboard.song.values import SectionKind
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.gui.window.main_window import MainWindow


class Sections:
    """Handlers of the Section and Song menus."""

    def __init__(self, window: "MainWindow", dialogs: Dialogs) -> None:
        self._window = window
        self._dialogs = dialogs

    def handlers(self) -> Handlers:
        """What each command does."""
        act = self._window.act
        return {
            "add-section": lambda: act(section_deeds.add_section_after),
            "chords": self._show_chords,
            "section-details": self.show_details,
            "repeat": lambda: act(repeat_selection),
            "detach": lambda: act(detach_selection),
            "vary": lambda: act(vary_selection),
            "split": self._split,
            "join": lambda: act(section_deeds.join_next),
            "border-left": lambda: act(lambda document: section_deeds.move_border_by(document, -1)),
            "border-right": lambda: act(lambda document: section_deeds.move_border_by(document, 1)),
            "shelve": lambda: act(section_deeds.shelve_chosen),
            "bring-back": lambda: act(section_deeds.bring_back),
            "move-section-left": lambda: act(lambda document: section_deeds.move_chosen(document, -1)),
            "move-section-right": lambda: act(lambda document: section_deeds.move_chosen(document, 1)),
            "new-variant": lambda: act(section_deeds.new_variant),
            "rename-variant": self._window.rename_variant,
            "remove-variant": lambda: act(section_deeds.remove_variant),
            "next-variant": lambda: act(lambda document: show_neighbour(document, 1)),
            "previous-variant": lambda: act(lambda document: show_neighbour(document, -1)),
            "double-last-chorus": lambda: act(section_deeds.double_last_chorus),
            "cut-bridge": lambda: act(section_deeds.cut_bridge),
            "song-details": lambda: self._window.panels.show_details("song"),
            "mend": self._dialogs.show_mending,
        }

    def kinds(self) -> list[Choice]:
        """The kinds of sections, for the selected ones."""
        song = self._window.desk.document.song
        slots = chosen_slots(self._window.desk.document)
        held = {song.sections[slot.section].kind for slot in song.arrangement.order if slot.id in slots}
        return [(words, self._setter(kind), held == {kind}) for words, kind in kind_choices() if slots]

    def select_section(self) -> None:
        """Select the section of what is selected."""
        document = self._window.desk.document
        document.select(Selection(slots=chosen_slots(document), focus=document.selection.focus))

    def show_details(self) -> None:
        """Show the details of the section of what is selected."""
        self.select_section()
        self._window.panels.show_details("section")

    def show_chords_of(self, slot: SlotId) -> None:
        """Show the chords of the section in a slot."""
        self._dialogs.show_chords(slot)

    def _show_chords(self) -> None:
        slot = section_deeds.one_slot(self._window.desk.document)
        if slot is not None:
            self._dialogs.show_chords(slot)

    def _setter(self, kind: SectionKind) -> Callable[[], object]:
        return lambda: self._window.act(lambda document: section_deeds.set_kind(document, kind))

    def _split(self) -> None:
        document = self._window.desk.document
        slot = section_deeds.one_slot(document)
        if slot is None:
            return
        self._window.act(lambda document: self._ask_where_to_split(document, slot))

    def _ask_where_to_split(self, document: Document, slot: SlotId) -> None:
        bars = section_deeds.bars_to_split_at(document, slot)
        bar, answered = QInputDialog.getInt(
            self._window,
            say("split-title", name=section_deeds.shown_name(document, slot)),
            say("split-question-one" if len(bars) == 1 else "split-question", first=bars[0], last=bars[-1]),
            bars[len(bars) // 2],
            1,  # a bar outside is refused in words, which a field that takes no such figure cannot do
        )
        if answered:
            section_deeds.split_at(document, bar)
