"""Delete: parts go, sections go to the shelf, lanes go with their parts."""

from arrangeboard.app.document import Document
from arrangeboard.app.part_places import chosen_places
from arrangeboard.song.edits.lanes import remove_lanes
from arrangeboard.song.edits.order import shelve_slots
from arrangeboard.song.edits.parts import remove_parts


def delete_selection(document: Document) -> None:
    """Take away what is selected: one step. Pieces stay in the tray, sections on the shelf."""
    chosen = document.selection
    if chosen.slots:
        document.apply("step-shelve-slots", lambda song: shelve_slots(song, chosen.slots))
    elif chosen.lanes:
        document.apply("step-remove-lanes", lambda song: remove_lanes(song, chosen.lanes))
    elif chosen.parts:
        places = chosen_places(document)
        document.apply("step-remove-parts", lambda song: remove_parts(song, places))
