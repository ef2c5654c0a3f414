"""Shows a file in the desktop's own file manager."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def reveal(path: Path) -> None:
    """Open the folder of a file, with the file selected where the desktop can do that."""
    if sys.platform == "darwin":
        subprocess.run(["open", "-R", str(path)], check=False)  # noqa: S603, S607  the system's own
    elif sys.platform == "win32":
        subprocess.run(["explorer", f"/select,{path}"], check=False)  # noqa: S603, S607  as above
    else:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
