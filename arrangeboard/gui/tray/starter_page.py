"""The tab of starters: pieces that rules make from the chords of the section where the user is."""

from collections.abc import Hashable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from arrangeboard.app.figures import sign_text
from arrangeboard.app.part_places import chosen_cells
from arrangeboard.app.pieces.deeds import keep_starter, put_starter_into_chosen
from arrangeboard.app.pieces.finding import ROLES
from arrangeboard.app.pieces.starter_list import StarterTarget, starter_offers, starter_target, usual_roles
from arrangeboard.gui.fields.labels import button, elided
from arrangeboard.gui.tray.card_grid import CardArea
from arrangeboard.gui.tray.role_chips import RoleChips
from arrangeboard.gui.tray.starter_strip import StarterStrip
from arrangeboard.gui.tray.tray_memory import memory_of
from arrangeboard.gui.window.desk import Desk
from arrangeboard.song.values import Role
from arrangeboard.words import say

MOST_CHORDS = 6


class StarterPage(QWidget):
    """Follows what is selected while it is seen; makes nothing while it is not."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._memory = memory_of(desk.document)
        self._target: StarterTarget | None = None
        self._followed: frozenset[Role] = frozenset()
        self.strip = StarterStrip(desk.theme)
        self.chips = RoleChips(desk.theme, "chips-starters")
        self.chips.offer(ROLES)
        self.told = elided(desk.theme, "", role="dim", size=12.5)
        self.add_chords = button(desk.theme, say("starters-add-chords"), self._show_chords)
        self.for_cell = button(desk.theme, say("starters-for-cell"), self._follow_cell, "quiet")
        self.for_cell.setToolTip(say("starters-for-cell-tip"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.size(4))
        column.addWidget(self._bar())
        column.addWidget(CardArea(self.strip), 1)
        self._connect()

    def refresh(self) -> None:
        """Show the starters for what is selected now."""
        if not self.isVisible():
            return
        song = self._desk.document.song
        target = starter_target(self._desk.document)
        self._target = target
        if target is None:
            self.strip.show_offers(())
            self.chips.show_on(frozenset())
        else:
            if target.lane is not None:
                self._followed = frozenset({target.lane.role})
            chosen = self._memory.starter_roles or self._followed
            self.chips.show_on(chosen)
            roles = chosen or usual_roles(song, target)
            self.strip.show_offers(starter_offers(song, target, roles, self._memory.seeds))
        self._tell(target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the chips give way where room is short."""
        super().resizeEvent(event)
        least = self._desk.theme.size(240)
        self.chips.fit(self.width() - least)

    def place(self, key: Hashable) -> None:
        """Put a starter into the selected cells; say how where none is selected."""
        choice = self.strip.offer(key).starter
        if not chosen_cells(self._desk.document):
            self._desk.told.emit(say("select-cell-first"))
            return
        self._desk.act(lambda document: put_starter_into_chosen(document, choice))

    def hear(self, key: Hashable) -> None:
        """Let a starter be heard alone in its section; no longer where it is heard already."""
        from arrangeboard.app.auditions import starter  # noqa: PLC0415  brings numpy

        if self._target is None:
            return
        song, section, offer = self._desk.document.song, self._target.section.id, self.strip.offer(key)
        self._desk.hearing.toggle(("starter", key), lambda: starter(song, section, offer.lane, offer.starter))

    def roll(self, key: Hashable) -> None:
        """Another seed: the same rule, played a little otherwise."""
        rule = self.strip.offer(key).starter.rule
        self._memory.seeds[rule] = self._memory.seeds.get(rule, 0) + 1
        self.refresh()
        if self._desk.hearing.heard == ("starter", key):
            self._desk.hearing.stop()
            self.hear(key)

    def menu(self, key: Hashable) -> QMenu:
        """Everything that makes sense for a starter now."""
        menu = QMenu(self)
        hear = menu.addAction(say("command-hear"), lambda: self.hear(key))
        hear.setEnabled(self.strip.is_hearable)
        place = menu.addAction(say("piece-place"), lambda: self.place(key))
        place.setEnabled(bool(chosen_cells(self._desk.document)))
        menu.addSeparator()
        menu.addAction(say("starter-dice"), lambda: self.roll(key))
        menu.addAction(say("starter-keep"), lambda: self._keep(key))
        return menu

    def _bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._desk.theme.size(12))
        row.addWidget(self.chips)
        row.addWidget(self.told, 1)
        row.addWidget(self.for_cell)
        row.addWidget(self.add_chords)
        bar.setFixedHeight(max(self.add_chords.sizeHint().height(), self.chips.sizeHint().height()))
        return bar

    def _connect(self) -> None:
        strip = self.strip
        strip.taken.connect(self.place)
        strip.put.connect(self.place)
        strip.hear_wanted.connect(self.hear)
        strip.dice_wanted.connect(self.roll)
        strip.menu_requested.connect(self._offer)
        self.chips.changed.connect(self._choose_roles)

    def _choose_roles(self) -> None:
        self._memory.starter_roles = self.chips.on
        self._followed = frozenset()
        self.refresh()
        self.strip.go_to_start()

    def _follow_cell(self) -> None:
        """Offer what the lane of the selected cell is for again."""
        self._memory.starter_roles = frozenset()
        self.refresh()
        self.strip.go_to_start()

    def _tell(self, target: StarterTarget | None) -> None:
        """Say for whom and where the cards are, or what is missing for them."""
        bare = target is not None and not target.section.chords
        self.add_chords.setVisible(bare)
        lane_role = {target.lane.role} if target is not None and target.lane is not None else set()
        self.for_cell.setVisible(bool(lane_role) and self._memory.starter_roles not in (set(), lane_role))
        if target is None:
            words = say("starters-no-section")
        elif bare:
            words = say("starters-no-chords", section=target.name)
        else:
            chords = [sign_text(chord.symbol) for chord in target.section.chords[:MOST_CHORDS]]
            more = " …" if len(target.section.chords) > MOST_CHORDS else ""
            lane = target.lane.name if target.lane is not None else ""
            code = "starters-for" if lane else "starters-in"
            words = say(code, lane=lane, section=target.name, chords="  ".join(chords) + more)
        self.told.set_words(words)

    def _show_chords(self) -> None:
        from arrangeboard.gui.dialogs.chords_dialog import ChordsDialog  # noqa: PLC0415  seldom asked for

        if self._target is not None:
            ChordsDialog(self._desk, self._target.slot, self.window()).open()

    def _keep(self, key: Hashable) -> None:
        choice = self.strip.offer(key).starter
        self._desk.act(lambda document: keep_starter(document, choice))

    def _offer(self, key: Hashable, where: QPoint) -> None:
        menu = self.menu(key)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)
