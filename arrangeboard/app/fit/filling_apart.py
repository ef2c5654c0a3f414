"""The puzzle filled in a process of its own, so that the window answers meanwhile and can give it up.

The child loads no Qt, gives way to whatever else runs, and sends each answer as it is found.
"""

import os
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Thread

import msgspec

from arrangeboard.app.fit.filling import told
from arrangeboard.app.telling_progress import progress_teller
from arrangeboard.errors import UserError
from arrangeboard.fit.filling.assembly import Assembly
from arrangeboard.fit.filling.filling import assemblies
from arrangeboard.fit.filling.ideas import Idea, idea
from arrangeboard.fit.filling.reasons import Reason, summary
from arrangeboard.fit.filling.wish import Wish
from arrangeboard.song.edits.parts import SectionCell
from arrangeboard.song.values import Arrangement, Song

_MODESTY = 10
"""How much lower than usual the child's priority is, where the system has such."""


class FillingBrokeOff(UserError):
    """The process that searched ended without an answer."""


class _Asked(msgspec.Struct, frozen=True):
    """A question on its way to the child."""

    song: Song
    arrangement: Arrangement
    wish: Wish
    cells: tuple[SectionCell, ...] | None


class Answer(msgspec.Struct, frozen=True):
    """An assembly, what its idea is, and what it lays where and why."""

    assembly: Assembly
    sentences: tuple[str, ...]
    idea: Idea = "other"


class FillingApart:
    """One search under way. Call `look` now and then; `stop` gives it up.

    `found` are the answers so far, the best first, `progress` goes from 0 to 1.
    """

    def __init__(
        self, song: Song, arrangement: Arrangement, wish: Wish, cells: tuple[SectionCell, ...] | None
    ) -> None:
        self.progress = 0.0
        self.found: tuple[Answer, ...] = ()
        self.is_done = False
        context = get_context("spawn")
        self._receiver, sender = context.Pipe(duplex=False)
        question, asker = context.Pipe(duplex=False)
        self._process = context.Process(target=search_and_send, args=(question, sender), daemon=True)
        self._process.start()
        sender.close()
        question.close()
        asked = _Asked(song, arrangement, wish, cells)
        self._asking = Thread(target=_ask, args=(asker, asked), daemon=True)
        self._asking.start()

    def look(self) -> bool:
        """Take in what the child has sent; whether there are answers that were not there before."""
        before = self.found
        try:
            while not self.is_done and self._receiver.poll():
                self._take_in(self._receiver.recv())
        except (EOFError, OSError):
            self.stop()
            raise FillingBrokeOff("filling-broke-off") from None
        return self.found is not before

    def stop(self) -> None:
        """End the process, whether or not it is done."""
        self.is_done = True
        if self._process.is_alive():
            self._process.terminate()
        self._process.join()
        self._asking.join()
        self._receiver.close()

    def _take_in(self, message: object) -> None:
        if isinstance(message, float):
            self.progress = message
        elif isinstance(message, tuple):
            number, packed = message
            answer = msgspec.msgpack.decode(packed, type=Answer)
            if self.found[number : number + 1] != (answer,):
                self.found = (*self.found[:number], answer, *self.found[number + 1 :])
        else:
            self.progress = 1.0
            self.stop()


def _ask(asker: Connection, asked: _Asked) -> None:
    """In a thread: a pipe takes no more of a large song until the child, still starting, reads from it."""
    # A child that was stopped takes no question.
    with suppress(OSError), asker:
        asker.send_bytes(msgspec.msgpack.encode(asked))


def answers(song: Song, arrangement: Arrangement, shown: dict[int, Assembly]) -> dict[int, Answer]:
    """Answers to what was found, each with an idea of its own and reasons that the others do not give."""
    made: dict[int, Answer] = {}
    before: list[tuple[Idea, Assembly]] = []
    known: list[Reason] = []
    for number, found in sorted(shown.items()):
        why = summary(song, arrangement, found, known)
        known += why
        before.append((idea(song, found, before), found))
        made[number] = Answer(found, told(song, arrangement, why), before[-1][0])
    return made


def search_and_send(question: Connection, sender: Connection) -> None:
    """Search, and send answers, progress and at last None: what the child process does."""
    with suppress(AttributeError, OSError):
        os.nice(_MODESTY)
    with question:
        asked = msgspec.msgpack.decode(question.recv_bytes(), type=_Asked)
    song, arrangement = asked.song, asked.arrangement
    tell = progress_teller(sender)
    # A window that has given the search up listens no more.
    with suppress(BrokenPipeError, ConnectionResetError):
        shown: dict[int, Assembly] = {}
        for number, found in assemblies(song, arrangement, asked.wish, asked.cells, tell):
            shown[number] = found
            for place, answer in answers(song, arrangement, shown).items():
                sender.send((place, msgspec.msgpack.encode(answer)))
        sender.send(None)
