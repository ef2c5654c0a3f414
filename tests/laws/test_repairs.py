"""What is true of every repair of every song: it changes what it names, and one undo takes it back."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from arrangeboard.app.document import Document
from arrangeboard.app.fit.repairing import Offer, offers, take
from arrangeboard.fit.cases import At, places
from arrangeboard.resources import resource
from arrangeboard.song.edits.parts import change_part
from arrangeboard.song.edits.repairing import (
    ChordChange,
    PartChange,
    Removal,
    Rewriting,
    parts_alike,
    repaired,
)
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import LaneId, PieceId, SectionId
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Note, Part, Song, Written
from arrangeboard.storage.song_file import read_song
from tests.laws.songs import songs

EXAMPLE = "examples/paper-lanterns.arrange"


def example() -> Song:
    return read_song(resource(EXAMPLE).read_bytes(), name="example")


def pitched_parts(song: Song) -> Iterator[tuple[At, SectionId, Part]]:
    """Each pitched part of the example once, in the first slot that shows it."""
    seen: set[int] = set()
    for at, slot, lane, part in places(song, song.arrangement):
        if not lane.sound.drums and part.id not in seen:
            seen.add(part.id)
            yield at, song.arrangement.order[slot].section, part


def cells(song: Song) -> dict[tuple[SectionId, LaneId], tuple[Part, ...]]:
    return {(one.id, lane): parts for one in song.sections.values() for lane, parts in one.parts.items()}


def check_offer(song: Song, offer: Offer) -> None:
    """Sound, one step, undone by one, and nothing touched but what the repair names."""
    assert not problems(offer.here)
    assert offer.everywhere is None or not problems(offer.everywhere)
    document = Document(song)
    take(document, offer)
    after = document.song
    assert not problems(after)
    assert all(after.pieces[key] is piece for key, piece in song.pieces.items() if key in after.pieces)
    assert (after.lanes, after.arrangements, after.key) == (song.lanes, song.arrangements, song.key)
    changed = [key for key, section in song.sections.items() if after.sections[key] is not section]
    assert len(changed) == 1
    touched = {cell for cell, parts in cells(song).items() if cells(after).get(cell) != parts}
    if isinstance(offer.repair.change, ChordChange):
        assert not touched
    else:
        assert len(touched) == 1
        assert after.sections[changed[0]].chords == song.sections[changed[0]].chords
    document.undo()
    assert document.song == song


@given(songs(), st.data())
def test_a_repair_touches_only_what_it_names_and_undo_gives_the_very_song_back(
    song: Song, data: DataObject
) -> None:
    placed = [at for at, *_ in places(song, song.arrangement)]
    if placed:
        for offer in offers(Document(song), data.draw(st.sampled_from(placed))):
            check_offer(song, offer)


_rewritings = st.builds(
    Rewriting,
    st.builds(Written, st.lists(st.builds(Note, st.integers(-960, 9000)), max_size=3).map(tuple)),
    st.integers(1, 9000),
    st.integers(0, 960),
)
_changes = st.one_of(
    st.just(Removal()),
    st.builds(PartChange, st.integers(-140, 140), st.none() | st.integers(-1, 9000)),
    st.builds(PartChange, st.integers(-12, 12), rewriting=_rewritings),
)


@given(songs(), st.data(), _changes, st.booleans())
def test_a_change_leaves_a_sound_song_or_is_refused(
    song: Song, data: DataObject, change: PartChange | Removal, everywhere: bool
) -> None:
    parts = [(*cell, part.id) for cell, held in cells(song).items() for part in held]
    if not parts:
        return
    at = data.draw(st.sampled_from(parts))
    also = [one for one in parts_alike(song, at) if one != at] if everywhere else []
    try:
        after = repaired(song, at, change, also=also)
    except EditRefused:
        return
    assert not problems(after)


def test_a_transposed_part_of_the_example_is_led_back_four_times_out_of_five() -> None:
    song = example()
    told = led_back = 0
    for semitones in (1, -2, 4, 6):
        for at, section, part in pitched_parts(song):
            moved = change_part(song, section, at.lane, part.id, transpose=part.transpose + semitones)
            found = offers(Document(moved), at)
            if not found or found[0].finding.code not in {"wrong-key", "few-chord-tones", "rub"}:
                continue
            told += 1
            led_back += found[0].here.sections[section].parts == song.sections[section].parts or same_pitches(
                found[0].here, song, section, at
            )
    assert told >= 60
    assert led_back >= 0.8 * told


def same_pitches(one: Song, other: Song, section: SectionId, at: At) -> bool:
    """Whether a part plays the same piece at the same pitches, an octave aside."""
    part, was = (
        next(held for held in song.sections[section].parts[at.lane] if held.id == at.part)
        for song in (one, other)
    )
    return part.piece == was.piece and part.transpose % 12 == was.transpose % 12


def test_a_part_moved_by_a_sixteenth_is_nudged_back_to_where_it_was() -> None:
    song = example()
    told = 0
    for at, section, part in pitched_parts(song):
        piece = None if part.piece is None else song.pieces[part.piece]
        if piece is None or piece.is_generated:
            continue
        length = piece.length_ticks
        for ticks in (240, -240):
            late = tuple(sorted(moved(note, ticks, length) for note in piece.written.notes))
            off = Rewriting(Written(late), length, piece.pickup_ticks + 240)
            shifted = repaired(song, (section, at.lane, part.id), PartChange(rewriting=off))
            found = [one for one in offers(Document(shifted), at) if one.finding.code == "sixteenth-off"]
            if found:
                told += 1
                assert heard(found[0].here, section, at) == heard(song, section, at)
    assert told >= 20


def moved(note: Note, ticks: int, length: int) -> Note:
    """The note later, turned round inside the piece unless it is in its pickup."""
    start = (note.start_tick + ticks) % length if note.start_tick >= 0 else note.start_tick + ticks
    return Note(start, note.length_ticks, note.pitch, note.velocity)


def heard(song: Song, section: SectionId, at: At) -> set[tuple[int, int]]:
    """When which pitch begins in the piece that a part plays."""
    part = next(one for one in song.sections[section].parts[at.lane] if one.id == at.part)
    key = part.piece if part.piece is not None else PieceId(0)
    return {(note.start_tick, note.pitch + part.transpose) for note in song.pieces[key].written.notes}
