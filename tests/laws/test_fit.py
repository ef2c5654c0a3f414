"""What must be true of every verdict, whatever was done to the song before."""

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.fit.fitting import Fitting
from arrangeboard.fit.analysing.analysis import Analysis
from arrangeboard.fit.cases import At, case_at, places
from arrangeboard.fit.report import Report, report
from arrangeboard.fit.verdict import Verdict, verdict
from arrangeboard.song.edits import lanes, song_fields
from arrangeboard.song.edits.accepting import (
    accept_everywhere,
    accept_finding,
    object_again,
    object_everywhere,
    set_strictness,
)
from arrangeboard.song.find import EditRefused
from arrangeboard.song.keys import KEYS
from arrangeboard.song.values import Role, Song
from tests.laws.bands import bands
from tests.laws.random_edits import EDITS, Draw, a_lane, a_part, draw_edit, drawn, simple
from tests.laws.songs import songs

CODES = ("few-chord-tones", "rub", "wrong-key", "length", "seam-jump", "low-mud", "crowded")


def _parts(song: Song, data: DataObject) -> object:
    return [a_part(song, data)]


_code = drawn(st.sampled_from(CODES))
ADVICE: tuple[Draw, ...] = (
    simple(accept_finding, _parts, _code),
    simple(object_again, _parts, _code),
    simple(accept_everywhere, _code),
    simple(object_everywhere, _code),
    simple(set_strictness, drawn(st.sampled_from(("free", "usual", "strict")))),
)

SURROUNDINGS: tuple[Draw, ...] = (
    simple(lanes.set_lane_role, a_lane, drawn(st.sampled_from(get_args(Role)))),
    simple(lanes.set_lane_range, a_lane, drawn(st.integers(0, 60)), drawn(st.integers(60, 127))),
    simple(song_fields.set_song_key, drawn(st.sampled_from(KEYS))),
    EDITS["write_piece"],
)
"""What verdicts depend on though no section holds it; among all edits it would hardly ever be drawn."""


def change(document: Document, data: DataObject) -> None:
    """Do anything that a user can do to the song, or look at another of its arrangements."""
    kinds = ("edit", "edit", "surroundings", "surroundings", "advice", "undo", "redo", "look")
    what = data.draw(st.sampled_from(kinds))
    song = document.song
    if what == "undo":
        document.undo()
    elif what == "redo":
        document.redo()
    elif what == "look":
        shown = data.draw(st.sampled_from(song.arrangements))
        document.look(replace(song.view, arrangement=shown.id))
    else:
        draws = {"edit": (draw_edit,), "surroundings": SURROUNDINGS, "advice": ADVICE}[what]
        draw = data.draw(st.sampled_from(draws))
        try:
            document.apply("step-paint", draw(song, data))
        except EditRefused:
            return


def judged_one_by_one(song: Song) -> dict[At, Verdict]:
    """The verdicts by their definition: every part in its place, each for itself."""
    found = {}
    for at, slot, lane, part in places(song, song.arrangement):
        case = case_at(song, song.arrangement, slot, lane, part)
        if case is not None:
            found[at] = verdict(case)
    return found


@settings(deadline=None)
@given(bands() | songs(), st.data())
def test_an_analysis_kept_up_to_date_equals_one_from_nothing(song: Song, data: DataObject) -> None:
    document, analysis = Document(song), Analysis()
    for _ in range(data.draw(st.integers(1, 6))):
        change(document, data)
        if data.draw(st.booleans()):
            analysis.update(document.song, document.song.arrangement)
        else:
            analysis.follow(document.song, document.song.arrangement)
            for _ in zip(range(data.draw(st.integers(0, 4))), analysis.work(), strict=False):
                pass
    analysis.update(document.song, document.song.arrangement)
    assert Report(analysis.verdicts()) == report(document.song, document.song.arrangement)


@settings(deadline=None)
@given(bands() | songs())
def test_a_report_is_every_part_judged_in_its_place(song: Song) -> None:
    assert report(song, song.arrangement).verdicts == judged_one_by_one(song)


@settings(deadline=None)
@given(bands() | songs(), st.data())
def test_no_report_names_a_part_that_is_gone_or_planned(song: Song, data: DataObject) -> None:
    document = Document(song)
    fitting = Fitting(document)
    fitting.settle()
    for _ in range(4):
        change(document, data)
        playing = {at for at, _, _, part in places(document.song, document.song.arrangement) if part.piece}
        assert fitting.report.verdicts.keys() <= playing
        assert all(fitting.verdict(at) is not None for at in fitting.report.verdicts)


@settings(deadline=None)
@given(bands() | songs(), st.data())
def test_news_tell_every_place_whose_verdict_is_another(song: Song, data: DataObject) -> None:
    document, analysis = Document(song), Analysis()
    analysis.update(song, song.arrangement)
    for _ in range(3):
        before = analysis.verdicts()
        change(document, data)
        news = analysis.update(document.song, document.song.arrangement)
        after = analysis.verdicts()
        assert {at for at in before.keys() | after.keys() if before.get(at) != after.get(at)} <= news


@settings(deadline=None, max_examples=50)
@given(bands(), st.data())
def test_what_no_section_holds_is_looked_at_too(song: Song, data: DataObject) -> None:
    analysis = Analysis()
    analysis.update(song, song.arrangement)
    for draw in SURROUNDINGS:
        try:
            song = draw(song, data)(song)
        except EditRefused:
            continue
        analysis.update(song, song.arrangement)
        assert Report(analysis.verdicts()) == report(song, song.arrangement)
