"""Findings in words: names of notes, bars as the board counts them, and the figures behind."""

import pytest

from arrangeboard.app.fit.finding_places import beats, scene_of
from arrangeboard.app.fit.telling import Told, told
from arrangeboard.fit.cases import At, case_at
from arrangeboard.fit.figure import StepNote
from arrangeboard.fit.finding import Finding, Measure
from arrangeboard.fit.findings import CODES
from arrangeboard.fit.verdict import verdict
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import (
    Arrangement,
    Chord,
    KeyChange,
    Lane,
    MeterChange,
    Note,
    Part,
    Piece,
    Section,
    Slot,
    Song,
    Written,
)

VOICE, STRINGS = LaneId(1), LaneId(2)
VERSE, CHORUS = SectionId(3), SectionId(4)
FIRST_VERSE, FIRST_CHORUS, SECOND_CHORUS = SlotId(5), SlotId(6), SlotId(7)
TUNE = Part(PartId(8), PieceId(9))
WALTZ_TUNE = Part(PartId(11), PieceId(9))
PIECE = Piece(PieceId(9), "Tune", 8 * 3840, content=Written((Note(0, 960, 64),)))

SONG = Song(
    key="Cm",
    lanes=(
        Lane(VOICE, "Voice", role="melody", lowest_pitch=57, highest_pitch=77),
        Lane(STRINGS, "Strings", role="harmony"),
    ),
    pieces={PIECE.id: PIECE},
    sections={
        VERSE: Section(VERSE, "Verse", bars=4, parts={VOICE: (WALTZ_TUNE,)}, meters=(MeterChange(0, 6, 8),)),
        CHORUS: Section(
            CHORUS, "Chorus", bars=8, chords=(Chord(0, "Cm"), Chord(3840, "F7")), parts={VOICE: (TUNE,)}
        ),
    },
    arrangements=(
        Arrangement(
            ArrangementId(10),
            "",
            (Slot(FIRST_VERSE, VERSE), Slot(FIRST_CHORUS, CHORUS), Slot(SECOND_CHORUS, CHORUS)),
        ),
    ),
    last_id=11,
)
IN_CHORUS, IN_VERSE = At(SECOND_CHORUS, VOICE, TUNE.id), At(FIRST_VERSE, VOICE, WALTZ_TUNE.id)


def finding(
    code: str,
    measure: Measure | None = None,
    *,
    start: int = 0,
    end: int = 384,
    notes: tuple[StepNote, ...] = (),
    guessed: bool = False,
    **values: object,
) -> Finding:
    measured = measure or Measure("cover", 40, 35, 95)
    return Finding(code, "mild", 0.5, start, end, measured, notes=notes, values=dict(values), guessed=guessed)


def telling(one: Finding, at: At = IN_CHORUS, song: Song = SONG) -> Told:
    return told(song, song.arrangement, at, one)


def test_a_rub_names_note_bar_beats_and_chord_tone() -> None:
    notes = (StepNote(12, 36, 64), StepNote(12, 60, 76))
    measure = Measure("rub", 20, 15, 90)
    rub = finding("rub", measure, start=12, end=36, notes=notes, chord_step=0, steps=24)
    said = telling(rub)
    assert said.sentence == "The E in bar 13 (2 beats) rubs a semitone above the E♭ of Cm."
    assert said.where == "Chorus 2, bar 13 (its bar 1), beat 2"
    assert said.measure.startswith("A semitone above a chord tone 20 % of the time")
    assert said.guess == ""


def test_notes_are_spelled_by_the_chord_that_they_rub_with() -> None:
    note = StepNote(48, 72, 66)
    rub = finding("rub", Measure("rub", 20, 15, 90), start=48, end=72, notes=(note,), chord_step=48, steps=24)
    assert "rubs a semitone above the F of F7" in telling(rub).sentence


