"""Chords and keys that are guessed from what sounds: proposed, weighed and confirmed.

Nothing here is done to a song that its user did not ask for.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from typing import Literal

from arrangeboard.app.commands import chosen_slots
from arrangeboard.app.document import Document
from arrangeboard.app.section_deeds import section_key
from arrangeboard.app.selection import find_part
from arrangeboard.errors import UserError
from arrangeboard.fit.guessing.beats import LaneNotes
from arrangeboard.fit.guessing.chords import GuessedChord, guessed_chords, weighed_chords
from arrangeboard.fit.guessing.keys import (
    KeyEvidence,
    RankedKey,
    guessed_keys,
    key_evidence,
    together,
)
from arrangeboard.performance.sounding import cell_notes
from arrangeboard.song.bars import section_grid, section_length
from arrangeboard.song.edits.guesses import are_guesses, confirm_chords, propose_chords, take_chord
from arrangeboard.song.ids import LaneId, SectionId
from arrangeboard.song.values import Chord, Note, Section, Song

Sureness = Literal["sure", "likely", "open"]

SURE, LIKELY = 0.9, 0.75
"""Confidence from which a guess is called so: so many of them are right."""

MOST_BEATS_AT_ONCE = 512
"""Guesses in a section of more beats are not weighed while it is looked at: that would be felt."""

_MOST_NOTES_FOR_KEY = 4_000

Proposals = Mapping[SectionId, tuple[Chord, ...]]


class NothingToGuess(UserError):
    """There is nothing from which chords could be guessed, or no guess to confirm."""


def sureness(confidence: float) -> Sureness:
    """A confidence in a word."""
    return "sure" if confidence >= SURE else "likely" if confidence >= LIKELY else "open"


def beats_in(song: Song, section: Section) -> int:
    """How many beats a section has, as its meters write them."""
    return sum(meter.numerator for meter in section_grid(song, section).meters)


def are_guessed(section: Section) -> bool:
    """Whether a section has a guessed chord."""
    return any(chord.guessed for chord in section.chords)


def lanes_heard(song: Song, section: Section, only: LaneId | None = None) -> tuple[LaneNotes, ...]:
    """What every lane but drums sounds in a section, or `only` one of them."""
    return tuple(
        LaneNotes(cell_notes(song, section, lane, section.parts[lane.id]), lane.role == "melody")
        for lane in song.lanes
        if lane.id in section.parts and not lane.sound.drums and only in {None, lane.id}
    )


def proposed_chords(song: Song, section: Section, only: LaneId | None = None) -> tuple[Chord, ...]:
    """Guesses for a section from what sounds in it, or in `only` one lane of it."""
    grid, key = section_grid(song, section), section_key(song, section)
    heard = guessed_chords(lanes_heard(song, section, only), grid, key)
    return tuple(Chord(one.tick, one.symbol, guessed=True) for one in heard)


def weighed(song: Song, section: Section) -> tuple[GuessedChord, ...]:
    """The section's chords with what speaks for each in the sound, and what else each may be."""
    return weighed_as(song, section, section.chords, lanes_heard(song, section))


def weighed_as(
    song: Song, section: Section, chords: Sequence[Chord], lanes: Sequence[LaneNotes]
) -> tuple[GuessedChord, ...]:
    """Chords that a section might have, weighed by what these `lanes` sound in it."""
    return weighed_chords(chords, lanes, section_grid(song, section), section_key(song, section))


def newer_proposal(song: Song, section: Section) -> tuple[Chord, ...] | None:
    """What would be proposed now, where a section's chords are all guesses and other ones; else None."""
    if not are_guesses(section.chords):
        return None
    proposed = proposed_chords(song, section)
    return proposed if proposed and proposed != section.chords else None


def sections_meant(document: Document) -> tuple[SectionId, ...]:
    """The sections of what is selected, each once; with nothing selected, all of the arrangement shown."""
    order, slots = document.song.arrangement.order, chosen_slots(document)
    return tuple(dict.fromkeys(slot.section for slot in order if not slots or slot.id in slots))


