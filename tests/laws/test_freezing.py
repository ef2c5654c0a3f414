"""Freezing changes nothing that is heard, and leaves a sound song in which nothing follows any more."""

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.pieces.freezing import freeze_parts
from arrangeboard.app.selection import part_refs
from arrangeboard.generate.starters import STARTERS
from arrangeboard.performance.sounding import sounding
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Generated, Part, Song
from tests.laws.songs import songs


@st.composite
def songs_with_rules(draw: DrawFn) -> Song:
    """A song some of whose pieces come from rules, known ones and one from the future."""
    song = draw(songs())
    rules = st.sampled_from((*STARTERS, "from-the-future"))
    pieces = {
        key: replace(piece, pickup_ticks=0, content=Generated(draw(rules), draw(st.integers(0, 9))))
        if draw(st.booleans())
        else piece
        for key, piece in song.pieces.items()
    }
    return replace(song, pieces=pieces)


def follows(song: Song, part: Part) -> bool:
    return part.piece is not None and song.pieces[part.piece].is_generated


@settings(max_examples=60)
@given(song=songs_with_rules())
def test_a_song_whose_parts_are_frozen_sounds_as_before(song: Song) -> None:
    document = Document(song)
    shown = {slot.section for slot in song.arrangement.order}
    parts = [part for key in shown for held in song.sections[key].parts.values() for part in held]
    if any(follows(song, part) for part in parts):
        freeze_parts(document, part_refs(song, song.arrangement))
    frozen = document.song
    assert sounding(frozen, frozen.arrangement).lanes == sounding(song, song.arrangement).lanes
    assert problems(frozen) == ()
    assert not any(
        follows(frozen, part)
        for key in shown
        for held in frozen.sections[key].parts.values()
        for part in held
    )
