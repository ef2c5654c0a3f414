"""What the user says to advice is one step each, and a linked repeat is one part."""

from arrangeboard.app.document import Document
from arrangeboard.app.fit.accepting import (
    accept,
    accept_all,
    accept_everywhere,
    choose_strictness,
    count_again,
    count_again_everywhere,
    places_of,
)
from arrangeboard.app.selection import PartRef
from arrangeboard.song.edits.parts import find_part
from arrangeboard.song.ids import PartId
from arrangeboard.words import say
from tests.unit.board.songs import CHORUS, CHORUS_1, CHORUS_2, DRUMS, VERSE, VERSE_1, VOCAL, small_song

FIRST, SECOND = PartRef(CHORUS_1, VOCAL, PartId(12)), PartRef(CHORUS_2, VOCAL, PartId(12))
BEAT = PartRef(VERSE_1, DRUMS, PartId(11))


def accepted_in(document: Document, refs: tuple[PartRef, ...]) -> set[str]:
    places = places_of(document.song, refs)
    return {code for place in places for code in find_part(document.song, *place).accepted}


def steps(document: Document) -> list[str]:
    return [say(step.code, **step.values) for step in document.steps[1:]]


def test_a_finding_is_taken_as_meant_in_both_repeats_at_once() -> None:
    document = Document(small_song())
    accept(document, (FIRST, SECOND), "rub")
    assert document.song.sections[CHORUS].parts[VOCAL][0].accepted == ("rub",)
    assert accepted_in(document, (SECOND,)) == {"rub"}
    assert steps(document) == ["Take as meant: Rubs with the chord"]
    document.undo()
    assert accepted_in(document, (FIRST,)) == set()


def test_to_take_the_same_as_meant_again_is_no_step() -> None:
    document = Document(small_song())
    accept(document, (FIRST,), "rub")
    accept(document, (SECOND,), "rub")
    assert document.step == 1


def test_all_that_was_found_in_several_parts_is_one_step_counted_as_parts() -> None:
    document = Document(small_song())
    accept_all(document, {FIRST: ("rub", "masked"), SECOND: ("rub",), BEAT: ("sixteenth-off",)})
    assert accepted_in(document, (FIRST,)) == {"rub", "masked"}
    assert document.song.sections[VERSE].parts[DRUMS][0].accepted == ("sixteenth-off",)
    assert steps(document) == ["Take as meant what was found in 2 parts"]


def test_what_is_meant_everywhere_is_the_songs_and_can_be_taken_back() -> None:
    document = Document(small_song())
    accept_everywhere(document, "low-mud")
    assert document.song.accepted == ("low-mud",)
    count_again_everywhere(document, "low-mud")
    assert not document.song.accepted
    assert document.step == 2


def test_to_count_again_in_a_part_ends_what_was_meant_everywhere_too() -> None:
    document = Document(small_song())
    accept(document, (FIRST,), "rub")
    accept_everywhere(document, "rub")
    count_again(document, (SECOND,), ("rub",))
    assert not document.song.accepted
    assert accepted_in(document, (FIRST,)) == set()
    assert document.step == 3


def test_strictness_is_a_step_with_a_name() -> None:
    document = Document(small_song())
    choose_strictness(document, "strict")
    choose_strictness(document, "strict")
    assert document.song.strictness == "strict"
    assert steps(document) == ["Change how strict to be about fit: Strict"]
