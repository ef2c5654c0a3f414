"""The header: what the song is called, its variants, where the selection is in time, and the way out."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from arrangeboard.app.document import Change
from arrangeboard.gui.fields.basic import LineField
from arrangeboard.gui.fields.labels import button, text
from arrangeboard.gui.header.readouts import Readouts
from arrangeboard.gui.header.variant_tabs import VariantTabs
from arrangeboard.gui.look.theme import SEMIBOLD
from arrangeboard.gui.playing.pill import TransportPill
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.gui.recording.strip import RecordingStrip
from arrangeboard.gui.window.actions import Actions
from arrangeboard.gui.window.desk import Desk
from arrangeboard.gui.window.menus import Submenus
from arrangeboard.song.edits.song_fields import rename_song, set_composer
from arrangeboard.words import say


class Header(QFrame):
    """The bar above the board, and under it what is being played on keys and recorded."""

    def __init__(self, desk: Desk, actions: Actions, playing: Playing, submenus: Submenus) -> None:
        super().__init__()
        self.setObjectName("header")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QWidget()
        bar.setFixedHeight(desk.theme.size(60))
        column.addWidget(bar)
        if playing.studio is not None:
            column.addWidget(RecordingStrip(desk.theme, playing, playing.studio))
        self._row = row = QHBoxLayout(bar)
        row.setContentsMargins(14, 0, 20, 0)
        row.setSpacing(desk.theme.size(14))
        # What has no room gives way in `_fit`, not by pushing the last button off the window.
        self.setMinimumWidth(desk.theme.size(200))
        self._title = SongTitle(desk)
        row.addWidget(self._title)
        row.addSpacing(6)
        self.variants = VariantTabs(desk, actions)
        row.addWidget(self.variants, 1)
        self.transport = TransportPill(desk.theme, actions, playing, submenus)
        row.addWidget(self.transport)
        self.readouts = Readouts(desk, actions, playing)
        row.addWidget(self.readouts)
        self._export = export = button(
            desk.theme, say("export-button"), actions["export-midi"].trigger, "export"
        )
        export.setObjectName("export-button")
        export.setToolTip(actions["export-midi"].toolTip())
        row.addWidget(export)

    def event(self, event: QEvent) -> bool:
        """Let things give way where room is short."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Keep title, play button and export, then the place, other buttons, tempo and key, in this order.

        The words of "Try a change…" go first.
        """
        edges, gaps = self._row.contentsMargins(), self._row.spacing() * 4 + 6
        taken = sum(one.sizeHint().width() for one in (self._title, self._export))
        taken += edges.left() + edges.right() + gaps
        room = self.width() - taken
        whole = self.transport.width_without(0) + self.readouts.width_of(3)
        is_brief = room - self.variants.least_width(is_brief=False) < whole
        self.variants.be_brief(on=is_brief)
        room -= self.variants.least_width(is_brief=is_brief)
        pill = self.transport.fit(room - self.readouts.width_of(1))
        self.readouts.fit(room - pill)


class SongTitle(QWidget):
    """Title and composer, each changed by a click on it, and whether anything is unsaved."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.theme
        self.title = LineField(self._rename, hint=say("untitled"))
        self.title.setFont(look.font(17, SEMIBOLD))
        self.composer = LineField(self._credit, hint=say("composer-hint"))
        self.composer.setFont(look.font(11.5))
        for field, name in ((self.title, "title"), (self.composer, "composer")):
            field.setProperty("look", name)
            field.setAccessibleName(say(f"{name}-label"))
            field.setToolTip(say("click-to-change"))
            field.textChanged.connect(self._fit)
        self.edited = text(look, say("edited"), role="dim", size=12)
        # The mark keeps its room, so that the variants do not jump at the first edit.
        policy = self.edited.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.edited.setSizePolicy(policy)
        self._lay_out()
        desk.listen(self, self._follow)
        self._refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 7, 0, 7)
        column.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(2)
        first.addWidget(self.title)
        first.addWidget(self.edited, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addStretch(1)
        column.addLayout(first)
        column.addWidget(self.composer, 0, Qt.AlignmentFlag.AlignLeft)

    def _follow(self, change: Change) -> None:
        if change.what not in {"view", "selection", "roll"}:
            self._refresh()

    def _refresh(self) -> None:
        song = self._desk.document.song
        self.title.show_value(song.title)
        self.composer.show_value(song.composer)
        self.edited.setVisible(self._desk.document.is_modified)
        self._fit()

    def _fit(self) -> None:
        """Give each field just the room that its words need, so that the edited mark follows the title."""
        most = self._desk.theme.size(240)
        for field in (self.title, self.composer):
            words = field.text() or field.placeholderText()
            field.setFixedWidth(min(most, field.fontMetrics().horizontalAdvance(words) + 24))

    def _rename(self, title: str) -> None:
        self._desk.attempt(
            lambda: self._desk.document.apply(
                "step-rename-song", lambda song: rename_song(song, title), name=title
            )
        )
        self._refresh()

    def _credit(self, composer: str) -> None:
        self._desk.attempt(
            lambda: self._desk.document.apply("step-set-composer", lambda song: set_composer(song, composer))
        )
        self._refresh()
