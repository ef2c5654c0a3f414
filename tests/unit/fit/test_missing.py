"""What may be missing in a song: roles that fall silent, and stretches that are left empty."""

import pytest
from msgspec.structs import replace

from arrangeboard.fit.missing import EMPTY_BARS, Missing, MissingParts, missing, purpose
from arrangeboard.song.ids import LaneId, PieceId, SlotId
from arrangeboard.song.values import Generated, Lane, Note, Part, Piece, Section, Song, Written
from tests.unit.fit.heat_songs import BAR, BEATS, DRUMS, KEYS, TUNE, VOICE, lane, part, section, song_of, tune

LOW, SECOND = LaneId(14), LaneId(15)
HOLLOW = PieceId(5)
ALL = {VOICE: (part(50, TUNE),)}


def with_bass(number: int, *, plays: bool, kind: str = "chorus") -> Section:
    bass = {LOW: (part(100 + number, TUNE),)} if plays else {}
    made = section(number, "chorus", {VOICE: (part(50 + number, TUNE),), **bass})
    return replace(made, kind=kind)


def choruses(*plays: bool) -> Song:
    held = [with_bass(number, plays=one) for number, one in enumerate(plays, start=1)]
    return song_of(held, [lane(VOICE), lane(LOW, "bass")])


def found(song: Song) -> tuple[Missing, ...]:
    return missing(song, song.arrangement)


def cell(*parts: Part, bars: int = 4, lanes: tuple[Lane, ...] = (), pieces: tuple[Piece, ...] = ()) -> Song:
    return song_of([section(1, parts={VOICE: parts}, bars=bars)], lanes or (lane(VOICE),), pieces)


def sung(*bars: int, length: int) -> Piece:
    """A piece of so many bars that sounds in some of them."""
    notes = tuple(Note(bar * BAR, BAR, 60) for bar in bars)
    return Piece(HOLLOW, "Hollow", length * BAR, content=Written(notes))


def test_a_role_that_the_other_choruses_have_is_missed() -> None:
    (one,) = found(choruses(True, True, False))
    assert (one.slot, one.lane, one.why, one.role) == (SlotId(802), LOW, "absent", "bass")
    assert (one.start_tick, one.end_tick) == (0, 4 * BAR)
    assert one.others == (SlotId(800), SlotId(801))


def test_a_role_that_few_of_the_others_have_is_not_missed() -> None:
    assert not found(choruses(True, False, False, False))


def test_a_second_verse_may_have_more_than_the_first() -> None:
    assert not found(choruses(False, True))
    assert [one.slot for one in found(choruses(True, False))] == [SlotId(801)]


def test_sections_of_other_kinds_show_no_habit() -> None:
    held = [with_bass(1, plays=True), with_bass(2, plays=True), with_bass(3, plays=False, kind="bridge")]
    assert not found(song_of(held, [lane(VOICE), lane(LOW, "bass")]))


def test_sections_of_no_kind_are_alike_by_name() -> None:
    held = [
        replace(with_bass(number, plays=number < 3, kind="custom"), name=name)
        for number, name in enumerate(("Riff", "riff", "Riff"), start=1)
    ]
    assert len(found(song_of(held, [lane(VOICE), lane(LOW, "bass")]))) == 1
    other = [held[0], held[1], replace(held[2], name="Something else")]
    assert not found(song_of(other, [lane(VOICE), lane(LOW, "bass")]))


def test_another_instrument_of_the_role_fills_it() -> None:
    held = [with_bass(1, plays=True), with_bass(2, plays=True), with_bass(3, plays=False)]
    third = replace(held[2], parts={**held[2].parts, SECOND: (part(90, TUNE),)})
    lanes = [lane(VOICE), lane(LOW, "bass"), lane(SECOND, "bass")]
    assert not found(song_of([held[0], held[1], third], lanes))


def test_a_planned_part_is_not_missing() -> None:
    held = [with_bass(1, plays=True), with_bass(2, plays=True), with_bass(3, plays=False)]
    third = replace(held[2], parts={**held[2].parts, LOW: (part(90, None),)})
    assert not found(song_of([held[0], held[1], third], [lane(VOICE), lane(LOW, "bass")]))


def test_a_part_that_ends_a_bar_before_its_section_stops_short() -> None:
    (one,) = found(cell(part(50, TUNE, 0, 3 * BAR)))
    assert (one.why, one.start_tick, one.end_tick) == ("stops-short", 3 * BAR, 4 * BAR)


