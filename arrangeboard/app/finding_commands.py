"""Finds commands by a few letters of their names, the likeliest first."""

from collections.abc import Iterable


def letters_score(wanted: str, name: str) -> float | None:
    """How well the letters of `wanted` are found in `name`, in order; None where they are not.

    Letters that begin a word count most, letters in a row more than scattered ones, short names more than
    long ones.
    """
    letters, text = wanted.casefold().replace(" ", ""), name.casefold()
    if not letters:
        return 0.0
    starts = {0} | {at + 1 for at, sign in enumerate(text) if not sign.isalnum()}
    score, at, before = 0.0, -1, -2
    for letter in letters:
        at = _best_place(text, letter, at + 1, starts, before)
        if at < 0:
            return None
        score += 3.0 if at in starts else 2.0 if at == before + 1 else 0.5
        before = at
    whole = any(text.startswith(wanted.casefold().strip(), start) for start in starts)
    return score + (6.0 if whole else 0.0) - len(text) / 100


def ranked(wanted: str, names: Iterable[tuple[str, str]]) -> list[str]:
    """The codes of those (code, name) pairs that have the letters, the likeliest first; ties keep order."""
    scored = [(letters_score(wanted, name), code) for code, name in names]
    found = [(score, code) for score, code in scored if score is not None]
    if not wanted.strip():
        return [code for _, code in found]
    return [code for _, code in sorted(found, key=lambda one: -one[0])]


def _best_place(text: str, letter: str, since: int, starts: set[int], before: int) -> int:
    """The next place of a letter: right behind the last one, else at a word's beginning, else anywhere."""
    if text[before + 1 : before + 2] == letter and before + 1 >= since:
        return before + 1
    places = [at for at in range(since, len(text)) if text[at] == letter]
    return next((at for at in places if at in starts), places[0] if places else -1)
