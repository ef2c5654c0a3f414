"""A small band for tests of use cases: two lanes, a verse and a chorus of four bars, two pieces of one."""

from collections.abc import Mapping

from msgspec.structs import replace

from arrangeboard.app.selection import PartRef
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import (
    Arrangement,
    Lane,
    Note,
    Part,
    Piece,
    Section,
    Slot,
    Song,
    Sound,
    Written,
)

BAR = 3840
BASS, KEYS, DRUMS = LaneId(1), LaneId(2), LaneId(3)
VERSE, CHORUS = SectionId(5), SectionId(6)
RIFF, WALK = PieceId(10), PieceId(11)


def band_song(
    cells: Mapping[tuple[SectionId, LaneId], PieceId | None], order: tuple[SectionId, ...] = (VERSE, CHORUS)
) -> Song:
    """A song in which these cells hold one part over their whole length. Ids up to 99 are free for a test."""
    sections = {
        VERSE: Section(VERSE, "Verse", "verse", bars=4),
        CHORUS: Section(CHORUS, "Chorus", "chorus", bars=4),
    }
    for number, ((section, lane), piece) in enumerate(cells.items()):
        held = sections[section]
        part = Part(PartId(40 + number), piece)
        sections[section] = replace(held, parts={**held.parts, lane: (part,)})
    return Song(
        title="Band",
        lanes=(
            Lane(BASS, "Bass", "bass", Sound(33)),
            Lane(KEYS, "Keys", "harmony", Sound(4)),
            Lane(DRUMS, "Drums", "rhythm", Sound(0, drums=True)),
        ),
        pieces={RIFF: _piece(RIFF, "Riff", 40), WALK: _piece(WALK, "Walk", 43)},
        sections=sections,
        arrangements=(
            Arrangement(
                ArrangementId(7),
                "A",
                tuple(Slot(SlotId(20 + at), section) for at, section in enumerate(order)),
            ),
        ),
        last_id=99,
    )


def _piece(piece: PieceId, name: str, pitch: int) -> Piece:
    notes = tuple(Note(beat * 960, 480, pitch + beat) for beat in range(4))
    return Piece(piece, name, BAR, content=Written(notes))


def with_section(song: Song, section: Section) -> Song:
    """The song with a section more, on the shelf, or with one replaced."""
    return replace(song, sections={**song.sections, section.id: section})


def with_parts(song: Song, section: SectionId, lane: LaneId, *parts: Part) -> Song:
    """The song with these parts in a cell."""
    held = song.sections[section]
    return with_section(song, replace(held, parts={**held.parts, lane: parts}))


def played(song: Song, section: SectionId, lane: LaneId) -> list[PieceId | None]:
    """The pieces of a cell's parts, in order."""
    return [part.piece for part in song.sections[section].parts.get(lane, ())]


def ref(song: Song, column: int, lane: LaneId, index: int = 0) -> PartRef:
    """A part of the cell in a column of the arrangement."""
    slot = song.arrangement.order[column]
    return PartRef(slot.id, lane, song.sections[slot.section].parts[lane][index].id)
