"""SF3: recordings in Ogg Vorbis sound like the ones they were made of, are decoded once and do no harm."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from arrangeboard.sound.soundfont import generators as gen
from arrangeboard.sound.soundfont import vorbis
from arrangeboard.sound.soundfont.reading import read_soundfont
from arrangeboard.sound.soundfont.values import SoundFont, Zone
from tests.unit.sound.soundfont.font_builder import Area, Frames, Recording, font, sine

soundfile = pytest.importorskip("soundfile")

FRAMES = 8_820


def ogg(frames: Frames, rate: int = 44_100, channels: int = 1) -> bytes:
    out = BytesIO()
    wide = np.repeat(frames[:, None], channels, axis=1)
    soundfile.write(out, wide, rate, format="OGG", subtype="VORBIS")
    return out.getvalue()


@pytest.fixture(scope="module")
def sine_ogg() -> bytes:
    return ogg(sine(441, FRAMES))


def opened(tmp_path: Path, *recordings: Recording, areas: list[Area] | None = None) -> SoundFont:
    path = tmp_path / "font.sf3"
    path.write_bytes(font(recordings, [areas or [Area(to=index) for index in range(len(recordings))]]))
    return read_soundfont(path)


def zones_of(one: SoundFont) -> tuple[Zone, ...]:
    return one.presets[0, 0].zones


def likeness(one: Frames, other: Frames) -> float:
    return float(np.corrcoef(one.astype(float), other.astype(float))[0, 1])


def test_a_compressed_sine_sounds_like_itself(tmp_path: Path, sine_ogg: bytes) -> None:
    one = opened(tmp_path, Recording(ogg=sine_ogg, loop=(100, 8_000)))
    (zone,) = zones_of(one)
    assert (zone.sample.length, zone.sample.loop_start, zone.sample.loop_end) == (FRAMES, 100, 8_000)
    assert likeness(one.data(zone.sample), sine(441, FRAMES)) > 0.999


@pytest.mark.parametrize(("rate", "channels"), [(8_000, 1), (22_050, 2), (96_000, 1)])
def test_any_rate_stays_and_two_channels_become_one(tmp_path: Path, rate: int, channels: int) -> None:
    frames = sine(rate / 50, FRAMES, rate=rate)
    one = opened(tmp_path, Recording(ogg=ogg(frames, rate, channels), rate=rate))
    (zone,) = zones_of(one)
    assert zone.sample.length == FRAMES
    assert likeness(one.data(zone.sample), frames) > 0.99


def test_compressed_and_plain_recordings_live_together(tmp_path: Path, sine_ogg: bytes) -> None:
    one = opened(tmp_path, Recording(ogg=sine_ogg), Recording(sine(882)), Recording(ogg=sine_ogg))
    first, plain, last = zones_of(one)
    assert np.array_equal(one.data(plain.sample), sine(882))
    assert np.array_equal(one.data(first.sample), one.data(last.sample))


def test_offsets_cut_the_decoded_recording(tmp_path: Path, sine_ogg: bytes) -> None:
    rows = [(gen.START_OFFSET, 1_000), (gen.END_OFFSET, -20)]
    one = opened(tmp_path, Recording(ogg=sine_ogg), areas=[Area(generators=rows), Area()])
    cut, whole = zones_of(one)
    assert np.array_equal(one.data(cut.sample), one.data(whole.sample)[1_000:-20])


def test_a_recording_is_decoded_once(tmp_path: Path, sine_ogg: bytes) -> None:
    one = opened(tmp_path, Recording(ogg=sine_ogg))
    (zone,) = zones_of(one)
    assert np.shares_memory(one.data(zone.sample), one.data(zone.sample))


def test_what_is_kept_stays_below_its_limit() -> None:
    kept = vorbis.Kept(most_bytes=5_000)
    decodings: list[int] = []

    def frames_of(index: int) -> Frames:
        def decode() -> Frames:
            decodings.append(index)
            return np.full(1_000, index, dtype=np.int16)

        return kept.get(index, decode)

    for index in (0, 1, 0, 2, 0, 1):
        assert frames_of(index)[0] == index
        assert kept.bytes <= 5_000
    # Room for two: when 2 came, 1 had not been heard for longest; 0 has been kept all the time.
    assert decodings == [0, 1, 2, 1]


def test_one_recording_is_kept_even_if_it_is_too_large() -> None:
    kept = vorbis.Kept(most_bytes=10)
    first = kept.get(0, lambda: np.zeros(1_000, dtype=np.int16))
    assert kept.get(0, lambda: np.ones(1_000, dtype=np.int16)) is first
    kept.get(1, lambda: np.zeros(1_000, dtype=np.int16))
    assert kept.bytes == 2_000


def lying(data: bytes, frames: int) -> bytes:
    """The recording, its last page claiming another number of frames."""
    place = data.rindex(b"OggS") + 6
    return data[:place] + frames.to_bytes(8, "little", signed=True) + data[place + 8 :]


@pytest.mark.parametrize("claimed", [1, FRAMES - 1, FRAMES + 5_000, 2**62])
def test_a_recording_has_the_frames_it_claims_up_to_a_limit(
    tmp_path: Path, sine_ogg: bytes, monkeypatch: pytest.MonkeyPatch, claimed: int
) -> None:
    monkeypatch.setattr(vorbis, "MOST_FRAMES", 100_000)
    one = opened(tmp_path, Recording(ogg=lying(sine_ogg, claimed)))
    (zone,) = zones_of(one)
    assert zone.sample.length == min(claimed, 100_000)
    frames = one.data(zone.sample)
    assert len(frames) == zone.sample.length
    assert not frames[FRAMES + 5_000 :].any()


@pytest.mark.parametrize("claimed", [0, -1, -(2**63)])
def test_a_recording_of_no_frames_is_left_out(tmp_path: Path, sine_ogg: bytes, claimed: int) -> None:
    assert zones_of(opened(tmp_path, Recording(ogg=lying(sine_ogg, claimed)))) == ()


@pytest.mark.parametrize("data", [b"OggS", b"OggS" + bytes(60), b"RIFF" + bytes(60), b"fLaC" * 20])
def test_what_is_no_ogg_is_left_out(tmp_path: Path, data: bytes) -> None:
    assert zones_of(opened(tmp_path, Recording(ogg=data))) == ()


def test_what_cannot_be_decoded_is_silent(tmp_path: Path, sine_ogg: bytes) -> None:
    broken = sine_ogg[:60] + bytes(200) + sine_ogg[260:]
    one = opened(tmp_path, Recording(ogg=broken))
    (zone,) = zones_of(one)
    assert len(one.data(zone.sample)) == FRAMES
    assert not one.data(zone.sample).any()


@pytest.mark.parametrize("place", range(58, 3_000, 97))
def test_wrong_bytes_in_a_recording_do_no_harm(tmp_path: Path, sine_ogg: bytes, place: int) -> None:
    wrong = sine_ogg[:place] + bytes([sine_ogg[place] ^ 0x55]) + sine_ogg[place + 1 :]
    one = opened(tmp_path, Recording(ogg=wrong))
    for zone in zones_of(one):
        assert len(one.data(zone.sample)) == zone.sample.length


def test_a_recording_cut_short_ends_in_silence(tmp_path: Path, sine_ogg: bytes) -> None:
    half = lying(sine_ogg[: len(sine_ogg) - 100], FRAMES)
    one = opened(tmp_path, Recording(ogg=half))
    (zone,) = zones_of(one)
    assert len(one.data(zone.sample)) == FRAMES
