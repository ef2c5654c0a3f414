"""The one place that says what a sound song is.

Loading, `check`, property tests and every law use it; an edit of a sound song leaves a sound song.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from math import isfinite

from msgspec import Struct

from arrangeboard.song.bars import bar_ticks, section_length
from arrangeboard.song.keys import is_key
from arrangeboard.song.values import (
    Control,
    Generated,
    Lane,
    Meter,
    Part,
    Piece,
    Section,
    Song,
    TempoChange,
    View,
    Written,
)

MOST_BARS = 9_999
MOST_TICKS = 1 << 40
LONGEST_QUARTER_MICROSECONDS = 0xFF_FFFF
MOST_TILES = 1_000_000
MOST_IDS = 1 << 53
MOST_PIXELS = 1 << 30
MOST_SEEDS = (1 << 31) - 1


class Problem(Struct, frozen=True):
    """One thing that is not sound: what (`code`), the place in the file's own terms, and values."""

    code: str
    where: str
    values: dict[str, object] = {}


def problems(song: Song) -> tuple[Problem, ...]:
    """Everything about the song that is not sound; empty for every song the program makes."""
    return tuple(each_problem(song))


def each_problem(song: Song) -> Iterator[Problem]:
    """The same one after the other, found only as far as somebody asks."""
    rules: tuple[Callable[[Song], Iterator[Problem]], ...] = (
        _song_problems,
        _id_problems,
        _lane_problems,
        _piece_problems,
        _section_problems,
        _arrangement_problems,
    )
    for rule in rules:
        yield from rule(song)


def _song_problems(song: Song) -> Iterator[Problem]:
    if not song.arrangements:
        yield Problem("no-arrangement", "arrangements")
    yield from _tempo_problems(song.microseconds_per_quarter, "tempo")
    yield from _meter_problems(song.meter, "meter")
    yield from _key_problems(song.key, "key")
    known = {lane.id for lane in song.lanes}
    for name, lanes in (("muted", song.view.muted), ("soloed", song.view.soloed)):
        if not known.issuperset(lanes):
            yield Problem("unknown-lane", f"view.{name}")
    if song.view.arrangement is not None and song.view.arrangement not in {a.id for a in song.arrangements}:
        yield Problem("unknown-arrangement", "view.arrangement")
    if not (isfinite(song.view.zoom) and song.view.zoom > 0):
        yield Problem("bad-zoom", "view.zoom")
    if not all(0 <= pixels <= MOST_PIXELS for pixels in _pixels(song.view)):
        yield Problem("bad-view", "view")
    if not 0 <= song.last_id <= MOST_IDS:
        yield Problem("bad-count", "last_id")


def _pixels(view: View) -> tuple[int, ...]:
    return view.lane_height, view.scroll_x, view.scroll_y


def _id_problems(song: Song) -> Iterator[Problem]:
    """Ids are unique over the whole song, except that pieces, sections… are looked up each by its own."""
    groups: tuple[tuple[str, list[int]], ...] = (
        ("lanes", [lane.id for lane in song.lanes]),
        ("pieces", [piece.id for piece in song.pieces.values()]),
        ("sections", [section.id for section in song.sections.values()]),
        ("arrangements", [one.id for one in song.arrangements]),
        ("slots", [slot.id for one in song.arrangements for slot in one.order]),
        ("parts", [p.id for s in song.sections.values() for parts in s.parts.values() for p in parts]),
    )
    for where, ids in groups:
        if len(set(ids)) != len(ids):
            yield Problem("id-twice", where)
        if ids and (max(ids) > song.last_id or min(ids) < 1):
            yield Problem("id-out-of-count", where)


def _lane_problems(song: Song) -> Iterator[Problem]:
    for index, lane in enumerate(song.lanes):
        where = f"lanes[{index}]"
        yield from _lane_number_problems(lane, where)
        for one in lane.setup:
            yield from _control_problems(Control(0, one.kind, one.number, one.value), f"{where}.setup")


