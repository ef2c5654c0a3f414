"""A form that scrolls, and whose fields stand still while they are in use.

What is above the fields comes and goes with what they say. It knows nothing of what that is.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from arrangeboard.gui.inspector.form import Form


class SteadyArea(QScrollArea):
    """Holds a form whose widget `above` changes its height.

    While one of the fields has the keys, `above` only grows, and the form is scrolled by as much: the next
    click lands where the last one did. Once the pointer has left, or the keys with no pointer here,
    all falls into place; never under the pointer, for a press may take the keys away before its release.
    """

    def __init__(self, form: Form, above: QWidget) -> None:
        super().__init__()
        self._form, self._above = form, above
        self._is_held = self._is_settling = False
        self._edge = self._shifted = 0
        self.setWidgetResizable(True)
        self.setWidget(form)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the fields where they are, before anything is painted."""
        is_taken = super().eventFilter(watched, event)
        if watched is self._form and event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._settle()
        return is_taken

    def viewportEvent(self, event: QEvent) -> bool:
        """Hold while the pointer is here, and let go when it leaves."""
        if event.type() == QEvent.Type.Leave:
            self._let_go()
        elif event.type() == QEvent.Type.Enter:
            self._focus_changed(None, QApplication.focusWidget())
        return super().viewportEvent(event)

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        is_field = now is not None and self._form.isAncestorOf(now) and not self._above.isAncestorOf(now)
        if is_field and not self._is_held:
            self._hold()
        elif not is_field and not self.viewport().underMouse():
            self._let_go()

    def _hold(self) -> None:
        self._is_held = True
        self._edge = self._above.geometry().bottom()
        self._above.setMinimumHeight(self._above.height())
        # A scroll bar that came or went would move the fields sideways.
        is_scrolled = self.verticalScrollBar().isVisible()
        on, off = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(on if is_scrolled else off)

    def _let_go(self) -> None:
        if not self._is_held:
            return
        self._is_held = False
        bar, shifted = self.verticalScrollBar(), self._shifted
        self._shifted = 0
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._above.setMinimumHeight(0)
        self._form.reserve(0)
        bar.setValue(bar.value() - shifted)

    def _settle(self) -> None:
        layout = self._form.layout()
        if not self._is_held or self._is_settling or layout is None:
            return
        self._is_settling = True
        layout.activate()
        grown = self._above.geometry().bottom() - self._edge
        if grown:
            self._edge += grown
            self._above.setMinimumHeight(self._above.height())
            self._scroll_by(grown)
        self._is_settling = False

    def _scroll_by(self, grown: int) -> None:
        """Scroll on, below the end of the form if need be."""
        bar = self.verticalScrollBar()
        wanted = bar.value() + grown
        self._form.reserve(max(0, wanted + self.viewport().height() - self._form.natural_height()))
        # The area would give the form its new height only with the next events.
        super().event(QEvent(QEvent.Type.LayoutRequest))
        bar.setValue(wanted)
        self._shifted += grown
