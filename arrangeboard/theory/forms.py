"""Forms to start a song from: their sections in order, as data, and forms typed as letters or words."""

import re
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from arrangeboard.errors import UserError
from arrangeboard.resources import resource
from arrangeboard.song.bars import section_grid
from arrangeboard.song.values import Arrangement, SectionKind, Song
from arrangeboard.theory.chord_line import write_chord_line
from arrangeboard.theory.kinds import kind_of_name

MOST_SECTIONS = 200
MOST_BARS = 999


class NotAForm(UserError):
    """A typed form that cannot be read; the value `place` counts its sections from 1."""


class FormSection(Struct, frozen=True, omit_defaults=True):
    """One section of a form. Without a `name` it is called by its kind; `chords` is a chord line in C."""

    kind: SectionKind
    bars: int
    name: str = ""
    chords: str = ""


class Form(Struct, frozen=True, omit_defaults=True):
    """An order of sections to start from. A form of the user's own has a `name`; `words` name the others."""

    code: str
    sections: tuple[FormSection, ...]
    bpm: float = 120
    name: str = ""

    @property
    def name_code(self) -> str:
        """The code of the form's name in `words`."""
        return f"form-{self.code}"

    @property
    def kinds(self) -> tuple[SectionKind, ...]:
        """The kinds of its sections in order."""
        return tuple(section.kind for section in self.sections)

    @property
    def bars(self) -> int:
        """How many bars it has."""
        return sum(section.bars for section in self.sections)


FORMS: dict[str, Form] = {
    form.code: form
    for form in msgspec.json.decode(resource("forms.json").read_bytes(), type=tuple[Form, ...])
}
"""The forms to choose from, by code, in the order offered."""

DEFAULT_BARS: dict[SectionKind, int] = {
    "intro": 4,
    "verse": 8,
    "pre-chorus": 4,
    "chorus": 8,
    "post-chorus": 4,
    "bridge": 8,
    "solo": 8,
    "breakdown": 8,
    "drop": 16,
    "interlude": 4,
    "outro": 4,
    "custom": 8,
}
"""How long a section of each kind is while nobody has said so."""

LETTERS: dict[str, SectionKind] = {
    "I": "intro",
    "V": "verse",
    "P": "pre-chorus",
    "C": "chorus",
    "K": "post-chorus",
    "B": "bridge",
    "S": "solo",
    "N": "breakdown",
    "D": "drop",
    "L": "interlude",
    "O": "outro",
}
"""The letters that a form is typed in."""

_SEPARATORS = re.compile(r"\s*(?:[,;|>→\n–—]|->|\s-\s)+\s*")
_BARS_AFTER_COLON = re.compile(r"\s*:\s*(?=\d)")
_WORD_BARS = re.compile(r"(?<=\d)\s*bars?\b", re.IGNORECASE)
_TIMES = re.compile(r"(?:\s+x|\s*×)\s?(\d{1,2})\b", re.IGNORECASE)
_TIMED = re.compile(r"(?:(?P<name>.+) )?x(?P<times>\d+)")
_WORD = re.compile(r"\S+(?:\s+\d+(?!\S))?")
_NAME_AND_BARS = re.compile(r"(?P<name>.+):(?P<bars>\d+)")
_NAME_AND_NUMBER = re.compile(r"(?P<name>(?:.*[^\d\s])?)\s*(?P<number>\d+)")
_LEAST_BARS = 4
"""A smaller number after a section's name without a colon only counts it, as in Verse 2."""

_THEMES: dict[str, SectionKind] = {"A": "verse", "B": "bridge"}
"""In a form with an A, letters are themes, as in AABA: A the verse, B the middle part, others sections."""


def read_form(text: str) -> Form:
    """A form typed as `I V C V C B C C O`, `AABA`, or in words; `V:16` and `Verse 16` have 16 bars.

    `Chorus x2` is two of them. A number that only counts, as in `V1 C1 V2 C2`, says nothing about bars.
    Raises NotAForm.
    """
    tokens = list(_tokens(text))
    if not tokens:
        raise NotAForm("form-empty")
    if len(tokens) > MOST_SECTIONS:
        raise NotAForm("form-too-long", sections=len(tokens), most=MOST_SECTIONS)
    in_themes = any(_split(token)[0].upper() == "A" for token in tokens)
    sections: list[FormSection] = []
    for place, token in enumerate(tokens, start=1):
        sections.append(_section(token, tuple(sections), in_themes=in_themes, place=place))
    return Form("own", tuple(sections), name=" ".join(text.split()))


