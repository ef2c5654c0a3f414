"""What the commands about fit do: walk what was found, take it as meant, say how strict to be."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from arrangeboard.app.fit.accepting import STRICTNESSES, accept_all, choose_strictness, count_again
from arrangeboard.app.selection import PartRef, Selection
from arrangeboard.gui.window.actions import Handlers
from arrangeboard.gui.window.menus import Choice
from arrangeboard.song.naming import shown_names
from arrangeboard.song.values import Strictness
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.fit.cases import At
    from arrangeboard.gui.window.fit_links import FitLinks
    from arrangeboard.gui.window.main_window import MainWindow

LOOK_AGAIN_MS = 120


class FitDeeds:
    """Handlers of the commands about fit. `links` is set with every song's board."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._links: FitLinks | None = None
        self._asked: tuple[int, Selection] | None = None
        self._look_again = QTimer(window, singleShot=True, interval=LOOK_AGAIN_MS)
        self._look_again.timeout.connect(self._go_on)
        self._said_none = False

    def handlers(self) -> Handlers:
        """What each command does."""
        return {
            "next-finding": lambda: self._walk(1),
            "previous-finding": lambda: self._walk(-1),
            "advice": lambda: self.show_advice(focused=True),
            "as-meant": self._accept,
            "count-again": self._count_again,
            "show-fit": lambda: self._show(on=not self._window.settings.show_fit),
        }

    def tie(self, links: "FitLinks") -> None:
        """Another board stands."""
        self._asked, self._said_none = None, False
        self._links = links
        self._window.workspace.destroyed.connect(self._window.desk.fitting.listen(self._heard))
        self._show(on=self._window.settings.show_fit)
        self._window.board.advice_requested.connect(lambda _ref: self.show_advice(focused=False))

    def strictnesses(self) -> list[Choice]:
        """How much can be said about fit, for this song."""
        held = self._window.desk.document.song.strictness
        return [(say(f"strictness-{one}"), self._setter(one), one == held) for one in STRICTNESSES]

    def show_advice(self, *, focused: bool) -> None:
        """Show what there is to say about the selected part, and put the cursor there if asked to."""
        self._window.panels.show_advice(focused=focused)

    def _setter(self, strictness: Strictness) -> Callable[[], object]:
        return lambda: self._window.act(lambda document: choose_strictness(document, strictness))

    def _walk(self, step: int) -> None:
        window = self._window
        at = self._links.flags.beside(step) if self._links is not None else None
        self._asked, self._said_none = None, at is None
        if at is None and not window.desk.fitting.is_settled:
            self._wait(step)
            return
        if at is None:
            window.say_hint(say("fit-no-findings"))
            return
        ref = PartRef(at.slot, at.lane, at.part)
        window.desk.document.select(Selection(parts=frozenset({ref}), focus=ref.cell))
        window.board.reveal_focus()
        window.say_hint(self._named(ref))

    def _wait(self, step: int) -> None:
        """Say that the song is still looked at, and go on as soon as something is found, or nothing is."""
        self._window.say_hint(say("fit-still-looking"))
        self._asked = step, self._window.desk.document.selection
        self._look_again.start()

    def _go_on(self) -> None:
        """Go where F3 wanted to, unless something else was done meanwhile."""
        window, asked = self._window, self._asked
        if asked is None or window.session.document is None or window.desk.document.selection != asked[1]:
            self._asked = None
        elif window.desk.fitting.is_settled or self._finds():
            self._walk(asked[0])
        else:
            self._look_again.start()

    def _heard(self, _changed: "frozenset[At]") -> None:
        """Take back that there is nothing, once there is."""
        if self._said_none and self._asked is None and self._finds():
            self._said_none = False
            self._window.say_hint("")

    def _finds(self) -> bool:
        return self._links is not None and bool(self._links.flags.places())

    def _named(self, ref: PartRef) -> str:
        """Where the part is, and what was found first."""
        song, verdict = self._window.desk.document.song, self._verdict(ref)
        lane = next(one.name for one in song.lanes if one.id == ref.lane)
        short = say(f"finding-{verdict[0]}-short") if verdict else ""
        return say(
            "fit-walked", section=shown_names(song, song.arrangement)[ref.slot], lane=lane, short=short
        )

    def _accept(self) -> None:
        found = {ref: self._verdict(ref) for ref in self._window.desk.document.selection.parts}
        if any(found.values()):
            self._window.act(lambda document: accept_all(document, found))
        else:
            self._window.say_hint(say("fit-nothing-to-accept"))

    def _count_again(self) -> None:
        refs = self._window.desk.document.selection.parts
        codes = {code for ref in refs for code in self._accepted(ref)}
        if codes:
            self._window.act(lambda document: count_again(document, refs, sorted(codes)))
        else:
            self._window.say_hint(say("fit-nothing-accepted"))

    def _verdict(self, ref: PartRef) -> tuple[str, ...]:
        """The codes of what counts against a part, the strongest first."""
        from arrangeboard.fit.cases import At  # noqa: PLC0415  loaded with the first verdict

        verdict = self._window.desk.fitting.verdict(At(ref.slot, ref.lane, ref.part))
        return () if verdict is None else tuple(dict.fromkeys(one.code for one in verdict.counting))

    def _accepted(self, ref: PartRef) -> tuple[str, ...]:
        from arrangeboard.fit.cases import At  # noqa: PLC0415  as above

        verdict = self._window.desk.fitting.verdict(At(ref.slot, ref.lane, ref.part))
        return () if verdict is None else tuple(one.code for one in verdict.findings if one.accepted)

    def _show(self, *, on: bool) -> None:
        window = self._window
        if on != window.settings.show_fit:
            window.remember(show_fit=on)
        window.commands.check("show-fit", on=on)
        if self._links is not None:
            self._links.show(on=on)
