"""Commands found by a few letters."""

from arrangeboard.app.finding_commands import letters_score, ranked

NAMES = [
    ("undo", "Undo"),
    ("redo", "Redo"),
    ("add-section", "Add a section"),
    ("add-lane", "Add an instrument…"),
    ("chords", "Chords…"),
    ("double", "Double the last chorus"),
]


def test_nothing_typed_keeps_every_command_in_its_order() -> None:
    assert ranked(" ", NAMES) == [code for code, _ in NAMES]


def test_letters_that_begin_words_find_best() -> None:
    assert ranked("dlc", NAMES)[0] == "double"
    assert ranked("as", NAMES)[0] == "add-section"


def test_a_whole_word_comes_before_scattered_letters() -> None:
    assert ranked("chor", NAMES)[0] == "chords"
    assert ranked("last", NAMES) == ["double"]


def test_letters_must_all_be_there_in_order() -> None:
    assert letters_score("odnu", "Undo") is None
    assert letters_score("UND", "undo") is not None
    assert ranked("xyz", NAMES) == []


def test_spaces_between_letters_do_not_matter() -> None:
    assert ranked("add ins", NAMES)[0] == "add-lane"
