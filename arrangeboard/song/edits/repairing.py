"""Edits that mend: a part placed, transposed or written otherwise, taken away, or given other chords.

What would mend a part is found elsewhere; here stands only how the song changes when it is taken. What is
written anew becomes a variation of the piece, so that the tray keeps what was played before.
"""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from arrangeboard.song import find
from arrangeboard.song.edits.checking import checked_piece
from arrangeboard.song.edits.parts import (
    PartFields,
    SectionPart,
    change_part,
    find_part,
    remove_parts,
)
from arrangeboard.song.edits.pieces import vary_piece
from arrangeboard.song.edits.replacing import with_piece
from arrangeboard.song.edits.sections import set_section_chords
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Chord, Piece, Song, Written


class Rewriting(Struct, frozen=True):
    """What a part's piece holds once it is mended; with `shared` it is right for every part of the piece."""

    content: Written
    length_ticks: int
    pickup_ticks: int = 0
    shared: bool = True


class PartChange(Struct, frozen=True):
    """A part so many semitones higher than it is; elsewhere, longer or shorter, and written anew if given."""

    transpose: int = 0
    start_tick: int | None = None
    length_ticks: int | UnsetType | None = UNSET
    rewriting: Rewriting | None = None

    @property
    def is_general(self) -> bool:
        """Whether it makes sense for every part of the piece, wherever that stands."""
        stays = self.start_tick is None and self.length_ticks is UNSET
        return stays and (self.rewriting is None or self.rewriting.shared)


class Removal(Struct, frozen=True):
    """The part taken away; its piece stays in the tray."""


class ChordChange(Struct, frozen=True):
    """Other chords for the part's section."""

    chords: tuple[Chord, ...]


Change = PartChange | Removal | ChordChange


def repaired(song: Song, at: SectionPart, change: Change, *, also: Sequence[SectionPart] = ()) -> Song:
    """The song with a part mended, and `also` others of its piece, which share what is written anew.

    EditRefused where the part would leave its section, meet another one, or hold notes that no song can.
    """
    if isinstance(change, Removal):
        return remove_parts(song, [at, *also])
    if isinstance(change, ChordChange):
        return set_section_chords(song, at[0], change.chords)
    changed, piece = _varied(song, at, change.rewriting)
    for place in (at, *also):
        changed = change_part(changed, *place, **_fields(song, place, change, piece))
    return changed


def parts_alike(song: Song, at: SectionPart) -> tuple[SectionPart, ...]:
    """Every part of the song that plays the piece of this one, itself among them; only it where planned."""
    piece = find_part(song, *at).piece
    return (at,) if piece is None else tuple(_playing(song, piece))


def _playing(song: Song, piece: PieceId) -> Iterator[SectionPart]:
    for section in song.sections.values():
        for lane, parts in section.parts.items():
            for part in parts:
                if part.piece == piece:
                    yield section.id, lane, part.id


def _varied(song: Song, at: SectionPart, wanted: Rewriting | None) -> tuple[Song, PieceId | None]:
    """The song with a variation of the part's piece that holds what is wanted, and that variation."""
    held = find_part(song, *at).piece
    if wanted is None:
        return song, held
    if held is None:
        raise EditRefused("planned-part-has-no-notes")
    return _with_variation(song, find.piece(song, held), wanted)


def _with_variation(song: Song, held: Piece, wanted: Rewriting) -> tuple[Song, PieceId]:
    varied = vary_piece(song, held.id)
    made = replace(
        varied.pieces[PieceId(varied.last_id)],
        content=_in_order(wanted.content),
        length_ticks=wanted.length_ticks,
        pickup_ticks=wanted.pickup_ticks,
        offcut=False,
    )
    return with_piece(varied, checked_piece(made)), made.id


def _in_order(content: Written) -> Written:
    """The same content as a song holds it: whoever shortens or moves notes need not think of their order."""
    by_tick = attrgetter("tick")
    return Written(
        tuple(sorted(content.notes)),
        tuple(sorted(content.controls, key=by_tick)),
        tuple(sorted(content.lyrics, key=by_tick)),
    )


def _fields(song: Song, place: SectionPart, change: PartChange, piece: PieceId | None) -> PartFields:
    part = find_part(song, *place)
    fields: PartFields = {"piece": piece, "transpose": part.transpose + change.transpose}
    if change.start_tick is not None:
        fields["start_tick"] = change.start_tick
    if change.length_ticks is not UNSET:
        fields["length_ticks"] = change.length_ticks
    return fields
