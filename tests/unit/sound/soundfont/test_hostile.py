"""Whatever bytes come as a SoundFont: it opens or is refused with a sentence, and soon; none lead astray."""

import os
import random
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from struct import pack
from time import process_time

import numpy as np
import pytest

from arrangeboard.sound.soundfont import generators as gen
from arrangeboard.sound.soundfont.checking import MOST_MODULATORS, MOST_PRESETS, MOST_ZONES
from arrangeboard.sound.soundfont.finding import is_general_midi
from arrangeboard.sound.soundfont.reading import read_soundfont
from arrangeboard.sound.soundfont.refusing import NotASoundFont
from arrangeboard.words import say_error
from tests.unit.sound.soundfont.font_builder import (
    Area,
    Recording,
    Sound,
    assembled,
    chunk,
    font,
    group,
    silence,
    sine,
    tables,
)

posix = pytest.mark.skipif(os.name != "posix", reason="permissions and pipes as POSIX has them")

# What a test machine may need for one file, with much to spare for a busy one; a file that is believed
# (4 GB announced, a million zones) needs many times more.
MOST_SECONDS = 4.0
MOST_BYTES = 50_000_000


def play_all(path: Path) -> None:
    """Open the font, work out every preset and fetch every sample; the bounds must hold."""
    one = read_soundfont(path)
    try:
        for preset in one.presets.values():
            for zone in preset.zones:
                sample = zone.sample
                frames = one.data(sample)
                assert len(frames) == sample.length > 0
                assert 0 <= sample.loop_start <= sample.loop_end <= sample.length
                assert frames.dtype == np.int16
                assert len(zone.generators) == gen.COUNT
    finally:
        one.close()


def refusal(path: Path, data: bytes | None = None) -> str:
    """The code of the refusal, which has a sentence that names the file."""
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(NotASoundFont) as caught:
        read_soundfont(path)
    assert path.name in say_error(caught.value)
    return caught.value.code


def survives(path: Path, data: bytes) -> bool:
    """Whether the bytes open as a font; anything but that or a refusal fails the test."""
    path.write_bytes(data)
    refused = None
    try:
        play_all(path)
    except NotASoundFont as error:
        refused = error
    assert refused is None or path.name in say_error(refused)
    return refused is None


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "hostile.sf2"


@pytest.fixture(autouse=True)
def _bounded() -> Iterator[None]:
    tracemalloc.start()
    started = process_time()
    yield
    seconds, (_, most_bytes) = process_time() - started, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most_bytes < MOST_BYTES
    assert seconds < MOST_SECONDS


def small() -> bytes:
    """A font of everything: layers, global zones, a pair, a loop, modulators, a kit; some 1,500 bytes."""
    areas = [
        Area(to=None, generators=[(gen.PAN, -100)]),
        Area(keys=(0, 60), velocities=(0, 80), generators=[(gen.SAMPLE_MODES, 1), (gen.START_OFFSET, 3)]),
        Area(to=1, keys=(61, 127), modulators=[(0x0081, gen.PAN, 30, 0, 0)]),
    ]
    pool = [Recording(sine(4_410, 100), loop=(10, 90)), Recording(silence(50))]
    sounds = [Sound([Area(to=None, generators=[(gen.PAN, 5)]), Area(keys=(20, 100))]), Sound(bank=128)]
    return font(pool, [areas], sounds)


def test_the_small_font_is_sound(file: Path) -> None:
    assert survives(file, small())


def test_a_font_cut_off_anywhere_is_refused(file: Path) -> None:
    whole = small()
    for length in range(len(whole)):
        assert refusal(file, whole[:length]) in {"soundfont-other-file", "soundfont-truncated"}


def test_what_follows_the_font_does_no_harm(file: Path) -> None:
    assert survives(file, small() + bytes(1_000))


def test_any_byte_may_be_wrong(file: Path) -> None:
    whole = small()
    pool_start = whole.index(b"smpl") + 8
    pool = range(pool_start, pool_start + 400)
    opened = [
        survives(file, whole[:place] + bytes([value]) + whole[place + 1 :])
        for place, byte in enumerate(whole)
        if place not in pool
        for value in ((byte ^ 0xFF) if place % 2 else (byte ^ 1),)
    ]
    assert {True, False} == set(opened)


@pytest.mark.parametrize("seed", range(4))
def test_many_bytes_may_be_wrong(file: Path, seed: int) -> None:
    chance = random.Random(seed)
    whole = small()
    for _ in range(100):
        data = bytearray(whole)
        for _ in range(chance.randint(2, 20)):
            data[chance.randrange(len(data))] = chance.choice((0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)))
        survives(file, bytes(data))


def test_every_size_may_lie(file: Path) -> None:
    whole = small()
    names = (
        b"RIFF",
        b"LIST",
        b"smpl",
        b"phdr",
        b"pbag",
        b"pgen",
        b"inst",
        b"ibag",
        b"igen",
        b"imod",
        b"shdr",
    )
    for name in names:
        place = whole.index(name) + 4
        for size in (0, 1, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFE, 0xFFFF_FFFF):
            data = whole[:place] + pack("<I", size) + whole[place + 4 :]
            assert not survives(file, data)


