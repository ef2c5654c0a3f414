"""Edits of where sections begin and end, under which the music stays where it is in time."""

from itertools import pairwise

from msgspec.structs import replace

from arrangeboard.song import find
from arrangeboard.song.bars import section_grid
from arrangeboard.song.edits.checking import checked_bars, title
from arrangeboard.song.edits.music import cut_music, join_music, music_of, with_music
from arrangeboard.song.edits.order import vary_slot
from arrangeboard.song.edits.replacing import with_section
from arrangeboard.song.edits.tray import Tray
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import SectionId, SlotId
from arrangeboard.song.values import Arrangement, Section, Slot, Song


def split_section(song: Song, section: SectionId, bar: int) -> Song:
    """Cut the section before its bar `bar` (from 0), in every slot that shows it.

    The first half keeps its id, words and note. Linked repeats stay linked, half by half.
    """
    held = find.section(song, section)
    if not 0 < bar < held.bars:
        raise EditRefused("split-outside-section", name=title(held), bar=bar + 1, bars=held.bars)
    tray = Tray(song)
    tick = section_grid(song, held).starts[bar]
    front, back = cut_music(music_of(song, held), bar, tick, tray)
    second = replace(held, id=SectionId(tray.ids.new()), lyrics="", note="", origin=None)
    song = with_section(with_section(song, with_music(held, front)), with_music(second, back))
    arrangements = tuple(_with_second_half(one, section, second.id, tray) for one in song.arrangements)
    return tray.into(replace(song, arrangements=arrangements))


def _with_second_half(shown: Arrangement, first: SectionId, second: SectionId, tray: Tray) -> Arrangement:
    order: list[Slot] = []
    for slot in shown.order:
        order.append(slot)
        if slot.section == first:
            order.append(Slot(SlotId(tray.ids.new()), second))
    return shown if len(order) == len(shown.order) else replace(shown, order=tuple(order))


def join_sections(song: Song, slot: SlotId) -> Song:
    """Make this slot's section and the next one's one section, which keeps the first one's name and kind.

    Repeats of the same pair are joined alike. Refused where one of the two is played without the other.
    """
    shown = find.arrangement_of(song, slot)
    first, second = _pair(song, shown, slot)
    checked_bars(first.bars + second.bars)
    tray = Tray(song)
    music = join_music(song, music_of(song, first), music_of(song, second), tray)
    joined = replace(
        with_music(first, music),
        lyrics=_both(first.lyrics, second.lyrics),
        note=_both(first.note, second.note),
    )
    song = with_section(song, joined)
    return tray.into(
        replace(
            song,
            sections={key: one for key, one in song.sections.items() if key != second.id},
            arrangements=tuple(_without(one, second.id) for one in song.arrangements),
        )
    )


def _pair(song: Song, shown: Arrangement, slot: SlotId) -> tuple[Section, Section]:
    here, after = _neighbours(song, shown, slot)
    first, second = song.sections[here.section], song.sections[after.section]
    for one in song.arrangements:
        played = [place.section for place in one.order]
        pairs = list(pairwise(played)).count((first.id, second.id))
        if first.id == second.id or not pairs == played.count(first.id) == played.count(second.id):
            raise EditRefused("join-linked-elsewhere", first=title(first), second=title(second))
    return first, second


def _neighbours(song: Song, shown: Arrangement, slot: SlotId) -> tuple[Slot, Slot]:
    at = next(index for index, one in enumerate(shown.order) if one.id == slot)
    if at + 1 == len(shown.order):
        raise EditRefused("nothing-follows", name=title(song.sections[shown.order[at].section]))
    return shown.order[at], shown.order[at + 1]


def _without(shown: Arrangement, section: SectionId) -> Arrangement:
    order = tuple(slot for slot in shown.order if slot.section != section)
    return shown if order == shown.order else replace(shown, order=order)


def _both(first: str, second: str) -> str:
    return "\n".join(text for text in (first, second) if text)


def move_border(song: Song, slot: SlotId, bars: int) -> Song:
    """Move the border between this slot and the next by `bars` to the right, or left where negative.

    All music stays where it is in time. A slot that is linked elsewhere gets a section of its own first,
    so that nothing else changes.
    """
    here, after = _neighbours(song, find.arrangement_of(song, slot), slot)
    if bars == 0:
        return song
    _check_border(song.sections[here.section], song.sections[after.section], bars)
    song = vary_slot(vary_slot(song, here.id), after.id)
    first = song.sections[find.slot(song, here.id).section]
    second = song.sections[find.slot(song, after.id).section]
    tray = Tray(song)
    if bars > 0:
        first, second = _given_to_first(song, first, second, bars, tray)
    else:
        first, second = _given_to_second(song, first, second, -bars, tray)
    return tray.into(with_section(with_section(song, first), second))


def _check_border(first: Section, second: Section, bars: int) -> None:
    if not -first.bars < bars < second.bars:
        swallowed = second if bars > 0 else first
        raise EditRefused("border-swallows-section", name=title(swallowed), bars=swallowed.bars)
    checked_bars(first.bars + bars)
    checked_bars(second.bars - bars)


def _given_to_first(
    song: Song, first: Section, second: Section, bars: int, tray: Tray
) -> tuple[Section, Section]:
    tick = section_grid(song, second).starts[bars]
    given, kept = cut_music(music_of(song, second), bars, tick, tray)
    longer = join_music(song, music_of(song, first), given, tray)
    return with_music(first, longer), with_music(second, kept)


def _given_to_second(
    song: Song, first: Section, second: Section, bars: int, tray: Tray
) -> tuple[Section, Section]:
    bar = first.bars - bars
    kept, given = cut_music(music_of(song, first), bar, section_grid(song, first).starts[bar], tray)
    longer = join_music(song, given, music_of(song, second), tray)
    return with_music(first, kept), with_music(second, longer)
