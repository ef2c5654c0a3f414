"""`arrangeboard new`: a song from a form and an instrumentation."""

import argparse
from collections.abc import Iterable

from arrangeboard.app.new_song import new_song
from arrangeboard.cli.files import add_output, check_free, tell
from arrangeboard.errors import UserError
from arrangeboard.storage.files import clean_text
from arrangeboard.storage.song_file import save
from arrangeboard.storage.templates import kept_forms, kept_instrumentations
from arrangeboard.theory.forms import FORMS, Form, read_form
from arrangeboard.theory.instrumentations import INSTRUMENTATIONS, Instrumentation
from arrangeboard.words import say

_DEFAULT_INSTRUMENTATION = "band"


class NoSuchInstrumentation(UserError):
    """No instrumentation is called what was typed."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which form and instrumentation, and where the song goes."""
    parser.add_argument("form", metavar="FORM", help=say("help-form"))
    add_output(parser, "SONG", "help-song-output")
    parser.add_argument(
        "--instrumentation",
        metavar="NAME",
        default=_DEFAULT_INSTRUMENTATION,
        help=say("help-instrumentation"),
    )
    parser.add_argument("--title", default="", help=say("help-title"))
    parser.epilog = say(
        "help-new-choices", forms=_listed(FORMS.values()), instrumentations=_listed(INSTRUMENTATIONS.values())
    )


def _listed(choices: Iterable[Form | Instrumentation]) -> str:
    return "\n".join(f"  {choice.code:20}{say(choice.name_code)}" for choice in choices)


def run(arguments: argparse.Namespace) -> int:
    """Make the song and save it."""
    check_free(arguments.output, force=arguments.force)
    form = _form(clean_text(arguments.form))
    instrumentation = _instrumentation(clean_text(arguments.instrumentation))
    save(new_song(form, instrumentation, clean_text(arguments.title)), arguments.output)
    tell(
        say(
            "made-new",
            path=str(arguments.output),
            sections=len(form.sections),
            lanes=len(instrumentation.lanes),
            bars=form.bars,
        )
    )
    return 0


def _form(typed: str) -> Form:
    """A form by its code or name, one's own before the program's; else letters or words. Raises NotAForm."""
    choices = [*kept_forms(), *FORMS.values()]
    return next((form for form in choices if _is_called(form, typed)), None) or read_form(typed)


def _instrumentation(typed: str) -> Instrumentation:
    choices = [*kept_instrumentations(), *INSTRUMENTATIONS.values()]
    for one in choices:
        if _is_called(one, typed):
            return one
    known = ", ".join(one.name or one.code for one in choices)
    raise NoSuchInstrumentation("no-such-instrumentation", name=typed, known=known)


def _is_called(choice: Form | Instrumentation, typed: str) -> bool:
    names = {choice.name} if choice.name else {choice.code, say(choice.name_code)}
    return typed.strip().casefold() in {name.casefold() for name in names}
