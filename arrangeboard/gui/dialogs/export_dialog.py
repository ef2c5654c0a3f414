"""How an arrangement is written as MIDI, what the program that reads it will lose, and where it goes."""

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QWidget

from arrangeboard.app.exporting import Written, export_file
from arrangeboard.errors import UserError
from arrangeboard.gui.desk import Desk
from arrangeboard.gui.dialogs.dialog import Dialog
from arrangeboard.gui.dialogs.export_fields import option_fields
from arrangeboard.gui.dialogs.notice_list import NoticeList
from arrangeboard.gui.labels import button, heading, text
from arrangeboard.gui.revealing import reveal
from arrangeboard.midi.preflight import preflight
from arrangeboard.storage.settings import Settings
from arrangeboard.words import say, say_error


class ExportDialog(Dialog):
    """Options at the left, what they and the chosen program mean for this song at the right."""

    options_used = Signal(object)
    folder_used = Signal(str)

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget) -> None:
        song = desk.document.song
        about = say("export-about", title=song.title or say("untitled"), name=song.arrangement.name)
        super().__init__(desk.theme, say("export-title"), parent, about=about)
        self.resize(desk.theme.size(900), desk.theme.size(560))
        self._desk = desk
        self._folder = settings.folder or str(Path.home())
        self.options = settings.export
        self._paths: tuple[Path, ...] = ()
        self.fields = option_fields(self._change)
        self.notices = NoticeList(desk.theme)
        self.body.addLayout(self._columns(), 1)
        self._add_buttons()
        self._show()

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

    def _add_buttons(self) -> None:
        self.result_words = heading(self.look, "", 13)
        self.buttons.insertWidget(0, self.result_words)
        self.reveal = button(self.look, say("reveal"), self._reveal)
        self.reveal.hide()
        self.buttons.addWidget(self.reveal)
        self.close_button = self.add_close("button-cancel")
        self.write = button(self.look, say("export-write"), self._ask_and_write, "primary")
        self.write.setDefault(True)
        self.buttons.addWidget(self.write)

    def _change(self, name: str, value: object) -> None:
        self.options = replace(self.options, **{name: value})
        self.reveal.hide()
        self.result_words.clear()
        self._show()

    def _show(self) -> None:
        for name, field in self.fields.items():
            field.show_value(getattr(self.options, name))
        song = self._desk.document.song
        notices = preflight(song, song.arrangement, self.options)
        self.notices.show_notices(notices)
        self.write.setEnabled(not any(notice.weight == "stops" for notice in notices))

    def _ask_and_write(self) -> None:
        song = self._desk.document.song
        name = (song.title.strip() or say("untitled")).replace("/", "-")
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            say("export-title"),
            str(Path(self._folder) / f"{name}.mid"),
            f"{say('filter-midi')} (*.mid)",
        )
        if chosen:
            self.write_to(Path(chosen))

    def write_to(self, target: Path) -> None:
        """Write the files, and say where they are or why not."""
        path = (
            target
            if target.suffix.casefold() in {".mid", ".midi"}
            else target.with_name(f"{target.name}.mid")
        )
        song = self._desk.document.song
        try:
            written = export_file(song, song.arrangement, self.options, path)
        except UserError as error:
            self._say_result(say_error(error), "clash")
            return
        self._show_success(written)
        self.options_used.emit(self.options)
        self.folder_used.emit(str(path.parent))

    def _show_success(self, written: Written) -> None:
        self._paths = written.paths
        count = len(written.paths)
        name = written.paths[0].name
        code = "exported-one" if count == 1 else "exported-several"
        self._say_result(say(code, name=name, count=count, folder=written.paths[0].parent.name), "good")
        self.reveal.show()
        self.reveal.setFocus()
        self.close_button.setText(say("button-close"))

    def _say_result(self, words: str, role: str) -> None:
        self.result_words.setText(words)
        self.result_words.setProperty("look", role)
        self.result_words.style().unpolish(self.result_words)
        self.result_words.style().polish(self.result_words)

    def _reveal(self) -> None:
        if self._paths:
            reveal(self._paths[0])
