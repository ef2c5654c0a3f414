"""Opens each dialog. A dialog is imported when it is first asked for, so that the window starts at once."""

# ruff: noqa: PLC0415  see above

from pathlib import Path
from typing import TYPE_CHECKING

from arrangeboard.song.ids import SlotId
from arrangeboard.song.values import Sound

if TYPE_CHECKING:
    from arrangeboard.gui.window.main_window import MainWindow


class Dialogs:
    """The dialogs of one window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._rendered: set[Path] = set()

    def show_export(self) -> None:
        """How the arrangement shall be written, and where."""
        from arrangeboard.gui.dialogs.export_dialog import ExportDialog

        dialog = ExportDialog(self._window.desk, self._window.settings, self._window)
        dialog.options_used.connect(lambda options: self._window.remember(export=options))
        dialog.folder_used.connect(lambda folder: self._window.remember(folder=folder))
        dialog.open()

    def show_render(self) -> None:
        """How what is heard shall be written as sound, and where."""
        from arrangeboard.gui.dialogs.bounce_dialog import BounceDialog

        window = self._window
        for dialog in window.findChildren(BounceDialog):
            if dialog.isVisible():  # one is under way, and stands beside the window
                dialog.raise_()
                dialog.activateWindow()
                return
        dialog = BounceDialog(window.desk, window.playing, frozenset(self._rendered), window)
        dialog.rendered.connect(self._rendered.update)
        dialog.choices_used.connect(lambda choices: window.remember(bounce=choices))
        dialog.folder_used.connect(lambda folder: window.remember(render_folder=folder))
        window.session.closed.connect(dialog.leave_song)
        window.session.opened.connect(dialog.leave_song)
        dialog.show()

    def show_chords(self, slot: SlotId) -> None:
        """The chords of the section in a slot."""
        from arrangeboard.gui.dialogs.chords_dialog import ChordsDialog

        ChordsDialog(self._window.desk, slot, self._window).open()

    def ask_instrument(self, sound: Sound | None) -> Sound | None:
        """An instrument from the list; None where the user thought better of it."""
        from arrangeboard.gui.dialogs.instrument_dialog import InstrumentDialog

        window = self._window
        dialog = InstrumentDialog(
            window.look.theme,
            sound,
            window,
            hearing=window.deeds.hearing,
            is_heard_while_choosing=window.settings.hear_while_choosing,
        )
        dialog.while_choosing.toggled.connect(lambda on: window.remember(hear_while_choosing=on))
        return dialog.sound if dialog.exec() else None

    def show_losses(self, sentences: list[str]) -> None:
        """What an import lost and set aside."""
        from arrangeboard.gui.dialogs.report_dialog import ReportDialog

        ReportDialog(self._window.look.theme, sentences, self._window).open()

    def show_mending(self) -> None:
        """Bar lines and tempo of the whole song."""
        from arrangeboard.gui.dialogs.mend_dialog import MendDialog

        MendDialog(self._window.desk, self._window).open()

    def show_sound(self) -> None:
        """SoundFont, output, MIDI, and how playing goes."""
        from arrangeboard.gui.dialogs.sound.sound_dialog import SoundDialog

        window = self._window
        SoundDialog(window.look.theme, window.playing, window.remember, window).open()

    def show_palette(self) -> None:
        """Every command by name."""
        from arrangeboard.gui.window.command_palette import CommandPalette

        CommandPalette(self._window.look.theme, self._window.commands, self._window).show_centred()

    def show_shortcuts(self) -> None:
        """All shortcuts."""
        from arrangeboard.gui.dialogs.shortcuts_dialog import ShortcutsDialog

        ShortcutsDialog(self._window.look.theme, self._window).open()

    def show_about(self) -> None:
        """Version and licences."""
        from arrangeboard.gui.dialogs.about_dialog import AboutDialog

        AboutDialog(self._window.look.theme, self._window).open()
