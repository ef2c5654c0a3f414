"""A song with holes, built by hand: two verses, two choruses and a bridge, by tune, keys, bass and drums."""

from collections.abc import Mapping

from msgspec.structs import replace

from arrangeboard.song.edits.cells import clear_cells
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import (
    Arrangement,
    Chord,
    Lane,
    Note,
    Part,
    Piece,
    Section,
    SectionKind,
    Slot,
    Song,
    Sound,
    Written,
)

BAR = 3840
TUNE, KEYS, BASS, DRUMS = (LaneId(n) for n in (1, 2, 3, 4))
VERSE_TUNE, CHORUS_TUNE, CHORDS_C, CHORDS_F, BASS_C, BASS_F, BEAT, STRAY = (PieceId(n) for n in range(11, 19))
VERSE_1, CHORUS_1, VERSE_2, CHORUS_2, BRIDGE = (SectionId(n) for n in range(21, 26))

Cell = tuple[SectionId, LaneId]
_KINDS: dict[SectionId, SectionKind] = {
    VERSE_1: "verse",
    CHORUS_1: "chorus",
    VERSE_2: "verse",
    CHORUS_2: "chorus",
    BRIDGE: "bridge",
}
_SYMBOLS = {"verse": "C", "chorus": "F", "bridge": "C"}
PLAYED: dict[Cell, PieceId] = {
    **dict.fromkeys(((VERSE_1, TUNE), (VERSE_2, TUNE)), VERSE_TUNE),
    **dict.fromkeys(((CHORUS_1, TUNE), (CHORUS_2, TUNE)), CHORUS_TUNE),
    **dict.fromkeys(((VERSE_1, KEYS), (VERSE_2, KEYS)), CHORDS_C),
    **dict.fromkeys(((CHORUS_1, KEYS), (CHORUS_2, KEYS)), CHORDS_F),
    **dict.fromkeys(((VERSE_1, BASS), (VERSE_2, BASS)), BASS_C),
    **dict.fromkeys(((CHORUS_1, BASS), (CHORUS_2, BASS)), BASS_F),
    **dict.fromkeys(((key, DRUMS) for key in (VERSE_1, CHORUS_1, VERSE_2, CHORUS_2)), BEAT),
}
"""What every cell plays but the bridge's, which are empty."""


def tune(key: PieceId, name: str, *pitches: int) -> Piece:
    """Two bars in which the pitches last alike."""
    each = 2 * BAR // len(pitches)
    notes = tuple(Note(at * each, each, pitch) for at, pitch in enumerate(pitches))
    return Piece(key, name, 2 * BAR, content=Written(notes))


def block(key: PieceId, name: str, *pitches: int) -> Piece:
    """A bar of one chord."""
    return Piece(key, name, BAR, content=Written(tuple(Note(0, BAR, pitch) for pitch in pitches)))


def whole_song() -> Song:
    """The song with everything but the bridge in place, and a piece that nobody plays: it is in B."""
    pieces = (
        tune(VERSE_TUNE, "Verse tune", 64, 67, 72, 67),
        tune(CHORUS_TUNE, "Chorus tune", 69, 72, 77, 72),
        block(CHORDS_C, "Chords C", 60, 64, 67),
        block(CHORDS_F, "Chords F", 60, 65, 69),
        tune(BASS_C, "Bass C", 36, 43, 36, 43),
        tune(BASS_F, "Bass F", 41, 36, 41, 36),
        Piece(BEAT, "Beat", BAR, content=Written((Note(0, 100, 36), Note(1920, 100, 38)))),
        replace(tune(STRAY, "Stray", 71, 75, 78, 66), tags=("melody",)),
    )
    sections = {key: _section(key, PLAYED) for key in _KINDS}
    order = tuple(Slot(SlotId(31 + at), key) for at, key in enumerate(sections))
    return Song(
        title="Puzzle",
        lanes=(
            Lane(TUNE, "Tune", "melody", Sound(73)),
            Lane(KEYS, "Keys", "harmony", Sound(0)),
            Lane(BASS, "Bass", "bass", Sound(33)),
            Lane(DRUMS, "Drums", "rhythm", Sound(drums=True)),
        ),
        pieces={piece.id: piece for piece in pieces},
        sections=sections,
        arrangements=(Arrangement(ArrangementId(41), "As written", order),),
        last_id=200,
    )


def song_without(*cells: Cell) -> Song:
    """The song with these cells emptied too."""
    return clear_cells(whole_song(), cells)


def with_planned(song: Song, cell: Cell, start_tick: int, length_ticks: int | None) -> Song:
    """The song with a planned part in a cell beside what plays there."""
    section = song.sections[cell[0]]
    part = Part(PartId(song.last_id + 1), None, start_tick, length_ticks, note="a run up here")
    parts = {**section.parts, cell[1]: (*section.parts.get(cell[1], ()), part)}
    changed = replace(section, parts=parts)
    return replace(song, sections={**song.sections, section.id: changed}, last_id=song.last_id + 1)


def _section(key: SectionId, played: Mapping[Cell, PieceId]) -> Section:
    kind = _KINDS[key]
    parts: dict[LaneId, tuple[Part, ...]] = {
        lane: (Part(PartId(100 + 10 * (key - 21) + lane), piece),)
        for (section, lane), piece in played.items()
        if section == key
    }
    return Section(key, kind.capitalize(), kind, bars=4, chords=(Chord(0, _SYMBOLS[kind]),), parts=parts)
