"""What the idea of an answer is, in one word, told from what it lays and not from what was sought."""

from collections.abc import Collection, Iterator
from typing import Literal

from arrangeboard.fit.filling.assembly import Assembly, Laid
from arrangeboard.fit.filling.shape import LIFTED
from arrangeboard.song.values import Part, Song

Idea = Literal["as-elsewhere", "fuller", "new", "sparse", "other"]


def idea(song: Song, found: Assembly, before: Collection[tuple[Idea, Assembly]] = ()) -> Idea:
    """The idea of an answer beside those `before` it; "other" where nothing sets it apart from them."""
    taken = {one for one, _ in before}
    return next((one for one in _ideas(song, found, before) if one not in taken), "other")


def _ideas(song: Song, found: Assembly, before: Collection[tuple[Idea, Assembly]]) -> Iterator[Idea]:
    """All that can be said of it, the most telling first."""
    count = len(found.laid)
    lifted = sum(song.sections[laid.hole.section].kind in LIFTED for laid in found.laid)
    if before and count < min(len(one.laid) for _, one in before):
        yield "sparse"
    if before and count > max(len(one.laid) for _, one in before) and 2 * lifted >= count:
        yield "fuller"
    if 2 * sum(_is_new(song, laid) for laid in found.laid) >= count > 0:
        yield "new"
    if 2 * sum(_is_elsewhere(song, laid) for laid in found.laid) > count:
        yield "as-elsewhere"


def _is_new(song: Song, laid: Laid) -> bool:
    """Whether the lane has played none of these pieces."""
    played = {
        part.piece for section in song.sections.values() for part in section.parts.get(laid.hole.lane, ())
    }
    return played.isdisjoint(part.piece for part in laid.parts)


def _is_elsewhere(song: Song, laid: Laid) -> bool:
    """Whether the lane plays the same in another section of the kind."""
    kind, sounding = song.sections[laid.hole.section].kind, _sounding(laid.parts)
    return any(
        section.kind == kind and _sounding(section.parts.get(laid.hole.lane, ())) == sounding
        for section in song.sections.values()
    )


def _sounding(parts: tuple[Part, ...]) -> list[tuple[object, int]]:
    return [(part.piece, part.transpose) for part in parts]
