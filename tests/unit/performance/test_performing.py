from msgspec.structs import replace

from arrangeboard.performance.performing import performed
from arrangeboard.performance.sounding import SoundingCache, sounding
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
