"""Parts cut in two so that they sound as before, and put together again.

A cut on a tile's end needs no new piece; elsewhere the rest of the tile becomes a piece of its own, and
whole tiles go on after it with the piece that they had.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from arrangeboard.song.controls import PARAMETER_NUMBERS
from arrangeboard.song.edits.pieces import same_music
from arrangeboard.song.edits.tray import Tray
from arrangeboard.song.invariants import part_end
from arrangeboard.song.values import Control, Lyric, Note, Part, Piece, Written

Parts = tuple[Part, ...]


def cut_part(part: Part, tick: int, end_tick: int, tray: Tray) -> tuple[Part, Parts]:
    """The part up to `tick` and what sounds from there to `end_tick`, its end, as one or two parts.

    The rest reaches to its section's end where the part did.
    """
    front = replace(part, length_ticks=tick - part.start_tick)
    back = tuple(_rest(part, tick, end_tick, tray))
    if part.length_ticks is None:
        back = (*back[:-1], replace(back[-1], length_ticks=None))
    return front, back


def _rest(part: Part, tick: int, end_tick: int, tray: Tray) -> Iterable[Part]:
    if part.piece is None:
        yield _from(part, tick, end_tick, tray)
        return
    piece = tray[part.piece]
    if piece.is_generated:
        yield _from(part, tick, end_tick, tray)
        return
    tiles, into_tile = divmod(tick - part.start_tick, piece.length_ticks)
    if into_tile:
        tile_end = min(end_tick, tick + piece.length_ticks - into_tile)
        tail = tray.piece_like(tail_of(piece, into_tile, with_pickup=tiles == 0))
        yield replace(_from(part, tick, tile_end, tray), piece=tail)
        tick = tile_end
    if tick < end_tick:
        again = without_pickup(piece)
        again_id = piece.id if again is piece else tray.piece_like(again)
        yield replace(_from(part, tick, end_tick, tray), piece=again_id)


def _from(part: Part, tick: int, end_tick: int, tray: Tray) -> Part:
    return replace(part, id=tray.new_part_id(), start_tick=tick, length_ticks=end_tick - tick)


def tail_of(piece: Piece, tick: int, *, with_pickup: bool) -> Piece:
    """The piece from `tick` of it on. Controllers are set at once to what they were by then.

    `with_pickup` says whether what the pickup set was in effect.
    """
    content, end = piece.written, piece.length_ticks
    opens = -piece.pickup_ticks if with_pickup else 0
    later = [replace(one, tick=one.tick - tick) for one in content.controls if tick <= one.tick < end]
    return replace(
        piece,
        length_ticks=end - tick,
        pickup_ticks=0,
        origin=piece.id,
        offcut=True,
        content=Written(
            notes=tuple(_earlier(note, tick) for note in content.notes if tick <= note.start_tick < end),
            controls=(*_in_effect(content.controls, opens, tick), *later),
            lyrics=tuple(
                Lyric(one.tick - tick, one.text) for one in content.lyrics if tick <= one.tick < end
            ),
        ),
    )


def without_pickup(piece: Piece) -> Piece:
    """The piece as its second tile sounds; the same object where nothing stands in its pickup."""
    if piece.is_generated:
        return piece
    content = piece.written
    kept = Written(
        notes=tuple(note for note in content.notes if note.start_tick >= 0),
        controls=tuple(one for one in content.controls if one.tick >= 0),
        lyrics=tuple(one for one in content.lyrics if one.tick >= 0),
    )
    if kept == content:
        return piece
    return replace(piece, pickup_ticks=0, content=kept, origin=piece.id, offcut=True)


def _earlier(note: Note, ticks: int) -> Note:
    return Note(note.start_tick - ticks, note.length_ticks, note.pitch, note.velocity)


def _in_effect(controls: tuple[Control, ...], opens: int, tick: int) -> list[Control]:
    """What has been set from `opens` to before `tick` and is not set anew there, as controls at tick 0."""
    state = {
        (one.kind, one.number): one.value
        for one in controls
        if opens <= one.tick < tick and not (one.kind == "controller" and one.number in PARAMETER_NUMBERS)
    }
    for one in controls:
        if one.tick == tick:
            state.pop((one.kind, one.number), None)
    return [Control(0, kind, number, value) for (kind, number), value in state.items()]


def cut_cell(parts: Parts, tick: int, length_ticks: int, tray: Tray) -> tuple[Parts, Parts]:
    """A cell's parts before `tick`, and those after it counted from there."""
    front: list[Part] = []
    back: list[Part] = []
    for part in parts:
        end_tick = part_end(part, length_ticks)
        if end_tick <= tick:
            front.append(part)
        elif part.start_tick >= tick:
            back.append(part)
        else:
            head, rest = cut_part(part, tick, end_tick, tray)
            front.append(replace(head, length_ticks=None) if part.length_ticks is None else head)
            back.extend(rest)
    return tuple(front), tuple(replace(part, start_tick=part.start_tick - tick) for part in back)


