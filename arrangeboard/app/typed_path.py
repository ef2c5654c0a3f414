"""What words typed as the name of a file mean, whatever kind of file it becomes."""

from pathlib import Path


def typed_path(typed: str, folder: Path, name: str) -> Path | None:
    """The path that was typed; None for none. A folder stands for the file `name` in it.

    A bare name goes into `folder`.
    """
    words = typed.strip()
    if not words:
        return None
    try:
        path = folder / Path(words).expanduser()
        return path / name if words.endswith(("/", "\\")) or path.is_dir() else path
    except (OSError, RuntimeError, ValueError):
        return None
