"""Every refusal of theory is a sentence that names what, where and what to do."""

from collections.abc import Callable
from typing import get_args

import pytest

from arrangeboard.errors import UserError
from arrangeboard.song.bars import bar_grid
from arrangeboard.song.values import Meter, Role, SectionKind
from arrangeboard.theory.chord_line import read_chord_line
from arrangeboard.theory.chords import read_chord
from arrangeboard.theory.forms import FORMS, read_form
from arrangeboard.theory.instruments import FAMILIES
from arrangeboard.words import say, say_error


def read_four_bars(text: str) -> object:
    return read_chord_line(text, bar_grid(4, (), Meter(4, 4)))


@pytest.mark.parametrize(
    ("read", "text", "told"),
    [
        (read_chord, "", "F, Dm7"),
        (read_chord, "Cmaj8", "Cmaj7"),
        (read_chord, "C/X", "“X”"),
        (read_chord, "am", "Am"),
        (read_chord, "H7", "B7"),
        (read_chord, "?", "A to G"),
        (read_four_bars, "F | Cmaj8", "Bar 2: Cmaj8"),
        (read_four_bars, "F | | H", "Bar 3: H"),
        (read_four_bars, "F | C G Am", "Bar 2 has 3 symbols for 4 beats"),
        (read_four_bars, "%", "Bar 1"),
        (read_four_bars, "F % | C", "Bar 1"),
        (read_four_bars, "F|F|F|F|F", "5 bars, but the section has 4"),
        (read_form, "", "I V C"),
        (read_form, "V Q", "“Q” in place 2"),
        (read_form, "V:0", "V:8"),
        (read_form, "V" * 300, "300"),
    ],
)
def test_a_refusal_says_what_is_wrong_and_where(read: Callable[[str], object], text: str, told: str) -> None:
    with pytest.raises(UserError) as refused:
        read(text)
    assert told in say_error(refused.value)


def test_kinds_roles_families_and_forms_have_names() -> None:
    codes = [f"kind-{kind}" for kind in get_args(SectionKind)]
    codes += [f"role-{role}" for role in get_args(Role)]
    codes += [f"family-{family}" for family in FAMILIES]
    codes += [f"{form.name_code}-hint" for form in FORMS.values()]
    assert all(say(code) for code in codes)
