"""Every code that the program can say has a sentence, and every sentence can be said."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

import arrangeboard
from arrangeboard.errors import UserError
from arrangeboard.midi.exporting.programs import programs
from arrangeboard.words import say, say_error, templates

SOURCE = Path(arrangeboard.__file__).parent


def spoken_codes() -> Iterator[tuple[str, str]]:
    """Each literal code in the source that is raised, applied as a step, found as a problem or said."""
    speaking = {"EditRefused", "UserError", "Problem", "say", "Label", "Trouble"} | user_errors()
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                code = node.args[0].value
                if isinstance(code, str) and (
                    name in speaking or (name == "apply" and code.startswith("step-"))
                ):
                    yield code, f"{path.relative_to(SOURCE)}:{node.lineno}"


def user_errors() -> set[str]:
    """The names of all classes of UserError in the source."""
    return {
        node.name
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id in {"UserError", "EditRefused"} for base in node.bases)
    }


@cache
def trees() -> tuple[tuple[Path, ast.Module], ...]:
    """Every module of the source with its syntax tree."""
    return tuple((path, ast.parse(path.read_text(encoding="utf-8"))) for path in sorted(SOURCE.rglob("*.py")))


def test_every_code_in_the_source_has_a_sentence() -> None:
    silent = [f"{code} ({where})" for code, where in spoken_codes() if code not in templates()]
    assert not silent


def test_every_sentence_is_said_by_something() -> None:
    """By its code, or by a code that is put together from a beginning or an end that the source names."""
    texts = {text for _, tree in trees() for text in texts_of(tree)} | set(advice_codes())
    parts = {text for text in texts if len(text) > 3 and (text.startswith("-") or text.endswith("-"))}
    unsaid = [
        code
        for code in templates()
        if code not in texts and not any(code.startswith(one) or code.endswith(one) for one in parts)
    ]
    assert unsaid == []


def texts_of(tree: ast.Module) -> Iterator[str]:
    """Every literal text of a module, but for those of the words themselves."""
    is_catalogue = any(
        isinstance(node, ast.AnnAssign)
        and isinstance(node.target, ast.Name)
        and node.target.id == "TEMPLATES"
        for node in tree.body
    )
    if not is_catalogue:
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def advice_codes() -> Iterator[str]:
    """The codes that the table of programs names."""
    for program in programs():
        yield from (one.code for one in program.advice)


def test_templates_name_their_gaps() -> None:
    for code, template in templates().items():
        for _, field, _, _ in Formatter().parse(template):
            assert field is None or field.isidentifier(), f"{code}: {template}"


def test_sentences_fill_their_gaps() -> None:
    refused = UserError("no-such-lane")
    assert say_error(refused) == say("no-such-lane")


def test_an_unknown_code_is_our_mistake_and_shows() -> None:
    with pytest.raises(KeyError):
        say("no-such-code-at-all")
