"""A lane in a section before the judge, whatever stands in the slots beside it, with the verdicts passed."""

from msgspec import Struct

from arrangeboard.fit.analysing.recall import Recall
from arrangeboard.fit.cases import Beside, Manner, case_of, spot_of
from arrangeboard.fit.company import Company
from arrangeboard.fit.figure import Figure, merged, part_figure
from arrangeboard.fit.ground import Ground
from arrangeboard.fit.steps import step_at
from arrangeboard.fit.verdict import Verdict, verdict
from arrangeboard.performance.performing import performed_parts
from arrangeboard.song.bars import section_length
from arrangeboard.song.values import Lane, Part, Piece, Section, Song

_MOST_PLACES = 16
"""So many different surroundings of one section have their verdicts kept."""


class Played(Struct, frozen=True, gc=False):
    """What a lane plays in a section: its parts, their pieces as performed, their figures, and the whole."""

    parts: tuple[Part, ...]
    pieces: tuple[Piece | None, ...]
    figures: tuple[Figure, ...]
    whole: Figure
    length_ticks: int
    drums: bool


class Cell:
    """A filled cell of the board. Its verdicts depend on what stands beside it, and on nothing else."""

    def __init__(self, lane: Lane, played: Played, ground: Ground, company: Company, manner: Manner) -> None:
        self.lane, self.played, self.ground, self.company, self.manner = lane, played, ground, company, manner
        self._recalls = [Recall() for _ in played.parts]
        self._passed: dict[tuple[int, ...], tuple[Beside, Verdict | None]] = {}

    def holds(self, lane: Lane, played: Played, ground: Ground, company: Company, manner: Manner) -> bool:
        """Whether all that its verdicts depend on is the same."""
        return (
            self.played is played
            and self.company is company
            and self.ground is ground
            and self.manner == manner
            and is_same_to_judge(self.lane, lane)
        )

    def sounds_like(self, other: "Cell", number: int) -> bool:
        """Whether the part of that number is the same here as there, and has the same chords under it."""
        mine, theirs = self.played, other.played
        return (
            self.ground is other.ground
            and number < len(mine.parts)
            and mine.parts[number].id == theirs.parts[number].id
            and _has_same_notes(mine, theirs, number)
        )

    def remember(self, other: "Cell") -> None:
        """Recall what was found in another cell about those parts for which the same may be found here."""
        if self.manner.strictness != other.manner.strictness or not is_same_to_judge(self.lane, other.lane):
            return
        for number in range(min(len(self._recalls), len(other._recalls))):
            is_same_part = self.played.parts[number] is other.played.parts[number]
            if is_same_part and _has_same_notes(self.played, other.played, number):
                self._recalls[number] = other._recalls[number]

    def known(self, number: int, beside: Beside) -> tuple[Beside, Verdict | None] | None:
        """The verdict on the part of that number between such neighbours, if it was passed before."""
        return self._passed.get((number, *map(id, beside)))

    def verdict(self, number: int, beside: Beside) -> Verdict | None:
        """The verdict on the part of that number between such neighbours; None for a planned one."""
        held = self.known(number, beside)
        if held is None:
            if len(self._passed) >= _MOST_PLACES * len(self.played.parts):
                self._passed.clear()
            held = beside, self._judge(number, beside)
            self._passed[number, *map(id, beside)] = held
        return held[1]

    def _judge(self, number: int, beside: Beside) -> Verdict | None:
        played = self.played
        part, piece, figure = played.parts[number], played.pieces[number], played.figures[number]
        if piece is None:
            return None
        ground, company = self.ground, self.company
        spot = spot_of(self.lane, part, played.length_ticks, ground=ground, company=company, beside=beside)
        case = case_of(part, piece, figure=figure, spot=spot, manner=self.manner)
        return verdict(case, self._recalls[number].ask)


def _has_same_notes(one: Played, other: Played, number: int) -> bool:
    return (
        one.length_ticks == other.length_ticks
        and one.pieces[number] is other.pieces[number]
        and one.figures[number] is other.figures[number]
    )


def is_same_to_judge(one: Lane, other: Lane) -> bool:
    """Whether two lanes differ in nothing that a verdict depends on."""
    return one is other or (
        (one.id, one.role, one.sound, one.lowest_pitch, one.highest_pitch)
        == (other.id, other.role, other.sound, other.lowest_pitch, other.highest_pitch)
    )


def played_in(song: Song, section: Section, lane: Lane, before: Played | None) -> Played:
    """What a lane plays in a section where it has parts; `before` itself where that is still so.

    Figures that are equal stay the same objects: to accept a finding is no news for anybody else.
    """
    parts, length = section.parts[lane.id], section_length(song, section)
    pieces, drums = performed_parts(song, section, lane, parts), lane.sound.drums
    if before is not None and _still_plays(before, parts, pieces, (length, drums)):
        return before
    made = [part_figure(*pair, length, drums=drums) for pair in zip(parts, pieces, strict=True)]
    known = () if before is None else before.figures
    figures = tuple(next((one for one in known if one == figure), figure) for figure in made)
    whole = figures[0] if len(figures) == 1 else merged(figures, step_at(length))
    if before is not None and before.whole == whole:
        whole = before.whole
    return Played(parts, pieces, figures, whole, length, drums)


def _still_plays(
    before: Played, parts: tuple[Part, ...], pieces: tuple[Piece | None, ...], whole: tuple[int, bool]
) -> bool:
    """Whether these are the parts and pieces as before; `whole` is length in ticks and drums or not."""
    return (
        len(before.parts) == len(parts)
        and (before.length_ticks, before.drums) == whole
        and all(map(_is, before.parts, parts))
        and all(map(_is, before.pieces, pieces))
    )


def _is(one: object, other: object) -> bool:
    return one is other
