"""Every edit of a song with arguments drawn at random: some fit the song, some must be refused."""

from collections.abc import Callable
from typing import TypeVar

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from arrangeboard.generate.starters import STARTERS
from arrangeboard.performance.performing import performed
from arrangeboard.song import find
from arrangeboard.song.edits import (
    arrangements,
    borders,
    cells,
    first_bar,
    freezing,
    guesses,
    lanes,
    order,
    parts,
    pasting,
    pieces,
    placing,
    scaling,
    sections,
    song_fields,
    writing,
)
from arrangeboard.song.ids import ArrangementId, LaneId, PieceId, SectionId, SlotId
from arrangeboard.song.keys import KEYS
from arrangeboard.song.values import Chord, Generated, Meter, MidiOut, Piece, Song, Sound
from tests.laws.songs import BEAT, KINDS, METERS, controls, notes, pieces_from_rules, songs
from tests.laws.songs import pieces as written_pieces

Item = TypeVar("Item")
Edit = Callable[[Song], Song]
Draw = Callable[[Song, DataObject], Edit]

_bars = st.integers(0, 12)
_texts = st.sampled_from(("", "Verse", "Refrain", "  spaced "))
_colours = st.sampled_from(("", "#ABCDEF", "#123456", "red"))
_ticks = st.integers(-2, 12).map(lambda halves: halves * (BEAT // 2)) | st.integers(-10, 9000)
_values = st.integers(-3, 130)
_meters = st.sampled_from((*METERS, Meter(3, 5), Meter(0, 4)))
_tempos = st.sampled_from((0, 1, 400_001, 500_000, 20_000_000))
_keys = st.sampled_from((*KEYS[:3], "H"))


def one_of(data: DataObject, items: list[Item]) -> Item:
    assume(items)
    return data.draw(st.sampled_from(items))


def some_of(data: DataObject, items: list[Item]) -> list[Item]:
    return data.draw(st.lists(st.sampled_from(items), unique=True, max_size=3)) if items else []


def a_section(song: Song, data: DataObject) -> SectionId:
    return one_of(data, list(song.sections))


def a_lane(song: Song, data: DataObject) -> LaneId:
    return one_of(data, [lane.id for lane in song.lanes])


def a_piece(song: Song, data: DataObject) -> PieceId:
    return one_of(data, list(song.pieces))


def a_piece_or_none(song: Song, data: DataObject) -> PieceId | None:
    return one_of(data, [None, *song.pieces])


def an_arrangement(song: Song, data: DataObject) -> ArrangementId:
    return one_of(data, [one.id for one in song.arrangements])


def a_slot(song: Song, data: DataObject) -> SlotId:
    return one_of(data, [slot.id for one in song.arrangements for slot in one.order])


def some_slots(song: Song, data: DataObject) -> list[SlotId]:
    return some_of(data, [slot.id for slot in one_of(data, list(song.arrangements)).order])


def a_part(song: Song, data: DataObject) -> parts.SectionPart:
    return one_of(data, _all_parts(song))


def some_cells(song: Song, data: DataObject) -> list[parts.SectionCell]:
    return some_of(data, [(section, lane.id) for section in song.sections for lane in song.lanes])


def a_move(song: Song, data: DataObject) -> parts.PartMove:
    to_tick = data.draw(_ticks)
    return parts.PartMove(*a_part(song, data), a_section(song, data), a_lane(song, data), to_tick)


def _all_parts(song: Song) -> list[parts.SectionPart]:
    return [
        (section.id, lane, part.id)
        for section in song.sections.values()
        for lane, row in section.parts.items()
        for part in row
    ]


def _add_section(song: Song, data: DataObject) -> Edit:
    arrangement, index = an_arrangement(song, data), data.draw(st.integers(0, 6))
    kind, bars, name = data.draw(st.sampled_from(KINDS)), data.draw(_bars), data.draw(_texts)
    return lambda song: sections.add_section(song, arrangement, index, kind=kind, bars=bars, name=name)


def _set_chords(song: Song, data: DataObject) -> Edit:
    section = a_section(song, data)
    chord = st.builds(Chord, _ticks, st.sampled_from(("", "F", "C/E")), st.booleans())
    chords = tuple(data.draw(st.lists(chord, max_size=3)))
    return lambda song: sections.set_section_chords(song, section, chords)


def _add_lane(song: Song, data: DataObject) -> Edit:
    index = data.draw(st.integers(0, len(song.lanes)) | st.none())
    sound = Sound(data.draw(_values), 0, data.draw(st.booleans()))
    return lambda song: lanes.add_lane(song, "New", role="bass", sound=sound, index=index)


def _add_part(song: Song, data: DataObject) -> Edit:
    section, lane, piece = a_section(song, data), a_lane(song, data), a_piece_or_none(song, data)
    start, length = data.draw(_ticks), data.draw(_ticks | st.none())
    return lambda song: parts.add_part(
        song, section, lane, piece=piece, start_tick=start, length_ticks=length
    )


def _change_part(song: Song, data: DataObject) -> Edit:
    place = a_part(song, data)
    changes: list[parts.PartFields] = [
        {"start_tick": data.draw(_ticks)},
        {"length_ticks": data.draw(_ticks | st.none())},
        {"start_tick": 0, "length_ticks": None, "piece": a_piece_or_none(song, data)},
        {"transpose": data.draw(_values), "velocity": -data.draw(_values)},
        {"note": data.draw(_texts), "status": "recorded", "accepted": ("fine",)},
    ]
    fields = one_of(data, changes)
    return lambda song: parts.change_part(song, *place, **fields)


def _own_piece(song: Song, data: DataObject) -> Edit:
    place = a_part(song, data)
    return lambda song: parts.own_piece(song, *place)


def _fill_each(song: Song, data: DataObject) -> Edit:
    wanted = {cell: a_piece_or_none(song, data) for cell in some_cells(song, data)}
    return lambda song: parts.fill_each(song, wanted)


def _paste_cells(song: Song, data: DataObject) -> Edit:
    section, lane, _ = a_part(song, data)
    row = song.sections[section].parts[lane]
    pasted = dict.fromkeys(some_cells(song, data), row)
    return lambda song: cells.paste_cells(song, pasted)


def _paste_columns(song: Song, data: DataObject) -> Edit:
    clip = data.draw(songs())
    lane_ids = [lane.id for lane in song.lanes]
    matches = {lane.id: other for lane, other in zip(clip.lanes, lane_ids, strict=False)}
    targets = [slot.section for slot in one_of(data, list(song.arrangements)).order]
    return lambda song: pasting.paste_columns(song, clip, matches, targets)


def _paste_sections(song: Song, data: DataObject) -> Edit:
    clip, arrangement = data.draw(songs()), an_arrangement(song, data)

    def edit(song: Song) -> Song:
        grown = pasting.add_copied_lanes(song, clip.lanes, 0)
        matches = {lane.id: copy.id for lane, copy in zip(clip.lanes, grown.lanes, strict=False)}
        return pasting.paste_sections(grown, clip, matches, arrangement, 0)

    return edit


def _add_copied_lanes(_song: Song, data: DataObject) -> Edit:
    clip, index = data.draw(songs()), data.draw(st.integers(0, 3))
    return lambda song: pasting.add_copied_lanes(song, clip.lanes, index)


def simple(edit: Callable[..., Song], *draws: Callable[[Song, DataObject], object]) -> Draw:
    """A draw of an edit whose arguments are drawn one by one."""

    def draw(song: Song, data: DataObject) -> Edit:
        arguments = [one(song, data) for one in draws]
        return lambda song: edit(song, *arguments)

    return draw


def drawn(strategy: st.SearchStrategy[object]) -> Callable[[Song, DataObject], object]:
    return lambda _song, data: data.draw(strategy)


def _remove_piece(song: Song, data: DataObject) -> Edit:
    piece, from_board = a_piece(song, data), data.draw(st.booleans())
    return lambda song: pieces.remove_piece(song, piece, from_board=from_board)


def _add_piece(_song: Song, data: DataObject) -> Edit:
    piece = data.draw(written_pieces(PieceId(0)) | pieces_from_rules(PieceId(0)))
    return lambda song: pieces.add_piece(song, piece)


def _kept_piece(song: Song, data: DataObject) -> Edit:
    fresh = data.draw(written_pieces(PieceId(0)))
    piece = one_of(data, [fresh, *song.pieces.values()])
    return lambda song: pieces.kept_piece(song, piece)[0]


def _with_generated(_song: Song, data: DataObject) -> Edit:
    wanted = Generated(data.draw(st.sampled_from(sorted(STARTERS))), data.draw(st.integers(0, 3)))
    name, length = data.draw(_texts), data.draw(st.integers(1, 4)) * BEAT
    return lambda song: pieces.with_generated(song, wanted, name, length)[0]


def _passing(song: Song, data: DataObject) -> Edit:
    piece = a_piece(song, data)
    return lambda song: pieces.passing(song, piece)


def _write_piece(song: Song, data: DataObject) -> Edit:
    piece, pickup = a_piece(song, data), data.draw(st.sampled_from((0, BEAT, 777)))
    fields: list[writing.PieceFields] = [
        {"notes": data.draw(st.lists(notes(-BEAT, 8 * BEAT), max_size=4)), "pickup_ticks": pickup},
        {"controls": data.draw(st.lists(controls(-BEAT, 4 * BEAT), max_size=3))},
        {"length_ticks": data.draw(_ticks)},
        {"notes": (), "lyrics": (), "pickup_ticks": pickup},
    ]
    wanted = one_of(data, fields)
    return lambda song: writing.write_piece(song, piece, **wanted)


def _freeze(song: Song, data: DataObject) -> Edit:
    places = some_of(data, [place for place in _all_parts(song) if _follows_a_rule(song, place)])
    heard = {place: _performance(song, place) for place in places}
    return lambda song: freezing.freeze(song, {place: one for place, one in heard.items() if one})


def _follows_a_rule(song: Song, place: parts.SectionPart) -> bool:
    piece = parts.find_part(song, *place).piece
    return piece is not None and song.pieces[piece].is_generated


def _performance(song: Song, place: parts.SectionPart) -> Piece | None:
    section, lane = find.section(song, place[0]), find.lane(song, place[1])
    return performed(song, section, lane, parts.find_part(song, *place))


def _lay_piece(song: Song, data: DataObject) -> Edit:
    cell, piece = (a_section(song, data), a_lane(song, data)), a_piece(song, data)
    start, length = data.draw(_ticks), data.draw(st.integers(1, 9000) | st.none())
    return lambda song: placing.lay_piece(song, cell, piece, start_tick=start, length_ticks=length)


_section_words = (sections.rename_section, sections.set_section_lyrics, sections.set_section_note)
_index = drawn(st.integers(-1, 6))
_word = drawn(_texts)


def _propose(song: Song, data: DataObject) -> Edit:
    section = a_section(song, data)
    chord = st.builds(
        Chord, _ticks.filter(lambda tick: 0 <= tick < BEAT), st.sampled_from(("C", "Dm", "N.C."))
    )
    first = data.draw(st.lists(chord, max_size=3, unique_by=lambda one: one.tick))
    proposed = tuple(sorted(first, key=lambda one: one.tick))
    return lambda song: guesses.propose_chords(song, section, proposed)


def _confirm(song: Song, data: DataObject) -> Edit:
    chosen = some_of(data, list(song.sections))
    return lambda song: guesses.confirm_chords(song, chosen)


def _take_chord(song: Song, data: DataObject) -> Edit:
    section = a_section(song, data)
    ticks = [chord.tick for chord in song.sections[section].chords]
    tick = one_of(data, ticks) if ticks else 0
    return lambda song: guesses.take_chord(song, section, tick, "Gm")


EDITS: dict[str, Draw] = {
    **{edit.__name__: simple(edit, a_section, _word) for edit in _section_words},
    **{
        edit.__name__: simple(edit, drawn(values))
        for edit, values in (
            (song_fields.rename_song, _texts),
            (song_fields.set_composer, _texts),
            (song_fields.set_song_lyrics, _texts),
            (song_fields.set_song_notes, _texts),
            (song_fields.set_song_key, _keys),
            (song_fields.set_song_tempo, _tempos),
            (song_fields.set_song_meter, _meters),
            (first_bar.set_first_bar, _ticks),
        )
    },
    **{
        edit.__name__: simple(edit, a_section, drawn(values))
        for edit, values in (
            (sections.set_section_kind, st.sampled_from(KINDS)),
            (sections.recolour_section, _colours),
            (sections.set_section_bars, _bars),
            (sections.set_section_key, _keys | st.none()),
            (sections.set_section_tempo, _tempos | st.none()),
            (sections.set_section_meter, _meters | st.none()),
            (borders.split_section, _bars),
        )
    },
    **{
        edit.__name__: simple(edit, a_lane, drawn(values))
        for edit, values in (
            (lanes.rename_lane, _texts),
            (lanes.set_lane_role, st.sampled_from(("bass", "melody"))),
            (lanes.recolour_lane, _colours),
            (lanes.set_lane_volume, _values),
            (lanes.set_lane_pan, _values),
            (lanes.set_midi_out, st.builds(MidiOut, st.sampled_from(("Synth", " ")), st.integers(-1, 16))),
            (lanes.set_lane_sound, st.builds(Sound, _values, st.sampled_from((0, 20_000)), st.booleans())),
        )
    },
    **{
        edit.__name__: simple(edit, some_slots)
        for edit in (order.duplicate_slots, order.repeat_slots, order.shelve_slots)
    },
    **{
        edit.__name__: simple(edit, a_slot)
        for edit in (order.detach_slot, order.vary_slot, borders.join_sections)
    },
    "add_section": _add_section,
    "set_section_chords": _set_chords,
    "propose_chords": _propose,
    "confirm_chords": _confirm,
    "take_chord": _take_chord,
    "move_slots": simple(order.move_slots, some_slots, _index),
    "place_from_shelf": simple(order.place_from_shelf, an_arrangement, a_section, drawn(st.integers(0, 6))),
    "delete_section": simple(order.delete_section, a_section),
    "double_last": simple(order.double_last, an_arrangement, drawn(st.sampled_from(KINDS))),
    "cut_kind": simple(order.cut_kind, an_arrangement, drawn(st.sampled_from(KINDS))),
    "move_border": simple(borders.move_border, a_slot, drawn(st.integers(-4, 4))),
    "double_tempo": simple(scaling.double_tempo),
    "halve_tempo": simple(scaling.halve_tempo),
    "add_lane": _add_lane,
    "set_lane_range": simple(lanes.set_lane_range, a_lane, drawn(_values), drawn(_values)),
    "move_lanes": simple(
        lanes.move_lanes, lambda song, data: some_of(data, [one.id for one in song.lanes]), _index
    ),
    "remove_lanes": simple(
        lanes.remove_lanes, lambda song, data: some_of(data, [one.id for one in song.lanes])
    ),
    "add_part": _add_part,
    "change_part": _change_part,
    "remove_parts": simple(parts.remove_parts, lambda song, data: some_of(data, _all_parts(song))),
    "move_parts": simple(parts.move_parts, lambda song, data: [a_move(song, data)]),
    "copy_parts": simple(parts.copy_parts, lambda song, data: [a_move(song, data), a_move(song, data)]),
    "own_piece": _own_piece,
    "fill_cells": simple(parts.fill_cells, some_cells, a_piece_or_none),
    "fill_each": _fill_each,
    "paste_cells": _paste_cells,
    "clear_cells": simple(cells.clear_cells, some_cells),
    "same_in_kind": simple(cells.same_in_kind, a_section, a_lane),
    "add_piece": _add_piece,
    "kept_piece": _kept_piece,
    "with_generated": _with_generated,
    "passing": _passing,
    "vary_piece": simple(pieces.vary_piece, a_piece),
    "tag_piece": simple(pieces.tag_piece, a_piece, drawn(st.lists(_texts, max_size=3))),
    "set_piece_key": simple(pieces.set_piece_key, a_piece, drawn(_keys | st.none())),
    "write_piece": _write_piece,
    "freeze": _freeze,
    "lay_piece": _lay_piece,
    "rename_piece": simple(pieces.rename_piece, a_piece, _word),
    "duplicate_piece": simple(pieces.duplicate_piece, a_piece),
    "remove_piece": _remove_piece,
    "copy_arrangement": simple(arrangements.copy_arrangement, an_arrangement, _word),
    "rename_arrangement": simple(arrangements.rename_arrangement, an_arrangement, _word),
    "remove_arrangement": simple(arrangements.remove_arrangement, an_arrangement),
    "add_copied_lanes": _add_copied_lanes,
    "paste_columns": _paste_columns,
    "paste_sections": _paste_sections,
}
"""A way to draw each edit, by the edit's name."""


def draw_edit(song: Song, data: DataObject) -> Edit:
    """Any edit."""
    name = data.draw(st.sampled_from(sorted(EDITS)))
    return EDITS[name](song, data)
