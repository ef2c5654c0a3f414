"""How an arrangement is written as MIDI, what the program that reads it will lose, and where it goes."""

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from arrangeboard.app.files.export_targets import first_target, tails
from arrangeboard.app.files.exporting import Written, export_file
from arrangeboard.errors import UserError
from arrangeboard.gui.dialogs.export_fields import option_fields
from arrangeboard.gui.dialogs.folders import folder_to_offer
from arrangeboard.gui.dialogs.notice_list import NoticeList
from arrangeboard.gui.dialogs.target_line import TargetLine
from arrangeboard.gui.dialogs.writing_dialog import WritingDialog
from arrangeboard.gui.window.desk import Desk
from arrangeboard.midi.preflight import preflight
from arrangeboard.storage.settings import Settings
from arrangeboard.words import say, say_error


class ExportDialog(WritingDialog):
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
        endings = tails(song, song.arrangement, self.options)
        self.file = TargetLine(
            desk.theme,
            first_target(song, folder_to_offer(settings.folder, desk.document.path), endings),
            endings,
        )
        self.fields = option_fields(self._change)
        self.notices = NoticeList(desk.theme)
        self.body.addWidget(self.file)
        self.body.addLayout(self._explained_columns(), 1)
        self.add_result()
        self.add_buttons(say("export-write"))
        self.file.changed.connect(self._begin_anew)
        self._show()
        self.file.line.setFocus()

    def _explained_columns(self) -> QHBoxLayout:
        for name, field in self.fields.items():
            field.setToolTip(say(f"export-{name}-tip"))
            field.setAccessibleName(say(f"export-{name}"))
        return self.columns("export", self.fields, self.notices, 210)

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
        self.forget_result()
        self.write.setEnabled(not self._is_stopped and self.file.target is not None)

    def question(self) -> str:
        """Whether a file that we did not write may be replaced."""
        taken = self.file.taken()
        if taken is None:
            return ""
        path, standing = taken
        return say(f"export-ask-{standing}", name=path.name)

    def begin_writing(self) -> None:
        """Write to the file that is named."""
        if self.file.target is not None:
            self.write_to(self.file.target)

    def write_to(self, target: Path) -> None:
        """Write the files, and say where they are or why not."""
        song = self._desk.document.song
        self.replace.hide()
        try:
            written = export_file(song, song.arrangement, self.options, target)
        except UserError as error:
            self.say_result(say_error(error), "clash")
            return
        self.file.look_again()
        self._show_success(written)
        self.options_used.emit(self.options)
        self.folder_used.emit(str(target.parent))

    def _show_success(self, written: Written) -> None:
        self.say_result(self.success(written.paths), "good")
        self.reveal.show()
        self.reveal.setFocus()
        self.close_button.setText(say("button-close"))
