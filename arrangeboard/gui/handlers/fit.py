"""What the commands about fit do: walk what was found, take it as meant, say how strict to be."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from arrangeboard.app.fit.accepting import STRICTNESSES, accept_all, choose_strictness, count_again
from arrangeboard.app.selection import PartRef, Selection
from arrangeboard.gui.window.actions import Handlers
from arrangeboard.gui.window.menus import Choice
from arrangeboard.song.naming import shown_names
from arrangeboard.song.values import Strictness
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.gui.window.fit_links import FitLinks
    from arrangeboard.gui.window.main_window import MainWindow


class FitDeeds:
    """Handlers of the commands about fit. `links` is set with every song's board."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._links: FitLinks | None = None

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
        self._links = links
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
        if at is None:
            window.say_hint(say("fit-no-findings"))
            return
        ref = PartRef(at.slot, at.lane, at.part)
        window.desk.document.select(Selection(parts=frozenset({ref}), focus=ref.cell))
        window.board.reveal_focus()
        window.say_hint(self._named(ref))

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
