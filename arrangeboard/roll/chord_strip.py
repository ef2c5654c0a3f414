"""The strip under the ruler: which chord sounds when."""

from collections.abc import Iterator

from arrangeboard.board.headers import GUESS_SIGN
from arrangeboard.board.items import Box, Boxes, Ink, Rect, Text
from arrangeboard.board.lettering import Lettering
from arrangeboard.roll.frame import RollFrame
from arrangeboard.roll.items import RollItem, pixel, shared
from arrangeboard.roll.scene import RollScene

SIZE, WEIGHT, SIDE = 12, 600, 6.0


def chord_items(scene: RollScene, frame: RollFrame, lettering: Lettering) -> list[RollItem]:
    """The chords that show; a symbol stays in sight while its chord does."""
    strip = frame.chords
    return [
        Box(strip, "panel"),
        *_symbols(scene, frame, lettering),
        Boxes("edge", (Rect(strip.x, strip.bottom - 1, strip.width, 1),)),
    ]


def _symbols(scene: RollScene, frame: RollFrame, lettering: Lettering) -> Iterator[RollItem]:
    strip = frame.chords
    for chord in scene.chords:
        left, right = pixel(frame.x(chord.start_tick)), pixel(frame.x(chord.end_tick))
        rect = shared(Rect(left + 1, strip.y + 1, right - left - 2, strip.height - 4), strip)
        if rect is None:
            continue
        yield Box(rect, "raised", radius=4)
        symbol = lettering.signed(chord.symbol) + GUESS_SIGN * chord.guessed
        ink: Ink = "faint" if chord.guessed else "text"
        shown = lettering.elided(symbol, SIZE, WEIGHT, max(0.0, rect.width - 2 * SIDE))
        yield Text(Rect(rect.x + SIDE, rect.y, rect.width - SIDE, rect.height), shown, ink, SIZE, WEIGHT)
