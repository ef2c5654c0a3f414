"""Sections proposed where nobody marked any: borders where the texture changes, names by what comes back.

A border is likely where other lanes sound, where they sound denser or elsewhere than in the bars before, and
where material begins that is heard at another place too. Of all ways to divide the song the one is taken
whose borders are the likeliest and whose lengths are those of real songs (three verses and choruses in four
are a multiple of four bars long, eight is the commonest of all). Nothing is known here of files.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from operator import add
from statistics import median

from arrangeboard.song.values import SectionKind
from arrangeboard.theory.bar_texture import BarTexture, LaneOnsets, LaneTexture, bar_texture

_AROUND_BARS = 4
_SHORTEST_BARS, _LONGEST_BARS = 4, 32
_BORDER_COST = 0.85
_REPEAT_BARS = 4
_ENTRY_WEIGHT, _DENSITY_WEIGHT, _REGISTER_WEIGHT = 1.0, 0.25, 0.2
_REPEAT_WEIGHT = 0.8
_SAME_MATERIAL = 0.6
_THIN = 0.7
_COMPARED_BARS = 8
_LETTERS = "ABCDEFGHJKLMNOPQRSTUWYZ"
"""Without I, V and X, which would read as numbers."""


@dataclass(frozen=True, slots=True)
class ProposedSection:
    """A stretch of bars, `end_bar` no longer in it, with the name and kind proposed."""

    start_bar: int
    end_bar: int
    name: str
    kind: SectionKind


Span = tuple[int, int]


def propose_sections(lanes: Sequence[LaneOnsets], bar_starts: Sequence[int]) -> tuple[ProposedSection, ...]:
    """Sections that cover every bar; `bar_starts` has one tick more than there are bars, its last the end."""
    texture = bar_texture(lanes, bar_starts)
    lines = [0, *_borders(_scores(texture)), texture.bars]
    return tuple(_named(list(_silence_joined(list(pairwise(lines)), texture)), texture))


def _scores(texture: BarTexture) -> list[float]:
    """How likely a section begins at each bar, 0 or more; 1 and above is plain to hear."""
    scores = _novelty(texture)
    for bar, weight in _repeats(texture.whole_prints()):
        scores[bar] += weight
    return scores


def _novelty(texture: BarTexture) -> list[float]:
    """How much the bars from each one on differ from those before it, over the lanes heard in either."""
    totals, heard = [0.0] * texture.bars, [0] * texture.bars
    for lane in texture.lanes:
        for bar in lane.bars_within(_AROUND_BARS):
            if bar:
                totals[bar] += _change(lane, bar, min(_AROUND_BARS, bar, texture.bars - bar))
                heard[bar] += 1
    return [total / count**0.5 if count else 0.0 for total, count in zip(totals, heard, strict=True)]


def _change(lane: LaneTexture, bar: int, around: int) -> float:
    """How much one lane enters or leaves, thins out or moves at a bar."""
    before, after = lane.window(bar - around, bar), lane.window(bar, bar + around)
    change = _ENTRY_WEIGHT * abs(after.sounding_bars - before.sounding_bars) / around
    if before.notes and after.notes:
        rate = after.notes / before.notes
        change += _DENSITY_WEIGHT * min(1.0, max(rate, 1 / rate) - 1)
        change += _REGISTER_WEIGHT * min(1.0, abs(after.mean_pitch - before.mean_pitch) / 12)
    return change


def _repeats(prints: Sequence[int]) -> Iterator[tuple[int, float]]:
    """Bars where a stretch begins or ends that is heard elsewhere note for note, and how much that says."""
    last: dict[int, int] = {}
    covered_until = 0
    for bar, own in enumerate(prints):
        other = last.get(own)
        last[own] = bar
        if not own or other is None or bar < covered_until:
            continue
        if other and prints[other - 1] == prints[bar - 1]:
            continue
        length = _run(prints, other, bar)
        if length < _REPEAT_BARS:
            continue
        covered_until = bar + length
        weight = _REPEAT_WEIGHT * min(length, 8) / 8
        yield from ((bar, weight), (other, weight))
        yield from ((end, weight / 2) for end in (bar + length, other + length) if end < len(prints))


def _run(prints: Sequence[int], one: int, other: int) -> int:
    """How many bars from `one` on are the same as those from `other`, the later, on."""
    length = 0
    while other + length < len(prints) and length < 64 and prints[one + length] == prints[other + length]:
        length += 1
    return length


def _borders(scores: list[float]) -> list[int]:
    """The likeliest way to divide the song, by how likely each border and each length is."""
    bars = len(scores)
    worth_from = [_likely_length(0)] * bars
    came_from = [0] * (bars + 1)
    worth_from[0] = 0.0
    for end in range(1, bars + 1):
        shortest = 1 if end == bars else min(_SHORTEST_BARS, end)
        longest = min(_LONGEST_BARS, end)
        lengths = range(longest, shortest - 1, -1)
        worths = list(map(add, worth_from[end - longest : end - shortest + 1], map(_likely_length, lengths)))
        best = max(worths)
        came_from[end] = end - longest + worths.index(best)
        if end < bars:
            worth_from[end] = best + scores[end] - _BORDER_COST
    borders = []
    while bars := came_from[bars]:
        borders.append(bars)
    return borders[::-1]


@cache
def _likely_length(bars: int) -> float:
    """What a section of this length is worth; shorter than usual only at the song's ends."""
    if bars < _SHORTEST_BARS:
        return -0.6
    if bars % 8 == 0:
        return 0.35
    if bars % 4 == 0:
        return 0.2
    return -0.1 if bars % 2 == 0 else -0.4


