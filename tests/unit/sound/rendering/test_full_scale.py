"""How often sound goes beyond what a file can hold."""

import numpy as np

from arrangeboard.sound.rendering.forms import Form
from arrangeboard.sound.rendering.full_scale import FullScale
from arrangeboard.sound.rendering.wav import Interleaved


def sound(*left: float) -> Interleaved:
    return np.array([(one, 0.1) for one in left], np.float32)


def places(form: Form, *blocks: Interleaved) -> int:
    scale = FullScale(form)
    for block in blocks:
        scale.look(block)
    return scale.places


def test_frames_beyond_that_follow_each_other_are_one_place_across_blocks_too() -> None:
    assert places(Form(), sound(0.5, 1.2, -1.3), sound(1.1, 1.0, 1.1)) == 2


def test_either_side_counts_and_full_scale_itself_is_not_beyond() -> None:
    assert places(Form(bits=16), sound(1.0, -1.0)) == 0
    assert places(Form(bits=16), sound(1.0, -1.0)[:, ::-1] * np.float32(1.5)) == 1


def test_an_empty_block_is_no_end_of_a_place() -> None:
    assert places(Form("flac"), sound(1.2), sound(1.2)[:0], sound(1.2)) == 1


def test_32_bits_of_a_wav_file_hold_everything_and_of_a_flac_file_do_not() -> None:
    assert places(Form(bits=32), sound(3.0)) == 0
    assert places(Form("flac", 32), sound(3.0)) == 1
