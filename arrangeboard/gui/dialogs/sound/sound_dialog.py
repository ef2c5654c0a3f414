"""How the program sounds: SoundFont, output, MIDI, and how playing goes. What is chosen counts at once."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QScrollArea, QVBoxLayout, QWidget

from arrangeboard.gui.dialogs.dialog import Dialog
from arrangeboard.gui.dialogs.sound.click_field import ClickField
from arrangeboard.gui.dialogs.sound.input_box import InputBox
from arrangeboard.gui.dialogs.sound.loudness_field import LoudnessField
from arrangeboard.gui.dialogs.sound.output_box import LABEL_WIDTH, OutputBox
from arrangeboard.gui.dialogs.sound.soundfont_box import SoundFontBox
from arrangeboard.gui.fields.basic import ChoiceField
from arrangeboard.gui.fields.labels import heading, rule, text
from arrangeboard.gui.look.theme import Theme
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.storage.settings import WhenHeard
from arrangeboard.words import say

Remember = Callable[..., object]
"""Keeps settings, named by their fields."""

WHENS: tuple[WhenHeard, ...] = ("now", "beat", "bar", "section")
COUNT_INS = (1, 2, 3, 4)


class SoundDialog(Dialog):
    """Groups under each other. `remember` keeps what is chosen, and lets it be heard."""

    def __init__(self, look: Theme, playing: Playing, remember: Remember, parent: QWidget) -> None:
        super().__init__(look, say("sound-title"), parent)
        self.resize(look.size(640), look.size(610))
        settings = playing.settings
        self._held = QWidget()
        self._column = QVBoxLayout(self._held)
        self._column.setContentsMargins(0, 0, look.size(14), 0)
        self._column.setSpacing(look.size(10))
        self.fonts = SoundFontBox(look, settings.soundfont, lambda path: remember(soundfont=path))
        self.output = OutputBox(
            look, playing, lambda name: remember(device=name), lambda port: remember(midi_clock_port=port)
        )
        self._playing, self._remember = playing, remember
        decibels = settings.loudness_decibels
        self.loudness = LoudnessField(look, decibels, self._try_loudness, self._set_loudness)
        self.click = ClickField(
            look, settings.metronome_volume, lambda volume: remember(metronome_volume=volume)
        )
        bars = [(say("one-bar" if one == 1 else "some-bars", count=one), one) for one in COUNT_INS]
        self.count_in = ChoiceField[int](lambda count: remember(count_in_bars=count), bars)
        self.count_in.show_value(settings.count_in_bars)
        whens = [(say(f"when-{when}"), when) for when in WHENS]
        self.when = ChoiceField[WhenHeard](lambda when: remember(when_heard=when), whens)
        self.when.show_value(settings.when_heard)
        self._add_group("sound-font-title", self.fonts)
        self._add_group("sound-output-title", self.output)
        self.input = InputBox(look, playing, remember)
        self._add_group("sound-input-title", self.input)
        self._add_group("sound-playing-title", self._playing_form())
        self._column.addStretch(1)
        self.body.addWidget(self._area(), 1)
        self.add_close().setDefault(True)

    def _add_group(self, title: str, held: QWidget) -> None:
        if self._column.count():
            self._column.addSpacing(self.look.size(4))
            self._column.addWidget(rule())
            self._column.addSpacing(self.look.size(2))
        self._column.addWidget(heading(self.look, say(title), 14))
        self._column.addWidget(held)

    def _try_loudness(self, decibels: float) -> None:
        if self._playing.transport is not None:
            self._playing.transport.loudness(decibels)

    def _set_loudness(self, decibels: float) -> None:
        self._try_loudness(decibels)
        self._remember(loudness_decibels=decibels)

    def _playing_form(self) -> QWidget:
        held = QWidget()
        form = QFormLayout(held)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(self.look.size(8))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in (
            ("loudness", self.loudness),
            ("metronome-volume", self.click),
            ("count-in-bars", self.count_in),
            ("submenu-when", self.when),
        ):
            field.setAccessibleName(say(label))
            named = text(self.look, say(label), role="dim")
            named.setFixedWidth(self.look.size(LABEL_WIDTH))
            form.addRow(named, field)
        return held

    def _area(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._held)
        return area
