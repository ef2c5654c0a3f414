"""Every sentence the user reads, by code and values.

One catalogue for the window and the command line. Each module of this room holds the `TEMPLATES` of one
theme; a translation replaces templates by gettext, looked up by the English one.
"""

from functools import cache
from gettext import NullTranslations
from importlib import import_module
from pkgutil import iter_modules

from arrangeboard.errors import UserError

_translations = NullTranslations()


@cache
def templates() -> dict[str, str]:
    """All templates by code; a code that two modules claim is a mistake of ours and raises ValueError."""
    found: dict[str, str] = {}
    for module in iter_modules(__path__):
        own: dict[str, str] = import_module(f"{__name__}.{module.name}").TEMPLATES
        twice = found.keys() & own.keys()
        if twice:
            raise ValueError(f"{module.name} repeats {sorted(twice)}")
        found.update(own)
    return found


def say(code: str, **values: object) -> str:
    """The sentence of `code`, its gaps filled. An unknown code is a mistake of ours: KeyError."""
    return _translations.gettext(templates()[code]).format(**values)


def say_error(error: UserError) -> str:
    """The sentence for something the user asked for and cannot have."""
    return say(error.code, **error.values)
