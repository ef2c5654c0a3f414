"""Where the program's own data lies: beside the package in a checkout, inside it once installed.

Every room may ask; nothing here knows what any of the files hold.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource(name: str) -> Path:
    """The path of a bundled file or folder, named from the resources folder with forward slashes.

    Raises FileNotFoundError, with the path that was looked for, where the installation lacks it.
    """
    inside = _PACKAGE / "resources"
    path = (inside if inside.is_dir() else _PACKAGE.parent / "resources").joinpath(*name.split("/"))
    if not path.exists():
        raise FileNotFoundError(path)
    return path