def test_another_key_is_named_in_its_simplest_spelling() -> None:
    moved = finding(
        "wrong-key",
        Measure("transposed-chord-tones", 38.2, 74.4, 95),
        semitones=3,
        away=9,
        minor=True,
        r=0.81,
        section_r=0.42,
    )
    said = telling(moved)
    assert said.sentence == (
        "It sounds in Am, the section is in Cm: 3 semitones higher it would be on chord tones for 74 % of its"
        " time, instead of 38 %."
    )
    assert said.measure.startswith("Its notes are those of Am; the section is in Cm.")
    assert said.measure.endswith("(Likeness to Am 0.81 of 1, to Cm 0.42.)")


def test_another_key_without_a_name_and_beside_other_lanes() -> None:
    plain = finding("wrong-key", Measure("transposed-chord-tones", 38, 74, 95), semitones=-1)
    assert telling(plain).sentence.startswith(
        "It seems to be in another key than its section: a semitone lower"
    )
    beside = finding("wrong-key", Measure("clash", 44, 13, 90), semitones=1)
    assert "a semitone beside other lanes for 44 % of its time" in telling(beside).sentence


def test_a_key_change_of_the_section_is_the_key_told() -> None:
    sections = {**SONG.sections, CHORUS: Section(CHORUS, "Chorus", keys=(KeyChange(0, "D"),))}
    song = Song(
        key="C", lanes=SONG.lanes, sections=sections, arrangements=SONG.arrangements, pieces=SONG.pieces
    )
    ending = finding("open-end", start=372, end=384, notes=(StepNote(372, 384, 73),))
    assert telling(ending, song=song).sentence == (
        "The section's tune ends on C♯, not on the first, third or fifth note of D, and so stays open."
    )


@pytest.mark.parametrize(
    ("steps", "way"), [(24, "2 beats later"), (-12, "1 beat earlier"), (-24, "2 beats earlier")]
)
def test_shifts_are_told_in_beats(steps: int, way: str) -> None:
    shifted = finding("off-beat", Measure("shifted-chord-tones", 61, 78, 95), steps=steps)
    assert telling(shifted).sentence == (
        f"It fits the chords better {way}: 78 % on chord tones instead of 61 %."
    )


def test_in_six_eight_beats_are_eighths_as_the_meter_writes_them() -> None:
    shifted = finding("off-beat", Measure("shifted-chord-tones", 61, 78, 95), end=144, steps=18)
    assert "3 beats later" in telling(shifted, IN_VERSE).sentence


@pytest.mark.parametrize(
    ("steps", "alone", "words"),
    [
        (-3, False, "a sixteenth after the beat and the other lanes"),
        (3, True, "a sixteenth before the beat."),
        (1, False, "less than a sixteenth before"),
    ],
)
def test_a_sixteenth_off_says_where_its_notes_come(steps: int, alone: bool, words: str) -> None:
    off = finding("sixteenth-off", Measure("onsets-met", 40, 90, 95), steps=steps, alone=alone)
    assert words in telling(off).sentence


def test_lengths_are_told_in_bars() -> None:
    tiled = finding(
        "length",
        Measure("length", 8, 6, 0, "bars"),
        start=288,
        piece_steps=288,
        part_steps=384,
        played_steps=96,
    )
    said = telling(tiled)
    assert said.sentence == "It lasts 6 bars, and its place 8 bars: its last repeat is cut off after 2 bars."
    assert said.where == "Chorus 2, bars 19 to 20 (its bars 7 to 8)"
    longer = finding("length", piece_steps=480, part_steps=48, played_steps=48)
    assert telling(longer).sentence == "It lasts 10 bars, and its place 1 bar: the rest is cut off."


def test_empty_bars_are_told_by_where_they_are() -> None:
    end = finding("stops-short", start=288, at_end=True, bars=2)
    inside = finding("stops-short", start=48, end=96, at_end=False, bars=1)
    assert telling(end).sentence == "It leaves its last 2 bars empty."
    assert telling(inside).sentence == "It leaves 1 bar empty on the way."
    assert telling(inside).where == "Chorus 2, bar 14 (its bar 2)"


