"""Songs made into scores."""

from msgspec.structs import replace

from arrangeboard.performance.sounding import sounding
from arrangeboard.song.ids import LaneId, PieceId, SectionId
from arrangeboard.song.values import (
    Control,
    LaneControl,
    Meter,
    MeterChange,
    MidiOut,
    Note,
    Song,
    TempoChange,
    View,
)
from arrangeboard.sound.score.lane_columns import Placement, lane_columns
from arrangeboard.sound.score.schedule import Scheduler, schedule
from arrangeboard.sound.score.tempo_map import TempoMap
from arrangeboard.sound.score.values import BEND, CONTROLLER, Score
from tests.unit.sound.played_songs import (
    BAR,
    BAR_FRAMES,
    BEAT,
    BEAT_FRAMES,
    DRUMS,
    PAD,
    order,
    piece,
    song,
    with_controls,
)

TWO = song((Note(0, BEAT, 60),), (Note(-BEAT, 2 * BEAT, 62), Note(2 * BEAT, BEAT, 64)))


def score(of: Song, percent: int = 100) -> Score:
    return schedule(of, of.arrangement, percent=percent)


def notes(of: Score) -> list[tuple[int, int, int, int]]:
    """Frame, length, slot and pitch of each note."""
    column = of.note_column
    return list(zip(*(column[name].tolist() for name in ("frame", "length", "slot", "pitch")), strict=True))


def test_notes_start_and_end_at_the_frames_of_their_ticks() -> None:
    assert notes(score(TWO)) == [
        (0, BEAT_FRAMES, 0, 60),
        (2 * BAR_FRAMES - BEAT_FRAMES, 2 * BEAT_FRAMES, 1, 62),
        (2 * BAR_FRAMES + 2 * BEAT_FRAMES, BEAT_FRAMES, 1, 64),
    ]


def test_an_opening_pickup_lies_before_frame_0() -> None:
    opening = replace(TWO, arrangements=(order(2),))
    assert notes(score(opening))[0] == (-BEAT_FRAMES, 2 * BEAT_FRAMES, 0, 62)


def test_a_note_is_never_shorter_than_a_frame() -> None:
    short = song((Note(0, 1, 60),), tempos=(1000,))
    assert notes(score(short)) == [(0, 1, 0, 60)]


def test_of_notes_that_share_a_frame_at_an_absurd_tempo_one_of_each_pitch_stays() -> None:
    crowd = song((Note(0, 1, 60), Note(1, 1, 60), Note(2, 1, 61), Note(BAR, 1, 60)), tempos=(1000,))
    assert [(frame, pitch) for frame, _, _, pitch in notes(score(crowd))] == [(0, 60), (0, 61), (176, 60)]


def test_muted_lanes_keep_their_channel_and_have_no_notes() -> None:
    muted = replace(TWO, view=View(muted=(PAD,)))
    assert score(muted).channels == score(TWO).channels
    assert notes(score(muted)) == []


def test_beside_a_soloed_lane_the_others_are_silent() -> None:
    assert notes(score(replace(TWO, view=View(soloed=(DRUMS,))))) == []
    assert notes(score(replace(TWO, view=View(soloed=(PAD,))))) == notes(score(TWO))


def test_a_channel_begins_with_its_lanes_volume_pan_and_setup() -> None:
    reverb = LaneControl("controller", 91, 12)
    lanes = (replace(TWO.lanes[0], volume=90, pan=20, setup=(reverb,)), TWO.lanes[1])
    pad, drums = score(replace(TWO, lanes=lanes)).channels
    assert set(pad.setup) == {
        reverb,
        LaneControl("controller", 7, 90),
        LaneControl("controller", 10, 20),
    }
    assert (pad.lane, drums.lane, drums.sound.drums) == (PAD, DRUMS, True)


def test_a_lane_with_a_midi_port_plays_the_built_in_sound_only_beside_it() -> None:
    def channel(out: MidiOut | None) -> tuple[bool, str, int]:
        made = score(replace(TWO, lanes=(replace(TWO.lanes[0], midi_out=out),))).channels[0]
        return made.is_built_in, made.port, made.port_channel

    assert channel(None) == (True, "", 0)
    assert channel(MidiOut("Synth", 9)) == (False, "Synth", 9)
    assert channel(MidiOut("Synth", 9, beside=True)) == (True, "Synth", 9)


def test_controls_lie_at_their_frames_and_rest_where_the_part_ends() -> None:
    bent = with_controls(TWO, 1, Control(0, "controller", 1, 50), Control(BEAT, "bend", 0, -8192))
    rows = [row[:1] + row[2:] for row in score(bent).control_column.tolist()]
    assert rows[:2] == [(0, CONTROLLER, 1, 50), (BEAT_FRAMES, BEND, 0, -8192)]
    assert sorted(rows[2:]) == [(2 * BAR_FRAMES, CONTROLLER, 1, 0), (2 * BAR_FRAMES, BEND, 0, 0)]


def test_controllers_that_would_silence_a_channel_or_change_its_bank_are_not_played() -> None:
    disturbing = [Control(BEAT, "controller", number, 0) for number in (0, 32, 120, 121, 123, 126)]
    assert score(with_controls(TWO, 1, *disturbing)).controls == b""
    setup = tuple(LaneControl("controller", number, 5) for number in (121, 0, 7, 10, 91))
    of = score(replace(TWO, lanes=(replace(TWO.lanes[0], setup=setup),)))
    assert [(one.number, one.value) for one in of.channels[0].setup] == [(7, 100), (10, 64), (91, 5)]