@pytest.mark.parametrize(
    "name", [b"phdr", b"pbag", b"pmod", b"pgen", b"inst", b"ibag", b"imod", b"igen", b"shdr"]
)
@pytest.mark.parametrize("size", [None, 0, 1, 45])
def test_every_table_must_be_there_in_whole_records(file: Path, name: bytes, size: int | None) -> None:
    hydra = good_tables()
    if size is None:
        del hydra[name]
    else:
        hydra[name] = bytes(size)
    assert refusal(file, assembled(hydra, pool=sine().tobytes())) == "soundfont-damaged"


def good_tables() -> dict[bytes, bytes]:
    return tables([header(0, 4_410)], [[Area()]], [Sound()])


def header(start: int, end: int, loop: tuple[int, int] = (0, 0), kind: int = 1) -> bytes:
    return pack("<20sIIIIIBbHH", b"sample", start, end, *loop, 44_100, 60, 0, 0, kind)


def with_header(one: bytes) -> bytes:
    return assembled(tables([one], [[Area()]], [Sound()]), pool=sine().tobytes())


@pytest.mark.parametrize(
    ("start", "end", "kind"),
    [
        (0, 4_411, 1),
        (4_410, 4_409, 1),
        (0, 0xFFFF_FFFF, 1),
        (0xFFFF_FFFF, 0xFFFF_FFFF, 1),
        (0, 8_821, 0x11),
        (8_000, 7_999, 0x11),
    ],
)
def test_recordings_must_lie_in_the_file(file: Path, start: int, end: int, kind: int) -> None:
    assert refusal(file, with_header(header(start, end, kind=kind))) == "soundfont-samples-missing"


def test_a_recording_that_nothing_plays_may_lie_anywhere(file: Path) -> None:
    hydra = tables([header(0, 4_410), header(7, 0xFFFF_FFFF)], [[Area()]], [Sound()])
    assert survives(file, assembled(hydra, pool=sine().tobytes()))


@pytest.mark.parametrize(
    "loop", [(0, 0xFFFF_FFFF), (0xFFFF_FFFF, 0), (0xFFFF_FFF0, 0xFFFF_FFFF), (5, 4), (9, 9)]
)
def test_absurd_loops_end_in_the_recording(file: Path, loop: tuple[int, int]) -> None:
    assert survives(file, with_header(header(0, 4_410, loop)))


@pytest.mark.parametrize("offset", [-32_768, -1, 1, 32_767])
@pytest.mark.parametrize("number", sorted(gen.OFFSETS))
def test_absurd_offsets_end_in_the_recording(file: Path, number: int, offset: int) -> None:
    data = font([Recording(loop=(10, 4_000))], [[Area(generators=[(number, offset)]), Area()]])
    assert survives(file, data)


def test_all_values_may_be_absurd(file: Path) -> None:
    numbers = sorted(gen.AMOUNTS)
    for value in (-32_768, 32_767):
        rows = [Area(generators=[(number, value) for number in numbers]), Area()]
        assert survives(file, font(instruments=[rows], presets=[Sound(rows[:1])]))


@pytest.mark.parametrize("data", [
    font(instruments=[[Area(to=1)]]),
    font(instruments=[[Area(to=0xFFFF)]]),
    font(presets=[Sound([Area(to=1)])]),
    font(presets=[Sound([Area(to=0xFFFF)])]),
])  # fmt: skip
def test_links_to_nowhere_are_refused(file: Path, data: bytes) -> None:
    assert refusal(file, data) == "soundfont-damaged"


def falling(name: bytes, record: int, place: int) -> bytes:
    hydra = good_tables()
    table = bytearray(hydra[name])
    table[place : place + 2] = b"\xff\xff"
    assert len(table) % record == 0
    return assembled(hydra | {name: bytes(table)}, pool=sine().tobytes())


@pytest.mark.parametrize(("name", "record", "place"), [
    (b"phdr", 38, 24), (b"phdr", 38, 38 + 24), (b"inst", 22, 20), (b"inst", 22, 22 + 20),
    (b"pbag", 4, 0), (b"pbag", 4, 2), (b"pbag", 4, 4), (b"ibag", 4, 0), (b"ibag", 4, 6),
])  # fmt: skip
def test_indices_must_rise_and_stay_inside(file: Path, name: bytes, record: int, place: int) -> None:
    assert refusal(file, falling(name, record, place)) == "soundfont-damaged"


@pytest.mark.parametrize(("name", "place"), [(b"phdr", 24), (b"pbag", 0), (b"inst", 20), (b"ibag", 0)])
def test_what_no_header_leads_to_is_passed_over(file: Path, name: bytes, place: int) -> None:
    """The first preset, instrument or zone starts behind the table's first record."""
    hydra = good_tables()
    table = hydra[name]
    hydra[name] = table[:place] + b"\1\0" + table[place + 2 :]
    assert survives(file, assembled(hydra, pool=sine().tobytes()))


