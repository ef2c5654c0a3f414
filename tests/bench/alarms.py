"""Whether alarms are true: strong findings on unaltered music, and on the same parts moved.

`python -m tests.bench.alarms [--list] [--tuned] PATH…` takes folders of MIDI files, each song imported as the
program does it, with the chords and keys that it proposes, as guesses and confirmed; and files of questions
of the puzzle benchmark, whose true answers stand beside what accompanies them, as they are and without other
lanes over plain chords. Everything is asked at "usual". A part is moved by a semitone up and down, and by a
sixteenth later and earlier, drums by a sixteenth alone; everything else stays.

Thresholds were set on one half of the songs: every other file, and the first half of the questions, whose
neighbours are one song. The other half is reported, with `--tuned` the first. `--list` counts findings by
code and grade, and parts by role, and what share of parts has findings of so much weight.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from arrangeboard.app.imported_guesses import with_guesses
from arrangeboard.fit.case import Case
from arrangeboard.fit.cases import case_at, places
from arrangeboard.fit.company import Voice, company
from arrangeboard.fit.figure import figure_of_notes, part_figure
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.puzzle.question import FileNotes, Question, spot_of
from arrangeboard.fit.score import Judgement
from arrangeboard.fit.verdict import RARITY, verdict
from arrangeboard.midi.import_smf import import_midi
from arrangeboard.song.edits.guesses import confirm_chords
from arrangeboard.song.ids import LaneId, PartId, PieceId
from arrangeboard.song.values import TICKS_PER_QUARTER, Note, Part, Piece, Song, Written
from tests.bench.fit_questions import poorer, read_questions

SIXTEENTH = TICKS_PER_QUARTER // 4
MELODY = LaneId(0)


class Tried(NamedTuple):
    """What a part drew as it stands, and moved by semitones and by sixteenths."""

    role: str
    as_it_is: tuple[Finding, ...]
    semitones: tuple[tuple[Finding, ...], ...]
    sixteenths: tuple[tuple[Finding, ...], ...]


def imported_songs(folder: Path) -> list[Song]:
    """Every MIDI file of a folder with proposed chords, as a song that asks as usual."""
    songs = (import_midi(path.read_bytes(), name=path.stem).song for path in sorted(folder.glob("*.mid")))
    return [replace(with_guesses(song, is_key_known=False).song, strictness="usual") for song in songs]


def cases_of_song(song: Song) -> Iterator[Case]:
    """Every part of the arrangement shown that has chords or company, each section once."""
    seen: set[PartId] = set()
    for at, slot, lane, part in places(song, song.arrangement):
        section = song.sections[song.arrangement.order[slot].section]
        if at.part not in seen and (section.chords or len(section.parts) > 1):
            seen.add(at.part)
            case = case_at(song, song.arrangement, slot, lane, part)
            if case is not None and case.figure.notes:
                yield case


def cases_of_question(question: Question) -> Iterator[Case]:
    """The true answer in its place, and each of the other lanes beside it."""
    spot = spot_of(question)
    length = spot.ground.grid.length_ticks
    pieces = [_piece(question.candidates[question.answer or 0], question, length)]
    pieces += [_piece(lane.notes, question, length) for lane in question.others]
    voices = [
        Voice(LaneId(at), "harmony" if at else "melody", figure_of_notes(piece.written.notes, length))
        for at, piece in enumerate(pieces)
    ]
    for own, piece in zip(voices, pieces, strict=True):
        if own.figure.notes:
            around = company(tuple(voice for voice in voices if voice is not own))
            place = replace(spot, role=own.role, company=around)
            if own.lane != MELODY:
                place = replace(place, before=None, after=None)
            yield Case(Part(PartId(2), piece.id), piece, own.figure, place, Judgement())


def _piece(notes: FileNotes, question: Question, length_ticks: int) -> Piece:
    scale = TICKS_PER_QUARTER / question.ticks_per_quarter
    written = (Note(round(one.start * scale), max(1, round(one.length * scale)), one.pitch) for one in notes)
    return Piece(PieceId(1), length_ticks=length_ticks, content=Written(tuple(sorted(written))))


def tried(case: Case) -> Tried:
    """What a part draws as it is and moved."""
    drums = case.figure.drums
    up_down = () if drums else tuple(_found(transposed(case, by)) for by in (1, -1))
    late_early = tuple(_found(shifted(case, by)) for by in (SIXTEENTH, -SIXTEENTH))
    return Tried("drums" if drums else case.spot.role, _found(case), up_down, late_early)


def _found(case: Case) -> tuple[Finding, ...]:
    return verdict(case).findings


def transposed(case: Case, semitones: int) -> Case:
    """The same part so many semitones higher."""
    part = replace(case.part, transpose=case.part.transpose + semitones)
    return _played(case, part, case.piece)


def shifted(case: Case, ticks: int) -> Case:
    """The same part with every note so much later, what leaves its piece behind left out."""
    piece = case.piece
    notes = (replace(note, start_tick=note.start_tick + ticks) for note in piece.written.notes)
    inside = tuple(note for note in notes if note.start_tick < piece.length_ticks)
    moved = replace(piece, content=Written(inside), pickup_ticks=max(piece.pickup_ticks, SIXTEENTH))
    return _played(case, case.part, moved)


def _played(case: Case, part: Part, piece: Piece) -> Case:
    length = case.spot.ground.grid.length_ticks
    figure = part_figure(part, piece, length, drums=case.figure.drums)
    return replace(case, part=part, piece=piece, figure=figure)


def strong(findings: Iterable[Finding]) -> int:
    """How many are of the strongest grade."""
    return sum(one.grade == "strong" for one in findings)


def report(title: str, cases: Iterable[Case], *, listed: bool) -> None:
    """Print how many strong findings there are, and how many moved parts draw one."""
    parts = [tried(case) for case in cases]
    _print_row(title, parts)
    if listed:
        for role in sorted({one.role for one in parts}):
            _print_row(f"  {role}", [one for one in parts if one.role == role])
        _print_shares([part for part in parts if part.role != "drums"])
        codes = Counter((one.code, one.grade) for part in parts for one in part.as_it_is)
        for (code, grade), count in codes.most_common():
            print(f"    {code:18} {grade:7} {count / len(parts):.3f} a part")


def _print_shares(parts: list[Tried]) -> None:
    """How many of 100 parts have a strong finding, and findings of so much weight: `verdict.RARITY`."""
    counting = [[one for one in part.as_it_is if one.counts and one.code != "unlikely"] for part in parts]
    weights = [sum(one.weight for one in found) for found in counting if found]
    print(f"    any strong {100 * sum(strong(found) > 0 for found in counting) / max(1, len(parts)):.1f} %")
    for least, _ in RARITY:
        share = 100 * sum(weight >= least for weight in weights) / max(1, len(parts))
        print(f"    weight of {least:.1f} and more {share:.1f} %")


def _print_row(title: str, parts: list[Tried]) -> None:
    alarms = sum(strong(one.as_it_is) for one in parts) / max(1, len(parts))
    semitones = [strong(found) > 0 for one in parts for found in one.semitones]
    sixteenths = [strong(found) > 0 for one in parts for found in one.sixteenths]
    print(
        f"{title:36} {len(parts):5} parts {alarms:8.3f} strong a part"
        f"   semitone {_percent(semitones)}   sixteenth {_percent(sixteenths)}"
    )


def _percent(hits: list[bool]) -> str:
    return f"{100 * sum(hits) / len(hits):5.1f} %" if hits else "      –"


def report_songs(folder: Path, *, tuned: bool, listed: bool) -> None:
    """The half of the songs asked for: every other one."""
    songs = imported_songs(folder)[0 if tuned else 1 :: 2]
    report(f"{folder.name}, guessed", (one for song in songs for one in cases_of_song(song)), listed=listed)
    sure = [confirm_chords(song, list(song.sections)) for song in songs]
    report(f"{folder.name}, confirmed", (one for song in sure for one in cases_of_song(song)), listed=listed)


def report_questions(path: Path, *, tuned: bool, listed: bool) -> None:
    """The half of the slots asked for, each once."""
    slots = [one for one in read_questions(path) if one.task == "mixed"]
    half = slots[: len(slots) // 2] if tuned else slots[len(slots) // 2 :]
    report(path.name, (case for one in half for case in cases_of_question(one)), listed=listed)
    bare = [poorer(one) for one in half]
    report(
        "  without others, plain chords",
        (case for one in bare for case in cases_of_question(one)),
        listed=listed,
    )


def main() -> None:
    """Measure what the command line names."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("paths", nargs="+", type=Path)
    reader.add_argument("--list", action="store_true")
    reader.add_argument("--tuned", action="store_true")
    chosen = reader.parse_args()
    for path in chosen.paths:
        measure = report_songs if path.is_dir() else report_questions
        measure(path, tuned=chosen.tuned, listed=chosen.list)


if __name__ == "__main__":
    main()
