"""Sections may begin and end elsewhere: the music stays where it is in time.

Written music, that is: a piece from a rule is played anew in the sections that come of it.
"""

from itertools import groupby

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from msgspec.structs import replace

from arrangeboard.performance.sounding import SoundingLane, sounding
from arrangeboard.song.controls import PARAMETER_NUMBERS
from arrangeboard.song.edits.borders import join_sections, move_border, split_section
from arrangeboard.song.edits.first_bar import set_first_bar
from arrangeboard.song.edits.parts import fill_cells
from arrangeboard.song.edits.pieces import duplicate_piece
from arrangeboard.song.edits.scaling import double_tempo, halve_tempo
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import PieceId
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Arrangement, ControlKind, Piece, Section, Song
from tests.laws.songs import songs

Heard = tuple[int, int, int, int]
State = dict[tuple[ControlKind, int], int]


def heard(lane: SoundingLane, *, earlier: int = 0) -> list[Heard]:
    return [(one.start_tick - earlier, one.length_ticks, one.pitch, one.velocity) for one in lane.notes]


def all_heard(song: Song, arrangement: Arrangement) -> object:
    """Everything that reaches the ear, and the map of tempos, meters and keys under it."""
    found = sounding(song, arrangement)
    lanes = {key: (heard(lane), lane.lyrics) for key, lane in found.lanes.items()}
    return lanes, found.timeline.tempos, found.timeline.meters, found.timeline.keys


def assert_all_arrangements_sound_alike(before: Song, after: Song) -> None:
    for one, other in zip(before.arrangements, after.arrangements, strict=True):
        assert all_heard(before, one) == all_heard(after, other)


def draw_section(song: Song, data: DataObject) -> Section:
    longer = [section for section in song.sections.values() if section.bars > 1]
    assume(longer)
    return data.draw(st.sampled_from(longer))


@given(song=songs(rules=False), data=st.data())
def test_splitting_a_section_keeps_every_sounding_note(song: Song, data: DataObject) -> None:
    section = draw_section(song, data)
    bar = data.draw(st.integers(1, section.bars - 1))

    assert_all_arrangements_sound_alike(song, split_section(song, section.id, bar))


@given(song=songs(rules=False), data=st.data())
def test_joining_the_halves_of_a_split_section_brings_it_back(song: Song, data: DataObject) -> None:
    section = draw_section(song, data)
    slots = [slot for one in song.arrangements for slot in one.order if slot.section == section.id]
    assume(slots)
    bar = data.draw(st.integers(1, section.bars - 1))

    joined = join_sections(split_section(song, section.id, bar), slots[0].id)

    assert_all_arrangements_sound_alike(song, joined)
    assert joined.sections[section.id].bars == section.bars


@given(song=songs(), data=st.data())
def test_joining_what_a_split_has_cut_leaves_the_tray_as_it_was(song: Song, data: DataObject) -> None:
    section = draw_section(song, data)
    slots = [slot for one in song.arrangements for slot in one.order if slot.section == section.id]
    assume(slots)
    bar = data.draw(st.integers(1, section.bars - 1))

    joined = join_sections(split_section(song, section.id, bar), slots[0].id)

    assert joined.pieces == song.pieces
    if all(len(row) == 1 for row in section.parts.values()):
        assert joined.sections[section.id].parts == section.parts


@given(song=songs(), data=st.data())
def test_a_copy_of_a_piece_outlives_the_joining_of_what_plays_it(song: Song, data: DataObject) -> None:
    shown = [slot for one in song.arrangements for slot in one.order if song.sections[slot.section].bars > 1]
    assume(shown and song.lanes and song.pieces)
    slot = data.draw(st.sampled_from(shown))
    section, lane = song.sections[slot.section], song.lanes[0].id
    piece = data.draw(st.sampled_from(sorted(song.pieces)))
    song = duplicate_piece(song, piece)
    copy = PieceId(song.last_id)
    song = fill_cells(song, [(section.id, lane)], piece)
    halves = split_section(song, section.id, data.draw(st.integers(1, section.bars - 1)))
    second = list(halves.sections)[-1]
    halves = fill_cells(halves, [(second, lane)], copy)

    joined = join_sections(halves, slot.id)

    assert joined.pieces[copy] == song.pieces[copy]


