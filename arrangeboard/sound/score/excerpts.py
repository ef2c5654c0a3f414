"""What a click lets be heard by itself: parts, a section, a piece, a chord, a drum, some notes.

Each is made a small song of its own, laid out by the same rules as the whole one, so that it sounds here as
it does there. What is auditioned alone is heard whether its lane is muted or not.
"""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.generate.harmony.voice_leading import lead_voices
from arrangeboard.song import find
from arrangeboard.song.bars import bar_ticks
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.invariants import MOST_BARS
from arrangeboard.song.values import (
    TICKS_PER_QUARTER,
    Arrangement,
    Lane,
    Note,
    Part,
    Piece,
    Section,
    Slot,
    Song,
    Sound,
    View,
    Written,
)
from arrangeboard.sound.score.passage import Passage
from arrangeboard.sound.score.schedule import schedule
from arrangeboard.sound.score.values import Score
from arrangeboard.theory.chords import read_chord

LONGEST_SECONDS = 60
"""What is longer is cut: a click asks what something is like, not for all of it."""

STEADY_TEMPO = 500_000
"""Microseconds a quarter where nothing says how fast."""

_CHORD_TICKS, _DRUM_TICKS = 4 * TICKS_PER_QUARTER, TICKS_PER_QUARTER // 2
_CHORD_VELOCITY, _DRUM_VELOCITY = 84, 104
_LOWEST_VOICE, _HIGHEST_VOICE, _LOWEST_BASS = 55, 76, 36
_OCTAVE = 12
_MOST_RING_BARS = 99

_RINGING = SectionId(-1)
"""Empty bars behind what is heard, in which it rings out."""

PartPlace = tuple[SlotId, LaneId, PartId]
"""A part where it stands in an order."""


class Excerpt(Struct, frozen=True):
    """A score to be heard once between two of its frames; after the second the sound may ring out."""

    score: Score
    start_frame: int
    end_frame: int


def part_alone(song: Song, arrangement: Arrangement, slot: SlotId, lane: LaneId, part: PartId) -> Excerpt:
    """One part in its lane's sound, from its first note to its last; nothing where it is not there."""
    return parts_alone(song, arrangement, [(slot, lane, part)])


def parts_alone(song: Song, arrangement: Arrangement, places: Iterable[PartPlace]) -> Excerpt:
    """Some parts together and nothing else. Sections in which none is chosen are passed over."""
    chosen = frozenset(places)
    slots = {slot for slot, _, _ in chosen}
    lanes = {lane for _, lane, _ in chosen}
    heard = replace(song, lanes=tuple(one for one in song.lanes if one.id in lanes), view=View())
    return _all_notes(
        _score(heard, [_with_only(song, slot, chosen) for slot in arrangement.order if slot.id in slots])
    )


def part_with_others(
    song: Song, arrangement: Arrangement, slot: SlotId, lane: LaneId, part: PartId
) -> Excerpt:
    """A part's stretch with all that is heard there, its lane in any case, its pickup first.

    EditRefused where there is no such part.
    """
    section = _section_in(song, arrangement, slot)
    held = next((one for one in section.parts.get(lane, ()) if one.id == part), None)
    if held is None:
        raise find.EditRefused("no-such-part")
    score = _score(replace(song, view=_with_lane_heard(song.view, lane)), [section])
    start = score.tempo_map.frame_at(held.start_tick - _pickup_ticks(song, held))
    if held.start_tick == 0:
        start = min(start, Passage(score).first_frame)
    section_end = score.slots[0].end_tick
    end_tick = section_end if held.length_ticks is None else held.start_tick + held.length_ticks
    return _between(score, start, score.tempo_map.frame_at(min(end_tick, section_end)))


def section_of(song: Song, arrangement: Arrangement, slot: SlotId) -> Excerpt:
    """A section as it is heard, the pickups that lead into it first, until its last note has rung."""
    score = _score(song, [_section_in(song, arrangement, slot)])
    end = max(score.slots[0].end_frame, _last_frame(score))
    return _between(score, Passage(score).first_frame, end)


def piece_alone(song: Song, piece: PieceId, sound: Sound) -> Excerpt:
    """A piece once, at the song's tempo, in a sound; EditRefused where there is none."""
    return _piece_excerpt(find.piece(song, piece), sound, song)


