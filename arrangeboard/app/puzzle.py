"""Answering a file of puzzle questions: rankings for a file, and how often they are right."""

import gzip
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from msgspec import DecodeError, Struct, ValidationError, json

from arrangeboard.errors import UserError
from arrangeboard.fit.puzzle.accuracy import Interval, gain, point, share_of
from arrangeboard.fit.puzzle.answering import answered
from arrangeboard.fit.puzzle.question import MOST_QUARTERS, Question, is_too_long
from arrangeboard.storage.files import read_file
from arrangeboard.storage.replacing import replace_file

MOST_BYTES = 1 << 30
_GZIP = b"\x1f\x8b"
_questions = json.Decoder(Question)


class CannotAsk(UserError):
    """The file holds no questions, or a line that is none."""


class Ranking(Struct, frozen=True):
    """A line of the answer."""

    id: str | int
    scores: tuple[float, ...]


class Points(Struct, frozen=True):
    """What a question with a known answer brings: by the judge, and by chord-tone share alone."""

    task: str
    own: float
    plain: float


class TaskAccuracy(Struct, frozen=True):
    """How often a task's questions were answered right, how often by chord tones alone, and the gain."""

    task: str
    count: int
    own: Interval
    plain: Interval
    gain: Interval


class Answered(Struct, frozen=True):
    """How many questions were answered, the accuracy by task, and how many name an answer they lack."""

    count: int
    accuracies: tuple[TaskAccuracy, ...]
    unread: int = 0


def answer_file(questions: Path, rankings: Path) -> Answered:
    """Answer every question and write the rankings, all or none.

    Raises CannotRead, CannotWrite and CannotAsk.
    """
    if rankings.exists() and questions.exists() and rankings.samefile(questions):
        raise CannotAsk("puzzle-same-file", name=rankings.name)
    lines, points, unread = [], [], 0
    for question in read_questions(questions):
        scores, plain = answered(question)
        lines.append(json.encode(Ranking(question.id, tuple(scores))))
        if question.answer is None:
            continue
        if 0 <= question.answer < len(scores):
            right = point(scores, question.answer), point(plain, question.answer)
            points.append(Points(question.task, *right))
        else:
            unread += 1
    replace_file(rankings, b"\n".join(lines) + b"\n")
    return Answered(len(lines), tuple(accuracy(points)), unread)


def read_questions(path: Path) -> Iterator[Question]:
    """The questions of a file, a JSON object a line, gzipped or not."""
    data = _unpacked(read_file(path, most_bytes=MOST_BYTES), path.name)
    empty = True
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip():
            empty = False
            yield _question(line, path.name, number)
    if empty:
        raise CannotAsk("puzzle-empty", name=path.name)


def accuracy(points: list[Points]) -> list[TaskAccuracy]:
    """By task, in the order of the file."""
    found = []
    for task in dict.fromkeys(one.task for one in points):
        own = [one.own for one in points if one.task == task]
        plain = [one.plain for one in points if one.task == task]
        found.append(TaskAccuracy(task, len(own), share_of(own), share_of(plain), gain(own, plain)))
    return found


def _unpacked(data: bytes, name: str) -> bytes:
    if not data.startswith(_GZIP):
        return data
    try:
        with gzip.open(BytesIO(data)) as packed:
            unpacked = packed.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error):
        raise CannotAsk("puzzle-not-unpacked", name=name) from None
    if len(unpacked) > MOST_BYTES:
        raise CannotAsk("puzzle-not-unpacked", name=name)
    return unpacked


def _question(line: bytes, name: str, number: int) -> Question:
    try:
        question = _questions.decode(line)
    except ValidationError as error:
        raise CannotAsk("puzzle-bad-line", name=name, line=number, reason=str(error)) from None
    except (DecodeError, RecursionError):
        raise CannotAsk("puzzle-no-json", name=name, line=number) from None
    if is_too_long(question):
        raise CannotAsk("puzzle-too-long", name=name, line=number, most=MOST_QUARTERS)
    return question
