"""What a command does to the selected sections and to the order they stand in: one step each."""

from functools import reduce

from arrangeboard.app.commands import chosen_slots
from arrangeboard.app.document import Document
from arrangeboard.app.selection import Selection
from arrangeboard.app.variants import free_variant_name, try_change
from arrangeboard.song import find
from arrangeboard.song.bars import section_grid
from arrangeboard.song.edits.arrangements import remove_arrangement
from arrangeboard.song.edits.borders import join_sections, move_border, split_section
from arrangeboard.song.edits.order import (
    cut_kind,
    double_last,
    move_slots,
    place_from_shelf,
    shelve_slots,
)
from arrangeboard.song.edits.sections import add_section, set_section_chords, set_section_kind
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import SectionId, SlotId
from arrangeboard.song.naming import shown_names
from arrangeboard.song.timeline import timeline
from arrangeboard.song.values import Chord, Section, SectionKind, Song
from arrangeboard.theory.chord_line import laid_out
from arrangeboard.theory.forms import DEFAULT_BARS
from arrangeboard.words import say


def one_slot(document: Document) -> SlotId | None:
    """The one selected slot, or that of the selected cell; None where there are none or several."""
    chosen = chosen_slots(document)
    return next(iter(chosen)) if len(chosen) == 1 else None


def section_of(document: Document, slot: SlotId) -> Section:
    """The section in a slot."""
    return document.song.sections[find.slot(document.song, slot).section]


def add_section_after(document: Document) -> None:
    """A section like the selected one behind it, else a verse at the end; it is selected."""
    song = document.song
    order = [slot.id for slot in song.arrangement.order]
    chosen = [at for at, slot in enumerate(order) if slot in chosen_slots(document)]
    at = chosen[-1] if chosen else len(order) - 1
    like = section_of(document, order[at]) if chosen else None
    kind: SectionKind = like.kind if like else "verse"
    bars = like.bars if like else DEFAULT_BARS["verse"]
    document.apply(
        "step-add-section",
        lambda song: add_section(song, song.arrangement.id, at + 1, kind=kind, bars=bars),
        name=say(f"kind-{kind}"),
    )
    select_new_slots(document, set(order))


def select_new_slots(document: Document, before: set[SlotId]) -> None:
    """Select the slots that were not there before."""
    fresh = {slot.id for slot in document.song.arrangement.order} - before
    if fresh:
        document.select(Selection(slots=frozenset(fresh)))


def join_next(document: Document) -> None:
    """Join the selected section with the next."""
    slot = one_slot(document)
    if slot is not None:
        name = section_of(document, slot).name
        document.apply("step-join-sections", lambda song: join_sections(song, slot), name=name)


def bars_to_split_at(document: Document, slot: SlotId) -> range:
    """The song's bars, counted from 1 as the ruler counts them, before which the slot's section can be cut.

    Raises EditRefused where its section has only one bar.
    """
    spans = timeline(document.song, document.song.arrangement).spans
    span = next(span for span in spans if span.slot.id == slot)
    if span.section.bars < 2:
        raise EditRefused("split-single-bar", name=shown_name(document, slot))
    return range(span.first_bar + 2, span.first_bar + span.section.bars + 1)


def split_at(document: Document, bar: int) -> None:
    """Cut the selected section before `bar` of the song, counted from 1 as the ruler counts."""
    slot = one_slot(document)
    if slot is None:
        return
    bars, name = bars_to_split_at(document, slot), shown_name(document, slot)
    if bar not in bars:
        raise EditRefused("split-outside-shown", name=name, bar=bar, first=bars[0], last=bars[-1])
    section, inside = section_of(document, slot), bar - bars[0] + 1
    document.apply("step-split-section", lambda song: split_section(song, section.id, inside), name=name)


def shown_name(document: Document, slot: SlotId) -> str:
    """The slot's name as the board shows it, with a number where there are several."""
    return shown_names(document.song, document.song.arrangement)[slot]


def move_border_by(document: Document, bars: int) -> None:
    """Move the border between the selected section and the next so far to the right, or left if negative."""
    slot = one_slot(document)
    order = [one.id for one in document.song.arrangement.order]
    if slot is None or slot == order[-1]:
        return
    first, second = (shown_name(document, one) for one in (slot, order[order.index(slot) + 1]))
    document.apply("step-move-border", lambda song: move_border(song, slot, bars), first=first, second=second)