def _silence_joined(spans: list[Span], texture: BarTexture) -> Iterator[Span]:
    """The spans, where nothing starts for longer than one of them a single one."""
    for is_silent, group in groupby(spans, key=lambda span: _sounding_lanes(span, texture) == 0):
        own = list(group)
        if is_silent:
            yield own[0][0], own[-1][1]
        else:
            yield from own


def _named(spans: list[Span], texture: BarTexture) -> Iterator[ProposedSection]:
    """Like material shares a name; what is thinner at either end and does not come back leads in or out."""
    letters = _letters(spans, texture)
    lanes = [_sounding_lanes(span, texture) for span in spans]
    for place, (span, letter) in enumerate(zip(spans, letters, strict=True)):
        others = lanes[:place] + lanes[place + 1 :]
        is_own = letters.count(letter) == 1
        is_thin = len(spans) > 2 and lanes[place] <= _THIN * median(others)
        if is_own and is_thin and place == 0:
            yield ProposedSection(*span, "Intro", "intro")
        elif is_own and is_thin and place == len(spans) - 1:
            yield ProposedSection(*span, "Outro", "outro")
        else:
            yield ProposedSection(*span, f"Part {letter}", "custom")


def _letters(spans: list[Span], texture: BarTexture) -> list[str]:
    """A letter for each span, the same for like material; numbers go on where letters end."""
    models: list[Span] = []
    letters: list[str] = []
    for span in spans:
        like = next((place for place, one in enumerate(models) if _is_like(one, span, texture)), len(models))
        if like == len(models) and like < len(_LETTERS):
            models.append(span)
        letters.append(_LETTERS[like] if like < len(_LETTERS) else str(len(letters) + 1))
    return letters


def _is_like(one: Span, other: Span, texture: BarTexture) -> bool:
    lengths = sorted((one[1] - one[0], other[1] - other[0]))
    if 2 * lengths[0] < lengths[1]:
        return False
    bars = min(lengths[0], _COMPARED_BARS)
    likeness = sum(texture.likeness(one[0] + bar, other[0] + bar) for bar in range(bars))
    return likeness >= _SAME_MATERIAL * bars


def _sounding_lanes(span: Span, texture: BarTexture) -> float:
    """How many lanes sound in a bar of the span, on average."""
    sounding = sum(lane.window(*span).sounding_bars for lane in texture.lanes)
    return sounding / (span[1] - span[0])
