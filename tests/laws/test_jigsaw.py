"""The puzzle on the board: neighbours that join on one pitch fit, and no part paints beyond its reach."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from arrangeboard.board.geometry import LANE_HEIGHTS
from arrangeboard.board.ground import REACH
from arrangeboard.board.jigsaw import outline
from arrangeboard.board.picture import PartLook, detail_of, part_outline, part_tongue
from arrangeboard.board.scales import PitchScale
from arrangeboard.board.scene import Scene, make_scene
from arrangeboard.song.ids import (
    ArrangementId,
    LaneId,
    PartId,
    PieceId,
    SectionId,
    SlotId,
)
from arrangeboard.song.values import Arrangement, Lane, Note, Part, Piece, Section, Slot, Song, Written

BAR = 3840
LANE = LaneId(1)
heights = st.integers(*LANE_HEIGHTS)
pitches = st.integers(0, 127)
zooms = st.floats(0.01, 24)


def piece(number: int, *pitched: int, pickup: int = 0) -> Piece:
    step = BAR // len(pitched)
    notes = [Note(at * step, step - 10, pitch) for at, pitch in enumerate(pitched)]
    led = [Note(-pickup, pickup, pitched[0])] if pickup else []
    return Piece(PieceId(number), "P", BAR, pickup, Written((*led, *notes)))


def neighbours(leaving: int, entry: int, *, pickup: int = 0, bars: int = 2) -> Song:
    """Two sections of one lane: the first ends on one pitch, the second begins on another."""
    pieces = (piece(2, 60, leaving), piece(3, entry, 60, pickup=pickup))
    sections = [
        Section(SectionId(10 + at), "S", bars=bars, parts={LANE: (Part(PartId(20 + at), one.id),)})
        for at, one in enumerate(pieces)
    ]
    order = tuple(Slot(SlotId(30 + at), one.id) for at, one in enumerate(sections))
    return Song(
        lanes=(Lane(LANE, "Lane", "melody"),),
        pieces={one.id: one for one in pieces},
        sections={one.id: one for one in sections},
        arrangements=(Arrangement(ArrangementId(40), "A", order),),
        last_id=40,
    )


def looks(scene: Scene) -> list[PartLook]:
    return [scene.look(slot, 0, scene.parts(slot, 0)[0], "") for slot in (0, 1)]


@given(pitches, heights, zooms, st.sampled_from((1, 2, 128)))
def test_where_neighbours_meet_on_one_pitch_tab_and_socket_are_one_circle(
    pitch: int, height: int, zoom: float, bars: int
) -> None:
    scene = make_scene(neighbours(pitch, pitch, bars=bars), zoom, height)
    before, after = (part_outline(look) for look in looks(scene))
    assert before.knob == after.knob
    if before.knob:
        assert before.tab_y == after.socket_y
        # The tab's centre, from the left neighbour's right edge, is the socket's from the right one's left.
        beyond = before.width + before.tab_offset - looks(scene)[0].width - scene.geometry.slot_gap
        assert abs(beyond - 0.8) < 1e-6


@given(pitches, pitches, heights)
def test_a_leap_is_a_step_in_its_direction(leaving: int, entry: int, height: int) -> None:
    scene = make_scene(neighbours(leaving, entry), 2.0, height)
    before, after = (part_outline(look) for look in looks(scene))
    if before.knob and before.tab_y is not None and after.socket_y is not None:
        assert (before.tab_y - after.socket_y) * (leaving - entry) <= 0


@given(pitches, pitches, heights, zooms, st.integers(0, 2 * BAR))
def test_no_part_paints_beyond_its_reach(
    leaving: int, entry: int, height: int, zoom: float, pickup: int
) -> None:
    scene = make_scene(neighbours(leaving, entry, pickup=pickup), zoom, height)
    for look in looks(scene):
        if detail_of(look.width, look.height) == "colour":
            continue
        xs: list[float] = []
        ys: list[float] = []
        for segment in outline(part_outline(look)):
            xs += segment.points[::2]
            ys += segment.points[1::2]
        assert -look.tongue <= min(xs) + 1e-6
        assert max(xs) <= look.width + REACH
        assert -1e-6 <= min(ys) <= max(ys) <= look.height


@given(pitches, heights, st.integers(1, 2 * BAR), st.integers(-24, 24))
def test_a_tongue_holds_its_notes_and_its_entry(pitch: int, height: int, pickup: int, transpose: int) -> None:
    part = Part(PartId(1), PieceId(3), transpose=transpose)
    look = PartLook(
        part,
        piece(3, pitch, 60, pickup=pickup),
        2 * BAR,
        drums=False,
        scale=PitchScale(40, 80),
        colour="#88aaff",
        label="P",
        width=200,
        height=height,
        tongue=40,
    )
    tongue, shape = part_tongue(look), part_outline(look)
    assert tongue is not None
    assert 0 <= tongue.top < tongue.bottom <= height
    if shape.knob and shape.socket_y is not None:
        assert tongue.top <= shape.socket_y - shape.knob
        assert shape.socket_y + shape.knob <= tongue.bottom
    assert part_tongue(replace(look, tongue=0)) is None