def shelve_chosen(document: Document) -> None:
    """Take the selected sections to the shelf."""
    slots = chosen_slots(document)
    document.apply("step-shelve-slots", lambda song: shelve_slots(song, slots))


def bring_back(document: Document, section: SectionId | None = None) -> None:
    """Bring a section of the shelf (the first where none is named) behind the selected one, or to the end."""
    song = document.song
    order = [slot.id for slot in song.arrangement.order]
    waiting = find.shelf(song, song.arrangement)
    back = section if section is not None else next((one.id for one in waiting), None)
    if back is None:
        return
    chosen = [at for at, slot in enumerate(order) if slot in chosen_slots(document)]
    index = chosen[-1] + 1 if chosen else len(order)
    document.apply(
        "step-place-from-shelf",
        lambda song: place_from_shelf(song, song.arrangement.id, back, index),
        name=song.sections[back].name,
    )
    select_new_slots(document, set(order))


def move_chosen(document: Document, step: int) -> None:
    """Move the selected sections one place earlier (-1) or later (1)."""
    order = [slot.id for slot in document.song.arrangement.order]
    slots = chosen_slots(document)
    places = [at for at, slot in enumerate(order) if slot in slots]
    index = places[0] - 1 if step < 0 else places[-1] + 2
    if index >= 0:
        names = ", ".join(section_of(document, order[at]).name for at in places)
        document.apply("step-move-slots", lambda song: move_slots(song, slots, index), name=names)


def set_kind(document: Document, kind: SectionKind) -> None:
    """Make the selected sections of a kind."""
    slots = chosen_slots(document)
    order = document.song.arrangement.order
    chosen = tuple(dict.fromkeys(slot.section for slot in order if slot.id in slots))

    def edit(song: Song) -> Song:
        return reduce(lambda changed, one: set_section_kind(changed, one, kind), chosen, song)

    names = ", ".join(document.song.sections[one].name for one in chosen)
    document.apply("step-set-section-kind", edit, name=names, kind=say(f"kind-{kind}"))


def section_key(song: Song, section: Section) -> str:
    """The key that a section begins in."""
    return next((change.key for change in section.keys if change.tick <= 0), song.key)


def same_kind(song: Song, section: Section) -> tuple[Section, ...]:
    """The other sections of its kind, on the shelf too; none for a kind of its own."""
    if section.kind == "custom":
        return ()
    return tuple(one for one in song.sections.values() if one.kind == section.kind and one.id != section.id)


def give_chords(
    document: Document, sections: tuple[Section, ...], chords: tuple[Chord, ...], bars: int, *, again: bool
) -> None:
    """Give sections the chords of the first `bars` bars of the first of them: one step.

    With `again` they begin anew until each section ends, else their last chord is held.
    """
    first = sections[0]
    grid = section_grid(document.song, first)

    def give(song: Song, section: Section) -> Song:
        target = section_grid(song, section)
        return set_section_chords(song, section.id, laid_out(chords, bars, grid, target, again=again))

    code = "step-set-section-chords" if len(sections) == 1 else "step-set-kind-chords"
    kind = say(f"kind-{first.kind}").lower()
    document.apply(code, lambda song: reduce(give, sections, song), name=first.name, kind=kind)


def double_last_chorus(document: Document) -> None:
    """Play the last chorus of this order twice."""
    document.apply(
        "step-double-last",
        lambda song: double_last(song, song.arrangement.id, "chorus"),
        kind=say("kind-chorus").lower(),
    )


def cut_bridge(document: Document) -> None:
    """Take the bridge out of this order."""
    document.apply(
        "step-cut-kind",
        lambda song: cut_kind(song, song.arrangement.id, "bridge"),
        kind=say("kind-bridge").lower(),
    )


def new_variant(document: Document) -> None:
    """A variant to change freely."""
    try_change(document, free_variant_name(document.song, say("try-copy-name")))


def remove_variant(document: Document) -> None:
    """Take the arrangement shown out of the song."""
    shown = document.song.arrangement
    document.apply(
        "step-remove-arrangement", lambda song: remove_arrangement(song, shown.id), name=shown.name
    )
