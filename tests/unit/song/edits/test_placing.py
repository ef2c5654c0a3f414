import pytest

from arrangeboard.song.edits.parts import fill_cells
from arrangeboard.song.edits.placing import lay_piece
from arrangeboard.song.find import EditRefused
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Part, Song
from tests.unit.board.songs import BAR, BEAT, CHORUS, DRUMS, HOOK, VERSE, VOCAL, small_song


def parts(song: Song) -> tuple[Part, ...]:
    return song.sections[CHORUS].parts[VOCAL]


def test_a_piece_laid_from_the_start_fills_the_cell() -> None:
    song = lay_piece(small_song(), (CHORUS, DRUMS), BEAT)
    (part,) = song.sections[CHORUS].parts[DRUMS]
    assert (part.piece, part.start_tick, part.length_ticks) == (BEAT, 0, None)
    assert not list(problems(song))


def test_what_sounds_before_and_after_it_goes_on() -> None:
    song = lay_piece(small_song(), (CHORUS, VOCAL), BEAT, start_tick=2 * BAR, length_ticks=BAR)
    spans = [(part.piece, part.start_tick, part.length_ticks) for part in parts(song)]
    assert spans[:2] == [(HOOK, 0, 2 * BAR), (BEAT, 2 * BAR, BAR)]
    assert spans[-1][2] is None
    assert len({part.id for part in parts(song)}) == len(spans)
    assert not list(problems(song))


def test_what_would_last_past_the_section_reaches_to_its_end() -> None:
    song = lay_piece(small_song(), (CHORUS, VOCAL), BEAT, start_tick=7 * BAR, length_ticks=4 * BAR)
    assert parts(song)[-1].length_ticks is None
    assert not list(problems(song))


def test_laying_what_is_there_already_changes_nothing() -> None:
    song = small_song()
    assert lay_piece(song, (CHORUS, VOCAL), HOOK) is song
    assert (
        lay_piece(song, (CHORUS, VOCAL), BEAT).sections == fill_cells(song, [(CHORUS, VOCAL)], BEAT).sections
    )


@pytest.mark.parametrize("tick", [-1, 4 * BAR])
def test_a_place_outside_the_section_is_refused(tick: int) -> None:
    with pytest.raises(EditRefused):
        lay_piece(small_song(), (VERSE, VOCAL), HOOK, start_tick=tick)
