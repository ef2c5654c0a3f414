import pytest

from arrangeboard.theory.instrumentations import INSTRUMENTATIONS, Instrumentation
from arrangeboard.theory.instruments import DRUM_KITS


def test_five_instrumentations_are_offered() -> None:
    assert list(INSTRUMENTATIONS) == [
        "band",
        "singer-songwriter",
        "electronic",
        "orchestral-pop",
        "jazz-combo",
    ]


@pytest.mark.parametrize("one", INSTRUMENTATIONS.values(), ids=INSTRUMENTATIONS.keys())
def test_every_instrumentation_covers_tune_harmony_bass_and_rhythm_under_names_of_their_own(
    one: Instrumentation,
) -> None:
    assert {"melody", "harmony", "rhythm"} <= {player.role for player in one.lanes}
    assert len({player.name for player in one.lanes}) == len(one.lanes)
    for player in one.lanes:
        assert 0 <= player.volume <= 127
        assert 0 <= player.pan <= 127
        assert player.program in (DRUM_KITS if player.drums else range(128))


def test_all_but_the_songwriter_have_a_bass() -> None:
    without = [code for code, one in INSTRUMENTATIONS.items() if "bass" not in {p.role for p in one.lanes}]
    assert without == ["singer-songwriter"]