def join_cells(front: Parts, back: Parts, border_tick: int, end_tick: int, tray: Tray) -> Parts:
    """Two cells' parts one after the other; what a cut has parted becomes one part again.

    The first cell ends at `border_tick`, the second at `end_tick`, both counted from the first one's start.
    """
    joined = [replace(part, length_ticks=part_end(part, border_tick) - part.start_tick) for part in front]
    for part in back:
        later = replace(part, start_tick=part.start_tick + border_tick)
        at_border = front and len(joined) == len(front)
        whole = _whole(joined[-1], later, end_tick, tray) if at_border else None
        joined[-1:] = [whole] if whole else [*joined[-1:], later]
    return tuple(joined)


def _whole(front: Part, back: Part, end_tick: int, tray: Tray) -> Part | None:
    """The one part that sounds as these two, if a cut could have made them from one."""
    if part_end(front, end_tick) != back.start_tick or not _alike(front, back):
        return None
    back_ticks = part_end(back, end_tick) - back.start_tick
    if front.piece is not None and back.piece is not None:
        if not _goes_on(back.start_tick - front.start_tick, tray[front.piece], back_ticks, tray[back.piece]):
            return None
        if back.piece != front.piece:
            tray.free(back.piece)
    reaches_end = back.length_ticks is None
    whole_ticks = back.start_tick - front.start_tick + back_ticks
    return replace(front, length_ticks=None if reaches_end else whole_ticks)


def _alike(front: Part, back: Part) -> bool:
    """Whether two parts differ in nothing but their place and perhaps their pieces."""
    placed = replace(
        back, id=front.id, piece=front.piece, start_tick=front.start_tick, length_ticks=front.length_ticks
    )
    return placed == front and (front.piece is None) == (back.piece is None)


def _goes_on(front_ticks: int, piece: Piece, back_ticks: int, other: Piece) -> bool:
    """Whether `other` for `back_ticks` sounds as `piece` does after `front_ticks` of it."""
    if piece.is_generated:
        return piece.id == other.id
    tiles, into_tile = divmod(front_ticks, piece.length_ticks)
    if not into_tile:
        return same_music(without_pickup(piece), other)
    fits = back_ticks <= other.length_ticks
    return fits and same_music(tail_of(piece, into_tile, with_pickup=tiles == 0), other)


def with_part_laid(parts: Parts, part: Part, length_ticks: int, tray: Tray) -> Parts:
    """The parts with one more, for which those that sound meanwhile make room: the rest goes on in time."""
    start, end = part.start_tick, part_end(part, length_ticks)
    kept: list[Part] = [part]
    for one in parts:
        one_end = part_end(one, length_ticks)
        if one_end <= start or one.start_tick >= end:
            kept.append(one)
            continue
        if one.start_tick < start:
            kept.append(replace(one, length_ticks=start - one.start_tick))
        if one_end > end:
            kept.extend(cut_part(one, end, one_end, tray)[1])
    return tuple(sorted(kept, key=lambda held: held.start_tick))
