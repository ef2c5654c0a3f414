import pytest
from msgspec.structs import replace

from arrangeboard.generate.starters import STARTERS
from arrangeboard.performance.performing import performed
from arrangeboard.performance.sounding import SoundingCache, SoundingNote, sounding
from arrangeboard.song.edits.sections import set_section_chords
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import (
    Arrangement,
    Chord,
    Generated,
    Lane,
    Part,
    Piece,
    Section,
    Slot,
    Song,
    Sound,
)

BASS, ROOTS, VERSE = LaneId(1), PieceId(2), SectionId(3)


def song_with_roots() -> Song:
    part = Part(PartId(4), ROOTS)
    section = Section(VERSE, bars=2, chords=(Chord(0, "C"), Chord(3840, "F")), parts={BASS: (part,)})
    return Song(
        lanes=(Lane(BASS, role="bass", lowest_pitch=28, highest_pitch=60),),
        pieces={ROOTS: Piece(ROOTS, length_ticks=3840, content=Generated("bass-roots"))},
        sections={VERSE: section},
        arrangements=(Arrangement(ArrangementId(5), order=(Slot(SlotId(6), VERSE),)),),
        last_id=6,
    )


def heard_classes(song: Song, cache: SoundingCache | None = None) -> list[int]:
    return [note.pitch % 12 for note in sounding(song, song.arrangement, cache).lanes[BASS].notes]


def test_a_piece_from_a_rule_follows_when_the_chords_change() -> None:
    song, cache = song_with_roots(), SoundingCache()
    assert heard_classes(song, cache) == [0, 5]
    changed = set_section_chords(song, VERSE, (Chord(0, "Am"), Chord(3840, "G")))
    assert heard_classes(changed, cache) == [9, 7]


def test_the_same_place_gives_the_very_same_piece() -> None:
    song = song_with_roots()
    section, lane = song.sections[VERSE], song.lanes[0]
    (part,) = section.parts[BASS]
    renamed = replace(section, name="Strophe")
    assert performed(song, section, lane, part) is performed(song, renamed, lane, part)


def test_a_rule_that_nobody_knows_is_silent() -> None:
    song = song_with_roots()
    unknown = replace(song.pieces[ROOTS], content=Generated("from-the-future"))
    assert heard_classes(replace(song, pieces={ROOTS: unknown})) == []


def song_playing(rule: str) -> Song:
    """The song with another rule, on drums where it is for them."""
    song = song_with_roots()
    lane = replace(song.lanes[0], lowest_pitch=27, highest_pitch=96, sound=Sound(drums=STARTERS[rule].drums))
    piece = replace(song.pieces[ROOTS], content=Generated(rule))
    return replace(song, lanes=(lane,), pieces={ROOTS: piece})


@pytest.mark.parametrize("rule", [rule for rule, one in STARTERS.items() if rule != "texture-drone"])
def test_every_rule_but_the_drone_follows_new_chords_where_they_change_only(rule: str) -> None:
    song, cache = song_playing(rule), SoundingCache()
    before = sounding(song, song.arrangement, cache).lanes[BASS].notes
    changed = set_section_chords(song, VERSE, (Chord(0, "Abm7"), Chord(3840, "F#7b9/C")))
    after = sounding(changed, changed.arrangement, cache).lanes[BASS].notes
    assert (after == before) == STARTERS[rule].drums
    back = set_section_chords(changed, VERSE, song.sections[VERSE].chords)
    assert sounding(back, back.arrangement, cache).lanes[BASS].notes == before


def test_another_key_is_heard_where_no_chords_are_written() -> None:
    song = set_section_chords(song_with_roots(), VERSE, ())
    assert set(heard_classes(song)) == {0}
    assert set(heard_classes(replace(song, key="Eb"))) == {3}


def test_the_instrument_s_range_is_kept_when_it_changes() -> None:
    song = song_with_roots()
    higher = replace(song.lanes[0], lowest_pitch=40, highest_pitch=60)
    moved = replace(song, lanes=(higher,))
    notes = sounding(moved, moved.arrangement).lanes[BASS].notes
    assert all(40 <= note.pitch <= 60 for note in notes)


def test_a_part_performs_from_its_own_place_in_the_section() -> None:
    song = song_with_roots()
    second_bar = Part(PartId(4), ROOTS, start_tick=3840)
    section = replace(song.sections[VERSE], parts={BASS: (second_bar,)})
    moved = replace(song, sections={VERSE: section})
    assert [(note.start_tick, note.pitch % 12) for note in heard_notes(moved)] == [(3840, 5)]


def heard_notes(song: Song) -> tuple[SoundingNote, ...]:
    return sounding(song, song.arrangement).lanes[BASS].notes
