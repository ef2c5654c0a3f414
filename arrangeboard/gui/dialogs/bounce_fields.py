"""The options of a bounce as fields, in the order a musician thinks of them."""

from collections.abc import Callable
from typing import cast

from PySide6.QtGui import QStandardItemModel

from arrangeboard.gui.fields.basic import ChoiceField
from arrangeboard.sound.rendering.compressed import can_compress
from arrangeboard.storage.bounce_choices import BounceChoices
from arrangeboard.words import say

CHOICES: dict[str, tuple[object, ...]] = {
    "what": ("song", "loop", "sections", "stems", "all"),
    "kind": ("wav", "flac", "ogg"),
    "bits": (16, 24, 32),
    "rate": (44_100, 48_000),
    "ending": ("ring", "cut", "loop"),
    "is_limited": (True, False),
}
COMPRESSED = ("flac", "ogg")
Change = Callable[[str, object], object]


def bounce_fields(change: Change) -> dict[str, ChoiceField[object]]:
    """A field for each option, by the option's name; `change` takes that name and the new value."""
    fields = {}
    for name, values in CHOICES.items():
        choices = [(_words(name, value), value) for value in values]
        fields[name] = ChoiceField[object](_giver(change, name), choices)
        fields[name].setToolTip(say(f"bounce-{name}-tip"))
        fields[name].setAccessibleName(say(f"bounce-{name}"))
    return fields


def show_choices(fields: dict[str, ChoiceField[object]], choices: BounceChoices, *, has_loop: bool) -> None:
    """Show what is chosen, and let nothing be chosen that cannot be had now."""
    for name, field in fields.items():
        field.show_value(getattr(choices, name))
    _allow(fields["what"], "loop", has_loop, say("bounce-no-loop"))
    for kind in COMPRESSED:
        _allow(fields["kind"], kind, can_compress(), say("render-needs-soundfile", kind=kind.upper()))
    _allow(fields["bits"], 32, choices.kind == "wav", say("bounce-bits-of-wav"))
    fields["bits"].setEnabled(choices.kind != "ogg")
    fields["is_limited"].setEnabled(choices.what != "stems")


def _allow(field: ChoiceField[object], value: object, is_possible: bool, reason: str) -> None:  # noqa: FBT001
    """Let a value be chosen or not; the line in the list tells why not."""
    at = next(at for at in range(field.count()) if field.value_at(at) == value)
    item = cast("QStandardItemModel", field.model()).item(at)
    item.setEnabled(is_possible)
    item.setToolTip("" if is_possible else reason)


def _words(name: str, value: object) -> str:
    if value in COMPRESSED and not can_compress():
        return say(f"bounce-{name}-{value}-missing")
    return say(f"bounce-{name}-{str(value).lower()}")


def _giver(change: Change, name: str) -> Callable[[object], object]:
    return lambda value: change(name, value)
