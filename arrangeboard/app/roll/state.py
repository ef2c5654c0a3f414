"""What the piano roll holds: the piece that is open, the notes chosen in it, and how they are worked on.

The document keeps it beside the selection. Every step remembers which notes were chosen, so undo brings them
back; but which piece is open, the tool and the snap stay as they are: undo changes music, and neither closes
the roll nor takes the pencil out of the hand.
"""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.app.selection import PartRef, find_part
from arrangeboard.melody.snap import Snap
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Note, Song

Tool = Literal["arrow", "pencil", "eraser", "scissors", "glue"]
TOOLS: tuple[Tool, ...] = ("arrow", "pencil", "eraser", "scissors", "glue")


class RollState(Struct, frozen=True):
    """Closed where both `ref` and `piece` are None; with a `ref` alone a planned part is open.

    `piece` is what `ref`'s part plays, so "make this one its own" opens the new piece by itself. Notes and
    caret are in ticks of the piece. `is_in_hand`: whether keys and edit commands mean its notes.
    """

    ref: PartRef | None = None
    piece: PieceId | None = None
    chosen: frozenset[Note] = frozenset()
    caret_tick: int = 0
    tool: Tool = "arrow"
    snap: Snap = Snap()
    shows_velocity: bool = True
    is_stepping: bool = False
    is_in_hand: bool = False

    @property
    def is_open(self) -> bool:
        """Whether a piece, or a planned part, is open."""
        return self.ref is not None or self.piece is not None


def opened(state: RollState, song: Song, *, ref: PartRef | None, piece: PieceId | None) -> RollState:
    """The roll with another piece open and nothing chosen in it; the tool stays in the hand."""
    if (ref, piece) == (state.ref, state.piece):
        return state
    bare = replace(state, ref=ref, piece=piece, chosen=frozenset(), caret_tick=0)
    return still_open(bare, song)


def closed(state: RollState) -> RollState:
    """The roll with nothing open; tool and snap are there when it is opened again."""
    return RollState(tool=state.tool, snap=state.snap, shows_velocity=state.shows_velocity)


def still_open(state: RollState, song: Song) -> RollState:
    """The roll after the song has changed: it stays with its part, else with its piece, else it closes."""
    if not state.is_open:
        return state
    part = find_part(song, state.ref) if state.ref is not None else None
    piece = part.piece if part is not None else state.piece
    if part is None and (piece is None or piece not in song.pieces):
        return closed(state)
    chosen = state.chosen
    if chosen:
        notes = song.pieces[piece].written.notes if piece is not None else ()
        chosen = chosen.intersection(notes)
    kept = replace(state, ref=state.ref if part is not None else None, piece=piece, chosen=chosen)
    return state if kept == state else kept


def restored(then: RollState, now: RollState, song: Song) -> RollState:
    """The roll after undo or redo: as it is now, with the notes chosen that were chosen `then`."""
    shown = still_open(now, song)
    if not shown.is_open or then.piece != shown.piece:
        return shown
    return still_open(replace(shown, chosen=then.chosen, caret_tick=then.caret_tick), song)