def form_of(song: Song, arrangement: Arrangement, name: str) -> Form:
    """An arrangement's form, to be kept as one of the user's own: kinds, names, lengths and chords."""
    sections = tuple(
        FormSection(held.kind, held.bars, held.name, write_chord_line(held.chords, section_grid(song, held)))
        for held in (song.sections[slot.section] for slot in arrangement.order)
    )
    bpm = round(60_000_000 / song.microseconds_per_quarter, 3)
    return Form("own", sections, bpm=bpm, name=name)


def _tokens(text: str) -> Iterator[str]:
    """One token a section: phrases between commas, else words, else the letters of a word like IVCVC."""
    tidy = _WORD_BARS.sub("", _BARS_AFTER_COLON.sub(":", text.strip()))
    spelled_out = any(len(word) > 2 and kind_of_name(word) for word in re.findall(r"[^\W\d_]+", tidy))
    for phrase in _SEPARATORS.split(_TIMES.sub(r" x\1", tidy)):
        name, times = _timed(phrase)
        if " " in phrase and kind_of_name(_split(name)[0]):
            yield from [name] * times
        else:
            yield from _words(phrase, spelled_out=spelled_out)


def _words(phrase: str, *, spelled_out: bool) -> Iterator[str]:
    token = ""
    for word in _WORD.findall(phrase):
        name, times = _timed(word)
        if token and not name:
            yield from [token] * (times - 1)
            continue
        # Beside words, small letters are a word too: nobody means B A N A N A by “banana”.
        tokens = [word] if spelled_out and not word.isupper() else list(_letters(word))
        yield from tokens
        token = tokens[-1]


def _timed(phrase: str) -> tuple[str, int]:
    """What stands before “x2”, and how often that says it comes; once where nothing is said."""
    found = _TIMED.fullmatch(phrase)
    return (found["name"] or "", max(1, int(found["times"]))) if found else (phrase, 1)


def _letters(word: str) -> Iterator[str]:
    letters = word.replace("-", "").replace(".", "").upper()
    known = set(LETTERS) | set("ABCDEFGH")
    together = len(letters) > 1 and known.issuperset(letters) and not kind_of_name(word)
    yield from letters if together else [word]


def _split(token: str) -> tuple[str, str, bool]:
    """A section's name, the digits after it, and whether a colon says that they are bars."""
    if found := _NAME_AND_BARS.fullmatch(token):
        return found["name"], found["bars"], True
    found = _NAME_AND_NUMBER.fullmatch(token)
    if found is None or (kind_of_name(token) and not _kind(found["name"])):
        return token, "", False  # the eight of “Middle 8” belongs to the word
    return found["name"], found["number"], False


def _kind(name: str) -> SectionKind | None:
    letter = name.upper() if len(name) == 1 else name.rstrip("0123456789").upper()
    return LETTERS.get(letter) or kind_of_name(name)


def _section(token: str, before: tuple[FormSection, ...], *, in_themes: bool, place: int) -> FormSection:
    name, number, is_bars = _split(token)
    letter = name.rstrip("0123456789").upper()
    theme = letter if in_themes and letter in set("ABCDEFGH") else ""
    kind = _THEMES.get(theme, "custom") if theme else _kind(name)
    if kind is None:
        raise NotAForm("form-unknown-section", text=name or token, place=place)
    alike = 1 + sum((one.kind, one.name) == (kind, theme) for one in before)
    bars = int(number[:6] or 0)
    if not is_bars and bars < max(_LEAST_BARS, alike + 1):
        return FormSection(kind, DEFAULT_BARS[kind], theme)
    if bars == 0:
        raise NotAForm("form-no-bars", text=token, place=place)
    if bars > MOST_BARS:
        raise NotAForm("form-too-many-bars", text=token, place=place, most=MOST_BARS)
    return FormSection(kind, bars, theme)
