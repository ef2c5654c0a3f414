"""What could be laid into a hole: pieces of the tray as they are, or after a small repair."""

from collections.abc import Iterator, Sequence
from random import Random

from msgspec import Struct

from arrangeboard.fit.carrying.ranking import ranked
from arrangeboard.fit.figure import Figure, merged, piece_laid_out, transposed
from arrangeboard.fit.filling.habits import HERE, Habits
from arrangeboard.fit.filling.holes import Hole
from arrangeboard.fit.filling.weighing import FIT, OUT_OF_RANGE, PLAIN, STRANGE_BEAT, UNEVEN, UNJUDGED
from arrangeboard.fit.filling.wish import Wish
from arrangeboard.fit.ground import Ground, section_ground
from arrangeboard.fit.score import judged
from arrangeboard.fit.spot import Spot
from arrangeboard.fit.steps import shared, span, step_at, turned
from arrangeboard.performance.performing import perform, place_of
from arrangeboard.song.bars import section_length
from arrangeboard.song.ids import PartId
from arrangeboard.song.invariants import part_end
from arrangeboard.song.values import Arrangement, Lane, Part, Piece, Section, Song
from arrangeboard.theory.instruments import usual_range

_MOST_PIECES = 24
"""So many of a lane's pieces are looked at for a hole: the usual ones, and some of the others."""

_CLEARLY_BETTER = 0.08
"""The share of chord tones that a transposition must gain to be worth a try."""

_TRANSPOSITIONS = range(-6, 6)
_OCTAVES = (0, 12, -12)

Material = tuple[tuple[int, int, int, int, int | None], ...]
"""What parts sound: piece, transposition, velocity, start and length of each."""


class Candidate(Struct, frozen=True, gc=False):
    """Parts for a hole (their ids are 0), with what they sound and their figure in the section.

    `usual` says how usual they are there, 0 to 1; `cost` are the points taken for repairs. `alone` is their
    percentile by the chords alone, before anybody else plays.
    """

    parts: tuple[Part, ...]
    figure: Figure
    usual: float
    cost: int
    alone: int | None
    material: Material = ()


class Place(Struct, frozen=True):
    """A hole with what surrounds it."""

    hole: Hole
    section: Section
    lane: Lane
    ground: Ground
    start: int
    end: int


def material(parts: Sequence[Part]) -> Material:
    """What some parts sound; nothing for planned ones."""
    return tuple(
        (part.piece, part.transpose, part.velocity, part.start_tick, part.length_ticks)
        for part in parts
        if part.piece is not None
    )


def pieces_of(one: Candidate) -> tuple[tuple[int, int], ...]:
    """What tells candidates apart: pieces and their transpositions; how loud they are does not."""
    return tuple((part[0], part[1]) for part in one.material)


