"""How an arrangement's parts fit, as text: each section's lanes with their scores, and what is found."""

from collections.abc import Iterator
from re import compile as pattern
from textwrap import wrap

from arrangeboard.app.fit.fit_report import FindingTold, FitReport, LaneJudged, PartJudged, SectionJudged
from arrangeboard.app.fit.summing_up import counted_standings
from arrangeboard.app.text_columns import columns, cut, padded
from arrangeboard.words import say

NARROWEST = 40
_GAP = "  "
_WIDEST_NAME, _SCORE_WIDTH = 28, 3
_BESIDE_NAMES = 4 * len(_GAP) + _SCORE_WIDTH + 15
"""What a row takes beside its two names: gaps, the score, and a standing of up to 13 letters, in doubt."""

_SIGNS = {"strong": "‼", "mild": "!", "note": "·"}
_HARD_SPACE = "\u00a0"
_HELD_TOGETHER = pattern(r"(?<=\d) (?=%)|(?<=[Bb]ar) (?=\d)|(?<=[Bb]ars) (?=\d)|(?<=beat) (?=\d)")
_NAMES_A_BAR = pattern(r"\bbar \d")
_ACCEPTED, _GUESSED = "✓", "?"
_MEANINGS = {"‼": "strong", "!": "mild", "·": "note", _ACCEPTED: "accepted"}


def text_fit(report: FitReport, width: int = 80) -> str:
    """The report in lines of at most `width` columns (and at least `NARROWEST`)."""
    width = max(width, NARROWEST)
    lines = [cut(line, width) for line in _title(report)]
    names = {section.slot: section.name for section in report.sections}
    name_widths = _name_widths(report, (width - _BESIDE_NAMES) // 2)
    for section in report.sections:
        like = "" if section.like is None else names[section.like]
        lines += ["", cut(_heading(section, like), width)]
        if not like:
            lines += _section(section, name_widths, width)
    lines += ["", *_below(report, width)]
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def _title(report: FitReport) -> Iterator[str]:
    title = report.title or say("show-untitled")
    yield say("fit-text-title", title=title, arrangement=report.arrangement) if report.arrangement else title
    yield counted_standings(report.standings) or say("fit-text-nothing")
    yield say("fit-text-strictness", strictness=say(f"strictness-{report.strictness}").lower())


def _heading(section: SectionJudged, like: str) -> str:
    name, first, last = section.name, section.first_bar, section.first_bar + section.bars - 1
    if like:
        return say("fit-text-section-like", name=name, first=first, last=last, like=like)
    code = "fit-text-section" if section.lanes else "fit-text-section-silent"
    return say(code, name=name, first=first, last=last)


def _name_widths(report: FitReport, most: int) -> tuple[int, int]:
    """How wide the columns of lanes and of pieces are, each at most so wide."""
    most = min(most, _WIDEST_NAME)
    lanes = [columns(lane.name) for section in report.sections for lane in section.lanes]
    pieces = [
        columns(_piece(part)) for section in report.sections for lane in section.lanes for part in lane.parts
    ]
    return min(max(lanes, default=0), most), min(max(pieces, default=0), most)


def _section(section: SectionJudged, name_widths: tuple[int, int], width: int) -> Iterator[str]:
    for lane in section.lanes:
        yield from _lane(lane, name_widths, width)


def _lane(lane: LaneJudged, name_widths: tuple[int, int], width: int) -> Iterator[str]:
    for number, part in enumerate(lane.parts):
        name = "" if number else lane.name
        yield _row(name, part, name_widths)
        for finding in part.findings:
            yield from _told(finding, width)


def _row(lane: str, part: PartJudged, name_widths: tuple[int, int]) -> str:
    standing = say(f"fit-text-{part.standing}") + (f" {_GUESSED}" if _is_guess(part) else "")
    names = padded(lane, name_widths[0]) + _GAP + padded(_piece(part), name_widths[1])
    return f"{_GAP}{names}{_GAP}{_score(part) or '–':>{_SCORE_WIDTH}}{_GAP}{standing}"


def _score(part: PartJudged) -> str:
    """The score of a part that is judged by it, else nothing."""
    return "" if part.fit is None or part.standing == "not-judged" else str(part.fit)


def _is_guess(part: PartJudged) -> bool:
    """Whether all that counts against a part rests on guesses."""
    counting = [one for one in part.findings if not one.accepted and one.grade != "note"]
    return bool(counting) and all(one.guessed for one in counting)


def _piece(part: PartJudged) -> str:
    return part.name or say("show-piece", number=part.piece)


def _told(finding: FindingTold, width: int) -> Iterator[str]:
    """A finding's sentence, after its place in the section where it does not name that itself."""
    sentence = finding.sentence
    if finding.within and not _NAMES_A_BAR.search(sentence):
        sentence = say("fit-text-finding", where=finding.within, sentence=sentence)
    doubt = _GUESSED if finding.guessed else " "
    first, further = f"{_GAP}{_sign(finding)}{doubt} ", " " * (len(_GAP) + 3)
    yield from _wrapped(sentence, width, first, further)


def _wrapped(text: str, width: int, first: str = "", further: str = "") -> Iterator[str]:
    """The text on several lines, where a number keeps its sign and a bar its number."""
    held = _HELD_TOGETHER.sub(_HARD_SPACE, text)
    for line in wrap(held, width, initial_indent=first, subsequent_indent=further):
        yield line.replace(_HARD_SPACE, " ")


def _below(report: FitReport, width: int) -> Iterator[str]:
    """What the signs mean that were used, and what the scores are."""
    parts = [part for section in report.sections for lane in section.lanes for part in lane.parts]
    found = [finding for part in parts for finding in part.findings]
    used = {_sign(finding) for finding in found}
    told = [f"{sign} {say(f'fit-text-sign-{code}')}" for sign, code in _MEANINGS.items() if sign in used]
    if told:
        yield cut(", ".join(told), width)
    if any(_score(part) for part in parts):
        yield from _wrapped(say("fit-text-scores"), width)
    if any(finding.guessed for finding in found):
        yield from _wrapped(say("fit-text-guessed"), width)


def _sign(finding: FindingTold) -> str:
    return _ACCEPTED if finding.accepted else _SIGNS[finding.grade]
