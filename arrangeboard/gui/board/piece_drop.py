"""A piece or a starter that hangs over the board: where it would land, shown before it is let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, structs

from arrangeboard.app.pieces.deeds import StarterChoice, starter_piece
from arrangeboard.app.pieces.placing import place_piece
from arrangeboard.app.selection import Cell
from arrangeboard.board.fits import Fits, fits
from arrangeboard.board.heat_marks import Aim, heat_marks
from arrangeboard.board.heat_words import drums_sentence, heat_hint, landing_label
from arrangeboard.board.hit import EmptyCell, FilledCell, hit
from arrangeboard.board.items import Rect
from arrangeboard.board.landing import Landing, landing, part_landing, snapped_tick
from arrangeboard.board.landing_marks import landing_marks, places_lit
from arrangeboard.board.landing_words import landing_hint, misfits
from arrangeboard.board.overlay import OverlayItem
from arrangeboard.board.piece_facts import piece_facts
from arrangeboard.board.scene import Scene
from arrangeboard.fit.carrying.heat import NO_HEAT, Heat
from arrangeboard.fit.carrying.mend import AS_IS, Mend, mended
from arrangeboard.gui.board.gesture import Pointer, Shown
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Piece

if TYPE_CHECKING:
    from arrangeboard.fit.carrying.heats import Heats


class _At(Struct, frozen=True):
    """Slot and lane by index, and where in the section the piece would begin."""

    slot: int
    lane: int
    tick: int
    once: bool
    takes_mend: bool = False


class _Known(Struct, frozen=True):
    """What is known of the dragged piece on one scene: `held` has it in its tray."""

    scene: Scene
    held: Scene
    piece: Piece
    fits: Fits
    heats: Heats


class PieceDrop:
    """One piece on its way over the board.

    With Ctrl it goes by finer steps, with Alt it is to sound once, with Shift it takes along what would make
    it fit better.
    """

    def __init__(self, board: Shown, dragged: PieceId | StarterChoice) -> None:
        self._board = board
        self._dragged = dragged
        self._at: _At | None = None
        self._seen: _Known | None = None

    def move(self, pointer: Pointer) -> bool:
        """It hangs at a pointer; whether that is a place to let it go."""
        self._at = self._find(pointer)
        found = self._landing()
        return found is not None and not misfits(self._known().held, found)

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
            mend = self._mend()
            place_piece(
                self._board.document, cell, self._dragged, start_tick=at.tick, once=at.once, mend=mend
            )

    def marks(self, visible: Rect) -> list[OverlayItem]:
        """The places of the lane, how well it would fit everywhere, and what letting go would do."""
        found = self._landing()
        if found is None:
            return []
        known, lettering = self._known(), self._board.lettering
        aim = Aim(found.lane, found.slot)
        self._board.warmth.follow(known.heats, known.scene, aim, visible)
        lit = places_lit(known.held, known.fits, found.lane, visible, known.heats.seen)
        warm = heat_marks(known.held, known.heats.seen, aim, lettering, visible, fits=known.fits)
        scene = self._scene_with_mend()
        told = landing_label(self._heat(), lettering.say, taken=not self._mend().is_nothing)
        marks = landing_marks(scene, found, lettering, visible, told=told)
        return [*lit, *warm, *marks]

    def hint(self) -> str:
        """What letting go would do, in a sentence."""
        found = self._landing()
        if found is None:
            return ""
        say = self._board.lettering.say
        does = landing_hint(self._known().held, found, say, "board-hint-drop")
        told = heat_hint(self._heat(), say, taken=not self._mend().is_nothing) or self._length_told()
        return f"{told} {does}" if told else does

    def _length_told(self) -> str:
        """Of a beat over drums whether it comes out even: nothing else of it is judged."""
        at, known = self._at, self._known()
        if at is None or at.tick or at.once or not known.held.lane(at.lane).sound.drums:
            return ""
        if known.piece.is_generated or not known.heats.can_play(at.lane):
            return ""
        return drums_sentence(known.fits[at.slot, at.lane], self._board.lettering.say)

    def _landing(self) -> Landing | None:
        at = self._at
        if at is None:
            return None
        scene, piece, mend = self._scene_with_mend(), self._known().piece, self._mend()
        place = at.slot, at.lane
        found = landing(scene, scene.song.pieces[piece.id], place, start_tick=at.tick, once=at.once)
        if not mend.semitones:
            return found
        part = structs.replace(found.part, transpose=mend.semitones)
        return part_landing(scene, part, scene.song.pieces[piece.id], place)

    def _heat(self) -> Heat:
        """How well it would fit where it hangs, from the tick on that it would begin at."""
        at = self._at
        if at is None:
            return NO_HEAT
        known = self._known()
        place = landing(known.held, known.piece, (at.slot, at.lane), start_tick=at.tick, once=at.once)
        return known.heats.of_part(at.slot, at.lane, place.part)

    def _mend(self) -> Mend:
        """What it takes along."""
        return self._heat().mend if self._at is not None and self._at.takes_mend else AS_IS

    def _scene_with_mend(self) -> Scene:
        """The scene in which the piece has the notes that it would be placed with."""
        known, mend = self._known(), self._mend()
        if not mend.changes_notes:
            return known.held
        song = known.held.song
        pieces = {**song.pieces, known.piece.id: mended(known.piece, mend)}
        return structs.replace(known.held, song=structs.replace(song, pieces=pieces))

    def _find(self, pointer: Pointer) -> _At | None:
        scene, frame = self._board.scene, self._board.frame
        target = hit(scene, frame, pointer.x, pointer.y)
        x = frame.board_x(pointer.x)
        slot = scene.geometry.slot_at(x)
        if slot is None or not isinstance(target, EmptyCell | FilledCell):
            return None
        tick = snapped_tick(scene, slot, x, finer=pointer.ctrl)
        return _At(slot, scene.geometry.lane_index[target.lane], tick, pointer.alt, pointer.shift)

    def _known(self) -> _Known:
        """What is known of the piece: found once for each scene."""
        from arrangeboard.fit.carrying.heats import Heats  # noqa: PLC0415  brings the judge

        scene = self._board.scene
        if self._seen is None or self._seen.scene is not scene:
            song, key = scene.song, self._dragged
            if isinstance(key, StarterChoice):
                song, key = starter_piece(song, key)
            # The tray may hold a piece longer led in than any on the board.
            held = structs.replace(scene, song=song, pickup_ticks=piece_facts(song.pieces).pickup_ticks)
            piece = song.pieces[key]
            same = self._seen is not None and self._seen.scene.song is scene.song
            heats = self._seen.heats if self._seen and same else Heats(song, scene.arrangement, piece)
            self._seen = _Known(scene, held, piece, fits(held, piece), heats)
        return self._seen
