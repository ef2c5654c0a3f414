"""The left side of the roll: a keyboard with its Cs named, or the names of a kit's sounds."""

from collections.abc import Collection, Iterator

from arrangeboard.board.colours import faded
from arrangeboard.board.items import Box, Boxes, Ink, Rect, Text
from arrangeboard.board.lettering import Lettering
from arrangeboard.roll import inks
from arrangeboard.roll.frame import RollFrame
from arrangeboard.roll.items import RollItem, pixel
from arrangeboard.roll.pitch_names import pitch_name
from arrangeboard.roll.rows import is_black, seen_rows
from arrangeboard.roll.scene import RollScene

BLACK_SHARE = 0.6
"""How far a black key reaches along the white ones."""
LEAST_NAMED_ROW = 8
LEAST_NAMED_SOUND = 14
"""Rows at least so high have a name each; of lower ones only used sounds have, so far apart."""
LEAST_NUMBERED_LANE = 70
_TONIC_SIZE = 5.0


def keyboard_items(scene: RollScene, frame: RollFrame, lettering: Lettering) -> list[RollItem]:
    """The keys that show, or the names of sounds."""
    rows = seen_rows(scene, frame)
    if scene.drums:
        return [*_sounds(scene, frame, lettering, rows), *_edge(frame)]
    keys = frame.keys
    return [
        Boxes("key-white", tuple(_key(frame, row) for row in rows)),
        Boxes(faded("key-black", 35), tuple(_between_whites(scene, frame, rows))),
        *_black_keys(scene, frame, rows),
        *(Boxes(faded("ground", 42), (rect,)) for rect in _unreachable(scene, frame, rows)),
        *_names(scene, frame, rows),
        Boxes("ground", (Rect(keys.right - 1, keys.y, 1, keys.height),)),
    ]


def lit_keys(
    scene: RollScene, frame: RollFrame, pitches: Collection[int], ink: Ink, lettering: Lettering
) -> list[RollItem]:
    """Keys lit up, each with its name: under the pointer, or sounding."""
    return [item for pitch in pitches for item in _lit(scene, frame, pitch, ink, lettering)]


def key_rect(scene: RollScene, frame: RollFrame, pitch: int) -> Rect | None:
    """The rectangle of a key; None where the roll has no row for it."""
    row = scene.row_of.get(pitch)
    return None if row is None else _key(frame, row)


def _lit(
    scene: RollScene, frame: RollFrame, pitch: int, ink: Ink, lettering: Lettering
) -> Iterator[RollItem]:
    rect = key_rect(scene, frame, pitch)
    if rect is None:
        return
    black = is_black(scene, pitch)
    shown = Rect(0, rect.y, rect.width * BLACK_SHARE if black else rect.width - 1, rect.height - 1)
    yield Box(shown, ink, radius=2)
    if scene.drums:
        yield _sound_name(scene, frame, scene.row_of[pitch], lettering, "on-accent")
    elif frame.row_height >= LEAST_NAMED_ROW:
        yield _name(scene, frame, scene.row_of[pitch], "on-accent", left=black)


def _key(frame: RollFrame, row: int) -> Rect:
    return Rect(0, frame.y(row), frame.keys_width, frame.row_height)


def _between_whites(scene: RollScene, frame: RollFrame, rows: range) -> Iterator[Rect]:
    """The gaps between white keys: under E and B along the row, else in the middle of a black key's row."""
    for row in rows:
        pitch = scene.heard(scene.rows[row])
        if pitch % 12 in {0, 5}:
            yield Rect(0, pixel(frame.y(row + 1)) - 1, frame.keys_width, 1)
        elif is_black(scene, scene.rows[row]):
            yield Rect(0, pixel(frame.y(row) + frame.row_height / 2), frame.keys_width, 1)


def _black_keys(scene: RollScene, frame: RollFrame, rows: range) -> Iterator[RollItem]:
    width = pixel(frame.keys_width * BLACK_SHARE)
    for row in rows:
        if is_black(scene, scene.rows[row]):
            top = frame.y(row)
            yield Box(Rect(-3, top, width + 3, frame.row_height - 0.5), "key-black", radius=2)


def _unreachable(scene: RollScene, frame: RollFrame, rows: range) -> Iterator[Rect]:
    return (_key(frame, row) for row in rows if not scene.is_in_range(scene.rows[row]))


def _names(scene: RollScene, frame: RollFrame, rows: range) -> Iterator[RollItem]:
    """The name of every C, and a dot on every tonic of the key."""
    for row in rows:
        heard = scene.heard(scene.rows[row])
        if heard % 12 == 0 and frame.row_height >= LEAST_NAMED_ROW - 2:
            yield _name(scene, frame, row, "key-text")
        if heard % 12 == scene.tonic and frame.row_height >= 5:
            yield from _tonic_dot(scene, frame, row)


