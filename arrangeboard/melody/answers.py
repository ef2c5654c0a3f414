"""Answers to a melody, as a second singer would give them: each by a rule that one sentence names.

An answer is a proposal and never the only one. Rules are plain functions of the melody, its key and the
chords under it, so that the same question gets the same answers.
"""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.melody.pitch import HIGHEST_PITCH, stepped, transposed
from arrangeboard.melody.shape import louder
from arrangeboard.melody.timing import moved
from arrangeboard.song.bars import BarGrid
from arrangeboard.song.find import EditRefused
from arrangeboard.song.values import Chord, Note, Piece
from arrangeboard.theory.chords import is_chord, pitch_classes
from arrangeboard.theory.keys import scale, tonic

_OCTAVE = 12
_SOFTER, _SOFTEST = -18, -34
_HIGHEST_ECHO = 86
_TELLING_NOTES = 3
_LINE_SHARE = 0.85
"""The share of its notes that stand alone in what is a melody rather than chords."""
_FAR = 9
"""Semitones from the question's middle beyond which an answer is put an octave nearer."""


class Question(Struct, frozen=True):
    """What is answered: sorted notes with the key, chords and bars they stand over."""

    notes: tuple[Note, ...]
    length_ticks: int
    pickup_ticks: int
    key: str
    chords: tuple[Chord, ...]
    grid: BarGrid


class Answer(Struct, frozen=True):
    """An answer as a piece would hold it; `rule` names its sentence."""

    rule: str
    notes: tuple[Note, ...]
    length_ticks: int
    pickup_ticks: int


Rule = Callable[[Question], tuple[Note, ...]]


def answers(piece: Piece, key: str, chords: tuple[Chord, ...], grid: BarGrid) -> tuple[Answer, ...]:
    """Every answer to a written piece that is not just the piece again; none where it has no notes.

    `chords` are in ticks of the piece.
    """
    notes = piece.written.notes
    if not notes:
        return ()
    asked = Question(notes, piece.length_ticks, piece.pickup_ticks, key, chords, grid)
    found: dict[tuple[Note, ...], Answer] = {}
    rules = RULES if _is_line(notes) else {name: RULES[name] for name in FOR_CHORDS}
    for name, rule in rules.items():
        made = _answer(name, rule, asked)
        if made is not None and made.notes != notes:
            found.setdefault(made.notes, made)
    return tuple(found.values())


def _answer(name: str, rule: Rule, asked: Question) -> Answer | None:
    """What the rule answers; None where it would leave the range, or says nothing."""
    try:
        notes = rule(asked)
    except EditRefused:
        return None
    if not notes or any(not 0 <= note.pitch <= HIGHEST_PITCH for note in notes):
        return None
    return Answer(name, notes, asked.length_ticks, asked.pickup_ticks)


def _ending_home(asked: Question) -> tuple[Note, ...]:
    """The same rhythm; the last notes walk to the nearest tonic."""
    return _landing(asked.notes, {tonic(asked.key)}, asked.key)


def _ending_open(asked: Question) -> tuple[Note, ...]:
    """The same rhythm; the last notes walk to the fifth of the key, which asks on."""
    return _landing(asked.notes, {(tonic(asked.key) + 7) % _OCTAVE}, asked.key)


def _upside_down(asked: Question) -> tuple[Note, ...]:
    """Steps up become steps down, from the same first note, inside the scale."""
    tones = scale(asked.key)
    axis = _degree(asked.notes[0].pitch, tones)
    turned = [_at_degree(note, 2 * axis - _degree(note.pitch, tones), tones) for note in asked.notes]
    return _near(tuple(sorted(turned)), asked.notes)


def _third_up(asked: Question) -> tuple[Note, ...]:
    return stepped(asked.notes, 2, scale(asked.key))


def _step_down(asked: Question) -> tuple[Note, ...]:
    return stepped(asked.notes, -1, scale(asked.key))


def _new_tail(asked: Question) -> tuple[Note, ...]:
    """The first half stays; the second goes the other way and lands on a tone of the last chord."""
    tones = scale(asked.key)
    half = asked.length_ticks // 2
    head = [note for note in asked.notes if note.start_tick < half]
    tail = [note for note in asked.notes if note.start_tick >= half]
    if not head or not tail:
        return ()
    axis = _degree(head[-1].pitch, tones)
    turned = [_at_degree(note, 2 * axis - _degree(note.pitch, tones), tones) for note in tail]
    near = _near(tuple(sorted(turned)), asked.notes)
    return tuple(sorted((*head, *_landing(near, _last_chord(asked), asked.key))))


