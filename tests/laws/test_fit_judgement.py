"""What advice may not depend on: the key that a song is written in, and what was accepted elsewhere."""

import re

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from msgspec.structs import replace

from arrangeboard.fit.cases import case_at, places
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.report import report
from arrangeboard.fit.verdict import verdict
from arrangeboard.song.edits.accepting import accept_everywhere, accept_finding
from arrangeboard.song.keys import KEYS
from arrangeboard.song.values import Chord, KeyChange, Note, Piece, Section, Song, Written
from arrangeboard.theory.keys import is_minor, tonic
from tests.laws.bands import bands
from tests.laws.songs import songs

NAMES = ("C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")
_ROOT = re.compile(r"(?<![A-Za-z])[A-G][#b]?")

BY_KEY_AND_TIME = {
    "wrong-key",
    "few-chord-tones",
    "rub",
    "off-beat",
    "sixteenth-off",
    "length",
    "stops-short",
}
"""Findings about keys, chords and rhythm; all others are about heights too."""

IDEAS = {"chords", "metre", "repetition", "key"}


def moved_chord(chord: Chord, semitones: int) -> Chord:
    """The chord so many semitones higher; no chord stays none."""
    if chord.symbol == "N.C.":
        return chord
    symbol = _ROOT.sub(lambda root: NAMES[(tonic(root[0]) + semitones) % 12], chord.symbol)
    return replace(chord, symbol=symbol)


def moved_key(key: str, semitones: int) -> str:
    """The key so many semitones higher, by any of its names."""
    root, minor = (tonic(key) + semitones) % 12, is_minor(key)
    return next(one for one in KEYS if tonic(one) == root and is_minor(one) == minor)


def moved_piece(piece: Piece, semitones: int) -> Piece:
    """The piece so many semitones higher."""
    notes = tuple(
        Note(one.start_tick, one.length_ticks, one.pitch + semitones, one.velocity)
        for one in piece.written.notes
    )
    return replace(piece, content=Written(notes))


def moved_section(section: Section, semitones: int) -> Section:
    """The section with its chords and keys so many semitones higher."""
    return replace(
        section,
        chords=tuple(moved_chord(chord, semitones) for chord in section.chords),
        keys=tuple(KeyChange(one.tick, moved_key(one.key, semitones)) for one in section.keys),
    )


def moved(song: Song, semitones: int) -> Song:
    """The whole song so many semitones higher."""
    return replace(
        song,
        key=moved_key(song.key, semitones),
        pieces={id_: moved_piece(piece, semitones) for id_, piece in song.pieces.items()},
        sections={id_: moved_section(section, semitones) for id_, section in song.sections.items()},
    )


def judgements(song: Song) -> list[object]:
    """What is said about keys, chords and rhythm, without the names of either."""
    said: list[object] = []
    for at, slot, lane, part in places(song, song.arrangement):
        case = case_at(song, song.arrangement, slot, lane, part)
        if case is None:
            continue
        reasons = {idea: value for idea, value in case.judgement.reasons.items() if idea in IDEAS}
        findings = [_bare(one) for one in verdict(case).findings if one.code in BY_KEY_AND_TIME]
        said.append((at, reasons, case.judgement.guessed, sorted(findings)))
    return said


def _bare(finding: Finding) -> tuple[str, str, float, int, int, bool]:
    return finding.code, finding.grade, finding.weight, finding.start, finding.end, finding.guessed


@settings(deadline=None)
@given(bands() | songs(rules=False), st.integers(-6, 6))
def test_a_song_is_judged_the_same_in_every_key(song: Song, semitones: int) -> None:
    pitches = [note.pitch for piece in song.pieces.values() for note in piece.written.notes]
    assume(all(20 <= pitch <= 107 for pitch in pitches))
    assert judgements(moved(song, semitones)) == judgements(song)


@settings(deadline=None)
@given(bands() | songs(), st.data())
def test_accepting_a_finding_changes_no_weight_and_lowers_no_fit(song: Song, data: DataObject) -> None:
    before = report(song, song.arrangement).verdicts
    found = [(at, finding.code) for at, one in before.items() for finding in one.findings]
    at, code = data.draw(st.sampled_from(found)) if found else (None, "rub")
    if at is None or data.draw(st.booleans()):
        after = accept_everywhere(song, code)
    else:
        slot = next(slot for slot in song.arrangement.order if slot.id == at.slot)
        after = accept_finding(song, [(slot.section, at.lane, at.part)], code)
    for there, verdict_ in report(after, after.arrangement).verdicts.items():
        was, now = (_weights(one.findings) for one in (before[there], verdict_))
        assert now == was
        assert len(verdict_.counting) <= len(before[there].counting)
        assert verdict_.judged == before[there].judged
        assert (verdict_.fit or 0) >= (before[there].fit or 0)


def _weights(findings: tuple[Finding, ...]) -> list[tuple[str, int, float]]:
    return sorted((one.code, one.start, one.weight) for one in findings)