def test_slots_meet_in_ticks_and_frames() -> None:
    first, second = score(TWO).slots
    assert (first.start_frame, first.end_frame) == (0, 2 * BAR_FRAMES)
    assert (second.start_tick, second.start_frame) == (first.end_tick, first.end_frame)
    assert score(TWO).end_frame == 4 * BAR_FRAMES


def beats(of: Song) -> list[tuple[int, bool]]:
    return [(frame, flag) for frame, flag in score(of).beat_column.tolist()]


def test_beats_are_counted_as_the_meter_writes_them() -> None:
    six_eight = replace(song((), bars=2), meter=Meter(6, 8))
    assert beats(six_eight) == [(n * BEAT_FRAMES // 2, n % 6 == 0) for n in range(12)]


def test_a_partial_bar_is_a_bar_of_its_own() -> None:
    own = song((), bars=2)
    section = replace(own.sections[SectionId(1)], meters=(MeterChange(0, 1, 4), MeterChange(1, 3, 4)))
    partial = replace(own, sections={section.id: section})
    assert [flag for _, flag in beats(partial)] == [True, True, False, False]


def test_a_section_without_a_tempo_of_its_own_returns_to_the_songs() -> None:
    slow_first = song((), (), tempos=(1_000_000, 0))
    frames = [slot.end_frame for slot in score(slow_first).slots]
    assert frames == [4 * BAR_FRAMES, 6 * BAR_FRAMES]


def test_a_tempo_change_inside_a_note_lengthens_it() -> None:
    section = replace(TWO.sections[SectionId(1)], tempos=(TempoChange(BEAT // 2, 1_000_000),))
    slower = replace(TWO, sections={**TWO.sections, section.id: section})
    assert notes(score(slower))[0] == (0, BEAT_FRAMES // 2 + BEAT_FRAMES, 0, 60)


def test_half_the_speed_puts_every_note_twice_as_far() -> None:
    assert notes(score(TWO, 50)) == [(2 * f, 2 * n, s, p) for f, n, s, p in notes(score(TWO))]


def test_an_order_without_sections_is_silent_and_has_no_length() -> None:
    empty = score(replace(TWO, arrangements=(order(),)))
    assert (empty.end_frame, empty.notes, empty.slots) == (0, b"", ())
    assert len(empty.channels) == 2


def test_the_notes_of_all_lanes_lie_in_order_of_frames() -> None:
    both = song((Note(0, BEAT, 60), Note(2 * BEAT, BEAT, 61)), (Note(0, BEAT, 62),))
    drummed = replace(
        both.sections[SectionId(1)],
        parts={
            PAD: both.sections[SectionId(1)].parts[PAD],
            DRUMS: both.sections[SectionId(2)].parts[PAD],
        },
    )
    of = score(replace(both, sections={**both.sections, drummed.id: drummed}))
    column = of.note_column
    assert list(zip(column["frame"].tolist(), column["channel"].tolist(), strict=True)) == [
        (0, 0),
        (0, 1),
        (2 * BEAT_FRAMES, 0),
        (2 * BAR_FRAMES, 0),
    ]


def test_the_columns_of_a_lane_are_kept_while_nothing_they_depend_on_changes() -> None:
    sounds = sounding(TWO, TWO.arrangement).lanes[PAD]
    tempos = score(TWO).tempo_map
    placement = Placement(tempos, (1, 2))
    made = lane_columns(sounds, placement, 0, None)
    assert lane_columns(sounds, placement, 0, made) is made
    moved = lane_columns(sounds, placement, 3, made)
    assert set(moved.notes["channel"].tolist()) == {3}
    slower = lane_columns(sounds, Placement(TempoMap(tempos.tempos, 44_100, 50), (1, 2)), 0, made)
    assert slower.notes["frame"].tolist() == (2 * made.notes["frame"]).tolist()


def test_a_scheduler_follows_every_edit() -> None:
    scheduler = Scheduler()
    other_piece = piece(1, Note(BEAT, BEAT, 70))
    edits = [
        TWO,
        replace(TWO, pieces={**TWO.pieces, PieceId(1): other_piece}),
        replace(TWO, lanes=TWO.lanes[::-1]),
        replace(TWO, arrangements=(order(2, 1),)),
        replace(TWO, arrangements=(order(1),)),
        replace(TWO, lanes=(replace(TWO.lanes[0], id=LaneId(1)),)),
        replace(TWO, microseconds_per_quarter=400_000),
        TWO,
    ]
    for edited in edits:
        assert scheduler.schedule(edited, edited.arrangement) == score(edited)
    assert scheduler.schedule(TWO, TWO.arrangement, percent=70, revision=5) == schedule(
        TWO, TWO.arrangement, percent=70, revision=5
    )


def test_a_song_of_ten_bars_is_as_long_in_frames_as_in_ticks() -> None:
    long = score(song(*((Note(0, BAR, 60),) for _ in range(5)), tempos=(333_333,) * 5))
    assert long.end_frame == round(10 * 4 * 333_333 * 44_100 / 1_000_000)
