"""What lies past the end of a section goes, where the section becomes shorter."""

from msgspec.structs import replace

from arrangeboard.song.bars import section_length
from arrangeboard.song.invariants import part_end
from arrangeboard.song.values import Part, Section, Song


def trimmed_section(song: Song, section: Section) -> Section:
    """The section without what would lie past its end; parts that reach past it are cut there."""
    section = _trimmed_meters(section)
    length = section_length(song, section)
    parts = {lane: trimmed_parts(held, length) for lane, held in section.parts.items()}
    trimmed = replace(
        section,
        tempos=tuple(change for change in section.tempos if change.tick < length),
        keys=tuple(change for change in section.keys if change.tick < length),
        chords=tuple(chord for chord in section.chords if chord.tick < length),
        parts={lane: held for lane, held in parts.items() if held},
    )
    return section if trimmed == section else trimmed


def trimmed_parts(parts: tuple[Part, ...], length_ticks: int) -> tuple[Part, ...]:
    """The parts that start before `length_ticks`, cut there; the same tuple where all fit."""
    kept = tuple(_trimmed_part(part, length_ticks) for part in parts if part.start_tick < length_ticks)
    return parts if kept == parts else kept


def _trimmed_part(part: Part, length_ticks: int) -> Part:
    if part_end(part, length_ticks) <= length_ticks:
        return part
    return replace(part, length_ticks=length_ticks - part.start_tick)


def trimmed_song(song: Song) -> Song:
    """The song with every section trimmed; sections in which all fits stay the same objects."""
    sections = {key: trimmed_section(song, section) for key, section in song.sections.items()}
    if all(sections[key] is section for key, section in song.sections.items()):
        return song
    return replace(song, sections=sections)


def _trimmed_meters(section: Section) -> Section:
    meters = tuple(change for change in section.meters if change.bar < section.bars)
    return section if len(meters) == len(section.meters) else replace(section, meters=meters)
