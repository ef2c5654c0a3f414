"""Starters swing with the drums of their section, written ones or such from a rule."""

import pytest
from msgspec.structs import replace

from arrangeboard.performance.feel import measured_swing, swing_percent
from arrangeboard.performance.sounding import cell_notes
from arrangeboard.song.bars import section_grid
from arrangeboard.song.ids import LaneId, PartId, PieceId, SectionId
from arrangeboard.song.values import (
    Chord,
    Generated,
    Lane,
    Meter,
    Note,
    Part,
    Piece,
    Section,
    Song,
    Sound,
    Written,
)

BEAT = 960
BASS, DRUMS = LaneId(1), LaneId(2)
EIGHTHS, BEATS, VERSE = PieceId(3), PieceId(4), SectionId(5)


def hats(second_eighth_tick: int, beats: int = 8) -> Written:
    strokes = [beat * BEAT + tick for beat in range(beats) for tick in (0, second_eighth_tick)]
    return Written(notes=tuple(Note(tick, 120, 42, 80) for tick in strokes))


def song_with(drums: Written | Generated) -> Song:
    parts: dict[LaneId, tuple[Part, ...]] = {
        BASS: (Part(PartId(6), EIGHTHS),),
        DRUMS: (Part(PartId(7), BEATS),),
    }
    return Song(
        lanes=(Lane(BASS, role="bass"), Lane(DRUMS, role="rhythm", sound=Sound(drums=True))),
        pieces={
            EIGHTHS: Piece(EIGHTHS, length_ticks=3840, content=Generated("bass-eighths")),
            BEATS: Piece(BEATS, length_ticks=8 * BEAT, content=drums),
        },
        sections={VERSE: Section(VERSE, bars=2, chords=(Chord(0, "C"),), parts=parts)},
        last_id=7,
    )


def off_beats(song: Song) -> set[int]:
    section = song.sections[VERSE]
    notes = cell_notes(song, section, song.lanes[0], section.parts[BASS])
    return {note.start_tick % BEAT for note in notes}


def swing_of(song: Song) -> int:
    section = song.sections[VERSE]
    return swing_percent(song, section, section_grid(song, section))


@pytest.mark.parametrize(("tick", "percent"), [(480, 50), (500, 50), (560, 58), (640, 67), (670, 67)])
def test_swing_is_measured_on_the_second_eighths(tick: int, percent: int) -> None:
    assert measured_swing(hats(tick)) == (8, percent)


def test_sixteenths_and_single_strokes_say_nothing_about_eighths() -> None:
    sixteenths = tuple(Note(tick * 240, 120, 42, 80) for tick in range(32))
    assert measured_swing(Written(notes=sixteenths))[1] == 50
    assert measured_swing(Written(notes=(Note(640, 120, 38, 80),)))[1] == 50


def test_a_bass_from_a_rule_swings_with_written_drums() -> None:
    assert off_beats(song_with(hats(480))) == {0, 480}
    (swung,) = off_beats(song_with(hats(640))) - {0}
    assert abs(swung - 640) <= 5


def test_a_bass_from_a_rule_swings_with_a_shuffle_from_a_rule() -> None:
    (swung,) = off_beats(song_with(Generated("beat-shuffle"))) - {0}
    assert abs(swung - 640) <= 5
    assert off_beats(song_with(Generated("beat-rock"))) == {0, 480}


def test_meters_of_eighths_are_straight() -> None:
    song = song_with(hats(640))
    assert swing_of(song) == 67
    assert swing_of(replace(song, meter=Meter(6, 8))) == 50


def test_an_edit_of_the_drums_is_heard() -> None:
    song = song_with(hats(480))
    assert swing_of(song) == 50
    swung = replace(song.pieces[BEATS], content=hats(640))
    assert swing_of(replace(song, pieces={**song.pieces, BEATS: swung})) == 67
