"""How the program looks: colours by role, lane colours, fonts. Read from `resources/themes`.

A widget asks for roles ("panel", "kind-verse"), never for colours, so that a theme can be switched live.
`scale` is above 1 in presentation mode: sizes that should grow with it go through `size` and `font`.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

from arrangeboard.gui.look.shades import Rgb, at_lightness, mix, read_hex
from arrangeboard.resources import resource

ThemeSetting = Literal["dark", "light", "system"]

REGULAR, MEDIUM, SEMIBOLD, BOLD = 430, 530, 600, 680
"""Weights on Inter's own axis (100–900)."""


class _LaneRule(msgspec.Struct, frozen=True):
    """How a lane's own colour is brought to the theme: see `Theme.lane_colours`."""

    lightness: float
    strength: float
    most_chroma: float
    fill: float
    section_lightness: float


class _ThemeFile(msgspec.Struct, frozen=True):
    roles: dict[str, str]
    lane_roles: dict[str, str]
    lane: _LaneRule


@dataclass(frozen=True)
class LaneColours:
    """A lane's colour as the theme shows it: outline, body, notes inside, and text on the body."""

    edge: QColor
    fill: QColor
    note: QColor
    text: QColor


@dataclass(frozen=True, eq=False)
class Theme:
    """One look. `scale` enlarges everything for the back row."""

    name: str
    colours: dict[str, QColor]
    lane_roles: dict[str, str]
    lane_rule: _LaneRule
    scale: float = 1.0

    def colour(self, role: str) -> QColor:
        """The colour of a role; KeyError, with the role's name, where the theme has none."""
        return self.colours[role]

    def lane_colours(self, colour: str) -> LaneColours:
        """Colours of a lane from its own `#rrggbb`, or from its role's name where it has none of its own.

        The hue stays; lightness and strength become what reads well in this theme.
        """
        return _lane_colours(self.lane_rule, self._lane_hex(colour), self._rgb("panel"), self._rgb("text"))

    def section_colour(self, colour: str, kind: str) -> QColor:
        """A section's colour: its own `#rrggbb`, else that of its kind."""
        if not colour:
            return self.colour(f"kind-{kind}")
        return _qcolor(at_lightness(read_hex(colour), self.lane_rule.section_lightness, most_chroma=0.17))

    def size(self, pixels: float) -> int:
        """A length in pixels, enlarged in presentation mode."""
        return round(pixels * self.scale)

    def font(self, pixel_size: float, weight: int = REGULAR, tabular: bool = False) -> QFont:  # noqa: FBT001
        """Inter at a size in pixels and a weight 100–900, with figures of equal width where `tabular`."""
        return QFont(_font(round(pixel_size * self.scale), weight, tabular))

    def _lane_hex(self, colour: str) -> str:
        return colour if colour.startswith("#") else self.lane_roles.get(colour, self.lane_roles["harmony"])

    def _rgb(self, role: str) -> Rgb:
        colour = self.colours[role]
        return colour.red(), colour.green(), colour.blue()


@cache
def theme(name: str, scale: float = 1.0) -> Theme:
    """The theme "dark" or "light"."""
    read = msgspec.json.decode(resource(f"themes/{name}.json").read_bytes(), type=_ThemeFile)
    colours = {role: QColor(value) for role, value in read.roles.items()}
    return Theme(name, colours, read.lane_roles, read.lane, scale)


def theme_for(setting: ThemeSetting, scale: float = 1.0) -> Theme:
    """The theme that a setting asks for; "system" follows the desktop, dark where it does not say."""
    if setting != "system":
        return theme(setting, scale)
    scheme = QGuiApplication.styleHints().colorScheme()
    return theme("light" if scheme == Qt.ColorScheme.Light else "dark", scale)


def palette(look: Theme) -> QPalette:
    """Qt's palette of the theme, for whatever the style sheet leaves alone."""
    made = QPalette()
    roles = QPalette.ColorRole
    pairs = {
        roles.Window: "panel",
        roles.WindowText: "text",
        roles.Base: "ground",
        roles.AlternateBase: "panel",
        roles.Text: "text",
        roles.Button: "raised",
        roles.ButtonText: "text",
        roles.BrightText: "clash",
        roles.Highlight: "accent",
        roles.HighlightedText: "on-accent",
        roles.Link: "accent",
        roles.LinkVisited: "accent",
        roles.ToolTipBase: "raised",
        roles.ToolTipText: "text",
        roles.PlaceholderText: "faint",
        roles.Mid: "line",
        roles.Accent: "accent",
    }
    for role, name in pairs.items():
        made.setColor(role, look.colour(name))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, look.colour("faint"))
    return made


@cache
def load_fonts() -> str:
    """Register the bundled Inter with the running application, once; returns the family's name."""
    import fontpkg_inter  # noqa: PLC0415  only the window needs it

    number = QFontDatabase.addApplicationFont(str(fontpkg_inter.ROOT / "files" / "Inter[opsz,wght].ttf"))
    families = QFontDatabase.applicationFontFamilies(number)
    return families[0] if families else "Inter"


@lru_cache(maxsize=256)
def _font(pixel_size: int, weight: int, tabular: bool) -> QFont:  # noqa: FBT001
    font = QFont(load_fonts())
    font.setPixelSize(max(6, pixel_size))
    # The weight goes to the font's own axis alone: QFont's weight would thicken the outline once more.
    font.setVariableAxis(QFont.Tag("wght"), weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


@lru_cache(maxsize=256)
def _lane_colours(rule: _LaneRule, colour: str, ground: Rgb, text: Rgb) -> LaneColours:
    edge, note = (
        at_lightness(read_hex(colour), lightness, strength=rule.strength, most_chroma=rule.most_chroma)
        for lightness in (rule.lightness, rule.lightness - 0.02)
    )
    return LaneColours(_qcolor(edge), _qcolor(mix(ground, edge, rule.fill)), _qcolor(note), _qcolor(text))


def _qcolor(colour: Rgb) -> QColor:
    return QColor(*colour)