def _lane_number_problems(lane: Lane, where: str) -> Iterator[Problem]:
    seven_bits = (lane.volume, lane.pan, lane.sound.program, lane.lowest_pitch, lane.highest_pitch)
    if not all(0 <= value <= 127 for value in seven_bits) or not 0 <= lane.sound.bank < 1 << 14:
        yield Problem("number-out-of-range", where)
    if lane.lowest_pitch > lane.highest_pitch:
        yield Problem("range-upside-down", where)
    yield from _colour_problems(lane.colour, where)
    out = lane.midi_out
    if out is not None and not (out.port.strip() and 0 <= out.channel <= 15):
        yield Problem("bad-midi-out", where)


def _piece_problems(song: Song) -> Iterator[Problem]:
    for key, piece in song.pieces.items():
        where = f"pieces.{key}"
        if key != piece.id:
            yield Problem("id-elsewhere", where)
        if not 0 < piece.length_ticks <= MOST_TICKS or not 0 <= piece.pickup_ticks <= MOST_TICKS:
            yield Problem("bad-length", where)
        if piece.key is not None:
            yield from _key_problems(piece.key, where)
        if isinstance(piece.content, Generated):
            yield from _generated_problems(piece, piece.content, where)
        else:
            yield from _written_problems(piece, piece.content, where)


def _generated_problems(piece: Piece, content: Generated, where: str) -> Iterator[Problem]:
    if not content.rule.strip() or not 0 <= content.seed <= MOST_SEEDS:
        yield Problem("bad-rule", where)
    if piece.pickup_ticks:
        yield Problem("bad-length", where)


def _written_problems(piece: Piece, content: Written, where: str) -> Iterator[Problem]:
    in_order = {
        "notes": list(content.notes) == sorted(content.notes),
        "controls": _never_falling(control.tick for control in content.controls),
        "lyrics": _never_falling(lyric.tick for lyric in content.lyrics),
    }
    for name, good in in_order.items():
        if not good:
            yield Problem("not-in-order", f"{where}.{name}")
    for index, note in enumerate(content.notes):
        fits = -piece.pickup_ticks <= note.start_tick < MOST_TICKS and 0 < note.length_ticks <= MOST_TICKS
        if not (fits and 0 <= note.pitch <= 127 and 1 <= note.velocity <= 127):
            yield Problem("bad-note", f"{where}.notes[{index}]")
    for index, control in enumerate(content.controls):
        yield from _control_problems(control, f"{where}.controls[{index}]")
    ticks = [control.tick for control in content.controls] + [lyric.tick for lyric in content.lyrics]
    if any(not -piece.pickup_ticks <= tick < MOST_TICKS for tick in ticks):
        yield Problem("before-pickup", where)


def _control_problems(control: Control, where: str) -> Iterator[Problem]:
    low, high = (-8192, 8191) if control.kind == "bend" else (0, 127)
    if not (low <= control.value <= high and 0 <= control.number <= 127):
        yield Problem("bad-control", where)


def _section_problems(song: Song) -> Iterator[Problem]:
    for key, section in song.sections.items():
        where = f"sections.{key}"
        if key != section.id:
            yield Problem("id-elsewhere", where)
        if not 1 <= section.bars <= MOST_BARS:
            yield Problem("bad-bars", where, {"bars": section.bars})
            continue
        yield from _colour_problems(section.colour, where)
        bad_meters = list(_section_meter_problems(section, where))
        yield from bad_meters
        if not bad_meters and not list(_meter_problems(song.meter, where)):
            length_ticks = section_length(song, section)
            yield from _change_problems(section, where, length_ticks)
            yield from _cell_problems(song, section, where, length_ticks)


def _section_meter_problems(section: Section, where: str) -> Iterator[Problem]:
    for change in section.meters:
        yield from _meter_problems(Meter(change.numerator, change.denominator), f"{where}.meters")
    if not _rising((change.bar for change in section.meters), section.bars):
        yield Problem("not-in-order", f"{where}.meters")


