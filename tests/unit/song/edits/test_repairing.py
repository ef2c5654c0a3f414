"""How the song changes when a part is mended."""

import pytest

from arrangeboard.song.edits.repairing import (
    ChordChange,
    PartChange,
    Removal,
    Rewriting,
    parts_alike,
    repaired,
)
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import (
    Arrangement,
    Chord,
    Generated,
    Lane,
    Note,
    Part,
    Piece,
    Section,
    Slot,
    Song,
    Written,
)

BAR = 3840
LANE, VERSE, CHORUS = LaneId(1), SectionId(2), SectionId(3)
RIFF, ALONE = PieceId(4), PieceId(5)
HERE = (VERSE, LANE, PartId(6))


def song() -> Song:
    """A riff in a verse and twice in a chorus, there the second time a fourth higher."""
    chorus = (Part(PartId(7), RIFF, 0, 2 * BAR), Part(PartId(8), RIFF, 2 * BAR, 2 * BAR, transpose=5))
    sections = (
        Section(VERSE, "Verse", bars=4, parts={LANE: (Part(PartId(6), RIFF),)}),
        Section(CHORUS, "Chorus", bars=4, parts={LANE: chorus}),
    )
    return Song(
        lanes=(Lane(LANE, "Keys"),),
        pieces={
            RIFF: Piece(RIFF, "Riff", BAR, content=Written((Note(0, 960, 60),))),
            ALONE: Piece(ALONE, "Alone", BAR, content=Written((Note(0, 960, 62),))),
        },
        sections={one.id: one for one in sections},
        arrangements=(
            Arrangement(ArrangementId(9), "Full", (Slot(SlotId(10), VERSE), Slot(SlotId(11), CHORUS))),
        ),
        last_id=11,
    )


WRITTEN = Rewriting(Written((Note(0, 960, 64),)), BAR)


def test_all_parts_of_a_piece_are_alike_wherever_they_stand() -> None:
    assert parts_alike(song(), HERE) == (
        HERE,
        (CHORUS, LANE, PartId(7)),
        (CHORUS, LANE, PartId(8)),
    )


def test_a_transposition_is_added_to_each_parts_own() -> None:
    after = repaired(song(), HERE, PartChange(transpose=-1), also=parts_alike(song(), HERE)[1:])
    assert after.sections[VERSE].parts[LANE][0].transpose == -1
    assert [part.transpose for part in after.sections[CHORUS].parts[LANE]] == [-1, 4]
    assert after.pieces == song().pieces


def test_what_is_written_anew_is_one_variation_for_all_that_play_it() -> None:
    after = repaired(song(), HERE, PartChange(rewriting=WRITTEN), also=parts_alike(song(), HERE)[1:])
    made = after.pieces[PieceId(after.last_id)]
    assert (made.name, made.origin, made.content) == ("Riff′", RIFF, WRITTEN.content)
    parts = [part for section in after.sections.values() for part in section.parts[LANE]]
    assert {part.piece for part in parts} == {made.id}
    assert after.pieces[RIFF] == song().pieces[RIFF]
    assert not problems(after)


def test_a_second_variation_gets_the_next_name() -> None:
    once = repaired(song(), HERE, PartChange(rewriting=WRITTEN))
    twice = repaired(once, (CHORUS, LANE, PartId(7)), PartChange(rewriting=WRITTEN))
    assert twice.pieces[PieceId(twice.last_id)].name == "Riff″"


def test_a_piece_from_a_rule_becomes_written_notes_in_its_variation() -> None:
    ruled = song()
    ruled.pieces[RIFF] = Piece(RIFF, "Pad", BAR, content=Generated("harmony-held"), offcut=True)
    after = repaired(ruled, HERE, PartChange(rewriting=WRITTEN))
    made = after.pieces[PieceId(after.last_id)]
    assert (made.is_generated, made.offcut) == (False, False)
    assert not problems(after)


def test_a_removed_part_leaves_its_piece_in_the_tray() -> None:
    after = repaired(song(), HERE, Removal())
    assert LANE not in after.sections[VERSE].parts
    assert RIFF in after.pieces
    assert after.sections[CHORUS] == song().sections[CHORUS]


def test_other_chords_change_the_section_alone() -> None:
    chords = (Chord(0, "Am"), Chord(BAR, "F"))
    after = repaired(song(), HERE, ChordChange(chords))
    assert after.sections[VERSE].chords == chords
    assert after.sections[VERSE].parts == song().sections[VERSE].parts
    assert after.sections[CHORUS] == song().sections[CHORUS]


@pytest.mark.parametrize(
    "change",
    [
        PartChange(start_tick=4 * BAR),
        PartChange(transpose=200),
        PartChange(rewriting=Rewriting(Written((Note(0, 960, 128),)), BAR)),
        PartChange(rewriting=Rewriting(Written((Note(-960, 960, 60),)), BAR)),
    ],
)
def test_a_change_that_no_song_can_hold_is_refused(change: PartChange) -> None:
    before = song()
    with pytest.raises(EditRefused):
        repaired(before, HERE, change)


def test_a_part_that_would_meet_another_is_refused() -> None:
    with pytest.raises(EditRefused):
        repaired(song(), (CHORUS, LANE, PartId(7)), PartChange(length_ticks=3 * BAR))
