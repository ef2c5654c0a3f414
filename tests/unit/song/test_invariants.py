"""What a sound song is: each rule is broken once and found."""

import pytest
from msgspec.structs import replace

from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import (
    Arrangement,
    Chord,
    Control,
    KeyChange,
    Lane,
    Lyric,
    Meter,
    MeterChange,
    MidiOut,
    Note,
    Part,
    Piece,
    Section,
    Slot,
    Song,
    TempoChange,
    View,
    Written,
)

LANE, PIECE, SECTION, PART = LaneId(1), PieceId(2), SectionId(3), PartId(6)
BAR = 3840
SOUND = Song(
    lanes=(Lane(LANE),),
    pieces={PIECE: Piece(PIECE, length_ticks=BAR, content=Written((Note(0, 960, 60),)))},
    sections={SECTION: Section(SECTION, bars=2, parts={LANE: (Part(PART, PIECE),)})},
    arrangements=(Arrangement(ArrangementId(4), order=(Slot(SlotId(5), SECTION),)),),
    last_id=9,
)


def codes(song: Song) -> set[str]:
    return {problem.code for problem in problems(song)}


def with_section(**fields: object) -> Song:
    return replace(SOUND, sections={SECTION: replace(SOUND.sections[SECTION], **fields)})


def with_parts(*parts: Part) -> Song:
    return with_section(parts={LANE: parts})


def with_piece(**fields: object) -> Song:
    return replace(SOUND, pieces={PIECE: replace(SOUND.pieces[PIECE], **fields)})


def with_content(content: Written) -> Song:
    return with_piece(content=content)


def test_a_sound_song_has_no_problems() -> None:
    assert problems(SOUND) == ()


BROKEN = {
    "no-arrangement": replace(SOUND, arrangements=()),
    "bad-tempo": replace(SOUND, microseconds_per_quarter=0),
    "bad-meter": replace(SOUND, meter=Meter(4, 3)),
    "bad-key": with_section(keys=(KeyChange(0, "H"),)),
    "unknown-lane": replace(SOUND, view=View(muted=(LaneId(9),))),
    "unknown-arrangement": replace(SOUND, view=View(arrangement=ArrangementId(9))),
    "bad-zoom": replace(SOUND, view=View(zoom=float("nan"))),
    "bad-view": replace(SOUND, view=View(scroll_x=1 << 40)),
    "bad-count": replace(SOUND, last_id=1 << 60),
    "id-twice": replace(SOUND, lanes=(Lane(LANE), Lane(LANE))),
    "id-out-of-count": replace(SOUND, last_id=3),
    "number-out-of-range": replace(SOUND, lanes=(Lane(LANE, volume=128),)),
    "range-upside-down": replace(SOUND, lanes=(Lane(LANE, lowest_pitch=60, highest_pitch=50),)),
    "bad-colour": replace(SOUND, lanes=(Lane(LANE, colour="red"),)),
    "id-elsewhere": replace(SOUND, pieces={PieceId(7): SOUND.pieces[PIECE], PIECE: SOUND.pieces[PIECE]}),
    "bad-length": with_piece(length_ticks=0),
    "not-in-order": with_content(Written((Note(960, 10, 60), Note(0, 10, 60)))),
    "bad-note": with_content(Written((Note(-1, 960, 60),))),
    "bad-midi-out": replace(SOUND, lanes=(Lane(LANE, midi_out=MidiOut("Synth", 16)),)),
    "bad-control": with_content(Written(controls=(Control(0, "bend", 0, 9000),))),
    "before-pickup": with_content(Written(lyrics=(Lyric(-1, "la"),))),
    "bad-bars": with_section(bars=0),
    "empty-chord": with_section(chords=(Chord(0, " "),)),
    "bad-energy": with_section(intended_energy=float("inf")),
    "empty-cell": with_parts(),
    "parts-overlap": with_parts(Part(PART, length_ticks=BAR), Part(PartId(7), start_tick=BAR - 1)),
    "part-outside-section": with_parts(Part(PART, PIECE, length_ticks=3 * BAR)),
    "unknown-piece": with_parts(Part(PART, PieceId(9))),
    "unknown-section": replace(SOUND, sections={}),
}


@pytest.mark.parametrize("code", BROKEN)
def test_what_is_not_sound_is_named(code: str) -> None:
    assert code in codes(BROKEN[code])


@pytest.mark.parametrize(
    "fields",
    [
        {"tempos": (TempoChange(960, 500_000), TempoChange(0, 500_000))},
        {"meters": (MeterChange(2, 4, 4),)},
        {"chords": (Chord(2 * BAR, "C"),)},
        {"keys": (KeyChange(-1, "C"),)},
    ],
)
def test_changes_stand_in_order_inside_their_section(fields: dict[str, object]) -> None:
    assert "not-in-order" in codes(with_section(**fields))


def test_a_piece_too_short_for_its_part_is_found_without_tiling_it() -> None:
    endless = with_piece(length_ticks=1)
    section = replace(endless.sections[SECTION], bars=9_999)
    assert "too-many-tiles" in codes(replace(endless, sections={SECTION: section}))
