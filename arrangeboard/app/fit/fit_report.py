"""How the parts of an arrangement fit, in figures and sentences: what `fit` prints, or gives as JSON.

Everything is worked out here, once; how it is laid out as text is the affair of `text_fit`.
"""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.app.fit.telling import told
from arrangeboard.fit.cases import At
from arrangeboard.fit.figure import StepNote
from arrangeboard.fit.finding import Finding, Grade
from arrangeboard.fit.report import report
from arrangeboard.fit.steps import STEP_TICKS
from arrangeboard.fit.verdict import Standing, Verdict
from arrangeboard.song.ids import LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.naming import shown_names
from arrangeboard.song.values import Arrangement, Lane, Role, Slot, Song, Strictness
from arrangeboard.theory.instruments import instrument_name


class NoteNamed(Struct, frozen=True):
    """A note that a finding is about, in ticks of its section."""

    start_tick: int
    end_tick: int
    pitch: int


class MeasureTold(Struct, frozen=True):
    """The figure behind a finding: `value` here, `usual` what `share` of 100 real parts keep to."""

    code: str
    value: float
    usual: float
    share: int
    unit: str
    sentence: str


class FindingTold(Struct, frozen=True):
    """A finding: `weight` is 0 to 1, ticks are those of the section. An `accepted` one no longer counts.

    One that is `guessed` rests on a chord or a key that nobody has confirmed. `within` is `where` without the
    section, empty for the whole part.
    """

    code: str
    grade: Grade
    weight: float
    guessed: bool
    accepted: bool
    short: str
    where: str
    within: str
    sentence: str
    start_tick: int
    end_tick: int
    notes: tuple[NoteNamed, ...]
    measure: MeasureTold


class PartJudged(Struct, frozen=True):
    """A part: `fit` of 100 true parts of real songs fit less well, null where nothing can be judged.

    `guessed` is the share of what was judged that rests on guessed chords, 0 to 1.
    """

    part: PartId
    piece: PieceId
    name: str
    fit: int | None
    standing: Standing
    guessed: float
    findings: tuple[FindingTold, ...]


class LaneJudged(Struct, frozen=True):
    """A lane in one section, with its parts in order of time; planned ones are left out."""

    lane: LaneId
    name: str
    role: Role
    parts: tuple[PartJudged, ...]


class SectionJudged(Struct, frozen=True):
    """A slot of the order with the lanes that play there; `like` an earlier repeat that fits just so."""

    slot: SlotId
    section: SectionId
    name: str
    first_bar: int
    bars: int
    like: SlotId | None
    lanes: tuple[LaneJudged, ...]


class FitReport(Struct, frozen=True):
    """How an arrangement's parts fit. `standings` counts the parts of each standing."""

    title: str
    arrangement: str
    strictness: Strictness
    accepted: tuple[str, ...]
    standings: dict[Standing, int]
    sections: tuple[SectionJudged, ...]


def fit_report(song: Song, arrangement: Arrangement) -> FitReport:
    """Every part of an arrangement of a sound song, judged."""
    verdicts = report(song, arrangement).verdicts
    sections: list[SectionJudged] = []
    first_bar = 1
    for slot in arrangement.order:
        judged = _section(song, arrangement, slot, first_bar, verdicts)
        sections.append(_like_an_earlier(judged, sections))
        first_bar += judged.bars
    return FitReport(
        title=song.title,
        arrangement=arrangement.name,
        strictness=song.strictness,
        accepted=song.accepted,
        standings=dict(Counter(one.standing for one in verdicts.values())),
        sections=tuple(sections),
    )


def _section(
    song: Song, arrangement: Arrangement, slot: Slot, first_bar: int, verdicts: dict[At, Verdict]
) -> SectionJudged:
    section = song.sections[slot.section]
    lanes = (
        LaneJudged(lane.id, lane.name or instrument_name(lane.sound), lane.role, parts)
        for lane in song.lanes
        if (parts := tuple(_parts(song, arrangement, slot, lane, verdicts)))
    )
    name = shown_names(song, arrangement)[slot.id]
    return SectionJudged(slot.id, section.id, name, first_bar, section.bars, None, tuple(lanes))


def _parts(
    song: Song, arrangement: Arrangement, slot: Slot, lane: Lane, verdicts: dict[At, Verdict]
) -> Iterator[PartJudged]:
    for part in song.sections[slot.section].parts.get(lane.id, ()):
        at = At(slot.id, lane.id, part.id)
        verdict = verdicts.get(at)
        if verdict is None or part.piece is None:
            continue
        findings = tuple(_finding(song, arrangement, at, one) for one in verdict.findings)
        yield PartJudged(
            part=part.id,
            piece=part.piece,
            name=song.pieces[part.piece].name,
            fit=verdict.fit,
            standing=verdict.standing,
            guessed=round(verdict.guessed, 3),
            findings=findings,
        )


def _finding(song: Song, arrangement: Arrangement, at: At, finding: Finding) -> FindingTold:
    words, measure = told(song, arrangement, at, finding), finding.measure
    return FindingTold(
        code=finding.code,
        grade=finding.grade,
        weight=round(finding.weight, 3),
        guessed=finding.guessed,
        accepted=finding.accepted,
        short=words.short,
        where=words.where,
        within=words.within,
        sentence=words.sentence,
        start_tick=finding.start * STEP_TICKS,
        end_tick=finding.end * STEP_TICKS,
        notes=tuple(map(_note, finding.notes)),
        measure=MeasureTold(
            measure.code,
            round(measure.value, 2),
            round(measure.usual, 2),
            measure.share,
            measure.unit,
            words.measure,
        ),
    )


def _note(note: StepNote) -> NoteNamed:
    return NoteNamed(note.start * STEP_TICKS, note.end * STEP_TICKS, note.pitch)


def _like_an_earlier(judged: SectionJudged, earlier: list[SectionJudged]) -> SectionJudged:
    """The section, marked where a linked repeat before it has the same scores and the same findings."""
    for one in earlier:
        if one.section == judged.section and one.like is None and _outcome(one) == _outcome(judged):
            return replace(judged, like=one.slot)
    return judged


def _outcome(judged: SectionJudged) -> list[object]:
    """What is found in a section, wherever it stands."""
    return [
        (part.part, part.fit, [(one.code, one.weight, one.start_tick, one.accepted) for one in part.findings])
        for lane in judged.lanes
        for part in lane.parts
    ]