def test_less_than_a_bar_is_a_breath() -> None:
    assert not found(cell(part(50, TUNE, 0, 4 * BAR - 960)))


def test_a_bar_between_two_parts_is_a_gap() -> None:
    (one,) = found(cell(part(50, TUNE, 0, BAR), part(51, TUNE, 2 * BAR)))
    assert (one.why, one.start_tick, one.end_tick) == ("gap", BAR, 2 * BAR)


def test_a_part_may_come_in_later_than_its_section() -> None:
    assert not found(cell(part(50, TUNE, 2 * BAR)))


def test_a_melody_whose_last_bars_are_silent_stops_short() -> None:
    hollow = sung(0, 1, 2, 3, 4, 5, length=8)
    (one,) = found(cell(part(50, HOLLOW), bars=8, pieces=(hollow,)))
    assert (one.why, one.start_tick, one.end_tick) == ("stops-short", 6 * BAR, 8 * BAR)


def test_bars_left_empty_inside_a_part_are_missed() -> None:
    hollow = sung(0, 1, 2, 5, 6, 7, length=8)
    (one,) = found(cell(part(50, HOLLOW), bars=8, pieces=(hollow,)))
    assert (one.why, one.start_tick, one.end_tick) == ("empty-bars", 3 * BAR, 5 * BAR)


@pytest.mark.parametrize("bars", [(0, 1, 2, 3, 4, 5, 6), (0, 1, 2, 4, 5, 6, 7)])
def test_a_rest_of_a_bar_is_music(bars: tuple[int, ...]) -> None:
    assert EMPTY_BARS == 2
    assert not found(cell(part(50, HOLLOW), bars=8, pieces=(sung(*bars, length=8),)))


def test_silence_that_comes_again_with_every_tile_is_meant() -> None:
    assert not found(cell(part(50, HOLLOW), bars=8, pieces=(sung(0, 1, length=4),)))


def test_a_part_that_mostly_rests_is_meant() -> None:
    assert not found(cell(part(50, HOLLOW), bars=8, pieces=(sung(0, length=8),)))


def test_where_another_voice_goes_on_nothing_is_missing() -> None:
    parts: dict[LaneId, tuple[Part, ...]] = {
        VOICE: (part(50, TUNE, 0, 2 * BAR),),
        SECOND: (part(51, TUNE, 2 * BAR),),
    }
    held = section(1, parts=parts)
    assert not found(song_of([held], [lane(VOICE), lane(SECOND)]))
    alone = replace(held, parts={VOICE: parts[VOICE]})
    assert len(found(song_of([alone], [lane(VOICE), lane(SECOND)]))) == 1


def test_what_follows_the_chords_fills_its_part() -> None:
    rule = Piece(HOLLOW, "Roots", 4 * BAR, content=Generated("no-such-rule"))
    assert not found(cell(part(50, HOLLOW), bars=8, pieces=(rule,)))


def test_drums_that_stop_are_told_by_their_parts() -> None:
    parts: dict[LaneId, tuple[Part, ...]] = {DRUMS: (part(50, BEATS, 0, 2 * BAR),)}
    song = song_of([section(1, parts=parts)], [lane(KEYS, "harmony"), lane(DRUMS, "rhythm")])
    assert [one.why for one in found(song)] == ["stops-short"]


def test_nothing_is_missing_in_a_song_that_may_do_as_it_likes() -> None:
    assert not found(replace(choruses(True, True, False), strictness="free"))


def test_what_was_left_empty_on_purpose_is_not_missed() -> None:
    song = choruses(True, True, False)
    meant = replace(song, accepted=(purpose(section(3).id, LOW),))
    assert not found(meant)
    elsewhere = replace(song, accepted=(purpose(section(2).id, LOW), "rub"))
    assert len(found(elsewhere)) == 1


def test_slots_are_looked_at_one_by_one() -> None:
    song = choruses(True, True, False)
    parts = MissingParts(song, song.arrangement)
    assert parts.in_slot(0) == ()
    assert parts.in_slot(2) == found(song)


def test_an_edit_elsewhere_finds_the_same_again() -> None:
    song = song_of(
        [section(1, parts={VOICE: (part(50, TUNE, 0, 2 * BAR),)}), section(2)], [lane(VOICE)], [tune()]
    )
    before = found(song)
    other = replace(song.sections[section(2).id], parts=ALL)
    after = replace(song, sections={**song.sections, other.id: other})
    assert found(after)[0] == before[0]