@given(song=songs(rules=False), data=st.data())
def test_moving_a_border_keeps_every_sounding_note(song: Song, data: DataObject) -> None:
    pairs = [slot for one in song.arrangements for slot in one.order[:-1]]
    assume(pairs)
    slot = data.draw(st.sampled_from(pairs))
    bars = data.draw(st.integers(-3, 3))

    try:
        after = move_border(song, slot.id, bars)
    except EditRefused as refusal:
        assert refusal.code == "border-swallows-section"  # noqa: PT017
        return
    assert_all_arrangements_sound_alike(song, after)


@given(song=songs(rules=False), data=st.data())
def test_splitting_a_section_keeps_every_controller_in_effect(song: Song, data: DataObject) -> None:
    song = replace(song, pieces={key: _without_overhang(piece) for key, piece in song.pieces.items()})
    section = draw_section(song, data)
    bar = data.draw(st.integers(1, section.bars - 1))

    after = split_section(song, section.id, bar)

    for one, other in zip(song.arrangements, after.arrangements, strict=True):
        before_lanes, after_lanes = sounding(song, one).lanes, sounding(after, other).lanes
        assert {key: states(lane) for key, lane in before_lanes.items()} == {
            key: states(lane) for key, lane in after_lanes.items()
        }


@settings(max_examples=80)
@given(
    song=songs(rules=False), ticks=st.integers(1, 20).map(lambda halves: halves * 480) | st.integers(1, 9000)
)
def test_shifting_the_bar_lines_moves_no_note_against_another(song: Song, ticks: int) -> None:
    try:
        after = set_first_bar(song, ticks)
    except EditRefused:
        return
    before_lanes = sounding(song, song.arrangement).lanes
    after_lanes = sounding(after, after.arrangement).lanes
    firsts = [
        min((note.start_tick for lane in lanes.values() for note in lane.notes), default=0)
        for lanes in (before_lanes, after_lanes)
    ]
    earlier = firsts[0] - firsts[1]
    assert {key: heard(lane, earlier=earlier) for key, lane in before_lanes.items()} == {
        key: heard(lane) for key, lane in after_lanes.items()
    }


@given(song=songs(rules=False))
def test_halving_the_doubled_tempo_brings_the_song_back(song: Song) -> None:
    back = halve_tempo(double_tempo(song))

    assert back.pieces == song.pieces
    assert [section.parts for section in back.sections.values()] == [
        section.parts for section in song.sections.values()
    ]
    assert [section.bars for section in back.sections.values()] == [
        section.bars for section in song.sections.values()
    ]


@given(song=songs(rules=False))
def test_the_doubled_tempo_lasts_as_long_in_seconds(song: Song) -> None:
    before = sounding(song, song.arrangement).timeline
    after = sounding(double_tempo(song), song.arrangement).timeline

    quarters = before.end_tick / 960
    assert after.end_tick == 2 * before.end_tick
    assert abs(after.seconds - before.seconds) <= quarters * 1e-6


def _without_overhang(piece: Piece) -> Piece:
    """The piece without notes that ring past its end: while they ring, controllers wait for them to end."""
    end = piece.length_ticks
    notes = tuple(
        replace(note, length_ticks=min(note.length_ticks, 1))
        for note in piece.written.notes
        if note.start_tick < end
    )
    return replace(piece, content=replace(piece.written, notes=tuple(sorted(notes))))


def states(lane: SoundingLane) -> list[tuple[int, State]]:
    """What every controller stands at, from each tick on at which one changes."""
    found: list[tuple[int, State]] = []
    state: State = {}
    for tick, together in groupby(lane.controls, key=lambda control: control.tick):
        sent = {
            (one.kind, one.number): one.value
            for one in together
            if not (one.kind == "controller" and one.number in PARAMETER_NUMBERS)
        }
        if not sent.items() <= state.items():
            state = {**state, **sent}
            found.append((tick, state))
    return found


@given(song=songs(rules=False))
def test_the_halved_tempo_lasts_as_long_in_seconds_and_stays_sound(song: Song) -> None:
    try:
        halved = halve_tempo(song)
    except EditRefused:
        return
    before = sounding(song, song.arrangement).timeline
    after = sounding(halved, halved.arrangement).timeline
    assert problems(halved) == ()
    assert after.end_tick * 2 == before.end_tick
    assert len(after.spans) == len(before.spans)
