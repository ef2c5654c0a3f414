"""Parts mended as they are placed."""

from msgspec.structs import replace

from arrangeboard.song.edits.mending import mend_part
from arrangeboard.song.ids import PartId
from arrangeboard.song.invariants import problems
from tests.unit.fit.heat_songs import OTHER, TUNE, VOICE, lane, part, section, song_of, tune

AT = (section(31).id, VOICE, PartId(51))
SONG = song_of(
    [section(31, parts={VOICE: (replace(part(51, OTHER), transpose=2),)})], [lane(VOICE)], [tune(OTHER)]
)


def test_a_part_is_transposed_on_top_of_what_it_is() -> None:
    mended = mend_part(SONG, AT, semitones=5)
    assert mended.sections[AT[0]].parts[VOICE][0].transpose == 7
    assert mended.pieces is SONG.pieces


def test_other_notes_make_a_variation_and_leave_the_piece_alone() -> None:
    mended = mend_part(SONG, AT, playing=tune(OTHER, late_beats=1))
    made = mended.sections[AT[0]].parts[VOICE][0].piece
    assert made is not None
    assert made not in SONG.pieces
    assert mended.pieces[made].origin == OTHER
    assert mended.pieces[made].name == "Tune′"
    assert mended.pieces[OTHER] is SONG.pieces[OTHER]
    assert not problems(mended)


def test_a_piece_with_that_music_is_used_again() -> None:
    mended = mend_part(SONG, AT, playing=tune())
    assert mended.sections[AT[0]].parts[VOICE][0].piece in {OTHER, TUNE}
    assert mended.pieces.keys() == SONG.pieces.keys()


def test_nothing_to_mend_changes_nothing() -> None:
    assert mend_part(SONG, AT) is SONG
