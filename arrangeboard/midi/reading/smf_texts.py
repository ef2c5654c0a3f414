"""Texts of MIDI files, each decoded by itself: the format never said in which alphabet they are written.

Of 66 real files with text beyond ASCII one half is UTF-8 and the rest Latin-1, Shift-JIS or Chinese; one
file may mix them, so every text is guessed for itself.
"""

import re

_HALF_WIDTH_KATAKANA = re.compile("[\uff61-\uff9f]")
_CJK = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uff01-\uff5e]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def decode_text(data: bytes) -> str:
    """The text without the padding and control characters that files carry around it."""
    return _CONTROL.sub(" ", _decoded(data.strip(b"\x00 \t\r\n"))).strip()


def decode_lyric(data: bytes) -> str:
    """A syllable: spaces around it say where words end, and so they stay."""
    return _CONTROL.sub(" ", _decoded(data.strip(b"\x00")))


def _decoded(data: bytes) -> str:
    for encoding, is_likely in (
        ("utf-8", _is_anything),
        ("shift_jis", _is_japanese),
        ("gbk", _is_chinese),
    ):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if is_likely(text):
            return text
    return _western(data)


def _western(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _is_anything(_: str) -> bool:
    return True


def _is_japanese(text: str) -> bool:
    """Western accents read as Shift-JIS give lone half-width katakana or a stray character among letters."""
    return not _HALF_WIDTH_KATAKANA.search(text) and _is_mostly_cjk(text)


def _is_chinese(text: str) -> bool:
    """Two accents in a row read as one Chinese character: it takes two of them together to believe it."""
    return _is_mostly_cjk(text) and re.search("[\u4e00-\u9fff]{2}", text) is not None


def _is_mostly_cjk(text: str) -> bool:
    wide = len(_CJK.findall(text))
    narrow = sum(1 for letter in text if letter.isalpha()) - wide
    return wide >= narrow
