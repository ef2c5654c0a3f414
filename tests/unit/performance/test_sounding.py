"""What an arrangement sounds: tiles, pickups, transposition, borders."""

from msgspec.structs import replace

from arrangeboard.performance.sounding import SoundingCache, sounding
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import (
    Arrangement,
    Control,
    Lane,
    Note,
    Part,
    Piece,
    Section,
    Slot,
    Song,
    Sound,
    Written,
)

BAR = 3840
LANE, PIECE, VERSE, CHORUS = LaneId(1), PieceId(2), SectionId(3), SectionId(4)
ORDER = Arrangement(ArrangementId(5), order=(Slot(SlotId(6), VERSE), Slot(SlotId(7), CHORUS)))


PLAIN_LANE = Lane(LANE)


def song(
    notes: tuple[Note, ...],
    *parts: Part,
    length_ticks: int = BAR,
    pickup_ticks: int = 0,
    controls: tuple[Control, ...] = (),
    lane: Lane = PLAIN_LANE,
) -> Song:
    """Two sections of two bars; `parts` play one piece in the chorus."""
    piece = Piece(
        PIECE, length_ticks=length_ticks, pickup_ticks=pickup_ticks, content=Written(notes, controls)
    )
    return Song(
        lanes=(lane,),
        pieces={PIECE: piece},
        sections={
            VERSE: Section(VERSE, bars=2),
            CHORUS: Section(CHORUS, bars=2, parts={LANE: parts or (Part(PartId(8), PIECE),)}),
        },
        arrangements=(ORDER,),
        last_id=9,
    )


def heard(of: Song) -> list[tuple[int, int, int]]:
    return [(n.start_tick, n.length_ticks, n.pitch) for n in sounding(of, ORDER).lanes[LANE].notes]


def controls(of: Song) -> list[tuple[int, int, int]]:
    return [(one.tick, one.number, one.value) for one in sounding(of, ORDER).lanes[LANE].controls]


def test_a_shorter_piece_is_tiled_to_the_sections_end() -> None:
    assert heard(song((Note(0, 960, 60),))) == [(2 * BAR, 960, 60), (3 * BAR, 960, 60)]


def test_the_last_tile_is_cut_but_its_notes_sound_in_full() -> None:
    part = Part(PartId(8), PIECE, length_ticks=BAR + 960)
    cut = song((Note(0, 1920, 60), Note(960, 960, 62)), part)
    assert heard(cut) == [(2 * BAR, 1920, 60), (2 * BAR + 960, 960, 62), (3 * BAR, 1920, 60)]


def test_only_the_first_tile_sounds_its_pickup_in_the_section_before() -> None:
    led_in = song((Note(-480, 480, 59), Note(0, 960, 60)), pickup_ticks=480)
    assert heard(led_in) == [(2 * BAR - 480, 480, 59), (2 * BAR, 960, 60), (3 * BAR, 960, 60)]


def test_a_note_rings_until_its_pitch_starts_again_in_the_lane() -> None:
    held = song((Note(0, 3 * BAR, 60),))
    assert heard(held) == [(2 * BAR, BAR, 60), (3 * BAR, 3 * BAR, 60)]


def test_of_two_notes_that_start_together_the_longer_sounds() -> None:
    doubled = song((Note(0, 240, 60), Note(0, 960, 60)), length_ticks=2 * BAR)
    assert heard(doubled) == [(2 * BAR, 960, 60)]


def test_parts_transpose_but_drums_do_not() -> None:
    up = Part(PartId(8), PIECE, transpose=5)
    assert heard(song((Note(0, 960, 60),), up))[0][2] == 65
    drums = Lane(LANE, sound=Sound(drums=True))
    assert heard(song((Note(0, 960, 60),), up, lane=drums))[0][2] == 60


def test_pitches_that_leave_the_range_come_back_by_octaves() -> None:
    assert heard(song((Note(0, 960, 120),), Part(PartId(8), PIECE, transpose=12)))[0][2] == 120
    assert heard(song((Note(0, 960, 5),), Part(PartId(8), PIECE, transpose=-12)))[0][2] == 5


