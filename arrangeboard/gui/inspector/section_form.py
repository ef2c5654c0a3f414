"""Details of the selected section."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QWidget

from arrangeboard.app.commands import chosen_slots
from arrangeboard.app.figures import beats_per_minute, meter_text, microseconds_of, sign_text, tempo_text
from arrangeboard.app.guesses import section_keys_guessed
from arrangeboard.app.renaming import rename_section
from arrangeboard.app.section_deeds import section_key
from arrangeboard.gui.fields.basic import ChoiceField, LineField, NumberField, TempoField, TextField
from arrangeboard.gui.fields.chords import ChordField
from arrangeboard.gui.fields.guessed_chords import GuessedChords
from arrangeboard.gui.fields.key_guess import KeyGuess
from arrangeboard.gui.fields.kinds import kind_choices
from arrangeboard.gui.fields.labels import icon_button, paragraph
from arrangeboard.gui.fields.time import KeyField, MeterField
from arrangeboard.gui.inspector.form import Form, with_reset
from arrangeboard.gui.inspector.swatches import Swatches
from arrangeboard.gui.window.desk import Desk
from arrangeboard.song.edits import sections
from arrangeboard.song.edits.guesses import still_guessed
from arrangeboard.song.ids import SectionId, SlotId
from arrangeboard.song.naming import shown_names
from arrangeboard.song.values import Chord, Meter, Section, SectionKind, Song
from arrangeboard.words import say

T = TypeVar("T")


class SectionForm(Form):
    """Name, kind, colour, bars, own key, tempo and meter, chords, lyrics and a note."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._linked = paragraph(desk.theme, "", role="dim", size=12)
        self.add(self._linked)
        self._add_basics()
        self._add_time()
        self.chords = ChordField(desk, self._chord)
        self.add(self.chords)
        self.guesses = GuessedChords(desk)
        self.add(self.guesses)
        self.lyrics = TextField(self._word, hint=say("section-lyrics-hint"), lines=5)
        self.note = TextField(self._note, hint=say("section-note-hint"), lines=3)
        self.tall("field-lyrics", self.lyrics)
        self.tall("field-note", self.note)
        self.finish()

    @property
    def first(self) -> QWidget:
        """The field that the cursor goes to."""
        return self.name

    @property
    def slot(self) -> SlotId | None:
        """The slot that the form is about."""
        chosen = chosen_slots(self.desk.document)
        return next(iter(chosen)) if len(chosen) == 1 else None

    @property
    def section(self) -> Section | None:
        """The section that the form is about."""
        song = self.desk.document.song
        slots = {slot.id: slot.section for slot in song.arrangement.order}
        return song.sections[slots[self.slot]] if self.slot in slots else None

    def refresh(self) -> None:
        """Show the section."""
        song, section, slot = self.desk.document.song, self.section, self.slot
        if section is None or slot is None:
            return
        name = shown_names(song, song.arrangement)[slot]
        colour = self.desk.theme.section_colour(section.colour, section.kind).name()
        code = "one-bar" if section.bars == 1 else "some-bars"
        kind = say(f"kind-{section.kind}")
        self.show_heading(name, say("two-things", one=kind, other=say(code, count=section.bars)), colour)
        self._show_links(section)
        self.name.show_value(section.name)
        self.kind.show_value(section.kind)
        self.colour.show_value(section.colour)
        self.bars.show_value(section.bars)
        self._show_time(section)
        self.chords.show_section(section)
        self.guesses.show_section(section)
        self.lyrics.show_value(section.lyrics)
        self.note.show_value(section.note)

    def _add_basics(self) -> None:
        look = self.desk.theme
        fields = self.group()
        self.name = LineField(self._rename)
        self.kind = ChoiceField[SectionKind](self._set_kind, kind_choices())
        self.colour = Swatches(look, self._recolour, self._shade)
        self.bars = NumberField(self._set_bars, (1, 999))
        self.row(fields, "field-name", self.name)
        self.row(fields, "field-kind", self.kind)
        self.row(fields, "field-bars", self.bars)
        self.row(fields, "field-colour", self.colour)

    def _add_time(self) -> None:
        look = self.desk.theme
        fields = self.group("section-time-title")
        self.key = KeyField(self._set_key, none=say("like-the-song"))
        self.tempo = TempoField(self._set_tempo)
        self.tempo.setSuffix(say("bpm-unit"))
        self.meter = MeterField(self._set_meter)
        back = say("like-the-song-tip")
        self.tempo_reset = icon_button(look, "undo", back, lambda: self._set_tempo(None))
        self.meter_reset = icon_button(look, "undo", back, lambda: self._set_meter(None))
        self.row(fields, "field-key", self.key)
        self.key_guess = KeyGuess(self.desk, self._set_key)
        fields.addRow("", self.key_guess)
        self.row(fields, "field-tempo", with_reset(self.tempo, self.tempo_reset))
        self.row(fields, "field-meter", with_reset(self.meter, self.meter_reset))
        self._changes = QLabel()
        self._changes.setWordWrap(True)
        self._changes.setProperty("look", "dim")
        fields.addRow(self._changes)

    def _show_links(self, section: Section) -> None:
        orders = self.desk.document.song.arrangements
        here = sum(slot.section == section.id for slot in self.desk.document.song.arrangement.order)
        elsewhere = sum(any(slot.section == section.id for slot in one.order) for one in orders) - 1
        linked = say("linked-here", count=here) if here > 1 else ""
        shared = say("shared-with-variants", count=elsewhere) if elsewhere > 0 else ""
        self._linked.setText("\n".join(words for words in (linked, shared) if words))
        self._linked.setVisible(bool(linked or shared))

    def _show_time(self, section: Section) -> None:
        song = self.desk.document.song
        own_tempo = section.tempos[0].microseconds_per_quarter if section.tempos else None
        own_meter = section.meters[0] if section.meters else None
        self.key.show_value(section.keys[0].key if section.keys else "")
        self._show_key_guess(section)
        self.tempo.show_value(beats_per_minute(own_tempo or song.microseconds_per_quarter))
        self.meter.show_value(Meter(own_meter.numerator, own_meter.denominator) if own_meter else song.meter)
        self.tempo_reset.setVisible(own_tempo is not None)
        self.meter_reset.setVisible(own_meter is not None)
        several = [
            say(code, count=len(changes))
            for code, changes in (
                ("several-tempos", section.tempos),
                ("several-meters", section.meters),
                ("several-keys", section.keys),
            )
            if len(changes) > 1
        ]
        self._changes.setText("\n".join(several))
        self._changes.setVisible(bool(several))

    def _show_key_guess(self, section: Section) -> None:
        song = self.desk.document.song
        self.key_guess.show_guess(
            section_key(song, section),
            (section, song.pieces, song.lanes),
            lambda: section_keys_guessed(song, section),
        )

    def _shade(self, colour: str) -> QColor:
        kind = self.section.kind if self.section else "custom"
        return self.desk.theme.section_colour(colour, kind)

    def _edit(
        self, code: str, edit: Callable[[Song, SectionId, T], Song], value: T, **values: object
    ) -> None:
        section = self.section
        if section is not None:
            named = {"name": section.name, **values}
            self.make(code, lambda song: edit(song, section.id, value), **named)

    def _rename(self, name: str) -> None:
        section = self.section
        if section is not None:
            self.desk.act(lambda document: rename_section(document, section.id, name))
            self.refresh()

    def _set_kind(self, kind: SectionKind) -> None:
        self._edit("step-set-section-kind", sections.set_section_kind, kind, kind=say(f"kind-{kind}"))

    def _recolour(self, colour: str) -> None:
        self._edit("step-recolour-section", sections.recolour_section, colour)

    def _set_bars(self, bars: int) -> None:
        self._edit("step-set-section-bars", sections.set_section_bars, bars, bars=bars)

    def _set_key(self, key: str) -> None:
        self._edit("step-set-section-key", sections.set_section_key, key or None, key=sign_text(key))

    def _set_tempo(self, tempo: float | None) -> None:
        lasting = None if tempo is None else microseconds_of(tempo)
        words = "" if lasting is None else tempo_text(lasting)
        self._edit("step-set-section-tempo", sections.set_section_tempo, lasting, tempo=words)

    def _set_meter(self, meter: Meter | None) -> None:
        words = "" if meter is None else meter_text(meter)
        self._edit("step-set-section-meter", sections.set_section_meter, meter, meter=words)

    def _chord(self, chords: tuple[Chord, ...]) -> None:
        section = self.section
        typed = still_guessed(section.chords, chords) if section is not None else chords
        self._edit("step-set-section-chords", sections.set_section_chords, typed)

    def _word(self, lyrics: str) -> None:
        self._edit("step-set-section-lyrics", sections.set_section_lyrics, lyrics)

    def _note(self, note: str) -> None:
        self._edit("step-set-section-note", sections.set_section_note, note)
