"""What scissors and glue do with one click on a note."""

from arrangeboard.app.roll.writing import exchange_notes
from arrangeboard.gui.board.gesture import Pointer
from arrangeboard.gui.roll.stage import Stage
from arrangeboard.melody.shape import glued, split_at
from arrangeboard.melody.timing import end_of
from arrangeboard.roll.layers import Cut
from arrangeboard.song.values import Note


def split_line(stage: Stage, note: Note, pointer: Pointer) -> Cut:
    """Where a click would cut a note: on the snap's nearest line inside it, else where it is pointed at."""
    tick = stage.tick_at(pointer.x)
    line = stage.nearest(tick, free=pointer.ctrl)
    inside = note.start_tick < line < end_of(note)
    return Cut(line if inside else min(max(tick, note.start_tick + 1), end_of(note) - 1), note.pitch)


def split_at_pointer(stage: Stage, note: Note, pointer: Pointer) -> None:
    """Cut a note in two; where it is chosen, all chosen notes that sound across that place."""
    cut = split_line(stage, note, pointer)
    old = stage.chosen if note in stage.scene.chosen else (note,)
    new = split_at(old, cut.tick)
    if len(new) > len(old):
        exchange_notes(stage.document, "step-split-notes", frozenset(old), new)


def glue_at(stage: Stage, note: Note) -> None:
    """Make one of a note and the next one on its pitch; where it is chosen, of all chosen ones of a pitch."""
    chosen = stage.chosen if note in stage.scene.chosen else ()
    if len(chosen) > 1:
        old: tuple[Note, ...] = chosen
    else:
        following = (
            one for one in stage.scene.notes if one.pitch == note.pitch and one.start_tick > note.start_tick
        )
        after = next(following, None)
        if after is None:
            return
        old = (note, after)
    new = glued(old, gap_ticks=stage.scene.length_ticks)
    if new != old:
        exchange_notes(stage.document, "step-glue-notes", frozenset(old), new)
