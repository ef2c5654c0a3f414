"""Forms and instrumentations of the user's own, kept to start other songs from."""

from pathlib import Path
from typing import TypeVar

from arrangeboard.storage.folders import templates_folder
from arrangeboard.storage.own_files import read_own, write_own
from arrangeboard.theory.forms import Form
from arrangeboard.theory.instrumentations import Instrumentation

Template = TypeVar("Template", Form, Instrumentation)


def kept_forms() -> tuple[Form, ...]:
    """The user's own forms, by name."""
    return read_own(_forms_path(), tuple[Form, ...], ())


def keep_form(form: Form) -> None:
    """Keep a form under its name, in place of one of that name. Raises CannotWrite."""
    write_own(_forms_path(), _with(kept_forms(), form))


def drop_form(name: str) -> None:
    """Keep the form of that name no longer. Raises CannotWrite."""
    write_own(_forms_path(), _without(kept_forms(), name))


def kept_instrumentations() -> tuple[Instrumentation, ...]:
    """The user's own instrumentations, by name."""
    return read_own(_instrumentations_path(), tuple[Instrumentation, ...], ())


def keep_instrumentation(instrumentation: Instrumentation) -> None:
    """Keep an instrumentation under its name, in place of one of that name. Raises CannotWrite."""
    write_own(_instrumentations_path(), _with(kept_instrumentations(), instrumentation))


def drop_instrumentation(name: str) -> None:
    """Keep the instrumentation of that name no longer. Raises CannotWrite."""
    write_own(_instrumentations_path(), _without(kept_instrumentations(), name))


def _with(kept: tuple[Template, ...], new: Template) -> list[Template]:
    others = _without(kept, new.name)
    others.append(new)
    return sorted(others, key=lambda one: one.name.casefold())


def _without(kept: tuple[Template, ...], name: str) -> list[Template]:
    return [one for one in kept if one.name != name]


def _forms_path() -> Path:
    return templates_folder() / "forms.json"


def _instrumentations_path() -> Path:
    return templates_folder() / "instrumentations.json"
