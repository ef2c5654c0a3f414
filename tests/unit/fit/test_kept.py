"""What was made from the same objects is made once, and memory has an end."""

from arrangeboard.fit.kept import Kept


class Maker:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> int:
        self.times += 1
        return self.times


def test_the_same_object_is_asked_about_once_and_an_equal_one_anew() -> None:
    kept, make = Kept(), Maker()
    one, equal = [1], [1]
    assert kept.get((one,), make) == kept.get((one,), make) == 1
    assert kept.get((equal,), make) == 2


def test_details_are_compared_by_value() -> None:
    kept, make, one = Kept(), Maker(), object()
    assert kept.get((one,), make, "a", 3) == kept.get((one,), make, "a", 3)
    assert kept.get((one,), make, "a", 4) == 2


def test_no_more_than_two_generations_are_held() -> None:
    kept, make = Kept(most=10), Maker()
    sources = [object() for _ in range(100)]
    for one in sources:
        kept.get((one,), make)
        assert len(kept) <= 20


def test_what_is_asked_for_again_and_again_stays() -> None:
    kept, make, loved = Kept(most=10), Maker(), object()
    first = kept.get((loved,), make)
    for _ in range(100):
        kept.get((object(),), make)
        assert kept.get((loved,), make) == first
