"""The files that an export of MIDI goes to, and what they would replace."""

from pathlib import Path

from arrangeboard.app.files.export_targets import Standing, paths_at, typed_target, what_stands
from arrangeboard.gui.dialogs.file_line import FileLine
from arrangeboard.gui.look.theme import Theme
from arrangeboard.words import say

TAKEN: tuple[Standing, ...] = ("other", "midi")


class TargetLine(FileLine):
    """A MIDI file, or as many beside it as there are endings."""

    def __init__(self, look: Theme, target: Path, endings: tuple[str, ...]) -> None:
        self._endings = endings
        super().__init__(look, target, say("export-title"))

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every file that the export would write."""
        return paths_at(self.target, self._endings) if self.target is not None else ()

    def taken(self) -> tuple[Path, Standing] | None:
        """The first file that others have made and that would be replaced."""
        standing = ((path, what_stands(path)) for path in self.paths)
        return next((one for one in standing if one[1] in TAKEN), None)

    def expect(self, endings: tuple[str, ...]) -> None:
        """The options have changed: these are the endings of the files now."""
        self._endings = endings
        self._refresh()

    def typed(self, words: str) -> Path | None:
        """A MIDI file, whatever it is called."""
        return typed_target(words, self.folder, self.name)

    def kinds(self) -> str:
        """MIDI files."""
        return f"{say('filter-midi')} (*.mid *.midi)"

    def what_happens(self) -> tuple[str, str]:
        """What is new, what is replaced, and what is in the way."""
        taken = self.taken()
        return self._words(taken), "caution" if taken or not self.paths else "dim"

    def _words(self, taken: tuple[Path, Standing] | None) -> str:
        if not self.paths:
            return say("export-no-file") if self.target is None else ""
        folder = self.paths[0].parent.name or str(self.paths[0].parent)
        if taken is not None:
            return say(f"export-taken-{taken[1]}", name=taken[0].name, folder=folder)
        replaces = any(what_stands(path) == "ours" for path in self.paths)
        if len(self.paths) == 1:
            return say("export-replaces" if replaces else "export-makes-new", folder=folder)
        code = "export-replaces-several" if replaces else "export-makes-several"
        first, last = self.paths[0].name, self.paths[-1].name
        return say(code, count=len(self.paths), folder=folder, first=first, last=last)