def test_a_planned_part_is_silent() -> None:
    assert heard(song((Note(0, 960, 60),), Part(PartId(8)))) == []


def test_every_note_knows_its_slot_and_part() -> None:
    notes = sounding(song((Note(0, 960, 60),)), ORDER).lanes[LANE].notes
    assert {(note.slot, note.part) for note in notes} == {(SlotId(7), PartId(8))}


def test_a_controller_rests_where_its_part_ends() -> None:
    part = Part(PartId(8), PIECE, length_ticks=BAR)
    swell = song((Note(0, 960, 60),), part, controls=(Control(960, "controller", 1, 90),))
    assert controls(swell) == [(2 * BAR + 960, 1, 90), (3 * BAR, 1, 0)]


def test_a_controller_rests_only_when_the_last_note_has_ended() -> None:
    part = Part(PartId(8), PIECE, length_ticks=BAR)
    ringing = song((Note(0, BAR + 480, 60),), part, controls=(Control(0, "controller", 11, 50),))
    assert controls(ringing) == [(2 * BAR, 11, 50), (3 * BAR + 480, 11, 127)]


def test_a_controller_does_not_rest_while_an_earlier_tiles_note_rings() -> None:
    tail = song(
        (Note(0, 5 * BAR, 60), Note(240, 240, 62)),
        Part(PartId(8), PIECE, length_ticks=BAR),
        Part(PartId(9), PieceId(20), start_tick=BAR, length_ticks=480),
    )
    swell = Piece(PieceId(20), length_ticks=480, content=Written((), (Control(0, "controller", 11, 50),)))
    both = replace(tail, pieces={**tail.pieces, PieceId(20): swell}, last_id=20)
    longer = replace(both.sections[CHORUS], bars=8)
    assert controls(replace(both, sections={**both.sections, CHORUS: longer})) == [
        (3 * BAR, 11, 50),
        (7 * BAR, 11, 127),
    ]


def test_every_tile_starts_with_its_controllers_at_rest() -> None:
    bent = song((Note(0, 960, 60),), controls=(Control(960, "bend", 0, 2000),))
    assert controls(bent) == [
        (2 * BAR + 960, 0, 2000),
        (3 * BAR, 0, 0),
        (3 * BAR + 960, 0, 2000),
    ]


def test_volume_rests_at_what_the_lane_says() -> None:
    part = Part(PartId(8), PIECE, length_ticks=BAR)
    fade = song(
        (Note(0, 960, 60),), part, controls=(Control(960, "controller", 7, 20),), lane=Lane(LANE, volume=90)
    )
    assert controls(fade)[-1] == (3 * BAR, 7, 90)


def test_parameter_numbers_are_sent_as_they_are() -> None:
    bend_range = tuple(
        Control(0, "controller", number, value) for number, value in ((101, 0), (100, 0), (6, 12))
    )
    assert controls(song((Note(0, 960, 60),), controls=bend_range, length_ticks=2 * BAR)) == [
        (2 * BAR, 101, 0),
        (2 * BAR, 100, 0),
        (2 * BAR, 6, 12),
    ]


def test_a_kept_cell_sounds_like_a_new_one_after_its_piece_changed() -> None:
    cache = SoundingCache()
    before = song((Note(0, 960, 60),))
    sounding(before, ORDER, cache)
    piece = replace(before.pieces[PIECE], content=Written((Note(0, 960, 64),)))
    after = replace(before, pieces={PIECE: piece})
    assert sounding(after, ORDER, cache) == sounding(after, ORDER)


def test_kept_cells_sound_anew_in_a_section_that_grew_as_much_as_the_next_one_shrank() -> None:
    short = song((Note(0, 960, 60),), Part(PartId(8), PIECE))
    chorus = short.sections[CHORUS]
    order = Arrangement(ORDER.id, order=ORDER.order[::-1])
    long = replace(short, sections={VERSE: Section(VERSE, bars=1), CHORUS: replace(chorus, bars=3)})
    cache = SoundingCache()
    sounding(short, order, cache)
    assert sounding(long, order, cache).lanes == sounding(long, order).lanes
