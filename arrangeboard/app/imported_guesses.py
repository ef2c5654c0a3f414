"""Guesses for a song that has just come in from a file, so that it is first seen with chords and in a key.

They are part of its coming in and no step of its history.
"""

from collections import Counter

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.app.guesses import Proposals, beats_in, propose, section_evidence
from arrangeboard.fit.guessing.keys import keys_by_section
from arrangeboard.song.values import KeyChange, Song

MOST_BEATS = 4_000
"""A song that comes in with more beats of its own is shown without guesses: they would keep it waiting."""


class Guessed(Struct, frozen=True):
    """A song with chords proposed in `sections` of its sections, and in a key that may be a better guess."""

    song: Song
    sections: int


def with_guesses(song: Song, *, is_key_known: bool) -> Guessed:
    """A song that has just come in without chords, with guesses where anything sounds.

    Where the key is not known, that of the song and of sections that leave it is guessed from both. A song of
    more than `MOST_BEATS` stays as it is.
    """
    bare = [one.id for one in song.sections.values() if not one.chords]
    if not bare or sum(beats_in(song, song.sections[one]) for one in bare) > MOST_BEATS:
        return Guessed(song, 0)
    given = dict(propose(song, bare))
    guessed = _with_all(song, given)
    if not is_key_known:
        in_keys = _in_guessed_keys(guessed)
        if in_keys is not guessed:
            guessed = _with_all(in_keys, dict(propose(in_keys, given)))
    return Guessed(guessed, len(given))


def _with_all(song: Song, chords: Proposals) -> Song:
    sections = {
        **song.sections,
        **{one: replace(song.sections[one], chords=own) for one, own in chords.items()},
    }
    return replace(song, sections=sections)


def _in_guessed_keys(song: Song) -> Song:
    """The song in the key of most of its bars, and sections that leave it in theirs; else the same song."""
    order = [slot.section for slot in song.arrangement.order]
    path = keys_by_section([section_evidence(song, song.sections[one]) for one in order])
    if not path:
        return song
    bars: Counter[str] = Counter()
    for one, own in zip(order, path, strict=True):
        bars[own] += song.sections[one].bars
    key = bars.most_common(1)[0][0]
    away = {one: own for one, own in zip(order, path, strict=True) if own != key}
    if key == song.key and not away:
        return song
    moved = {one: replace(song.sections[one], keys=(KeyChange(0, own),)) for one, own in away.items()}
    return replace(song, key=key, sections={**song.sections, **moved})