def _tonic_dot(scene: RollScene, frame: RollFrame, row: int) -> Iterator[RollItem]:
    """At the player's end of a white key, at the tip of a black one, there with a light ring."""
    black = is_black(scene, scene.rows[row])
    right = frame.keys_width * BLACK_SHARE if black else frame.keys_width
    y = frame.y(row) + (frame.row_height - _TONIC_SIZE) / 2
    dot = Rect(right - 11, y, _TONIC_SIZE, _TONIC_SIZE)
    if black:
        yield Box(dot.grown(1.5), "key-white", radius=_TONIC_SIZE / 2 + 1.5)
    yield Box(dot, "accent", radius=_TONIC_SIZE / 2)


def _name(scene: RollScene, frame: RollFrame, row: int, ink: Ink, *, left: bool = False) -> Text:
    size = 11 if frame.row_height >= 13 else 10 if frame.row_height >= 10 else 9
    rect = Rect(6, frame.y(row) - 2, frame.keys_width - 22, frame.row_height + 3)
    name = pitch_name(scene.heard(scene.rows[row]), scene.key)
    return Text(rect, name, ink, size, 600, "left" if left else "right")


def _sounds(scene: RollScene, frame: RollFrame, lettering: Lettering, rows: range) -> Iterator[RollItem]:
    used = {note.pitch for note in scene.notes}
    yield Box(frame.keys, "panel")
    yield Boxes(
        inks.ROW_LINE, tuple(Rect(0, pixel(frame.y(row + 1)) - 1, frame.keys_width, 1) for row in rows)
    )
    for row in _named_rows(scene, frame, rows, used):
        yield _sound_name(scene, frame, row, lettering, "text" if scene.rows[row] in used else "faint")


def _named_rows(scene: RollScene, frame: RollFrame, rows: range, used: Collection[int]) -> Iterator[int]:
    """The rows that have their names written, none of which touch."""
    if frame.row_height >= LEAST_NAMED_SOUND:
        yield from rows
        return
    free_from = float("-inf")
    for row in rows:
        if scene.rows[row] in used and frame.y(row) >= free_from:
            free_from = frame.y(row) + LEAST_NAMED_SOUND
            yield row


def _sound_name(scene: RollScene, frame: RollFrame, row: int, lettering: Lettering, ink: Ink) -> Text:
    size = 12 if frame.row_height >= 17 else 11
    name = lettering.elided(scene.row_names[row], size, 500, frame.keys_width - 18)
    # Higher than its row where that has no room for what hangs below the line.
    height = max(frame.row_height, LEAST_NAMED_SOUND + 3)
    top = frame.y(row) - (height - frame.row_height) / 2
    return Text(Rect(10, top, frame.keys_width - 14, height - 1), name, ink, size, 500)


def _edge(frame: RollFrame) -> Iterator[RollItem]:
    yield Boxes("line", (Rect(frame.keys.right - 1, frame.keys.y, 1, frame.keys.height),))


def corner_items(scene: RollScene, frame: RollFrame, lettering: Lettering) -> list[RollItem]:
    """Left of ruler and chords: the key; left of the velocities: their name and ends."""
    corner = frame.corner
    items: list[RollItem] = [Box(corner, "panel")]
    if not scene.drums:
        words = lettering.say("roll-key", key=lettering.signed(scene.key))
        shown = lettering.elided(words, 11, 500, corner.width - 14)
        items.append(Text(Rect(10, 0, corner.width - 12, 26), shown, "dim", 11, 500))
        if scene.transpose:
            heard = lettering.say("roll-transposed", semitones=f"{scene.transpose:+d}".replace("-", "−"))
            items.append(Text(Rect(10, 24, corner.width - 12, 20), heard, "caution", 11, 500))
    items.append(Boxes("edge", (Rect(0, corner.bottom - 1, corner.width, 1),)))
    return [*items, *_velocity_label(frame, lettering)]


def _velocity_label(frame: RollFrame, lettering: Lettering) -> Iterator[RollItem]:
    label = frame.velocity_label
    if not label.height:
        return
    yield Box(label, "panel")
    yield Boxes("edge", (Rect(0, label.y, label.width, 1),))
    name = lettering.elided(lettering.say("roll-velocity"), 11, 500, label.width - 14)
    yield Text(Rect(10, label.y + 3, label.width - 14, 18), name, "dim", 11, 500)
    for velocity in (96, 64, 32) if label.height >= LEAST_NUMBERED_LANE else (64,):
        y = frame.velocity_y(velocity)
        if y - 7 > label.y + 20:
            yield Text(Rect(label.right - 34, y - 7, 28, 14), str(velocity), "faint", 10, 400, "right")
