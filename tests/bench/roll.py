"""How fast the piano roll paints: 2,000 notes scrolled, zoomed, pointed at, moved; then 10,000.

Whole paintings of the widget, offscreen, as the window makes them: a frame has 16 ms, and of a busy
machine's time only the processor's counts.
"""

import os
import random
from collections.abc import Callable
from statistics import median, quantiles
from time import process_time

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from arrangeboard.gui.look.theme import theme
from arrangeboard.gui.roll.roll_view import RollView
from arrangeboard.gui.start import make_app
from arrangeboard.roll.hit import hit
from arrangeboard.roll.layers import NO_LAYERS, RollLayers
from arrangeboard.roll.scene import RollPlace, RollScene, choose, roll_scene
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import (
    Arrangement,
    Chord,
    Lane,
    Note,
    Part,
    Piece,
    Section,
    Slot,
    Song,
    Sound,
    Written,
)
from tests.bench.figures import Row, main

FRAME_MS = 16.0
USABLE_MS = 50.0
WIDTH, HEIGHT = 1680, 520
BAR = 3840
TURNS = 60


def rows() -> list[Row]:
    """All figures of the roll."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or make_app()
    assert isinstance(app, QCoreApplication)
    return [*_figures(app, 2_000, FRAME_MS), *_figures(app, 10_000, USABLE_MS)]


def _figures(app: QCoreApplication, count: int, limit_ms: float) -> list[Row]:
    view = RollView(theme("dark"))
    view.resize(WIDTH, HEIGHT)
    scene = scene_of(count)
    view.show_scene(scene)
    view.show()
    view.fit()
    app.processEvents()
    made: dict[str, Callable[[int], None]] = {
        "scroll": _scrolling(view),
        "scroll, all in sight": _scrolling_fitted(view),
        "zoom": _zooming(view),
        "point": _pointing(view, scene),
        "move 200 notes": _moving(view, scene),
        "choose": _choosing(view, scene),
    }
    found = []
    for name, turn in made.items():
        times = _times(app, turn)
        slow = quantiles(times, n=20)[-1]
        label = f"roll of {count:,}: {name}"
        note = f"median {median(times):.1f} ms, most {max(times):.1f} ms"
        found.append(Row(label, slow, "ms", note=note, is_wrong=slow > limit_ms))
    view.close()
    return found


def _times(app: QCoreApplication, turn: Callable[[int], None]) -> list[float]:
    """Milliseconds of processor time of each turn with the painting that it brings about."""
    times = []
    for number in range(TURNS):
        began = process_time()
        turn(number)
        app.processEvents()
        times.append((process_time() - began) * 1000)
    return times


def _scrolling(view: RollView) -> Callable[[int], None]:
    def turn(number: int) -> None:
        if number == 0:
            view.zoom_about(400, 200, across=6)
        view.horizontalScrollBar().setValue(number * 37)
        view.verticalScrollBar().setValue(500 + number * 5)

    return turn


def _scrolling_fitted(view: RollView) -> Callable[[int], None]:
    def turn(number: int) -> None:
        if number == 0:
            view.fit()
        view.horizontalScrollBar().setValue(-(number % 20))

    return turn


def _zooming(view: RollView) -> Callable[[int], None]:
    def turn(number: int) -> None:
        if number == 0:
            view.fit()
        by = 1.1 if number < TURNS // 2 else 1 / 1.1
        view.zoom_about(700, 200, across=by, down=1.2 if number % 10 == 0 else 1)

    return turn


def _pointing(view: RollView, scene: RollScene) -> Callable[[int], None]:
    def turn(number: int) -> None:
        if number == 0:
            view.fit()
        view.show_hover(hit(scene, view.frame, 100 + number * 23, 60 + number * 4))

    return turn


def _moving(view: RollView, scene: RollScene) -> Callable[[int], None]:
    chosen = scene.notes[400:600]
    hidden = frozenset(chosen)

    def turn(number: int) -> None:
        if number == 0:
            view.fit()
            view.show_scene(choose(scene, hidden))
        moved = tuple(
            Note(note.start_tick + 60 * number, note.length_ticks, note.pitch + number % 7, note.velocity)
            for note in chosen
        )
        view.set_layers(NO_LAYERS if number == TURNS - 1 else RollLayers(notes=moved, hidden=hidden))

    return turn


def _choosing(view: RollView, scene: RollScene) -> Callable[[int], None]:
    def turn(number: int) -> None:
        view.show_scene(choose(scene, frozenset(scene.notes[number * 20 : number * 20 + 200])))

    return turn


def scene_of(count: int) -> RollScene:
    """A piece of so many notes, 25 a bar, with chords and two other lanes behind it."""
    random_ = random.Random(11)
    bars = max(8, count // 25)
    notes = {(random_.randrange(bars * 32) * 120, random_.randrange(36, 96)) for _ in range(count * 2)}
    places = sorted(notes)[:: max(1, len(notes) // count)][:count]
    written = tuple(
        Note(start, random_.choice((110, 230, 470)), pitch, random_.randrange(30, 127))
        for start, pitch in places
    )
    lanes = tuple(Lane(LaneId(at), f"Lane {at}", sound=Sound(0)) for at in (1, 2, 3))
    piece = Piece(PieceId(4), "Long", bars * BAR, content=Written(notes=written))
    riff = tuple(sorted(replace(note, pitch=50) for note in written[:40]))
    other = Piece(PieceId(5), "Riff", 4 * BAR, content=Written(notes=riff))
    parts: dict[LaneId, tuple[Part, ...]] = {
        lane.id: (Part(PartId(10 + lane.id), piece.id if lane.id == 1 else other.id),) for lane in lanes
    }
    chords = tuple(Chord(bar * BAR, ("F", "Dm", "Bb", "C7")[bar % 4]) for bar in range(bars))
    section = Section(SectionId(20), "Verse", "verse", bars=bars, chords=chords, parts=parts)
    order = Arrangement(ArrangementId(21), "As written", (Slot(SlotId(22), section.id),))
    song = Song(
        lanes=lanes,
        pieces={piece.id: piece, other.id: other},
        sections={section.id: section},
        arrangements=(order,),
        last_id=30,
    )
    return roll_scene(song, order, RollPlace(piece.id, SlotId(22), LaneId(1), PartId(11)))


if __name__ == "__main__":
    main(rows)
