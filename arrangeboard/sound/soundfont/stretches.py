"""Which frames of a recording a zone plays and loops: the file's figures, made to fit what is there."""

from arrangeboard.sound.soundfont import generators as gen
from arrangeboard.sound.soundfont.recordings import Recordings
from arrangeboard.sound.soundfont.values import Sample

COARSE = 32_768
MIDDLE_C = 60
# What a sampler can make something of; files hold 0 and more.
LOWEST_RATE = 400
HIGHEST_RATE = 192_000


def stretch(recordings: Recordings, index: int, amounts: dict[int, int]) -> Sample:
    """The recording moved by the zone's address offsets.

    Nothing of it lies outside the recording. Loops of real files often end a frame or two late and are
    cut; where nothing is left of one, loop_start and loop_end are equal.
    """
    header, length = recordings.headers[index], recordings.length(index)
    start = _within(_offset(amounts, gen.START_OFFSET, gen.START_COARSE_OFFSET), 0, length)
    end = _within(length + _offset(amounts, gen.END_OFFSET, gen.END_COARSE_OFFSET), start, length)
    loop_start, loop_end = recordings.loop(index)
    loop_start += _offset(amounts, gen.LOOP_START_OFFSET, gen.LOOP_START_COARSE_OFFSET)
    loop_end += _offset(amounts, gen.LOOP_END_OFFSET, gen.LOOP_END_COARSE_OFFSET)
    loop_start = _within(loop_start, start, end)
    loop_end = _within(loop_end, loop_start, end)
    root_pitch = int(header["root_pitch"])
    return Sample(
        index=index,
        name=header["name"].decode("latin-1").strip(),
        rate=_within(int(header["rate"]), LOWEST_RATE, HIGHEST_RATE),
        root_pitch=root_pitch if root_pitch <= 127 else MIDDLE_C,
        correction_cents=int(header["correction_cents"]),
        start=start,
        length=end - start,
        loop_start=loop_start - start,
        loop_end=loop_end - start,
    )


def _offset(amounts: dict[int, int], fine: int, coarse: int) -> int:
    return amounts.get(fine, 0) + amounts.get(coarse, 0) * COARSE


def _within(value: int, low: int, high: int) -> int:
    return max(low, min(value, high))
