"""What must be true of findings whatever is played."""

from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from arrangeboard.fit.case import Case
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.findings import CODES
from arrangeboard.fit.verdict import verdict
from arrangeboard.song.values import Meter, Role, Strictness
from tests.unit.fit.findings.stands import Played, higher, stand

ROOTS = ("C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")
KEYS = ("C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")
OF_HEIGHT = {"low-mud", "out-of-range"}
"""What depends on how high a pitch is, and not on its place in chord, key or time."""


class Music(NamedTuple):
    """A part, another lane, and chords by root and suffix."""

    notes: list[Played]
    other: list[Played]
    chords: list[tuple[int, str]]
    role: Role
    meter: Meter

    def case(self, up: int = 0, strictness: Strictness = "usual") -> Case:
        """All of it so many semitones higher, before the finders."""
        around: list[tuple[Role, list[Played]]] = [
            ("harmony", higher(self.other, up)),
            ("melody", higher(self.notes, up - 5)),
        ]
        return stand(
            higher(self.notes, up),
            chords=[ROOTS[(root + up) % 12] + suffix for root, suffix in self.chords],
            key=KEYS[up % 12],
            role=self.role,
            meter=self.meter,
            others=around,
            before=higher(self.other, up),
            strictness=strictness,
        )


played = st.lists(st.tuples(st.integers(0, 188), st.integers(1, 30), st.integers(50, 74)), max_size=24)
suffixes = st.sampled_from(["", "m", "7", "maj7", "dim", "sus4"])
roles: st.SearchStrategy[Role] = st.sampled_from(["melody", "counter-melody", "harmony", "bass", "texture"])
meters = st.sampled_from([Meter(4, 4), Meter(3, 4), Meter(6, 8)])
chords = st.lists(st.tuples(st.integers(0, 11), suffixes), max_size=4)
music = st.builds(Music, played, played, chords, roles, meters)


def found(case: Case, up: int = 0) -> list[Finding]:
    """What does not depend on height, notes moved back down."""
    return [
        replace(one, notes=tuple(replace(note, pitch=note.pitch - up) for note in one.notes))
        for one in verdict(case).findings
        if one.code not in OF_HEIGHT
    ]


@settings(max_examples=120, deadline=None)
@given(music, st.integers(1, 11))
def test_moving_everything_to_another_key_changes_no_finding(played: Music, up: int) -> None:
    assert found(played.case(up), up) == found(played.case())


@settings(max_examples=80, deadline=None)
@given(music, st.sampled_from(CODES))
def test_taking_one_as_meant_changes_no_other(played: Music, code: str) -> None:
    case = played.case()
    meant = verdict(replace(case, accepted=frozenset({code}))).findings
    assert all(one.accepted == (one.code == code) for one in meant)
    bare = [replace(one, accepted=False) for one in meant]
    assert sorted(map(repr, bare)) == sorted(map(repr, verdict(case).findings))


@settings(max_examples=80, deadline=None)
@given(music)
def test_findings_are_of_known_kinds_and_weigh_between_nothing_and_one(played: Music) -> None:
    for one in verdict(played.case()).findings:
        assert one.code in CODES
        assert 0 < one.weight <= 1
        assert one.start < one.end


LESS, MORE = {"chord-tones", "fill"}, {"rub", "cover", "mud", "seam", "lanes", "onsets"}
"""Measures that lie below what is usual where something is found, and above."""


@settings(max_examples=80, deadline=None)
@given(music, st.sampled_from(["free", "usual", "strict"]))
def test_no_figure_refutes_its_finding(played: Music, manner: Strictness) -> None:
    for one in verdict(played.case(strictness=manner)).findings:
        measure = one.measure
        if measure.code in LESS:
            assert measure.value < measure.usual
        if measure.code in MORE:
            assert measure.value > measure.usual
            assert measure.share > 0


@settings(max_examples=80, deadline=None)
@given(music)
def test_a_free_song_hears_less_that_is_strong_and_a_strict_one_more(played: Music) -> None:
    strong = [
        sum(one.grade == "strong" for one in verdict(played.case(strictness=manner)).findings)
        for manner in ("free", "usual", "strict")
    ]
    assert strong == sorted(strong)
