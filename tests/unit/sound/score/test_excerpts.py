"""What an audition plays."""

import pytest
from msgspec.structs import replace

from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import Control, Note, Part, Song, Sound, View
from arrangeboard.sound.score import excerpts
from arrangeboard.sound.score.excerpts import Excerpt
from arrangeboard.sound.score.passage import Passage
from arrangeboard.theory.chords import NotAChord
from tests.unit.sound.played_songs import (
    BAR,
    BAR_FRAMES,
    BEAT,
    BEAT_FRAMES,
    DRUMS,
    PAD,
    Row,
    heard,
    piece,
    song,
    with_controls,
)

PIANO, KIT = Sound(0), Sound(8, drums=True)
VERSE, CHORUS = SlotId(1), SlotId(2)
CHORUS_PAD, CHORUS_BEAT = PartId(2), PartId(3)


def band() -> Song:
    """A verse, and a chorus in which the drums play along with the pad from its second bar on."""
    own = song(
        (Note(0, BEAT, 60),),
        (Note(-BEAT, BEAT, 62), Note(BEAT, BEAT, 64)),
    )
    chorus = own.sections[SectionId(2)]
    beat = Part(CHORUS_BEAT, PieceId(3), start_tick=BAR)
    pieces = {**own.pieces, PieceId(3): piece(3, Note(0, BEAT, 36), bars=1)}
    parts = {**chorus.parts, DRUMS: (beat,)}
    sections = {**own.sections, chorus.id: replace(chorus, parts=parts)}
    return replace(own, pieces=pieces, sections=sections)


def played(excerpt: Excerpt) -> list[Row]:
    """What the excerpt sounds, in frames from its start."""
    passage = Passage(excerpt.score, excerpt.start_frame)
    rows = heard(passage.events(passage.first_frame, excerpt.end_frame + 1))
    return [(frame - excerpt.start_frame, what, pitch) for frame, what, pitch in rows]


def part_alone(of: Song, lane: LaneId = PAD, part: PartId = CHORUS_PAD) -> Excerpt:
    return excerpts.part_alone(of, of.arrangement, CHORUS, lane, part)


def with_others(of: Song, lane: LaneId = PAD, part: PartId = CHORUS_PAD) -> Excerpt:
    return excerpts.part_with_others(of, of.arrangement, CHORUS, lane, part)


def test_a_part_alone_sounds_from_its_first_note_until_its_last_has_rung() -> None:
    assert played(part_alone(band())) == [
        (0, "on", 62),
        (BEAT_FRAMES, "off", 62),
        (2 * BEAT_FRAMES, "on", 64),
        (3 * BEAT_FRAMES, "off", 64),
    ]


def test_a_part_alone_is_heard_though_its_lane_is_muted_or_another_soloed() -> None:
    for view in (View(muted=(PAD,)), View(soloed=(DRUMS,))):
        assert played(part_alone(replace(band(), view=view))) == played(part_alone(band()))


def test_a_part_that_begins_with_rests_is_heard_at_once() -> None:
    assert played(part_alone(band(), DRUMS, CHORUS_BEAT)) == [(0, "on", 36), (BEAT_FRAMES, "off", 36)]


def test_a_note_that_rings_beyond_its_section_is_heard_in_full() -> None:
    ringing = song((), (Note(0, 5 * BAR, 60),))
    assert played(part_alone(ringing)) == [(0, "on", 60), (5 * BAR_FRAMES, "off", 60)]


def test_a_part_alone_has_its_controllers_and_its_lanes_volume() -> None:
    swelled = with_controls(band(), 2, Control(BEAT, "controller", 1, 99))
    excerpt = part_alone(replace(swelled, lanes=(replace(swelled.lanes[0], volume=44), swelled.lanes[1])))
    passage = Passage(excerpt.score, excerpt.start_frame)
    assert (7, 44) in [(number, value) for _, _, _, number, value in passage.opening.tolist()]
    sent = passage.events(passage.first_frame, excerpt.end_frame).tolist()
    assert (BEAT_FRAMES, 0, 2, 1, 99) in sent


def test_a_part_that_is_gone_or_only_planned_is_silent() -> None:
    assert played(part_alone(band(), part=PartId(77))) == []
    own = band()
    chorus = own.sections[SectionId(2)]
    planned = replace(chorus, parts={PAD: (Part(CHORUS_PAD),)})
    silent = part_alone(replace(own, sections={**own.sections, planned.id: planned}))
    assert (silent.start_frame, silent.end_frame) == (0, 0)


