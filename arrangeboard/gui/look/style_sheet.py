"""The style sheet: `resources/themes/window.qss` with a theme's roles filled in.

Sizes and weights of type are set by `Theme.font`, never in the sheet. A widget asks for
one of its looks by its dynamic property `look` ("primary", "pill", "card", …).
"""

import re

from PySide6.QtWidgets import QApplication, QWidget

from arrangeboard.gui.look.icons import icon_file
from arrangeboard.gui.look.theme import REGULAR, Theme, palette
from arrangeboard.resources import resource

_ROLE = r"@([a-z]+(?:-[a-z]+)*)(?::([a-z-]+):([a-z-]+))?"


def style_sheet(look: Theme) -> str:
    """The style sheet of a theme."""
    hovered = look.colour("accent").lighter(112) if look.name == "dark" else look.colour("accent").darker(112)

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name == "accent-hover":
            return hovered.name()
        if name == "icon":
            return icon_file(match[2], look.colour(match[3]))
        return look.colour(name).name()

    return re.sub(_ROLE, value, resource("themes/window.qss").read_text(encoding="utf-8"))


def dress(app: QApplication, look: Theme) -> None:
    """Give the whole application the theme's style, palette and type."""
    sheet = style_sheet(look)
    font = look.font(13, REGULAR)
    if app.styleSheet() == sheet and app.font() == font:
        return  # to set a sheet again would polish every widget again
    app.setFont(font)
    app.setPalette(palette(look))
    app.setStyleSheet(sheet)


def set_look(widget: QWidget, look: str) -> None:
    """Give a widget one of the style sheet's looks, now or after it has been shown."""
    widget.setProperty("look", look)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
