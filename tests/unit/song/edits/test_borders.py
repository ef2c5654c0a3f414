import pytest
from msgspec.structs import replace

from arrangeboard.performance.sounding import sounding
from arrangeboard.song import find
from arrangeboard.song.edits.borders import join_sections, move_border, split_section
from arrangeboard.song.edits.first_bar import set_first_bar
from arrangeboard.song.edits.replacing import with_piece
from arrangeboard.song.edits.scaling import double_tempo, halve_tempo
from arrangeboard.song.edits.sections import set_section_chords, set_section_key
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import ArrangementId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import (
    Arrangement,
    Chord,
    Control,
    KeyChange,
    Meter,
    MeterChange,
    Note,
    Part,
    Piece,
    Slot,
    Song,
    Written,
)
from tests.unit.app.band import BAR, BASS, CHORUS, RIFF, VERSE, WALK, band_song, with_parts


def through_composed() -> Song:
    """A verse whose bass plays one piece of four bars, with a controller set in its first bar."""
    notes = tuple(Note(bar * BAR, 960, 40 + bar) for bar in range(4))
    content = Written(notes, controls=(Control(0, "controller", 1, 99),))
    song = with_piece(band_song({}), Piece(PieceId(79), "Long", 4 * BAR, content=content))
    return with_parts(song, VERSE, BASS, Part(PartId(80), PieceId(79)))


def test_a_tiled_riff_is_cut_on_a_bar_without_a_new_piece() -> None:
    song = split_section(band_song({(VERSE, BASS): RIFF}), VERSE, 1)

    first, second = (song.sections[slot.section] for slot in song.arrangement.order[:2])
    assert (first.bars, second.bars) == (1, 3)
    assert [part.piece for part in (*first.parts[BASS], *second.parts[BASS])] == [RIFF, RIFF]
    assert song.pieces.keys() == {RIFF, WALK}


def test_a_longer_piece_is_cut_in_two_and_its_controllers_stay_in_effect() -> None:
    song = split_section(through_composed(), VERSE, 2)

    second = song.sections[song.arrangement.order[1].section]
    piece = song.pieces[second.parts[BASS][0].piece or PieceId(0)]
    assert [(note.start_tick, note.pitch) for note in piece.written.notes] == [(0, 42), (BAR, 43)]
    assert piece.written.controls == (Control(0, "controller", 1, 99),)
    assert (piece.name, piece.length_ticks) == ("Long 2", 2 * BAR)


def test_the_second_half_opens_with_the_chord_and_key_in_effect() -> None:
    song = set_section_chords(band_song({}), VERSE, (Chord(0, "F"), Chord(3 * BAR, "C")))
    song = set_section_key(song, VERSE, "F")

    split = split_section(song, VERSE, 2)

    second = split.sections[split.arrangement.order[1].section]
    assert second.chords == (Chord(0, "F"), Chord(BAR, "C"))
    assert second.keys == (KeyChange(0, "F"),)


def test_linked_repeats_are_split_into_linked_halves() -> None:
    song = band_song({(VERSE, BASS): RIFF}, order=(VERSE, CHORUS, VERSE))

    order = [slot.section for slot in split_section(song, VERSE, 2).arrangement.order]

    assert order == [VERSE, order[1], CHORUS, VERSE, order[1]]


def test_joining_brings_the_piece_back_and_the_tray_in_order() -> None:
    song = through_composed()

    joined = join_sections(split_section(song, VERSE, 2), song.arrangement.order[0].id)

    assert joined.sections == song.sections
    assert joined.pieces == song.pieces


def test_sections_played_apart_are_not_joined() -> None:
    song = band_song({}, order=(VERSE, CHORUS, VERSE))

    with pytest.raises(EditRefused, match="join-linked-elsewhere"):
        join_sections(song, song.arrangement.order[0].id)
    with pytest.raises(EditRefused, match="nothing-follows"):
        join_sections(song, song.arrangement.order[2].id)


