"""A part written out: counted from its own start, with controls and lyrics, in order of time."""

from arrangeboard.performance.as_it_sounds import as_it_sounds
from arrangeboard.song.ids import LaneId, PartId, PieceId, SectionId
from arrangeboard.song.values import Control, Lane, Lyric, Note, Part, Piece, Section, Song, Sound, Written

BAR = 3840
LANE, PIECE, VERSE = LaneId(1), PieceId(2), SectionId(3)
HOOK = Written(
    (Note(-480, 480, 59, 90), Note(0, 960, 60, 100), Note(960, 2880, 64, 100)),
    (Control(0, "controller", 64, 127), Control(1920, "key-pressure", 60, 30)),
    (Lyric(0, "la"),),
)


def sounded(part: Part, *, drums: bool = False) -> Written:
    """A part of a section of three bars that plays a piece of one bar with a pickup."""
    lane = Lane(LANE, sound=Sound(drums=drums))
    section = Section(VERSE, bars=3, parts={LANE: (part,)})
    piece = Piece(PIECE, length_ticks=BAR, pickup_ticks=960, content=HOOK)
    song = Song(lanes=(lane,), sections={VERSE: section}, pieces={PIECE: piece})
    return as_it_sounds(song, section, lane, part)


def test_a_part_is_counted_from_its_own_start_and_pickups_stay_before_it() -> None:
    assert sounded(Part(PartId(4), PIECE, BAR, BAR)) == HOOK


def test_a_longer_part_is_written_out_again_and_again_with_one_pickup() -> None:
    written = sounded(Part(PartId(4), PIECE, BAR))
    assert [note.start_tick for note in written.notes] == [-480, 0, 960, BAR, BAR + 960]
    assert [one.tick for one in written.controls] == [0, 1920, BAR, BAR + 1920]
    assert [one.tick for one in written.lyrics] == [0, BAR]


def test_it_is_as_high_as_loud_and_as_short_as_it_is_heard() -> None:
    written = sounded(Part(PartId(4), PIECE, 0, 960, transpose=2, velocity=-10))
    assert written.notes == (Note(-480, 480, 61, 80), Note(0, 960, 62, 90))
    assert written.controls == (Control(0, "controller", 64, 127),)


def test_drums_are_never_higher() -> None:
    assert sounded(Part(PartId(4), PIECE, 0, BAR, transpose=2), drums=True) == HOOK


def test_a_planned_part_sounds_nothing() -> None:
    assert sounded(Part(PartId(4), None)) == Written()
