"""The sound files that a bounce goes to, and what they would replace."""

from pathlib import Path

from arrangeboard.app.files.bounce_plan import BouncePlan, typed_bounce_target
from arrangeboard.gui.dialogs.file_line import FileLine
from arrangeboard.gui.look.theme import Theme
from arrangeboard.storage.bounce_choices import BounceKind
from arrangeboard.words import say


class BounceLine(FileLine):
    """A sound file, or the folder of several that is called after it.

    `ours` are the files that were rendered here before: they are replaced without a question.
    """

    def __init__(self, look: Theme, target: Path, kind: BounceKind, ours: frozenset[Path]) -> None:
        self.ours = ours
        self._kind: BounceKind = kind
        self._plan: BouncePlan | None = None
        super().__init__(look, target, say("bounce-title"))

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every file that the bounce would write; none where there is nothing to write."""
        target = self.target
        if self._plan is None or target is None or not _stands(target.parent):
            return ()
        return self._plan.paths(target)

    @property
    def taken(self) -> tuple[Path, ...]:
        """The files that are there already, but for those of ours."""
        return tuple(path for path in self.paths if path not in self.ours and _stands(path))

    def expect(self, kind: BounceKind, plan: BouncePlan | None) -> None:
        """The options have changed: such files would be written now. The name takes their ending."""
        self._plan = plan
        before = self.target
        if kind != self._kind:
            self._kind = kind
            if before is not None:
                self.show_target(before.with_suffix(f".{kind}"))
        self._refresh()

    def typed(self, words: str) -> Path | None:
        """A file with the ending of its kind."""
        return typed_bounce_target(words, self.folder, self.name, self._kind)

    def kinds(self) -> str:
        """Files of the kind that is chosen."""
        return f"{say(f'bounce-kind-{self._kind}')} (*.{self._kind})"

    def what_happens(self) -> tuple[str, str]:
        """What is new, and what is in the way."""
        target = self.target
        if target is None:
            return say("export-no-file"), "caution"
        if not _stands(target.parent):
            return say("bounce-no-folder", folder=target.parent), "clash"
        paths, taken = self.paths, self.taken
        if not paths:
            return "", "dim"
        if taken:
            code = "bounce-taken" if len(taken) == 1 else "bounce-taken-several"
            folder = taken[0].parent.name
            return say(code, name=taken[0].name, count=len(taken), folder=folder), "caution"
        return self._new_or_ours(paths), "dim"

    def _new_or_ours(self, paths: tuple[Path, ...]) -> str:
        if any(path in self.ours and _stands(path) for path in paths):
            return say("bounce-replaces")
        folder = paths[-1].parent.name or str(paths[-1].parent)
        if len(paths) == 1:
            return say("export-makes-new", folder=folder)
        if paths[0] == self.target:
            return say("bounce-makes-all", name=paths[0].name, count=len(paths) - 1, folder=folder)
        return say("bounce-makes-several", count=len(paths), folder=folder)


def _stands(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
