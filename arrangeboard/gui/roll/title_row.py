"""The piano roll's title: what is open, where else it plays, how long it is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from arrangeboard.app.figures import bars_text, meter_text
from arrangeboard.app.roll.open_piece import OpenPiece, open_piece, place_names, section_with_chords
from arrangeboard.app.roll.opening import close
from arrangeboard.app.roll.writing import make_own, set_length, set_name
from arrangeboard.gui.fields.basic import DecimalField, LineField
from arrangeboard.gui.fields.labels import button, elided, icon_button, text
from arrangeboard.gui.look.icons import icon
from arrangeboard.gui.look.style_sheet import set_look
from arrangeboard.gui.look.theme import SEMIBOLD
from arrangeboard.gui.window.desk import Desk
from arrangeboard.song import find
from arrangeboard.song.bars import beat_ticks
from arrangeboard.song.naming import shown_names
from arrangeboard.song.values import Note, Sound
from arrangeboard.words import say

NAME_WIDTH = 170
MOST_NAMED = 12
"""A tip names so many places of a piece; the rest it counts."""


class TitleRow(QWidget):
    """The name to be changed in place, the place, a badge for a shared piece, the length, and two buttons."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.theme
        self.name = LineField(lambda words: desk.act(lambda document: set_name(document, words)))
        self.name.setFont(look.font(15, SEMIBOLD))
        self.name.setAccessibleName(say("roll-piece-name"))
        self.name.setToolTip(say("roll-piece-name"))
        set_look(self.name, "title")
        self.where = elided(look, "", role="dim")
        self.badge = text(look, "", role="badge", size=12)
        self.own = button(look, say("command-own-piece-short"), lambda: desk.act(make_own), "quiet")
        self.own.setToolTip(say("command-own-piece-tip"))
        self.length = DecimalField(self._set_length, (0.001, 999), 3)
        self.length.setAccessibleName(say("field-length"))
        self.length.setToolTip(say("roll-length-tip"))
        self.pickup = text(look, "", role="dim")
        self.hear = icon_button(look, "play", say("roll-hear"), self.toggle_heard)
        self.hear.setCheckable(True)
        self.leave: QToolButton = icon_button(look, "close", say("roll-close"), self._close)
        self._lay_out()
        desk.hearing.changed.connect(self._show_heard)

    def refresh(self) -> None:
        """Show what is open now."""
        shown = open_piece(self._desk.document)
        if shown is None:
            return
        self.name.show_value(shown.piece.name)
        self.name.setEnabled(not shown.is_unwritten)
        where = self._where(shown)
        self.where.set_words(where)
        self.name.setToolTip(f"{say('roll-piece-name')}\n{where}")
        self._show_uses(shown)
        meter = shown.grid.meters[0]
        self.length.setEnabled(shown.is_editable and not shown.is_unwritten)
        self.length.show_value(shown.piece.length_ticks / shown.bar_ticks)
        is_one = bars_text(shown.piece.length_ticks, meter) == "1"
        self.length.setSuffix(say("roll-bar-unit" if is_one else "roll-bars-unit"))
        beats = shown.piece.pickup_ticks / beat_ticks(meter)
        code = "roll-pickup-beat" if beats == 1 else "roll-pickup-beats"
        self.pickup.setText(say(code, beats=f"{beats:g}") if beats else "")
        self.pickup.setVisible(bool(beats))
        self.pickup.setToolTip(say("roll-pickup-tip", meter=meter_text(meter)))
        self._show_heard()

    def toggle_heard(self) -> None:
        """Let the piece be heard by itself, or end that."""
        from arrangeboard.sound.score import excerpts  # noqa: PLC0415  brings numpy

        shown = open_piece(self._desk.document)
        if shown is None:
            return
        sound = shown.lane.sound if shown.lane is not None else self._usual_sound(shown)
        semitones = shown.part.transpose if shown.part is not None and not sound.drums else 0
        tempo = self._desk.document.song.microseconds_per_quarter
        notes = [
            Note(note.start_tick, note.length_ticks, note.pitch + semitones, note.velocity)
            for note in shown.notes
            if 0 <= note.pitch + semitones <= 127 and note.start_tick < shown.piece.length_ticks
        ]
        made = (lambda: excerpts.notes(notes, sound, tempo)) if notes else (lambda: None)
        self._desk.hearing.toggle(("roll", shown.piece.id), made)
        self._show_heard()

    def _lay_out(self) -> None:
        look = self._desk.theme
        self.name.setFixedWidth(look.size(NAME_WIDTH))
        self.length.setFixedWidth(
            QFontMetrics(self.length.font()).horizontalAdvance("00.75" + say("roll-bars-unit"))
            + look.size(52)
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(look.size(10), look.size(6), look.size(10), 0)
        row.setSpacing(look.size(8))
        row.addWidget(self.name)
        row.addWidget(self.where, 1)
        for widget in (self.badge, self.own, self.pickup, self.length, self.hear, self.leave):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def _where(self, shown: OpenPiece) -> str:
        document = self._desk.document
        if shown.lane is None or document.roll.ref is None:
            return self._out_of_place(shown)
        section = shown_names(document.song, document.song.arrangement)[document.roll.ref.slot]
        code = "roll-where-planned" if shown.is_unwritten else "roll-where"
        return say(code, lane=shown.lane.name, section=section)

    def _out_of_place(self, shown: OpenPiece) -> str:
        """From the tray; of a piece from a rule that nobody plays, over which chords it is shown."""
        section = section_with_chords(self._desk.document.song)
        if shown.is_editable or section is None:
            return say("roll-from-tray")
        return say("roll-over-section", section=section.name)

    def _show_uses(self, shown: OpenPiece) -> None:
        places = place_names(self._desk.document.song, shown.piece.id)
        is_shared = len(places) > 1
        self.badge.setVisible(is_shared)
        self.own.setVisible(is_shared and shown.part is not None)
        if is_shared:
            self.badge.setText(say("roll-used", count=len(places)))
            named = [*places[:MOST_NAMED]]
            if len(places) > MOST_NAMED:
                named.append(say("roll-more-places", count=len(places) - MOST_NAMED))
            self.badge.setToolTip("\n".join((say("roll-used-tip"), *named)))

    def _show_heard(self) -> None:
        shown, heard = open_piece(self._desk.document), self._desk.hearing.heard
        is_heard = shown is not None and heard == ("roll", shown.piece.id)
        self.hear.setChecked(is_heard)
        self.hear.setIcon(icon("stop" if is_heard else "play", self._desk.theme))
        self.hear.setEnabled(not self._desk.hearing.why_not)
        self.hear.setToolTip(self._desk.hearing.why_not or say("roll-hear"))

    def _usual_sound(self, shown: OpenPiece) -> Sound:
        """The sound of who plays the piece; a piano where nobody does."""
        song = self._desk.document.song
        uses = find.uses_of(song, shown.piece.id)
        return find.lane(song, uses[0][1]).sound if uses else Sound()

    def _set_length(self, bars: float) -> None:
        shown = open_piece(self._desk.document)
        if shown is not None:
            ticks = max(1, round(bars * shown.bar_ticks))
            self._desk.act(lambda document: set_length(document, ticks))

    def _close(self) -> None:
        close(self._desk.document)
