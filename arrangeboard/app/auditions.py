"""What an audition command means: which excerpt is heard for what is selected, clicked or typed.

Pure: nothing here plays. Imported late, since every score brings numpy with it.
"""

from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.pieces.deeds import StarterChoice
from arrangeboard.app.pieces.starter_list import in_section
from arrangeboard.app.selection import PartRef, Selection, find_part
from arrangeboard.app.tasting import PHRASE_TEMPO, tasting_notes
from arrangeboard.generate.guides import GuidePlace, guide_notes
from arrangeboard.song import find
from arrangeboard.song.bars import section_grid
from arrangeboard.song.ids import ArrangementId, LaneId, PieceId, SectionId, SlotId
from arrangeboard.song.values import Arrangement, Chord, Lane, Note, Piece, Section, Slot, Song, Sound
from arrangeboard.sound.score import excerpts
from arrangeboard.sound.score.excerpts import Excerpt

PIANO = Sound()
"""What chords are heard with."""
_CHORD_VELOCITY, _BASS_VELOCITY = 84, 76


def alone(document: Document) -> Excerpt | None:
    """What is selected by itself: parts without the others, a whole section, an instrument's sound.

    None where nothing is selected that could be heard, as an empty cell or a planned part.
    """
    song, chosen = document.song, document.selection
    if chosen.parts:
        places = [(ref.slot, ref.lane, ref.part) for ref in chosen.parts]
        return _heard(excerpts.parts_alone(song, song.arrangement, places))
    if chosen.slots:
        return _section(song, chosen.slots)
    if chosen.lanes:
        return taste(find.lane(song, _first_lane(song, chosen.lanes)).sound)
    return None


def with_others(document: Document) -> Excerpt | None:
    """The stretch of what is selected with all instruments: of the first of several parts, else a section.

    None where nothing is selected that has a place in time.
    """
    song, chosen = document.song, document.selection
    if chosen.parts:
        ref = _first_part(song, chosen)
        return _heard(excerpts.part_with_others(song, song.arrangement, ref.slot, ref.lane, ref.part))
    slots = chosen.slots or {cell.slot for cell in chosen.cells}
    return _section(song, frozenset(slots)) if slots else None


def piece(song: Song, piece_id: PieceId, sound: Sound | None, shown: Piece | None = None) -> Excerpt | None:
    """A piece of the tray, in the sound of who plays it most; a piano where nobody does.

    `shown` is what one from a rule plays in a place: by itself it has no notes.
    """
    heard = song if shown is None else replace(song, pieces={**song.pieces, piece_id: shown})
    return _heard(excerpts.piece_alone(heard, piece_id, sound or PIANO))


def starter(song: Song, section: SectionId, lane: Lane, choice: StarterChoice) -> Excerpt | None:
    """What a rule makes of a section's chords, played alone by a lane through that section."""
    alone = in_section(song, section, lane, choice)
    return _heard(excerpts.section_of(alone, alone.arrangement, alone.arrangement.order[0].id))


def shelved(song: Song, section: Section) -> Excerpt | None:
    """A section that waits on the shelf, as it would be heard."""
    slot = Slot(SlotId(0), section.id)
    return _heard(excerpts.section_of(song, Arrangement(ArrangementId(0), order=(slot,)), slot.id))


def taste(sound: Sound) -> Excerpt:
    """A short phrase that shows what a sound is like."""
    return excerpts.notes(tasting_notes(sound), sound, PHRASE_TEMPO)


def one_chord(symbol: str) -> Excerpt | None:
    """A chord; None for "N.C."."""
    return _heard(excerpts.chord(symbol, PIANO))


def chord_line(song: Song, section: Section, chords: tuple[Chord, ...]) -> Excerpt | None:
    """Chords through a section, each as long as it lasts there, at the section's tempo."""
    if not chords:
        return None
    notes = _chord_notes(song, section, chords)
    return _heard(excerpts.notes(notes, PIANO, chord_line_tempo(song, section)))


def chord_line_tempo(song: Song, section: Section) -> int:
    """The tempo that a section's chords are heard at, in microseconds a quarter."""
    return section.tempos[0].microseconds_per_quarter if section.tempos else song.microseconds_per_quarter


def _chord_notes(song: Song, section: Section, chords: tuple[Chord, ...]) -> list[Note]:
    grid = section_grid(song, section)
    key = section.keys[0].key if section.keys else song.key
    upper = GuidePlace(chords[0].tick, grid.length_ticks, velocity=_CHORD_VELOCITY)
    lower = GuidePlace(chords[0].tick, grid.length_ticks, velocity=_BASS_VELOCITY)
    found = [
        *guide_notes("harmony", chords, grid, key, place=upper),
        *guide_notes("bass", chords, grid, key, place=lower),
    ]
    return [Note(one.start_tick - chords[0].tick, one.length_ticks, one.pitch, one.velocity) for one in found]


def _section(song: Song, slots: frozenset[SlotId]) -> Excerpt | None:
    """The first of some sections."""
    first = next(slot.id for slot in song.arrangement.order if slot.id in slots)
    return _heard(excerpts.section_of(song, song.arrangement, first))


def _first_part(song: Song, chosen: Selection) -> PartRef:
    """The earliest of the selected parts, of those at once the uppermost."""
    order = {slot.id: at for at, slot in enumerate(song.arrangement.order)}
    rows = {lane.id: at for at, lane in enumerate(song.lanes)}

    def place(ref: PartRef) -> tuple[int, int, int]:
        return order[ref.slot], _start(song, ref), rows[ref.lane]

    return min(chosen.parts, key=place)


def _start(song: Song, ref: PartRef) -> int:
    part = find_part(song, ref)
    return part.start_tick if part is not None else 0


def _first_lane(song: Song, lanes: frozenset[LaneId]) -> LaneId:
    return next(lane.id for lane in song.lanes if lane.id in lanes)


def _heard(excerpt: Excerpt) -> Excerpt | None:
    """The excerpt, or None where nothing sounds in it."""
    return excerpt if excerpt.score.notes else None
