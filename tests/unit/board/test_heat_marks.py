"""The heat of a dragged piece as it is drawn over the cells, and in words."""

import pytest

from arrangeboard.board.fits import Fit
from arrangeboard.board.heat_marks import Aim, heat_marks
from arrangeboard.board.heat_plates import STEPS, Corner, heat_level, heat_plate
from arrangeboard.board.heat_words import heat_hint, heat_label, heat_sentence, landing_label, sign_words
from arrangeboard.board.items import Box, Boxes, Rect, Text
from arrangeboard.board.overlay import OverlayItem
from arrangeboard.board.scene import Scene, make_scene
from arrangeboard.fit.carrying.heat import Heat
from arrangeboard.fit.carrying.mend import Mend
from arrangeboard.words import say
from tests.unit.board.lettering import plain_lettering
from tests.unit.board.songs import small_song

ALL = Rect(-100, -100, 10_000, 10_000)
MENDED = Heat(34, 81, Mend(5))
PLAIN = Heat(72, 72)


def scene(zoom: float = 1.0, height: int = 64) -> Scene:
    return make_scene(small_song(), zoom, height)


def marks(heat: Heat | None, shown: Scene, aim: Aim) -> list[OverlayItem]:
    return heat_marks(shown, lambda _slot, lane: heat if lane == 0 else None, aim, plain_lettering(), ALL)


def texts(items: list[OverlayItem]) -> list[str]:
    return [item.text for item in items if isinstance(item, Text)]


def test_a_cell_says_its_number_the_change_and_the_sign() -> None:
    assert texts(marks(MENDED, scene(2.0), Aim(0, 99)))[:2] == ["34 → 81", "+5"]
    assert texts(marks(PLAIN, scene(2.0), Aim(0, 99)))[0] == "72"


def test_the_cell_that_is_aimed_at_shows_its_landing_instead() -> None:
    shown = scene(2.0)
    everywhere, elsewhere = marks(PLAIN, shown, Aim(0, 99)), marks(PLAIN, shown, Aim(0, 0))
    assert len(texts(elsewhere)) == len(texts(everywhere)) - 1


def test_a_bar_in_a_low_cell_is_as_long_as_the_piece_fits_well() -> None:
    def longest(heat: Heat) -> float:
        found = marks(heat, scene(2.0, 16), Aim(0, 99))
        inks = {f"heat-{heat_level(heat.as_is or 0)}@100"}
        return max(item.rect.width for item in found if isinstance(item, Box) and item.fill in inks)

    assert longest(Heat(20, 20)) < longest(Heat(60, 60)) < longest(Heat(99, 99))


def test_as_many_bars_of_a_plate_are_inked_as_the_fit_has_reached() -> None:
    def inked(fit: int) -> int:
        found = marks(Heat(fit, fit), scene(2.0), Aim(0, 0))
        ink = f"heat-{heat_level(fit)}@100"
        cells = len(texts(found))
        return sum(isinstance(item, Box) and item.fill == ink for item in found) // max(1, cells)

    assert [inked(fit) for fit in (0, 20, 40, 60, 90)] == [0, 1, 2, 3, 4]


def test_other_roles_have_their_number_too_only_fainter() -> None:
    found = marks(PLAIN, scene(2.0), Aim(1, 99))
    assert texts(found)[0] == "72"
    assert {item.ink for item in found if isinstance(item, Text)} == {"dim"}


def test_figures_leave_a_part_its_name_where_it_is_not_aimed_at() -> None:
    cell = Rect(0, 0, 200, 60)
    texts_from = {}
    for free in (120, 138):
        narrow = list(heat_plate(MENDED, Corner(cell, free), "akin", plain_lettering()))
        texts_from[free] = [item.text for item in narrow if isinstance(item, Text)]
        assert all(item.rect.x >= free for item in narrow)
    assert texts_from == {120: ["34", "+5"], 138: ["+5"]}
    aimed = list(heat_plate(MENDED, Corner(cell, 140), "aimed", plain_lettering()))
    assert [item.text for item in aimed if isinstance(item, Text)] == ["34 → 81", "+5"]


