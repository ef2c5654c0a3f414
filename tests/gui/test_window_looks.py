"""Themes, presentation, and where panels have room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from arrangeboard.gui.look.icons import SIZES, icon
from arrangeboard.gui.look.shades import at_lightness, read_hex, write_hex
from arrangeboard.gui.look.theme import SEMIBOLD, palette, theme
from arrangeboard.gui.window.status_strip import StatusStrip
from arrangeboard.storage.settings import load_settings
from tests.gui.window_touch import WindowTouch
from tests.unit.board.songs import small_song

ROLES = ("text", "dim", "faint", "good", "caution", "clash", "accent")


@pytest.fixture
def touch(qtbot: QtBot) -> WindowTouch:
    return WindowTouch(qtbot, small_song())


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours as WCAG 2 defines it."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", ["dark", "light"])
@pytest.mark.parametrize("role", ROLES)
def test_every_kind_of_text_is_readable_on_every_ground(name: str, role: str) -> None:
    look = theme(name)
    for ground in ("ground", "panel"):
        assert contrast(look.colour(role), look.colour(ground)) >= 4.5, ground
    assert contrast(look.colour("on-accent"), look.colour("accent")) >= 4.5


@pytest.mark.parametrize("name", ["dark", "light"])
@pytest.mark.parametrize("colour", ["#000000", "#ffffff", "#ffff00", "#0000ff", "#f2a7c3", "melody"])
def test_any_lane_colour_reads_well_in_both_themes(name: str, colour: str) -> None:
    look = theme(name)
    shades = look.lane_colours(colour)
    assert contrast(shades.text, shades.fill) >= 7
    assert contrast(shades.note, shades.fill) >= 2.5


def test_both_themes_know_the_same_roles() -> None:
    assert theme("dark").colours.keys() == theme("light").colours.keys()


def test_a_shade_keeps_its_hue() -> None:
    red, green, blue = at_lightness(read_hex("#800000"), 0.8, most_chroma=0.1)
    assert red > green
    assert abs(green - blue) < 30
    assert write_hex((1, 2, 255)) == "#0102ff"


def test_the_theme_is_switched_live_and_the_song_stays_as_it_is(touch: WindowTouch) -> None:
    touch.select(slots=(1,))
    before, chosen = touch.song, touch.document.selection
    touch.run("theme-light")
    assert touch.window.board.theme.name == "light"
    assert QApplication.palette().color(palette(theme("light")).ColorRole.Window) == QColor("#ffffff")
    assert touch.song.arrangements == before.arrangements
    assert touch.document.selection == chosen
    assert load_settings().theme == "light"
    assert touch.window.commands["theme-light"].isChecked()
    touch.run("theme-dark")
    assert touch.window.board.theme.name == "dark"
    with touch.one_step():
        touch.run("add-section")


def test_presentation_makes_everything_larger(touch: WindowTouch) -> None:
    small = touch.window.workspace.header.height()
    touch.run("presentation")
    assert touch.window.board.theme.scale > 1.2
    assert touch.window.workspace.header.height() > small * 1.2
    touch.run("presentation")
    assert touch.window.workspace.header.height() == small


@pytest.mark.parametrize("width", [220, 300, 377, 460, 2000])
def test_the_status_line_is_never_cut_within_a_word(touch: WindowTouch, width: int) -> None:
    hint = touch.find(StatusStrip).hint
    hint.resize(width, 20)
    whole = hint.text()
    shown = hint.shown.removesuffix(" …")
    assert whole == shown or whole.startswith(f"{shown} ")


def test_after_the_presentation_the_board_is_zoomed_as_before(touch: WindowTouch) -> None:
    touch.window.board.set_zoom(2.3)
    touch.window.board.set_lane_height(90)
    touch.run("presentation")
    QApplication.processEvents()
    assert touch.window.board.zoom != pytest.approx(2.3)
    touch.run("presentation")
    QApplication.processEvents()
    geometry = touch.window.board.scene.geometry
    assert geometry.zoom == pytest.approx(2.3)
    assert geometry.lane_height == 90


def test_a_narrow_and_low_window_keeps_its_room_for_the_board(qtbot: QtBot) -> None:
    touch = WindowTouch(qtbot)
    touch.window.resize(1093, 614)
    touch.window.session.open_new(small_song())
    assert not touch.window.workspace.inspector.isVisible()
    assert not touch.window.workspace.tray.isVisible()
    assert touch.window.board.height() > 400


@pytest.mark.parametrize("size", [(1366, 768), (1680, 960), (900, 560)])
def test_no_label_of_the_window_is_cut_off(touch: WindowTouch, size: tuple[int, int]) -> None:
    touch.window.resize(*size)
    touch.select(slots=(0,))
    touch.qtbot.wait(20)
    cut = [
        label.text()
        for label in touch.window.findChildren(QLabel)
        if label.isVisible() and label.text() and not label.wordWrap() and "…" not in label.text()
        if label.fontMetrics().horizontalAdvance(label.text()) > label.width() + 1
    ]
    assert cut == []


@pytest.mark.usefixtures("qapp")
def test_icons_are_there_for_every_size_and_both_states() -> None:
    made = icon("undo", theme("dark"))
    assert {size.width() for size in made.availableSizes()} == set(SIZES)
    assert theme("dark").font(13, SEMIBOLD).family() == "Inter"


def test_full_screen_goes_on_and_off(touch: WindowTouch) -> None:
    touch.run("full-screen")
    assert touch.window.windowState() & Qt.WindowState.WindowFullScreen
    touch.run("full-screen")
    assert not touch.window.windowState() & Qt.WindowState.WindowFullScreen


def test_escape_leaves_the_presentation_when_nothing_else_has_a_use_for_it(touch: WindowTouch) -> None:
    touch.run("presentation")
    touch.select(slots=(0,))
    touch.key(Qt.Key.Key_Escape)
    assert touch.window.look.presentation, "it let go of the selection"
    touch.key(Qt.Key.Key_Escape)
    assert not touch.window.look.presentation
    assert not load_settings().presentation
    touch.key(Qt.Key.Key_Escape)
    assert not touch.window.look.presentation
