"""Beats as a drummer would play them: a groove with ghost notes, a crash to begin with, a fill at the end.

The seed varies ghost notes, extra kicks and fills; the backbone stays. Every meter gets its beat.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from arrangeboard.generate.dice import chance, pick
from arrangeboard.generate.drums.fills import fill_notes, fill_start
from arrangeboard.generate.drums.kit import LENGTH_TICKS, VELOCITIES, first_in_kit, only_sound
from arrangeboard.generate.drums.patterns import CLOSED_HAT, CRASH, OPEN_HAT, RIDE, Groove, Line
from arrangeboard.generate.patterns import Hit, hits
from arrangeboard.generate.place import Place
from arrangeboard.song.values import Meter, Note, SectionKind

_FOUR_FOUR = Meter()
_GHOSTS_KEPT, _EXTRAS_PLAYED = 0.75, 0.4
_SWAY = 7
_TIMEKEEPERS = CLOSED_HAT + OPEN_HAT + RIDE
_LIFTED = ("chorus", "drop", "post-chorus")
_QUIET, _IN_QUIET = ("intro", "verse", "breakdown", "outro"), 0.6
_LEAST_BARS_FOR_A_FILL = 4
_BARS_A_PHRASE = 4
_TURN_THROW = 13


def beat_line(place: Place, seed: int, groove: Groove) -> list[Note]:
    """The groove through the whole place."""
    bars = place.grid.bar_at(place.end_tick - 1) - place.grid.bar_at(place.start_tick) + 1
    fills = groove.fills and bars >= _LEAST_BARS_FOR_A_FILL and place.end_tick == place.grid.length_ticks
    ends = fill_start(place, seed) if fills else place.end_tick
    turns = pick(seed, 2, _TURN_THROW) == 1
    lines = [_turned(line) if turns and line.turns else line for line in groove.lines]
    found = [note for at, line in enumerate(lines) for note in _line(place, seed + at, line, ends)]
    if not found:
        found.extend(_on_only_sound(place, seed, groove, ends))
    if fills:
        found.extend(fill_notes(place, seed, ends, louder=groove.fill_louder))
    if place.kind in _LIFTED and place.start_tick == 0:
        found = _with_crash(found, place)
    return _opened(found, place, ends) if groove.opens else found


def _on_only_sound(place: Place, seed: int, groove: Groove, end_tick: int) -> Iterator[Note]:
    """The line with the most strokes a bar, for a lane that has no drum of the groove, such as a cowbell."""
    busiest = max(groove.lines, key=lambda line: sum(mark.isalpha() for mark in line.steps) / len(line.steps))
    pitch = only_sound(place)
    if pitch is not None:
        yield from _line(place, seed, replace(busiest, drums=(pitch,), lifted=()), end_tick)


def _line(place: Place, seed: int, line: Line, end_tick: int) -> Iterator[Note]:
    is_lifted = place.kind in _LIFTED and bool(line.lifted)
    pitch = first_in_kit(line.lifted if is_lifted else line.drums, place)
    if pitch is None:
        return
    for hit in _strokes(place, line, end_tick):
        if _is_played(hit, seed, place.kind):
            velocity = VELOCITIES[hit.mark] + int(_SWAY * chance(seed, hit.start_tick, 1)) - _SWAY // 2
            yield Note(hit.start_tick, min(LENGTH_TICKS, end_tick - hit.start_tick), pitch, velocity)


def _turned(line: Line) -> Line:
    """The line with its second bar first."""
    half = len(line.steps) // 2
    return replace(line, steps=line.steps[half:] + line.steps[:half])


def _strokes(place: Place, line: Line, end_tick: int) -> Iterator[Hit]:
    """The line's strokes, in other meters than 4/4 those that it has for them."""
    usual = hits(place.grid, place.start_tick, end_tick, line.steps, between=line.between)
    if not line.elsewhere:
        yield from usual
        return
    other = hits(place.grid, place.start_tick, end_tick, line.elsewhere, between=line.between)
    meters = place.grid.meters
    yield from (hit for hit in usual if meters[hit.bar] == _FOUR_FOUR)
    yield from (hit for hit in other if meters[hit.bar] != _FOUR_FOUR)


def _is_played(hit: Hit, seed: int, kind: SectionKind) -> bool:
    """Whether the seed plays a ghost note or an extra stroke; a quiet section has fewer of them."""
    fewer = _IN_QUIET if kind in _QUIET else 1.0
    if hit.mark == "g":
        return chance(seed, hit.start_tick) < _GHOSTS_KEPT * fewer
    return hit.mark != "?" or chance(seed, hit.start_tick) < _EXTRAS_PLAYED * fewer


def _with_crash(found: list[Note], place: Place) -> list[Note]:
    """A crash where the section begins, in place of the stroke that keeps the time."""
    crash = first_in_kit(CRASH, place)
    if crash is None:
        return found
    kept = [note for note in found if note.start_tick > 0 or note.pitch not in _TIMEKEEPERS]
    return [*kept, Note(0, min(LENGTH_TICKS * 4, place.end_tick), crash, VELOCITIES["X"])]


def _opened(found: list[Note], place: Place, end_tick: int) -> list[Note]:
    """The hi-hat opened on the last eighth of every phrase of four bars, as a comma before the next."""
    closed, opened = first_in_kit(CLOSED_HAT, place), first_in_kit(OPEN_HAT, place)
    if closed is None or opened is None or closed == opened:
        return found
    hats = [note.start_tick for note in found if note.pitch == closed]
    commas = {
        max((tick for tick in hats if tick < line), default=-1)
        for line in place.grid.starts[_BARS_A_PHRASE::_BARS_A_PHRASE]
        if place.start_tick < line <= end_tick
    }
    return [
        Note(note.start_tick, note.length_ticks, opened, note.velocity)
        if note.pitch == closed and note.start_tick in commas
        else note
        for note in found
    ]
