"""Fill the puzzle as a use case: what is meant, what taking an answer does, and the process that searches."""

import time
from multiprocessing import active_children

import pytest
from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.fit.filling import asked, asked_of, first_change_tick, take, take_as_variant, told
from arrangeboard.app.fit.filling_apart import FillingApart
from arrangeboard.app.selection import Cell, PartRef, Selection
from arrangeboard.fit.filling.assembly import Assembly
from arrangeboard.fit.filling.filling import assemblies, best_assembly
from arrangeboard.fit.filling.reasons import Reason
from arrangeboard.fit.filling.wish import Wish
from arrangeboard.song.edits.order import repeat_slots
from arrangeboard.song.ids import SlotId
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Note, Song
from tests.unit.fit.filling.puzzle_songs import (
    BAR,
    BASS,
    BRIDGE,
    CHORUS_1,
    DRUMS,
    KEYS,
    TUNE,
    VERSE_1,
    VERSE_2,
    VERSE_TUNE,
    song_without,
    whole_song,
    with_planned,
)

BRIDGE_SLOT = SlotId(35)
PATIENCE_S = 30.0


def filling(song: Song) -> Assembly:
    return best_assembly(song, song.arrangement, Wish(surprise=0))


def test_with_nothing_selected_the_whole_board_is_meant() -> None:
    found = asked(Document(song_without((VERSE_2, BASS))))
    assert found.cells is None
    assert {(hole.section, hole.lane) for hole in found.holes} == {
        (VERSE_2, BASS),
        *((BRIDGE, lane) for lane in (TUNE, KEYS, BASS, DRUMS)),
    }
    assert found.standing == "ready"


def test_selected_cells_sections_instruments_and_planned_parts_are_meant_alone() -> None:
    song = with_planned(whole_song(), (BRIDGE, TUNE), BAR, None)
    document = Document(song)
    planned = song.sections[BRIDGE].parts[TUNE][0]
    for chosen, lanes in (
        (Selection(cells=frozenset({Cell(BRIDGE_SLOT, BASS)})), {BASS}),
        (Selection(slots=frozenset({BRIDGE_SLOT})), {TUNE, KEYS, BASS, DRUMS}),
        (Selection(lanes=frozenset({KEYS})), {KEYS}),
        (Selection(parts=frozenset({PartRef(BRIDGE_SLOT, TUNE, planned.id)})), {TUNE}),
    ):
        document.select(chosen)
        found = asked(document)
        assert {hole.lane for hole in found.holes} == lanes
        assert {hole.section for hole in found.holes} == {BRIDGE}


def test_where_nothing_can_be_filled_it_is_known_why() -> None:
    song = whole_song()
    shown = song.arrangement
    assert asked_of(song, shown, ((VERSE_1, BASS),)).standing == "selection-full"
    without_bridge = replace(shown, order=shown.order[:-1])
    assert asked_of(song, without_bridge, None).standing == "full"
    assert asked_of(song, replace(shown, order=()), None).standing == "no-song"
    bare = {key: replace(one, parts={}, chords=()) for key, one in song.sections.items()}
    assert asked_of(replace(song, sections=bare, pieces={}), shown, None).standing == "no-pieces"
    unknown = asked_of(replace(song, sections=bare), shown, None)
    assert unknown.standing == "no-chords"
    assert unknown.can_be_filled


def test_taking_an_answer_is_one_step_with_a_name() -> None:
    song = song_without((VERSE_2, BASS))
    document = Document(song)
    take(document, filling(song))
    assert document.steps[-1].code == "step-fill-puzzle"
    assert document.song.sections[VERSE_2].parts[BASS]
    assert problems(document.song) == ()
    document.undo()
    assert document.song.sections == song.sections


def test_a_variant_is_filled_with_sections_of_its_own_and_leaves_the_others_alone() -> None:
    song = repeat_slots(song_without((VERSE_2, BASS)), [BRIDGE_SLOT])
    document = Document(song)
    first = song.arrangement
    take_as_variant(document, filling(song))
    after = document.song
    assert problems(after) == ()
    assert document.step == 1
    assert after.arrangement.name == "Filled"
    assert next(one for one in after.arrangements if one.id == first.id) == first
    assert all(after.sections[key] is song.sections[key] for key in song.sections)
    shown = [after.sections[slot.section] for slot in after.arrangement.order]
    assert [one.origin for one in shown] == [None, None, VERSE_2, None, BRIDGE, BRIDGE]
    assert shown[4] is shown[5]
    assert shown[2].parts[BASS]


