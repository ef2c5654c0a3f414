"""Names in ASCII: what every program reads, whatever it takes a byte beyond 127 for.

Accents go, letters that are not ASCII with an accent have their usual spelling, Cyrillic and Greek are
written in Latin letters. What no spelling exists for is left out, and the caller decides what stands in.
"""

from collections.abc import Sequence
from itertools import count
from unicodedata import category, normalize

LONGEST_NAME = 60

_CYRILLIC = "а a б b в v г g д d е e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ы y э e ю yu я ya є ye і i ґ g"  # noqa: E501
_GREEK = (
    "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o"
)
_LETTERS = "ß ss æ ae ø o đ d ð d ł l þ th œ oe ı i ħ h ŋ ng"
_SIGNS = '♭ b ♯ # “ " ” " „ " « " » " ‘ \' ’ \' ‚ \' – - — - − - ‐ - × x · . • - № No ª a º o ° o € EUR £ GBP © (c) ® (R)'  # noqa: E501


def _table() -> dict[int, str]:
    words = f"{_CYRILLIC} {_GREEK} {_LETTERS}".split()
    pairs = list(zip(words[::2], words[1::2], strict=True))
    signs = _SIGNS.split()
    small = {ord(letter): spelling for letter, spelling in pairs}
    capital = {
        ord(letter.upper()): spelling.capitalize() for letter, spelling in pairs if len(letter.upper()) == 1
    }
    return capital | small | {ord(s): t for s, t in zip(signs[::2], signs[1::2], strict=True)}


_SPELLINGS = _table()


def to_ascii(text: str) -> str:
    """The text in printable ASCII; characters without a spelling are left out."""
    if text.isascii() and text.isprintable():
        return text
    bare = "".join(sign for sign in normalize("NFKD", text.translate(_SPELLINGS)) if category(sign) != "Mn")
    spelt = one_line(bare.translate(_SPELLINGS))
    return " ".join(spelt.encode("ascii", "ignore").decode("ascii").split())


def one_line(text: str) -> str:
    """The text without line breaks and other control characters."""
    return text if text.isprintable() else "".join(sign if sign.isprintable() else " " for sign in text)


def name_in(charset: str, name: str, fallback: str) -> str:
    """A name in "ascii" or "utf-8", on one line and not too long; `fallback` if nothing is left."""
    written = to_ascii(name) if charset == "ascii" else " ".join(one_line(name).split())
    kept = written[:LONGEST_NAME].strip()
    return kept if any(sign.isalnum() for sign in kept) else fallback


def unique_names(names: Sequence[str]) -> list[str]:
    """The names in order, a number behind each that stood before: programs weld tracks of one name."""
    taken = {name.casefold() for name in names}
    met: set[str] = set()
    found = []
    for name in names:
        shown = _numbered(name, taken) if name.casefold() in met else name
        taken.add(shown.casefold())
        met.add(name.casefold())
        found.append(shown)
    return found


def _numbered(name: str, taken: set[str]) -> str:
    for number in count(2):
        ending = f" {number}"
        shown = name[: LONGEST_NAME - len(ending)] + ending
        if shown.casefold() not in taken:
            return shown
    raise AssertionError("counting never ends")
