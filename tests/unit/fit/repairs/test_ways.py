"""What each way of mending makes of the notes, in several metres and places."""

from collections.abc import Iterable

import pytest
from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.fit.repairing import offers, place_at
from arrangeboard.fit.case import Case
from arrangeboard.fit.cases import At
from arrangeboard.fit.finding import Finding, Measure
from arrangeboard.fit.repairs import repairs
from arrangeboard.fit.repairs.pickups import tail_cut
from arrangeboard.fit.repairs.repair import Repair
from arrangeboard.fit.repairs.trying import case_of, done
from arrangeboard.song.edits.parts import change_part
from arrangeboard.song.ids import LaneId, PartId, PieceId
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Chord, Control, Lyric, Meter, Note, Part, Piece, Song, Written
from tests.unit.fit.repairs.repair_songs import (
    BAR,
    BASS,
    BEAT,
    CELLO,
    CHORDS,
    DRUMS,
    TUNE,
    VOICE,
    at_of,
    lane,
    notes_of,
    piece,
    quarters,
    song_of,
    turned,
)

LONG = (*CHORDS, *CHORDS)


def case(song: Song, at: At) -> Case:
    place = place_at(song, at)
    found = None if place is None else case_of(song, place)
    assert found is not None
    return found


def finding(code: str, start: int, end: int, **values: object) -> Finding:
    """A finding as the finders make it."""
    return Finding(code, "mild", 0.3, start, end, Measure("measure", 2.0, 1.0, 90), values=values)


def ways(song: Song, at: At, found: Finding) -> dict[str, Repair]:
    """What is proposed, by code; of several with one code the likeliest."""
    return {one.code: one for one in reversed(repairs(case(song, at), found))}


def mended(song: Song, at: At, repair: Repair) -> Song:
    place = place_at(song, at)
    after = None if place is None else done(song, place, repair)
    assert after is not None
    assert not problems(after)
    return after


def starts(notes: Iterable[Note]) -> list[int]:
    return [note.start_tick for note in notes]


def mended_piece(song: Song, at: At, repair: Repair) -> Piece:
    """The piece that the part plays once it is mended."""
    return case(mended(song, at, repair), at).piece


def test_shifting_turns_the_piece_round_with_its_words_and_controls() -> None:
    held = piece(turned(quarters(TUNE), 2 * BEAT, 4 * BAR))
    content = Written(
        held.written.notes, (Control(0, "controller", 11, 90),), (Lyric(0, "last"), Lyric(2 * BEAT, "one"))
    )
    song = song_of({VOICE: Piece(held.id, "Tune", 4 * BAR, content=content)})
    at = at_of(song, VOICE)
    back = mended_piece(song, at, ways(song, at, finding("off-beat", 0, 192))["earlier"])
    assert back.written.notes == quarters(TUNE)
    assert back.written.lyrics == (Lyric(0, "one"), Lyric(4 * BAR - 2 * BEAT, "last"))
    assert back.written.controls == (Control(4 * BAR - 2 * BEAT, "controller", 11, 90),)


def test_a_pickup_moves_with_its_tune_and_is_not_turned_round() -> None:
    tune = (Note(-BEAT, BEAT, 67), *turned(quarters(TUNE), 240, 4 * BAR))
    song = song_of({VOICE: piece(tune, pickup=BEAT)})
    at = at_of(song, VOICE)
    back = mended_piece(song, at, ways(song, at, finding("sixteenth-off", 0, 192))["sixteenth-earlier"])
    assert back.written.notes == (Note(-BEAT - 240, BEAT, 67), *quarters(TUNE))
    assert back.pickup_ticks == BEAT + 240


