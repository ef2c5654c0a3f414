"""How well one piece would fit in every cell: as it is, and after its best small mend.

Colours the board while a piece hangs over it. What is shown comes from the judge of `score`. Mends are
sought by `welcome`, by chords and key alone; the best of them is judged. A `rough` heat is judged in
a spot without company and neighbours, which all cells on one ground share; `at` knows all there is to know.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from arrangeboard.fit.carrying.heat import CLEARLY, NO_HEAT, Heat
from arrangeboard.fit.carrying.mend import AS_IS, Mend, mended
from arrangeboard.fit.carrying.mends import octave_for, octaves, paces, welcome_mends
from arrangeboard.fit.carrying.welcome import most_possible, most_welcome
from arrangeboard.fit.case import Case
from arrangeboard.fit.cases import spot_at
from arrangeboard.fit.figure import Figure, piece_laid_out, transposed
from arrangeboard.fit.ground import Ground, section_ground
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.score import Judgement, judged
from arrangeboard.fit.spot import Spot
from arrangeboard.fit.steps import STEP_TICKS
from arrangeboard.fit.verdict import DOES_NOT_FIT, RARITY, verdict
from arrangeboard.generate.starters import STARTERS
from arrangeboard.performance.performing import performed
from arrangeboard.song.ids import PartId, PieceId
from arrangeboard.song.values import Arrangement, Generated, Lane, Part, Piece, Song
from arrangeboard.theory.roles import role_of_name

WELL_ENOUGH = 80
"""What fits as well as this needs no mend, and none is sought."""
DEEP = 3
"""So many mends of each kind are tried in the place that is aimed at, one in the others."""
MENDED_PROMISE = 0.9
"""What is welcome only with a mend promises less than what is welcome as it is."""

Place = tuple[int, int]
"""Slot and lane, by index."""


_kept = Kept(2048)


def heat(song: Song, arrangement: Arrangement, piece: Piece) -> dict[Place, Heat]:
    """The heat of a piece in every cell where it can be played, each to the full."""
    heats = Heats(song, arrangement, piece)
    return {place: heats.at(*place) for place in heats.places()}


class Heats:
    """The heats of one piece on the board, found when they are asked for and kept."""

    def __init__(self, song: Song, arrangement: Arrangement, piece: Piece, *, transpose: int = 0) -> None:
        self._song = song
        self._arrangement = arrangement
        self._piece = piece
        self._transpose = transpose
        self._is_beat = is_beat(song, piece)
        self._bases: dict[Mend, Piece] = {}
        self._grounds: dict[int, Ground] = {}
        self._rough: dict[tuple[object, ...], Heat] = {}
        self._sought: dict[tuple[int, int, int, int], tuple[Ground, tuple[Mend, ...]]] = {}
        self._true: dict[Place, Heat] = {}
        self._parts: dict[tuple[int, int, int, int | None], Heat] = {}

    def can_play(self, lane: int) -> bool:
        """Whether the piece is for such a lane: a beat for drums, pitches for others."""
        return self._song.lanes[lane].sound.drums == self._is_beat

    def places(self) -> Iterator[Place]:
        """Every place where the piece can be played."""
        lanes = [lane for lane in range(len(self._song.lanes)) if self.can_play(lane)]
        return ((slot, lane) for slot in range(len(self._arrangement.order)) for lane in lanes)

    def is_true(self, slot: int, lane: int) -> bool:
        """Whether the full heat of a place is known already."""
        return (slot, lane) in self._true

    def known(self, slot: int, lane: int) -> Heat:
        """The full heat of a place where it is known, else the rough one."""
        return self._true.get((slot, lane)) or self.rough(slot, lane)

    def seen(self, slot: int, lane: int) -> Heat | None:
        """The heat of a place as far as it was found; None where nobody has asked for it yet."""
        found = self._true.get((slot, lane))
        if found is not None or not self.can_play(lane):
            return found
        return self._rough.get(self._alike(slot, lane))

    def rough(self, slot: int, lane: int) -> Heat:
        """The heat by chords, key and range alone; none of a piece whose notes follow the place."""
        if not self.can_play(lane) or self._piece.is_generated:
            return NO_HEAT
        key = self._alike(slot, lane)
        if key not in self._rough:
            self._rough[key] = self.of_spot(_lonely_spot(self._ground(slot), self._song.lanes[lane]))
        return self._rough[key]

    def _alike(self, slot: int, lane: int) -> tuple[object, ...]:
        """Equal for places that share their rough heat."""
        held = self._song.lanes[lane]
        return id(self._ground(slot)), held.role, held.lowest_pitch, held.highest_pitch

    def _ground(self, slot: int) -> Ground:
        if slot not in self._grounds:
            section = self._song.sections[self._arrangement.order[slot].section]
            self._grounds[slot] = section_ground(self._song, section)
        return self._grounds[slot]

    def at(self, slot: int, lane: int) -> Heat:
        """The heat of a place with everybody who plays there, before and after, and its likeliest mend."""
        if (slot, lane) not in self._true:
            self._true[slot, lane] = self._found(slot, lane, Part(PartId(0), self._piece.id), depth=1)
        return self._true[slot, lane]

    def of_part(self, slot: int, lane: int, part: Part) -> Heat:
        """The heat of the piece as that part in a place, after the longest search for a mend.

        The part's own transposition is left out.
        """
        key = slot, lane, part.start_tick, part.length_ticks
        if key not in self._parts:
            self._parts[key] = self._found(slot, lane, part, depth=DEEP)
            if not part.start_tick and part.length_ticks is None:
                self._true[slot, lane] = self._parts[key]
        return self._parts[key]

    def _found(self, slot: int, lane: int, part: Part, *, depth: int) -> Heat:
        if not self.can_play(lane):
            return NO_HEAT
        spot = spot_at(self._song, self._arrangement, slot, self._song.lanes[lane], part)
        if self._piece.is_generated:
            return self._performed(slot, lane, part, spot)
        return self.of_spot(spot, part, depth=depth)

    def promise(self, spot: Spot) -> float:
        """How well it may fit in a spot, with a mend or without, by chords and key alone: 0 to 1."""
        if self._piece.is_generated:
            return 1.0
        figure = self._figure(AS_IS, spot)
        _, moved, now = most_welcome(figure, spot.ground)
        return max(now, MENDED_PROMISE * moved) / max(1, most_possible(figure))

    def _performed(self, slot: int, lane: int, part: Part, spot: Spot) -> Heat:
        """A piece that follows the chords is judged as it would be played there, and needs no mend."""
        section = self._song.sections[self._arrangement.order[slot].section]
        song = self._song
        if self._piece.id not in song.pieces:
            return NO_HEAT
        made = performed(song, section, song.lanes[lane], part)
        if made is None:
            return NO_HEAT
        figure = self._laid(made, spot)
        judgement = judged(figure, spot)
        if judgement.percentile is None:
            return NO_HEAT
        fit = verdict(self._case(part, made, figure=figure, spot=spot, judgement=judgement)).fit
        return Heat(fit, fit, AS_IS, judgement.guessed)

    def of_spot(self, spot: Spot, part: Part | None = None, *, depth: int = 1) -> Heat:
        """The heat of a written piece in a spot; as that `part`, with all that is found then.

        So many mends of each kind are tried as `depth` says.
        """
        figure = self._figure(AS_IS, spot)
        now = judged(figure, spot)
        if now.percentile is None:
            return NO_HEAT
        as_is = self._fit(AS_IS, now, spot, part)
        best, mend = as_is, AS_IS
        if as_is < WELL_ENOUGH:
            judgement, tried = self._best_mend(figure, spot, 0 if part is None else depth)
            if (judgement.percentile or 0) >= as_is + CLEARLY:
                fit = self._fit(tried, judgement, spot, part)
                if fit >= max(as_is + CLEARLY, DOES_NOT_FIT):
                    best, mend = fit, tried
        return Heat(as_is, best, mend, now.guessed)

    def _best_mend(self, figure: Figure, spot: Spot, depth: int) -> tuple[Judgement, Mend]:
        """The mend that the judge likes best; at no depth the most welcome one."""
        tried = [(judged(self._figure(mend, spot), spot), mend) for mend in self._mends(figure, spot, depth)]
        return max(tried, key=lambda one: one[0].value, default=(Judgement(), AS_IS))

    def _fit(self, mend: Mend, judgement: Judgement, spot: Spot, part: Part | None) -> int:
        """How well it fits with a mend; as that part with what is found there, else by score alone."""
        score = judgement.percentile or 0
        if part is None or score <= RARITY[0][1]:  # nothing that is found makes that less
            return score
        placed = replace(part, transpose=self._transpose + mend.semitones)
        piece, figure = self._base(mend), self._figure(mend, spot)
        return verdict(self._case(placed, piece, figure=figure, spot=spot, judgement=judgement)).fit or 0

    def _case(self, part: Part, piece: Piece, *, figure: Figure, spot: Spot, judgement: Judgement) -> Case:
        accepted = frozenset(part.accepted + self._song.accepted)
        return Case(part, piece, figure, spot, judgement, self._song.strictness, accepted)

    def _mends(self, figure: Figure, spot: Spot, depth: int) -> Iterator[Mend]:
        """The most welcome mends by chords and key, transposed into the instrument's range, and octaves."""
        key = id(spot.ground), spot.start, spot.end, max(1, depth)
        if key not in self._sought:
            welcome = (
                *welcome_mends(figure, spot.ground, max(1, depth)),
                *paces(self._piece.length_ticks, spot),
            )
            self._sought[key] = spot.ground, welcome
        for mend in self._sought[key][1]:
            by = mend.semitones
            yield Mend(by + octave_for(figure, spot, by)) if by else mend
        if depth:
            yield from octaves(figure, spot, depth)

    def _base(self, mend: Mend) -> Piece:
        """The piece with the notes that a mend gives it, before it is transposed."""
        notes = Mend(beats=mend.beats, pace=mend.pace, beat_ticks=mend.beat_ticks)
        if notes not in self._bases:
            self._bases[notes] = mended(self._piece, notes)
        return self._bases[notes]

    def _figure(self, mend: Mend, spot: Spot) -> Figure:
        piece, by = self._base(mend), mend.semitones + self._transpose
        edges = spot.start, spot.end, spot.ground.steps

        def make() -> Figure:
            return transposed(self._laid(piece, spot), by)

        return _kept.get((piece,), make, by, self._is_beat, *edges)

    def _laid(self, piece: Piece, spot: Spot) -> Figure:
        """A piece as it would be laid there, untransposed."""
        length = spot.ground.grid.length_ticks
        end = length if spot.end == spot.ground.steps else spot.end * STEP_TICKS
        return piece_laid_out(piece, spot.start * STEP_TICKS, end, length, drums=self._is_beat)


def is_beat(song: Song, piece: Piece) -> bool:
    """Whether a piece is for drums: by who plays it, by its rule, else by its name."""
    if isinstance(piece.content, Generated):
        starter = STARTERS.get(piece.content.rule)
        return starter is not None and starter.drums
    player = players(song).get(piece.id)
    return player.sound.drums if player is not None else role_of_name(piece.name) == "rhythm"


def players(song: Song) -> dict[PieceId, Lane]:
    """A lane that plays it, for every piece that is played."""

    def make() -> dict[PieceId, Lane]:
        lanes = {lane.id: lane for lane in song.lanes}
        return {
            part.piece: lanes[lane]
            for section in song.sections.values()
            for lane, parts in section.parts.items()
            for part in parts
            if part.piece is not None
        }

    return _kept.get((song.sections, song.lanes), make)


def _lonely_spot(ground: Ground, lane: Lane) -> Spot:
    """A whole section to oneself."""
    low, high = lane.lowest_pitch, lane.highest_pitch
    return Spot(ground, 0, ground.steps, lane.role, lowest_pitch=low, highest_pitch=high)
