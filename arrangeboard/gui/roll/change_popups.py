"""Quantise and humanise: changes with settings, seen and heard while they are set, done with one button.

Nothing is a step of the history until then: a click beside the popup, or Escape, leaves all as it was.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSignalBlocker, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QCheckBox, QFormLayout, QFrame, QHBoxLayout, QLabel, QSlider, QWidget

from arrangeboard.app.roll.transforms import goes_round, humaniser, quantise, quantiser, turned_back
from arrangeboard.app.roll.writing import Transform, meant_notes, transform, tried
from arrangeboard.errors import UserError
from arrangeboard.gui.fields.basic import ChoiceField
from arrangeboard.gui.fields.labels import button, heading, icon_button, paragraph, text
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.gui.roll.roll_view import RollView
from arrangeboard.gui.window.desk import Desk
from arrangeboard.melody.snap import NOTE_VALUES, Snap, SnapKind
from arrangeboard.melody.timing import LOOSE_TICKS, LOOSE_VELOCITY, Quantise
from arrangeboard.roll.layers import RollLayers
from arrangeboard.song.values import TICKS_PER_QUARTER
from arrangeboard.words import say

POPUP_WIDTH = 320
MOST_LOOSE_TICKS = TICKS_PER_QUARTER // 16
MOST_LOOSE_VELOCITY = 40


class ChangePopup(QFrame):
    """A change of the meant notes with its fields. Those who inherit say what it does and fill `form`."""

    def __init__(self, desk: Desk, view: RollView, playing: Playing, title: str) -> None:
        super().__init__(view.window(), Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "popup")
        self._desk = desk
        self._view = view
        self._playing = playing
        self._meant = meant_notes(desk.document)
        # The caret, where it is shown.
        self._layers = RollLayers(caret_tick=view.layers.caret_tick)
        self.look = look = desk.theme
        self.form = QFormLayout(self)
        self.form.setContentsMargins(*(look.size(side) for side in (16, 14, 16, 14)))
        self.form.setSpacing(look.size(10))
        self.form.addRow(heading(look, title, 14))
        self.done = button(look, say("roll-apply"), self.apply, "primary")
        self.setFixedWidth(look.size(POPUP_WIDTH))

    @property
    def code(self) -> str:
        """What the step is called."""
        raise NotImplementedError

    def change(self) -> Transform:
        """What is done to the notes with the fields as they stand."""
        raise NotImplementedError

    def finish(self) -> None:
        """Put the button below the fields, and show the change."""
        look = self._desk.theme
        count = len(self._meant)
        chosen = bool(self._desk.document.roll.chosen)
        code = ("roll-meant-one" if count == 1 else "roll-meant") if chosen else "roll-meant-all"
        self.form.addRow(paragraph(look, say(code, count=count), role="faint", size=12))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(look, say("roll-cancel"), self.close))
        row.addWidget(self.done)
        self.form.addRow(row)
        self.preview()

    def preview(self) -> None:
        """Let the change be seen in the roll, and heard in what plays."""
        try:
            new = self.change()(self._meant)
            song = tried(self._desk.document, self.change())
        except UserError:
            return
        self._view.set_layers(RollLayers(notes=new, hidden=frozenset(self._meant)))
        self._playing.try_out(song)

    def apply(self) -> None:
        """Do it: one step."""
        change = self.change()
        self.close()
        self._desk.act(lambda document: transform(document, self.code, change, is_sung=True))

    def show_above(self, where: QPoint) -> None:
        """Show it above a point, so that the notes below stay in sight, with the focus on its button."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        left = min(where.x(), screen.right() - self.width())
        top = where.y() - self.height()
        self.move(max(screen.left(), left), max(screen.top(), top))
        self.show()
        self.done.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the notes be seen and heard as they are."""
        self._view.set_layers(self._layers)
        self._playing.try_out(self._desk.document.song)
        super().closeEvent(event)

    def row(self, code: str, field: QWidget | QHBoxLayout) -> None:
        """A field with its name before it."""
        words = say(code)
        if isinstance(field, QWidget):
            field.setAccessibleName(words)
            field.setMinimumHeight(self._desk.theme.size(24))
        self.form.addRow(text(self._desk.theme, words, role="dim"), field)


class QuantisePopup(ChangePopup):
    """Grid, strength, swing, and whether notes end on the grid too."""

    def __init__(self, desk: Desk, view: RollView, playing: Playing) -> None:
        super().__init__(desk, view, playing, say("quantise-title"))
        snap = desk.document.roll.snap
        kinds: tuple[SnapKind, ...] = ("straight", "triplet")
        grids = [
            (
                Snap(value, kind).name if kind == "straight" else say("quantise-triplet", value=value),
                Snap(value, kind),
            )
            for value in NOTE_VALUES[2:6]
            for kind in kinds
        ]
        self.grid = ChoiceField[Snap](lambda _snap: self.preview(), grids)
        known = [one for _, one in grids]
        self.grid.show_value(snap if snap in known else Snap(16))
        self.strength = Slider(self, (0, 100), 100, "percent-figure")
        self.swing = Slider(self, (50, 75), 50, "percent-figure")
        self.swing.slider.setToolTip(say("quantise-swing-tip"))
        self.ends = QCheckBox(say("quantise-ends"))
        self.ends.toggled.connect(lambda _on: self.preview())
        self.row("quantise-grid", self.grid)
        self.row("quantise-strength", self.strength)
        self.row("quantise-swing", self.swing)
        self.form.addRow(self.ends)
        self.at_end = paragraph(desk.theme, "", role="dim", size=12)
        self.at_end.setMinimumHeight(self.at_end.fontMetrics().lineSpacing() * 2)
        self.form.addRow(self.at_end)
        self.finish()

    @property
    def code(self) -> str:
        """What the step is called."""
        return "step-quantise-notes"

    def change(self) -> Transform:
        """Onto the grid."""
        return quantiser(self._desk.document, self.how)

    @property
    def how(self) -> Quantise:
        """The fields as they stand."""
        snap = self.grid.value() or Snap(16)
        return Quantise(snap.ticks, self.strength.value, self.swing.value, self.ends.isChecked())

    def preview(self) -> None:
        """Show it, and tell of notes that would have left the piece over its end."""
        super().preview()
        count = turned_back(self._desk.document, self.how)
        way = "round" if goes_round(self._desk.document) else "inside"
        code = f"quantise-{way}-one" if count == 1 else f"quantise-{way}"
        self.at_end.setText(say(code, count=count) if count else "")

    def apply(self) -> None:
        """Do it: one step."""
        how = self.how
        self.close()
        self._desk.act(lambda document: quantise(document, how))


class HumanisePopup(ChangePopup):
    """How far notes go in time and velocity, and dice for another way of playing them."""

    def __init__(self, desk: Desk, view: RollView, playing: Playing, throw: Callable[[], int]) -> None:
        super().__init__(desk, view, playing, say("humanise-title"))
        self._throw = throw
        self.seed = throw()
        self.ticks = Slider(self, (0, MOST_LOOSE_TICKS), LOOSE_TICKS, "ticks-figure")
        self.velocity = Slider(self, (0, MOST_LOOSE_VELOCITY), LOOSE_VELOCITY, "velocity-figure")
        dice = icon_button(desk.theme, "dice", say("humanise-dice"), self.throw)
        self.seed_words = text(desk.theme, "", role="dim")
        row = QHBoxLayout()
        row.addWidget(dice)
        row.addWidget(self.seed_words, 1)
        self.row("humanise-time", self.ticks)
        self.row("humanise-velocity", self.velocity)
        self.row("humanise-seed", row)
        self._show_seed()
        self.finish()

    @property
    def code(self) -> str:
        """What the step is called."""
        return "step-humanise-notes"

    def change(self) -> Transform:
        """As hands play them."""
        return humaniser(seed=self.seed, ticks=self.ticks.value, velocity=self.velocity.value)

    def throw(self) -> None:
        """Another way of playing them."""
        self.seed = self._throw()
        self._show_seed()
        self.preview()

    def _show_seed(self) -> None:
        self.seed_words.setText(say("humanise-number", seed=self.seed))


class Slider(QWidget):
    """A slider with its figure beside it, which previews at every step."""

    def __init__(self, popup: ChangePopup, bounds: tuple[int, int], value: int, figure: str) -> None:
        super().__init__()
        self._figure = figure
        self._popup = popup
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(*bounds)
        self.words: QLabel = text(popup.look, "")
        self.words.setFixedWidth(self.words.fontMetrics().horizontalAdvance(say(figure, value=bounds[1])) + 6)
        self.words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.slider, 1)
        row.addWidget(self.words)
        self.setFocusProxy(self.slider)
        with QSignalBlocker(self.slider):
            self.slider.setValue(value)
        self._show()
        self.slider.valueChanged.connect(self._moved)

    @property
    def value(self) -> int:
        """Where it stands."""
        return self.slider.value()

    def setAccessibleName(self, name: str) -> None:
        """Name what takes the keys."""
        self.slider.setAccessibleName(name)

    def _moved(self) -> None:
        self._show()
        self._popup.preview()

    def _show(self) -> None:
        self.words.setText(say(self._figure, value=self.value))
