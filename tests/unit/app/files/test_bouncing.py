"""Bouncing writes all files or none, each called after what it holds."""

import wave
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from numpy.typing import NDArray

from arrangeboard.app.files.bouncing import (
    Bounced,
    BounceOptions,
    Cancelled,
    Targets,
    beyond_full_scale,
    bounce_files,
    planned_paths,
)
from arrangeboard.errors import UserError
from arrangeboard.song.values import Note, Song, View, Written
from arrangeboard.sound.rendering.forms import Form
from arrangeboard.sound.rendering.refusing import CannotRender
from arrangeboard.storage.files import CannotWrite
from tests.unit.app.band import BASS, CHORUS, DRUMS, KEYS, RIFF, VERSE, WALK, band_song
from tests.unit.sound.engine.rig import sine_font

FAST = 60_000
SONG = replace(
    band_song(
        {(VERSE, BASS): RIFF, (VERSE, DRUMS): WALK, (CHORUS, BASS): WALK, (CHORUS, KEYS): RIFF},
        (VERSE, CHORUS, VERSE),
    ),
    microseconds_per_quarter=FAST,
)

CLUSTER = Written(tuple(Note(0, 1_920, pitch, 127) for pitch in range(40, 90, 2)))
LOUD = replace(
    SONG,
    lanes=tuple(replace(lane, volume=127) for lane in SONG.lanes),
    pieces={key: replace(one, content=CLUSTER) for key, one in SONG.pieces.items()},
)
"""The same order, every piece a great cluster."""


@pytest.fixture(scope="session")
def soundfont(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(sine_font(tmp_path_factory.mktemp("font")).path)


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def sound_in(path: Path) -> NDArray[np.float64]:
    with wave.open(str(path)) as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2) / 32_767


def options(soundfont: Path, **changes: object) -> BounceOptions:
    made = BounceOptions(Form(bits=16), soundfont=soundfont, is_limited=False)
    return replace(made, **changes)


def bounced(song: Song, targets: Targets, chosen: BounceOptions) -> tuple[Bounced, ...]:
    return bounce_files(song, song.arrangement, targets, chosen)


def test_song_lanes_and_sections_in_one_go(tmp_path: Path, soundfont: Path) -> None:
    targets = Targets(tmp_path / "mix.wav", tmp_path / "deep" / "stems", tmp_path / "sections")
    shares: list[float] = []
    bounced_files = bounce_files(SONG, SONG.arrangement, targets, options(soundfont), progress=shares.append)
    assert names(tmp_path) == [
        "deep",
        "deep/stems",
        "deep/stems/01 Bass.wav",
        "deep/stems/02 Keys.wav",
        "deep/stems/03 Drums.wav",
        "mix.wav",
        "sections",
        "sections/01 Verse 1.wav",
        "sections/02 Chorus.wav",
    ]
    planned = planned_paths(SONG, SONG.arrangement, targets, Form(bits=16))
    assert bounced_files == tuple(Bounced(path, 0) for path in planned)
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] == 1
    stems = sum(sound_in(path) for path in (tmp_path / "deep/stems").iterdir())
    assert np.abs(stems - sound_in(tmp_path / "mix.wav")).max() < 8 / 32_767


def test_what_is_muted_is_not_bounced(tmp_path: Path, soundfont: Path) -> None:
    muted = replace(SONG, view=View(muted=(BASS,)))
    bounced(muted, Targets(stems=tmp_path), options(soundfont))
    assert names(tmp_path) == ["02 Keys.wav", "03 Drums.wav"]


def test_cancelled_it_leaves_nothing_behind(tmp_path: Path, soundfont: Path) -> None:
    targets = Targets(tmp_path / "mix.wav", tmp_path / "stems")
    seen: list[list[str]] = []

    def cancelled() -> bool:
        seen.append(names(tmp_path))
        return len(seen) > 3

    with pytest.raises(Cancelled):
        bounce_files(SONG, SONG.arrangement, targets, options(soundfont), is_cancelled=cancelled)
    assert "mix.wav" not in seen[-1]
    assert names(tmp_path) == []


def test_an_earlier_file_stays_until_the_new_one_is_done(tmp_path: Path, soundfont: Path) -> None:
    mix = tmp_path / "mix.wav"
    mix.write_bytes(b"old")

    def stop(_: float) -> None:
        assert mix.read_bytes() == b"old"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bounce_files(SONG, SONG.arrangement, Targets(mix), options(soundfont), progress=stop)
    assert (names(tmp_path), mix.read_bytes()) == (["mix.wav"], b"old")
    bounced(SONG, Targets(mix), options(soundfont))
    assert mix.read_bytes()[:4] == b"RIFF"


