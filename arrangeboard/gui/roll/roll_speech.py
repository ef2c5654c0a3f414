"""What a screen reader says of a note: its name, where it starts, how long it is and how loud."""

from arrangeboard.roll.pitch_names import note_name, pitch_name
from arrangeboard.roll.scene import RollScene
from arrangeboard.song.bars import BarGrid, bar_ticks, beat_ticks
from arrangeboard.song.values import Note
from arrangeboard.words import say


def spoken_note(scene: RollScene, note: Note) -> str:
    """A note in words."""
    bar, beat = bar_and_beat(scene.grid, note.start_tick)
    beats = note.length_ticks / beat_ticks(scene.grid.meters[scene.grid.bar_at(max(note.start_tick, 0))])
    code = "roll-spoken-chosen" if note in scene.chosen else "roll-spoken"
    if note.start_tick < 0:
        code = "roll-spoken-pickup"
    return say(
        code,
        name=spoken_pitch(scene, note.pitch) if scene.drums else note_name(scene, note),
        bar=bar,
        beat=beat,
        beats=_plain(beats),
        loud=note.velocity,
    )


def spoken_pitch(scene: RollScene, pitch: int) -> str:
    """The name of a written pitch as it sounds here, or of a kit's sound."""
    if scene.drums and pitch in scene.row_of:
        return scene.row_names[scene.row_of[pitch]]
    return pitch_name(scene.heard(pitch), scene.key)


def bar_and_beat(grid: BarGrid, tick: int) -> tuple[int, str]:
    """Bar and beat of a tick, counted from 1; in the pickup beats count down to bar 1 in bar 0."""
    if tick < 0:
        beat = beat_ticks(grid.meters[0])
        length = bar_ticks(grid.meters[0])
        return 0, _plain((tick % length) / beat + 1)
    bar = grid.bar_at(tick)
    return bar + 1, _plain((tick - grid.starts[bar]) / beat_ticks(grid.meters[bar]) + 1)


def _plain(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
