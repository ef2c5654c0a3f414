"""An analysis judges again what an edit touched, and nothing else."""

import pytest
from msgspec.structs import replace

from arrangeboard.fit.analysing import cell
from arrangeboard.fit.analysing.analysis import Analysis
from arrangeboard.fit.case import Case
from arrangeboard.fit.cases import At
from arrangeboard.fit.verdict import Ask, Verdict, verdict
from arrangeboard.song.edits.accepting import accept_everywhere, accept_finding
from arrangeboard.song.edits.lanes import move_lanes, rename_lane
from arrangeboard.song.edits.order import move_slots
from arrangeboard.song.edits.parts import change_part, remove_parts
from arrangeboard.song.edits.replacing import with_piece
from arrangeboard.song.edits.sections import rename_section, set_section_chords
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, SectionId, SlotId
from arrangeboard.song.values import Arrangement, Chord, Slot, Song
from tests.unit.fit.trio import BASS, BRIDGE, CHORUS, KEYS, ROOTS, SLOTS, SONG, VERSE, VOICE, piece


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[PartId]:
    """The parts that the judge was asked about, in turn."""
    asked: list[PartId] = []

    def listening(case: Case, ask: Ask) -> Verdict:
        asked.append(case.part.id)
        return verdict(case, ask)

    monkeypatch.setattr(cell, "verdict", listening)
    return asked


def settled(judged: list[PartId], song: Song = SONG) -> Analysis:
    analysis = Analysis()
    analysis.update(song, song.arrangement)
    judged.clear()
    return analysis


def updated(analysis: Analysis, song: Song) -> frozenset[At]:
    return analysis.update(song, song.arrangement)


def id_of(section_: SectionId, lane: LaneId) -> PartId:
    return PartId(10 * section_ + lane)


def test_from_nothing_every_part_is_judged_in_every_slot() -> None:
    analysis = Analysis()
    assert len(updated(analysis, SONG)) == len(analysis.verdicts()) == 10


def test_nothing_is_judged_for_a_name_or_the_order_of_lanes(judged: list[PartId]) -> None:
    analysis = settled(judged)
    song = rename_section(rename_lane(SONG, VOICE, "Singer"), VERSE, "Refrain")
    assert updated(analysis, move_lanes(song, [BASS], 0)) == frozenset()
    assert judged == []


def test_an_edited_part_is_judged_first_then_its_company_then_its_neighbours(judged: list[PartId]) -> None:
    analysis = settled(judged)
    song = change_part(SONG, CHORUS, KEYS, id_of(CHORUS, KEYS), transpose=1)
    analysis.follow(song, song.arrangement)
    for _ in analysis.work([SLOTS[1]]):
        pass
    assert judged[0] == id_of(CHORUS, KEYS)
    assert set(judged[1:3]) == {id_of(CHORUS, VOICE), id_of(CHORUS, BASS)}
    assert set(judged[3:]) == {id_of(VERSE, KEYS)}


def test_a_velocity_is_no_news_for_the_company(judged: list[PartId]) -> None:
    analysis = settled(judged)
    updated(analysis, change_part(SONG, CHORUS, KEYS, id_of(CHORUS, KEYS), velocity=9))
    assert judged == [id_of(CHORUS, KEYS)]


def test_accepting_concerns_the_part_alone(judged: list[PartId]) -> None:
    analysis = settled(judged)
    updated(analysis, accept_finding(SONG, [(CHORUS, KEYS, id_of(CHORUS, KEYS))], "rub"))
    assert judged == [id_of(CHORUS, KEYS)]


def test_a_piece_is_judged_wherever_it_is_played(judged: list[PartId]) -> None:
    analysis = settled(judged)
    updated(analysis, with_piece(SONG, piece(ROOTS, (37, 41, 43, 36))))
    assert {id_of(VERSE, BASS), id_of(CHORUS, BASS)} <= set(judged)
    assert id_of(BRIDGE, KEYS) not in judged


def test_other_chords_are_heard_in_their_section_and_in_the_one_before(judged: list[PartId]) -> None:
    analysis = settled(judged)
    updated(analysis, set_section_chords(SONG, BRIDGE, (Chord(0, "Ab"),)))
    assert set(judged) == {id_of(BRIDGE, KEYS), *(id_of(VERSE, lane) for lane in (VOICE, KEYS, BASS))}


def test_linked_repeats_between_like_neighbours_share_a_verdict(judged: list[PartId]) -> None:
    order = tuple(Slot(SlotId(20 + at), VERSE) for at in range(5))
    song = replace(SONG, arrangements=(Arrangement(ArrangementId(14), "", order),))
    analysis = Analysis()
    updated(analysis, song)
    assert len(judged) == 3 * 3
    inner = [analysis.verdict(At(slot.id, VOICE, id_of(VERSE, VOICE))) for slot in order[1:4]]
    assert inner[0] is inner[1] is inner[2]


def test_moving_a_section_there_and_back_judges_nothing_twice(judged: list[PartId]) -> None:
    analysis = settled(judged)
    before = analysis.verdicts()
    updated(analysis, move_slots(SONG, [SLOTS[3]], 0))
    judged.clear()
    updated(analysis, SONG)
    assert judged == []
    assert analysis.verdicts() == before


def test_another_arrangement_is_another_report() -> None:
    analysis = Analysis()
    updated(analysis, SONG)
    analysis.update(SONG, SONG.arrangements[1])
    assert {at.slot for at in analysis.verdicts()} == {16, 17}


def test_a_removed_part_has_no_verdict_from_the_moment_it_is_gone(judged: list[PartId]) -> None:
    analysis = settled(judged)
    song = remove_parts(SONG, [(VERSE, VOICE, id_of(VERSE, VOICE))])
    analysis.follow(song, song.arrangement)
    assert analysis.verdict(At(SLOTS[0], VOICE, id_of(VERSE, VOICE))) is None
    assert not analysis.is_settled
    assert At(SLOTS[0], VOICE, id_of(VERSE, VOICE)) in updated(analysis, song)


def test_while_the_company_is_looked_at_the_last_verdict_stands(judged: list[PartId]) -> None:
    analysis = settled(judged)
    song = change_part(SONG, CHORUS, KEYS, id_of(CHORUS, KEYS), transpose=1)
    analysis.follow(song, song.arrangement)
    work = analysis.work([SLOTS[1]])
    while id_of(CHORUS, KEYS) not in judged:
        next(work)
    assert analysis.verdict(At(SLOTS[1], VOICE, id_of(CHORUS, VOICE))) is not None
    assert not analysis.is_settled


def test_a_cell_left_empty_on_purpose_is_no_news_for_any_part(judged: list[PartId]) -> None:
    analysis = settled(judged)
    song = accept_everywhere(SONG, "missing:1:2")
    analysis.follow(song, song.arrangement)
    assert analysis.is_settled
    assert judged == []


def test_while_another_finding_is_meant_everywhere_the_last_verdicts_stand(judged: list[PartId]) -> None:
    analysis = settled(judged)
    before = analysis.verdicts()
    song = accept_everywhere(SONG, "open-end")
    analysis.follow(song, song.arrangement)
    assert analysis.verdicts() == before
    assert not analysis.is_settled


def test_what_is_meant_everywhere_is_asked_of_all(judged: list[PartId]) -> None:
    analysis = settled(judged)
    updated(analysis, accept_everywhere(SONG, "open-end"))
    assert set(judged) == {
        part.id for one in SONG.sections.values() for row in one.parts.values() for part in row
    }
