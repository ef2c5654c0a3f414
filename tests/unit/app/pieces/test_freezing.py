"""Freezing: what followed the chords holds its notes, shares pieces, and sounds as before."""

import pytest
from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.pieces.freezing import freeze_parts, freeze_piece
from arrangeboard.app.pieces.places import parts_of
from arrangeboard.app.selection import PartRef, part_refs
from arrangeboard.performance.sounding import SoundingNote, sounding
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.invariants import problems
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

BASS, ROOTS, WRITTEN = LaneId(1), PieceId(2), PieceId(3)
VERSE, CHORUS, BRIDGE = SectionId(4), SectionId(5), SectionId(6)


def section(section_id: SectionId, name: str, chord: str, part: Part) -> Section:
    return Section(section_id, name=name, bars=2, chords=(Chord(0, chord),), parts={BASS: (part,)})


def song_with_roots() -> Song:
    """Verse and bridge have the same chord, the chorus another; the verse is played twice."""
    sections = (
        section(VERSE, "Verse", "C", Part(PartId(7), ROOTS, transpose=5, velocity=-9)),
        section(CHORUS, "Chorus", "F", Part(PartId(8), ROOTS)),
        section(BRIDGE, "Bridge", "C", Part(PartId(9), ROOTS)),
    )
    order = [VERSE, CHORUS, VERSE, BRIDGE]
    slots = tuple(Slot(SlotId(10 + at), section_id) for at, section_id in enumerate(order))
    return Song(
        lanes=(Lane(BASS, role="bass", lowest_pitch=28, highest_pitch=60),),
        pieces={ROOTS: Piece(ROOTS, length_ticks=3840, content=Generated("bass-roots"))},
        sections={one.id: one for one in sections},
        arrangements=(Arrangement(ArrangementId(20), order=slots),),
        last_id=20,
    )


def heard(song: Song) -> tuple[SoundingNote, ...]:
    return sounding(song, song.arrangement).lanes[BASS].notes


def refs(song: Song) -> list[PartRef]:
    return list(part_refs(song, song.arrangement))


def test_all_parts_frozen_sound_as_before() -> None:
    document = Document(song_with_roots())
    before = heard(document.song)
    freeze_parts(document, refs(document.song))
    assert heard(document.song) == before
    assert not any(piece.is_generated for piece in document.song.pieces.values())
    assert problems(document.song) == ()


def test_places_that_sound_alike_share_a_piece_named_after_the_first() -> None:
    document = Document(song_with_roots())
    freeze_parts(document, refs(document.song))
    song = document.song
    pieces = {key: one.parts[BASS][0].piece for key, one in song.sections.items()}
    assert pieces[VERSE] == pieces[BRIDGE] != pieces[CHORUS]
    assert [piece.name for piece in song.pieces.values()] == ["Root notes, Verse", "Root notes, Chorus"]


def test_the_last_use_frozen_turns_the_piece_itself_and_others_name_it_as_their_origin() -> None:
    document = Document(song_with_roots())
    freeze_piece(document, ROOTS)
    pieces = document.song.pieces
    assert len(pieces) == 2
    assert not pieces[ROOTS].is_generated
    assert [piece.origin for key, piece in pieces.items() if key != ROOTS] == [ROOTS]


def test_one_part_frozen_leaves_the_others_following() -> None:
    document = Document(song_with_roots())
    freeze_parts(document, [ref for ref in refs(document.song) if ref.part == 8])
    song = document.song
    assert song.pieces[ROOTS].is_generated
    assert len(parts_of(song, ROOTS)) == 2
    (chorus,) = song.sections[CHORUS].parts[BASS]
    assert chorus.piece is not None
    assert song.pieces[chorus.piece].origin == ROOTS


def test_freezing_is_one_step_that_undo_takes_back() -> None:
    song = song_with_roots()
    document = Document(song)
    freeze_parts(document, refs(song))
    assert len(document.steps) == 2
    document.undo()
    assert document.song == song


def test_a_name_that_the_user_gave_is_kept_and_told_apart() -> None:
    song = song_with_roots()
    taken = Piece(WRITTEN, name="Low end, Verse", length_ticks=3840)
    named = replace(song.pieces[ROOTS], name="Low end")
    document = Document(replace(song, pieces={ROOTS: named, WRITTEN: taken}))
    freeze_piece(document, ROOTS)
    assert document.song.pieces[ROOTS].name == "Low end, Verse 2"


def test_where_nothing_follows_a_rule_there_is_nothing_to_freeze() -> None:
    document = Document(song_with_roots())
    freeze_piece(document, ROOTS)
    with pytest.raises(EditRefused, match="nothing-to-freeze"):
        freeze_parts(document, refs(document.song))
    with pytest.raises(EditRefused, match="nothing-to-freeze"):
        freeze_piece(document, PieceId(99))
