"""Which theme the window wears: the setting, the desktop's wish where it follows that, and presentation."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from arrangeboard.gui.look.style_sheet import dress
from arrangeboard.gui.look.theme import Theme, ThemeSetting, theme_for

PRESENTATION_SCALE = 1.35


class Look(QObject):
    """The theme in force. `changed` is emitted when widgets must be built anew for another one."""

    changed = Signal()

    def __init__(self, setting: ThemeSetting, *, presentation: bool) -> None:
        super().__init__()
        self.setting: ThemeSetting = setting
        self.presentation = presentation
        self.theme: Theme = self._wanted()
        self._dress()
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: self._renew())

    def use(self, setting: ThemeSetting) -> None:
        """Wear what a setting asks for."""
        self.setting = setting
        self._renew()

    def present(self, *, on: bool) -> None:
        """Enlarge everything for the back row, or no longer."""
        self.presentation = on
        self._renew()

    def _wanted(self) -> Theme:
        return theme_for(self.setting, PRESENTATION_SCALE if self.presentation else 1.0)

    def _renew(self) -> None:
        wanted = self._wanted()
        if wanted is not self.theme:
            self.theme = wanted
            self._dress()
            self.changed.emit()

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            dress(app, self.theme)
