"""What the program remembers about how its user likes it.

Settings are a convenience: a damaged file never keeps the program from starting. It is kept aside, and the
defaults are taken.
"""

from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from arrangeboard.midi.export_options import ExportOptions
from arrangeboard.storage.bounce_choices import BounceChoices
from arrangeboard.storage.folders import settings_folder
from arrangeboard.storage.own_files import read_own, write_own

ThemeChoice = Literal["dark", "light", "system"]
WhenHeard = Literal["now", "beat", "bar", "section"]
"""When a change made while the song plays is heard: at once, or from the next beat, bar or section on."""


TakeMode = Literal["overdub", "replace"]
TakeGrid = Literal["off", "quarters", "eighths", "eighth-triplets", "sixteenths", "sixteenth-triplets"]
InputChoice = Literal["all", "one", "none"]


class Settings(Struct, frozen=True, omit_defaults=True):
    """All settings, each with its default.

    `window` and `panels` are the window's geometry and dock state as the toolkit encodes them (base64);
    `roll_height` is how high the piano roll is in pixels, 0 while nobody has said.
    `export` and `bounce` hold the options last exported and rendered with. `folder` is where a file was
    last opened or saved, `render_folder` where sound files were last rendered to. `follow` lets the board
    scroll with the playhead. `soundfont` is a path, `device` and `midi_clock_port` are names; empty for the
    installation's, the system's own output, and no clock.
    `record_…` say how takes are recorded: `record_mode` over or in place of what is there, `record_grid` to
    which they are pulled afterwards, `record_count_in` whether `count_in_bars` are counted first,
    `record_metronome` whether the metronome clicks meanwhile. `midi_inputs` is whether all keyboards are
    played on, only the one called `midi_input`, or none; `input_latency_ms` is how much too late they come.
    `metronome_volume` is how loud it clicks, in the count-in too, 0–127 as a lane's volume.
    `show_fit` is whether the board marks the parts that do not fit. `told_recoveries` are the ids of what was
    kept aside and already spoken of while another song was open.
    `loudness_decibels` is how loud everything is heard; what is rendered to files does not know of it.
    """

    theme: ThemeChoice = "system"
    autosave_seconds: Annotated[int, Meta(ge=1, le=600)] = 4
    reduced_motion: bool = False
    presentation: bool = False
    window: str = ""
    panels: str = ""
    roll_height: Annotated[int, Meta(ge=0, le=10_000)] = 0
    folder: str = ""
    render_folder: str = ""
    export: ExportOptions = ExportOptions()
    bounce: BounceChoices = BounceChoices()
    when_heard: WhenHeard = "bar"
    metronome: bool = False
    metronome_volume: Annotated[int, Meta(ge=0, le=127)] = 100
    count_in: bool = False
    count_in_bars: Annotated[int, Meta(ge=1, le=4)] = 1
    follow: bool = True
    soundfont: str = ""
    device: str = ""
    midi_clock_port: str = ""
    hear_while_choosing: bool = True
    loudness_decibels: Annotated[float, Meta(ge=-24, le=6)] = 0.0
    record_mode: TakeMode = "overdub"
    record_grid: TakeGrid = "off"
    record_count_in: bool = True
    record_metronome: bool = True
    midi_inputs: InputChoice = "all"
    midi_input: str = ""
    input_latency_ms: Annotated[int, Meta(ge=0, le=200)] = 0
    show_fit: bool = True
    told_recoveries: tuple[str, ...] = ()


def settings_path() -> Path:
    """The file that holds the settings. It may not exist yet."""
    return settings_folder() / "settings.json"


def load_settings() -> Settings:
    """The settings as last saved, or the defaults. A file that cannot be understood is kept aside."""
    return read_own(settings_path(), Settings, Settings())


def save_settings(settings: Settings) -> None:
    """Remember the settings for the next start. Raises CannotWrite."""
    write_own(settings_path(), settings)
