"""`arrangeboard render`: sound files from the command line, and one line for every error."""

import os
import signal
import subprocess
import sys
import time
import wave
from pathlib import Path

import mido
import pytest
from msgspec.structs import replace

from arrangeboard.cli import main
from arrangeboard.song.values import Note, Written
from arrangeboard.storage.settings import Settings, save_settings
from arrangeboard.storage.song_file import save
from tests.unit.app.band import BASS, CHORUS, RIFF, VERSE, WALK, band_song
from tests.unit.sound.engine.rig import sine_font

Captured = pytest.CaptureFixture[str]

FAST = 60_000
BARS_4_FRAMES = round(16 * FAST / 1e6 * 44_100)
SONG = replace(
    band_song({(VERSE, BASS): RIFF, (CHORUS, BASS): WALK}, (VERSE, CHORUS, VERSE)),
    microseconds_per_quarter=FAST,
)


@pytest.fixture(scope="session")
def soundfont(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(sine_font(tmp_path_factory.mktemp("font")).path)


@pytest.fixture
def song_path(tmp_path: Path) -> Path:
    path = tmp_path / "song.arrange"
    save(SONG, path)
    return path


def rendered(*arguments: str | Path, soundfont: Path) -> int:
    return main(["render", *map(str, arguments), "--soundfont", str(soundfont)])


def refused(capsys: Captured, *arguments: str | Path) -> str:
    """The one line that a refused command writes."""
    assert main(["render", *map(str, arguments)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    return err


def frames_in(path: Path) -> int:
    with wave.open(str(path)) as file:
        frames: int = file.getnframes()
        return frames


def test_it_writes_the_song_and_tells_its_path(capsys: Captured, song_path: Path, soundfont: Path) -> None:
    target = song_path.with_name("mix.wav")
    assert rendered(song_path, "-o", target, "--bits", "16", soundfont=soundfont) == 0
    out, err = capsys.readouterr()
    assert (out, err) == (f"Wrote “{target}”.\n", "")
    assert frames_in(target) > 3 * BARS_4_FRAMES


def test_stems_and_sections_go_into_their_folders(song_path: Path, soundfont: Path) -> None:
    folder = song_path.parent
    arguments = ("-o", folder / "mix.wav", "--stems", folder / "s", "--sections", folder / "t")
    assert rendered(song_path, *arguments, soundfont=soundfont) == 0
    assert [path.name for path in sorted(folder.glob("[st]/*"))] == [
        "01 Bass.wav",
        "01 Verse 1.wav",
        "02 Chorus.wav",
    ]


def test_bits_are_chosen_so_that_nothing_clips_and_else_it_is_said(
    capsys: Captured, song_path: Path, soundfont: Path
) -> None:
    folder = song_path.parent
    cluster = Written(tuple(Note(0, 1_920, pitch, 127) for pitch in range(40, 90, 2)))
    pieces = {key: replace(one, content=cluster) for key, one in SONG.pieces.items()}
    save(replace(SONG, pieces=pieces), song_path)

    def err_of(name: str, *more: str) -> str:
        assert rendered(song_path, "-o", folder / name, *more, soundfont=soundfont) == 0
        return capsys.readouterr().err

    assert err_of("mix.wav", "--stems", str(folder / "s")) == ""
    assert [bits_in(path) for path in (folder / "mix.wav", folder / "s" / "01 Bass.wav")] == [24, 32]
    assert err_of("free.wav", "--no-limiter") == ""
    assert bits_in(folder / "free.wav") == 32
    told = err_of("clipped.wav", "--no-limiter", "--bits", "24")
    assert bits_in(folder / "clipped.wav") == 24
    assert told.startswith("“clipped.wav” exceeds full scale in ")
    assert told.count("\n") == 1


def bits_in(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[34:36], "little")


def test_from_one_section_to_another(capsys: Captured, song_path: Path, soundfont: Path) -> None:
    target = song_path.with_name("some.wav")
    cut = ("--bits", "16", "--ending", "cut", "--from", "chorus", "--to", "Verse 2")
    assert rendered(song_path, "-o", target, *cut, soundfont=soundfont) == 0
    assert frames_in(target) == 2 * BARS_4_FRAMES
    capsys.readouterr()
    backwards = ("-o", song_path.with_name("x.wav"), "--from", "Verse 2", "--to", "Chorus")
    assert "“Verse 2” comes after “Chorus”" in refused(capsys, song_path, *backwards)
    unknown = refused(capsys, song_path, "-o", song_path.with_name("x.wav"), "--from", "Outro")
    assert "“Verse 1”, “Chorus”, “Verse 2”" in unknown


def test_a_midi_file_is_rendered_too(tmp_path: Path, soundfont: Path) -> None:
    track = mido.MidiTrack(
        [
            mido.MetaMessage("set_tempo", tempo=FAST),
            mido.Message("note_on", note=60, velocity=80),
            mido.Message("note_off", note=60, time=960),
        ]
    )
    mido.MidiFile(tracks=[track]).save(tmp_path / "take.mid")
    assert rendered(tmp_path / "take.mid", "-o", tmp_path / "take.wav", soundfont=soundfont) == 0
    assert (tmp_path / "take.wav").stat().st_size > 1_000


def test_a_file_that_is_there_is_replaced_only_if_asked_for(
    capsys: Captured, song_path: Path, soundfont: Path
) -> None:
    target = song_path.with_name("mix.wav")
    target.write_bytes(b"mine")
    assert "--force" in refused(capsys, song_path, "-o", target)
    assert target.read_bytes() == b"mine"
    assert rendered(song_path, "-o", target, "--force", soundfont=soundfont) == 0
    assert target.read_bytes().startswith(b"RIFF")


def test_errors_are_one_line_and_write_nothing(capsys: Captured, song_path: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    assert ".mp3" in refused(capsys, song_path, "-o", tmp_path / "x.mp3")
    assert "missing.arrange”" in refused(capsys, tmp_path / "missing.arrange", "-o", tmp_path / "x.wav")
    no_font = ("-o", tmp_path / "x.wav", "--soundfont", song_path)
    assert "song.arrange" in refused(capsys, song_path, *no_font)
    assert "Louder" in refused(capsys, song_path, "-o", tmp_path / "x.wav", "--arrangement", "Louder")
    assert sorted(tmp_path.iterdir()) == before


def test_it_plays_with_the_soundfont_of_the_settings(song_path: Path, soundfont: Path) -> None:
    ones = [song_path.with_name(name) for name in ("named.wav", "chosen.wav")]
    assert rendered(song_path, "-o", ones[0], soundfont=soundfont) == 0
    save_settings(Settings(soundfont=str(soundfont)))
    assert main(["render", str(song_path), "-o", str(ones[1])]) == 0
    assert ones[0].read_bytes() == ones[1].read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="Ctrl+C as a signal")
def test_ctrl_c_leaves_nothing_half_written(tmp_path: Path, soundfont: Path) -> None:
    long = replace(SONG, microseconds_per_quarter=2_000_000)
    sections = {key: replace(one, bars=400) for key, one in long.sections.items()}
    save(replace(long, sections=sections), tmp_path / "long.arrange")
    arguments = ["long.arrange", "-o", "long.wav", "--stems", "stems", "--soundfont", str(soundfont)]
    running = subprocess.Popen(
        [sys.executable, "-m", "arrangeboard", "render", *arguments], cwd=tmp_path, env=environment()
    )
    while not list(tmp_path.glob(".*.part")):
        time.sleep(0.02)
        assert running.poll() is None
    running.send_signal(signal.SIGINT)
    assert running.wait(20) == 130
    assert [path.name for path in tmp_path.iterdir()] == ["long.arrange"]


def test_progress_is_shown_on_a_terminal_only_and_qt_is_not_loaded(song_path: Path, soundfont: Path) -> None:
    code = (
        "import sys; from arrangeboard.cli import main; code = main(sys.argv[1:]); "
        "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr); sys.exit(code)"
    )
    typed = ["render", str(song_path), "-o", str(song_path.with_name("x.wav")), "--soundfont", str(soundfont)]
    done = subprocess.run(
        [sys.executable, "-c", code, *typed],
        capture_output=True,
        text=True,
        check=False,
        env=environment(),
    )
    assert done.returncode == 0
    assert "%" not in done.stderr
    assert not {"PySide6", "shiboken6"} & set(done.stderr.split())


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
