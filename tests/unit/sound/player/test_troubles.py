"""Whatever trouble the player tells of can be said to the user, with nothing left open in the sentence."""

import ast
from pathlib import Path

import arrangeboard.sound
from arrangeboard.words import templates


def troubles() -> dict[str, set[str]]:
    """The codes of all troubles that the sound room names itself, with the values that it gives them."""
    found: dict[str, set[str]] = {}
    for path in Path(arrangeboard.sound.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Trouble":
                code, values = node.args[0], node.args[1] if len(node.args) > 1 else ast.Dict([], [])
                keys = values.keys if isinstance(values, ast.Dict) else []
                names = {str(key.value) for key in keys if isinstance(key, ast.Constant)}
                found.update(dict.fromkeys(_codes(code), names))
    return found


def _codes(code: ast.expr) -> list[str]:
    if isinstance(code, ast.IfExp):
        return [*_codes(code.body), *_codes(code.orelse)]
    return [code.value] if isinstance(code, ast.Constant) and isinstance(code.value, str) else []


def test_every_trouble_has_a_sentence_that_its_values_fill() -> None:
    found = troubles()
    assert {"no-device", "device-vanished", "player-gone", "midi-port-gone", "no-soundfont"} <= found.keys()
    for code, names in found.items():
        assert templates()[code].format(**dict.fromkeys(names, "x"))
