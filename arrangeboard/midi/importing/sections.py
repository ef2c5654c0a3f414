"""Where the sections of a file lie and what they are called.

Markers where there are any, else a proposal from where the texture changes. Every bar belongs to a section,
so that nothing moves in time.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from arrangeboard.midi.importing.lanes import FileLane
from arrangeboard.midi.importing.markers import SectionMark
from arrangeboard.midi.losses import LossList
from arrangeboard.song.bars import BarGrid
from arrangeboard.song.values import SectionKind
from arrangeboard.theory.bar_texture import LaneOnsets
from arrangeboard.theory.texture import propose_sections

MOST_SECTIONS = 2_000
LONGEST_SECTION_BARS = 9_999


@dataclass(frozen=True, slots=True)
class SectionSpan:
    """The bars of one section, `end_bar` no longer in it."""

    start_bar: int
    end_bar: int
    name: str
    kind: SectionKind


def marked_sections(
    marks: Sequence[SectionMark], grid: BarGrid, lanes: Sequence[FileLane], losses: LossList
) -> list[SectionSpan]:
    """The sections that markers name; marks off a bar line snap to the nearest one."""
    by_bar = _snapped(marks, grid, losses)
    if 0 not in by_bar:
        by_bar[0] = _before_first(grid.starts[min(by_bar)], lanes)
    bars = [*sorted(by_bar), grid.bars]
    spans = [
        SectionSpan(bar, bars[place + 1], by_bar[bar].name, by_bar[bar].kind)
        for place, bar in enumerate(bars[:-1])
    ]
    return _none_too_long(spans)


def proposed_sections(grid: BarGrid, lanes: Sequence[FileLane]) -> list[SectionSpan]:
    """Sections where the texture changes."""
    onsets = [LaneOnsets(lane.notes.starts, lane.notes.pitches) for lane in lanes]
    return _none_too_long(
        [
            SectionSpan(one.start_bar, one.end_bar, one.name, one.kind)
            for one in propose_sections(onsets, grid.starts)
        ]
    )


def _snapped(marks: Sequence[SectionMark], grid: BarGrid, losses: LossList) -> dict[int, SectionMark]:
    """The marks by bar. Where several meet, one of a known kind stays, else the first."""
    by_bar: dict[int, SectionMark] = {}
    for mark in marks:
        bar = min(grid.nearest_line(mark.tick), grid.bars - 1)
        if grid.starts[bar] != mark.tick:
            losses.add("markers-moved", name=mark.name, bar=bar + 1)
        before = by_bar.get(bar)
        if before is None and len(by_bar) < MOST_SECTIONS:
            by_bar[bar] = mark
            continue
        losses.add("markers-on-one-bar", name=mark.name, bar=bar + 1)
        if before and before.kind == "custom" and mark.kind != "custom":
            by_bar[bar] = mark
    return by_bar


def _before_first(first_tick: int, lanes: Sequence[FileLane]) -> SectionMark:
    """The section before the first marker: an intro if it has music, else empty bars that count in."""
    has_music = any(bisect_left(lane.notes.starts, first_tick) for lane in lanes)
    return SectionMark(0, "Intro", "intro") if has_music else SectionMark(0, "Count-in", "custom")


def _none_too_long(spans: list[SectionSpan]) -> list[SectionSpan]:
    """The sections, each split where it has more bars than a section may."""
    return [
        SectionSpan(start, min(start + LONGEST_SECTION_BARS, span.end_bar), span.name, span.kind)
        for span in spans
        for start in range(span.start_bar, span.end_bar, LONGEST_SECTION_BARS)
    ]
