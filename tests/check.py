#!/usr/bin/env python3
"""Everything that blocks a change: format, lint, types, import contracts, and every test once.

What drives windows is tested with Qt, all below it where Qt is not installed, so that nothing there needs it.

`python3 tests/check.py` sets up what it needs, in folders beside the project's files: an environment with
all that development needs, one without Qt, and, on Debian as root, Qt's system libraries. It needs Python
3.11 or later and nothing else. `--quick` runs all tests with Qt, and needs the one environment only.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SYSTEM_PACKAGES = (
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    "libxkbcommon0",
    "xvfb",
)
QT_FREE_TESTS = ("tests/unit", "tests/laws", "tests/golden")
QT_TESTS = ("tests/gui",)


def main() -> int:
    os.chdir(ROOT)
    os.environ["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    install_system_packages()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    python = environment(".venv", ["--editable", ".[dev]"], str(project))
    steps = [
        [python, "-m", "ruff", "format", "--check", "."],
        [python, "-m", "ruff", "check", "."],
        [python, "-m", "mypy"],
        [python, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    ]
    tests = ["-m", "pytest", "-n", "2", "--dist", "worksteal"]
    if "--quick" in sys.argv[1:]:
        steps.append([python, *tests])
    else:
        bare = environment(".venv-without-qt", qt_free(project), str(project))
        steps += [[bare, *tests, *QT_FREE_TESTS], [python, *tests, *QT_TESTS]]
    for step in steps:
        print("\n$", *(Path(step[0]).name, *step[1:]), flush=True)
        if code := subprocess.run(step, check=False).returncode:
            print(f"\nFailed: {' '.join(step[1:])}", flush=True)
            return code
    print("\nEverything passed.", flush=True)
    return 0


def qt_free(project: dict[str, object]) -> list[str]:
    """What the rooms below `gui` and their tests need."""
    needs = project["dependencies"]
    extras = project["optional-dependencies"]
    assert isinstance(needs, list)
    assert isinstance(extras, dict)
    wanted = ("hypothesis", "partitura", "pytest>", "pytest-timeout", "pytest-xdist", "soundfile", "symusic")
    tools = [need for need in extras["dev"] if need.startswith(wanted)]
    return [need for need in needs if not need.startswith("PySide6")] + tools


def environment(name: str, packages: list[str], fingerprint: str) -> str:
    """A virtual environment with `packages`, made again when the project's needs change."""
    folder = ROOT / name
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / "stamp"
    wanted = hashlib.sha256((fingerprint + sys.version).encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return str(python)
    print(f"Setting up {name} …", flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", *packages], check=True)
    stamp.write_text(wanted)
    return str(python)


def install_system_packages() -> None:
    """Install what Qt needs of the system, where that is Debian and we may."""
    dpkg = shutil.which("dpkg-query")
    if dpkg is None:
        return
    missing = [name for name in SYSTEM_PACKAGES if not is_installed(dpkg, name)]
    if not missing:
        return
    if os.geteuid() != 0:
        print("These system packages are missing; install them first:", *missing, flush=True)
        return
    print("Installing", *missing, "…", flush=True)
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    subprocess.run(["apt-get", "-q", "update"], check=False, stdout=subprocess.DEVNULL)
    install = ["apt-get", "-q", "install", "-y", "--no-install-recommends", *missing]
    subprocess.run(install, check=True, stdout=subprocess.DEVNULL)


def is_installed(dpkg: str, name: str) -> bool:
    """Whether a Debian package (or its 64-bit time successor, as in libglib2.0-0t64) is installed."""
    asked = [dpkg, "-W", "-f", "${db:Status-Abbrev}", name, f"{name}t64"]
    found = subprocess.run(asked, capture_output=True, text=True, check=False)
    return "ii" in found.stdout


if __name__ == "__main__":
    sys.exit(main())
