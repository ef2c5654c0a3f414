"""FluidSynth, where it is installed: what the sampler is compared with."""

import shutil
import subprocess
import tempfile
import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


def is_there() -> bool:
    """Whether FluidSynth is installed."""
    return shutil.which("fluidsynth") is not None


def played_by_reference(font: Path, midi: Path, rate: int) -> NDArray[np.float32]:
    """The file played dry, at the gain that the sampler takes for its own (2, frames)."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "reference.wav"
        settings = ["-ni", "-q", "-r", str(rate), "-R", "0", "-C", "0", "-g", "0.2", "-F", str(out)]
        command = [shutil.which("fluidsynth") or "fluidsynth", *settings, str(font), str(midi)]
        subprocess.run(command, check=True, capture_output=True)
        with wave.open(str(out)) as read:
            frames = np.frombuffer(read.readframes(read.getnframes()), np.int16)
    return (frames.reshape(-1, 2).T / 32_768.0).astype(np.float32)
