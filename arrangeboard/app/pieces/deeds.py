"""What is done with pieces of the tray: made, varied, kept from parts as they sound, put into cells."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.part_places import chosen_cells
from arrangeboard.app.selection import PartRef, find_part
from arrangeboard.generate.starters import STARTERS
from arrangeboard.performance.as_it_sounds import as_it_sounds
from arrangeboard.performance.performing import performed
from arrangeboard.song import find
from arrangeboard.song.bars import bar_ticks, section_length
from arrangeboard.song.edits import pieces
from arrangeboard.song.edits.checking import title
from arrangeboard.song.edits.parts import SectionCell, fill_cells
from arrangeboard.song.edits.replacing import with_piece
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import LaneId, PieceId
from arrangeboard.song.invariants import MOST_SEEDS, part_end
from arrangeboard.song.values import Generated, Lane, Part, Piece, Section, Song, Written
from arrangeboard.words import say

NEW_PIECE_BARS = 4
SHOWN_BARS = 4
"""How long a starter piece is shown alone; in a part it is as long as the part."""


class StarterChoice(Struct, frozen=True):
    """A rule with a seed, as it is dragged from the tray: the JSON of a drag is just this."""

    rule: str
    seed: int = 0


def keep_as_piece(document: Document, refs: Iterable[PartRef]) -> tuple[PieceId, ...]:
    """Make pieces of parts as they sound, one step: transposed, tiled, trimmed, as loud, with their lyrics.

    What a piece of the tray holds already is not added again. Planned parts are left out; refused where no
    part has any music. Gives the pieces, each once.
    """
    song = document.song
    wanted = _as_they_sound(song, refs)
    if not wanted:
        raise EditRefused("planned-part-has-no-notes")
    kept: list[PieceId] = []

    def edit(song: Song) -> Song:
        for piece in wanted:
            song, key = pieces.kept_piece(song, piece)
            kept.append(key)
        return song

    document.apply("step-keep-as-piece", edit, name=wanted[0].name)
    return tuple(dict.fromkeys(kept))


def part_as_piece(song: Song, section: Section, lane: Lane, part: Part) -> Piece | None:
    """A part written out as a piece of its length; None for a planned part and one without any music."""
    piece = performed(song, section, lane, part)
    written = as_it_sounds(song, section, lane, part)
    if piece is None or not (written.notes or written.controls or written.lyrics):
        return None
    return Piece(
        PieceId(0),
        _kept_name(piece, section),
        part_end(part, section_length(song, section)) - part.start_tick,
        piece.pickup_ticks,
        written,
        key=piece.key if part.transpose == 0 else None,
        tags=piece.tags,
        origin=part.piece,
    )


def new_piece(document: Document) -> PieceId:
    """An empty piece in the tray, to be written in."""
    length = NEW_PIECE_BARS * bar_ticks(document.song.meter)
    piece = Piece(PieceId(0), say("new-piece-name"), length)
    document.apply("step-new-piece", lambda song: pieces.add_piece(song, piece))
    return PieceId(document.song.last_id)


def vary(document: Document, piece: PieceId) -> PieceId:
    """A variation of a piece in the tray, for a second verse that is to be like the first."""
    name = find.piece(document.song, piece).name
    document.apply("step-vary-piece", lambda song: pieces.vary_piece(song, piece), name=name)
    return PieceId(document.song.last_id)


def duplicate(document: Document, piece: PieceId) -> PieceId:
    """A copy of a piece in the tray."""
    name = find.piece(document.song, piece).name
    document.apply("step-duplicate-piece", lambda song: pieces.duplicate_piece(song, piece), name=name)
    return PieceId(document.song.last_id)


def rename(document: Document, piece: PieceId, name: str) -> None:
    """Give a piece another name."""
    typed = " ".join(name.split())
    document.apply("step-rename-piece", lambda song: pieces.rename_piece(song, piece, typed), name=typed)


def tag(document: Document, piece: PieceId, tags: Iterable[str]) -> None:
    """Give a piece these tags."""
    given = tuple(tags)
    name = find.piece(document.song, piece).name
    document.apply("step-tag-piece", lambda song: pieces.tag_piece(song, piece, given), name=name)


def delete(document: Document, piece: PieceId, *, from_board: bool) -> None:
    """Take a piece out of the tray, with its parts if `from_board`; else refused while a part plays it."""
    name = find.piece(document.song, piece).name
    document.apply(
        "step-remove-piece",
        lambda song: pieces.remove_piece(song, piece, from_board=from_board),
        name=name,
    )


def put_into_chosen(document: Document, piece: PieceId) -> bool:
    """Let the selected cells play a piece; whether any is selected. One from a rule as `put_starter` does."""
    held, chosen = find.piece(document.song, piece), chosen_cells(document)
    cells, name = playable(document.song, chosen, held.content), held.name
    document.apply("step-place-piece", lambda song: fill_cells(song, cells, piece), name=name)
    return bool(chosen)


def put_starter(document: Document, cells: Iterable[SectionCell], starter: StarterChoice) -> None:
    """Let cells play what a rule makes from their chords: one step. The cells of a lane share the piece.

    Cells whose instruments cannot play the rule are left out; EditRefused where none can.
    """
    places = playable(document.song, cells, Generated(starter.rule))
    name = say(f"starter-{starter.rule}")

    def edit(song: Song) -> Song:
        for lane in dict.fromkeys(lane for _, lane in places):
            song, piece = starter_piece(song, seed_for_lane(song, starter, lane))
            song = fill_cells(song, [cell for cell in places if cell[1] == lane], piece)
        return song

    if places:
        document.apply("step-place-piece", edit, name=name)


def put_starter_into_chosen(document: Document, starter: StarterChoice) -> bool:
    """Let the selected cells play what a rule makes; whether any is selected."""
    cells = chosen_cells(document)
    put_starter(document, cells, starter)
    return bool(cells)


def seed_for_lane(song: Song, starter: StarterChoice, lane: LaneId) -> StarterChoice:
    """The rule with the next seed that no other lane plays: two lanes double nothing, each has its colour."""
    rows = (section.parts.items() for section in song.sections.values())
    others = {part.piece for row in rows for held, parts in row if held != lane for part in parts}
    taken = {song.pieces[piece].content for piece in others if piece is not None}
    seeds = (starter.seed + more for more in range(len(taken) + 1))
    return StarterChoice(
        starter.rule, next(seed for seed in seeds if Generated(starter.rule, seed) not in taken)
    )


def playable(song: Song, cells: Iterable[SectionCell], content: Written | Generated) -> list[SectionCell]:
    """The cells that can play it: a beat wants drums, and drums want a beat. EditRefused where none can."""
    chosen = list(cells)
    starter = STARTERS.get(content.rule) if isinstance(content, Generated) else None
    if starter is None or not chosen:
        return chosen
    able = [cell for cell in chosen if find.lane(song, cell[1]).sound.drums == starter.drums]
    if not able:
        code = "starter-for-drums" if starter.drums else "starter-not-for-drums"
        lane = find.lane(song, chosen[0][1]).name
        raise EditRefused(code, name=say(f"starter-{starter.rule}"), lane=lane)
    return able


def roll_dice(document: Document, piece: PieceId) -> None:
    """Let a piece from a rule be played a little otherwise, wherever it plays."""
    held = find.piece(document.song, piece)
    content = held.content
    if isinstance(content, Generated):
        other = replace(held, content=Generated(content.rule, (content.seed + 1) % MOST_SEEDS))
        document.apply("step-roll-dice", lambda song: with_piece(song, other), name=held.name)


def keep_starter(document: Document, starter: StarterChoice) -> PieceId:
    """A piece of the tray that a rule makes, without any place on the board yet."""
    name = say(f"starter-{starter.rule}")

    def edit(song: Song) -> Song:
        made, piece = starter_piece(song, starter)
        return with_piece(made, replace(made.pieces[piece], offcut=False))

    document.apply("step-keep-starter", edit, name=name)
    return starter_piece(document.song, starter)[1]


def starter_piece(song: Song, starter: StarterChoice) -> tuple[Song, PieceId]:
    """The song with a piece of the rule and seed in its tray, and that piece.

    A new one goes from the tray with its last part, unless the user makes it his own.
    """
    content = Generated(starter.rule, starter.seed)
    length = SHOWN_BARS * bar_ticks(song.meter)
    made, piece = pieces.with_generated(song, content, say(f"starter-{starter.rule}"), length)
    return (made if made is song else pieces.passing(made, piece)), piece


def _as_they_sound(song: Song, refs: Iterable[PartRef]) -> list[Piece]:
    """The parts as pieces, in the order of the board; one of a linked section once."""
    order = {slot.id: (at, slot.section) for at, slot in enumerate(song.arrangement.order)}
    rows = {lane.id: (at, lane) for at, lane in enumerate(song.lanes)}
    found: dict[tuple[int, int, int], Piece] = {}
    for ref in sorted(refs, key=lambda ref: (order[ref.slot][0], rows[ref.lane][0], ref.part)):
        section = song.sections[order[ref.slot][1]]
        part = find_part(song, ref)
        piece = part_as_piece(song, section, rows[ref.lane][1], part) if part is not None else None
        if piece is not None:
            found.setdefault((section.id, ref.lane, ref.part), piece)
    return list(found.values())


def _kept_name(piece: Piece, section: Section) -> str:
    name = piece.name or say("unnamed-piece")
    return say("kept-piece-name", name=name, section=title(section))