def test_of_drums_it_is_said_whether_the_length_comes_out_even() -> None:
    shown = scene(2.0)

    def told(fit: Fit) -> set[str]:
        every = {(slot, 1): fit for slot in range(len(shown.geometry.slots))}

        def found(_slot: int, lane: int) -> Heat | None:
            return Heat() if lane == 1 else None

        return {*texts(heat_marks(shown, found, Aim(1, 0), plain_lettering(), ALL, fits=every))}

    assert told(Fit(4, 0, 0)) == {say("heat-even")}
    assert told(Fit(4, 960, 0)) == {say("heat-cut")}


def test_from_afar_bars_stand_upright() -> None:
    shown = scene(0.02, 12)
    (low,) = marks(Heat(5, 5), shown, Aim(0, 99))
    (high,) = marks(Heat(99, 99), shown, Aim(0, 99))
    assert isinstance(low, Boxes)
    assert isinstance(high, Boxes)
    assert low.rects[0].height < high.rects[0].height


def test_where_nothing_can_be_judged_a_word_says_so() -> None:
    assert set(texts(marks(Heat(), scene(2.0), Aim(0, 0)))) == {say("heat-open")}
    assert not marks(None, scene(), Aim(0, 99))


def test_the_scale_has_five_steps() -> None:
    assert [heat_level(fit) for fit in (0, *STEPS)] == [0, 1, 2, 3, 4]


def test_numbers_give_way_where_there_is_no_room() -> None:
    narrow = texts(marks(MENDED, scene(0.35), Aim(0, 99)))
    assert "+5" not in narrow


@pytest.mark.parametrize(
    ("mend", "sign"),
    [
        (Mend(5), "+5"),
        (Mend(-2), "−2"),
        (Mend(12), "8va"),
        (Mend(-12), "8vb"),
        (Mend(beats=1, beat_ticks=960), "1 beat later"),
        (Mend(beats=-2, beat_ticks=960), "2 beats earlier"),
        (Mend(pace="double"), "×2"),
        (Mend(pace="halve"), "½"),
        (Mend(), ""),
    ],
)
def test_every_mend_has_a_sign(mend: Mend, sign: str) -> None:
    assert sign_words(mend, say) == sign


def test_the_sentence_says_how_it_fits_and_what_would_mend_it() -> None:
    assert heat_sentence(PLAIN, say) == "Fits 72 of 100."
    assert heat_sentence(MENDED, say) == "Fits 34 of 100; 5 semitones up it would be 81."
    assert heat_sentence(Heat(), say) == ""
    assert heat_sentence(Heat(12, 12), say) == "Fits 12 of 100; nothing small mends it here."


def test_the_label_of_a_landing_says_what_shift_would_do_or_that_nothing_small_helps() -> None:
    assert landing_label(MENDED, say, taken=False) == "Fits 34; 5 semitones up 81: hold Shift"
    assert landing_label(MENDED, say, taken=True) == "5 semitones up: fits 81 instead of 34"
    assert landing_label(Heat(3, 3), say, taken=False) == "Fits 3; nothing small mends it here"
    assert landing_label(PLAIN, say, taken=False) == "Fits 72"
    assert landing_label(Heat(), say, taken=False) == ""


def test_guesses_are_told() -> None:
    assert "guessed" in heat_sentence(Heat(72, 72, guessed=1.0), say)
    assert heat_label(Heat(72, 72, guessed=1.0), say) == "Fits ~72"


def test_the_hint_says_how_to_take_the_mend_along_and_that_it_is() -> None:
    assert "Hold Shift" in heat_hint(MENDED, say, taken=False)
    assert heat_hint(MENDED, say, taken=True) == "Shift: 5 semitones up, fits 81 of 100."
    assert "Shift" not in heat_hint(PLAIN, say, taken=False)
