"""Songs in which there is something to judge: every lane plays, on chords, in an arrangement that is shown.

What `songs` draws is mostly bare: hardly a part sounds on a known chord, and a law about verdicts would hold
of nothing.
"""

from itertools import count

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import (
    Arrangement,
    Chord,
    Lane,
    Note,
    Part,
    Piece,
    Role,
    Section,
    Slot,
    Song,
    Sound,
    Written,
)

BAR, BEAT = 3840, 960
_ROLES: tuple[Role, ...] = ("melody", "bass", "harmony", "counter-melody")
_LOWEST = {"melody": 60, "bass": 36, "harmony": 48, "counter-melody": 64}
_TRANSPOSED = st.sampled_from((0, 0, 0, 12, 1))
_CHORDS = ("C", "Am", "F", "G7", "Dm", "Em", "E7")


@st.composite
def _pieces(draw: DrawFn, key: PieceId, role: Role) -> Piece:
    """A bar or two in eighths and quarters, in the register of a role, sometimes with a pickup."""
    bars = draw(st.sampled_from((1, 2)))
    starts = draw(st.sets(st.integers(0, 8 * bars - 1), min_size=4, max_size=10))
    notes = [
        Note(
            at * BEAT // 2, draw(st.sampled_from((BEAT // 2, BEAT))), _LOWEST[role] + draw(st.integers(0, 12))
        )
        for at in sorted(starts)
    ]
    leads_in = draw(st.booleans())
    pickup = [Note(-BEAT // 2, BEAT // 2, _LOWEST[role] + 2)] if leads_in else []
    return Piece(key, role, bars * BAR, BEAT if leads_in else 0, content=Written((*pickup, *notes)))


@st.composite
def _sections(draw: DrawFn, key: SectionId, ids: "count[int]", band: Song) -> Section:
    bars = draw(st.sampled_from((2, 4)))
    chords = tuple(
        Chord(bar * BAR, draw(st.sampled_from(_CHORDS)), draw(st.booleans())) for bar in range(bars)
    )
    playing = draw(st.sets(st.sampled_from(band.lanes), min_size=1))
    parts: dict[LaneId, tuple[Part, ...]] = {
        lane.id: (
            Part(PartId(next(ids)), draw(st.sampled_from(sorted(band.pieces))), transpose=draw(_TRANSPOSED)),
        )
        for lane in sorted(playing, key=lambda lane: lane.id)
    }
    return Section(
        key, "Verse", draw(st.sampled_from(("verse", "chorus"))), bars=bars, chords=chords, parts=parts
    )


@st.composite
def bands(draw: DrawFn) -> Song:
    """A sound song of two to four lanes and sections, its whole arrangement shown."""
    ids = count(1)
    lanes = tuple(
        Lane(LaneId(next(ids)), role.title(), role, Sound()) for role in _ROLES[: draw(st.integers(2, 4))]
    )
    pieces = [draw(_pieces(PieceId(next(ids)), lane.role)) for lane in lanes]
    band = Song(lanes=lanes, pieces={piece.id: piece for piece in pieces})
    sections = [draw(_sections(SectionId(next(ids)), ids, band)) for _ in range(draw(st.integers(2, 4)))]
    order = tuple(Slot(SlotId(next(ids)), section.id) for section in sections)
    arrangement = Arrangement(ArrangementId(next(ids)), "A", order)
    return Song(
        key=draw(st.sampled_from(("C", "Am", "Eb"))),
        lanes=lanes,
        pieces=band.pieces,
        sections={section.id: section for section in sections},
        arrangements=(arrangement,),
        last_id=next(ids) - 1,
    )
