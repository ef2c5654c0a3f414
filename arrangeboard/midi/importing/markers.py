"""Which of a file's texts are names of sections.

Markers are used for much else: chord names, drum patterns, loop points, credits, a program's own name. What
is set aside is told to the user. Only texts and their places are looked at, no notes.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from arrangeboard.midi.importing.conductor import TextMark
from arrangeboard.song.values import TICKS_PER_QUARTER, SectionKind
from arrangeboard.theory.chords import is_chord
from arrangeboard.theory.kinds import bare_name, kind_of_name, split_number

_TWO_BARS = 8 * TICKS_PER_QUARTER
_LONGEST_NAME = 80
_MOST_MARKS = 10_000
"""Of more texts than these none is a section's name: no song has so many sections."""
_LONG_SONG = 32 * 4 * TICKS_PER_QUARTER

_SET_ASIDE = re.compile(
    r"""
    ^\W*$                                               # nothing but signs
    | ^\W*loop[\W_]*(start|end|begin|in|out|point|\d*)\W*$ # where a game goes round
    | ^\W*(set[\s-]?up|(gm|gs|xg)\d?(\s(reset|on|system.*))?|reset|init\w*|sysex
        |count\s?off|clicks?|smpte.*)\W*$
    | ^\W*(start|begin|beginning|end|ende|fin|fine|stop|eof|the\s+end|(song\s?)?(start|end)
        |end\s+of\s+(song|track|file|the\s+last\s+bar.*))\W*$
    | copyright | \(c\)\s | © | ℗ | all\s+rights | @ | https?: | www\. | \.(com|net|org|de|mid)\b
    | ^(created|composed|written|arranged|sequenced|transcribed|made|produced)\b.*\bby\b
    | ^(music|words|lyrics|midi)\b.*\bby\b
    | ^by\s | ^(title|author|composer|artist|album|sequencer|software|tempo|bpm|key|time)\s*[:=]
    | \b(rosegarden|cubase|musescore|finale|sibelius|cakewalk|sonar|logic\s+pro|guitar\s+pro|ableton
        |fl\s+studio|reaper|anvil|band-in-a-box|tuxguitar|lmms|ardour|muse\s+\d|noteworthy|powertab)\b
    | \b(pattern|ptn|drum\s?loop|kick|snare|hi-?hat|fill\s?(in)?\s?\w{0,2}$|groove\s?\d*$|beat\s?\d*$)
    | ^(bpm|tempo)?\s*\d{2,3}(\.\d+)?\s*bpm$ | ^\d+/\d+$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LETTER = re.compile("[A-Z]")
_NUMBERED = re.compile(r"(?P<stem>.*\S) (?P<number>[1-9]\d{0,3})")


@dataclass(frozen=True, slots=True)
class SectionMark:
    """A section's bare name and kind at a tick that may lie off a bar line."""

    tick: int
    name: str
    kind: SectionKind


@dataclass(frozen=True, slots=True)
class SortedMarks:
    """The markers that are sections, in order of time, and those that are none."""

    sections: tuple[SectionMark, ...]
    set_aside: tuple[TextMark, ...]


def sort_marks(texts: Iterable[TextMark], *, title: str, end_tick: int) -> SortedMarks:
    """Sections from the markers, else from cue points, else from texts that are plainly sections' names."""
    texts = list(texts)
    markers = [mark for mark in texts if mark.kind == "marker"]
    cues = [mark for mark in texts if mark.kind == "cue"]
    named = [mark for mark in texts if mark.kind == "text" and mark.track == 0][:_MOST_MARKS]
    named = [mark for mark in named if kind_of_name(_name(mark.text))]
    for source in (markers, cues, named):
        if chosen := _sections(source, title, end_tick):
            break
    used = set(map(id, chosen))
    return SortedMarks(
        sections=_bare(chosen),
        set_aside=tuple(mark for mark in markers + cues if id(mark) not in used and mark.text),
    )


def own_marks(texts: Iterable[TextMark]) -> SortedMarks:
    """Every marker as a section: what our own export wrote, its numbers taken off again."""
    markers = [mark for mark in texts if mark.kind == "marker"]
    names = without_numbers([mark.text for mark in markers])
    sections = tuple(
        SectionMark(mark.tick, name, kind_of_name(name) or "custom")
        for mark, name in zip(markers, names, strict=True)
    )
    return SortedMarks(sections, set_aside=())


def without_numbers(shown: list[str]) -> list[str]:
    """Names as they were before they were numbered from 1 on in the order of the song."""
    found = [_NUMBERED.fullmatch(name) for name in shown]
    numbers: dict[str, list[int]] = {}
    for one in found:
        if one:
            numbers.setdefault(one["stem"], []).append(int(one["number"]))
    counted = {stem for stem, own in numbers.items() if len(own) > 1 and own == list(range(1, len(own) + 1))}
    return [
        one["stem"] if one and one["stem"] in counted else name
        for one, name in zip(found, shown, strict=True)
    ]


def _name(text: str) -> str:
    """The text on one line, and no more of it than a name is long."""
    return " ".join(text[: 4 * _LONGEST_NAME].split())[:_LONGEST_NAME]


def _sections(marks: list[TextMark], title: str, end_tick: int) -> list[TextMark]:
    if len(marks) > _MOST_MARKS:
        return []
    names = {id(mark): _name(mark.text) for mark in marks}
    letters = _are_rehearsal_letters(names.values())
    likely = [
        mark
        for mark in marks
        if kind_of_name(name := names[id(mark)]) or not _is_something_else(name, title, letters=letters)
    ]
    if any(kind_of_name(names[id(mark)]) for mark in likely):
        return likely
    return [] if _are_notices(likely, end_tick) else likely


def _is_something_else(text: str, title: str, *, letters: bool) -> bool:
    if text and text.casefold() == _name(title).casefold():
        return True
    return bool(_SET_ASIDE.search(text)) or (is_chord(text) and not letters)


def _are_rehearsal_letters(names: Iterable[str]) -> bool:
    """Whether the chord-like names are letters A, B, C… as they first appear, not chords."""
    chord_like = list(dict.fromkeys(filter(is_chord, names)))
    alphabet = [chr(ord("A") + place) for place in range(len(chord_like))]
    return chord_like == alphabet and all(_LETTER.fullmatch(text) for text in chord_like)


def _are_notices(marks: list[TextMark], end_tick: int) -> bool:
    """Whether names, none of them of a known kind, stand too close together to be sections, or alone."""
    if len(marks) == 1:
        return end_tick > _LONG_SONG
    gaps = [after.tick - before.tick for before, after in pairwise(marks)]
    return bool(gaps) and median(gaps) < _TWO_BARS


def _bare(marks: list[TextMark]) -> tuple[SectionMark, ...]:
    """Known kinds lose their numbers, and so do other names of which several are numbered."""
    names = [_name(mark.text) for mark in marks]
    stems = Counter(split_number(name)[0].casefold() for name in dict.fromkeys(names))
    return tuple(
        SectionMark(mark.tick, _bare_of(name, stems), kind_of_name(name) or "custom")
        for mark, name in zip(marks, names, strict=True)
    )


def _bare_of(name: str, stems: Counter[str]) -> str:
    if kind_of_name(name):
        return bare_name(name)
    stem, number = split_number(name)
    return stem if number and stems[stem.casefold()] > 1 else name