def _echo(asked: Question) -> tuple[Note, ...]:
    """Its end, twice and softer each time, an octave up where there is room: the last half bar or bar."""
    bar = asked.grid.starts[1]
    last = asked.notes[-1].start_tick
    tails = (_tail(asked.notes, last - last % span, span) for span in (bar // 2, bar))
    tail = next((one for one in tails if len(one) >= _TELLING_NOTES), ())
    if not tail:
        return ()
    highest = max(note.pitch for note in tail)
    first = transposed(tail, _OCTAVE if highest + _OCTAVE <= _HIGHEST_ECHO else 0)
    apart = next((span for span in (2 * bar, bar) if span + bar <= asked.length_ticks), bar)
    return tuple(sorted((*louder(first, _SOFTER), *louder(moved(first, apart), _SOFTEST))))


def _tail(notes: tuple[Note, ...], start_tick: int, length_ticks: int) -> tuple[Note, ...]:
    """The notes from a tick on, counted from there and no longer than that."""
    own = (note for note in notes if note.start_tick >= start_tick)
    return moved(
        (replace(note, length_ticks=min(note.length_ticks, length_ticks)) for note in own), -start_tick
    )


RULES: dict[str, Rule] = {
    "answer-home": _ending_home,
    "answer-open": _ending_open,
    "answer-upside-down": _upside_down,
    "answer-third-up": _third_up,
    "answer-step-down": _step_down,
    "answer-new-tail": _new_tail,
    "answer-echo": _echo,
}
"""Every rule by the code of its sentence, in the order in which answers are offered."""

FOR_CHORDS = ("answer-step-down", "answer-echo")
"""The rules that make sense for what is played in chords."""


def _is_line(notes: tuple[Note, ...]) -> bool:
    return len({note.start_tick for note in notes}) >= _LINE_SHARE * len(notes)


def _landing(notes: tuple[Note, ...], goals: set[int] | frozenset[int], key: str) -> tuple[Note, ...]:
    """The notes with their last one on one of some pitch classes, and a step of the scale before it.

    Of these pitches it is the one nearest to where the melody is before it turns to its end. Notes that start
    together move together.
    """
    tones = scale(key)
    starts = sorted({note.start_tick for note in notes})
    last = max(note.pitch for note in notes if note.start_tick == starts[-1])
    coming = [note.pitch for note in notes if note.start_tick in starts[-3:-2]]
    goal = last if last % _OCTAVE in goals else _nearest_pitch(max(coming, default=last), goals)
    before = [note for note in notes if note.start_tick == starts[-2]] if len(starts) > 2 else []
    top = max((note.pitch for note in before), default=goal)
    beside = _beside(goal, top, tones)
    shifts = {starts[-1]: goal - last}
    if before and last != goal:
        shifts[starts[-2]] = beside - top
    return tuple(sorted(replace(note, pitch=note.pitch + shifts.get(note.start_tick, 0)) for note in notes))


def _beside(goal: int, pitch: int, tones: tuple[int, ...]) -> int:
    """The tone of the scale a step from the goal, on the side that the melody comes from."""
    step = 1 if pitch > goal else -1
    return _pitch_of(_degree(goal, tones) + step, tones)


def _last_chord(asked: Question) -> frozenset[int]:
    """What the chord at the end sounds; the triad on the tonic where there is none."""
    last = asked.notes[-1].start_tick
    there = [chord.symbol for chord in asked.chords if chord.tick <= last and is_chord(chord.symbol)]
    found = pitch_classes(there[-1]) if there else frozenset[int]()
    tones = scale(asked.key)
    return found or frozenset({tones[0], tones[2], tones[4]})


def _nearest_pitch(pitch: int, goals: set[int] | frozenset[int]) -> int:
    around = range(max(0, pitch - _OCTAVE), min(HIGHEST_PITCH, pitch + _OCTAVE) + 1)
    return min((one for one in around if one % _OCTAVE in goals), key=lambda one: (abs(one - pitch), one))


def _degree(pitch: int, tones: tuple[int, ...]) -> int:
    """Steps of the scale from its tonic near MIDI's lowest note up to the pitch, or the tone below it."""
    row = sorted(tones)
    octave, pitch_class = divmod(pitch, _OCTAVE)
    below = sum(tone <= pitch_class for tone in row) - 1
    return octave * len(row) + below


def _pitch_of(degree: int, tones: tuple[int, ...]) -> int:
    octave, place = divmod(degree, len(tones))
    return octave * _OCTAVE + sorted(tones)[place]


def _at_degree(note: Note, degree: int, tones: tuple[int, ...]) -> Note:
    return replace(note, pitch=_pitch_of(degree, tones))


def _near(notes: tuple[Note, ...], asked: tuple[Note, ...]) -> tuple[Note, ...]:
    """The notes in the octave nearest to where the question stands."""
    away = _middle(notes) - _middle(asked)
    octaves = round(away / _OCTAVE) if abs(away) > _FAR else 0
    return transposed(notes, -_OCTAVE * octaves)


def _middle(notes: tuple[Note, ...]) -> float:
    return sum(note.pitch for note in notes) / len(notes)
