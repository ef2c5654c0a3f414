"""What is worth telling the user about a file: a code and values, which `words` makes a sentence of."""

from msgspec import Struct


class Notice(Struct, frozen=True):
    """One thing to know: nothing failed, but the file or its reader differs from the song in this."""

    code: str
    values: dict[str, str | int | float] = {}
