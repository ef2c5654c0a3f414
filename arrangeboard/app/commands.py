"""Every command of the window: its code, its shortcuts, and when it makes sense.

One table from which menus (`app.menus`), the command palette, the list of shortcuts and the actions are
made. Titles and
tips are in `arrangeboard.words` as `command-CODE` and `command-CODE-tip`. Shortcuts are written the way Qt
reads them; Ctrl means Command on macOS. None is one that a desktop takes for itself: that is why there is
no Ctrl+H or Ctrl+M (macOS hides and minimises with them), no Ctrl+Alt (AltGr on many keyboards), and no
Ctrl+Shift with a figure (macOS takes pictures of the screen).
"""

from collections.abc import Callable

from msgspec import Struct

from arrangeboard.app.document import Document
from arrangeboard.app.selection import Selection, find_part
from arrangeboard.song.find import shelf
from arrangeboard.song.ids import SectionId, SlotId
from arrangeboard.song.values import Song


class Command(Struct, frozen=True):
    """One thing the user can ask for; `needs` names a rule of `RULES`.

    What `repeats` is done again and again while its key is held.
    """

    code: str
    needs: str = "always"
    shortcuts: tuple[str, ...] = ()
    checkable: bool = False
    repeats: bool = True


def is_available(command: Command, document: Document | None) -> bool:
    """Whether the command makes sense now: with this song and selection, or with no song open."""
    if document is None:
        return command.needs == "always"
    return RULES[command.needs](document)


def selected_sections(document: Document) -> tuple[SectionId, ...]:
    """The sections of the selected slots, in their order; else that of the selected cell or part."""
    slots = chosen_slots(document)
    return tuple(slot.section for slot in document.song.arrangement.order if slot.id in slots)


def chosen_slots(document: Document) -> frozenset[SlotId]:
    """The selected slots, else the slots of the selected parts and cells."""
    chosen = document.selection
    within = {part.slot for part in chosen.parts} | {cell.slot for cell in chosen.cells}
    return chosen.slots or frozenset(within)


def _song(document: Document) -> bool:
    return bool(document.song.arrangements)


def _one_section(document: Document) -> bool:
    return len(chosen_slots(document)) == 1


def _linked(document: Document) -> bool:
    order = [slot.section for slot in document.song.arrangement.order]
    return any(order.count(section) > 1 for section in selected_sections(document))


def _one_lane(document: Document) -> bool:
    chosen = document.selection
    lanes = chosen.lanes or {part.lane for part in chosen.parts} | {cell.lane for cell in chosen.cells}
    return len(lanes) == 1


def _has_next(document: Document) -> bool:
    order = [slot.id for slot in document.song.arrangement.order]
    chosen = chosen_slots(document)
    return len(chosen) == 1 and bool(order) and order[-1] not in chosen


def _shelf_filled(document: Document) -> bool:
    return bool(shelf(document.song, document.song.arrangement))


def _renamable(document: Document) -> bool:
    """What is selected; with nothing selected, the first section."""
    return bool(document.selection or document.song.arrangement.order)


def _hearable(chosen: Selection) -> bool:
    """Whether what is selected has a sound of its own: an empty cell has none."""
    return bool(chosen.parts or chosen.slots or chosen.lanes)


def _in_hand(document: Document) -> bool:
    """Whether edit commands mean the notes of the piano roll."""
    return document.roll.is_in_hand


def _anything(document: Document) -> bool:
    return bool(document.roll.chosen if _in_hand(document) else document.selection)


def _parts(document: Document, count: int = 0) -> bool:
    """Whether so many parts are selected; without a count, any."""
    found = len(document.selection.parts)
    return found == count if count else found > 0


def _is_placed(document: Document) -> bool:
    return document.roll.ref is not None and document.roll.piece is not None


def _notes(document: Document) -> bool:
    """Whether the piano roll shows notes that can be changed."""
    piece = document.song.pieces.get(document.roll.piece) if document.roll.piece is not None else None
    return piece is not None and bool(piece.written.notes)


