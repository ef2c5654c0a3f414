"""Bar lines shifted under the music: "bar 1 is here".

An import played freely before its first beat has all its bar lines beside the music. Sections then begin
where the music's bars do, every one by the same ticks later, and no note moves against another.
"""

from itertools import pairwise

from msgspec.structs import replace

from arrangeboard.song.bars import beat_ticks, section_grid
from arrangeboard.song.edits.checking import MOST_BEATS_IN_A_BAR, checked_bars, title
from arrangeboard.song.edits.copying import copied_section
from arrangeboard.song.edits.cutting import Parts, join_cells
from arrangeboard.song.edits.music import Music, cut_music, join_music, music_of, with_music
from arrangeboard.song.edits.replacing import with_arrangement, with_section
from arrangeboard.song.edits.tray import Tray
from arrangeboard.song.find import EditRefused, slots_of
from arrangeboard.song.ids import LaneId, PartId, SectionId, SlotId
from arrangeboard.song.tiles import cell_tiles
from arrangeboard.song.timeline import timeline
from arrangeboard.song.values import Arrangement, Meter, MeterChange, Section, Slot, Song


def set_first_bar(song: Song, ticks: int) -> Song:
    """Shift the bar lines of the arrangement looked at so that one falls `ticks` after its start.

    Every section keeps its number of bars and begins later in the music, by less than a bar. What comes
    before the first line becomes a short bar of its own, or goes where nothing is played in it. Sections
    stay linked where they still hold the same. Arrangements that open with the same music are shifted
    alike, so that they go on sharing their sections; others keep what they had.
    """
    shift = _shift(song, ticks)
    if not shift:
        return song
    tray = Tray(song)
    shifted = [(one, _shifted(song, one, shift, tray)) for one in _opening_alike(song, shift)]
    return tray.into(_with_musics(song, shifted, tray))


def _opening_alike(song: Song, shift: int) -> list[Arrangement]:
    """The arrangement looked at, and every other that opens as it does and has room for the shift."""
    shown = song.arrangement
    opening = _content(song.sections[shown.order[0].section])

    def goes_along(other: Arrangement) -> bool:
        sections = [song.sections[slot.section] for slot in other.order]
        return (
            bool(sections)
            and _content(sections[0]) == opening
            and all(section_grid(song, one).length_ticks > shift for one in sections)
        )

    return [shown, *(one for one in song.arrangements if one.id != shown.id and goes_along(one))]


def _shifted(song: Song, arrangement: Arrangement, shift: int, tray: Tray) -> list[Music]:
    """What each slot of the arrangement plays between the new bar lines."""
    halves = [_cut(song, slot, shift, tray) for slot in arrangement.order]
    musics = [_lengthened(song, kept, given, tray) for (_, kept), (given, _) in pairwise(halves)]
    musics.append(_ending_in_silence(halves[-1][1], shift, tray))
    opening = halves[0][0]
    if _is_heard(song, opening):
        musics[0] = join_music(song, _as_short_bar(opening), musics[0], tray)
    return musics


def _shift(song: Song, ticks: int) -> int:
    """How far after a bar line `ticks` lies."""
    spans = timeline(song, song.arrangement).spans
    for span in spans:
        if span.start_tick <= ticks < span.end_tick:
            grid = section_grid(song, span.section)
            return ticks - span.start_tick - grid.starts[grid.bar_at(ticks - span.start_tick)]
    raise EditRefused("first-bar-outside-song")


def _cut(song: Song, slot: Slot, shift: int, tray: Tray) -> tuple[Music, Music]:
    section = song.sections[slot.section]
    music = music_of(song, section)
    if music.length_ticks <= shift:
        raise EditRefused("section-shorter-than-shift", name=title(section))
    return cut_music(music, 0, shift, tray)


def _lengthened(song: Song, kept: Music, given: Music, tray: Tray) -> Music:
    """A section's own music with what it takes over from the next, in the bars that it had."""
    return replace(join_music(song, kept, given, tray), meters=kept.meters)


def _ending_in_silence(kept: Music, shift: int, tray: Tray) -> Music:
    length = kept.length_ticks + shift
    parts = {lane: join_cells(held, (), kept.length_ticks, length, tray) for lane, held in kept.parts.items()}
    return replace(kept, length_ticks=length, parts=parts)


def _is_heard(song: Song, opening: Music) -> bool:
    """Whether a note starts in the music before the first bar line."""
    return any(_has_notes(song, parts, opening.length_ticks) for parts in opening.parts.values())


def _has_notes(song: Song, parts: Parts, length_ticks: int) -> bool:
    pieces = tuple(song.pieces.get(part.piece) if part.piece is not None else None for part in parts)
    if any(piece is not None and piece.is_generated for piece in pieces):
        return True
    return any(tile.notes for tile in cell_tiles(parts, pieces, length_ticks, drums=False))


def _as_short_bar(opening: Music) -> Music:
    """The opening as one bar with a meter of its own."""
    for denominator in (4, 8, 16, 32, 64):
        beats, rest = divmod(opening.length_ticks, beat_ticks(Meter(4, denominator)))
        if not rest and beats <= MOST_BEATS_IN_A_BAR:
            return replace(opening, bars=1, meters=(MeterChange(0, beats, denominator),))
    raise EditRefused("first-bar-between-notes")


def _with_musics(song: Song, shifted: list[tuple[Arrangement, list[Music]]], tray: Tray) -> Song:
    """The song whose arrangements play these musics."""
    renewal = _Renewal(song, {slot.id for one, _ in shifted for slot in one.order}, tray)
    for arrangement, musics in shifted:
        slots = zip(arrangement.order, musics, strict=True)
        order = tuple(Slot(slot.id, renewal.section_for(slot, music)) for slot, music in slots)
        song = with_arrangement(song, replace(arrangement, order=order))
    for section in renewal.sections:
        song = with_section(song, section)
    return song


class _Renewal:
    """The sections that an edit of whole orders makes: slots of one that play the same stay linked."""

    def __init__(self, song: Song, slots: set[SlotId], tray: Tray) -> None:
        self._song = song
        self._slots = slots
        self._tray = tray
        self._made: dict[SectionId, list[Section]] = {}

    @property
    def sections(self) -> list[Section]:
        """All that were made."""
        return [section for variants in self._made.values() for section in variants]

    def section_for(self, slot: Slot, music: Music) -> SectionId:
        """The section under the slot's name that plays the music."""
        section = with_music(self._song.sections[slot.section], music)
        checked_bars(section.bars)
        variants = self._made.setdefault(section.id, [])
        linked = next((one for one in variants if _content(one) == _content(section)), None)
        if linked is None:
            linked = self._renewed(section, is_first=not variants)
            variants.append(linked)
        return linked.id

    def _renewed(self, section: Section, *, is_first: bool) -> Section:
        """The section with new part ids, in its old one's place unless another arrangement plays that."""
        copy = copied_section(section, self._tray.ids, origin=section.id)
        if is_first and self._slots.issuperset(slots_of(self._song, section.id)):
            return replace(copy, id=section.id, origin=section.origin)
        return copy


def _content(section: Section) -> Section:
    """The section without what tells it from its copies."""
    parts: dict[LaneId, Parts] = {
        lane: tuple(replace(part, id=PartId(0)) for part in held) for lane, held in section.parts.items()
    }
    return replace(section, id=SectionId(0), origin=None, parts=parts)
