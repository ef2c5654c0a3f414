"""Strategies for whole sound songs, small but with everything that a song may hold.

Lanes with sounds and setups; pieces with pickups, controls and lyrics; sections with meters, tempos, keys
and chords of their own, planned parts and several parts in a cell; pieces from rules and pieces that came
from others; slots that link to one section; several arrangements; sections on the shelf.
"""

from itertools import count, pairwise

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from msgspec.structs import replace

from arrangeboard.generate.starters import STARTERS
from arrangeboard.song.bars import bar_grid
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.keys import KEYS
from arrangeboard.song.values import (
    Arrangement,
    Chord,
    Control,
    Generated,
    KeyChange,
    Lane,
    LaneControl,
    Lyric,
    Meter,
    MeterChange,
    MidiOut,
    Note,
    Part,
    Piece,
    Section,
    SectionKind,
    Slot,
    Song,
    Sound,
    TempoChange,
    View,
    Written,
)

BEAT = 960
KINDS: tuple[SectionKind, ...] = ("intro", "verse", "pre-chorus", "chorus", "bridge", "outro", "custom")
METERS = (Meter(4, 4), Meter(3, 4), Meter(6, 8), Meter(7, 8), Meter(1, 4), Meter(2, 2))
CHORDS = ("F", "C/E", "Dm7", "Bb", "G7", "N.C.")
NAMES = ("", "Verse", "Chorus", "Break it down", "Ünïcode – ok", 'a "quoted" name')

_tempos = st.sampled_from((250_000, 500_000, 500_002, 731_708, 1_200_000))
_names = st.sampled_from(NAMES)
_colours = st.sampled_from(("", "#6ea8fe", "#f2b84b"))


