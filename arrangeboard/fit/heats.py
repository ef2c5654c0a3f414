"""How well one piece would fit in every cell: as it is, and after its best small mend.

Colours the board while a piece hangs over it. What is shown comes from the judge of `score`. Mends are
sought by `welcome`, by chords and key alone; the best of them is judged. A `rough` heat is judged in
a spot without company and neighbours, which all cells on one ground share; `at` knows all there is to know.
"""

from collections.abc import Iterator

from arrangeboard.fit.cases import spot_at
from arrangeboard.fit.figure import Figure, laid_out, piece_figure, transposed
from arrangeboard.fit.ground import Ground, section_ground
from arrangeboard.fit.heat import CLEARLY, NO_HEAT, Heat
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.mend import AS_IS, OCTAVE, Mend, mended
from arrangeboard.fit.score import Judgement, judged
from arrangeboard.fit.spot import Spot
from arrangeboard.fit.steps import STEP_TICKS
from arrangeboard.fit.welcome import beat_steps, most_possible, most_welcome, most_welcome_later
from arrangeboard.generate.starters import STARTERS
from arrangeboard.performance.performing import performed
from arrangeboard.song.ids import PartId, PieceId
from arrangeboard.song.values import Arrangement, Generated, Lane, Part, Piece, Song
from arrangeboard.theory.roles import role_of_name

WELL_ENOUGH = 80
"""What fits as well as this needs no mend, and none is sought."""
WORTH_TRYING = 0.06
"""So much of what is possible a mend must win by chords and key to be judged at all."""
MENDED_PROMISE = 0.9
"""What is welcome only with a mend promises less than what is welcome as it is."""

Place = tuple[int, int]
"""Slot and lane, by index."""


_kept = Kept()


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
        self._sought: dict[tuple[int, int, int], tuple[Ground, tuple[Mend, ...]]] = {}
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
        """The heat of a place with everybody who plays there, before and after."""
        if (slot, lane) not in self._true:
            self._true[slot, lane] = self.of_part(slot, lane, Part(PartId(0), self._piece.id))
        return self._true[slot, lane]

    def of_part(self, slot: int, lane: int, part: Part) -> Heat:
        """The heat of the piece as that part in a place; its own transposition is left out."""
        if not self.can_play(lane):
            return NO_HEAT
        key = slot, lane, part.start_tick, part.length_ticks
        if key not in self._parts:
            spot = spot_at(self._song, self._arrangement, slot, self._song.lanes[lane], part)
            rule = self._piece.is_generated
            self._parts[key] = self._performed(slot, lane, part, spot) if rule else self.of_spot(spot)
        return self._parts[key]

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
        figure = laid_out(piece_figure(made, drums=self._is_beat), spot.start, spot.end, spot.ground.steps)
        return _as_it_is(judged(figure, spot))

    def of_spot(self, spot: Spot) -> Heat:
        """The heat of a written piece in a spot."""
        figure = self._figure(AS_IS, spot)
        now = judged(figure, spot)
        if now.percentile is None:
            return NO_HEAT
        best, mend = now, AS_IS
        for tried in self._mends(figure, spot) if now.percentile < WELL_ENOUGH else ():
            judgement = judged(self._figure(tried, spot), spot)
            if _points(judgement) > _points(best):
                best, mend = judgement, tried
        if _points(best) < now.percentile + CLEARLY:
            return self._in_range(now, figure, spot)
        return Heat(now.percentile, best.percentile, mend, now.guessed)

    def _in_range(self, now: Judgement, figure: Figure, spot: Spot) -> Heat:
        """As it is; with the octave that brings it into the instrument's range, where it is out of that."""
        octave = _octave_for(figure, spot, 0)
        if not octave:
            return _as_it_is(now)
        moved = judged(self._figure(Mend(octave), spot), spot)
        return Heat(now.percentile, moved.percentile, Mend(octave), now.guessed)

    def _mends(self, figure: Figure, spot: Spot) -> Iterator[Mend]:
        """The best mend of each kind by chords and key, transposed into the instrument's range."""
        key = id(spot.ground), spot.start, spot.end
        if key not in self._sought:
            self._sought[key] = spot.ground, (*_welcome_mends(figure, spot.ground), *self._paces(spot))
        for mend in self._sought[key][1]:
            by = mend.semitones
            yield Mend(by + _octave_for(figure, spot, by)) if by else mend

    def _paces(self, spot: Spot) -> Iterator[Mend]:
        """Another pace only where the length asks for it."""
        room, length = (spot.end - spot.start) * STEP_TICKS, self._piece.length_ticks
        if 2 * length == room:
            yield Mend(pace="double")
        elif room % length and not length % 2 and not room % (length // 2):
            yield Mend(pace="halve")

    def _figure(self, mend: Mend, spot: Spot) -> Figure:
        notes = Mend(beats=mend.beats, pace=mend.pace, beat_ticks=mend.beat_ticks)
        if notes not in self._bases:
            self._bases[notes] = mended(self._piece, notes)
        piece, by = self._bases[notes], mend.semitones + self._transpose
        edges = spot.start, spot.end, spot.ground.steps

        def make() -> Figure:
            laid = laid_out(piece_figure(piece, drums=self._is_beat), *edges)
            return transposed(laid, by)

        return _kept.get((piece,), make, by, self._is_beat, *edges)


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


def _welcome_mends(figure: Figure, ground: Ground) -> Iterator[Mend]:
    """The best transposition or the best shift, whichever wins more, where it wins anything."""
    by, moved, now = most_welcome(figure, ground)
    beats, later = most_welcome_later(figure, ground)
    if max(moved, later) <= now + WORTH_TRYING * most_possible(figure):
        return
    if moved >= later:
        yield Mend(by)
    else:
        yield Mend(beats=beats, beat_ticks=beat_steps(ground) * STEP_TICKS)


def _as_it_is(judgement: Judgement) -> Heat:
    return Heat(judgement.percentile, judgement.percentile, AS_IS, judgement.guessed)


def _points(judgement: Judgement) -> int:
    return -1 if judgement.percentile is None else judgement.percentile


def _octave_for(figure: Figure, spot: Spot, by: int) -> int:
    """The octave in which more notes lie within the range than without it; 0 where none is better."""
    pitches = [note.pitch + by for note in figure.notes]

    def inside(octave: int) -> int:
        return sum(spot.lowest_pitch <= pitch + octave <= spot.highest_pitch for pitch in pitches)

    return max((0, OCTAVE, -OCTAVE), key=lambda octave: (inside(octave), -abs(octave)))
