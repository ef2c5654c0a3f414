"""Places to play starters in, one chord a bar unless it is said otherwise, and what a rule plays there."""

from msgspec.structs import replace

from arrangeboard.generate.place import Place
from arrangeboard.generate.starters import STARTERS, starter_notes
from arrangeboard.song.bars import bar_grid, bar_ticks
from arrangeboard.song.values import Chord, Generated, Meter, Note, Role, SectionKind

BEAT, BAR = 960, 3840
FOUR_FOUR = Meter()
POP = "C Am F G C/E F Dm7 G7"
JAZZ = "Dm7 G7 Cmaj7 Am7 Bm7b5 E7b9 Am6 A7"
RANGES: dict[Role, tuple[int, int]] = {
    "melody": (52, 86),
    "counter-melody": (48, 88),
    "harmony": (28, 103),
    "bass": (28, 62),
    "rhythm": (40, 84),
    "texture": (36, 96),
}
KIT = (27, 87)


def place(
    progression: str = POP, *, meter: Meter = FOUR_FOUR, key: str = "C", kind: SectionKind = "custom"
) -> Place:
    """A section with a chord in every bar."""
    symbols = progression.split()
    grid = bar_grid(len(symbols), (), meter)
    chords = tuple(Chord(bar * bar_ticks(meter), symbol) for bar, symbol in enumerate(symbols))
    return Place(chords, grid, key, 0, grid.length_ticks, kind=kind)


def for_rule(rule: str, where: Place) -> Place:
    """The same place on an instrument that suits the rule."""
    starter = STARTERS[rule]
    low, high = KIT if starter.drums else RANGES[starter.role]
    return replace(where, lowest_pitch=low, highest_pitch=high, drums=starter.drums)


def played(rule: str, where: Place, seed: int = 0) -> tuple[Note, ...]:
    """What the rule plays on an instrument that suits it."""
    return starter_notes(Generated(rule, seed), for_rule(rule, where))


def sounding_at(notes: tuple[Note, ...], tick: int) -> list[Note]:
    """The notes that sound at a tick."""
    return [note for note in notes if note.start_tick <= tick < note.start_tick + note.length_ticks]


def starts(notes: tuple[Note, ...], *pitches: int) -> list[int]:
    """Where notes of these pitches start; of any, if none is named."""
    return sorted({note.start_tick for note in notes if not pitches or note.pitch in pitches})
