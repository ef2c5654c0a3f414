"""Large songs to measure with, made the same way every time."""

import random

from msgspec.structs import replace

from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import (
    Arrangement,
    Lane,
    Note,
    Part,
    Piece,
    Role,
    Section,
    SectionKind,
    Slot,
    Song,
    Sound,
    Written,
)

BAR = 3840
_KINDS: tuple[SectionKind, ...] = (
    "intro",
    "verse",
    "pre-chorus",
    "chorus",
    "verse",
    "chorus",
    "bridge",
    "outro",
)
_ROLES: tuple[Role, ...] = ("melody", "counter-melody", "harmony", "bass", "rhythm", "texture")


def board(sections: int = 200, lanes: int = 64, parts: int = 6_400, notes_per_piece: int = 16) -> Song:
    """A board with so many sections, lanes and parts, spread evenly; every fourth part has its own piece."""
    random_ = random.Random(7)
    pieces = {
        PieceId(index): _piece(PieceId(index), random_, notes_per_piece) for index in range(1, parts // 4 + 1)
    }
    count = len(pieces)
    all_lanes = tuple(_lane(LaneId(count + 1 + index), index) for index in range(lanes))
    count += lanes
    places = random_.sample([(s, lane.id) for s in range(sections) for lane in all_lanes], parts)
    cells: list[dict[LaneId, tuple[Part, ...]]] = [{} for _ in range(sections)]
    for number, (section, lane) in enumerate(places):
        cells[section][lane] = (Part(PartId(count + 1 + number), PieceId(1 + number % len(pieces))),)
    count += parts
    all_sections = {}
    for index in range(sections):
        kind = _KINDS[index % len(_KINDS)]
        id_ = SectionId(count + 1 + index)
        all_sections[id_] = Section(id_, kind.capitalize(), kind, bars=8, parts=cells[index])
    count += sections
    order = tuple(Slot(SlotId(count + 1 + n), id_) for n, id_ in enumerate(all_sections))
    count += sections
    arrangement = Arrangement(ArrangementId(count + 1), "As written", order)
    return Song(
        title="Large",
        lanes=all_lanes,
        pieces=pieces,
        sections=all_sections,
        arrangements=(arrangement,),
        last_id=count + 1,
    )


def ordinary() -> Song:
    """A song as most are: ten sections, eight lanes, three of five cells filled."""
    return board(10, 8, 48)


def written_song(notes: int, *, lanes: int = 16, sections: int = 48) -> Song:
    """A song in which every cell has a piece of its own, so many notes in all."""
    cells = lanes * sections
    song = board(sections, lanes, cells, notes_per_piece=notes // cells)
    random_ = random.Random(9)
    pieces = {PieceId(song.last_id + n): n for n in range(1, cells + 1)}
    own = {key: _piece(key, random_, notes // cells + (n <= notes % cells)) for key, n in pieces.items()}
    keys = iter(own)
    all_sections = {
        key: replace(
            section,
            parts={lane: (replace(parts[0], piece=next(keys)),) for lane, parts in section.parts.items()},
        )
        for key, section in song.sections.items()
    }
    return replace(song, pieces=own, sections=all_sections, last_id=song.last_id + cells)


def _lane(id_: LaneId, index: int) -> Lane:
    drums = index % 8 == 7
    return Lane(id_, f"Lane {index + 1}", _ROLES[index % len(_ROLES)], Sound(index % 128, drums=drums))


def _piece(id_: PieceId, random_: random.Random, notes: int) -> Piece:
    step = 8 * BAR // notes
    content = tuple(
        Note(n * step, step * 3 // 4, random_.randrange(48, 72), random_.randrange(60, 110))
        for n in range(notes)
    )
    return Piece(id_, f"Piece {id_}", 8 * BAR, content=Written(content))
