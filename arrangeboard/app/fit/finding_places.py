"""Where a finding is, as a musician counts: sections by name, bars through the song, beats, lengths."""

from typing import NamedTuple

from arrangeboard.app.figures import beats_text, nearly_bars_text
from arrangeboard.fit.cases import At
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.steps import STEP_TICKS
from arrangeboard.song.bars import BarGrid, beat_ticks, section_grid
from arrangeboard.song.naming import shown_names
from arrangeboard.song.values import Arrangement, Section, Song
from arrangeboard.words import say

_LESS_THAN_ONE = frozenset("¼⅓½⅔¾")


class Scene(NamedTuple):
    """The slot that a finding is in: its section and bars, the bar of the song it begins with, neighbours."""

    section: Section
    grid: BarGrid
    first_bar: int
    name: str
    before: str
    after: str


def scene_of(song: Song, arrangement: Arrangement, at: At) -> Scene:
    """The scene of a part. The slot must be in the arrangement."""
    order = arrangement.order
    index = next(number for number, slot in enumerate(order) if slot.id == at.slot)
    names = shown_names(song, arrangement)
    section = song.sections[order[index].section]
    return Scene(
        section,
        section_grid(song, section),
        sum(song.sections[slot.section].bars for slot in order[:index]),
        names[at.slot],
        names[order[index - 1].id] if index else "",
        names[order[index + 1].id] if index + 1 < len(order) else "",
    )


def where(scene: Scene, finding: Finding, *, whole: bool) -> str:
    """Where a finding is: the section, unless it is the `whole` part, with bars and the beat."""
    if finding.start < 0:
        return say("finding-where-pickup", section=scene.name)
    if whole:
        return say("finding-where-part", section=scene.name)
    kind, values = _bars_and_beat(scene, finding)
    told = f"finding-where-own-{kind}" if scene.first_bar else f"finding-where-{kind}"
    return say(told, section=scene.name, **values)


def within(scene: Scene, finding: Finding, *, whole: bool) -> str:
    """Where a finding is for who has been told the section: bars and the beat; empty for the `whole` part."""
    if finding.start < 0:
        return say("finding-within-pickup")
    if whole:
        return ""
    kind, values = _bars_and_beat(scene, finding)
    return say(f"finding-within-{kind}", **values)


def _bars_and_beat(scene: Scene, finding: Finding) -> tuple[str, dict[str, int]]:
    """Whether a finding is told by "bars", by one "bar" or by a "beat"; and which, in song and section."""
    start, end = finding.start * STEP_TICKS, max(finding.start + 1, finding.end) * STEP_TICKS
    first, last = scene.grid.bar_at(start), scene.grid.bar_at(end - 1)
    kind = "bars" if last > first else "beat"
    if kind == "beat" and (start, end) == (scene.grid.starts[first], scene.grid.starts[first + 1]):
        kind = "bar"
    return kind, {
        "bar": scene.first_bar + first + 1,
        "last": scene.first_bar + last + 1,
        "own": first + 1,
        "own_last": last + 1,
        "beat": (start - scene.grid.starts[first]) // beat_ticks(scene.grid.meters[first]) + 1,
    }


def bar_number(scene: Scene, step: int) -> int:
    """The bar of the song that a step of the section falls in, counted from 1."""
    return scene.first_bar + scene.grid.bar_at(step * STEP_TICKS) + 1


def bars(scene: Scene, steps: int) -> str:
    """A length in bars: "1 bar", "2½ bars"."""
    return _counted("finding-bars", nearly_bars_text(steps * STEP_TICKS, scene.grid.meters[0]))


def beats(scene: Scene, steps: int) -> str:
    """A length in beats as the meter writes them: "1 beat", "2½ beats", "⅔ of a beat".

    What is played is rarely even: it is told to the nearest quarter of a beat, unless it is so many thirds.
    """
    meter, ticks = scene.grid.meters[0], steps * STEP_TICKS
    beat = beat_ticks(meter)
    if 4 * ticks % beat and 3 * ticks % beat:
        ticks = max(1, round(4 * ticks / beat)) * beat // 4
    return _counted("finding-beats", beats_text(ticks, meter))


def _counted(code: str, count: str) -> str:
    if count == "1":
        return say(f"{code}-one")
    return say(f"{code}-part" if count in _LESS_THAN_ONE else code, count=count)
