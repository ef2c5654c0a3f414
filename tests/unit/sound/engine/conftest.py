"""The sine that the engine's tests play with."""

import pytest

from arrangeboard.sound.soundfont.values import SoundFont
from tests.unit.sound.engine.rig import sine_font


@pytest.fixture(scope="session")
def sines(tmp_path_factory: pytest.TempPathFactory) -> SoundFont:
    return sine_font(tmp_path_factory.mktemp("sines"))