def ticks(lowest: int, highest: int) -> SearchStrategy[int]:
    """Ticks from `lowest` to `highest`, mostly on eighths, some anywhere."""
    grid = st.integers(-(-lowest // (BEAT // 2)), highest // (BEAT // 2)).map(lambda n: n * (BEAT // 2))
    anywhere = st.integers(lowest, highest)
    on_grid = highest // (BEAT // 2) >= -(-lowest // (BEAT // 2))
    return st.one_of(grid, grid, anywhere) if on_grid else anywhere


def notes(lowest_tick: int, end_tick: int) -> SearchStrategy[Note]:
    """Notes that start from `lowest_tick` to before `end_tick`, some ringing on past it."""
    return st.builds(
        Note,
        start_tick=ticks(lowest_tick, end_tick - 1),
        length_ticks=ticks(1, 3 * BEAT),
        pitch=st.integers(57, 64) | st.integers(0, 127),
        velocity=st.integers(1, 127),
    )


def controls(lowest_tick: int, end_tick: int) -> SearchStrategy[Control]:
    """Controllers, bends and pressures from `lowest_tick` to before `end_tick`."""
    at = ticks(lowest_tick, end_tick - 1)
    seven_bits = st.integers(0, 127)
    return st.one_of(
        st.builds(Control, at, st.just("controller"), st.sampled_from((1, 7, 11, 64, 101)), seven_bits),
        st.builds(Control, at, st.just("bend"), st.just(0), st.integers(-8192, 8191)),
        st.builds(Control, at, st.just("pressure"), st.just(0), seven_bits),
        st.builds(Control, at, st.just("key-pressure"), seven_bits, seven_bits),
    )


@st.composite
def pieces(draw: DrawFn, piece_id: PieceId) -> Piece:
    """A piece of an eighth to five bars, perhaps with a pickup."""
    length = draw(ticks(BEAT // 2, 20 * BEAT))
    pickup = draw(st.sampled_from((0, 0, BEAT // 2, BEAT, 777, 5 * BEAT)))
    lyric = st.builds(Lyric, ticks(-pickup, length - 1), st.sampled_from(("la", "moon", "é")))
    return Piece(
        id=piece_id,
        name=draw(_names),
        length_ticks=length,
        pickup_ticks=pickup,
        content=Written(
            notes=tuple(sorted(draw(st.lists(notes(-pickup, length), max_size=6)))),
            controls=tuple(sorted(draw(st.lists(controls(-pickup, length), max_size=3)))),
            lyrics=tuple(sorted(draw(st.lists(lyric, max_size=2)))),
        ),
        key=draw(st.none() | st.sampled_from(KEYS)),
        tags=draw(st.sampled_from(((), ("riff",)))),
    )


@st.composite
def pieces_from_rules(draw: DrawFn, piece_id: PieceId) -> Piece:
    """A piece that a rule makes anew in each place, perhaps a rule that this version does not know."""
    rule = draw(st.sampled_from((*STARTERS, "from-tomorrow")))
    return Piece(
        id=piece_id,
        name=draw(_names),
        length_ticks=draw(st.sampled_from((BEAT, 4 * BEAT))),
        content=Generated(rule, draw(st.integers(0, 3))),
        tags=draw(st.sampled_from(((), ("starter",)))),
    )


def _some_pieces(draw: DrawFn, ids: "count[int]", *, rules: bool) -> list[Piece]:
    """Up to three pieces, with `rules` some from a rule; some come from an earlier one, or are its copies."""
    found: list[Piece] = []
    for _ in range(draw(st.integers(0, 3))):
        make = draw(st.sampled_from((pieces, pieces, pieces_from_rules))) if rules else pieces
        made = draw(make(PieceId(next(ids))))
        origin = draw(st.sampled_from((None, *found)))
        if origin is not None:
            made = replace(draw(st.sampled_from((made, origin))), id=made.id, origin=origin.id)
        found.append(made)
    return found


@st.composite
def lanes(draw: DrawFn, lane_id: LaneId) -> Lane:
    """A lane of any instrument."""
    return Lane(
        id=lane_id,
        name=draw(st.sampled_from(("Bass", "Keys", "Voice", "Drums", ""))),
        role=draw(st.sampled_from(("melody", "harmony", "bass", "rhythm"))),
        sound=Sound(draw(st.integers(0, 127)), draw(st.sampled_from((0, 0, 16_383))), draw(st.booleans())),
        colour=draw(_colours),
        volume=draw(st.integers(0, 127)),
        pan=draw(st.integers(0, 127)),
        setup=draw(st.sampled_from(((), (LaneControl("controller", 91, 12),)))),
        midi_out=draw(st.sampled_from((None, MidiOut("Synth", 3), MidiOut("Synth", 15, beside=True)))),
    )


@st.composite
def _cell(draw: DrawFn, ids: "count[int]", piece_ids: tuple[PieceId, ...], length: int) -> tuple[Part, ...]:
    """One part over the cell, or several one after the other."""
    cuts = sorted(draw(st.sets(ticks(0, length - 1), min_size=1, max_size=3)))
    parts = [
        _part(draw, PartId(next(ids)), piece_ids, start, end - start)
        for start, end in pairwise([*cuts, length])
    ]
    if draw(st.booleans()):
        last = parts.pop()
        parts.append(Part(last.id, last.piece, last.start_tick, None, last.transpose, last.velocity))
    return tuple(parts)


def _part(draw: DrawFn, part_id: PartId, piece_ids: tuple[PieceId, ...], start: int, room: int) -> Part:
    return Part(
        id=part_id,
        piece=draw(st.sampled_from((None, *piece_ids))),
        start_tick=start,
        length_ticks=draw(st.just(room) | st.integers(1, room)),
        transpose=draw(st.sampled_from((0, 0, -12, 5)) | st.integers(-60, 60)),
        velocity=draw(st.sampled_from((0, 0, -20, 30))),
        status=draw(st.sampled_from(("idea", "recorded"))),
        note=draw(st.sampled_from(("", "softly"))),
    )


@st.composite
def _meter_changes(draw: DrawFn, bars: int) -> tuple[MeterChange, ...]:
    places = sorted(draw(st.sets(st.integers(0, bars - 1), max_size=2)))
    meters = draw(st.lists(st.sampled_from(METERS), min_size=len(places), max_size=len(places)))
    return tuple(
        MeterChange(bar, meter.numerator, meter.denominator)
        for bar, meter in zip(places, meters, strict=True)
    )


@st.composite
def sections(draw: DrawFn, section_id: SectionId, ids: "count[int]", song: Song) -> Section:
    """A section of one to six bars for a song of that meter, those lanes and those pieces."""
    bars = draw(st.integers(1, 6))
    meters = draw(st.just(()) | _meter_changes(bars))
    length = bar_grid(bars, meters, song.meter).length_ticks
    places = st.sets(ticks(0, length - 1), max_size=2).map(sorted)
    lane_ids = [lane.id for lane in song.lanes]
    playing = draw(st.sets(st.sampled_from(lane_ids))) if lane_ids else set()
    return Section(
        id=section_id,
        name=draw(_names),
        kind=draw(st.sampled_from(KINDS)),
        colour=draw(_colours),
        bars=bars,
        meters=meters,
        tempos=tuple(TempoChange(tick, draw(_tempos)) for tick in draw(places)),
        keys=tuple(KeyChange(tick, draw(st.sampled_from(KEYS))) for tick in draw(places)),
        chords=tuple(
            Chord(tick, draw(st.sampled_from(CHORDS)), draw(st.booleans())) for tick in draw(places)
        ),
        parts={lane: draw(_cell(ids, tuple(song.pieces), length)) for lane in sorted(playing)},
        lyrics=draw(st.sampled_from(("", "Two lines\nof words"))),
        note=draw(st.sampled_from(("", "Keep it quiet"))),
        intended_energy=draw(st.sampled_from((None, 0.5))),
    )


@st.composite
def _arrangements(draw: DrawFn, ids: "count[int]", section_ids: list[SectionId]) -> Arrangement:
    order = draw(st.lists(st.sampled_from(section_ids), max_size=5)) if section_ids else []
    arrangement_id = ArrangementId(next(ids))
    return Arrangement(
        arrangement_id,
        draw(st.sampled_from(("A", "Without bridge"))),
        tuple(Slot(SlotId(next(ids)), section) for section in order),
    )


@st.composite
def songs(draw: DrawFn, *, rules: bool = True) -> Song:
    """A sound song: `problems(song) == ()`. Without `rules`, none of its pieces follows the chords."""
    ids = count(1)
    band = Song(
        meter=draw(st.sampled_from(METERS[:4])),
        lanes=tuple(draw(lanes(LaneId(next(ids)))) for _ in range(draw(st.integers(0, 3)))),
        pieces={one.id: one for one in _some_pieces(draw, ids, rules=rules)},
    )
    count_of_sections = draw(st.integers(0, 4))
    own_sections = [draw(sections(SectionId(next(ids)), ids, band)) for _ in range(count_of_sections)]
    section_ids = [section.id for section in own_sections]
    arrangements = tuple(draw(_arrangements(ids, section_ids)) for _ in range(draw(st.integers(1, 2))))
    return replace(
        band,
        title=draw(_names),
        key=draw(st.sampled_from(KEYS)),
        microseconds_per_quarter=draw(_tempos),
        sections={section.id: section for section in own_sections},
        arrangements=arrangements,
        view=draw(_views(band.lanes, arrangements)),
        last_id=next(ids) - 1,
    )


@st.composite
def _views(draw: DrawFn, own_lanes: tuple[Lane, ...], arrangements: tuple[Arrangement, ...]) -> View:
    muted = draw(st.sets(st.sampled_from([lane.id for lane in own_lanes]))) if own_lanes else set()
    return View(
        arrangement=draw(st.none() | st.sampled_from([one.id for one in arrangements])),
        muted=tuple(sorted(muted)),
    )