def _change_problems(section: Section, where: str, length_ticks: int) -> Iterator[Problem]:
    rows: tuple[tuple[str, Iterable[int]], ...] = (
        ("tempos", (change.tick for change in section.tempos)),
        ("keys", (change.tick for change in section.keys)),
        ("chords", (chord.tick for chord in section.chords)),
    )
    for name, ticks in rows:
        if not _rising(ticks, length_ticks):
            yield Problem("not-in-order", f"{where}.{name}")
    for tempo in section.tempos:
        yield from _section_tempo_problems(tempo, where)
    for key in section.keys:
        yield from _key_problems(key.key, f"{where}.keys")
    if any(not chord.symbol.strip() for chord in section.chords):
        yield Problem("empty-chord", f"{where}.chords")
    if section.intended_energy is not None and not isfinite(section.intended_energy):
        yield Problem("bad-energy", where)


def _section_tempo_problems(tempo: TempoChange, where: str) -> Iterator[Problem]:
    yield from _tempo_problems(tempo.microseconds_per_quarter, f"{where}.tempos")


def _cell_problems(song: Song, section: Section, where: str, length_ticks: int) -> Iterator[Problem]:
    known = {lane.id for lane in song.lanes}
    for lane, parts in section.parts.items():
        cell = f"{where}.parts.{lane}"
        if lane not in known:
            yield Problem("unknown-lane", cell)
        if not parts:
            yield Problem("empty-cell", cell)
        free_from = 0
        for part in parts:
            yield from _part_problems(song, part, cell, length_ticks)
            if part.start_tick < free_from:
                yield Problem("parts-overlap", cell)
            free_from = part_end(part, length_ticks)


def part_end(part: Part, length_ticks: int) -> int:
    """Where a part ends in a section of `length_ticks`."""
    return length_ticks if part.length_ticks is None else part.start_tick + part.length_ticks


def _part_problems(song: Song, part: Part, cell: str, length_ticks: int) -> Iterator[Problem]:
    end_tick = part_end(part, length_ticks)
    if not 0 <= part.start_tick < end_tick <= length_ticks:
        yield Problem("part-outside-section", cell)
    if not (-127 <= part.transpose <= 127 and -127 <= part.velocity <= 127):
        yield Problem("number-out-of-range", cell)
    if part.piece is None:
        return
    if part.piece not in song.pieces:
        yield Problem("unknown-piece", cell, {"piece": part.piece})
        return
    piece = song.pieces[part.piece]
    if not piece.is_generated and end_tick - part.start_tick > MOST_TILES * max(1, piece.length_ticks):
        yield Problem("too-many-tiles", cell)


def _arrangement_problems(song: Song) -> Iterator[Problem]:
    for index, arrangement in enumerate(song.arrangements):
        if any(slot.section not in song.sections for slot in arrangement.order):
            yield Problem("unknown-section", f"arrangements[{index}]")


def _never_falling(ticks: Iterable[int]) -> bool:
    return all(before <= after for before, after in pairwise(ticks))


def _rising(places: Iterable[int], end: int) -> bool:
    before = -1
    for place in places:
        if not before < place < end:
            return False
        before = place
    return True


def _tempo_problems(microseconds_per_quarter: int, where: str) -> Iterator[Problem]:
    if not 1 <= microseconds_per_quarter <= LONGEST_QUARTER_MICROSECONDS:
        yield Problem("bad-tempo", where)


def _meter_problems(meter: Meter, where: str) -> Iterator[Problem]:
    power_of_two = 1 <= meter.denominator <= 64 and meter.denominator & (meter.denominator - 1) == 0
    if not (power_of_two and 1 <= meter.numerator <= 255 and bar_ticks(meter) > 0):
        yield Problem("bad-meter", where)


def _key_problems(key: str, where: str) -> Iterator[Problem]:
    if not is_key(key):
        yield Problem("bad-key", where, {"key": key})


def _colour_problems(colour: str, where: str) -> Iterator[Problem]:
    digits = colour[1:]
    sound = colour == "" or (colour[0] == "#" and len(digits) == 6 and set(digits) <= set("0123456789abcdef"))
    if not sound:
        yield Problem("bad-colour", where)