class Candidates:
    """Finds candidates hole by hole, and remembers them for holes that are alike.

    `closely` each empty cell also gets what ranks first there among all pieces, as "Fits here" shows it.
    """

    def __init__(
        self, song: Song, arrangement: Arrangement, habits: Habits, wish: Wish, *, closely: bool = False
    ) -> None:
        self._song = song
        self._arrangement = arrangement
        self._closely = closely
        self._habits = habits
        self._wish = wish
        self._lanes = {lane.id: lane for lane in song.lanes}
        self._found: dict[object, tuple[Ground, tuple[Candidate, ...]]] = {}

    def place(self, hole: Hole) -> Place:
        """The hole's surroundings."""
        section = self._song.sections[hole.section]
        part = Part(PartId(0), None, hole.start_tick, hole.length_ticks)
        length = section_length(self._song, section)
        ground = section_ground(self._song, section)
        lane = self._lanes[hole.lane]
        return Place(hole, section, lane, ground, step_at(hole.start_tick), step_at(part_end(part, length)))

    def found(self, place: Place, most: int) -> tuple[Candidate, ...]:
        """At most so many candidates, the most promising first."""
        hole, can_copy = place.hole, _can_copy(place)
        stretch = hole.start_tick, hole.length_ticks
        where = hole.section if self._closely else place.section.kind
        key = (hole.lane, where, id(place.ground), stretch, can_copy, most)
        if key not in self._found:
            tried = [*(self._copies(place) if can_copy else ()), *self._pieces(place, most)]
            ranking = [*self._ranking(place, most)] if self._closely and _is_cell(place) else []
            promising = sorted(tried, key=self._promise, reverse=True)
            one_of_each = {pieces_of(one): one for one in (*promising[::-1], *ranking[::-1], *promising[:1])}
            chosen = [*one_of_each.values()][::-1][:most]
            best = sorted(chosen, key=lambda one: (-self._promise(one), one not in tried))
            self._found[key] = place.ground, tuple(best)
        return self._found[key][1]

    def _ranking(self, place: Place, most: int) -> Iterator[Candidate]:
        """What fits best there as it is or transposed, with everybody around; two thirds of all at most."""
        order = [slot.section for slot in self._arrangement.order]
        slot, lane = order.index(place.section.id), self._song.lanes.index(place.lane)
        loosely = self._wish.surprise > 50
        usual = {
            piece.id: share
            for piece, share in self._habits.pieces(place.lane, place.section.kind, loosely=loosely)
        }
        first = [one for one in ranked(self._song, self._arrangement, slot, lane) if one.piece in usual]
        for one in first[: max(1, 2 * most // 3)]:
            if one.heat.best is not None and not one.heat.mend.changes_notes:
                piece, semitones = self._song.pieces[one.piece], one.heat.mend.semitones
                part = Part(PartId(0), piece.id, transpose=semitones)
                yield from self._candidate((part,), (piece,), usual[piece.id], place)

    def _promise(self, one: Candidate) -> float:
        surprise = self._wish.surprise / 100
        fit = UNJUDGED if one.alone is None else one.alone
        wanted = (1 - surprise) * one.usual + surprise * (1 - one.usual)
        return FIT * fit / 100 - one.cost + 400 * wanted

    def _pieces(self, place: Place, most: int) -> Iterator[Candidate]:
        loosely = self._wish.surprise > 50
        offered = self._habits.pieces(place.lane, place.section.kind, loosely=loosely)
        for piece, usual in self._some(offered, place, min(_MOST_PIECES, 3 * most)):
            for part in self._parts(piece, place):
                yield from self._candidate((part,), (piece,), usual, place)

    def _some(self, offered: list[tuple[Piece, float]], place: Place, most: int) -> list[tuple[Piece, float]]:
        """The first of many pieces, and a few of the others, always the same for a seed and a lane."""
        if len(offered) <= most:
            return offered
        others = most // 3
        random = Random(f"{self._wish.seed} {place.lane.id}")
        return [*offered[: most - others], *random.sample(offered[most - others :], others)]

    def _parts(self, piece: Piece, place: Place) -> Iterator[Part]:
        """The piece as the lane plays it already, else as it is; transposed where that is clearly better."""
        hole = place.hole
        played = self._habits.played_as(place.lane.id, piece.id) or ((0, 0),)
        figure = self._figure(piece, Part(PartId(0), piece.id, hole.start_tick, hole.length_ticks), place)
        for semitones, velocity in _transpositions(figure, place, played, follows=piece.is_generated):
            yield Part(
                PartId(0),
                piece.id,
                hole.start_tick,
                hole.length_ticks,
                transpose=semitones,
                velocity=velocity,
            )

    def _copies(self, place: Place) -> Iterator[Candidate]:
        """What the lane plays in sections of that kind with several parts, where it is as long."""
        seen = set()
        for other in self._song.sections.values():
            parts = other.parts.get(place.lane.id, ())
            pieces = tuple(self._song.pieces[part.piece] for part in parts if part.piece is not None)
            as_long = section_length(self._song, other) == place.ground.grid.length_ticks
            if other.kind == place.section.kind and as_long and 1 < len(parts) == len(pieces):
                copied = tuple(_bare(part) for part in parts)
                if copied not in seen:
                    seen.add(copied)
                    yield from self._candidate(copied, pieces, HERE, place)

    def _candidate(
        self, parts: tuple[Part, ...], pieces: tuple[Piece, ...], usual: float, place: Place
    ) -> Iterator[Candidate]:
        """The candidate of these parts; none where they are silent, or sound but a pickup."""
        figures = [
            transposed(self._figure(piece, part, place), part.transpose)
            for part, piece in zip(parts, pieces, strict=True)
        ]
        figure = figures[0] if len(figures) == 1 else merged(figures, place.ground.steps)
        if not any(place.start <= note.start < place.end for note in figure.notes):
            return
        spot = Spot(place.ground, place.start, place.end, place.lane.role, drums=place.lane.sound.drums)
        known = self._habits.played_as(place.lane.id, pieces[0].id)
        cost = 0 if len(parts) > 1 else _cost(parts[0], pieces[0], place, known)
        cost += STRANGE_BEAT if place.lane.sound.drums and not known else 0
        cost += round(OUT_OF_RANGE * _out_of_range(figure, place.lane, 0))
        yield Candidate(parts, figure, usual, cost, judged(figure, spot).percentile, material(parts))

    def _figure(self, piece: Piece, part: Part, place: Place) -> Figure:
        """What the piece plays there, untransposed."""
        if piece.is_generated:
            piece = perform(piece, place_of(self._song, place.section, place.lane, part))
        length = place.ground.grid.length_ticks
        end = part_end(part, length)
        return piece_laid_out(piece, part.start_tick, end, length, drums=place.lane.sound.drums)


def _is_cell(place: Place) -> bool:
    return place.hole.start_tick == 0 and place.hole.length_ticks is None


def _can_copy(place: Place) -> bool:
    """Whether the hole is a whole cell, with no note: what is noted of one part stays with it."""
    return _is_cell(place) and not any(part.note for part in place.section.parts.get(place.lane.id, ()))


def _bare(part: Part) -> Part:
    return Part(PartId(0), part.piece, part.start_tick, part.length_ticks, part.transpose, part.velocity)


def _transpositions(
    figure: Figure, place: Place, played: tuple[tuple[int, int], ...], *, follows: bool
) -> Iterator[tuple[int, int]]:
    """Semitones with changes of velocity that are worth a try. What follows the chords moves by octaves."""
    yield from played
    if figure.drums or figure.is_empty:
        return
    first, velocity = played[0]
    tried = [semitones for semitones, _ in played]
    best = first if follows else _best_transposition(figure, place, first)
    for semitones in (first, best):
        octave = min(_OCTAVES, key=lambda up: (_out_of_range(figure, place.lane, semitones + up), abs(up)))
        if semitones + octave not in tried and (semitones == best or octave):
            tried.append(semitones + octave)
            yield semitones + octave, velocity


def _best_transposition(figure: Figure, place: Place, first: int) -> int:
    """The one of −6 to +5 semitones with the most chord tones, if it has clearly more than the first."""
    here = span(place.start, place.end) & place.ground.known
    inside = tuple(mask & here for mask in figure.sounding)
    total = sum(mask.bit_count() for mask in inside)
    if not total:
        return first
    tones = place.ground.tones
    shares = {by: shared(turned(inside, by), tones) / total for by in (first, *_TRANSPOSITIONS)}
    best = max(shares, key=lambda by: (shares[by], -abs(by)))
    return best if shares[best] - shares[first] > _CLEARLY_BETTER else first


def _cost(part: Part, piece: Piece, place: Place, known: tuple[tuple[int, int], ...]) -> int:
    """Points taken for a transposition that the lane does not know, and for a piece that is cut off."""
    moved = part.transpose if (part.transpose, part.velocity) not in known else 0
    cost = PLAIN["semitones"] if moved % 12 else PLAIN["octaves"] if moved else 0
    length = part_end(part, place.ground.grid.length_ticks) - part.start_tick
    uneven = not piece.is_generated and length % piece.length_ticks
    return cost + (UNEVEN if uneven else 0)


def _out_of_range(figure: Figure, lane: Lane, semitones: int) -> float:
    """The share of notes that lie outside of the lane's range, or of its instrument's where it has none."""
    if figure.drums or not figure.notes:
        return 0.0
    lowest, highest = lane.lowest_pitch, lane.highest_pitch
    if (lowest, highest) == (0, 127):
        lowest, highest = usual_range(lane.sound)
    outside = sum(not lowest <= note.pitch + semitones <= highest for note in figure.notes)
    return outside / len(figure.notes)
