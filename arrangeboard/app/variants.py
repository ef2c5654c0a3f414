"""Trying a change: a variant beside the arrangement, with the change made in it and the variant shown."""

from collections.abc import Callable

from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.song.edits.arrangements import copy_arrangement
from arrangeboard.song.ids import ArrangementId
from arrangeboard.song.values import Song

ChangeTried = Callable[[Song, ArrangementId], Song]


def try_change(document: Document, name: str, change: ChangeTried | None = None) -> None:
    """Copy the arrangement shown under a name, change the copy and show it: one step of the history.

    Raises what the change raises; no variant is made then.
    """

    def edit(song: Song) -> Song:
        held = {one.id for one in song.arrangements}
        copied = copy_arrangement(song, song.arrangement.id, name)
        variant = next(one.id for one in copied.arrangements if one.id not in held)
        changed = change(copied, variant) if change else copied
        return replace(changed, view=replace(changed.view, arrangement=variant))

    document.apply("step-try-variant", edit, name=name)


def show_variant(document: Document, arrangement: ArrangementId) -> None:
    """Show another arrangement of the song. No step of the history."""
    document.look(replace(document.song.view, arrangement=arrangement))


def show_neighbour(document: Document, step: int) -> None:
    """Show the arrangement so many further in their row, around its end."""
    row = [one.id for one in document.song.arrangements]
    at = row.index(document.song.arrangement.id)
    show_variant(document, row[(at + step) % len(row)])


def free_variant_name(song: Song, name: str) -> str:
    """`name`, with a number where the song has an arrangement of that name."""
    held = {one.name for one in song.arrangements}
    numbered = (f"{name} {number}" for number in range(2, len(held) + 3))
    return name if name not in held else next(one for one in numbered if one not in held)
