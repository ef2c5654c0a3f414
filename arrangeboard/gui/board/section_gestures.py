"""Gestures on section headers: reorder by dragging, length and border by the right edge."""

from arrangeboard.board.colours import faded, section_ink
from arrangeboard.board.headers import section_header_rect
from arrangeboard.board.items import Box, Text
from arrangeboard.board.overlay import OverlayItem, edge_mark, insertion_column, pill
from arrangeboard.gui.board.gesture import Layers, Pointer, Shown
from arrangeboard.song.bars import BarGrid, bar_ticks, section_grid
from arrangeboard.song.edits.borders import move_border
from arrangeboard.song.edits.order import move_slots
from arrangeboard.song.edits.sections import set_section_bars
from arrangeboard.song.ids import SlotId


class DragSections:
    """Selected sections follow the pointer; letting go puts them, with all lanes, where the mark is."""

    def __init__(self, board: Shown, slots: frozenset[SlotId], pointer: Pointer) -> None:
        self._board = board
        self._slots = slots
        self._start = self._pointer = pointer

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer."""
        self._pointer = pointer

    @property
    def _index(self) -> int:
        """Where in the order the sections would go: the nearest gap."""
        geometry = self._board.scene.geometry
        x = self._board.frame.board_x(self._pointer.x)
        slot = geometry.slot_at(x)
        if slot is None:
            return 0 if x < 0 else len(geometry.slots)
        middle = geometry.slot_left(slot) + geometry.slot_width(slot) / 2
        return slot if x < middle else slot + 1

    def release(self) -> None:
        """Put the sections there."""
        slots, index = self._slots, self._index
        scene = self._board.scene
        names = ", ".join(scene.names[slot] for slot in scene.geometry.slots if slot in slots)
        self._board.document.apply("step-move-slots", lambda song: move_slots(song, slots, index), name=names)

    def layers(self) -> Layers:
        """A see-through header at the pointer, and the mark where it would go."""
        board = self._board
        mark = insertion_column(board.scene, self._index, -6)
        top = insertion_column(board.scene, self._index, board.frame.sections.y - 2)
        return Layers(ground=mark, top=[*top, *self._carried()])

    def _carried(self) -> list[OverlayItem]:
        scene, frame = self._board.scene, self._board.frame
        dx = self._pointer.x - self._start.x
        items: list[OverlayItem] = []
        for slot in scene.geometry.slots:
            if slot in self._slots:
                index = scene.geometry.slot_index[slot]
                rect = section_header_rect(scene, frame, index).moved(dx, 3)
                ink = section_ink(scene.section(index))
                name = self._board.lettering.elided(scene.names[slot], 14, 600, rect.width - 20)
                items.append(Box(rect, faded("raised", 85), ink, 6, 2))
                items.append(Text(rect.moved(12, 0), name, "text", 14, 600))
        return items

    def hint(self) -> str:
        """Where the sections would go."""
        scene, index = self._board.scene, self._index
        if index >= len(scene.geometry.slots):
            return self._board.lettering.say("board-hint-to-end")
        name = scene.names[scene.geometry.slots[index]]
        return self._board.lettering.say("board-hint-before", name=name)


class DragEdge:
    """A section's right edge follows the pointer: its length, or while Alt or Shift is held the border.

    Shift does what Alt does, because many a desktop moves the window when it is dragged with Alt. Either
    may be pressed and let go at any time of the drag.
    """

    def __init__(self, board: Shown, slot: SlotId) -> None:
        has_next = slot != board.scene.geometry.slots[-1]
        self._stretch = StretchSection(board, slot)
        self._border = MoveBorder(board, slot) if has_next else None
        self._now: StretchSection | MoveBorder = self._stretch

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer, with what its keys say now."""
        is_border = pointer.alt or pointer.shift
        self._now = self._border if self._border and is_border else self._stretch
        self._now.move(pointer)

    def release(self) -> None:
        """Do what was shown last."""
        self._now.release()

    def layers(self) -> Layers:
        """The new edge."""
        return self._now.layers()

    def hint(self) -> str:
        """The new length, or both."""
        return self._now.hint()


