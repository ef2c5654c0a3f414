"""The board as a grid of text: sections across, lanes down, as many sections side by side as there is room.

Like the systems of a score, the sections that find no room stand in a further grid below.
"""

from collections.abc import Iterator
from itertools import pairwise

from arrangeboard.app.board_report import BoardReport, LaneShown, PartShown, SectionShown
from arrangeboard.app.figures import sign_text, time_text
from arrangeboard.app.text_columns import columns, cut, padded
from arrangeboard.words import say

NARROWEST = 40
_GAP = "  "
_EMPTY = "·"
_NARROW_CELL, _WIDE_CELL, _WIDE_NAME = 11, 20, 16


def text_board(report: BoardReport, width: int = 80) -> str:
    """The board in lines of at most `width` columns (and at least `NARROWEST`)."""
    width = max(width, NARROWEST)
    lines = [cut(line, width) for line in _title(report)]
    if report.sections:
        widest = max([columns(_bare_name(lane)) + 4 for lane in report.lanes] + [8])
        name_width = min(widest, _WIDE_NAME, width // 3)
        for start, end in _systems(report, width - name_width):
            lines += ["", *_system(report, start, end, name_width=name_width, width=width)]
    lines += ["", *(cut(line, width) for line in _below(report))]
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def _title(report: BoardReport) -> Iterator[str]:
    title = report.title or say("show-untitled")
    yield say("show-by", title=title, composer=report.composer) if report.composer else title
    yield say(
        "show-figures",
        tempo=f"{report.tempo:.2f}".rstrip("0").rstrip("."),
        meter=report.meter,
        key=sign_text(report.key),
        bars=report.bars,
        time=time_text(report.seconds),
    )
    shown = next(one.name for one in report.arrangements if one.shown)
    others = ", ".join(one.name for one in report.arrangements if not one.shown)
    if others:
        yield say("show-arrangement-of-several", name=shown, others=others)
    elif shown:
        yield say("show-arrangement", name=shown)


def _systems(report: BoardReport, room: int) -> Iterator[tuple[int, int]]:
    """From which section to before which one each grid goes, shared out evenly over as few as will do."""
    count = len(report.sections)
    most = max(1, room // (_NARROW_CELL + len(_GAP)))
    grids = max(1, -(-count // most))
    starts = [count * number // grids for number in range(grids + 1)]
    yield from pairwise(starts)


def _system(report: BoardReport, start: int, end: int, *, name_width: int, width: int) -> Iterator[str]:
    sections = report.sections[start:end]
    cell_width = min(_WIDE_CELL, (width - name_width) // len(sections) - len(_GAP))
    rows = [
        ("", [_name(section) for section in sections]),
        (say("show-bars-row"), [_bars(section) for section in sections]),
        (say("show-chords-row"), [_chords(section) for section in sections]),
    ]
    if not any(section.chords for section in sections):
        rows.pop()
    for name, cells in rows:
        yield _row(name, cells, name_width, cell_width)
    yield "─" * (name_width + (cell_width + len(_GAP)) * len(sections))
    for lane in report.lanes:
        cells = [_cell(cell, cell_width) for cell in lane.cells[start:end]]
        yield _row(_lane_name(lane, name_width), cells, name_width, cell_width)


def _row(name: str, cells: list[str], name_width: int, cell_width: int) -> str:
    return padded(name, name_width) + "".join(_GAP + padded(cell, cell_width) for cell in cells)


def _name(section: SectionShown) -> str:
    return f"= {section.name}" if section.linked else section.name


def _bars(section: SectionShown) -> str:
    return f"{section.first_bar}–{section.first_bar + section.bars - 1}"


def _chords(section: SectionShown) -> str:
    return " ".join(sign_text(chord.symbol) + "?" * chord.guessed for chord in section.chords)


def _lane_name(lane: LaneShown, width: int) -> str:
    """The lane's name with its marks, which stay where the name is cut."""
    marks = "".join([" M" * lane.muted, " S" * lane.soloed])
    return cut(_bare_name(lane), width - len(marks)) + marks


def _bare_name(lane: LaneShown) -> str:
    return lane.name or lane.instrument


def _cell(parts: tuple[PartShown, ...], width: int) -> str:
    if len(parts) == 1:
        return _part(parts[0], width)
    return " + ".join(_part(part, width) for part in parts) or _EMPTY


def _part(part: PartShown, width: int) -> str:
    """The name of the part's piece with its marks, which stay where the name is cut."""
    if part.piece is None:
        return say("show-planned")
    times = f" ×{part.times:g}" if part.times > 1 else " ~" if part.follows else ""
    transposed = f" {part.transpose:+}" if part.transpose else ""
    name = part.name or say("show-piece", number=part.piece)
    return cut(name, width - len(times + transposed)) + times + transposed


def _below(report: BoardReport) -> Iterator[str]:
    """What stands under the grid: what waits on the shelf, and what the signs mean that were used."""
    if not report.sections:
        yield say("show-no-sections")
    if not report.lanes:
        yield say("show-no-lanes")
    elif not report.sections:
        yield say("show-lanes", names=", ".join(map(_bare_name, report.lanes)))
    if report.shelf:
        yield say("show-shelf", names=", ".join(report.shelf))
    parts = [part for lane in report.lanes for cell in lane.cells for part in cell]
    signs = {
        "show-sign-linked": any(section.linked for section in report.sections),
        "show-sign-times": any(part.times > 1 for part in parts),
        "show-sign-follows": any(part.follows for part in parts),
        "show-sign-muted": any(lane.muted for lane in report.lanes),
        "show-sign-soloed": any(lane.soloed for lane in report.lanes),
    }
    used = [say(code) for code, is_used in signs.items() if is_used]
    if used:
        yield " · ".join(used)
