"""Settings come back as they were left, and a damaged file never stops the program."""

from pathlib import Path

import pytest

from arrangeboard.midi.export_options import ExportOptions
from arrangeboard.storage.files import CannotWrite
from arrangeboard.storage.settings import Settings, load_settings, save_settings, settings_path


def test_settings_are_the_defaults_at_first() -> None:
    assert load_settings() == Settings()


def test_settings_come_back_as_they_were_left() -> None:
    settings = Settings(theme="dark", window="AdnQ", export=ExportOptions(resolution=480, planned="nothing"))
    save_settings(settings)
    assert load_settings() == settings


def test_settings_live_in_the_folder_that_the_environment_names(home: Path) -> None:
    save_settings(Settings(theme="light"))
    assert (home / "settings.json").is_file()


@pytest.mark.parametrize(
    "text", ["", "not json", '{"theme": "pink"}', '{"autosave_seconds": 0}', "[" * 5000, '{"export": 3}']
)
def test_a_damaged_file_is_kept_aside_and_the_defaults_taken(text: str) -> None:
    settings_path().write_text(text, encoding="utf-8")
    assert load_settings() == Settings()
    assert not settings_path().exists()
    assert settings_path().with_name("settings.damaged.json").read_text(encoding="utf-8") == text


def test_what_a_later_program_added_is_passed_over() -> None:
    settings_path().write_text('{"theme": "dark", "taste": "sweet"}', encoding="utf-8")
    assert load_settings() == Settings(theme="dark")


def test_settings_that_cannot_be_written_are_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "file").touch()
    monkeypatch.setenv("ARRANGEBOARD_HOME", str(home / "file"))
    with pytest.raises(CannotWrite):
        save_settings(Settings())
