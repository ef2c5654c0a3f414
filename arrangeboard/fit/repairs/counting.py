"""Codes of sentences that count: one for a single thing, one for several."""


def counted(code: str, count: int) -> tuple[str, dict[str, object]]:
    """The code for so many, and its values."""
    return (f"{code}-one" if count == 1 else code), {"count": count}
