"""What is too long to be judged where it stands is not judged, in no time, and disturbs nobody."""

import pytest
from msgspec.structs import replace

from arrangeboard.fit.bounds import MOST_NOTES, is_beyond_judging, is_long
from arrangeboard.fit.figure import part_figure
from arrangeboard.fit.report import report
from arrangeboard.song.ids import PartId, PieceId
from arrangeboard.song.values import Note, Part, Piece, Song, Written
from tests.unit.fit.trio import SONG, VERSE

BAR = 3840
BUSY = Piece(PieceId(90), "Busy", BAR, content=Written(tuple(Note(at * 60, 50, 60) for at in range(64))))
WHOLE = Part(PartId(91), BUSY.id)


def of_bars(bars: int) -> Song:
    """The song with a verse of so many bars."""
    return replace(SONG, sections={**SONG.sections, VERSE: replace(SONG.sections[VERSE], bars=bars)})


def test_sections_are_judged_up_to_256_bars_of_four() -> None:
    assert not is_long(256 * BAR)
    assert is_long(256 * BAR + 80)


def test_repeats_count_among_the_notes_of_a_part() -> None:
    assert not is_beyond_judging(WHOLE, BUSY, MOST_NOTES // 64 * BAR)
    assert is_beyond_judging(WHOLE, BUSY, (MOST_NOTES // 64 + 1) * BAR)
    assert not is_beyond_judging(replace(WHOLE, length_ticks=BAR), BUSY, 100 * BAR)
    assert not is_beyond_judging(WHOLE, None, 100 * BAR)


@pytest.mark.parametrize("length_ticks", [65 * BAR, 300 * BAR])
def test_what_is_beyond_judging_has_a_figure_without_notes_as_long_as_its_section(length_ticks: int) -> None:
    figure = part_figure(WHOLE, BUSY, length_ticks, drums=False)
    assert figure.is_empty
    assert figure.steps == length_ticks // 80


def test_parts_of_a_section_that_is_too_long_have_a_verdict_without_a_score() -> None:
    song = of_bars(9_999)
    verdicts = report(song, song.arrangement).verdicts
    verses = {slot.id for slot in song.arrangement.order if slot.section == VERSE}
    assert {one.fit for at, one in verdicts.items() if at.slot in verses} == {None}
    assert verdicts.keys() == report(SONG, SONG.arrangement).verdicts.keys()
