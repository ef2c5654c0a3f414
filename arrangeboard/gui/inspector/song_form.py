"""Details of the song: shown where nothing is selected."""

from PySide6.QtWidgets import QLabel, QWidget

from arrangeboard.app.figures import sign_text, time_text
from arrangeboard.app.guesses import song_keys_guessed
from arrangeboard.gui.fields.basic import LineField, TextField
from arrangeboard.gui.fields.key_guess import KeyGuess
from arrangeboard.gui.fields.labels import text
from arrangeboard.gui.fields.time import KeyField, MeterField, SongTempoField
from arrangeboard.gui.inspector.fit.strictness_box import StrictnessBox
from arrangeboard.gui.inspector.form import Form
from arrangeboard.gui.look.theme import MEDIUM
from arrangeboard.gui.window.desk import Desk
from arrangeboard.song.edits.song_fields import (
    rename_song,
    set_composer,
    set_song_key,
    set_song_lyrics,
    set_song_notes,
)
from arrangeboard.song.timeline import timeline
from arrangeboard.song.values import Song
from arrangeboard.words import say

FIGURES = ("figure-time", "figure-bars", "figure-sections", "figure-lanes", "figure-pieces", "figure-parts")


class SongForm(Form):
    """Title, composer, key, tempo and meter, notes, lyrics, and figures of the arrangement shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        fields = self.group()
        self.title = LineField(self._rename, hint=say("untitled"))
        self.composer = LineField(self._credit, hint=say("composer-hint"))
        self.row(fields, "field-title", self.title)
        self.row(fields, "field-composer", self.composer)
        self.row(fields, "field-key", KeyField.of_song(desk))
        self.key_guess = KeyGuess(desk, self._set_key)
        fields.addRow("", self.key_guess)
        self.row(fields, "field-tempo", SongTempoField(desk))
        self.row(fields, "field-meter", MeterField.of_song(desk))
        self.fit = StrictnessBox(desk)
        self.row(fields, "field-strictness", self.fit.field)
        self.add(self.fit)
        self._figures = self._add_figures()
        self.notes = TextField(self._note, hint=say("song-notes-hint"), lines=4)
        self.lyrics = TextField(self._word, hint=say("song-lyrics-hint"), lines=4)
        self.tall("field-notes", self.notes)
        self.tall("field-lyrics", self.lyrics)
        self.finish()
        self.refresh()

    @property
    def first(self) -> QWidget:
        """The field that the cursor goes to."""
        return self.title

    def refresh(self) -> None:
        """Show the song."""
        song = self.desk.document.song
        self.show_heading(song.title or say("untitled"), say("song-heading", name=song.arrangement.name))
        self.title.show_value(song.title)
        self.fit.show_song(song)
        self.composer.show_value(song.composer)
        rests_on = (song.sections, song.pieces, song.lanes)
        self.key_guess.show_guess(song.key, rests_on, lambda: song_keys_guessed(song))
        self.notes.show_value(song.notes)
        self.lyrics.show_value(song.lyrics)
        for code, figure in figures(song).items():
            self._figures[code].setText(figure)

    def _add_figures(self) -> dict[str, QLabel]:
        fields = self.group("figures-title")
        labels = {code: text(self.desk.theme, "", weight=MEDIUM) for code in FIGURES}
        fields.setVerticalSpacing(2)
        for code, label in labels.items():
            self.row(fields, code, label).setFixedHeight(self.desk.theme.size(22))
        return labels

    def _rename(self, title: str) -> None:
        self.make("step-rename-song", lambda song: rename_song(song, title), name=title)

    def _set_key(self, key: str) -> None:
        self.make("step-set-song-key", lambda song: set_song_key(song, key), key=sign_text(key))

    def _credit(self, composer: str) -> None:
        self.make("step-set-composer", lambda song: set_composer(song, composer))

    def _note(self, notes: str) -> None:
        self.make("step-set-song-notes", lambda song: set_song_notes(song, notes))

    def _word(self, lyrics: str) -> None:
        self.make("step-set-song-lyrics", lambda song: set_song_lyrics(song, lyrics))


def figures(song: Song) -> dict[str, str]:
    """How long the arrangement shown is, and how much it holds."""
    laid_out = timeline(song, song.arrangement)
    parts = sum(sum(map(len, span.section.parts.values())) for span in laid_out.spans)
    counts = (
        time_text(laid_out.seconds),
        sum(span.section.bars for span in laid_out.spans),
        len(laid_out.spans),
        len(song.lanes),
        len(song.pieces),
        parts,
    )
    return {code: str(count) for code, count in zip(FIGURES, counts, strict=True)}
