"""Freezing: parts and pieces from a rule become ordinary ones that hold the notes they play now."""

from collections.abc import Iterable

from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.pieces.places import parts_of
from arrangeboard.app.selection import PartRef
from arrangeboard.performance.performing import performed
from arrangeboard.song import find
from arrangeboard.song.edits.checking import title
from arrangeboard.song.edits.freezing import freeze
from arrangeboard.song.edits.parts import SectionPart, find_part
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Generated, Piece, Song
from arrangeboard.words import say


def freeze_parts(document: Document, refs: Iterable[PartRef]) -> None:
    """Freeze each of the parts that follows a rule, in one step; the others stay as they are.

    They sound exactly as before. Parts that play the same notes of one rule share the new piece. Raises
    EditRefused where none of them follows a rule.
    """
    sections = {slot.id: slot.section for slot in document.song.arrangement.order}
    places = dict.fromkeys((sections[ref.slot], ref.lane, ref.part) for ref in refs if ref.slot in sections)
    _freeze(document, places)


def freeze_piece(document: Document, piece: PieceId) -> None:
    """Freeze a piece from a rule wherever it plays, in one step; EditRefused where it plays nowhere."""
    _freeze(document, parts_of(document.song, piece))


def _freeze(document: Document, places: Iterable[SectionPart]) -> None:
    song = document.song
    heard: dict[SectionPart, Piece] = {}
    for place in places:
        performance = _performance(song, place)
        if performance is not None:
            same = next((one for one in heard.values() if _same(one, performance)), performance)
            heard[place] = same
    document.apply("step-freeze-parts", lambda before: freeze(before, heard), count=len(heard))


def _same(one: Piece, other: Piece) -> bool:
    """Whether two performances are one piece's and hold the same notes, whatever section names them."""
    return (one.id, one.length_ticks, one.content) == (other.id, other.length_ticks, other.content)


def _performance(song: Song, place: SectionPart) -> Piece | None:
    """What the part plays, named after the rule and the section; None where it follows no rule."""
    section, lane = find.section(song, place[0]), find.lane(song, place[1])
    part = find_part(song, *place)
    piece = song.pieces.get(part.piece) if part.piece is not None else None
    if piece is None or not isinstance(piece.content, Generated):
        return None
    played = performed(song, section, lane, part)
    name = piece.name or say(f"starter-{piece.content.rule}")
    return replace(played, name=f"{name}, {title(section)}") if played is not None else None
