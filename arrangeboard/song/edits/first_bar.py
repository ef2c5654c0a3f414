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
from arrangeboard.song.ids import LaneId, PartId, SectionId
from arrangeboard.song.sounding import cell_notes
from arrangeboard.song.timeline import timeline
from arrangeboard.song.values import Meter, MeterChange, Section, Slot, Song


def set_first_bar(song: Song, ticks: int) -> Song:
    """Shift the bar lines of the arrangement looked at so that one falls `ticks` after its start.

    Every section keeps its number of bars and begins later in the music, by less than a bar. What comes
    before the first line becomes a short bar of its own, or goes where nothing is played in it. Sections
    stay linked where they still hold the same; other arrangements keep what they had.
    """
    order = song.arrangement.order
    shift = _shift(song, ticks)
    if not shift:
        return song
    tray = Tray(song)
    halves = [_cut(song, slot, shift, tray) for slot in order]
    musics = [_lengthened(song, kept, given, tray) for (_, kept), (given, _) in pairwise(halves)]
    musics.append(_ending_in_silence(halves[-1][1], shift, tray))
    opening = halves[0][0]
    if _is_heard(song, opening):
        musics[0] = join_music(song, _as_short_bar(opening), musics[0], tray)
    return tray.into(_with_musics(song, musics, tray))


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
    return any(
        cell_notes(song, lane, opening.parts.get(lane.id, ()), opening.length_ticks) for lane in song.lanes
    )


def _as_short_bar(opening: Music) -> Music:
    """The opening as one bar with a meter of its own."""
    for denominator in (4, 8, 16, 32, 64):
        beats, rest = divmod(opening.length_ticks, beat_ticks(Meter(4, denominator)))
        if not rest and beats <= MOST_BEATS_IN_A_BAR:
            return replace(opening, bars=1, meters=(MeterChange(0, beats, denominator),))
    raise EditRefused("first-bar-between-notes")


def _with_musics(song: Song, musics: list[Music], tray: Tray) -> Song:
    """The song whose arrangement plays these musics; slots of one section that play the same stay linked."""
    shown = song.arrangement
    made: dict[SectionId, list[Section]] = {}
    order = []
    for slot, music in zip(shown.order, musics, strict=True):
        section = with_music(song.sections[slot.section], music)
        checked_bars(section.bars)
        variants = made.setdefault(section.id, [])
        linked = next((one for one in variants if _content(one) == _content(section)), None)
        if linked is None:
            linked = _renewed(song, section, tray, keep_id=not variants)
            variants.append(linked)
        order.append(Slot(slot.id, linked.id))
    for variants in made.values():
        for section in variants:
            song = with_section(song, section)
    return with_arrangement(song, replace(shown, order=tuple(order)))


def _renewed(song: Song, section: Section, tray: Tray, *, keep_id: bool) -> Section:
    """The section with new part ids, in its old one's place unless another arrangement plays that."""
    own = {slot.id for slot in song.arrangement.order}
    copy = copied_section(section, tray.ids, origin=section.id)
    if keep_id and own.issuperset(slots_of(song, section.id)):
        return replace(copy, id=section.id, origin=section.origin)
    return copy


def _content(section: Section) -> Section:
    """The section without what tells it from its copies."""
    parts: dict[LaneId, Parts] = {
        lane: tuple(replace(part, id=PartId(0)) for part in held) for lane, held in section.parts.items()
    }
    return replace(section, id=SectionId(0), origin=None, parts=parts)
