"""Step input: keys struck together become one step, whenever they are struck and however long they are held.

It says what a step is, not where it is written. A step's length is that of the grid, which is not known here.
"""

from collections.abc import Iterable

from msgspec import Struct

from arrangeboard.melody.takes import Played

TOGETHER_SECONDS = 0.06
"""Keys that are struck within this of the first are one chord, though they are let go before it is whole."""

TIE_PEDAL = 64
"""The sustain pedal. Pressed while keys are held, it makes their step longer; pressed alone, it is a rest."""


class Step(Struct, frozen=True):
    """What is written next, for `steps` lengths of the grid; without pitches it is a rest."""

    pitches: tuple[int, ...]
    velocity: int = 0
    steps: int = 1

    @property
    def is_rest(self) -> bool:
        """Whether nothing sounds in it."""
        return not self.pitches


class Chord(Struct, frozen=True):
    """Keys of a step that is not complete yet: all that were struck, and those that are held still."""

    begun_seconds: float = 0.0
    pitches: tuple[int, ...] = ()
    held: frozenset[int] = frozenset()
    velocities: tuple[int, ...] = ()
    ties: int = 0

    @property
    def step(self) -> Step:
        """The step that it makes: as loud as its keys are on average."""
        velocity = round(sum(self.velocities) / len(self.velocities))
        return Step(tuple(sorted(self.pitches)), velocity, 1 + self.ties)


NO_CHORD = Chord()


def stepped_in(chord: Chord, played: Iterable[Played]) -> tuple[Chord, tuple[Step, ...]]:
    """What keys add to a chord that is being struck, and the steps that became complete.

    A chord is complete when all its keys are let go, and not within the time in which others may join it;
    ask `completed` too, for nothing need be played after that.
    """
    steps: list[Step] = []
    for one in played:
        done = completed(chord, one.seconds)
        if done is not None:
            steps.append(done)
            chord = NO_CHORD
        if one.kind == "on" and one.value:
            chord = _struck(chord, one)
        elif one.kind in ("on", "off"):
            chord = _with_held(chord, chord.held - {one.number})
        elif one.kind == "controller" and one.number == TIE_PEDAL and one.value >= 64:
            if chord.pitches:
                chord = _tied(chord)
            else:
                steps.append(Step(()))
    return chord, tuple(steps)


def completed(chord: Chord, seconds: float) -> Step | None:
    """The step of a chord that is complete at a monotonic time; None while it is not."""
    is_over = chord.pitches and not chord.held and seconds - chord.begun_seconds > TOGETHER_SECONDS
    return chord.step if is_over else None


def _struck(chord: Chord, one: Played) -> Chord:
    begun = chord.begun_seconds if chord.pitches else one.seconds
    if one.number in chord.pitches:
        return _with_held(chord, chord.held | {one.number})
    return Chord(
        begun,
        (*chord.pitches, one.number),
        chord.held | {one.number},
        (*chord.velocities, one.value),
        chord.ties,
    )


def _with_held(chord: Chord, held: frozenset[int]) -> Chord:
    return Chord(chord.begun_seconds, chord.pitches, held, chord.velocities, chord.ties)


def _tied(chord: Chord) -> Chord:
    return Chord(chord.begun_seconds, chord.pitches, chord.held, chord.velocities, chord.ties + 1)