def _guessed(document: Document) -> bool:
    """Whether a selected section, or with none selected any, has a chord that is a guess."""
    song = document.song
    sections = selected_sections(document) or (slot.section for slot in song.arrangement.order)
    return any(chord.guessed for one in sections for chord in song.sections[one].chords)


def _follows_chords(document: Document) -> bool:
    """Whether a selected part plays a piece from a rule."""
    song = document.song
    parts = (find_part(song, ref) for ref in document.selection.parts)
    played = (part.piece for part in parts if part is not None and part.piece is not None)
    return any(song.pieces[piece].is_generated for piece in played)


def _points_at_cells(chosen: Selection) -> bool:
    """Whether cells or parts are selected or, with nothing selected, the keyboard points at a cell."""
    return bool(chosen.cells or chosen.parts or (chosen.focus is not None and not chosen))


def _has_kind(song: Song, kind: str) -> bool:
    return any(song.sections[slot.section].kind == kind for slot in song.arrangement.order)


RULES: dict[str, Callable[[Document], bool]] = {
    "always": lambda _document: True,
    "song": _song,
    "changed": lambda document: document.is_modified or document.path is None,
    "undoable": lambda document: document.step > 0,
    "redoable": lambda document: document.step + 1 < len(document.steps),
    "renamable": lambda document: _song(document) and _renamable(document),
    "anything": _anything,
    "parts": lambda document: bool(document.selection.parts),
    "cells": lambda document: bool(document.selection.cells or document.selection.parts),
    "cells-or-focus": lambda document: _points_at_cells(document.selection),
    "part": lambda document: len(document.selection.parts) == 1,
    "generated": _follows_chords,
    "guessed": lambda document: _song(document) and _guessed(document),
    "hearable": lambda document: _in_hand(document) or _hearable(document.selection),
    "sections": lambda document: bool(document.selection.slots),
    "repeatable": lambda document: bool(chosen_slots(document)),
    "section": _one_section,
    "linked": _linked,
    "followed": _has_next,
    "lanes": lambda document: bool(document.selection.lanes),
    "lane": _one_lane,
    "shelf": _shelf_filled,
    "variants": lambda document: len(document.song.arrangements) > 1,
    "transposable": lambda document: _notes(document) if _in_hand(document) else _parts(document),
    "ownable": lambda document: _is_placed(document) if _in_hand(document) else _parts(document, 1),
    "openable": lambda document: _parts(document) or document.roll.is_open,
    "roll": lambda document: document.roll.is_open,
    "notes": _notes,
    "chorus": lambda document: _has_kind(document.song, "chorus"),
    "bridge": lambda document: _has_kind(document.song, "bridge"),
}

