"""What is heard at a click, beside the song or alone."""

import numpy as np
from msgspec.structs import replace

from arrangeboard.song.values import MidiOut, Note, Song
from arrangeboard.sound.pipe.messages import Audition
from arrangeboard.sound.pipe.signals import EndAudition, Play, Stop
from arrangeboard.sound.soundfont.values import SoundFont
from tests.unit.sound.engine.rig import (
    BAR_FRAMES,
    BEAT_FRAMES,
    RELEASE_FRAMES,
    SECTION_FRAMES,
    Rig,
    first_sounding,
    peak,
    score_of,
    song,
)
from tests.unit.sound.played_songs import BEAT

PLAYED = song(tuple(Note(n * BEAT, BEAT // 2, 69) for n in range(8)))
CLICKED = Audition(score_of(song((Note(BEAT, 8 * BEAT, 76),))), BEAT_FRAMES, 2 * BEAT_FRAMES)


def test_an_audition_sounds_at_once_and_ends_at_its_end(sines: SoundFont) -> None:
    rig = Rig(sines).order(CLICKED)
    assert first_sounding(rig.run(BEAT_FRAMES)) <= 1
    assert rig.blocks[-1].moment.is_auditioning
    assert rig.blocks[-1].moment.state == "stopped"
    rest = rig.run(BEAT_FRAMES)
    assert peak(rest[RELEASE_FRAMES:]) < 1e-4
    assert not rig.blocks[-1].moment.is_auditioning
    assert rig.blocks[-1].moment.voices == 0


def test_an_audition_sounds_beside_the_song_and_changes_nothing_of_it(sines: SoundFont) -> None:
    rig = Rig(sines).take(PLAYED).order(Play())
    both = np.concatenate([rig.run(7_000), rig.order(CLICKED).run(SECTION_FRAMES - 7_000)])
    alone = Rig(sines).take(PLAYED).order(Play()).run(SECTION_FRAMES)
    auditioned = both - alone
    assert peak(auditioned[:7_000]) == 0
    assert first_sounding(auditioned) - 7_000 in {0, 1}
    assert peak(auditioned[7_000 + BEAT_FRAMES + RELEASE_FRAMES :]) < 1e-4


def test_the_next_audition_cuts_the_one_before(sines: SoundFont) -> None:
    rig = Rig(sines).order(CLICKED)
    rig.run(1_000)
    for _ in range(200):
        rig.order(CLICKED).run(600)
    assert rig.blocks[-1].moment.voices <= 2
    rig.run(BEAT_FRAMES + RELEASE_FRAMES)
    assert rig.engine.render(1).moment.voices == 0


def test_an_audition_fades_when_it_is_ended(sines: SoundFont) -> None:
    rig = Rig(sines).order(CLICKED)
    rig.run(1_000)
    assert peak(rig.order(EndAudition()).run(BEAT_FRAMES)[RELEASE_FRAMES:]) < 1e-4


def test_stopping_the_song_lets_the_audition_be_heard(sines: SoundFont) -> None:
    rig = Rig(sines).take(PLAYED).order(Play(), CLICKED)
    rig.run(1_000)
    assert peak(rig.order(Stop()).run(3_000)[2_000:]) > 0.01


def test_an_audition_begins_with_its_opening_pickup(sines: SoundFont) -> None:
    pickup = score_of(song((Note(-BEAT, BEAT // 2, 69), Note(0, BEAT // 2, 69))))
    sound = Rig(sines).order(Audition(pickup, 0, BAR_FRAMES)).run(2 * BEAT_FRAMES)
    assert first_sounding(sound) <= 1
    assert abs(first_sounding(sound[BEAT_FRAMES - 100 :]) - 100) <= 1


def at_port(of: Song) -> Song:
    """The song with its first lane played by a port only."""
    return replace(of, lanes=(replace(of.lanes[0], midi_out=MidiOut("Synth")), *of.lanes[1:]))


def left(rig: Rig) -> list[tuple[int, int, int, int]]:
    return [(frame, one.kind, one.number, one.value) for frame, one in rig.leaving]


def test_an_audition_of_a_lane_that_plays_a_port_is_heard_here_and_leaves_the_port_to_the_song(
    sines: SoundFont,
) -> None:
    clicked = Audition(score_of(at_port(song((Note(BEAT, 8 * BEAT, 76),)))), BEAT_FRAMES, 2 * BEAT_FRAMES)
    beside = Rig(sines).take(at_port(PLAYED)).order(Play())
    beside.run(7_000)
    assert peak(beside.order(clicked).run(BEAT_FRAMES)) > 0.01
    beside.run(SECTION_FRAMES - 7_000 - BEAT_FRAMES)
    alone = Rig(sines).take(at_port(PLAYED)).order(Play())
    alone.run(SECTION_FRAMES)
    assert left(beside) == left(alone) != []
