"""Chords that were guessed: put into sections, confirmed, and replaced by what they really are.

What a user has named is never touched here; only guesses are.
"""

from collections.abc import Callable, Collection, Iterable
from functools import reduce

from msgspec.structs import replace

from arrangeboard.song import find
from arrangeboard.song.edits.replacing import with_section
from arrangeboard.song.ids import SectionId
from arrangeboard.song.values import Chord, Section, Song

Chords = tuple[Chord, ...]


def propose_chords(song: Song, section: SectionId, proposed: Chords) -> Song:
    """Put guesses where a section has no chords, or only guesses; chords that were named stay as they are.

    The same song where nothing differs.
    """
    own = find.section(song, section)
    return _with_chords(song, own, merged(own.chords, proposed))


def confirm_chords(song: Song, sections: Iterable[SectionId]) -> Song:
    """Let every guess of these sections be a chord as if it had been typed."""

    def confirm(changed: Song, section: SectionId) -> Song:
        own = find.section(changed, section)
        return _with_chords(changed, own, tuple(map(confirmed, own.chords)))

    return reduce(confirm, sections, song)


def take_chord(song: Song, section: SectionId, tick: int, symbol: str) -> Song:
    """Let the chord that begins at `tick` be `symbol`, and no guess any more; no change where none begins."""
    own = find.section(song, section)
    taken = tuple(Chord(tick, symbol) if chord.tick == tick else chord for chord in own.chords)
    return _with_chords(song, own, taken)


def merged(before: Chords, proposed: Chords) -> Chords:
    """The chords of a section after a proposal: named ones with the stretch they fill, guesses elsewhere."""
    named = [chord for chord in before if not chord.guessed]
    if not named:
        return tuple(_as_guess(chord) for chord in proposed)
    is_free = _free_places(before)
    later = [_as_guess(chord) for chord in proposed if is_free(chord.tick)]
    resumed = [
        Chord(chord.tick, symbol, guessed=True)
        for chord in before
        if chord.guessed and (symbol := _sounding_at(proposed, chord.tick))
    ]
    by_tick = {chord.tick: chord for chord in (*resumed, *later, *named)}
    return _without_repeats(by_tick[tick] for tick in sorted(by_tick))


def still_guessed(before: Chords, chords: Chords) -> Chords:
    """Chords that were read anew, as guesses where the same guess stood: typing one confirms only that."""
    guesses = {(chord.tick, chord.symbol) for chord in before if chord.guessed}
    return tuple(_as_guess(one) if (one.tick, one.symbol) in guesses else one for one in chords)


def are_guesses(chords: Collection[Chord]) -> bool:
    """Whether there are chords and all of them are guesses."""
    return bool(chords) and all(chord.guessed for chord in chords)


def confirmed(chord: Chord) -> Chord:
    """The chord, no guess any more."""
    return Chord(chord.tick, chord.symbol) if chord.guessed else chord


def _free_places(before: Chords) -> Callable[[int], bool]:
    """Whether a tick lies before every chord or under a guess."""

    def is_free(tick: int) -> bool:
        begun = [chord for chord in before if chord.tick <= tick]
        return not begun or begun[-1].guessed

    return is_free


def _sounding_at(chords: Chords, tick: int) -> str:
    return next((chord.symbol for chord in reversed(chords) if chord.tick <= tick), "")


def _without_repeats(chords: Iterable[Chord]) -> Chords:
    """The chords without guesses that only say again what sounds already."""
    kept: list[Chord] = []
    for chord in chords:
        if not (chord.guessed and kept and kept[-1].symbol == chord.symbol):
            kept.append(chord)
    return tuple(kept)


def _as_guess(chord: Chord) -> Chord:
    return Chord(chord.tick, chord.symbol, guessed=True)


def _with_chords(song: Song, section: Section, chords: Chords) -> Song:
    return song if chords == section.chords else with_section(song, replace(section, chords=chords))