def notes(found: Iterable[Note], sound: Sound, tempo: int = STEADY_TEMPO) -> Excerpt:
    """Some notes in a sound, at `tempo` microseconds a quarter; those before tick 0 lead in."""
    own = tuple(sorted(found))
    length = max((note.start_tick + note.length_ticks for note in own), default=1)
    pickup = -min((note.start_tick for note in own), default=0)
    piece = Piece(PieceId(1), length_ticks=max(length, 1), pickup_ticks=max(pickup, 0), content=Written(own))
    return _piece_excerpt(piece, sound, Song(microseconds_per_quarter=tempo))


def chord(symbol: str, sound: Sound) -> Excerpt:
    """A chord over its bass, held for a bar; nothing for "N.C.". Raises NotAChord."""
    read = read_chord(symbol)
    bass = read.root if read.bass is None else read.bass
    if bass is None:
        return notes((), sound)
    (voicing,) = lead_voices([read], _LOWEST_VOICE, _HIGHEST_VOICE)
    pitches = {_LOWEST_BASS + (bass - _LOWEST_BASS) % _OCTAVE, *voicing}
    return notes((Note(0, _CHORD_TICKS, pitch, _CHORD_VELOCITY) for pitch in pitches), sound)


def drum_sound(pitch: int, kit: Sound) -> Excerpt:
    """One stroke of a drum of a kit."""
    return notes([Note(0, _DRUM_TICKS, pitch, _DRUM_VELOCITY)], kit)


def _section_in(song: Song, arrangement: Arrangement, slot: SlotId) -> Section:
    for place in arrangement.order:
        if place.id == slot:
            return find.section(song, place.section)
    raise find.EditRefused("no-such-slot")


def _with_only(song: Song, slot: Slot, chosen: frozenset[PartPlace]) -> Section:
    """The slot's section with nothing but the chosen parts."""
    section = song.sections[slot.section]
    rows = {
        lane: tuple(part for part in row if (slot.id, lane, part.id) in chosen)
        for lane, row in section.parts.items()
    }
    return replace(section, parts={lane: row for lane, row in rows.items() if row})


def _pickup_ticks(song: Song, part: Part) -> int:
    """How far before its start a part is heard."""
    found = song.pieces[part.piece].written.notes if part.piece is not None else ()
    return max(0, -found[0].start_tick) if found else 0


def _with_lane_heard(view: View, lane: LaneId) -> View:
    soloed = (*view.soloed, lane) if view.soloed else ()
    return replace(view, muted=tuple(one for one in view.muted if one != lane), soloed=soloed)


def _piece_excerpt(piece: Piece, sound: Sound, song: Song) -> Excerpt:
    lane = Lane(LaneId(1), sound=sound)
    part = Part(PartId(1), piece.id, length_ticks=piece.length_ticks)
    bars = min(-(-piece.length_ticks // bar_ticks(song.meter)), MOST_BARS)
    section = Section(SectionId(1), bars=bars, parts={lane.id: (part,)})
    return _all_notes(_score(replace(song, lanes=(lane,), pieces={piece.id: piece}, view=View()), [section]))


def _score(song: Song, sections: list[Section]) -> Score:
    """The sections one after the other, each in a slot of its own, and empty bars to ring out in."""
    bar_seconds = bar_ticks(song.meter) * song.microseconds_per_quarter / (TICKS_PER_QUARTER * 1_000_000)
    bars = min(int(LONGEST_SECONDS / bar_seconds) + 1, _MOST_RING_BARS)
    own = [replace(one, id=SectionId(index)) for index, one in enumerate(sections, 1)]
    all_sections = {one.id: one for one in [*own, Section(_RINGING, bars=bars)]}
    order = tuple(Slot(SlotId(index), section) for index, section in enumerate(all_sections, 1))
    arrangement = Arrangement(ArrangementId(1), order=order)
    return schedule(replace(song, sections=all_sections, arrangements=(arrangement,)), arrangement)


def _all_notes(score: Score) -> Excerpt:
    """From the first note to where the last has rung; nothing where there is none."""
    first = score.note_column["frame"][:1].tolist()
    return _between(score, first[0] if first else 0, _last_frame(score))


def _last_frame(score: Score) -> int:
    rows = score.note_column
    return int((rows["frame"] + rows["length"]).max(initial=0))


def _between(score: Score, start_frame: int, end_frame: int) -> Excerpt:
    most = start_frame + LONGEST_SECONDS * score.tempo_map.rate
    return Excerpt(score, start_frame, max(start_frame, min(end_frame, most, score.end_frame)))
