"""What is worth telling the user about a file: a code and values, which `words` makes a sentence of."""

from typing import Literal

from msgspec import Struct

Weight = Literal["tells", "loses", "stops"]
"""Good to know; something of the song does not arrive; nothing can be written so."""

NoticeValue = str | int | float


class Notice(Struct, frozen=True):
    """One thing to know about an export, before or after it."""

    code: str
    values: dict[str, NoticeValue] = {}
    weight: Weight = "tells"
