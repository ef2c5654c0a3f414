"""What comes before the judge: a part in its spot, with its neighbours and what is meant so."""

from msgspec.structs import replace

from arrangeboard.fit.case import Case
from arrangeboard.fit.cases import case_at, cell_figure, places, voices
from arrangeboard.song.values import Song
from tests.unit.fit.trio import BASS, CHORUS, KEYS, SLOTS, SONG, TUNE, VERSE, VOICE


def case_of_voice(song: Song, slot: int) -> Case:
    arrangement = song.arrangement
    part = song.sections[arrangement.order[slot].section].parts[VOICE][0]
    case = case_at(song, arrangement, slot, song.lanes[0], part)
    assert case is not None
    return case


def test_a_spot_has_its_company_and_its_neighbours() -> None:
    case = case_of_voice(SONG, 1)
    verse = cell_figure(SONG, SONG.sections[VERSE], SONG.lanes[0])
    assert [voice.lane for voice in case.spot.company.voices] == [KEYS, BASS]
    assert case.spot.before is case.spot.after is verse
    assert case.spot.next_ground is not None
    assert case.piece is SONG.pieces[TUNE]


def test_before_the_first_and_after_the_last_slot_there_is_nothing() -> None:
    assert case_of_voice(SONG, 0).spot.before is None
    short = replace(SONG.arrangement, order=SONG.arrangement.order[:1])
    spot = case_of_voice(replace(SONG, arrangements=(short,)), 0).spot
    assert (spot.after, spot.next_ground) == (None, None)


def test_a_planned_part_is_no_case() -> None:
    chorus = SONG.sections[CHORUS]
    planned = replace(chorus.parts[VOICE][0], piece=None)
    assert case_at(SONG, SONG.arrangement, 1, SONG.lanes[0], planned) is None


def test_a_case_knows_what_is_meant_so_here_and_everywhere() -> None:
    part = replace(SONG.sections[CHORUS].parts[VOICE][0], accepted=("rub",))
    case = case_at(replace(SONG, accepted=("length",)), SONG.arrangement, 1, SONG.lanes[0], part)
    assert case is not None
    assert case.accepted == {"rub", "length"}


def test_voices_stand_in_one_order_wherever_the_lanes_do() -> None:
    turned = replace(SONG, lanes=SONG.lanes[::-1])
    assert voices(turned, SONG.sections[VERSE]) == voices(SONG, SONG.sections[VERSE])


def test_every_part_of_every_slot_is_a_place() -> None:
    found = list(places(SONG, SONG.arrangement))
    assert len(found) == 10
    assert {at.slot for at, _, _, _ in found} == set(SLOTS)
    assert all(SONG.arrangement.order[slot].id == at.slot for at, slot, _, _ in found)
