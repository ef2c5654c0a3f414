"""What a bounce would write for what is chosen, and what is told before."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from arrangeboard.app.files.bounce_plan import (
    BouncePlan,
    bounce_notices,
    first_bounce_target,
    plan_bounce,
    typed_bounce_target,
)
from arrangeboard.app.files.bouncing import Targets
from arrangeboard.song.edits.lanes import set_midi_out
from arrangeboard.song.values import MidiOut, Song
from arrangeboard.sound.rendering.refusing import CannotRender
from arrangeboard.storage.bounce_choices import BounceChoices
from tests.unit.board.songs import CHORUS_1, DRUMS, VOCAL, small_song

TARGET = Path("music") / "Small.wav"
ANYTHING = BounceChoices()


def plan(choices: BounceChoices = ANYTHING, song: Song | None = None) -> BouncePlan:
    return plan_bounce(song or small_song(), choices, (CHORUS_1,), "")


def told(choices: BounceChoices = ANYTHING, song: Song | None = None) -> dict[str, dict[str, object]]:
    return {notice.code: dict(notice.values) for notice in bounce_notices(plan(choices, song))}


def test_the_whole_song_is_one_file() -> None:
    assert plan().paths(TARGET) == (TARGET,)
    assert plan().targets(TARGET) == Targets(mix=TARGET)
    assert plan().seconds == pytest.approx(40)


def test_the_loop_is_one_file_of_its_sections() -> None:
    found = plan(BounceChoices(what="loop"))
    assert [slot.id for slot in found.arrangement.order] == [CHORUS_1]
    assert found.seconds == pytest.approx(16)


def test_sections_go_into_a_folder_of_their_own_linked_ones_once() -> None:
    folder = TARGET.parent / "Small sections"
    found = plan(BounceChoices(what="sections"))
    assert found.targets(TARGET) == Targets(sections=folder)
    assert found.paths(TARGET) == (folder / "01 Verse.wav", folder / "02 Chorus 1.wav")


def test_stems_go_into_a_folder_of_their_own_with_or_without_the_mix() -> None:
    folder = TARGET.parent / "Small stems"
    stems = (folder / "01 Vocal.wav", folder / "02 Drums.wav")
    assert plan(BounceChoices(what="stems")).paths(TARGET) == stems
    both = plan(BounceChoices(what="all"))
    assert both.paths(TARGET) == (TARGET, *stems)
    assert both.targets(TARGET) == Targets(mix=TARGET, stems=folder)


def test_where_nothing_is_heard_there_are_no_stems() -> None:
    song = small_song()
    silent = replace(song, view=replace(song.view, muted=(VOCAL, DRUMS)))
    with pytest.raises(CannotRender):
        plan(BounceChoices(what="stems"), silent)


def test_an_arrangement_without_sections_is_refused() -> None:
    song = small_song()
    with pytest.raises(CannotRender):
        plan(song=replace(song, arrangements=(replace(song.arrangements[0], order=()),)))


def test_the_choices_become_the_renderers_options() -> None:
    found = plan_bounce(
        small_song(),
        BounceChoices(kind="flac", bits=16, rate=48_000, ending="cut", is_limited=False),
        (),
        "own.sf2",
    ).options
    assert (found.form.kind, found.form.bits, found.form.rate) == ("flac", 16, 48_000)
    assert (found.ending, found.is_limited, found.soundfont) == ("cut", False, Path("own.sf2"))


def test_it_is_told_how_long_and_how_large_it_becomes_and_who_plays() -> None:
    found = told()
    assert found["bounce-lasts-large"] == {"time": "0:40", "size": "11 MB"}
    assert found["bounce-played-by"] == {"name": "TimGM6mb"}
    assert found["bounce-planned-one"] == {"count": 1}
    assert "bounce-muted" not in found
    assert "bounce-lasts" in told(BounceChoices(kind="ogg"))


def test_it_is_told_who_is_not_heard() -> None:
    song = small_song()
    assert told(song=replace(song, view=replace(song.view, soloed=(VOCAL,))))["bounce-muted"] == {
        "names": "Drums"
    }


def test_it_is_told_what_becomes_of_midi_ports_stems_and_loops() -> None:
    away = set_midi_out(small_song(), VOCAL, MidiOut("Synth"))
    beside = set_midi_out(small_song(), VOCAL, MidiOut("Synth", beside=True))
    assert "bounce-midi-out" in told(song=away)
    assert "bounce-midi-out" not in told(song=beside)
    assert "bounce-stems-sum" in told(BounceChoices(what="all"))
    assert "bounce-stems-alone" in told(BounceChoices(what="stems"))
    assert "bounce-seamless" in told(BounceChoices(ending="loop"))


def test_the_first_file_is_called_after_the_song_and_its_variant() -> None:
    song = small_song()
    assert first_bounce_target(song, Path("music"), "wav") == TARGET
    two = replace(song, arrangements=(song.arrangements[0], replace(song.arrangements[0], name="B")))
    assert first_bounce_target(two, Path("music"), "ogg").name == "Small - As written.ogg"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("take", "take.wav"),
        ("take.wav", "take.wav"),
        ("take.WAV", "take.WAV"),
        ("take.flac", "take.wav"),
        ("take 1.5", "take 1.5.wav"),
        ("sub/", "sub/Small.wav"),
    ],
)
def test_what_is_typed_has_the_ending_of_its_kind(typed: str, name: str) -> None:
    assert typed_bounce_target(typed, Path("music"), "Small", "wav") == Path("music") / name


@pytest.mark.parametrize("typed", ["", "  "])
def test_what_names_no_file_is_none(typed: str) -> None:
    assert typed_bounce_target(typed, Path("music"), "Small", "wav") is None