@pytest.mark.parametrize("data", [
    font(presets=[]),
    font([], [[Area(to=None)]]),
    font([Recording(silence(0))], [[Area(to=None)]]),
    font([], [], []),
])  # fmt: skip
def test_a_font_without_sounds_is_refused(file: Path, data: bytes) -> None:
    assert refusal(file, data) == "soundfont-without-sounds"


def test_more_presets_than_there_are_numbers_are_refused(file: Path) -> None:
    hydra = good_tables()
    hydra[b"phdr"] = pack("<20sHHHIII", b"x", 0, 0, 0, 0, 0, 0) * (MOST_PRESETS + 1)
    assert refusal(file, assembled(hydra, pool=sine().tobytes())) == "soundfont-too-much"


def test_zones_that_multiply_are_refused(file: Path) -> None:
    """60,000 zones, each leading to an instrument of 60,000 zones, in a file of a megabyte."""
    many = 60_000
    hydra = good_tables()
    hydra[b"pbag"] = hydra[b"ibag"] = b"".join(pack("<HH", one, 0) for one in range(many + 1))
    hydra[b"pgen"] = pack("<HH", gen.INSTRUMENT, 0) * many + bytes(4)
    hydra[b"igen"] = pack("<HH", gen.SAMPLE, 0) * many + bytes(4)
    hydra[b"phdr"] = pack("<20sHHHIII", b"x", 0, 0, 0, 0, 0, 0) + pack("<20sHHHIII", b"", 0, 0, many, 0, 0, 0)
    hydra[b"inst"] = pack("<20sH", b"x", 0) + pack("<20sH", b"", many)
    assert refusal(file, assembled(hydra, pool=sine().tobytes())) == "soundfont-too-much"


def test_as_many_zones_as_are_allowed_are_read_in_time(file: Path) -> None:
    areas = [Area(keys=(60, 60))] * (MOST_ZONES // 8)
    assert survives(file, font(instruments=[areas], presets=[Sound([Area()] * 8)]))


def test_modulators_without_end_are_refused(file: Path) -> None:
    areas = [Area(modulators=[(0, 0, 0, 0, 0)] * (MOST_MODULATORS + 1))]
    assert refusal(file, font(instruments=[areas])) == "soundfont-too-much"


def test_lists_in_lists_are_not_entered(file: Path) -> None:
    deep = b""
    for _ in range(3_000):
        deep = group(b"INFO", deep)
    assert refusal(file, chunk(b"RIFF", b"sfbk" + deep)) == "soundfont-damaged"


def test_chunks_without_end_are_refused(file: Path) -> None:
    assert refusal(file, chunk(b"RIFF", b"sfbk" + chunk(b"junk", b"") * 200_000)) == "soundfont-damaged"


def test_tables_of_absurd_size_are_refused(file: Path) -> None:
    """Forty megabytes of generators; a hole on the disk."""
    head = group(b"sdta", b"") + b"LIST" + pack("<I", 40_000_012) + b"pdta" + b"pgen" + pack("<I", 40_000_000)
    with file.open("wb") as out:
        out.write(b"RIFF" + pack("<I", 40_000_004 + len(head)) + b"sfbk" + head)
        out.truncate(out.tell() + 40_000_000)
    assert refusal(file) == "soundfont-too-much"


@pytest.mark.parametrize("data", [
    b"", b"R", b"RIFF", b"RIFF\0\0\0\0", b"RIFF\xff\xff\xff\xffsfbk", b"RIFF\4\0\0\0WAVE", bytes(100),
    b"MThd\0\0\0\6\0\1\0\1\3\xc0" * 9, b"\xff" * 100,
])  # fmt: skip
def test_other_files_are_refused(file: Path, data: bytes) -> None:
    assert refusal(file, data) in {"soundfont-other-file", "soundfont-truncated"}
    assert not is_general_midi(file)


def test_a_font_of_nothing_is_refused(file: Path) -> None:
    assert refusal(file, b"RIFF\4\0\0\0sfbk") == "soundfont-damaged"


def no_file(path: Path) -> None:
    path.unlink(missing_ok=True)


@posix
@pytest.mark.parametrize("make", [no_file, Path.mkdir, os.mkfifo, lambda path: path.symlink_to(path)])
def test_what_is_no_file_cannot_be_opened(file: Path, make: Callable[[Path], None]) -> None:
    make(file)
    assert refusal(file) == "soundfont-unreadable"


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_cannot_be_opened(file: Path) -> None:
    file.write_bytes(small())
    file.chmod(0)
    assert refusal(file) == "soundfont-unreadable"


def test_a_path_that_no_system_has_cannot_be_opened(tmp_path: Path) -> None:
    for name in ("nul\0byte.sf2", "x" * 5_000):
        assert refusal(tmp_path / name) == "soundfont-unreadable"


def test_a_refused_file_is_let_go_of(file: Path) -> None:
    assert refusal(file, small()[:-100]) == "soundfont-truncated"
    file.unlink()
    assert not file.exists()
