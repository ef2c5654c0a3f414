"""The song changes while it plays: from the very frame of a line on, without a click, without doubling."""

import numpy as np
import pytest
from msgspec.structs import replace

from arrangeboard.song.ids import LaneId, PartId, SectionId
from arrangeboard.song.values import Lane, Note, Part, Section, Song, Sound, View
from arrangeboard.sound.pipe.messages import Take
from arrangeboard.sound.pipe.signals import Play, Stop
from arrangeboard.sound.score.schedule import schedule
from arrangeboard.sound.score.values import RATE
from arrangeboard.sound.soundfont.values import SoundFont
from tests.unit.sound.engine.rig import (
    BAR_FRAMES,
    BEAT_FRAMES,
    RELEASE_FRAMES,
    SECTION_FRAMES,
    Heard,
    Rig,
    first_sounding,
    largest_step,
    peak,
    score_of,
    song,
)
from tests.unit.sound.played_songs import BAR, BEAT, PAD, order


def quarters(pitch: int, count: int = 8, length: int = BEAT // 2) -> tuple[Note, ...]:
    return tuple(Note(n * BEAT, length, pitch) for n in range(count))


LOW, HIGH = song(quarters(69)), song(quarters(81))
HELD = song((Note(0, 8 * BEAT, 69),))


def reference(sines: SoundFont, of: Song, frames: int = SECTION_FRAMES) -> Heard:
    return Rig(sines).take(of).order(Play()).run(frames)


def differ(one: Heard, other: Heard) -> float:
    return float(np.abs(one - other).max())


@pytest.mark.parametrize(("when", "line"), [("beat", BEAT_FRAMES), ("bar", BAR_FRAMES), ("now", 2_000)])
def test_a_change_is_heard_from_the_very_frame_of_its_line(sines: SoundFont, when: str, line: int) -> None:
    rig = Rig(sines).take(LOW).order(Play())
    before = rig.run(2_000)
    after = rig.take(HIGH, when).run(SECTION_FRAMES - 2_000)
    sound = np.concatenate([before, after])
    assert np.array_equal(sound[:line], reference(sines, LOW)[:line])
    begun = -(-(line + RELEASE_FRAMES) // BEAT_FRAMES) * BEAT_FRAMES
    assert differ(sound[begun:], reference(sines, HIGH)[begun:]) < 1e-4
    assert differ(sound[line : line + 400], reference(sines, LOW)[line : line + 400]) > 0.001


def test_at_a_section_playing_goes_on_in_the_new_order(sines: SoundFont) -> None:
    three = song(quarters(69), quarters(81), quarters(57))
    rig = Rig(sines).take(three).order(Play())
    first = rig.run(10_000)
    rest = rig.take(replace(three, arrangements=(order(1, 3, 2),)), "section").run(
        3 * SECTION_FRAMES - 10_000
    )
    sound = np.concatenate([first, rest])
    wanted = reference(sines, replace(three, arrangements=(order(1, 3, 2),)), 3 * SECTION_FRAMES)
    assert differ(sound, wanted) < 1e-4


def test_of_two_waiting_changes_the_newer_comes_at_the_earlier_line(sines: SoundFont) -> None:
    rig = Rig(sines).take(LOW).order(Play())
    first = rig.run(5_000)
    rig.take(song(quarters(57)), "bar").run(100)
    rest = rig.take(HIGH, "section").run(SECTION_FRAMES - 5_100)
    sound = np.concatenate([first, rig.blocks[-1].sound[:0], rest])
    heard = sound[5_000 + RELEASE_FRAMES + BAR_FRAMES - 5_100 :]
    assert differ(heard, reference(sines, HIGH)[-len(heard) :]) < 1e-4


def test_the_same_song_again_changes_nothing(sines: SoundFont) -> None:
    rig = Rig(sines).take(HELD).order(Play())
    sounds = [rig.take(HELD, "now").run(7_001) for _ in range(5)]
    sound = np.concatenate(sounds)
    assert differ(sound, reference(sines, HELD, len(sound))) < 1e-5
    assert {block.moment.voices for block in rig.blocks[1:]} == {1}


def test_lanes_are_told_by_identity_when_they_are_reordered(sines: SoundFont) -> None:
    both = two_lanes((Note(0, 8 * BEAT, 69),), (Note(0, 8 * BEAT, 76),))
    turned = replace(both, lanes=both.lanes[::-1])
    rig = Rig(sines).take(both).order(Play())
    sound = np.concatenate([rig.run(30_000), rig.take(turned, "beat").run(30_000)])
    assert differ(sound, reference(sines, both, 60_000)) < 1e-5


def test_a_lane_that_goes_is_let_go_and_one_that_comes_begins_what_it_holds(sines: SoundFont) -> None:
    both = two_lanes((Note(0, 8 * BEAT, 69),), (Note(0, 8 * BEAT, 76),))
    alone = replace(both, lanes=both.lanes[:1], sections=without(both.sections, LaneId(9)))
    rig = Rig(sines).take(both).order(Play())
    rig.run(8_000)
    rig.take(alone, "beat").run(2 * BEAT_FRAMES)
    without_it = rig.run(5_000)
    end = 13_000 + 2 * BEAT_FRAMES
    assert differ(without_it, reference(sines, alone, end)[-5_000:]) < 1e-4
    rig.take(both, "beat").run(BEAT_FRAMES)
    assert rig.engine.render(1).moment.voices == 2


def test_another_sound_lets_the_old_one_go_and_begins_anew(sines: SoundFont) -> None:
    other = replace(HELD, lanes=(replace(HELD.lanes[0], sound=Sound(program=1)), *HELD.lanes[1:]))
    rig = Rig(sines).take(HELD).order(Play())
    rig.run(30_000)
    rig.take(other, "beat").run(BEAT_FRAMES)
    octave_higher = rig.run(4_410)[:, 0]
    crossings = int((np.diff(np.signbit(octave_higher)) != 0).sum())
    assert crossings == pytest.approx(2 * 882 / 10, abs=2)
    assert rig.engine.render(1).moment.voices == 1


def test_mute_and_solo_are_heard_at_once(sines: SoundFont) -> None:
    both = two_lanes((Note(0, 8 * BEAT, 69),), (Note(0, 8 * BEAT, 76),))
    rig = Rig(sines).take(both).order(Play())
    rig.run(10_000)
    rig.take(replace(both, view=View(muted=(PAD, LaneId(9)))), "now").run(RELEASE_FRAMES)
    assert peak(rig.run(5_000)) < 1e-4
    rig.take(replace(both, view=View(soloed=(PAD,))), "now")
    assert first_sounding(rig.run(5_000)) <= 1
    assert rig.engine.render(1).moment.voices == 1


def test_a_fader_moves_what_sounds(sines: SoundFont) -> None:
    softer = replace(HELD, lanes=(replace(HELD.lanes[0], volume=50), *HELD.lanes[1:]))
    rig = Rig(sines).take(HELD).order(Play())
    before = rig.run(20_000)[10_000:]
    change = rig.take(softer, "now").run(2_000)
    after = rig.run(10_000)
    assert 20 * np.log10(peak(before) / peak(after)) == pytest.approx(40 * np.log10(2), abs=0.5)
    assert largest_step(change) < 1.5 * largest_step(before)
    assert {block.moment.voices for block in rig.blocks[1:]} == {1}


def test_another_tempo_keeps_the_tick_and_what_is_held(sines: SoundFont) -> None:
    rig = Rig(sines).take(HELD).order(Play())
    rig.run(BEAT_FRAMES)
    rig.take(HELD, "now", percent=50).run(1)
    assert rig.blocks[-1].moment.tick == pytest.approx(BEAT, abs=0.1)
    assert rig.blocks[-1].moment.ticks_per_second == pytest.approx(BEAT * RATE / BEAT_FRAMES / 2, rel=1e-3)
    rig.run(2 * BEAT_FRAMES)
    assert rig.moment_tick == pytest.approx(2 * BEAT, abs=0.2)
    assert {block.moment.voices for block in rig.blocks[1:]} == {1}


def test_where_the_section_that_plays_is_moved_playing_moves_with_it(sines: SoundFont) -> None:
    three = song(quarters(69), quarters(81), quarters(57))
    rig = Rig(sines).take(three).order(Play())
    rig.run(BEAT_FRAMES + 100)
    rig.take(replace(three, arrangements=(order(2, 3, 1),)), "now").run(1)
    assert rig.blocks[-1].moment.tick == pytest.approx(4 * BAR + BEAT, abs=20)


def test_what_is_added_behind_the_last_section_is_played_on(sines: SoundFont) -> None:
    two = song(quarters(69), quarters(81))
    rig = Rig(sines).take(replace(two, arrangements=(order(1),))).order(Play())
    rig.run(SECTION_FRAMES - 100)
    rig.take(two, "section").run(1_000)
    assert rig.state == "playing"
    rig.run(SECTION_FRAMES)
    assert rig.state == "stopped"


def test_an_emptied_song_stops(sines: SoundFont) -> None:
    rig = Rig(sines).take(HELD).order(Play())
    rig.run(1_000)
    rig.take(replace(HELD, arrangements=(order(),)), "beat").run(BEAT_FRAMES)
    assert (rig.state, rig.moment_tick) == ("stopped", 0)
    rig.run(RELEASE_FRAMES)
    assert rig.engine.render(1).moment.voices == 0


def test_a_change_while_it_stands_is_taken_at_once(sines: SoundFont) -> None:
    rig = Rig(sines).order(Take(score_of(LOW, revision=1)))
    assert rig.engine.render(1).moment.revision == 1
    rig.order(Take(score_of(HIGH, revision=2), "section"))
    assert rig.engine.render(1).moment.revision == 2


def test_a_change_while_counting_in_comes_with_the_first_bar(sines: SoundFont) -> None:
    rig = Rig(sines).take(LOW).order(Play(0, 1))
    rig.run(1_000)
    rig.take(HIGH, "now").run(BAR_FRAMES - 1_000)
    assert differ(rig.run(BAR_FRAMES), reference(sines, HIGH, BAR_FRAMES)) < 0.01


def test_no_change_is_a_click(sines: SoundFont) -> None:
    rig = Rig(sines).take(HELD).order(Play())
    steady = largest_step(rig.run(10_000)[1_000:])
    for pitch in (70, 69, 64, 69):
        other = song((Note(0, 8 * BEAT, pitch),))
        sound = rig.take(other, "now").run(9_001)
        assert largest_step(sound) < 2.2 * steady


def test_reverb_of_one_place_goes_on_in_the_next(sines: SoundFont) -> None:
    wet = schedule(song(quarters(69, 1)), order(1))
    rig = Rig(sines).order(Take(wet), Play())
    rig.run(BEAT_FRAMES)
    assert peak(rig.take(song(()), "now").run(2_000)[1_000:]) > 1e-4


def two_lanes(first: tuple[Note, ...], second: tuple[Note, ...]) -> Song:
    """A section in which two lanes play a piece each."""
    both = song(first, second)
    own = both.sections[next(iter(both.sections))]
    other = Part(PartId(90), list(both.pieces)[1])
    parts = {**own.parts, LaneId(9): (other,)}
    return replace(
        both,
        lanes=(both.lanes[0], Lane(LaneId(9), "Second")),
        sections={**both.sections, own.id: replace(own, parts=parts)},
        arrangements=(order(1),),
    )


def without(sections: dict[SectionId, Section], lane: LaneId) -> dict[SectionId, Section]:
    """The sections without a lane's parts."""
    return {
        key: replace(one, parts={own: parts for own, parts in one.parts.items() if own != lane})
        for key, one in sections.items()
    }


def test_levels_are_those_of_the_channels_of_the_score_told_also_where_nothing_plays(
    sines: SoundFont,
) -> None:
    both = song((Note(0, 8 * BEAT, 69),))
    rig = Rig(sines).take(both).order(Play())
    rig.run(1_000)
    assert [level > 0 for level in rig.blocks[-1].moment.levels] == [True, False]
    rig.order(Stop()).take(replace(both, lanes=both.lanes[::-1])).run(100)
    assert [level > 0 for level in rig.blocks[-1].moment.levels] == [False, True]
    rig.take(replace(both, lanes=both.lanes[1:])).run(100)
    assert rig.blocks[-1].moment.levels == (0.0,)