def test_seams_and_pickups_name_the_section_beside() -> None:
    leap = finding(
        "seam-jump", Measure("seam", 14, 12, 95, "semitones"), end=12, semitones=14, into_next=False
    )
    assert telling(leap).sentence == "It comes in 14 semitones above the lane's last note in Chorus 1."
    onward = finding("seam-jump", semitones=-13, into_next=True)
    assert telling(onward, IN_VERSE).sentence == (
        "In Chorus 1 the lane goes on 13 semitones below where this ends."
    )
    theirs = finding("seam-jump", semitones=-13, into_next=True, is_theirs=True)
    assert telling(theirs, IN_VERSE).sentence == (
        "In Chorus 1 the lane has left its register: the joint is a leap of 13 semitones. That is told there."
    )
    pickup = finding(
        "pickup-collision", Measure("pickup-overlap", 24, 3, 0, "steps"), start=-24, end=0, steps=24
    )
    said = telling(pickup)
    assert said.where == "Chorus 2, in its pickup"
    assert said.sentence.endswith("plays the end of Chorus 1: 2 beats overlap.")
    assert said.measure.startswith("2 beats in which")


def test_a_finding_about_another_lane_names_it() -> None:
    assert "Strings most of all" in telling(finding("masked", lane=STRINGS)).sentence
    assert "above Strings" in telling(finding("low-mud", Measure("mud", 40, 10, 95), lane=STRINGS)).sentence


def test_ranges_are_told_by_their_notes() -> None:
    note = StepNote(0, 12, 80)
    one = finding("out-of-range", Measure("outside", 1, 0, 100, "notes"), notes=(note,), count=1, of=9)
    assert telling(one).sentence == "The A♭5 in bar 13 lies outside the range of Voice, A3 to F5."
    many = finding("out-of-range", Measure("outside", 3, 0, 100, "notes"), notes=(note,) * 3, count=3, of=9)
    assert telling(many).sentence == "3 of its 9 notes lie outside the range of Voice, A3 to F5."


def test_guesses_are_told_as_guesses() -> None:
    assert "guessed" in telling(finding("masked", guessed=True)).guess


def test_a_finding_about_the_whole_part_is_where_the_part_is() -> None:
    assert telling(finding("masked")).where == "Chorus 2"
    assert telling(finding("masked", start=0, end=12), IN_VERSE).where == "Verse, bar 1, beat 1"


@pytest.mark.parametrize("code", CODES)
def test_every_kind_of_finding_has_a_few_words_and_a_sentence(code: str) -> None:
    note = StepNote(0, 12, 64)
    said = telling(finding(code, notes=(note,), chord_step=0, steps=3, semitones=2, count=2, of=2))
    assert 1 <= len(said.short.split()) <= 4
    assert said.sentence.endswith(".")
    assert said.measure.endswith(".")


def test_what_the_finders_find_can_be_told() -> None:
    lane = SONG.lanes[0]
    case = case_at(SONG, SONG.arrangement, 1, lane, TUNE)
    assert case is not None
    found = verdict(case).findings
    assert "rub" in {one.code for one in found}
    for one in found:
        assert telling(one).sentence


def test_what_is_played_unevenly_is_told_in_quarters_of_a_beat() -> None:
    scene = scene_of(SONG, SONG.arrangement, IN_CHORUS)
    told_lengths = [beats(scene, steps) for steps in (1, 3, 8, 11, 12, 13, 20, 30, 43)]
    assert told_lengths == [
        "¼ of a beat",
        "¼ of a beat",
        "⅔ of a beat",
        "1 beat",
        "1 beat",
        "1 beat",
        "1⅔ beats",
        "2½ beats",
        "3½ beats",
    ]


def test_within_a_section_a_place_is_told_without_its_name() -> None:
    assert telling(finding("masked")).within == ""
    assert telling(finding("masked", start=0, end=12), IN_VERSE).within == "Bar 1, beat 1"
    assert telling(finding("masked", start=48, end=96)).within == "Bar 14"
    assert telling(finding("masked", start=48, end=144)).within == "Bars 14 to 15"
    assert telling(finding("pickup-collision", start=-12, end=0)).within == "In its pickup"