def test_joining_a_section_without_chords_says_that_it_has_none() -> None:
    song = set_section_chords(band_song({}), VERSE, (Chord(0, "F"),))

    joined = join_sections(song, song.arrangement.order[0].id)

    assert joined.sections[VERSE].chords == (Chord(0, "F"), Chord(4 * BAR, "N.C."))
    assert CHORUS not in joined.sections


def test_moving_a_border_there_and_back_makes_one_part_again() -> None:
    song = through_composed()
    slot = song.arrangement.order[0].id

    there = move_border(song, slot, -1)
    back = move_border(there, slot, 1)

    assert [there.sections[one].bars for one in (VERSE, CHORUS)] == [3, 5]
    (part,) = back.sections[VERSE].parts[BASS]
    assert part.piece == song.sections[VERSE].parts[BASS][0].piece
    assert (part.start_tick, part.length_ticks) == (0, 4 * BAR)
    assert back.sections[CHORUS] == song.sections[CHORUS]
    assert back.pieces == song.pieces


def test_a_border_moved_in_one_place_leaves_linked_repeats_alone() -> None:
    song = band_song({(VERSE, BASS): RIFF}, order=(VERSE, CHORUS, VERSE, CHORUS))

    moved = move_border(song, song.arrangement.order[0].id, 2)

    first, second, third, fourth = (moved.sections[slot.section] for slot in moved.arrangement.order)
    assert [first.bars, second.bars, third.bars, fourth.bars] == [6, 2, 4, 4]
    assert third is song.sections[VERSE]
    assert first.origin == VERSE


def test_a_border_cannot_swallow_a_section() -> None:
    song = band_song({})

    with pytest.raises(EditRefused, match="border-swallows-section"):
        move_border(song, song.arrangement.order[0].id, 4)


def test_a_splits_place_must_lie_inside() -> None:
    with pytest.raises(EditRefused, match="split-outside-section"):
        split_section(band_song({}), VERSE, 4)


def test_silence_before_bar_one_goes() -> None:
    song = with_parts(band_song({}), VERSE, BASS, Part(PartId(80), RIFF, 960, BAR))

    shifted = set_first_bar(song, 960)

    verse = shifted.sections[VERSE]
    assert (verse.bars, verse.meters) == (4, ())
    assert [(part.start_tick, part.length_ticks) for part in verse.parts[BASS]] == [(0, BAR)]


def test_music_before_bar_one_becomes_a_short_bar() -> None:
    song = band_song({(VERSE, BASS): RIFF})

    shifted = set_first_bar(song, 2 * BAR + 960)

    verse = shifted.sections[VERSE]
    assert verse.bars == 5
    assert verse.meters == (MeterChange(0, 1, 4), MeterChange(1, 4, 4))


def test_bar_lines_that_are_right_stay() -> None:
    song = band_song({(VERSE, BASS): RIFF})

    assert set_first_bar(song, BAR) is song
    with pytest.raises(EditRefused, match="first-bar-outside-song"):
        set_first_bar(song, 8 * BAR)


def test_linked_sections_stay_linked_under_new_bar_lines_where_what_follows_is_the_same() -> None:
    song = band_song({(VERSE, BASS): RIFF, (CHORUS, BASS): WALK}, order=(VERSE, CHORUS, VERSE, CHORUS))

    order = [slot.section for slot in set_first_bar(song, 960).arrangement.order]

    assert len({order[0], order[2]}) == 2
    assert len({order[1], order[3]}) == 2


def variants_song(*orders: tuple[SectionId, ...]) -> Song:
    """A song whose variants play these orders, each opening with silence of less than a bar."""
    song = band_song({(CHORUS, BASS): WALK}, order=orders[0])
    song = with_parts(song, VERSE, BASS, Part(PartId(80), RIFF, 960, BAR))
    for number, order in enumerate(orders[1:], start=1):
        slots = tuple(Slot(SlotId(100 * number + at), section) for at, section in enumerate(order))
        added = Arrangement(ArrangementId(70 + number), f"Variant {number}", slots)
        song = replace(song, arrangements=(*song.arrangements, added), last_id=999)
    return song


