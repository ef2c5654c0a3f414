"""Which SoundFonts can be chosen: the installation's, those found on this computer, the user's own."""

from pathlib import Path

from msgspec import Struct

from arrangeboard.sound.soundfont.finding import better_one, default_soundfont, found_soundfonts
from arrangeboard.sound.soundfont.reading import read_soundfont
from arrangeboard.words import say


class FontChoice(Struct, frozen=True):
    """A SoundFont to choose; `path` is empty for the one of the installation, `bytes` 0 where it is gone."""

    path: str
    name: str
    bytes: int

    @property
    def is_there(self) -> bool:
        """Whether there is such a file now."""
        return self.bytes > 0


def font_choices(chosen: str) -> tuple[FontChoice, ...]:
    """The SoundFont of the installation first, then what was found, and the chosen one wherever it lies."""
    default, found = (
        _default(),
        [FontChoice(str(one.path), one.name, one.bytes) for one in found_soundfonts()],
    )
    choices = [default, *(one for one in found if not _same(one, default))]
    if chosen and chosen not in {one.path for one in choices}:
        choices.append(font_at(Path(chosen)))
    return tuple(choices)


def better_choice() -> FontChoice | None:
    """The largest General MIDI SoundFont of this computer that is larger than the installation's."""
    better = better_one(found_soundfonts(), default_soundfont())
    return FontChoice(str(better.path), better.name, better.bytes) if better is not None else None


def font_at(path: Path) -> FontChoice:
    """The file at a path as a choice, whether or not it is there."""
    try:
        size = path.stat().st_size
    except (OSError, ValueError):
        size = 0
    return FontChoice(str(path), path.stem, size)


def check_font(path: Path) -> None:
    """See that a file can be played with. Raises NotASoundFont, which says why it cannot."""
    read_soundfont(path).close()


def size_text(count: int) -> str:
    """A size as file managers show it."""
    millions = count / 1_000_000
    return say("size-megabytes", size=f"{millions:.0f}" if millions >= 10 else f"{millions:.1f}")


def shown_name(name: str) -> str:
    """A file's name as it is read best: without what only keeps words apart in file names."""
    return name.replace("_", " ").strip() or name


def _default() -> FontChoice:
    path = default_soundfont()
    return FontChoice("", path.stem, path.stat().st_size) if path is not None else FontChoice("", "", 0)


def _same(one: FontChoice, other: FontChoice) -> bool:
    """Whether two files are the same SoundFont: of one name, and as good as one size."""
    return one.name == other.name and abs(one.bytes - other.bytes) * 100 < other.bytes
