"""How what is heard is written as sound files, what is worth knowing before, and the work itself.

The work is done by a process of its own: the window goes on, and what plays is not disturbed.
"""

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from arrangeboard.app.files.bounce_plan import BouncePlan, bounce_notices, first_bounce_target, plan_bounce
from arrangeboard.app.files.bouncing import Cancelled, beyond_full_scale
from arrangeboard.app.files.bouncing_apart import BounceApart
from arrangeboard.errors import UserError
from arrangeboard.gui.dialogs.bounce_fields import bounce_fields, show_choices
from arrangeboard.gui.dialogs.bounce_line import BounceLine
from arrangeboard.gui.dialogs.folders import folder_to_render_to
from arrangeboard.gui.dialogs.notice_list import NoticeList
from arrangeboard.gui.dialogs.writing_dialog import WritingDialog
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.gui.window.desk import Desk
from arrangeboard.midi.notices import Notice
from arrangeboard.words import say, say_error

LOOK_EVERY_MS = 50


class BounceDialog(WritingDialog):
    """The file above, options at the left, what they mean for this song at the right. Enter writes.

    The window behind goes on working: what is rendered is the song as it is when rendering begins.
    """

    choices_used = Signal(object)
    folder_used = Signal(str)
    rendered = Signal(object)

    def __init__(self, desk: Desk, playing: Playing, ours: frozenset[Path], parent: QWidget) -> None:
        song, settings = desk.document.song, playing.settings
        about = say("export-about", title=song.title or say("untitled"), name=song.arrangement.name)
        super().__init__(desk.theme, say("bounce-title"), parent, about=about)
        self.resize(desk.theme.size(900), desk.theme.size(540))
        self._desk = desk
        self._playing = playing
        self.choices = settings.bounce
        if self.choices.what == "loop" and not playing.loop:
            self.choices = replace(self.choices, what="song")
        self._plan: BouncePlan | None = None
        self.work: BounceApart | None = None
        self._is_song_gone = False
        folder = folder_to_render_to(settings.render_folder, desk.document.path)
        target = first_bounce_target(song, folder, self.choices.kind)
        self.file = BounceLine(desk.theme, target, self.choices.kind, ours)
        self.fields = bounce_fields(self._change)
        self.notices = NoticeList(desk.theme, "bounce-notices-title")
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._lay_out()
        self.file.changed.connect(self._begin_anew)
        desk.listen(self, lambda _change: self._follow())
        playing.changed.connect(self._follow)
        self._show()
        self.file.line.setFocus()

    def reject(self) -> None:
        """Give the work up where there is any; else close."""
        if self.work is None:
            super().reject()
            return
        self.work.stop()
        self.say_result(say("bounce-stopping"), "dim")
        self.close_button.setEnabled(False)

    def leave_song(self) -> None:
        """The song has been closed: end what is under way with it, and begin nothing any more."""
        self._is_song_gone = True
        if self.work is None:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave no work behind."""
        self._end_work()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        self.body.addWidget(self.file)
        self.body.addLayout(self.columns("bounce", self.fields, self.notices, 264), 1)
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(say("bounce-progress"))
        self.progress.hide()
        self.body.addWidget(self.progress)
        self.add_result()
        self.add_buttons(say("bounce-write"))

    def _change(self, name: str, value: object) -> None:
        self.choices = replace(self.choices, **{name: value})
        if self.choices.kind != "wav" and self.choices.bits == 32:
            self.choices = replace(self.choices, bits=24)
        self._show()

    def _show(self) -> None:
        show_choices(self.fields, self.choices, has_loop=bool(self._playing.loop))
        song, settings = self._desk.document.song, self._playing.settings
        try:
            self._plan = plan_bounce(song, self.choices, self._playing.loop, settings.soundfont)
        except UserError as error:
            self._plan = None
            self.notices.show_notices([_refusal(error)])
        else:
            self.notices.show_notices(bounce_notices(self._plan))
        self.file.expect(self.choices.kind, self._plan)

    def _follow(self) -> None:
        """The song, the loop or the SoundFont is another one now."""
        if self.work is None and not self._is_song_gone:
            if self.choices.what == "loop" and not self._playing.loop:
                self.choices = replace(self.choices, what="song")
            self._show()

    def _begin_anew(self) -> None:
        self.forget_result()
        self.write.setEnabled(bool(self.file.paths))

    def question(self) -> str:
        """Whether sound files that were there before may be replaced."""
        taken = self.file.taken
        if not taken:
            return ""
        code = "bounce-ask" if len(taken) == 1 else "bounce-ask-several"
        return say(code, name=taken[0].name, count=len(taken))

    def begin_writing(self) -> None:
        """Begin to render; `_look` sees how it goes."""
        target = self.file.target
        if target is None or self._plan is None or self.work is not None:
            return
        plan = self._plan
        self.work = BounceApart(plan.song, plan.arrangement, plan.targets(target), plan.options)
        self.destroyed.connect(self.work.close)
        self.replace.hide()
        self.reveal.hide()
        self._show_working(on=True)
        self.say_result(say("bounce-working"), "dim")
        self._timer.start()
        self.choices_used.emit(self.choices)
        self.folder_used.emit(str(target.parent))

    def _look(self) -> None:
        """See how far the work is."""
        if self.work is None:
            return
        try:
            paths = self.work.answer()
        except Cancelled:
            self._finish(say("bounce-cancelled"), "dim")
        except UserError as error:
            self._finish(say_error(error), "clash")
        else:
            self.progress.setValue(round(self.work.progress * 1000))
            if paths is not None:
                self.file.ours |= frozenset(paths)
                self.rendered.emit(paths)
                beyond = beyond_full_scale(self.work.bounced)
                self._finish(f"{self.success(paths)} {beyond}".rstrip(), "caution" if beyond else "good")
                self.reveal.show()
                self.close_button.setText(say("button-close"))
                self.close_button.setFocus()

    def _finish(self, words: str, role: str) -> None:
        self._end_work()
        self._show_working(on=False)
        self.file.look_again()
        self.say_result(words, role)

    def _end_work(self) -> None:
        self._timer.stop()
        work, self.work = self.work, None
        if work is not None:
            work.close()

    def _show_working(self, *, on: bool) -> None:
        """Let nothing be changed while the files are being written."""
        for widget in (self.file, *self.fields.values()):
            widget.setEnabled(not on and not self._is_song_gone)
        self.write.setEnabled(not on and bool(self.file.paths) and not self._is_song_gone)
        self.close_button.setEnabled(True)
        self.close_button.setText(say("button-cancel"))
        self.progress.setVisible(on)
        self.progress.setValue(0)
        if not on and not self._is_song_gone:
            show_choices(self.fields, self.choices, has_loop=bool(self._playing.loop))


def _refusal(error: UserError) -> Notice:
    return Notice(error.code, {name: str(value) for name, value in error.values.items()}, "stops")