def test_several_parts_alone_follow_one_another_in_the_order_of_the_song() -> None:
    own = band()
    both = excerpts.parts_alone(own, own.arrangement, [(CHORUS, DRUMS, CHORUS_BEAT), (VERSE, PAD, PartId(1))])
    assert [(frame, pitch) for frame, what, pitch in played(both) if what == "on"] == [
        (0, 60),
        (3 * BAR_FRAMES, 36),
    ]


def test_a_part_with_others_plays_its_stretch_with_all_lanes_its_pickup_first() -> None:
    excerpt = with_others(band())
    assert (excerpt.start_frame, excerpt.end_frame) == (-BEAT_FRAMES, 2 * BAR_FRAMES)
    assert [pitch for _, what, pitch in played(excerpt) if what == "on"] == [62, 64, 36]


def test_a_part_with_others_starts_where_the_part_does() -> None:
    excerpt = with_others(band(), DRUMS, CHORUS_BEAT)
    assert (excerpt.start_frame, excerpt.end_frame) == (BAR_FRAMES, 2 * BAR_FRAMES)


def test_a_part_with_others_is_heard_though_muted_and_the_muted_others_are_not() -> None:
    muted = with_others(replace(band(), view=View(muted=(PAD, DRUMS))))
    assert [pitch for _, what, pitch in played(muted) if what == "on"] == [62, 64]
    soloed = with_others(replace(band(), view=View(soloed=(DRUMS,))))
    assert [pitch for _, what, pitch in played(soloed) if what == "on"] == [62, 64, 36]


def test_a_part_with_others_that_is_gone_is_refused() -> None:
    with pytest.raises(EditRefused, match="no-such-part"):
        with_others(band(), part=PartId(77))


def test_a_section_is_heard_with_its_own_pickup_first() -> None:
    own = band()
    excerpt = excerpts.section_of(own, own.arrangement, CHORUS)
    assert (excerpt.start_frame, excerpt.end_frame) == (-BEAT_FRAMES, 2 * BAR_FRAMES)
    assert played(excerpt)[0] == (0, "on", 62)


def test_a_section_is_heard_as_mute_and_solo_say() -> None:
    own = replace(band(), view=View(muted=(PAD,)))
    excerpt = excerpts.section_of(own, own.arrangement, CHORUS)
    assert [pitch for _, what, pitch in played(excerpt) if what == "on"] == [36]


def test_a_section_that_is_not_in_the_order_is_refused() -> None:
    own = band()
    with pytest.raises(EditRefused, match="no-such-slot"):
        excerpts.section_of(own, own.arrangement, SlotId(77))


def test_a_piece_of_the_tray_is_heard_once_at_the_songs_tempo() -> None:
    slow = replace(band(), microseconds_per_quarter=1_000_000)
    excerpt = excerpts.piece_alone(slow, PieceId(3), KIT)
    assert excerpt.score.channels[0].sound == KIT
    assert played(excerpt) == [(0, "on", 36), (2 * BEAT_FRAMES, "off", 36)]


def test_a_chord_sounds_all_its_notes_over_its_bass() -> None:
    pitches = [pitch for _, what, pitch in played(excerpts.chord("C/E", PIANO)) if what == "on"]
    assert min(pitches) % 12 == 4
    assert {pitch % 12 for pitch in pitches} == {0, 4, 7}
    assert min(pitches) < 48 < sorted(pitches)[1]


def test_no_chord_is_silence_and_a_wrong_one_is_refused() -> None:
    assert played(excerpts.chord("N.C.", PIANO)) == []
    with pytest.raises(NotAChord):
        excerpts.chord("Hm", PIANO)


def test_a_drum_is_struck_once_in_its_kit() -> None:
    excerpt = excerpts.drum_sound(38, KIT)
    assert [row[1:] for row in played(excerpt)] == [("on", 38), ("off", 38)]
    assert excerpt.score.channels[0].sound == KIT


def test_notes_are_heard_at_the_tempo_that_is_given_with_what_leads_in() -> None:
    own = [Note(0, BEAT, 61), Note(-BEAT, BEAT, 60)]
    rows = played(excerpts.notes(own, PIANO, 1_000_000))
    assert [(frame, pitch) for frame, what, pitch in rows if what == "on"] == [
        (0, 60),
        (2 * BEAT_FRAMES, 61),
    ]


def test_no_notes_are_silence() -> None:
    assert played(excerpts.notes((), PIANO)) == []


def test_what_lasts_longer_than_a_minute_is_cut() -> None:
    excerpt = excerpts.notes([Note(0, 1 << 40, 60)], PIANO)
    assert excerpt.end_frame - excerpt.start_frame == 60 * 44_100
