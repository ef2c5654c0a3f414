"""The starter pieces as the tray offers them: each performed where the user is, so that its notes show."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.pieces.deeds import StarterChoice
from arrangeboard.app.selection import Selection
from arrangeboard.board.colours import lane_colours
from arrangeboard.generate.starters import STARTERS, Starter
from arrangeboard.performance.performing import perform, place_of
from arrangeboard.song.bars import bar_ticks, section_grid
from arrangeboard.song.edits.checking import title
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.naming import shown_names
from arrangeboard.song.values import (
    Arrangement,
    Generated,
    Lane,
    Part,
    Piece,
    Role,
    Section,
    Slot,
    Song,
    Sound,
    View,
)
from arrangeboard.theory.instruments import usual_range
from arrangeboard.words import say

MOST_SHOWN_BARS = 8
"""A card shows so many bars of a long section: more could not be told apart in it."""

_STAND_INS: dict[Role, Sound] = {
    "melody": Sound(73),
    "counter-melody": Sound(68),
    "harmony": Sound(0),
    "bass": Sound(33),
    "rhythm": Sound(25),
    "texture": Sound(89),
}
"""Who plays a starter for a role that no lane of the song has; a kit plays beats."""


class StarterTarget(Struct, frozen=True):
    """Where starters are for: a section in a slot, by the name shown, and the lane that is meant, if any."""

    section: Section
    slot: SlotId
    name: str
    lane: Lane | None


class StarterOffer(Struct, frozen=True):
    """One rule with a seed, the lane that would play it, that lane's colour, and its notes there."""

    starter: StarterChoice
    role: Role
    lane: Lane
    colour: str
    piece: Piece


def starter_target(document: Document) -> StarterTarget | None:
    """The section and lane of what is selected; else the first section, best one with chords.

    None in an order without sections.
    """
    song, chosen = document.song, document.selection
    slots = [slot for slot in song.arrangement.order if slot.id in _chosen_slots(chosen)]
    with_chords = [slot for slot in song.arrangement.order if song.sections[slot.section].chords]
    every = (*slots[:1], *with_chords[:1], *song.arrangement.order[:1])
    if not every:
        return None
    slot = every[0]
    section = song.sections[slot.section]
    name = shown_names(song, song.arrangement)[slot.id] or title(section)
    return StarterTarget(section, slot.id, name, _chosen_lane(song, chosen))


def starter_offers(
    song: Song, target: StarterTarget, roles: frozenset[Role], seeds: Mapping[str, int]
) -> tuple[StarterOffer, ...]:
    """The rules for some roles, performed in the target's section with the seeds that were rolled.

    Of those for the role of the lane that is meant, only what its instrument can play.
    """
    colours = lane_colours(song)
    return tuple(
        _offer(song, target, StarterChoice(one.rule, seeds.get(one.rule, 0)), one, colours)
        for one in STARTERS.values()
        if one.role in roles and _can_play(target.lane, one)
    )


def usual_roles(song: Song, target: StarterTarget) -> frozenset[Role]:
    """The roles to offer starters for where the user has chosen none: the lane's own, else all."""
    if target.lane is not None:
        return frozenset({target.lane.role})
    held = frozenset(lane.role for lane in song.lanes)
    return held or frozenset(_STAND_INS)


def in_section(song: Song, section: SectionId, lane: Lane, starter: StarterChoice) -> Song:
    """A song in which the section holds nothing but the starter, played by the lane: to be heard alone.

    It is written out as it would be played beside the others: where the drums swing, it swings.
    """
    key = PieceId(song.last_id + 1)
    part = Part(PartId(song.last_id + 2), key)
    rule = Piece(key, length_ticks=bar_ticks(song.meter), content=Generated(starter.rule, starter.seed))
    piece = perform(rule, place_of(song, song.sections[section], lane, part))
    alone = replace(song.sections[section], parts={lane.id: (part,)})
    return replace(
        song,
        lanes=(lane,),
        pieces={key: piece},
        sections={section: alone},
        arrangements=(Arrangement(ArrangementId(0), order=(Slot(SlotId(0), section),)),),
        view=View(),
    )


def shown_alone(song: Song, piece: Piece) -> Piece:
    """A piece from a rule that no part plays, as it would sound in the first section with chords."""
    content = piece.content
    if not isinstance(content, Generated) or not song.sections:
        return piece
    starter = STARTERS.get(content.rule)
    sections = list(song.sections.values())
    section = next((one for one in sections if one.chords), sections[0])
    lane = _player(song, None, starter) if starter is not None else None
    return _performed(song, section, lane, piece) if lane is not None else piece


def _offer(
    song: Song, target: StarterTarget, choice: StarterChoice, rule: Starter, colours: dict[LaneId, str]
) -> StarterOffer:
    lane = _player(song, target.lane, rule)
    name = say(f"starter-{rule.rule}")
    content = Generated(choice.rule, choice.seed)
    piece = Piece(PieceId(0), name, bar_ticks(song.meter), content=content)
    performed = _performed(song, target.section, lane, piece)
    return StarterOffer(choice, rule.role, lane, colours.get(lane.id, rule.role), performed)


def _can_play(lane: Lane | None, rule: Starter) -> bool:
    return lane is None or lane.role != rule.role or lane.sound.drums == rule.drums


def _player(song: Song, wanted: Lane | None, rule: Starter) -> Lane:
    """The lane that would play a rule: the one meant if it can, else the role's first, else a stand-in."""
    if wanted is not None and wanted.sound.drums == rule.drums:
        return wanted
    able = [lane for lane in song.lanes if lane.sound.drums == rule.drums]
    held = next((lane for lane in able if lane.role == rule.role), None)
    if held is not None:
        return held
    sound = Sound(drums=True) if rule.drums else _STAND_INS[rule.role]
    low, high = usual_range(sound)
    return Lane(LaneId(0), say(f"role-{rule.role}"), rule.role, sound, "", low, high)


def _performed(song: Song, section: Section, lane: Lane, piece: Piece) -> Piece:
    grid = section_grid(song, section)
    length = grid.starts[min(grid.bars, MOST_SHOWN_BARS)]
    return perform(piece, place_of(song, section, lane, Part(PartId(0), piece.id, length_ticks=length)))


def _chosen_slots(chosen: Selection) -> frozenset[SlotId]:
    within = {ref.slot for ref in chosen.parts} | {cell.slot for cell in chosen.cells}
    return chosen.slots or frozenset(within)


def _chosen_lane(song: Song, chosen: Selection) -> Lane | None:
    """The uppermost lane of what is selected."""
    held = chosen.lanes | {ref.lane for ref in chosen.parts} | {cell.lane for cell in chosen.cells}
    return next((lane for lane in song.lanes if lane.id in held), None)
