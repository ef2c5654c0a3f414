import pytest

from arrangeboard.resources import resource


def test_a_bundled_file_is_found_by_its_name() -> None:
    assert resource("instruments.json").is_file()
    assert resource("examples/paper-lanterns.arrange").is_file()


def test_a_file_that_is_not_bundled_is_named_in_the_error() -> None:
    with pytest.raises(FileNotFoundError, match="no-such-thing"):
        resource("no-such-thing.json")