class StretchSection:
    """The section's end follows the pointer from bar line to bar line, past it at its last bar's length."""

    def __init__(self, board: Shown, slot: SlotId) -> None:
        self._board = board
        self._slot = board.scene.geometry.slot_index[slot]
        self._section = board.scene.section(self._slot)
        self._grid = section_grid(board.scene.song, self._section)
        self._bars = self._section.bars

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer."""
        self._bars = min(max(bars_at(self._board, self._slot, self._grid, pointer.x), 1), 999)

    def release(self) -> None:
        """Make the section that long."""
        section, bars = self._section.id, self._bars
        name = self._board.scene.names[self._board.scene.geometry.slots[self._slot]]
        self._board.document.apply(
            "step-set-section-bars", lambda song: set_section_bars(song, section, bars), name=name, bars=bars
        )

    def layers(self) -> Layers:
        """The new end with its length."""
        return edge_layers(self._board, self._slot, self._grid, self._bars, self.hint())

    def hint(self) -> str:
        """The new length."""
        return bars_text(self._board, self._bars)


class MoveBorder:
    """The border between two sections follows the pointer while all music stays where it is."""

    def __init__(self, board: Shown, slot: SlotId) -> None:
        self._board = board
        self._slot = board.scene.geometry.slot_index[slot]
        self._first = board.scene.section(self._slot)
        self._second = board.scene.section(self._slot + 1)
        self._grid = section_grid(board.scene.song, self._first)
        self._bars = 0

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer; both sections keep at least a bar."""
        wanted = bars_at(self._board, self._slot, self._grid, pointer.x) - self._first.bars
        self._bars = min(max(wanted, 1 - self._first.bars), self._second.bars - 1)

    def release(self) -> None:
        """Move the border."""
        slot, bars = self._board.scene.geometry.slots[self._slot], self._bars
        first, second = self._names()
        self._board.document.apply(
            "step-move-border", lambda song: move_border(song, slot, bars), first=first, second=second
        )

    def layers(self) -> Layers:
        """The new border with both lengths."""
        return edge_layers(self._board, self._slot, self._grid, self._first.bars + self._bars, self.hint())

    def hint(self) -> str:
        """Both new lengths."""
        first, second = self._names()
        bars = {"first_bars": self._first.bars + self._bars, "second_bars": self._second.bars - self._bars}
        return self._board.lettering.say("board-hint-border", first=first, second=second, **bars)

    def _names(self) -> tuple[str, str]:
        scene = self._board.scene
        slots = scene.geometry.slots
        return scene.names[slots[self._slot]], scene.names[slots[self._slot + 1]]


def bars_text(board: Shown, bars: int) -> str:
    """A number of bars in words."""
    return board.lettering.say("board-one-bar" if bars == 1 else "board-bars", bars=bars)


def bars_at(board: Shown, slot: int, grid: BarGrid, view_x: float) -> int:
    """How many bars of a slot's section, or more of its last bar, end nearest to an x of the view."""
    geometry = board.scene.geometry
    pixels = board.frame.board_x(view_x) - geometry.slot_left(slot)
    tick = pixels * grid.length_ticks / max(1, geometry.slot_width(slot))
    if tick <= grid.length_ticks:
        return grid.nearest_line(round(max(tick, 0)))
    return grid.bars + round((tick - grid.length_ticks) / bar_ticks(grid.meters[-1]))


def edge_layers(board: Shown, slot: int, grid: BarGrid, bars: int, label: str) -> Layers:
    """A line where a section of so many bars would end, with a label beside it."""
    geometry = board.scene.geometry
    more = max(0, bars - grid.bars) * bar_ticks(grid.meters[-1])
    tick = grid.starts[min(bars, grid.bars)] + more
    x = geometry.slot_left(slot) + tick * geometry.slot_width(slot) / grid.length_ticks
    sections = board.frame.sections
    return Layers(
        ground=edge_mark(board.scene, x, -6),
        top=[
            *edge_mark(board.scene, x, sections.y - 2),
            *pill(label, x + 8, sections.y + 12, board.lettering),
        ],
    )
