"""What leaves by MIDI, at which frame."""

from msgspec.structs import replace

from arrangeboard.song.values import MidiOut, Note, Song, View
from arrangeboard.sound.pipe.signals import Pause, Play
from arrangeboard.sound.score.values import ALL_PITCHES, CONTROLLER, CUT, NOTE_OFF, NOTE_ON
from arrangeboard.sound.soundfont.values import SoundFont
from tests.unit.sound.engine.rig import BAR_FRAMES, BEAT_FRAMES, Rig, peak, song
from tests.unit.sound.played_songs import BEAT, PAD

TWO_NOTES = song((Note(0, BEAT, 69), Note(BEAT, 4 * BEAT, 76)))


def going_out(of: Song, *, beside: bool = False) -> Song:
    """The song with its first lane played by a port."""
    return replace(of, lanes=(replace(of.lanes[0], midi_out=MidiOut("Synth", 4, beside)), *of.lanes[1:]))


def notes(rig: Rig) -> list[tuple[int, int, int, int]]:
    return [
        (frame, one.kind, one.number, one.value)
        for frame, one in rig.leaving
        if one.kind in {NOTE_ON, NOTE_OFF, CUT}
    ]


def test_notes_leave_at_their_frames_for_their_port_and_are_not_heard_here(sines: SoundFont) -> None:
    rig = Rig(sines).take(going_out(TWO_NOTES)).order(Play())
    assert peak(rig.run(2 * BEAT_FRAMES)) == 0
    assert notes(rig) == [
        (0, NOTE_ON, 69, 80),
        (BEAT_FRAMES, NOTE_OFF, 69, 0),
        (BEAT_FRAMES, NOTE_ON, 76, 80),
    ]
    assert {(one.channel.port, one.channel.port_channel) for _, one in rig.leaving} == {("Synth", 4)}


def test_beside_the_port_the_lane_is_heard_here_too(sines: SoundFont) -> None:
    rig = Rig(sines).take(going_out(TWO_NOTES, beside=True)).order(Play())
    assert peak(rig.run(BEAT_FRAMES)) > 0.01
    assert (0, NOTE_ON, 69, 80) in notes(rig)


def test_a_pause_ends_what_sounds_outside(sines: SoundFont) -> None:
    rig = Rig(sines).take(going_out(TWO_NOTES)).order(Play())
    rig.run(2 * BEAT_FRAMES)
    rig.order(Pause()).run(100)
    assert notes(rig)[-2:] == [
        (2 * BEAT_FRAMES, CUT, 76, 0),
        (2 * BEAT_FRAMES, CUT, ALL_PITCHES, 0),
    ]


def test_a_lane_that_is_muted_ends_its_notes_outside(sines: SoundFont) -> None:
    out = going_out(TWO_NOTES)
    rig = Rig(sines).take(out).order(Play())
    rig.run(2 * BEAT_FRAMES)
    rig.take(replace(out, view=View(muted=(PAD,))), "now").run(100)
    assert notes(rig)[-1] == (2 * BEAT_FRAMES, NOTE_OFF, 76, 0)


def test_another_port_gets_what_is_held_and_the_old_one_is_let_go(sines: SoundFont) -> None:
    rig = Rig(sines).take(going_out(TWO_NOTES)).order(Play())
    rig.run(2 * BEAT_FRAMES)
    lane = replace(TWO_NOTES.lanes[0], midi_out=MidiOut("Other", 0))
    rig.take(replace(TWO_NOTES, lanes=(lane, *TWO_NOTES.lanes[1:])), "now").run(100)
    ends = [(one.channel.port, one.kind, one.number) for _, one in rig.leaving if one.kind != CONTROLLER]
    assert ends[-2:] == [("Synth", NOTE_OFF, 76), ("Other", NOTE_ON, 76)]


def test_only_controls_that_differ_are_told_again(sines: SoundFont) -> None:
    out = going_out(TWO_NOTES)
    rig = Rig(sines).take(out).order(Play())
    rig.run(BEAT_FRAMES)
    before = len(rig.leaving)
    softer = replace(out, lanes=(replace(out.lanes[0], volume=50), *out.lanes[1:]))
    rig.take(softer, "now").run(BEAT_FRAMES // 2)
    told = [(one.kind, one.number, one.value) for _, one in rig.leaving[before:]]
    assert (CONTROLLER, 7, 50) in told
    assert [one for one in told if one[0] == CONTROLLER] == [(CONTROLLER, 7, 50)]
    rig.run(BAR_FRAMES)


def test_the_end_of_a_note_that_was_never_begun_does_not_leave(sines: SoundFont) -> None:
    nearly_over = song((Note(0, BEAT + 100, 64), Note(BEAT, 4 * BEAT, 76)))
    rig = Rig(sines).take(going_out(TWO_NOTES)).order(Play())
    rig.run(BEAT_FRAMES)
    rig.take(going_out(nearly_over), "now").run(BEAT_FRAMES)
    assert {number for _, _, number, _ in notes(rig)} == {69, 76}
