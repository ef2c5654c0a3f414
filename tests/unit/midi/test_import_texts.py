"""Texts are decoded each by itself, whatever alphabet a program wrote them in."""

import pytest

from arrangeboard.midi.reading.smf_texts import decode_lyric, decode_text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Verse", "Verse"),
        ("Stråk – ok".encode(), "Stråk – ok"),
        ("Spår 1".encode("latin-1"), "Spår 1"),
        ("Flöte".encode("latin-1"), "Flöte"),
        ("Café".encode("latin-1"), "Café"),
        ("“Solo”".encode("cp1252"), "“Solo”"),
        ("ピアノ".encode("shift_jis"), "ピアノ"),
        ("ドラム 1".encode("shift_jis"), "ドラム 1"),
        ("钢琴".encode("gbk"), "钢琴"),
        (b"Bass\x00\x00", "Bass"),
        (b"  Bass\x07\r\n", "Bass"),
        (b"", ""),
    ],
)
def test_texts_are_read_as_they_were_meant(data: bytes, text: str) -> None:
    assert decode_text(data) == text


@pytest.mark.parametrize("byte", range(128, 256))
def test_no_byte_is_too_strange_to_be_read(byte: int) -> None:
    decode_text(bytes([byte]) * 3)
    assert decode_text(b"Solo " + bytes([byte])).startswith("Solo")


def test_syllables_keep_the_spaces_that_part_words() -> None:
    assert decode_lyric(b"moon ") == "moon "
