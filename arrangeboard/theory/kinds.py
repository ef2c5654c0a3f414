"""What a section's name says about its kind, and the name without the number it was given.

Names come from markers of other programs, in several languages and spellings. A name that only might be
a section's is left alone: better no kind than a wrong one.
"""

import re
import unicodedata
from functools import cache

from arrangeboard.song.values import SectionKind

_WORDS: dict[SectionKind, str] = {
    "intro": "intro, introduction, opening, prelude, vorspiel, einleitung, introduccion, introduzione,"
    " introducao, вступление, интро, イントロ, 前奏, 인트로",
    "verse": "verse, vers, verso, strophe, estrofa, strofa, couplet, vs, куплет, aメロ, 主歌, 벌스",
    "pre-chorus": "prechorus, pre, prerefrain, prehook, prebridge, lift, climb, channel, build, buildup,"
    " vorrefrain, preestribillo, precoro, bメロ, 导歌",
    "chorus": "chorus, refrain, ref, refr, hook, estribillo, coro, ritornello, refrao, refren, kehrreim,"
    " ch, cho, chrs, припев, サビ, 副歌, 후렴",
    "post-chorus": "postchorus, post, posthook, postrefrain, postcoro, nachrefrain",
    "bridge": "bridge, br, middle8, middleeight, mid8, m8, puente, pont, ponte, brucke, bruecke, brug,"
    " cteil, бридж, ブリッジ, cメロ, 桥段",
    "solo": "solo, leadbreak, assolo, improvisation, improv, соло, ソロ",
    "breakdown": "breakdown, break, drumbreak, stopchorus",
    "drop": "drop, beatdrop, дроп, ドロップ",
    "interlude": "interlude, instrumental, inst, instr, interludio, intermezzo, zwischenspiel, transition,"
    " turnaround, vamp, reintro, проигрыш, 間奏, 间奏, 간주",
    "outro": "outro, outtro, coda, conclusion, ending, finale, fade, fadeout, tag, schluss, nachspiel,"
    " кода, концовка, アウトロ, 尾奏, 아웃트로",
}
_KINDS: dict[str, SectionKind] = {
    word.strip(): kind for kind, words in _WORDS.items() for word in words.split(",")
}

_ABBREVIATIONS: dict[str, SectionKind] = {"v": "verse", "pc": "pre-chorus"}
"""Read only with a number; C and B are left out, for they are chords and rehearsal letters too."""

_QUALIFYING = (
    "first, second, third, last, final, double, half, big, soft, quiet, loud, short, long, main, alt,"
    " acoustic, vocal, rap, guitar, piano, keys, synth, sax, organ, drum, drums, bass, string, strings,"
    " horn, brass, violin, harmonica, full, reprise, repeat, extended, stripped, instr, instrumental,"
    " letzter, letzte, ultimo, ultima, dernier"
)
_QUALIFIERS = frozenset(_QUALIFYING.split(", "))

_NUMBER = r"(?:\d{1,2}|i{1,3}|iv|vi{0,3}|ix|x|one|two|three|four|five|six)"
_AFTER = re.compile(rf"(?P<name>.*?\S)(?:[\s_.:#-]+#?{_NUMBER}[a-d]?|#?\d{{1,2}}[a-d]?)$", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th|er|re|e|º|ª|\.)|first|second|third|fourth|fifth)\s*(?P<name>\D.*)$",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\s*(?:[x×]\s?\d{1,2}|\d{1,2}\s?[x×])$", re.IGNORECASE)
_ASIDE = re.compile(r"\s*[(\[{].*?[)\]}]\s*")
_BRACKETS = "[](){}<> "


@cache
def kind_of_name(name: str) -> SectionKind | None:
    """The kind that a name like "Chorus 2", "PreChorus" or "2. Strophe" means; None where it means none."""
    plain = _TIMES.sub("", _ASIDE.sub(" ", name).strip() or name.strip(_BRACKETS))
    bare, number = split_number(plain)
    abbreviated = _ABBREVIATIONS.get(bare.casefold()) if number else None
    return _kind_of_phrase(plain) or _kind_of_phrase(bare) or abbreviated


@cache
def bare_name(name: str) -> str:
    """The name without its number where it is a known kind's: "Chorus 2" is "Chorus", "Route 66" stays.

    "Middle 8" keeps its eight, because the number belongs to the word.
    """
    trimmed = " ".join(name.split())
    if _kind_of_phrase(trimmed):
        return trimmed
    bare, number = split_number(trimmed)
    return bare if number and _kind_of_phrase(bare) else trimmed


def split_number(name: str) -> tuple[str, str]:
    """A name's words and the number before or after them, as written; empty where there is none."""
    trimmed = " ".join(name.split())
    if found := _AFTER.match(trimmed):
        bare = found["name"]
        return bare, trimmed[len(bare) :].lstrip(" _.:#-")
    if found := _BEFORE.match(trimmed):
        bare = found["name"]
        return bare, trimmed[: -len(bare)].strip()
    return trimmed, ""


def _kind_of_phrase(phrase: str) -> SectionKind | None:
    words = _words(phrase)
    if kind := _KINDS.get("".join(words)):
        return kind
    for first, last in ((words[:1], words[1:]), (words[-1:], words[:-1])):
        if last and _QUALIFIERS.issuperset(first) and (kind := _KINDS.get("".join(last))):
            return kind
    return None


def _words(phrase: str) -> list[str]:
    """The phrase's words, small and without accents."""
    letters = unicodedata.normalize("NFKD", phrase.casefold())
    # Only Latin accents go: in Japanese and Korean the combining marks are part of the letter.
    latin = re.sub(r"(?<=[a-z])[\u0300-\u036f]", "", letters)
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", latin))
