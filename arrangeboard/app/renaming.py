"""Sections and instruments renamed: a name that says what a section is makes it that, too."""

from arrangeboard.app.document import Document
from arrangeboard.song import find
from arrangeboard.song.edits.lanes import rename_lane as with_lane_name
from arrangeboard.song.edits.sections import rename_section as with_section_name
from arrangeboard.song.edits.sections import set_section_kind
from arrangeboard.song.ids import LaneId, SectionId, SlotId
from arrangeboard.song.values import Section, SectionKind, Song
from arrangeboard.theory.kinds import bare_name, kind_of_name


def rename_section(document: Document, section: SectionId, name: str) -> None:
    """Give a section the name that was typed, as one step; an empty one brings back its kind's.

    "Verse 2" is kept as "Verse", because the order numbers its sections itself. The kind follows a name
    that means one, unless the user has chosen a kind that the old name did not say.
    """
    typed = bare_name(name)
    document.apply("step-rename-section", lambda song: _renamed(song, section, typed), name=typed)


def rename_lane(document: Document, lane: LaneId, name: str) -> None:
    """Give an instrument another name, as one step; an empty one lets it be called by its sound."""
    typed = " ".join(name.split())
    document.apply("step-rename-lane", lambda song: with_lane_name(song, lane, typed), name=typed)


def neighbouring_slot(song: Song, slot: SlotId, step: int) -> SlotId | None:
    """The slot before (-1) or after (1) whose section is named next; None at the ends.

    A section that stands in several slots is named in its first.
    """
    firsts: dict[SectionId, SlotId] = {}
    for one in song.arrangement.order:
        firsts.setdefault(one.section, one.id)
    row = [one.id for one in song.arrangement.order if firsts[one.section] == one.id or one.id == slot]
    at = row.index(slot) + step
    return row[at] if 0 <= at < len(row) else None


def neighbouring_lane(song: Song, lane: LaneId, step: int) -> LaneId | None:
    """The lane above (-1) or below (1); None at the ends."""
    row = [one.id for one in song.lanes]
    at = row.index(lane) + step
    return row[at] if 0 <= at < len(row) else None


def _renamed(song: Song, section: SectionId, name: str) -> Song:
    held = find.section(song, section)
    kind = _kind_meant(held, name)
    return with_section_name(set_section_kind(song, section, kind), section, name)


def _kind_meant(held: Section, name: str) -> SectionKind:
    """What a section of another name is: what the name says, where the kind was the old name's or none."""
    meant = kind_of_name(name)
    is_free = held.kind == "custom" or not held.name or kind_of_name(held.name) == held.kind
    return meant if meant is not None and is_free else held.kind
