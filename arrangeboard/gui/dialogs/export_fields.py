"""The options of an export as fields: one choice each, in the order a musician thinks of them."""

from collections.abc import Callable

from arrangeboard.gui.fields.basic import ChoiceField
from arrangeboard.midi.exporting.programs import programs
from arrangeboard.words import say

CHOICES: dict[str, tuple[object, ...]] = {
    "division": ("song", "lane", "section"),
    "planned": ("guides", "markers", "nothing"),
    "chords": ("none", "voicings", "text"),
    "lanes": ("all", "heard"),
    "opening_pickup": ("count-in", "refuse"),
    "text": ("ascii", "utf-8"),
    "resolution": (960, 480),
    "file_type": (1, 0),
}


def option_fields(change: Callable[[str, object], object]) -> dict[str, ChoiceField[object]]:
    """A field for each option, by the option's name; `change` takes that name and the new value."""
    readers: list[tuple[str, object]] = [(one.name, one.code) for one in programs()]
    if readers and readers[0][1] == "any":
        readers[0] = (say("any-program"), "any")
    fields = {"program": ChoiceField[object](lambda value: change("program", value), readers)}
    for name, values in CHOICES.items():
        choices = [(say(f"export-{name}-{value}"), value) for value in values]
        fields[name] = ChoiceField[object](_giver(change, name), choices)
    return fields


def _giver(change: Callable[[str, object], object], name: str) -> Callable[[object], object]:
    return lambda value: change(name, value)
