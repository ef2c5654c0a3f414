"""Every command by name: type a few letters, Enter does it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from arrangeboard.app.commands import COMMANDS
from arrangeboard.app.finding_commands import ranked
from arrangeboard.app.menus import MENUS
from arrangeboard.gui.fields.labels import paragraph, rule
from arrangeboard.gui.look.theme import MEDIUM, Theme
from arrangeboard.gui.window.actions import Actions, shortcut_text
from arrangeboard.words import say

Index = QModelIndex | QPersistentModelIndex
SHORTCUT_ROLE = Qt.ItemDataRole.UserRole + 1
PLACE_ROLE = Qt.ItemDataRole.UserRole + 2


class CommandPalette(QFrame):
    """A popup over the window. Commands that make no sense now are listed last and faint."""

    def __init__(self, look: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "popup")
        self.setObjectName("command-palette")
        self._look = look
        self._actions = actions
        self._window = parent
        self.line = QLineEdit()
        self.line.setProperty("look", "search")
        self.line.setFont(look.font(16))
        self.line.setPlaceholderText(say("palette-hint"))
        self.line.setAccessibleName(say("palette-hint"))
        self.line.textChanged.connect(self._find)
        self.found = QListWidget()
        self.found.setProperty("look", "plain")
        self.found.setItemDelegate(_CommandLine(look, self.found))
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.itemClicked.connect(lambda _item: self._do())
        self._nothing = paragraph(look, say("palette-none"), role="dim")
        self._lay_out()
        self._find("")

    def show_centred(self) -> None:
        """Show the palette in the upper middle of its window."""
        window = self._window
        self.setFixedSize(self._look.size(600), min(self._look.size(440), window.height() - 80))
        across = (window.width() - self.width()) // 2
        self.move(window.mapToGlobal(QPoint(across, self._look.size(90))))
        self.show()
        self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the list while the letters keep the focus."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        key = Qt.Key(event.key())
        if key in steps and self.found.count():
            row = min(max(self.found.currentRow() + steps[key], 0), self.found.count() - 1)
            self.found.setCurrentRow(row)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._do()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        for widget in (self.line, rule(), self._nothing, self.found):
            column.addWidget(widget)

    def _find(self, wanted: str) -> None:
        names = [(one.code, self._actions[one.code].text()) for one in COMMANDS if one.code != "palette"]
        named = ranked(wanted, names)
        told = [code for code, _ in names if code not in named and self._tells_of(code, wanted)]
        codes = sorted([*named, *told], key=lambda code: not self._actions[code].isEnabled())
        self.found.clear()
        for code in codes:
            self.found.addItem(self._item(code))
        self.found.setCurrentRow(0)
        self.found.setVisible(bool(codes))
        self._nothing.setVisible(not codes)

    def _tells_of(self, code: str, wanted: str) -> bool:
        """Whether every word stands in the command's name, its menu's or what is said of it."""
        action = self._actions[code]
        text = f"{action.text()} {_menu_of(code)} {action.statusTip()}".casefold()
        return all(word in text for word in wanted.casefold().split())

    def _item(self, code: str) -> QListWidgetItem:
        action = self._actions[code]
        item = QListWidgetItem(action.text())
        item.setData(Qt.ItemDataRole.UserRole, code)
        item.setData(SHORTCUT_ROLE, shortcut_text(next(one for one in COMMANDS if one.code == code)))
        item.setData(PLACE_ROLE, _menu_of(code))
        item.setToolTip(action.statusTip())
        if not action.isEnabled():
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        return item

    def _do(self) -> None:
        item = self.found.currentItem()
        if item is None or not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        action = self._actions[item.data(Qt.ItemDataRole.UserRole)]
        self.close()
        action.trigger()


def _menu_of(code: str) -> str:
    return next((say(menu).replace("&", "") for menu, held in MENUS if code in held), "")


class _CommandLine(QStyledItemDelegate):
    """A command with its menu before it and its shortcut at the right."""

    def __init__(self, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One line."""
        return QSize(100, self._look.size(34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the line."""
        look = self._look
        rect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        if option.state & QStyle.StateFlag.State_Selected and enabled:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent-soft"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        inner = rect.adjusted(12, 0, -12, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        place = str(index.data(PLACE_ROLE))
        painter.setFont(look.font(13.5, MEDIUM))
        painter.setPen(look.colour("text" if enabled else "faint"))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, str(index.data()))
        taken = QFontMetrics(painter.font()).horizontalAdvance(str(index.data())) + 12
        painter.setFont(look.font(12))
        painter.setPen(QPen(look.colour("faint")))
        painter.drawText(inner.adjusted(taken, 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, place)
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, str(index.data(SHORTCUT_ROLE)))
        painter.restore()
