"""The instruments of General MIDI by family, and the drum kits; searched by name."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from arrangeboard.app.finding_instruments import found_instruments, sound_names
from arrangeboard.gui.dialogs.dialog import Dialog
from arrangeboard.gui.dialogs.hear_button import HearButton
from arrangeboard.gui.fields.labels import button
from arrangeboard.gui.handlers.hearing import Hearing
from arrangeboard.gui.look.theme import Theme
from arrangeboard.song.values import Sound
from arrangeboard.theory.instruments import FAMILIES, PROGRAMS
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.sound.score.excerpts import Excerpt

DRUMS = "drum-kits"
ALL = "all"


class InstrumentDialog(Dialog):
    """Families at the left, instruments at the right; a double click takes one.

    `hearing` lets the chosen one be heard, while the list is walked too where `is_heard_while_choosing`.
    """

    def __init__(
        self,
        look: Theme,
        chosen: Sound | None,
        parent: QWidget,
        *,
        hearing: Hearing,
        is_heard_while_choosing: bool,
    ) -> None:
        super().__init__(look, say("instrument-title"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.resize(look.size(620), look.size(520))
        self._names = sound_names()
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("find-instrument"))
        self.search.setAccessibleName(say("find-instrument"))
        self.search.setClearButtonEnabled(True)
        self.families = QListWidget()
        self.families.setFixedWidth(look.size(190))
        self.families.setAccessibleName(say("families"))
        self.instruments = QListWidget()
        self.instruments.setAccessibleName(say("instruments"))
        self.nothing = QLabel()
        self.nothing.setWordWrap(True)
        self._hearing = hearing
        self._is_listing = False
        self.hear = HearButton(look, say("instrument-hear"), hearing, lambda: self._named, self._taste)
        self.while_choosing = QCheckBox(say("hear-while-choosing"))
        self.while_choosing.setFont(look.font(13))
        self.while_choosing.setChecked(is_heard_while_choosing)
        self.while_choosing.setEnabled(not hearing.why_not)
        self.while_choosing.setToolTip(hearing.why_not)
        self._lay_out()
        self.families.ensurePolished()  # else its lines are measured without the style sheet
        self._fill_families()
        self._connect()
        self._show(chosen)

    @property
    def sound(self) -> Sound | None:
        """The instrument that is chosen."""
        item = self.instruments.currentItem()
        held = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return held if isinstance(held, Sound) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the instruments while letters are typed."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps and self.search.hasFocus():
            row = self.instruments.currentRow() + steps[key]
            self.instruments.setCurrentRow(min(max(row, 0), self.instruments.count() - 1))
        else:
            super().keyPressEvent(event)

    @property
    def _named(self) -> Hashable:
        return "instrument", self.sound

    def done(self, result: int) -> None:
        """Let nothing ring on."""
        self._hearing.stop()
        super().done(result)

    def _taste(self) -> "Excerpt | None":
        from arrangeboard.app.auditions import taste  # noqa: PLC0415  brings numpy

        return taste(self.sound) if self.sound is not None else None

    def _walked(self, row: int) -> None:
        """Another instrument is chosen: let it be heard, but not what a list only begins with."""
        self._take.setEnabled(row >= 0)
        self.hear.refresh()
        self.hear.setEnabled(self.hear.isEnabled() and row >= 0)
        is_wanted = self.while_choosing.isChecked() and self.while_choosing.isEnabled()
        if is_wanted and row >= 0 and self.isVisible() and not self._is_listing:
            self._hearing.hear(self._named, self._taste)

    def _lay_out(self) -> None:
        self.body.addWidget(self.search)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.families)
        row.addWidget(self.instruments, 1)
        self.body.addLayout(row, 1)
        self.body.addWidget(self.nothing)
        self.buttons.insertWidget(0, self.hear)
        self.buttons.insertWidget(1, self.while_choosing)
        self.add_close("button-cancel")
        self._take = button(self.look, say("take-instrument"), self.accept, "primary")
        self._take.setDefault(True)
        self.buttons.addWidget(self._take)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _words: self._list())
        self.families.currentRowChanged.connect(self._choose_family)
        self.instruments.itemDoubleClicked.connect(lambda _item: self.accept())
        self.instruments.currentRowChanged.connect(self._walked)

    def _fill_families(self) -> None:
        for code, words in (
            (ALL, say("all-instruments")),
            *((family, say(f"family-{family}")) for family in FAMILIES),
            (DRUMS, say("drum-kits")),
        ):
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, code)
            self.families.addItem(item)

    def _show(self, chosen: Sound | None) -> None:
        """Begin with the family of the instrument that plays now."""
        row = 0
        if chosen is not None:
            row = self.families.count() - 1 if chosen.drums else FAMILIES.index(_family(chosen)) + 1
        self.families.setCurrentRow(row)
        for at in range(self.instruments.count()):
            sound = self.instruments.item(at).data(Qt.ItemDataRole.UserRole)
            if chosen is not None and (sound.program, sound.drums) == (chosen.program, chosen.drums):
                self.instruments.setCurrentRow(at)
        self.search.setFocus()

    def _choose_family(self, _row: int) -> None:
        if self.search.text():
            self.search.clear()
        else:
            self._list()

    def _list(self) -> None:
        wanted = self.search.text()
        family = ALL if wanted else self.families.currentItem().data(Qt.ItemDataRole.UserRole)
        names = {sound: name for sound, name in self._names.items() if family in {ALL, _family(sound)}}
        found = found_instruments(wanted, names)
        self._is_listing = True
        self.instruments.clear()
        for sound in found:
            item = QListWidgetItem(self._names[sound])
            item.setData(Qt.ItemDataRole.UserRole, sound)
            self.instruments.addItem(item)
        self.instruments.setCurrentRow(0 if found else -1)
        self._is_listing = False
        self.nothing.setText(say("no-instrument-found", words=wanted.strip()))
        self.nothing.setVisible(not found)


def _family(sound: Sound) -> str:
    return DRUMS if sound.drums else PROGRAMS[sound.program].family
