"""An edit that gives one arrangement sections of its own, so that changing them changes no other."""

from collections.abc import Collection

from msgspec.structs import replace

from arrangeboard.song import find
from arrangeboard.song.edits.copying import copied_section
from arrangeboard.song.edits.replacing import Ids, with_arrangement, with_section
from arrangeboard.song.ids import ArrangementId, SectionId
from arrangeboard.song.values import Slot, Song


def own_sections(
    song: Song, arrangement: ArrangementId, sections: Collection[SectionId]
) -> tuple[Song, dict[SectionId, SectionId]]:
    """The song in which the arrangement has copies of these sections, and which copy stands for which.

    Each copy remembers where it came from. Slots that were linked stay so.
    """
    shown = find.arrangement(song, arrangement)
    ids = Ids(song)
    wanted = [key for key in dict.fromkeys(slot.section for slot in shown.order) if key in sections]
    copies = {key: copied_section(song.sections[key], ids, origin=key) for key in wanted}
    for copy in copies.values():
        song = with_section(song, copy)
    own = {key: copy.id for key, copy in copies.items()}
    order = tuple(Slot(slot.id, own.get(slot.section, slot.section)) for slot in shown.order)
    return replace(with_arrangement(song, replace(shown, order=order)), last_id=ids.last), own