COMMANDS = (
    Command("new", shortcuts=("Ctrl+N",)),
    Command("open", shortcuts=("Ctrl+O",)),
    Command("open-example", shortcuts=("Ctrl+Shift+O",)),
    Command("import-midi", shortcuts=("Ctrl+I",)),
    Command("import-pieces", "song", ("Ctrl+Shift+G",)),
    Command("save", "changed", ("Ctrl+S",)),
    Command("save-as", "song", ("Ctrl+Shift+S",)),
    Command("export-midi", "song", ("Ctrl+E",)),
    Command("render", "song", ("Ctrl+G",)),
    Command("keep-form", "song", ("Ctrl+Shift+F",)),
    Command("keep-instrumentation", "song", ("Ctrl+Shift+K",)),
    Command("close-song", "song", ("Ctrl+W",)),
    Command("quit", shortcuts=("Ctrl+Q",)),
    Command("undo", "undoable", ("Ctrl+Z",)),
    Command("redo", "redoable", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("cut", "anything", ("Ctrl+X",)),
    Command("copy", "anything", ("Ctrl+C",)),
    Command("paste", "song", ("Ctrl+V",)),
    Command("duplicate", "anything", ("Ctrl+D",)),
    Command("delete", "anything", ("Delete", "Backspace")),
    Command("rename", "renamable", ("F2",)),
    Command("select-all", "song", ("Ctrl+A",)),
    Command("deselect", "anything", ("Ctrl+Shift+A",)),
    Command("paint", "song", ("B",), checkable=True),
    Command("palette", shortcuts=("Ctrl+K",)),
    Command("new-variant", "song", ("Ctrl+Shift+N",)),
    Command("rename-variant", "song", ("Shift+F2",)),
    Command("remove-variant", "variants", ("Ctrl+Shift+W",)),
    Command("next-variant", "variants", ("Ctrl+PgDown", "Ctrl+Tab")),
    Command("previous-variant", "variants", ("Ctrl+PgUp", "Ctrl+Shift+Tab")),
    Command("double-last-chorus", "chorus", ("Ctrl+Shift+D",)),
    Command("cut-bridge", "bridge", ("Ctrl+Shift+B",)),
    Command("song-details", "song", ("Ctrl+Shift+I",)),
    Command("mend", "song", ("Ctrl+Shift+M",)),
    Command("next-finding", "song", ("F3",)),
    Command("previous-finding", "song", ("Shift+F3",)),
    Command("add-section", "song", ("Ctrl+Return",)),
    Command("chords", "section", ("Ctrl+Shift+C",)),
    Command("propose-chords", "song", ("Ctrl+Shift+H",)),
    Command("confirm-chords", "guessed", ("Ctrl+Shift+Return",)),
    Command("chords-from-part", "part", ("Shift+H",)),
    Command("section-details", "section", ("Alt+Return",)),
    Command("repeat", "repeatable", ("Ctrl+R",)),
    Command("detach", "linked", ("Ctrl+Shift+R",)),
    Command("vary", "section", ("Ctrl+Shift+V",)),
    Command("split", "section", ("Ctrl+T",)),
    Command("join", "followed", ("Ctrl+J",)),
    Command("border-left", "followed", ("Alt+Left",)),
    Command("border-right", "followed", ("Alt+Right",)),
    Command("shelve", "repeatable", ("Ctrl+Shift+X",)),
    Command("bring-back", "shelf", ("Ctrl+B",)),
    Command("move-section-left", "repeatable", ("Ctrl+Shift+Left",)),
    Command("move-section-right", "repeatable", ("Ctrl+Shift+Right",)),
    Command("add-part", "cells", ("Ctrl+Shift+P",)),
    Command("same-in-kind", "cells", ("Ctrl+Shift+E",)),
    Command("fits-here", "cells", ("Ctrl+5",)),
    Command("left-empty", "cells-or-focus", ("Shift+B",)),
    Command("advice", "part", ("F4",)),
    Command("as-meant", "parts", ("Shift+F4",)),
    Command("count-again", "parts", ("Shift+U",)),
    Command("fill-puzzle", "song", ("Ctrl+P",)),
    Command("transpose-up", "transposable", ("Ctrl+Up",)),
    Command("transpose-down", "transposable", ("Ctrl+Down",)),
    Command("octave-up", "transposable", ("Ctrl+Shift+Up",)),
    Command("octave-down", "transposable", ("Ctrl+Shift+Down",)),
    Command("keep-as-piece", "parts", ("Ctrl+Shift+T",)),
    Command("freeze-parts", "generated", ("Ctrl+Shift+Y",)),
    Command("new-piece", "song", ("Ctrl+Shift+J",)),
    Command("own-piece", "ownable", ("Ctrl+U",)),
    Command("open-roll", "openable", ("E",)),
    Command("tool-arrow", "roll", ("1",), checkable=True),
    Command("tool-pencil", "roll", ("2",), checkable=True),
    Command("tool-eraser", "roll", ("3",), checkable=True),
    Command("tool-scissors", "roll", ("4",), checkable=True),
    Command("tool-glue", "roll", ("5",), checkable=True),
    Command("quantise", "notes", ("Q",), repeats=False),
    Command("humanise", "notes", ("H",), repeats=False),
    Command("legato", "notes", ("G",)),
    Command("step-up", "notes", ("Shift+PgUp",)),
    Command("step-down", "notes", ("Shift+PgDown",)),
    Command("invert", "notes", ("I",)),
    Command("invert-semitones", "notes", ("Y",)),
    Command("retrograde", "notes", ("Shift+I",)),
    Command("half-time", "notes", ("W",)),
    Command("double-time", "notes", ("Shift+W",)),
    Command("split-notes", "notes", ("X",)),
    Command("glue-notes", "notes", ("J",)),
    Command("set-velocity", "notes", ("V",), repeats=False),
    Command("roll-velocity", "roll", ("Shift+V",), checkable=True),
    Command("roll-stepping", "roll", ("N",), checkable=True),
    Command("add-lane", "song", ("Ctrl+L",)),
    Command("instrument", "lane", ("Ctrl+Shift+L",)),
    Command("mute", "lane", ("M",)),
    Command("solo", "lane", ("S",)),
    Command("move-lane-up", "lane", ("Alt+Up",)),
    Command("move-lane-down", "lane", ("Alt+Down",)),
    Command("remove-lane", "lane", ("Ctrl+Shift+Delete",)),
    Command("play", "song", ("Space",), repeats=False),
    Command("stop", "song", ("Shift+Space",), repeats=False),
    Command("record", "song", ("R", "Shift+R"), repeats=False),
    Command("keep-played", "song", ("Shift+K",)),
    Command("keyboard-mode", "song", ("K",), checkable=True),
    Command("to-start", "song", ("Ctrl+Home",)),
    Command("play-from-here", "song", ("Shift+Return",), repeats=False),
    Command("hear", "hearable", ("A",)),
    Command("hear-with-others", "repeatable", ("Shift+A",)),
    Command("loop", "song", ("L",), checkable=True),
    Command("loop-song", "song", ("Shift+L",), checkable=True),
    Command("metronome", "song", ("C",), checkable=True),
    Command("count-in", "song", ("Shift+C",), checkable=True),
    Command("follow", "song", ("F",), checkable=True),
    Command("tap-tempo", "song", ("T",), repeats=False),
    Command("slower", "song", ("[", "F7")),
    Command("faster", "song", ("]", "F8")),
    Command("original-tempo", "song", ("F9",)),
    Command("sound-settings", shortcuts=("Ctrl+,",)),
    Command("zoom-in", "song", ("+", "=", "Ctrl++", "Ctrl+=")),
    Command("zoom-out", "song", ("-", "Ctrl+-")),
    Command("zoom-fit", "song", ("0", "Ctrl+0")),
    Command("lanes-taller", "song", ("Alt++", "Alt+=")),
    Command("lanes-shorter", "song", ("Alt+-",)),
    Command("show-fit", "song", ("Shift+F",), checkable=True),
    Command("show-tray", "song", ("Ctrl+1",), checkable=True),
    Command("show-starters", "song", ("Ctrl+4",)),
    Command("show-inspector", "song", ("Ctrl+2",), checkable=True),
    Command("show-history", "song", ("Ctrl+3",)),
    Command("next-pane", "song", ("F6",)),
    Command("previous-pane", "song", ("Shift+F6",)),
    Command("theme-dark", shortcuts=("Shift+F7",), checkable=True),
    Command("theme-light", shortcuts=("Shift+F8",), checkable=True),
    Command("theme-system", shortcuts=("Shift+F9",), checkable=True),
    Command("presentation", shortcuts=("Shift+F11",), checkable=True),
    Command("full-screen", shortcuts=("F11",), checkable=True),
    Command("what-is-this", shortcuts=("F1",)),
    Command("shortcuts", shortcuts=("Ctrl+/", "Ctrl+?")),
    Command("about", shortcuts=("Shift+F1",)),
)
