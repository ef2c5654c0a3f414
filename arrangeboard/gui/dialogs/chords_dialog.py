"""A section's chords: one line to type in, and below it every bar with its chords."""

from collections.abc import Hashable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QMenu, QScrollArea, QWidget

from arrangeboard.app.figures import sign_text
from arrangeboard.app.section_deeds import give_chords, same_kind, section_key
from arrangeboard.errors import UserError
from arrangeboard.gui.dialogs.chord_bars import BarsView
from arrangeboard.gui.dialogs.dialog import Dialog
from arrangeboard.gui.dialogs.guess_row import GuessRow
from arrangeboard.gui.dialogs.hear_button import HearButton
from arrangeboard.gui.fields.labels import button, paragraph
from arrangeboard.gui.window.desk import Desk
from arrangeboard.song import find
from arrangeboard.song.bars import section_grid
from arrangeboard.song.edits.guesses import still_guessed
from arrangeboard.song.ids import SlotId
from arrangeboard.song.naming import shown_names
from arrangeboard.song.values import TICKS_PER_QUARTER, Chord
from arrangeboard.theory.chord_line import bars_typed, laid_out, read_chord_line, write_chord_line
from arrangeboard.theory.progressions import progression_line, progressions_for
from arrangeboard.words import say, say_error

if TYPE_CHECKING:
    from arrangeboard.sound.score.excerpts import Excerpt

LIGHT_EVERY_MS = 40


