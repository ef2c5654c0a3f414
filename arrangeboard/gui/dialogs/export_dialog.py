"""How an arrangement is written as MIDI, what the program that reads it will lose, and where it goes."""

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QWidget

from arrangeboard.app.export_targets import first_target, tails
from arrangeboard.app.exporting import Written, export_file
from arrangeboard.errors import UserError
from arrangeboard.gui.dialogs.dialog import Dialog
from arrangeboard.gui.dialogs.export_fields import option_fields
from arrangeboard.gui.dialogs.folders import folder_to_offer
from arrangeboard.gui.dialogs.notice_list import NoticeList
from arrangeboard.gui.dialogs.target_line import TargetLine
from arrangeboard.gui.fields.labels import button, paragraph, text
from arrangeboard.gui.look.style_sheet import set_look
from arrangeboard.gui.window.desk import Desk
from arrangeboard.gui.window.revealing import reveal
from arrangeboard.midi.preflight import preflight
from arrangeboard.storage.settings import Settings
from arrangeboard.words import say, say_error


class ExportDialog(Dialog):
    """The file above, options at the left, what they mean for this song at the right. Enter writes."""

    options_used = Signal(object)
    folder_used = Signal(str)

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget) -> None:
        song = desk.document.song
        about = say("export-about", title=song.title or say("untitled"), name=song.arrangement.name)
        super().__init__(desk.theme, say("export-title"), parent, about=about)
        self.resize(desk.theme.size(900), desk.theme.size(620))
        self._desk = desk
        self.options = settings.export
        self._paths: tuple[Path, ...] = ()
        endings = tails(song, song.arrangement, self.options)
        self.file = TargetLine(
            desk.theme,
            first_target(song, folder_to_offer(settings.folder, desk.document.path), endings),
            endings,
        )
        self.fields = option_fields(self._change)
        self.notices = NoticeList(desk.theme)
        self.body.addWidget(self.file)
        self.body.addLayout(self._columns(), 1)
        self._add_result()
        self._add_buttons()
        self.file.changed.connect(self._begin_anew)
        self._show()
        self.file.line.setFocus()

    def _columns(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.look.size(28))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(self.look.size(10))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in self.fields.items():
            field.setMinimumWidth(self.look.size(210))
            field.setToolTip(say(f"export-{name}-tip"))
            field.setAccessibleName(say(f"export-{name}"))
            form.addRow(text(self.look, say(f"export-{name}"), role="dim"), field)
        row.addLayout(form)
        row.addWidget(self.notices, 1)
        return row

    def _add_result(self) -> None:
        self.result_words = paragraph(self.look, "")
        self.reveal = button(self.look, say("reveal"), self._reveal)
        self.replace = button(self.look, say("export-replace"), self._write)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.result_words, 1)
        for offered in (self.reveal, self.replace):
            offered.hide()
            row.addWidget(offered)
        self.body.addLayout(row)

    def _add_buttons(self) -> None:
        self.close_button = self.add_close("button-cancel")
        self.write = button(self.look, say("export-write"), self._write_or_ask, "primary")
        self.write.setDefault(True)
        self.buttons.addWidget(self.write)

    def _change(self, name: str, value: object) -> None:
        self.options = replace(self.options, **{name: value})
        song = self._desk.document.song
        self.file.expect(tails(song, song.arrangement, self.options))
        self._show()

    def _show(self) -> None:
        for name, field in self.fields.items():
            field.show_value(getattr(self.options, name))
        song = self._desk.document.song
        notices = preflight(song, song.arrangement, self.options)
        self.notices.show_notices(notices)
        self._is_stopped = any(notice.weight == "stops" for notice in notices)
        self._begin_anew()

    def _begin_anew(self) -> None:
        """Something has been changed: what was said of the export before is no longer true."""
        self.reveal.hide()
        self.replace.hide()
        self.result_words.clear()
        self.close_button.setText(say("button-cancel"))
        self.write.setEnabled(not self._is_stopped and self.file.target is not None)

    def _write_or_ask(self) -> None:
        taken = self.file.taken()
        if taken is None:
            self._write()
            return
        path, standing = taken
        self._say_result(say(f"export-ask-{standing}", name=path.name), "caution")
        self.reveal.hide()
        self.replace.show()

    def _write(self) -> None:
        if self.file.target is not None:
            self.write_to(self.file.target)

    def write_to(self, target: Path) -> None:
        """Write the files, and say where they are or why not."""
        song = self._desk.document.song
        self.replace.hide()
        try:
            written = export_file(song, song.arrangement, self.options, target)
        except UserError as error:
            self._say_result(say_error(error), "clash")
            return
        self.file.look_again()
        self._show_success(written)
        self.options_used.emit(self.options)
        self.folder_used.emit(str(target.parent))

    def _show_success(self, written: Written) -> None:
        self._paths = written.paths
        count = len(written.paths)
        name = written.paths[0].name
        code = "exported-one" if count == 1 else "exported-several"
        self._say_result(say(code, name=name, count=count, folder=written.paths[0].parent), "good")
        self.reveal.show()
        self.reveal.setFocus()
        self.close_button.setText(say("button-close"))

    def _say_result(self, words: str, role: str) -> None:
        self.result_words.setText(words)
        set_look(self.result_words, role)

    def _reveal(self) -> None:
        if self._paths:
            path = self._paths[0]
            reveal(path, lambda: self._say_result(say("cannot-reveal", path=path), "caution"))