@pytest.mark.parametrize(("meter", "beat"), [(Meter(3, 4), BEAT), (Meter(6, 8), 3 * BEAT // 2)])
def test_a_beat_is_what_the_metre_counts(meter: Meter, beat: int) -> None:
    bar = meter.numerator * 4 * BEAT // meter.denominator
    tones = ((60, 64, 67), (69, 72, 76), (65, 69, 72), (67, 71, 74))
    line = [
        Note(at * bar + step * bar // 3, bar // 3, pitch)
        for at, chord in enumerate(tones)
        for step, pitch in enumerate(chord)
    ]
    held = Piece(piece([]).id, "Tune", 4 * bar, content=Written(turned(line, beat, 4 * bar)))
    song = song_of({VOICE: held}, meter=meter)
    at = at_of(song, VOICE)
    found = ways(song, at, finding("off-beat", 0, 144))["earlier-one"]
    assert mended_piece(song, at, found).written.notes == tuple(line)


def test_a_part_that_starts_between_bars_is_started_on_one() -> None:
    song = song_of({VOICE: piece(quarters(TUNE[:8]), bars=2)})
    at = at_of(song, VOICE)
    section = song.arrangement.order[0].section
    late = change_part(song, section, VOICE, at.part, start_tick=BAR + BEAT, length_ticks=2 * BAR)
    found = ways(late, at, finding("off-beat", 60, 156))
    assert {"start-earlier", "start-later"} <= found.keys()
    after = mended(late, at, found["start-earlier"])
    (part,) = after.sections[section].parts[VOICE]
    assert (part.start_tick, part.length_ticks, part.piece) == (BAR, 2 * BAR, 1)


def test_a_part_that_starts_off_the_beat_is_started_on_it() -> None:
    song = song_of({VOICE: piece(quarters(TUNE[:8]), bars=2)})
    at = at_of(song, VOICE)
    section = song.arrangement.order[0].section
    late = change_part(song, section, VOICE, at.part, start_tick=240, length_ticks=2 * BAR)
    first = repairs(case(late, at), finding("sixteenth-off", 3, 99))[0]
    assert first.code == "start-on-beat"
    (part,) = mended(late, at, first).sections[section].parts[VOICE]
    assert part.start_tick == 0


def test_a_piece_cut_by_its_part_is_played_whole_where_there_is_room() -> None:
    song = song_of({VOICE: piece(quarters(TUNE))})
    at, section = at_of(song, VOICE), song.arrangement.order[0].section
    short = change_part(song, section, VOICE, at.part, length_ticks=3 * BAR)
    found = ways(short, at, finding("length", 96, 144))
    (part,) = mended(short, at, found["whole-piece"]).sections[section].parts[VOICE]
    assert part.length_ticks is None


def test_a_piece_twice_as_long_as_its_section_is_played_twice_as_fast() -> None:
    song = song_of({VOICE: piece(quarters((*TUNE, *TUNE)), bars=8)})
    at = at_of(song, VOICE)
    found = ways(song, at, finding("length", 0, 192))
    assert "whole-piece" not in found
    fast = mended_piece(song, at, found["twice-as-fast"])
    assert fast.length_ticks == 4 * BAR
    assert starts(fast.written.notes) == [step * BEAT // 2 for step in range(32)]
    cut = mended_piece(song, at, found["end-with-part"])
    assert (cut.length_ticks, len(cut.written.notes)) == (4 * BAR, 16)


def test_six_bars_in_eight_are_looped_by_four_or_held_to_the_end() -> None:
    song = song_of({VOICE: piece(quarters((*TUNE, *TUNE[:8])), bars=6)}, bars=8, chords=LONG)
    at = at_of(song, VOICE)
    found = ways(song, at, finding("length", 288, 384))
    looped = mended_piece(song, at, found["loop-bars"])
    assert (looped.length_ticks, looped.written.notes) == (4 * BAR, quarters(TUNE))
    held = mended_piece(song, at, found["hold-last"])
    assert held.length_ticks == 8 * BAR
    assert held.written.notes[-1] == Note(6 * BAR - BEAT, 2 * BAR + BEAT, TUNE[7])
    part = case(mended(song, at, found["whole-repeats"]), at).part
    assert part.length_ticks == 6 * BAR


def test_empty_bars_are_filled_with_those_before_or_held_over() -> None:
    song = song_of({VOICE: piece(quarters((*TUNE, *TUNE[:8])), bars=8)}, bars=8, chords=LONG)
    at = at_of(song, VOICE)
    found = ways(song, at, finding("stops-short", 288, 384))
    filled = mended_piece(song, at, found["repeat-before"])
    assert filled.written.notes[-8:] == tuple(
        Note(note.start_tick + 6 * BAR, note.length_ticks, note.pitch) for note in quarters(TUNE[:8])
    )
    held = mended_piece(song, at, found["hold-over"])
    assert held.written.notes[-1].start_tick + held.written.notes[-1].length_ticks == 8 * BAR


def test_drums_are_repeated_but_neither_held_nor_transposed() -> None:
    beat = piece([Note(at * BEAT, 240, 36) for at in range(8)], name="Beat")
    song = song_of({DRUMS: beat})
    at = at_of(song, DRUMS)
    assert set(ways(song, at, finding("stops-short", 96, 192))) == {
        "repeat-before",
        "loop-bars",
        "half-as-fast",
    }
    for code in ("wrong-key", "few-chord-tones", "out-of-range", "seam-jump"):
        assert ways(song, at, finding(code, 0, 192, semitones=14, into_next=False)) == {}


def test_a_pickup_waits_for_a_tail_that_ends_in_its_middle() -> None:
    first = piece([*quarters(TUNE[:15])], name="First")
    lead = (Note(-2 * BEAT, BEAT, 67), Note(-BEAT, BEAT, 65))
    song = song_of({VOICE: first}, {VOICE: piece((*lead, *quarters(TUNE)), pickup=2 * BEAT)})
    at = at_of(song, VOICE, 1)
    found = ways(song, at, finding("pickup-collision", -24, 0))
    assert mended_piece(song, at, found["pickup-waits"]).written.notes == (lead[1], *quarters(TUNE))
    assert mended_piece(song, at, found["drop-pickup"]).written.notes == quarters(TUNE)


def test_a_tail_that_is_cut_leaves_its_notes_in_order() -> None:
    start = 3 * BAR + 2 * BEAT
    chord = (Note(start, 1500, 76), Note(start, 1800, 72), Note(start, 1920, 72))
    change = tail_cut(Part(PartId(1), PieceId(1)), piece(chord), 4 * BAR, BEAT)
    assert change is not None
    assert change.rewriting is not None
    cut = change.rewriting.content.notes
    assert {note.length_ticks for note in cut} == {BEAT}
    assert list(cut) == sorted(cut)


def test_nothing_mends_a_part_that_is_shorter_than_anything_counted() -> None:
    song = song_of({VOICE: piece(quarters(TUNE)), CELLO: piece(quarters(TUNE), name="Cello")})
    at = at_of(song, CELLO)
    section = song.arrangement.order[0].section
    short = change_part(song, section, CELLO, at.part, length_ticks=30)
    assert ways(song, at, finding("unlikely", 0, 192))
    assert ways(short, at, finding("unlikely", 0, 0)) == {}


def test_notes_out_of_range_come_in_by_octaves_and_the_others_stay() -> None:
    song = song_of({VOICE: piece(quarters(TUNE))}, lanes=[lane(VOICE, low=60, high=72)])
    at = at_of(song, VOICE)
    found = ways(song, at, finding("out-of-range", 0, 192, low=60, high=72))
    folded = [note.pitch for note in mended_piece(song, at, found["fold-notes"]).written.notes]
    assert all(60 <= pitch <= 72 for pitch in folded)
    assert [pitch for pitch, was in zip(folded, TUNE, strict=True) if was <= 72] == [
        pitch for pitch in TUNE if pitch <= 72
    ]


def test_only_the_notes_on_beats_stay_when_a_part_is_thinned() -> None:
    eighths = [Note(at * BEAT // 2, BEAT // 2, 60) for at in range(32)]
    song = song_of({BASS: piece(eighths, name="Bass")})
    at = at_of(song, BASS)
    found = ways(song, at, finding("crowded", 0, 48))
    assert starts(mended_piece(song, at, found["drop-off-beats"]).written.notes) == [
        at * BEAT for at in range(16)
    ]
    rested = mended_piece(song, at, found["rest-here"]).written.notes
    assert starts(rested) == [at * BEAT // 2 for at in range(8, 32)]
    gone = mended(song, at, found["remove-part"])
    assert BASS not in gone.sections[song.arrangement.order[0].section].parts
    assert gone.pieces == song.pieces


def test_a_counter_melody_keeps_the_notes_that_the_tune_leaves_room_for() -> None:
    tune = [Note(bar * BAR + at * BEAT, BEAT, 72) for bar in range(4) for at in range(2)]
    other = [Note(at * BEAT, BEAT, 60) for at in range(16)]
    song = song_of({VOICE: piece(tune), CELLO: piece(other, name="Cello")})
    at = at_of(song, CELLO)
    found = ways(song, at, finding("no-room", 0, 192))
    kept = mended_piece(song, at, found["leave-room"]).written.notes
    assert starts(kept) == [bar * BAR + beat * BEAT for bar in range(4) for beat in (2, 3)]


def test_each_tile_goes_onto_its_own_chord_and_the_piece_is_written_out() -> None:
    riff = piece(quarters((60, 67, 62, 67)), bars=1, name="Riff")
    song = song_of({VOICE: riff}, chords=("C", "G", "C", "G"))
    at = at_of(song, VOICE)
    found = repairs(case(song, at), finding("few-chord-tones", 0, 192))
    moved = next(one for one in found if one.code == "chord-tone")
    pitches = [note.pitch for note in mended_piece(song, at, moved).written.notes]
    assert pitches[:4] != pitches[4:8]
    assert all(pitch % 12 in {0, 4, 7} for pitch in pitches[:4])
    assert all(pitch % 12 in {7, 11, 2} for pitch in pitches[4:8])
    place = place_at(song, at)
    assert place is not None
    assert notes_of(song, at) == riff.written.notes


def test_a_lane_beside_is_changed_and_the_part_itself_is_not() -> None:
    keys = LaneId(2)
    song = song_of({VOICE: piece(quarters(TUNE)), keys: piece(quarters(TUNE, up=12), name="Keys")})
    at = at_of(song, VOICE)
    found = ways(song, at, finding("masked", 0, 192, lane=keys))
    after = mended(song, at, found["other-octave-down"])
    section = song.arrangement.order[0].section
    assert after.sections[section].parts[VOICE] is song.sections[section].parts[VOICE]
    assert after.sections[section].parts[keys][0].transpose == -12


def test_wrong_guesses_of_chords_give_way_to_what_is_sung() -> None:
    tune = (65, 69, 72, 69, 62, 65, 69, 65, 64, 67, 72, 67, 71, 67, 64, 67)
    song = song_of({VOICE: piece(quarters(tune))})
    section = song.sections[song.arrangement.order[0].section]
    guessed = tuple(Chord(one.tick, one.symbol, guessed=True) for one in section.chords)
    song = replace(song, sections={section.id: replace(section, chords=guessed)})
    at = at_of(song, VOICE)
    other = ways(song, at, finding("few-chord-tones", 0, 192))["reharmonise"]
    after = mended(song, at, other).sections[section.id]
    assert [chord.symbol for chord in after.chords] == ["F", "Dm", "C", "Em"]
    assert not any(chord.guessed for chord in after.chords)


def test_chords_outside_the_part_stay_as_they_are() -> None:
    tune = piece(quarters((69, 72, 77, 72)), bars=1)
    song = song_of({VOICE: tune}, chords=("C",))
    at, section = at_of(song, VOICE), song.arrangement.order[0].section
    short = change_part(song, section, VOICE, at.part, start_tick=BAR, length_ticks=BAR)
    other = ways(short, at, finding("few-chord-tones", 48, 96))["reharmonise"]
    after = mended(short, at, other).sections[section]
    assert [(chord.tick, chord.symbol) for chord in after.chords] == [(0, "C"), (BAR, "F"), (2 * BAR, "C")]


def test_two_repairs_are_joined_where_neither_alone_is_enough() -> None:
    line = quarters((60, 64, 67, 64, 62, 65, 69, 65) * 2, up=1)
    song = song_of({VOICE: piece(turned(line, 2 * BEAT, 4 * BAR))}, chords=("C", "Dm", "C", "Dm"))
    at = at_of(song, VOICE)
    first = offers(Document(song), at)[0]
    assert first.sentence == "A semitone lower + 2 beats earlier"
    found = case(first.here, at)
    assert found.part.transpose == -1
    assert found.piece.written.notes == line


def test_a_part_transposed_in_tune_is_not_joined_with_anything() -> None:
    song = song_of({VOICE: piece(quarters(TUNE, up=1))})
    at = at_of(song, VOICE)
    assert "both" not in ways(song, at, finding("wrong-key", 0, 192))