class ChordsDialog(Dialog):
    """The line is read as it is typed; what cannot be read is said, and nothing is taken meanwhile."""

    def __init__(self, desk: Desk, slot: SlotId, parent: QWidget) -> None:
        song = desk.document.song
        name = shown_names(song, song.arrangement)[slot]
        super().__init__(desk.theme, say("chords-title", name=name), parent, about=say("chords-about"))
        self.resize(desk.theme.size(700), desk.theme.size(480))
        self._desk = desk
        self._section = song.sections[find.slot(song, slot).section]
        self._grid = section_grid(song, self._section)
        self._chords: tuple[Chord, ...] | None = self._section.chords
        self._guessed = self._section.chords
        self._typed_bars = 0
        self._is_asked: bool | None = None
        self._alike = same_kind(song, self._section)
        self._add_line()
        self._add_choices()
        self._add_guesses()
        self._add_bars()
        self.hear = HearButton(desk.theme, say("chords-hear"), desk.hearing, self._line_named, self._line)
        self.buttons.insertWidget(0, self.hear)
        self._since_heard = QElapsedTimer()
        self._lighting = QTimer(self, interval=LIGHT_EVERY_MS)
        self._lighting.timeout.connect(self._light_sounding)
        desk.hearing.changed.connect(self._follow_heard)
        self.finished.connect(lambda _code: desk.hearing.stop())
        self.add_close("button-cancel")
        self.take = button(desk.theme, say("take-chords"), self.accept, "primary")
        self.take.setDefault(True)
        self.buttons.addWidget(self.take)
        self._read(self.line.text())

    def _add_line(self) -> None:
        self.line = QLineEdit(write_chord_line(self._section.chords, self._grid))
        self.line.setFont(self.look.font(16))
        self.line.setPlaceholderText(say("chords-hint"))
        self.line.setAccessibleName(say("field-chords"))
        self.line.textChanged.connect(self._read)
        self.verdict = paragraph(self.look, "", role="dim", size=12.5)
        self.verdict.setMinimumHeight(self.verdict.fontMetrics().lineSpacing() * 2)
        self.verdict.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.line)
        self.body.addWidget(self.verdict)

    def _add_choices(self) -> None:
        """Progressions to choose from, whether the bars typed begin again, and where else they are taken."""
        self.progressions = button(self.look, say("chords-progressions"), lambda: None)
        self.progressions.setMenu(self._progressions_menu())
        self.progressions.setToolTip(say("chords-progressions-tip"))
        self.again = QCheckBox(say("chords-again"))
        self.again.setToolTip(say("chords-again-tip"))
        self.again.clicked.connect(self._ask)
        kind = say(f"kind-{self._section.kind}").lower()
        self.everywhere = QCheckBox(say("chords-every", kind=kind))
        self.everywhere.setToolTip(say("chords-every-tip", count=len(self._alike) + 1))
        self.everywhere.setVisible(bool(self._alike))
        row = QHBoxLayout()
        row.setSpacing(self.look.size(18))
        for widget in (self.progressions, self.again, self.everywhere):
            row.addWidget(widget)
        row.addStretch(1)
        self.body.addLayout(row)

    def _add_guesses(self) -> None:
        self.guesses = GuessRow(self._desk, self._section)
        self.guesses.confirmed.connect(self._confirm)
        self.guesses.proposed.connect(self._show_proposed)
        self.guesses.taken.connect(self._take_other)
        self.body.addWidget(self.guesses)

    def _add_bars(self) -> None:
        self.bars = BarsView(self.look, self._grid)
        self.bars.chord_clicked.connect(self._hear_chord)
        self.bars.guess_clicked.connect(self._offer_others)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.bars)
        self.body.addWidget(area, 1)

    def _progressions_menu(self) -> QMenu:
        menu = QMenu(self)
        key = section_key(self._desk.document.song, self._section)
        for one in progressions_for(key):
            line = progression_line(one, key, self._grid)
            told = sign_text(line) if line else say("chords-no-room", bars=len(one.numerals))
            action = menu.addAction(f"{say(f'progression-{one.code}')}   {one.figures}\t{told}")
            action.setEnabled(line is not None)
            action.triggered.connect(partial(self._type, line or ""))
        return menu

    def _type(self, line: str) -> None:
        """Type a progression in place of what is there: it begins again until the section ends."""
        self._is_asked = True
        self.line.setText(line)
        self.line.setFocus()

    def accept(self) -> None:
        """Give the chords to the section, or to every one of its kind."""
        chords, bars = self._chords, self._typed_bars
        if chords is None:
            return
        taking = (self._section, *(self._alike if self.everywhere.isChecked() else ()))
        again = self.again.isEnabled() and self.again.isChecked()
        self._desk.attempt(lambda: give_chords(self._desk.document, taking, chords, bars, again=again))
        super().accept()

    def _confirm(self) -> None:
        """Let every guess that stands here be a chord."""
        self._guessed = ()
        self._read(self.line.text())

    def _show_proposed(self, chords: tuple[Chord, ...]) -> None:
        """Write down what is proposed, as guesses."""
        self._guessed = chords
        self._rewrite(chords)

    def _offer_others(self, chord: Chord) -> None:
        place = self.bars.chord_rect(chord).bottomLeft().toPoint()
        self.guesses.offer(chord, self.bars.mapToGlobal(place))

    def _take_other(self, chord: Chord, symbol: str) -> None:
        """Let a guess be another chord, or itself and no guess any more."""
        self._guessed = tuple(one for one in self._guessed if one.tick != chord.tick)
        self._rewrite(
            tuple(Chord(one.tick, symbol) if one.tick == chord.tick else one for one in self._chords or ())
        )

    def _rewrite(self, chords: tuple[Chord, ...]) -> None:
        """Put chords into the line, which then reads them as ever."""
        line = write_chord_line(chords, self._grid)
        if line == self.line.text():
            self._read(line)
        else:
            self.line.setText(line)

    def _line_named(self) -> Hashable:
        return "chords", self._chords

    def _line(self) -> "Excerpt | None":
        from arrangeboard.app.auditions import chord_line  # noqa: PLC0415  brings numpy

        return chord_line(self._desk.document.song, self._section, self._chords or ())

    def _follow_heard(self) -> None:
        """The line has begun to sound, or it does no longer."""
        if self.hear.is_heard and not self._lighting.isActive():
            self._since_heard.start()
            self._lighting.start()
        self._light_sounding()

    def _light_sounding(self) -> None:
        """Show which chord of the line sounds now."""
        from arrangeboard.app.auditions import chord_line_tempo  # noqa: PLC0415

        if not (self.hear.is_heard and self._chords):
            self._lighting.stop()
            self.bars.show_sounding(None)
            return
        quarter_ms = chord_line_tempo(self._desk.document.song, self._section) / 1000
        tick = self._chords[0].tick + self._since_heard.elapsed() * TICKS_PER_QUARTER / quarter_ms
        begun = [chord for chord in self._chords if chord.tick <= tick]
        self.bars.show_sounding(begun[-1] if tick < self._grid.length_ticks else None)

    def _hear_chord(self, symbol: str) -> None:
        from arrangeboard.app.auditions import one_chord  # noqa: PLC0415

        self._desk.hearing.hear(("chord", symbol), lambda: one_chord(symbol))

    def _read(self, words: str) -> None:
        try:
            self._typed_bars = bars_typed(words)
            self._chords = still_guessed(self._guessed, self._filled(read_chord_line(words, self._grid)))
            said, role = self._told(), "dim"
        except UserError as error:
            self._chords = None
            said, role = say_error(error), "clash"
        self.verdict.setText(said)
        self.verdict.setProperty("look", role)
        self.line.setProperty("wrong", "true" if role == "clash" else "false")
        for widget in (self.verdict, self.line):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self.take.setEnabled(self._chords is not None)
        self.hear.refresh()
        if not self._chords:
            self.hear.setEnabled(False)
        if self._chords is not None:
            self.bars.show_chords(self._chords, self._typed_bars)
            self.guesses.show_chords(self._chords)

    def _ask(self, is_asked: bool) -> None:  # noqa: FBT001  Qt says it so
        self._is_asked = is_asked
        self._read(self.line.text())

    def _filled(self, chords: tuple[Chord, ...]) -> tuple[Chord, ...]:
        """What was typed, begun again until the section ends if that is asked for.

        Until the user says, it is for what fits twice; a section that had its last chord held keeps it so.
        """
        is_short = 0 < self._typed_bars < self._grid.bars and len(chords) > 1
        fits_twice = 2 * self._typed_bars <= self._grid.bars and not self._section.chords
        with QSignalBlocker(self.again):
            self.again.setChecked(is_short and (fits_twice if self._is_asked is None else self._is_asked))
        self.again.setEnabled(is_short)
        if not self.again.isChecked():
            return chords
        return laid_out(chords, self._typed_bars, self._grid, self._grid, again=True)

    def _told(self) -> str:
        """How chords are typed, or what becomes of the bars that were not."""
        first, last = self._typed_bars + 1, self._grid.bars
        if not self._chords or first > last:
            return say("chords-how")
        way = "again" if self.again.isChecked() else "held"
        code = f"chords-{way}-one" if first == last else f"chords-{way}-bars"
        return say(code, first=first, last=last)
