"""A piece that does not come out even in its part: its last repeat, or the piece itself, is cut."""

from collections.abc import Iterator

from arrangeboard.fit.case import Case
from arrangeboard.fit.figure import piece_figure
from arrangeboard.fit.finding import Finding, Grade, Measure
from arrangeboard.fit.ground import first_bar
from arrangeboard.fit.steps import step_at
from arrangeboard.song.invariants import part_end

_ON_A_BAR, _INSIDE_A_BAR = 0.35, 0.6
"""How much it counts where the cut falls on a bar line, and where the music breaks off within a bar."""


def length(case: Case) -> Iterator[Finding]:
    """A piece of which notes are lost because the part is no whole number of it long.

    No threshold: a cut is heard, however long the piece. A note that has begun rings on, and a cut into
    silence is none.
    """
    whole = piece_figure(case.piece, drums=case.figure.drums)
    room = case.spot.end - case.spot.start
    played = step_at(_part_ticks(case) % case.piece.length_ticks)
    if not played or not any(note.start >= played for note in whole.notes):
        return
    start = case.spot.end - played
    on_bar = case.spot.ground.bars >> start & 1
    grade: Grade = "mild" if on_bar else "strong"
    bar = first_bar(case.spot.ground)
    yield Finding(
        "length",
        grade,
        _ON_A_BAR if on_bar else _INSIDE_A_BAR,
        start,
        case.spot.end,
        Measure("length", room / bar, whole.steps / bar, 0, "bars"),
        values={"piece_steps": whole.steps, "part_steps": room, "played_steps": played},
    )


def _part_ticks(case: Case) -> int:
    return part_end(case.part, case.spot.ground.grid.length_ticks) - case.part.start_tick
