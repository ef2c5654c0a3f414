"""Why an assembly is as it is: what it repeats, borrows and lifts, and where it is weakest."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice, pairwise

from msgspec import Struct

from arrangeboard.fit.filling.assembly import Assembly, Laid, filled
from arrangeboard.fit.filling.candidates import Material, material
from arrangeboard.fit.filling.weighing import SOUND
from arrangeboard.song.ids import LaneId, PieceId, SectionId
from arrangeboard.song.values import Arrangement, Song

MOST = 3
"""More reasons than that nobody reads beside four other answers."""

FEW = 4
"""So many cells are told one by one."""

_OF_CELLS = frozenset({"filling-first", "filling-borrows", "filling-transposes"})
_OF_FIT = frozenset({"filling-weakest", "filling-floor"})
"""What is said already where each cell is told."""


class Reason(Struct, frozen=True):
    """One thing to say about an assembly; who shows it gives the ids their names.

    `lanes` and `piece` are what it is about, or several `pieces`; `section` where, `other` the section or
    lane compared with, `moved` how many semitones higher than written.
    """

    code: str
    section: SectionId | None = None
    other: SectionId | LaneId | None = None
    lanes: tuple[LaneId, ...] = ()
    piece: PieceId | None = None
    number: int = 0
    pieces: tuple[PieceId, ...] = ()
    moved: int = 0


def reasons(
    song: Song, arrangement: Arrangement, found: Assembly, known: Collection[Reason] = ()
) -> tuple[Reason, ...]:
    """At most `MOST` reasons: form first, then what is new, how the chorus rises, and always the weakest.

    Of several alike one that is not among the `known` is told, which other answers have already.
    """
    order = tuple(slot.section for slot in arrangement.order)
    after = filled(song, found)
    kinds = (
        _repeats(after, order, found),
        _new_in_their_lane(song, found),
        _rises(after, order, found),
        _empty(found),
    )
    told = (islice(_fresh_first(kind, known), 1) for kind in kinds)
    weakest = tuple(_weakest(found))
    return (*tuple(chain.from_iterable(told))[: MOST - len(weakest)], *weakest)


def summary(
    song: Song, arrangement: Arrangement, found: Assembly, known: Collection[Reason] = ()
) -> tuple[Reason, ...]:
    """What goes where, cell by cell where they are few, else lane by lane; then why."""
    why = reasons(song, arrangement, found, known)
    if len(found.laid) > FEW:
        return (*_by_lane(found), *(one for one in why if one.code not in _OF_CELLS))
    return (*map(_of_cell, found.laid), *(one for one in why if one.code not in _OF_CELLS | _OF_FIT))


def _of_cell(laid: Laid) -> Reason:
    first = laid.parts[0]
    code = "filling-laid" if laid.fit is not None else "filling-laid-unknown"
    return Reason(
        code,
        laid.hole.section,
        None,
        (laid.hole.lane,),
        number=laid.fit or 0,
        pieces=_pieces((laid,)),
        moved=first.transpose,
    )


def _by_lane(found: Assembly) -> Iterator[Reason]:
    lanes: defaultdict[LaneId, list[Laid]] = defaultdict(list)
    for laid in found.laid:
        lanes[laid.hole.lane].append(laid)
    most_first = sorted(lanes.items(), key=lambda one: -len(one[1]))
    for lane, several in most_first[:FEW]:
        yield Reason("filling-lane", None, None, (lane,), number=len(several), pieces=_pieces(several))


def _pieces(several: Sequence[Laid]) -> tuple[PieceId, ...]:
    """Each piece that is laid there, once."""
    held = (part.piece for laid in several for part in laid.parts)
    return tuple(dict.fromkeys(piece for piece in held if piece is not None))


def _fresh_first(found: Iterator[Reason], known: Collection[Reason]) -> list[Reason]:
    return sorted(found, key=lambda reason: reason in known)


def _repeats(song: Song, order: tuple[SectionId, ...], found: Assembly) -> Iterator[Reason]:
    """Sections that play in some lanes what an earlier one of their kind plays, most lanes first."""
    first: dict[tuple[str, LaneId, Material], SectionId] = {}
    alike: defaultdict[tuple[SectionId, SectionId], dict[LaneId, None]] = defaultdict(dict)
    laid = {(one.hole.section, one.hole.lane) for one in found.laid}
    for key in dict.fromkeys(order):
        section = song.sections[key]
        for lane, parts in section.parts.items():
            source = first.setdefault((section.kind, lane, material(parts)), key)
            if source != key and (key, lane) in laid:
                alike[key, source][lane] = None
    for (key, source), lanes in sorted(alike.items(), key=lambda one: -len(one[1])):
        yield Reason("filling-repeats", key, source, tuple(lanes))


def _new_in_their_lane(song: Song, found: Assembly) -> Iterator[Reason]:
    """Pieces that a lane takes over from another, that nobody played before, or that are transposed."""
    players: defaultdict[PieceId, dict[LaneId, set[int]]] = defaultdict(dict)
    for section in song.sections.values():
        for lane, parts in section.parts.items():
            for part in parts:
                if part.piece is not None:
                    players[part.piece].setdefault(lane, set()).add(part.transpose)
    for laid in found.laid:
        here, lane = laid.hole.section, laid.hole.lane
        for part in laid.parts:
            if part.piece is not None:
                known = players[part.piece]
                if not known:
                    yield Reason("filling-first", here, None, (lane,), part.piece)
                elif lane not in known:
                    other = next(iter(known))
                    yield Reason("filling-borrows", here, other, (lane,), part.piece, part.transpose)
                elif part.transpose not in known[lane]:
                    moved = part.transpose - min(known[lane], key=lambda by: abs(part.transpose - by))
                    yield Reason("filling-transposes", here, None, (lane,), part.piece, moved)


def _rises(song: Song, order: tuple[SectionId, ...], found: Assembly) -> Iterator[Reason]:
    """Choruses that came to have more instruments than what leads to them."""
    touched = {laid.hole.section for laid in found.laid}
    for before, chorus in pairwise(order):
        more = _layers(song, chorus) - _layers(song, before)
        if song.sections[chorus].kind == "chorus" and {before, chorus} & touched and more > 0:
            yield Reason("filling-rises", chorus, before, number=more)


def _empty(found: Assembly) -> Iterator[Reason]:
    if found.without:
        yield Reason("filling-without", lanes=tuple(dict.fromkeys(hole.lane for hole in found.without)))
    elif found.empty:
        yield Reason("filling-left-empty", number=len(found.empty))


def _weakest(found: Assembly) -> Iterator[Reason]:
    worst = found.worst
    if worst is not None and worst.fit is not None:
        code = "filling-weakest" if worst.fit < SOUND else "filling-floor"
        yield Reason(code, worst.hole.section, None, (worst.hole.lane,), number=worst.fit)


def _layers(song: Song, section: SectionId) -> int:
    parts = song.sections[section].parts.values()
    return sum(any(part.piece is not None for part in held) for held in parts)
