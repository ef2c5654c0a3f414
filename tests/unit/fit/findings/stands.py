"""Parts put before the finders: notes in steps (twelve a quarter) on chords, with others around them."""

from collections.abc import Sequence

from msgspec.structs import replace

from arrangeboard.fit.case import Case
from arrangeboard.fit.company import Voice, company
from arrangeboard.fit.figure import Figure, figure_of_notes, part_figure
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.ground import ground
from arrangeboard.fit.score import Judgement
from arrangeboard.fit.spot import Spot
from arrangeboard.fit.steps import STEP_TICKS, step_at
from arrangeboard.fit.verdict import verdict
from arrangeboard.song.bars import bar_grid
from arrangeboard.song.ids import LaneId, PartId, PieceId
from arrangeboard.song.values import Chord, Meter, Note, Part, Piece, Role, Strictness, Written

QUARTER, BAR = 12, 48
Played = tuple[int, int, int]
"""Start and length in steps, and a pitch."""

WALTZ, SIX_EIGHT = Meter(3, 4), Meter(6, 8)


def line(*pitches: int, every: int = QUARTER, start: int = 0, lasts: int | None = None) -> list[Played]:
    """Notes one after another, the same distance apart; a pitch of 0 is a rest."""
    return [(start + at * every, lasts or every, pitch) for at, pitch in enumerate(pitches) if pitch]


def later(notes: Sequence[Played], steps: int) -> list[Played]:
    return [(start + steps, lasts, pitch) for start, lasts, pitch in notes]


def higher(notes: Sequence[Played], semitones: int) -> list[Played]:
    return [(start, lasts, pitch + semitones) for start, lasts, pitch in notes]


def held(chord: Sequence[int], bars: int, bar: int = BAR) -> list[Played]:
    """A chord struck on every bar line."""
    return [(at * bar, bar, pitch) for at in range(bars) for pitch in chord]


def stand(
    notes: Sequence[Played],
    *,
    chords: Sequence[str] = (),
    bars: int = 4,
    role: Role = "melody",
    meter: Meter | None = None,
    key: str | None = "C",
    others: Sequence[tuple[Role, Sequence[Played]]] = (),
    before: Sequence[Played] | None = None,
    after: Sequence[Played] | None = None,
    piece_steps: int | None = None,
    reach: tuple[int, int] = (0, 127),
    strictness: Strictness = "usual",
    guessed: bool = False,
    drums: bool = False,
    meant: Sequence[str] = (),
    is_last: bool = False,
) -> Case:
    """A part over a whole section, with a chord a bar, in a song that goes on unless it `is_last`."""
    grid = bar_grid(bars, (), meter or Meter())
    length = grid.length_ticks
    symbols = tuple(Chord(tick, one, guessed) for tick, one in zip(grid.starts, chords, strict=False))
    ticks = length if piece_steps is None else piece_steps * STEP_TICKS
    early = min((start for start, _, _ in notes), default=0)
    piece = Piece(
        PieceId(1),
        length_ticks=ticks,
        pickup_ticks=max(0, -early * STEP_TICKS),
        content=Written(_notes(notes)),
    )
    part = Part(PartId(2), PieceId(1))
    around = tuple(
        Voice(LaneId(11 + at), one, _figure(played, length)) for at, (one, played) in enumerate(others)
    )
    here = ground(grid, symbols, key)
    spot = Spot(
        ground=here,
        start=0,
        end=step_at(length),
        role=role,
        company=company(around),
        before=None if before is None else _figure(before, length),
        after=None if after is None else _figure(after, length),
        next_ground=None if is_last else here,
        lowest_pitch=reach[0],
        highest_pitch=reach[1],
        drums=drums,
    )
    figure = part_figure(part, piece, length, drums=drums)
    return Case(part, piece, figure, spot, Judgement(), strictness, frozenset(meant))


def found(case: Case, code: str) -> list[Finding]:
    """The findings of one kind, as a verdict shows them."""
    return [one for one in verdict(case).findings if one.code == code]


def assert_can_be_meant(case: Case, code: str) -> None:
    """The finding stays, counts no more, and nothing else counts more or less for it."""
    before = verdict(case).findings
    after = verdict(replace(case, accepted=frozenset({code}))).findings
    assert any(one.code == code for one in before)
    assert all(one.accepted == (one.code == code) for one in after)
    assert not any(one.counts for one in after if one.code == code)
    assert sorted((one.code, one.start, one.weight) for one in before) == sorted(
        (one.code, one.start, one.weight) for one in after
    )


def _figure(notes: Sequence[Played], length: int) -> Figure:
    return figure_of_notes(_notes(notes), length)


def _notes(notes: Sequence[Played]) -> tuple[Note, ...]:
    return tuple(sorted(Note(start * STEP_TICKS, lasts * STEP_TICKS, pitch) for start, lasts, pitch in notes))
