"""What the user says to sockets: that a cell was left empty on purpose, or may be asked about again."""

from arrangeboard.app.document import Document
from arrangeboard.app.part_places import chosen_cells
from arrangeboard.fit.missing import missing, purpose
from arrangeboard.song.edits.accepting import accept_everywhere, object_everywhere
from arrangeboard.song.edits.parts import SectionCell
from arrangeboard.song.values import Song


def toggle_left_empty(document: Document) -> bool:
    """Take what is missing in the selected cells as meant; as missing again where all of it is meant already.

    With nothing selected it is the cell that the keyboard points at, as after a part was deleted.
    Whether there was anything to say that of.
    """
    cells = chosen_cells(document) or _focused(document)
    meant = [cell for cell in cells if purpose(*cell) in document.song.accepted]
    asked = [cell for cell in cells if cell in _with_sockets(document.song) and cell not in meant]
    if asked:
        document.apply("step-left-empty", lambda song: _accepted(song, asked))
    elif meant:
        document.apply("step-ask-again", lambda song: _asked_again(song, meant))
    return bool(asked or meant)


def _focused(document: Document) -> tuple[SectionCell, ...]:
    """The cell that the arrows would walk from, where nothing else is selected."""
    chosen = document.selection
    if chosen or chosen.focus is None:
        return ()
    return tuple(
        (slot.section, chosen.focus.lane)
        for slot in document.song.arrangement.order
        if slot.id == chosen.focus.slot
    )


def _with_sockets(song: Song) -> set[SectionCell]:
    sections = {slot.id: slot.section for slot in song.arrangement.order}
    return {(sections[one.slot], one.lane) for one in missing(song, song.arrangement)}


def _accepted(song: Song, cells: list[SectionCell]) -> Song:
    for cell in cells:
        song = accept_everywhere(song, purpose(*cell))
    return song


def _asked_again(song: Song, cells: list[SectionCell]) -> Song:
    for cell in cells:
        song = object_everywhere(song, purpose(*cell))
    return song
