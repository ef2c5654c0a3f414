"""Edits of one section: its name, kind, length, chords, key, tempo, meter and words.

A section is material: an edit of it shows in every slot that points at it.
"""

from msgspec.structs import replace

from arrangeboard.song import find
from arrangeboard.song.edits.checking import (
    checked_bars,
    checked_colour,
    checked_key,
    checked_meter,
    checked_tempo,
    kind_name,
)
from arrangeboard.song.edits.replacing import Ids, with_arrangement, with_section
from arrangeboard.song.edits.trimming import trimmed_section
from arrangeboard.song.ids import ArrangementId, SectionId, SlotId
from arrangeboard.song.values import (
    Chord,
    KeyChange,
    Meter,
    MeterChange,
    Section,
    SectionKind,
    Slot,
    Song,
    TempoChange,
)


def add_section(
    song: Song, arrangement: ArrangementId, index: int, *, kind: SectionKind, bars: int, name: str = ""
) -> Song:
    """A new empty section in a new slot at `index` of the order; without a name it is called by its kind."""
    shown = find.arrangement(song, arrangement)
    ids = Ids(song)
    section = Section(SectionId(ids.new()), name.strip() or kind_name(kind), kind, bars=checked_bars(bars))
    slot = Slot(SlotId(ids.new()), section.id)
    order = (*shown.order[:index], slot, *shown.order[index:])
    song = with_arrangement(with_section(song, section), replace(shown, order=order))
    return replace(song, last_id=ids.last)


def rename_section(song: Song, section: SectionId, name: str) -> Song:
    """Give the section another bare name; an empty one brings back its kind's."""
    held = find.section(song, section)
    return with_section(song, replace(held, name=name.strip() or kind_name(held.kind)))


def set_section_kind(song: Song, section: SectionId, kind: SectionKind) -> Song:
    """Make the section another kind; a name that is just the old kind's word follows."""
    held = find.section(song, section)
    name = kind_name(kind) if held.name in {"", kind_name(held.kind)} else held.name
    return song if kind == held.kind else with_section(song, replace(held, kind=kind, name=name))


def recolour_section(song: Song, section: SectionId, colour: str) -> Song:
    """Give the section a colour `#rrggbb`, or its kind's own by an empty one."""
    return with_section(song, replace(find.section(song, section), colour=checked_colour(colour)))


def set_section_bars(song: Song, section: SectionId, bars: int) -> Song:
    """Make the section 1–999 bars long; what starts past the end goes, what reaches past it is cut."""
    held = find.section(song, section)
    return _with_trimmed(song, replace(held, bars=checked_bars(bars)))


def set_section_chords(song: Song, section: SectionId, chords: tuple[Chord, ...]) -> Song:
    """Give the section these chords; those past its end are left out, of two at one tick the later stays."""
    by_tick = {chord.tick: chord for chord in chords if chord.symbol.strip() and chord.tick >= 0}
    in_order = tuple(by_tick[tick] for tick in sorted(by_tick))
    return _with_trimmed(song, replace(find.section(song, section), chords=in_order))


def set_section_key(song: Song, section: SectionId, key: str | None) -> Song:
    """Put the whole section in one key; None inherits the song's."""
    keys = () if key is None else (KeyChange(0, checked_key(key)),)
    return with_section(song, replace(find.section(song, section), keys=keys))


def set_section_tempo(song: Song, section: SectionId, microseconds_per_quarter: int | None) -> Song:
    """Give the whole section one tempo; None inherits the song's."""
    tempo = microseconds_per_quarter
    tempos = () if tempo is None else (TempoChange(0, checked_tempo(tempo)),)
    return with_section(song, replace(find.section(song, section), tempos=tempos))


def set_section_meter(song: Song, section: SectionId, meter: Meter | None) -> Song:
    """Give every bar of the section one meter; None inherits the song's.

    The number of bars stays and parts keep their ticks; what then lies past the end is cut.
    """
    meters: tuple[MeterChange, ...] = ()
    if meter is not None:
        checked_meter(meter)
        meters = (MeterChange(0, meter.numerator, meter.denominator),)
    return _with_trimmed(song, replace(find.section(song, section), meters=meters))


def set_section_lyrics(song: Song, section: SectionId, lyrics: str) -> Song:
    """Write what is sung in the section."""
    return with_section(song, replace(find.section(song, section), lyrics=lyrics))


def set_section_note(song: Song, section: SectionId, note: str) -> Song:
    """Write a note about the section."""
    return with_section(song, replace(find.section(song, section), note=note))


def _with_trimmed(song: Song, section: Section) -> Song:
    return with_section(song, trimmed_section(song, section))
