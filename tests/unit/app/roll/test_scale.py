"""What commands of the roll that know the key do to notes: steps of the scale that is heard."""

import pytest

from arrangeboard.app.document import Document
from arrangeboard.app.roll import transforms
from arrangeboard.app.roll.opening import open_part
from arrangeboard.app.selection import PartRef
from arrangeboard.song.edits.parts import change_part
from arrangeboard.song.ids import PartId
from tests.unit.board.songs import CHORUS, CHORUS_1, HOOK, VOCAL, small_song

HOOK_PART = PartRef(CHORUS_1, VOCAL, PartId(12))


def transposed_by(semitones: int) -> Document:
    """The hook, C up to G and back to E, in a part that sounds it so much higher in C major."""
    song = change_part(small_song(), CHORUS, VOCAL, PartId(12), transpose=semitones)
    document = Document(song)
    open_part(document, HOOK_PART)
    return document


def heard(document: Document, semitones: int) -> list[int]:
    return [note.pitch + semitones for note in document.song.pieces[HOOK].written.notes]


@pytest.mark.parametrize("semitones", [0, 5, -7, 12])
def test_a_step_leads_to_the_next_tone_that_is_heard_in_the_key(semitones: int) -> None:
    document = transposed_by(semitones)
    before = heard(document, semitones)
    transforms.step_in_scale(document, 1)
    after = heard(document, semitones)
    assert all(pitch % 12 in {0, 2, 4, 5, 7, 9, 11} for pitch in after)
    assert all(low < high <= low + 2 for low, high in zip(before, after, strict=True))


@pytest.mark.parametrize("semitones", [0, 5, -7])
def test_upside_down_stays_in_the_key_that_is_heard(semitones: int) -> None:
    document = transposed_by(semitones)
    before = heard(document, semitones)
    transforms.invert(document)
    after = heard(document, semitones)
    assert all(pitch % 12 in {0, 2, 4, 5, 7, 9, 11} for pitch in after)
    assert after[0] == before[0]
    transforms.invert(document)
    assert heard(document, semitones) == before


def test_by_semitones_they_turn_about_their_middle() -> None:
    document = transposed_by(0)
    transforms.invert_by_semitones(document)
    assert heard(document, 0) == [67, 60, 63, 63]
