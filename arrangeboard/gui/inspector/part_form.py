"""Details of the selected parts: of one part everything, of several what they can share."""

from typing import Unpack

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from arrangeboard.app.figures import nearly_bars_text
from arrangeboard.app.part_places import change_parts, chosen_places
from arrangeboard.app.pieces.deeds import roll_dice
from arrangeboard.app.pieces.freezing import freeze_parts
from arrangeboard.board.colours import lane_colours
from arrangeboard.generate.starters import STARTERS
from arrangeboard.gui.fields.bar_beat import BarBeatField, LengthField
from arrangeboard.gui.fields.basic import ChoiceField, NumberField, TextField
from arrangeboard.gui.fields.kinds import status_choices
from arrangeboard.gui.fields.labels import button, paragraph
from arrangeboard.gui.inspector.form import Form
from arrangeboard.gui.window.desk import Desk
from arrangeboard.song import find
from arrangeboard.song.bars import beat_ticks, section_grid
from arrangeboard.song.edits.parts import PartFields, SectionPart, find_part
from arrangeboard.song.ids import PieceId
from arrangeboard.song.naming import shown_names
from arrangeboard.song.values import Generated, Part, Status
from arrangeboard.words import say


class PartForm(Form):
    """How it fits, then piece, start, length, transposition, velocity, status and a note."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        # What judges is loaded with the first part that is looked at, not with the board.
        from arrangeboard.gui.inspector.fit.fit_box import FitBox  # noqa: PLC0415

        self.single: list[QWidget] = []
        self.fit = FitBox(desk)
        self.add(self.fit)
        fields = self.group()
        self.piece = ChoiceField[PieceId | None](self._set_piece, [])
        self.start = BarBeatField(desk.theme, self._set_start)
        self.length = LengthField(desk.theme, self._set_length)
        for label, field in (
            ("field-piece", self.piece),
            ("field-start-bar", self.start),
            ("field-length", self.length),
        ):
            self.single += [self.row(fields, label, field), field]
        self.add(self._rule_box())
        self.transpose = NumberField(self._set_transpose, (-127, 127), unit=say("semitones-unit"))
        self.velocity = NumberField(self._set_velocity, (-127, 127))
        self.status = ChoiceField[Status](self._set_status, status_choices())
        fields = self.group("playing-title")
        self.row(fields, "field-transpose", self.transpose)
        self.row(fields, "field-velocity", self.velocity)
        self.row(fields, "field-status", self.status)
        self.note = TextField(self._set_note, hint=say("part-note-hint"), lines=3)
        self.tall("field-note", self.note)
        self.finish()

    @property
    def first(self) -> QWidget:
        """The field that the cursor goes to."""
        return self.piece

    def refresh(self) -> None:
        """Show the selected parts."""
        song = self.desk.document.song
        places = chosen_places(self.desk.document)
        if not places:
            return
        part = find_part(song, *places[0])
        self._show_head(places, part)
        self.fit.show_parts(self.desk.document.selection.parts)
        for field in self.single:
            field.setVisible(len(places) == 1)
        self._show_place(places[0], part)
        self._show_rule(part if len(places) == 1 else Part(part.id))
        self.transpose.show_value(part.transpose)
        self.velocity.show_value(part.velocity)
        self.status.show_value(part.status)
        self.note.show_value(part.note)

    def _show_head(self, places: tuple[SectionPart, ...], part: Part) -> None:
        song = self.desk.document.song
        if len(places) > 1:
            lanes = len({lane for _, lane, _ in places})
            count = len(self.desk.document.selection.parts)  # as the board counts, each linked repeat too
            code = "in-lanes" if count == len(places) else "in-lanes-linked"
            self.show_heading(
                say("several-parts", count=count), say(code, count=lanes, linked=count - len(places))
            )
            return
        section_id, lane_id, _ = places[0]
        ref = next(iter(self.desk.document.selection.parts))
        name = song.pieces[part.piece].name if part.piece is not None else say("planned-part")
        lane = find.lane(song, lane_id)
        colour = self.desk.theme.lane_colours(lane_colours(song)[lane_id]).edge.name()
        grid = section_grid(song, song.sections[section_id])
        length = grid.length_ticks - part.start_tick if part.length_ticks is None else part.length_ticks
        where = shown_names(song, song.arrangement)[ref.slot]
        bars = nearly_bars_text(length, grid.meters[0])
        code = "part-heading-one" if bars == "1" else "part-heading"
        self.show_heading(name, say(code, lane=lane.name, section=where, bars=bars), colour)

    def _rule_box(self) -> QWidget:
        """What a part from a rule does, with the dice and the way to notes of its own."""
        look = self.desk.theme
        self.rule = paragraph(look, "", role="dim", size=12)
        self.dice = button(look, say("starter-dice"), self._roll)
        self.freeze = button(look, say("piece-freeze"), self._freeze)
        self._rule = QWidget()
        column = QVBoxLayout(self._rule)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rule)
        row = QHBoxLayout()
        row.addWidget(self.dice)
        row.addWidget(self.freeze)
        row.addStretch(1)
        column.addLayout(row)
        return self._rule

    def _show_rule(self, part: Part) -> None:
        song = self.desk.document.song
        content = song.pieces[part.piece].content if part.piece is not None else None
        starter = STARTERS.get(content.rule) if isinstance(content, Generated) else None
        self._rule.setVisible(starter is not None)
        if starter is not None:
            code = "part-follows-bars" if starter.drums else "part-follows-chords"
            self.rule.setText(say(code, does=say(f"starter-{starter.rule}-does")))

    def _roll(self) -> None:
        place = chosen_places(self.desk.document)[0]
        piece = find_part(self.desk.document.song, *place).piece
        if piece is not None:
            self.desk.act(lambda document: roll_dice(document, piece))

    def _freeze(self) -> None:
        refs = self.desk.document.selection.parts
        self.desk.act(lambda document: freeze_parts(document, refs))

    def _show_place(self, place: SectionPart, part: Part) -> None:
        song = self.desk.document.song
        grid = section_grid(song, song.sections[place[0]])
        choices: list[tuple[str, PieceId | None]] = [(say("planned-part"), None)]
        choices += [(piece.name or say("unnamed-piece"), piece.id) for piece in song.pieces.values()]
        self.piece.offer(choices)
        self.piece.show_value(part.piece)
        self.start.show_value(part.start_tick, grid)
        bar = grid.bar_at(part.start_tick)
        room = grid.length_ticks - part.start_tick
        self.length.show_value(part.length_ticks, room, beat_ticks(grid.meters[bar]))

    def _change(self, code: str, **fields: Unpack[PartFields]) -> None:
        places = chosen_places(self.desk.document)
        self.make(code, lambda song: change_parts(song, places, **fields), count=len(places))

    def _set_piece(self, piece: PieceId | None) -> None:
        self._change("step-change-part-piece", piece=piece)

    def _set_start(self, tick: int) -> None:
        self._change("step-change-part-start", start_tick=tick)

    def _set_length(self, ticks: int | None) -> None:
        self._change("step-change-part-length", length_ticks=ticks)

    def _set_transpose(self, semitones: int) -> None:
        self._change("step-transpose-parts", transpose=semitones)

    def _set_velocity(self, velocity: int) -> None:
        self._change("step-change-part-velocity", velocity=velocity)

    def _set_status(self, status: Status) -> None:
        self._change("step-change-part-status", status=status)

    def _set_note(self, note: str) -> None:
        self._change("step-change-part-note", note=note)
