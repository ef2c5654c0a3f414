"""The text board keeps its columns, whatever the song holds."""

from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from arrangeboard.app.board_report import board_report
from arrangeboard.app.text_board import NARROWEST, text_board
from arrangeboard.app.text_columns import columns, cut, padded
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import (
    Arrangement,
    Chord,
    Generated,
    Lane,
    MeterChange,
    Part,
    Piece,
    Section,
    Slot,
    Song,
)
from tests.laws.songs import songs

BASS, RIFF, VERSE = LaneId(1), PieceId(2), SectionId(3)


def song_with(*parts: Part, lane: str = "Bass", piece: str = "Riff", slots: int = 1) -> Song:
    return Song(
        lanes=(Lane(BASS, lane),),
        pieces={RIFF: Piece(RIFF, piece, 3840)},
        sections={VERSE: Section(VERSE, "Verse", "verse", bars=4, parts={BASS: parts} if parts else {})},
        arrangements=(
            Arrangement(ArrangementId(4), order=tuple(Slot(SlotId(100 + n), VERSE) for n in range(slots))),
        ),
        last_id=999,
    )


def shown(song: Song, width: int = 80) -> list[str]:
    return text_board(board_report(song, song.arrangement), width).splitlines()


@given(songs(), st.integers(0, 200))
def test_no_line_is_wider_than_asked_for(song: Song, width: int) -> None:
    for arrangement in song.arrangements:
        lines = text_board(board_report(song, arrangement), width).splitlines()
        assert max(map(columns, lines)) <= max(width, NARROWEST)


def test_sections_without_room_stand_in_a_further_grid() -> None:
    lines = shown(song_with(slots=12), width=80)
    assert sum(line.startswith("Bass") for line in lines) == 3
    assert sum(line.startswith("Bass") for line in shown(song_with(slots=12), width=200)) == 1


def test_the_marks_of_a_part_stay_where_its_name_is_cut() -> None:
    lines = shown(song_with(Part(PartId(9), RIFF, transpose=-5), piece="A riff with a long name"))
    assert any(line.endswith("A riff with a… ×4 -5") for line in lines)


def test_a_piece_from_a_rule_is_marked_as_following_the_chords() -> None:
    song = song_with(Part(PartId(9), RIFF))
    rule = replace(song.pieces[RIFF], content=Generated("bass-roots"))
    lines = shown(replace(song, pieces={RIFF: rule}))
    assert any(line.endswith("Riff ~") for line in lines)
    assert lines[-1] == "~ follows the chords"


def test_parts_that_follow_each_other_are_joined() -> None:
    parts = (Part(PartId(8), RIFF, length_ticks=3840), Part(PartId(9), start_tick=3840))
    assert any(line.endswith("Riff + (planned)") for line in shown(song_with(*parts)))


def test_things_without_names_are_still_told_apart() -> None:
    lines = shown(song_with(Part(PartId(9), RIFF, length_ticks=3840), lane="", piece=""))
    assert any(line.startswith("Acoustic Grand…") and line.endswith("Piece 2") for line in lines)


def test_a_song_without_sections_lists_its_instruments() -> None:
    assert shown(song_with(slots=0))[-3:] == [
        "No sections yet.",
        "Instruments: Bass",
        "On the shelf: Verse",
    ]


def test_wide_letters_take_two_columns() -> None:
    assert columns("提灯") == 4
    assert columns("e\u0301") == 1
    assert cut("提灯の歌", 5) == "提灯…"
    assert columns(padded("提灯の歌", 6)) == 6


def test_a_text_without_end_is_cut_soon() -> None:
    begun = perf_counter()
    assert cut("la " * 30_000_000, 8) == "la la l…"
    assert perf_counter() - begun < 2


def test_text_on_several_lines_is_shown_on_one() -> None:
    assert cut("two\n  lines", 20) == "two lines"


def test_chords_count_beats_in_the_meter_of_their_bar() -> None:
    song = song_with()
    chords = (Chord(0, "C"), Chord(3840 + 1440, "F"))
    section = replace(song.sections[VERSE], meters=(MeterChange(1, 6, 8),), chords=chords)
    report = board_report(replace(song, sections={VERSE: section}), song.arrangement)
    told = [(chord.bar, chord.beat, chord.symbol) for chord in report.sections[0].chords]
    assert told == [(1, 1.0, "C"), (2, 4.0, "F")]