def test_the_next_variant_has_a_name_of_its_own() -> None:
    document = Document(song_without((VERSE_2, BASS)))
    for _ in range(2):
        document.look(replace(document.song.view, arrangement=document.song.arrangements[0].id))
        take_as_variant(document, filling(document.song))
    assert sorted(one.name for one in document.song.arrangements) == ["As written", "Filled", "Filled 2"]


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        (Reason("filling-repeats", VERSE_2, VERSE_1, (BASS,)), "Verse 2 repeats what Bass plays in Verse 1."),
        (
            Reason("filling-repeats", VERSE_2, VERSE_1, (TUNE, KEYS, BASS, DRUMS)),
            "Verse 2 repeats what Tune, Keys and 2 more play in Verse 1.",
        ),
        (
            Reason("filling-borrows", BRIDGE, TUNE, (KEYS,), VERSE_TUNE, -12),
            "Keys plays “Verse tune”, which Tune plays elsewhere, an octave down, in Bridge.",
        ),
        (
            Reason("filling-transposes", BRIDGE, None, (TUNE,), VERSE_TUNE, 17),
            "Tune plays “Verse tune” more than an octave up in Bridge.",
        ),
        (
            Reason("filling-rises", CHORUS_1, VERSE_1, number=1),
            "Chorus 1 comes in with one instrument more than Verse 1.",
        ),
        (
            Reason("filling-floor", BRIDGE, None, (BASS,), number=34),
            "Nothing fits below 34, which is Bass in Bridge.",
        ),
    ],
)
def test_reasons_are_told_in_a_musicians_words(why: Reason, sentence: str) -> None:
    song = whole_song()
    assert told(song, song.arrangement, (why,)) == (sentence,)


def test_an_answer_is_heard_from_the_first_section_that_it_changes() -> None:
    song = song_without((VERSE_2, BASS))
    found = best_assembly(song, song.arrangement, Wish(), [(VERSE_2, BASS)])
    assert first_change_tick(song, song.arrangement, found) == 8 * BAR


def finish(work: FillingApart) -> None:
    """Wait until the search has ended."""
    end = time.monotonic() + PATIENCE_S
    while not work.is_done:
        assert time.monotonic() < end, "waited in vain"
        work.look()
        time.sleep(0.01)


def test_a_process_finds_what_would_be_found_here_and_says_why() -> None:
    song = song_without((VERSE_2, BASS))
    work = FillingApart(song, song.arrangement, Wish(), None)
    finish(work)
    here = dict(assemblies(song, song.arrangement, Wish()))
    assert [answer.assembly for answer in work.found] == [here[number] for number in sorted(here)]
    assert all(answer.sentences for answer in work.found)
    assert work.progress == 1.0
    assert not active_children()


def test_a_search_that_is_given_up_leaves_no_process() -> None:
    song = whole_song()
    work = FillingApart(song, song.arrangement, Wish(), None)
    assert active_children()
    work.stop()
    work.stop()
    assert not active_children()
    assert not work.look()


def heavy(song: Song) -> Song:
    """A song that no pipe takes in one go: its first piece has very many notes."""
    first = next(iter(song.pieces.values()))
    notes = tuple(Note(tick, 5, 60) for tick in range(0, first.length_ticks, 2) for _ in range(20))
    heavier = replace(first, content=replace(first.content, notes=notes))
    return replace(song, pieces={**song.pieces, first.id: heavier})


def begun_in(song: Song) -> float:
    """The seconds that it takes to begin a search, which is then given up."""
    start = time.perf_counter()
    work = FillingApart(song, song.arrangement, Wish(), None)
    seconds = time.perf_counter() - start
    work.stop()
    return seconds


def test_a_large_song_does_not_wait_for_the_process_to_start() -> None:
    song = heavy(whole_song())
    assert min(begun_in(song) for _ in range(3)) < 0.1
