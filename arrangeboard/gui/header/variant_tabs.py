"""The arrangements of the song as a row of pills, and "Try a change…"."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from arrangeboard.app.document import Change
from arrangeboard.app.variants import free_variant_name, show_variant, try_change
from arrangeboard.gui.fields.basic import LineField
from arrangeboard.gui.fields.labels import button, empty_layout
from arrangeboard.gui.window.actions import Actions
from arrangeboard.gui.window.desk import Desk
from arrangeboard.gui.window.typed import back_to_board
from arrangeboard.song.edits.arrangements import rename_arrangement
from arrangeboard.song.edits.order import cut_kind, double_last
from arrangeboard.song.ids import ArrangementId
from arrangeboard.song.values import Arrangement, Song
from arrangeboard.words import say

SPACING = 7


class VariantTabs(QWidget):
    """One pill an arrangement; those without room go into a menu, the one shown never does."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__()
        self._desk = desk
        self._actions = actions
        self._pills: dict[ArrangementId, QPushButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setMinimumWidth(1)  # pills hide where they have no room
        self._row.setSpacing(SPACING)
        self._more = button(desk.theme, "…", self._offer_hidden, "quiet")
        self._more.setToolTip(say("more-variants"))
        self._try = button(desk.theme, say("try-a-change"), self._offer_changes, "quiet")
        self._try.setAccessibleName(say("try-a-change"))
        self._try.setObjectName("try-a-change")
        self._try.setToolTip(say("try-a-change-tip"))
        desk.listen(self, self._follow)
        self._build()

    @property
    def pills(self) -> tuple[QPushButton, ...]:
        """One pill an arrangement, in their order, with room or not."""
        return tuple(self._pills.values())

    def least_width(self, *, is_brief: bool) -> int:
        """What the shown arrangement and the buttons need, in pixels, the offer to try in full or brief."""
        shown = self._pills[self._desk.document.song.arrangement.id]
        advance = self._try.fontMetrics().horizontalAdvance
        offer = self._try.sizeHint().width() + advance(_offer(is_brief)) - advance(self._try.text())
        return shown.sizeHint().width() + self._more.sizeHint().width() + offer + 3 * SPACING

    def be_brief(self, *, on: bool) -> None:
        """Say "Try a change…" with a plus alone, or in full."""
        if self._try.text() != _offer(on):
            self._try.setText(_offer(on))

    def rename_shown(self) -> None:
        """Put a field in the place of the shown arrangement's pill."""
        shown = self._desk.document.song.arrangement
        pill = self._pills[shown.id]
        field = LineField(lambda name: self._rename(shown.id, name))
        field.setObjectName("variant-name")
        field.show_value(shown.name)
        field.setFixedWidth(max(pill.width(), self._desk.theme.size(150)))
        field.editingFinished.connect(self._build)
        self._row.replaceWidget(pill, field)
        pill.hide()
        pill.deleteLater()
        field.show()
        field.setFocus()
        field.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find which pills have room."""
        super().resizeEvent(event)
        self._fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the arrangement under the pointer, which is shown first."""
        for key, pill in self._pills.items():
            if pill.isVisible() and pill.geometry().contains(event.pos()):
                show_variant(self._desk.document, key)
        menu = QMenu(self)
        for code in ("rename-variant", "new-variant", "remove-variant"):
            menu.addAction(self._actions[code])
        menu.popup(event.globalPos())

    def _follow(self, change: Change) -> None:
        if _told(change.before) != _told(change.after):
            self._build()

    def _build(self) -> None:
        held = self.focusWidget()
        if held is not None and held.hasFocus():
            back_to_board(self)
        for kept in (self._more, self._try):
            self._row.removeWidget(kept)
        empty_layout(self)
        song = self._desk.document.song
        self._pills = {one.id: self._pill(song, at, one) for at, one in enumerate(song.arrangements)}
        for pill in self._pills.values():
            self._row.addWidget(pill)
        self._row.addWidget(self._more)
        self._row.addWidget(self._try)
        self._row.addStretch(1)
        self._fit()

    def _pill(self, song: Song, at: int, one: Arrangement) -> QPushButton:
        name = one.name or say("unnamed-variant")
        pill = button(
            self._desk.theme,
            f"{letter(at)}   {name}".replace("&", "&&"),
            lambda: self._show(one.id),
            "pill",
        )
        pill.setCheckable(True)
        pill.setChecked(one is song.arrangement)
        pill.setToolTip(say("variant-tip", name=name))
        pill.setAccessibleName(say("variant-name", letter=letter(at), name=name))
        return pill

    def _show(self, arrangement: ArrangementId) -> None:
        show_variant(self._desk.document, arrangement)
        for key, pill in self._pills.items():
            pill.setChecked(key == self._desk.document.song.arrangement.id)

    def _fit(self) -> None:
        shown = self._desk.document.song.arrangement.id
        rest = self.width() - self._try.sizeHint().width() - self._more.sizeHint().width() - 2 * SPACING
        rest -= self._pills[shown].sizeHint().width() + SPACING
        hidden = False
        self._pills[shown].show()
        for key, pill in self._pills.items():
            if key == shown:
                continue
            rest -= pill.sizeHint().width() + SPACING
            pill.setVisible(rest >= 0)
            hidden |= rest < 0
        self._more.setVisible(hidden)

    def _offer_hidden(self) -> None:
        menu = QMenu(self)
        for key, pill in self._pills.items():
            if not pill.isVisible():
                menu.addAction(pill.text()).triggered.connect(lambda _on=False, key=key: self._show(key))
        menu.popup(_below(self._more))

    def changes_menu(self) -> QMenu:
        """What can be tried, and what can be done with the arrangement shown."""
        menu = QMenu(self)
        menu.setObjectName("changes")
        menu.addAction(say("try-copy")).triggered.connect(lambda: self._try_change("try-copy-name"))
        for code, kind in (("try-no-bridge", "bridge"), ("try-double-chorus", "chorus")):
            action = menu.addAction(say(code))
            action.setEnabled(self._has_kind(kind))
            action.triggered.connect(lambda _on=False, code=code: self._try_change(f"{code}-name"))
        menu.addSeparator()
        menu.addAction(self._actions["rename-variant"])
        menu.addAction(self._actions["remove-variant"])
        return menu

    def _offer_changes(self) -> None:
        self.changes_menu().popup(_below(self._try))

    def _try_change(self, code: str) -> None:
        changes = {
            "try-no-bridge-name": lambda song, variant: cut_kind(song, variant, "bridge"),
            "try-double-chorus-name": lambda song, variant: double_last(song, variant, "chorus"),
        }
        document = self._desk.document
        name = free_variant_name(document.song, say(code))
        self._desk.attempt(lambda: try_change(document, name, changes.get(code)))

    def _rename(self, arrangement: ArrangementId, name: str) -> None:
        self._desk.attempt(
            lambda: self._desk.document.apply(
                "step-rename-arrangement", lambda song: rename_arrangement(song, arrangement, name), name=name
            )
        )

    def _has_kind(self, kind: str) -> bool:
        song = self._desk.document.song
        return any(song.sections[slot.section].kind == kind for slot in song.arrangement.order)


def _offer(is_brief: bool) -> str:  # noqa: FBT001
    return say("try-a-change-brief" if is_brief else "try-a-change")


def _told(song: Song) -> tuple[object, ...]:
    """All that the pills tell of a song."""
    return (song.arrangement.id, *((one.id, one.name) for one in song.arrangements))


def letter(at: int) -> str:
    """A, B, C … for the arrangements in their row; numbers from the 27th on."""
    return chr(ord("A") + at) if at < 26 else str(at + 1)


def _below(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(QPoint(0, widget.height() + 4))