def heard(song: Song, arrangement: Arrangement) -> list[tuple[int, int]]:
    """When which pitches sound, counted from the first note."""
    lanes = sounding(song, arrangement).lanes
    notes = sorted((note.start_tick, note.pitch) for lane in lanes.values() for note in lane.notes)
    return [(start - notes[0][0], pitch) for start, pitch in notes]


def test_variants_of_the_same_order_are_shifted_together_and_leave_nothing_on_the_shelf() -> None:
    song = variants_song((VERSE, CHORUS), (VERSE, CHORUS))

    shifted = set_first_bar(song, 960)

    first, second = shifted.arrangements
    assert [slot.section for slot in first.order] == [slot.section for slot in second.order]
    assert shifted.sections.keys() == song.sections.keys()
    assert find.shelf(shifted, first) == find.shelf(shifted, second) == ()
    assert problems(shifted) == ()


def test_a_variant_in_another_order_sounds_as_before_when_shifted_along() -> None:
    song = variants_song((VERSE, CHORUS, VERSE), (VERSE, VERSE, CHORUS))

    shifted = set_first_bar(song, 960)

    for before, after in zip(song.arrangements, shifted.arrangements, strict=True):
        assert heard(song, before) == heard(shifted, after)
        assert after.order != before.order
    used = {slot.section for one in shifted.arrangements for slot in one.order}
    assert shifted.sections.keys() == used
    assert problems(shifted) == ()


def test_a_variant_that_opens_otherwise_keeps_its_bar_lines() -> None:
    song = variants_song((VERSE, CHORUS), (CHORUS, VERSE))

    shifted = set_first_bar(song, 960)

    assert shifted.arrangements[1] == song.arrangements[1]
    assert {key: shifted.sections[key] for key in song.sections} == song.sections


def test_double_tempo_counts_twice_as_many_bars() -> None:
    song = replace(band_song({(VERSE, BASS): RIFF}), microseconds_per_quarter=800_000)

    doubled = double_tempo(song)

    assert doubled.microseconds_per_quarter == 400_000
    assert doubled.sections[VERSE].bars == 8
    assert doubled.pieces[RIFF].written.notes[1] == Note(1920, 960, 41)
    assert halve_tempo(doubled) == song


def test_an_odd_section_counted_half_as_fast_ends_with_half_a_bar() -> None:
    song = split_section(band_song({(VERSE, BASS): RIFF}), VERSE, 1)

    first = halve_tempo(song).sections[VERSE]

    assert (first.bars, first.meters) == (1, (MeterChange(0, 2, 4),))


def test_each_meter_is_counted_half_as_fast_by_itself() -> None:
    song = band_song({})
    verse = replace(song.sections[VERSE], meters=(MeterChange(1, *_pair(Meter(3, 4))),))

    halved = halve_tempo(replace(song, sections={**song.sections, VERSE: verse})).sections[VERSE]

    assert (halved.bars, halved.meters) == (
        3,
        (MeterChange(0, 2, 4), MeterChange(1, 3, 4), MeterChange(2, 3, 8)),
    )


def test_notes_played_by_hand_move_by_half_a_tick_at_most() -> None:
    song = band_song({(VERSE, BASS): RIFF})
    riff = song.pieces[RIFF]
    loose = replace(riff, content=Written((Note(1, 1, 40), Note(961, 479, 41))))

    halved = halve_tempo(with_piece(song, loose))

    assert halved.pieces[RIFF].written.notes == (Note(0, 1, 40), Note(480, 239, 41))


def test_a_part_of_a_single_tick_has_no_place_when_counted_half_as_fast() -> None:
    long, short = Part(PartId(80), RIFF, 0, 960), Part(PartId(81), RIFF, 960, 1)
    song = with_parts(band_song({}), VERSE, BASS, long, short, Part(PartId(82), RIFF, 961))

    halved = halve_tempo(song)

    assert problems(halved) == ()
    assert [part.id for part in halved.sections[VERSE].parts[BASS]] == [80, 82]


def _pair(meter: Meter) -> tuple[int, int]:
    return meter.numerator, meter.denominator
