"""Fields for tempo, meter and key, of the song or of one section that may have its own."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from arrangeboard.app.document import Change
from arrangeboard.app.figures import beats_per_minute, microseconds_of, sign_text
from arrangeboard.gui.fields.basic import ChoiceField, NumberField, TempoField
from arrangeboard.gui.window.desk import Desk
from arrangeboard.song.edits.song_fields import set_song_key, set_song_meter, set_song_tempo
from arrangeboard.song.keys import KEYS
from arrangeboard.song.values import Meter
from arrangeboard.words import say

BEAT_VALUES = (1, 2, 4, 8, 16, 32, 64)


def key_words(key: str) -> str:
    """A key in words: "B♭ minor"."""
    tonic = key.removesuffix("m")
    return say("key-minor" if key.endswith("m") else "key-major", tonic=sign_text(tonic))


class SongTempoField(TempoField):
    """The song's tempo."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(self._give_tempo)
        self._desk = desk
        self.setSuffix(say("bpm-unit"))
        self.setAccessibleName(say("field-tempo"))
        desk.listen(self, self._follow)
        self._refresh()

    def _follow(self, _change: Change) -> None:
        self._refresh()

    def _refresh(self) -> None:
        self.show_value(beats_per_minute(self._desk.document.song.microseconds_per_quarter))

    def _give_tempo(self, tempo: float) -> None:
        lasting = microseconds_of(tempo)
        self._desk.attempt(
            lambda: self._desk.document.apply(
                "step-set-song-tempo",
                lambda song: set_song_tempo(song, lasting),
                tempo=self.textFromValue(tempo),
            )
        )


class MeterField(QWidget):
    """How many beats of which value a bar has."""

    def __init__(self, give: Callable[[Meter], object]) -> None:
        super().__init__()
        self._give = give
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.beats = NumberField(lambda _value: self._changed(), (1, 64))
        self.beats.setAccessibleName(say("field-meter-beats"))
        choices = [(str(value), value) for value in BEAT_VALUES]
        self.value = ChoiceField[int](lambda _value: self._changed(), choices)
        self.value.setAccessibleName(say("field-meter-value"))
        self.value.setMinimumContentsLength(2)
        row.addWidget(self.beats, 1)
        row.addWidget(QLabel("/"))
        row.addWidget(self.value, 1)
        self.setFocusProxy(self.beats)

    @classmethod
    def of_song(cls, desk: Desk) -> "MeterField":
        """The song's meter."""

        def give(meter: Meter) -> None:
            desk.attempt(
                lambda: desk.document.apply(
                    "step-set-song-meter",
                    lambda song: set_song_meter(song, meter),
                    meter=f"{meter.numerator}/{meter.denominator}",
                )
            )
            field.show_value(desk.document.song.meter)

        field = cls(give)
        desk.listen(field, lambda change: field.show_value(change.after.meter))
        field.show_value(desk.document.song.meter)
        return field

    def show_value(self, meter: Meter) -> None:
        """Show what the song says."""
        self.beats.show_value(meter.numerator)
        self.value.show_value(meter.denominator)

    def _changed(self) -> None:
        self._give(Meter(self.beats.value(), self.value.value() or 4))


class KeyField(ChoiceField[str]):
    """One of the thirty keys; `none` is an entry for the section that has the song's."""

    def __init__(self, give: Callable[[str], object], *, none: str = "") -> None:
        first = [(none, "")] if none else []
        by_letter = sorted(KEYS, key=lambda key: (key.endswith("m"), key[0], key))
        super().__init__(give, [*first, *((key_words(key), key) for key in by_letter)])
        self.setAccessibleName(say("field-key"))
        self.setMaxVisibleItems(16)

    @classmethod
    def of_song(cls, desk: Desk) -> "KeyField":
        """The song's key."""

        def give(key: str) -> None:
            desk.attempt(
                lambda: desk.document.apply(
                    "step-set-song-key", lambda song: set_song_key(song, key), key=sign_text(key)
                )
            )

        field = cls(give)
        desk.listen(field, lambda change: field.show_value(change.after.key))
        field.show_value(desk.document.song.key)
        return field