def is_same_music(one: Song, other: Song) -> bool:
    """Whether two states of a song give the same guesses: how it is looked at may differ."""
    return (
        one.sections is other.sections
        and one.pieces is other.pieces
        and one.lanes is other.lanes
        and (one.key, one.meter) == (other.key, other.meter)
    )


def propose(
    song: Song, sections: Iterable[SectionId], only: LaneId | None = None
) -> Iterator[tuple[SectionId, tuple[Chord, ...]]]:
    """Guesses for one section after another, from all lanes or `only` one; the silent ones are left out."""
    for section in sections:
        proposed = proposed_chords(song, song.sections[section], only)
        if proposed:
            yield section, proposed


def give_proposals(document: Document, proposals: Proposals) -> None:
    """Put proposals into their sections, as one step; no chord that was named is touched.

    Raises NothingToGuess where there is none, and where they change nothing.
    """
    if not proposals:
        raise NothingToGuess("guess-nothing-sounds")
    there = {section: chords for section, chords in proposals.items() if section in document.song.sections}
    before = document.song

    def edit(song: Song) -> Song:
        return reduce(lambda changed, one: propose_chords(changed, *one), there.items(), song)

    document.apply("step-propose-chords", edit, names=_names(document.song, there))
    if document.song is before:
        raise NothingToGuess("guess-nothing-new")


def part_meant(document: Document) -> tuple[tuple[SectionId, ...], LaneId]:
    """The section of the selected part, and the lane from which chords are to be proposed for it.

    Raises NothingToGuess where the section has chords that somebody wrote, and where no part is selected.
    """
    ref = next(iter(document.selection.parts), None)
    slot = next((slot for slot in document.song.arrangement.order if ref and slot.id == ref.slot), None)
    if ref is None or slot is None or find_part(document.song, ref) is None:
        raise NothingToGuess("guess-nothing-sounds")
    section = document.song.sections[slot.section]
    if any(not chord.guessed for chord in section.chords):
        raise NothingToGuess("guess-has-chords", name=section.name)
    return (section.id,), ref.lane


def confirm(document: Document, sections: Sequence[SectionId]) -> None:
    """Let every guess in these sections be a chord, as one step. Raises NothingToGuess where none is one."""
    before = document.song
    document.apply(
        "step-confirm-chords", lambda song: confirm_chords(song, sections), names=_names(before, sections)
    )
    if document.song is before:
        raise NothingToGuess("guess-none-to-confirm")


def take(document: Document, section: SectionId, tick: int, symbol: str) -> None:
    """Let a chord be `symbol`, as one step; it is no guess any more."""
    document.apply("step-take-chord", lambda song: take_chord(song, section, tick, symbol), chord=symbol)


def section_keys_guessed(song: Song, section: Section) -> tuple[RankedKey, ...]:
    """The keys that a section may be in by its notes and chords, the likeliest first."""
    return guessed_keys(section_evidence(song, section))


def song_keys_guessed(song: Song) -> tuple[RankedKey, ...]:
    """The keys that the arrangement shown may be in, the likeliest first; its first notes say it."""
    order = dict.fromkeys(slot.section for slot in song.arrangement.order)
    evidence, left = [], _MOST_NOTES_FOR_KEY
    for one in order:
        section = song.sections[one]
        heard = lanes_heard(song, section)
        evidence.append(_evidence_in(song, section, heard))
        left -= sum(len(lane.notes) for lane in heard)
        if left <= 0:
            break
    return guessed_keys(together(evidence))


def notes_keys_guessed(notes: Iterable[Note]) -> tuple[RankedKey, ...]:
    """The keys that a piece may be in by its notes alone, the likeliest first."""
    return guessed_keys(key_evidence(notes))


def section_evidence(song: Song, section: Section) -> KeyEvidence:
    """What a section's notes and chords say about its key."""
    return _evidence_in(song, section, lanes_heard(song, section))


def _evidence_in(song: Song, section: Section, lanes: Iterable[LaneNotes]) -> KeyEvidence:
    notes = (note for lane in lanes for note in lane.notes)
    return key_evidence(notes, section.chords, section_length(song, section))


def _names(song: Song, sections: Iterable[SectionId]) -> str:
    return ", ".join(dict.fromkeys(song.sections[one].name for one in sections))
