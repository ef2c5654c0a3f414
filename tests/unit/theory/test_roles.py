import pytest

from arrangeboard.song.values import Note, Role, Sound
from arrangeboard.theory.roles import guess_role

PIANO, DRUMS = Sound(0), Sound(0, drums=True)


def line(*pitches: int, length_ticks: int = 480) -> tuple[Note, ...]:
    return tuple(Note(i * length_ticks, length_ticks, pitch) for i, pitch in enumerate(pitches))


def chords(*voicings: tuple[int, ...], length_ticks: int = 1920) -> tuple[Note, ...]:
    return tuple(
        Note(i * length_ticks, length_ticks, pitch) for i, voicing in enumerate(voicings) for pitch in voicing
    )


TUNE = line(60, 62, 64, 65, 67, 65, 64, 62, 60)


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Lead Vocals", "melody"),
        ("Vox 2", "melody"),
        ("Gesang", "melody"),
        ("Backing Vocals", "harmony"),
        ("SynthBass", "bass"),
        ("Bajo", "bass"),
        ("Bass Drum", "rhythm"),
        ("HiHats", "rhythm"),
        ("Batería", "rhythm"),
        ("Rhythm Guitar", "harmony"),
        ("Counter melody", "counter-melody"),
        ("Atmos", "texture"),
        ("Pad", "harmony"),
        ("Ударные", "rhythm"),
    ],
)
def test_a_telling_name_decides(name: str, role: Role) -> None:
    assert guess_role((), PIANO, name) == role


def test_a_drum_kit_is_rhythm_whatever_its_name() -> None:
    assert guess_role(TUNE, DRUMS, "Lead") == "rhythm"


def test_an_empty_lane_has_its_instruments_usual_role() -> None:
    assert guess_role((), Sound(38), "Track 4") == "bass"
    assert guess_role((), Sound(80), "") == "melody"
    assert guess_role((), Sound(99), "") == "texture"


def test_chords_are_harmony_on_a_lead_instrument_too() -> None:
    triads = chords((60, 64, 67), (60, 65, 69), (59, 62, 67))
    assert guess_role(triads, PIANO, "") == "harmony"
    assert guess_role(triads, Sound(80), "") == "harmony"


def test_a_low_line_is_a_bass_on_any_instrument() -> None:
    assert guess_role(line(36, 43, 36, 41, 43), PIANO, "MIDI 3") == "bass"


def test_a_line_in_steps_on_a_piano_is_a_melody() -> None:
    assert guess_role(TUNE, PIANO, "Piano") == "melody"


def test_broken_chords_are_harmony() -> None:
    assert guess_role(line(60, 64, 67, 72, 67, 64, 60, 65, 69), PIANO, "Piano") == "harmony"


def test_a_bass_instrument_played_high_is_no_bass() -> None:
    assert guess_role(line(64, 67, 69, 71, 72), Sound(35), "Fretless") == "counter-melody"


def test_a_misleading_name_is_overruled_by_where_the_notes_lie() -> None:
    assert guess_role(line(76, 77, 79, 77, 76), PIANO, "bass (old)") != "bass"
    assert guess_role(line(60, 62, 64, 65), Sound(71), "Bass Clarinet") == "melody"


def test_a_low_guitar_line_is_no_bass_but_a_low_synth_line_is() -> None:
    low = line(45, 47, 45, 40, 47, 52)
    assert guess_role(low, Sound(29), "Track 2") != "bass"
    assert guess_role(low, Sound(81), "Track 2") == "bass"


def test_a_repeated_short_tone_is_rhythm() -> None:
    assert guess_role(line(*[76] * 16, length_ticks=240), Sound(81), "Track 7") == "rhythm"


def test_a_voice_that_walks_in_steps_is_sung() -> None:
    assert guess_role(TUNE, Sound(53), "Track 1") == "melody"
    assert guess_role(chords((60, 64, 67), (60, 65, 69)), Sound(52), "Track 1") == "harmony"
