"""What a bounce would write for what is chosen: which arrangement, which files, and what to know."""

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.app.figures import time_text
from arrangeboard.app.files.bouncing import BounceOptions, Targets, planned_paths
from arrangeboard.app.files.export_targets import file_name
from arrangeboard.app.soundfonts import size_text
from arrangeboard.app.typed_path import typed_path
from arrangeboard.midi.notices import Notice
from arrangeboard.song.hearing import silent_lanes
from arrangeboard.song.ids import SlotId
from arrangeboard.song.timeline import timeline
from arrangeboard.song.values import Arrangement, Song
from arrangeboard.sound.rendering.forms import ENDINGS, Form
from arrangeboard.sound.rendering.refusing import CannotRender
from arrangeboard.sound.soundfont.finding import default_soundfont
from arrangeboard.storage.bounce_choices import BounceChoices, BounceWhat
from arrangeboard.words import say

_MIX, _STEMS, _SECTIONS = Path("mix"), Path("stems"), Path("sections")
"""Stand-ins, until the place of the files is known."""


class BouncePlan(Struct, frozen=True):
    """A bounce before it is known where to. `names` are the files: alone, or in a folder of stand-ins."""

    song: Song
    arrangement: Arrangement
    choices: BounceChoices
    options: BounceOptions
    names: tuple[Path, ...]

    @property
    def seconds(self) -> float:
        """How long the arrangement lasts, without what rings on."""
        return timeline(self.song, self.arrangement).seconds

    def targets(self, target: Path) -> Targets:
        """Where everything goes when the user names `target`."""
        return _targets(
            self.choices.what, target, stems=_folder(target, _STEMS), sections=_folder(target, _SECTIONS)
        )

    def paths(self, target: Path) -> tuple[Path, ...]:
        """Every file, when the user names `target`."""
        return tuple(
            target if name == _MIX else _folder(target, name.parent) / name.name for name in self.names
        )


def plan_bounce(song: Song, choices: BounceChoices, loop: tuple[SlotId, ...], soundfont: str) -> BouncePlan:
    """What would be written. Raises CannotRender where nothing would be heard of it."""
    arrangement = song.arrangement
    if choices.what == "loop":
        arrangement = replace(
            arrangement, order=tuple(slot for slot in arrangement.order if slot.id in set(loop))
        )
    options = BounceOptions(
        Form(choices.kind, choices.bits, choices.rate),
        ending=choices.ending,
        is_limited=choices.is_limited,
        soundfont=Path(soundfont) if soundfont else None,
    )
    stand_ins = _targets(choices.what, _MIX, stems=_STEMS, sections=_SECTIONS)
    names = planned_paths(song, arrangement, stand_ins, options.form)
    if not names:
        raise CannotRender("render-nothing-heard")
    return BouncePlan(song, arrangement, choices, options, names)


def bounce_notices(plan: BouncePlan) -> list[Notice]:
    """What is worth knowing before: who plays, who is not heard, and what the files are good for."""
    song, choices = plan.song, plan.choices
    font = plan.options.soundfont or default_soundfont()
    found = [_length(plan), Notice("bounce-played-by", {"name": font.stem if font is not None else ""})]
    silent = [lane.name for lane in song.lanes if lane.id in silent_lanes(song)]
    if silent:
        found.append(Notice("bounce-muted", {"names": ", ".join(silent)}, "loses"))
    planned = _planned(plan)
    if planned:
        found.append(Notice("bounce-planned-one" if planned == 1 else "bounce-planned", {"count": planned}))
    if any(lane.midi_out is not None and not lane.midi_out.beside for lane in song.lanes):
        found.append(Notice("bounce-midi-out"))
    if choices.what in {"stems", "all"}:
        found.append(Notice("bounce-stems-sum" if choices.what == "all" else "bounce-stems-alone"))
    if choices.ending == "loop":
        found.append(Notice("bounce-seamless"))
    return found


def _length(plan: BouncePlan) -> Notice:
    """How long it becomes, and how large where that can be known."""
    choices, time = plan.choices, time_text(plan.seconds)
    if choices.kind != "wav" or choices.what == "sections":
        return Notice("bounce-lasts", {"time": time})
    size = size_text(round(plan.seconds * choices.rate * 2 * choices.bits / 8))
    return Notice("bounce-lasts-large", {"time": time, "size": size})


def first_bounce_target(song: Song, folder: Path, kind: str) -> Path:
    """The file to offer first: called after the song."""
    return folder / f"{file_name(song)}.{kind}"


def typed_bounce_target(typed: str, folder: Path, name: str, kind: str) -> Path | None:
    """The file that was typed; None for none. A folder stands for the file `name` in it.

    A bare name goes into `folder`. The ending is always that of the kind that is chosen.
    """
    path = typed_path(typed, folder, f"{name}.{kind}")
    if path is None:
        return None
    known = ENDINGS.get(path.suffix.casefold())
    if known == kind:
        return path
    return path.with_suffix(f".{kind}") if known else path.with_name(f"{path.name}.{kind}")


def _targets(what: BounceWhat, mix: Path, *, stems: Path, sections: Path) -> Targets:
    return Targets(
        mix=None if what in {"sections", "stems"} else mix,
        stems=stems if what in {"stems", "all"} else None,
        sections=sections if what == "sections" else None,
    )


def _folder(target: Path, which: Path) -> Path:
    """The folder of several files beside the file that was named."""
    return target.with_name(say(f"bounce-folder-{which.name}", name=target.stem))


def _planned(plan: BouncePlan) -> int:
    """How many parts of the order have no piece yet, and so no sound."""
    sections = (plan.song.sections[slot.section] for slot in plan.arrangement.order)
    return sum(part.piece is None for one in sections for row in one.parts.values() for part in row)
