"""Sound files say what they are, and hold the sound that was written."""

import struct
import wave
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from arrangeboard.sound.rendering import wav
from arrangeboard.sound.rendering.forms import Bits, Form, Kind, kind_of, sound_writer
from arrangeboard.sound.rendering.refusing import CannotRender

FRAMES = 5_001


def sine() -> NDArray[np.float32]:
    ramp = np.arange(FRAMES) / 44_100
    left, right = np.sin(2 * np.pi * 440 * ramp) * 0.7, np.sin(2 * np.pi * 660 * ramp) * 0.3
    return np.stack((left, right), axis=1).astype(np.float32)


def written(form: Form, sound: NDArray[np.float32]) -> bytes:
    """The file that comes of the sound in uneven blocks."""
    file = BytesIO()
    writer = sound_writer(file, form)
    for block in np.split(sound, [1, 700, 701, 3_000]):
        writer.write(block)
    writer.close()
    return file.getvalue()


def chunks(data: bytes) -> dict[bytes, bytes]:
    assert data[:4] == b"RIFF"
    assert struct.unpack("<I", data[4:8])[0] == len(data) - 8
    found, at = {}, 12
    while at < len(data):
        size = struct.unpack("<I", data[at + 4 : at + 8])[0]
        found[data[at : at + 4]] = data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
    return found


def test_16_bits_are_read_by_the_standard_library_and_dithered() -> None:
    sound = sine()
    with wave.open(BytesIO(written(Form(bits=16), sound))) as file:
        assert file.getparams()[:4] == (2, 2, 44_100, FRAMES)
        held = np.frombuffer(file.readframes(FRAMES), "<i2").reshape(-1, 2)
    off = held - sound * 32_767.0
    assert 0.4 < off.std() < 0.6
    assert np.abs(off).max() <= 1.5 + 1e-3


def test_silence_stays_silence_in_16_bits() -> None:
    data = chunks(written(Form(bits=16), np.zeros((FRAMES, 2), np.float32)))[b"data"]
    assert not any(data)


def test_24_bits_are_plain_and_exact_to_a_step() -> None:
    sound = sine()
    found = chunks(written(Form(bits=24, rate=48_000), sound))
    assert struct.unpack("<HHIIHH", found[b"fmt "]) == (1, 2, 48_000, 48_000 * 6, 6, 24)
    three = np.frombuffer(found[b"data"], np.uint8).reshape(-1, 3)
    padded = np.concatenate((np.zeros((len(three), 1), np.uint8), three), axis=1)
    held = padded.reshape(-1).view("<i4").reshape(-1, 2) / 256 / 8_388_607
    assert np.abs(held - sound).max() <= 0.51 / 8_388_607


def test_24_bits_are_read_by_the_standard_library() -> None:
    with wave.open(BytesIO(written(Form(bits=24), sine()))) as file:
        assert file.getparams()[:4] == (2, 3, 44_100, FRAMES)


def test_32_bits_hold_the_sound_itself_beyond_full_scale_too() -> None:
    sound = sine() * np.float32(3)
    found = chunks(written(Form(bits=32), sound))
    assert struct.unpack("<H", found[b"fmt "][:2])[0] == 3
    assert struct.unpack("<I", found[b"fact"])[0] == FRAMES
    assert np.array_equal(np.frombuffer(found[b"data"], "<f4").reshape(-1, 2), sound)


def test_too_loud_is_clipped_not_turned_over() -> None:
    loud = np.array([[1.5, -1.5], [1e9, -1e9]], np.float32)
    for bits, highest in ((16, 32_767), (24, 8_388_607)):
        data = chunks(written(Form(bits=bits), np.tile(loud, (3_000, 1))))[b"data"]  # type: ignore[arg-type]
        left = int.from_bytes(data[: bits // 8], "little", signed=True)
        right = int.from_bytes(data[bits // 8 : bits // 4], "little", signed=True)
        assert (left, right) == (highest, -highest - 1)


def test_a_wav_file_that_would_be_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wav, "MOST_BYTES", 1_000)
    writer = sound_writer(BytesIO(), Form())
    writer.write(np.zeros((100, 2), np.float32))
    with pytest.raises(CannotRender, match="render-wav-too-long"):
        writer.write(np.zeros((100, 2), np.float32))


@pytest.mark.parametrize(
    ("kind", "bits", "start", "off"),
    [("flac", 16, b"fLaC", 2e-5), ("flac", 24, b"fLaC", 2e-7), ("ogg", 16, b"OggS", 0.1)],
)
def test_compressed_files_hold_the_sound(
    kind: Kind, bits: Bits, start: bytes, off: float, tmp_path: Path
) -> None:
    soundfile = pytest.importorskip("soundfile")
    with (tmp_path / "x").open("w+b") as file:
        writer = sound_writer(file, Form(kind, bits))
        writer.write(sine())
        writer.close()
        assert not file.closed
    data = (tmp_path / "x").read_bytes()
    assert data.startswith(start)
    held, rate = soundfile.read(BytesIO(data), dtype="float32")
    assert (rate, held.shape) == (44_100, (FRAMES, 2))
    assert np.abs(held - sine()).max() < off


def test_without_the_library_compressed_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "soundfile", None)
    with pytest.raises(CannotRender, match="render-needs-soundfile"):
        sound_writer(BytesIO(), Form("flac"))


def test_an_ending_tells_the_kind() -> None:
    assert (kind_of(".WAV"), kind_of(".flac"), kind_of(".oga")) == ("wav", "flac", "ogg")
    with pytest.raises(CannotRender, match="render-unknown-kind"):
        kind_of(".mp3")
