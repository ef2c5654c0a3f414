"""A piece or a starter that hangs over the board: where it would land, shown before it is let go."""

from __future__ import annotations

from msgspec import Struct, structs

from arrangeboard.app.pieces.deeds import StarterChoice, starter_piece
from arrangeboard.app.pieces.placing import place_piece
from arrangeboard.app.selection import Cell
from arrangeboard.board.fits import Fits, fits
from arrangeboard.board.hit import EmptyCell, FilledCell, hit
from arrangeboard.board.items import Rect
from arrangeboard.board.landing import Landing, landing, snapped_tick
from arrangeboard.board.landing_marks import landing_marks, places_lit
from arrangeboard.board.landing_words import landing_hint, misfits
from arrangeboard.board.overlay import OverlayItem
from arrangeboard.board.piece_facts import piece_facts
from arrangeboard.board.scene import Scene
from arrangeboard.gui.board.gesture import Pointer, Shown
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Piece


class _At(Struct, frozen=True):
    """Slot and lane by index, and where in the section the piece would begin."""

    slot: int
    lane: int
    tick: int
    once: bool


class PieceDrop:
    """One piece on its way over the board. With Ctrl it goes by finer steps, with Alt it is to sound once."""

    def __init__(self, board: Shown, dragged: PieceId | StarterChoice) -> None:
        self._board = board
        self._dragged = dragged
        self._at: _At | None = None
        self._seen: tuple[Scene, Scene, PieceId, Fits] | None = None

    def move(self, pointer: Pointer) -> bool:
        """It hangs at a pointer; whether that is a place to let it go."""
        self._at = self._find(pointer)
        found = self._landing()
        return found is not None and not misfits(self._known()[0], found)

    @property
    def place(self) -> object:
        """Equal while nothing that is shown differs."""
        return self._at

    def drop(self) -> None:
        """Let it go where it hangs. Raises UserError where it cannot be placed."""
        at = self._at
        if at is not None:
            geometry = self._board.scene.geometry
            cell = Cell(geometry.slots[at.slot], geometry.lanes[at.lane])
            place_piece(self._board.document, cell, self._dragged, start_tick=at.tick, once=at.once)

    def marks(self, visible: Rect) -> list[OverlayItem]:
        """The places of the lane, and what letting go would do."""
        found = self._landing()
        if found is None:
            return []
        scene, _, places = self._known()
        lit = places_lit(scene, places, found.lane, visible)
        return [*lit, *landing_marks(scene, found, self._board.lettering, visible)]

    def hint(self) -> str:
        """What letting go would do, in a sentence."""
        found = self._landing()
        if found is None:
            return ""
        return landing_hint(self._known()[0], found, self._board.lettering.say, "board-hint-drop")

    def _landing(self) -> Landing | None:
        at = self._at
        if at is None:
            return None
        scene, piece, _ = self._known()
        return landing(scene, piece, (at.slot, at.lane), start_tick=at.tick, once=at.once)

    def _find(self, pointer: Pointer) -> _At | None:
        scene, frame = self._board.scene, self._board.frame
        target = hit(scene, frame, pointer.x, pointer.y)
        x = frame.board_x(pointer.x)
        slot = scene.geometry.slot_at(x)
        if slot is None or not isinstance(target, EmptyCell | FilledCell):
            return None
        tick = snapped_tick(scene, slot, x, finer=pointer.ctrl)
        return _At(slot, scene.geometry.lane_index[target.lane], tick, pointer.alt)

    def _known(self) -> tuple[Scene, Piece, Fits]:
        """The scene with the piece in its tray, the piece, and its fits: found once for each scene."""
        scene = self._board.scene
        if self._seen is None or self._seen[0] is not scene:
            song, key = scene.song, self._dragged
            if isinstance(key, StarterChoice):
                song, key = starter_piece(song, key)
            # The tray may hold a piece longer led in than any on the board.
            held = structs.replace(scene, song=song, pickup_ticks=piece_facts(song.pieces).pickup_ticks)
            self._seen = scene, held, key, fits(held, song.pieces[key])
        _, held, piece, places = self._seen
        return held, held.song.pieces[piece], places
