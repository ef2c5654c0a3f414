"""The example song is worth hearing only while its notes fit its chords and its lanes."""

from collections import Counter
from collections.abc import Iterator

import pytest

from arrangeboard.performance.sounding import Sounding, SoundingNote, sounding
from arrangeboard.resources import resource
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Song
from arrangeboard.storage.song_file import read_song, write_song
from arrangeboard.theory.chords import pitch_classes
from arrangeboard.theory.keys import guess_key, scale

DATA = resource("examples/paper-lanterns.arrange").read_bytes()


@pytest.fixture(scope="module")
def song() -> Song:
    return read_song(DATA)


@pytest.fixture(scope="module")
def heard(song: Song) -> Sounding:
    return sounding(song, song.arrangement)


def test_the_example_is_sound_and_written_as_the_program_writes(song: Song) -> None:
    assert problems(song) == ()
    assert write_song(song) == DATA


def test_the_example_shows_what_the_board_can_do(song: Song) -> None:
    orders = [[slot.section for slot in one.order] for one in song.arrangements]
    cells = [parts for section in song.sections.values() for parts in section.parts.values()]
    assert len(orders) >= 3
    assert any(count > 1 for count in Counter(orders[0]).values()), "a linked repeat"
    assert any(part.piece is None for parts in cells for part in parts), "a planned part"
    assert any(len(parts) > 1 for parts in cells), "parts that follow each other in a cell"
    assert any(part.transpose for parts in cells for part in parts), "a transposed part"
    assert any(section.origin for section in song.sections.values()), "a varied section"
    assert any(piece.pickup_ticks for piece in song.pieces.values()), "a pickup"


def test_every_section_has_chords_from_its_first_beat_on(song: Song) -> None:
    assert all(section.chords and section.chords[0].tick == 0 for section in song.sections.values())


def test_every_pitched_lane_stays_in_its_range_and_in_key(song: Song, heard: Sounding) -> None:
    for lane in song.lanes:
        for note in heard.lanes[lane.id].notes:
            assert lane.lowest_pitch <= note.pitch <= lane.highest_pitch, lane.name
            assert lane.sound.drums or note.pitch % 12 in scale(song.key), lane.name


def test_every_pitched_lane_keeps_to_the_chords(song: Song, heard: Sounding) -> None:
    for lane in song.lanes:
        if not lane.sound.drums:
            shares = [share for note in heard.lanes[lane.id].notes for share in chord_shares(heard, note)]
            total = sum(ticks for ticks, _ in shares)
            assert sum(ticks for ticks, inside in shares if inside) >= 0.8 * total, lane.name


def test_the_example_sounds_in_its_own_key(song: Song) -> None:
    pitched = {lane.id for lane in song.lanes if not lane.sound.drums}
    played = {
        part.piece
        for section in song.sections.values()
        for lane, parts in section.parts.items()
        for part in parts
        if lane in pitched and part.piece is not None
    }
    notes = [note for piece in sorted(played) for note in song.pieces[piece].written.notes]
    assert guess_key(notes).key == song.key


def chord_shares(heard: Sounding, note: SoundingNote) -> Iterator[tuple[int, bool]]:
    """For each chord under a note: how long they sound together, and whether the note belongs to it."""
    for span in heard.timeline.spans:
        chords = span.section.chords
        ends = [span.start_tick + chord.tick for chord in chords[1:]] + [span.end_tick]
        for chord, end in zip(chords, ends, strict=True):
            from_tick = max(span.start_tick + chord.tick, note.start_tick)
            ticks = min(end, note.start_tick + note.length_ticks) - from_tick
            if ticks > 0:
                yield ticks, note.pitch % 12 in pitch_classes(chord.symbol)