def test_progress_weighs_files_by_what_sounds_in_them(tmp_path: Path, soundfont: Path) -> None:
    shares: list[float] = []
    targets = Targets(tmp_path / "mix.wav", stems=tmp_path / "stems")
    cut = options(soundfont, ending="cut")
    bounce_files(SONG, SONG.arrangement, targets, cut, progress=shares.append)
    files = 4
    after_mix = shares[len(shares) // files - 1]
    assert len(shares) % files == 0, "all files are as long"
    assert 0.3 < after_mix < 0.5, "as many notes sound in the mix as in all stems together"
    steps = np.diff(shares)
    assert steps.max() < 3 * steps.mean()
    assert shares[-1] == pytest.approx(1)


def test_a_seamless_loop_is_as_long_as_its_bars(tmp_path: Path, soundfont: Path) -> None:
    bounced(SONG, Targets(sections=tmp_path), options(soundfont, ending="loop"))
    assert len(sound_in(tmp_path / "01 Verse 1.wav")) == round(16 * FAST / 1e6 * 44_100)


def floats_in(path: Path) -> NDArray[np.float32]:
    """What a WAV file of 32 bits holds."""
    data = path.read_bytes()
    assert data[20:22] == b"\x03\0"
    return np.frombuffer(data[data.index(b"data") + 8 :], "<f4").reshape(-1, 2)


def test_loud_stems_of_32_bits_are_together_the_mix_and_nothing_is_said(
    tmp_path: Path, soundfont: Path
) -> None:
    targets = Targets(tmp_path / "mix.wav", tmp_path / "stems")
    done = bounced(LOUD, targets, options(soundfont, free_bits=32))
    mix = floats_in(tmp_path / "mix.wav")
    stems = [floats_in(path) for path in (tmp_path / "stems").iterdir()]
    assert max(np.abs(stem).max() for stem in stems) > 1
    assert np.abs(np.sum(stems, axis=0) - mix).max() < 1e-5
    assert beyond_full_scale(done) == ""


def test_what_goes_through_the_limiter_has_the_bits_of_the_form(tmp_path: Path, soundfont: Path) -> None:
    targets = Targets(tmp_path / "mix.wav", tmp_path / "stems")
    bounced(LOUD, targets, options(soundfont, free_bits=32, is_limited=True))
    assert np.abs(sound_in(tmp_path / "mix.wav")).max() < 1
    assert np.abs(floats_in(tmp_path / "stems" / "01 Bass.wav")).max() > 1


def test_loud_stems_of_16_bits_are_told(tmp_path: Path, soundfont: Path) -> None:
    done = bounced(LOUD, Targets(stems=tmp_path), options(soundfont))
    assert all(places > 1 for _, places in done)
    assert beyond_full_scale(done).startswith(f"{len(done)} files exceed full scale")
    alone = [Bounced(Path("a/Drums.wav"), 12), Bounced(Path("a/Bass.wav"), 0)]
    assert beyond_full_scale(alone).startswith("“Drums.wav” exceeds full scale in 12 places")
    once = [Bounced(Path("Drums.wav"), 1)]
    assert beyond_full_scale(once).startswith("“Drums.wav” exceeds full scale in one place")


@pytest.mark.parametrize("kind", ["flac", "ogg"])
def test_compressed_files_are_called_so(tmp_path: Path, soundfont: Path, kind: str) -> None:
    pytest.importorskip("soundfile")
    form = Form(kind)  # type: ignore[arg-type]
    bounced(SONG, Targets(tmp_path / f"mix.{kind}", stems=tmp_path), options(soundfont, form=form))
    assert names(tmp_path)[0] == f"01 Bass.{kind}"
    assert (tmp_path / f"mix.{kind}").read_bytes()[:4] == {"flac": b"fLaC", "ogg": b"OggS"}[kind]


def test_an_empty_arrangement_is_refused(tmp_path: Path, soundfont: Path) -> None:
    empty = replace(SONG, arrangements=(replace(SONG.arrangement, order=()),))
    with pytest.raises(CannotRender, match="render-no-sections"):
        bounced(empty, Targets(tmp_path / "mix.wav"), options(soundfont))
    assert names(tmp_path) == []


def test_what_is_no_soundfont_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.sf2").write_bytes(b"RIFF")
    with pytest.raises(UserError, match="soundfont-"):
        bounced(SONG, Targets(tmp_path / "mix.wav"), options(tmp_path / "x.sf2"))
    assert names(tmp_path) == ["x.sf2"]


def test_without_any_soundfont_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arrangeboard.app.files.bouncing.default_soundfont", lambda: None)
    with pytest.raises(CannotRender, match="render-no-soundfont"):
        bounced(SONG, Targets(tmp_path / "mix.wav"), BounceOptions())


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path, soundfont: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotWrite):
        bounced(SONG, Targets(tmp_path / "mix.wav", tmp_path / "file" / "stems"), options(soundfont))
    assert names(tmp_path) == ["file"]
