import pytest
from msgspec.structs import replace

from arrangeboard.melody.pitch import inverted, transposed
from arrangeboard.melody.shape import louder
from arrangeboard.melody.timing import humanised, moved, retrograde, time_scaled
from arrangeboard.melody.variation import Relative, differences, families
from arrangeboard.song.ids import PieceId
from arrangeboard.song.values import Generated, Note, Piece, Written

BEAT, BAR = 960, 3840
TUNE = tuple(
    Note(start, length, pitch)
    for start, length, pitch in (
        *((0, BEAT, 60), (BEAT, 480, 62), (BEAT + 480, 480, 64), (2 * BEAT, 2 * BEAT, 67)),
        *((BAR, BEAT, 65), (BAR + BEAT, BEAT, 64), (BAR + 2 * BEAT, BEAT, 62), (BAR + 3 * BEAT, BEAT, 60)),
    )
)


def piece(key: int, notes: tuple[Note, ...], origin: int | None = None, bars: int = 2) -> Piece:
    held = PieceId(origin) if origin else None
    return Piece(PieceId(key), f"Piece {key}", bars * BAR, content=Written(notes), origin=held)


def told(notes: tuple[Note, ...], bars: int = 2) -> list[str]:
    return [one.code for one in differences(piece(1, TUNE), piece(2, notes, bars=bars))]


def with_pitches(changes: dict[int, int]) -> tuple[Note, ...]:
    return tuple(replace(note, pitch=changes.get(at, note.pitch)) for at, note in enumerate(TUNE))


@pytest.mark.parametrize(
    ("notes", "codes"),
    [
        (TUNE, []),
        (transposed(TUNE, 12), ["differs-octave-up"]),
        (transposed(TUNE, -24), ["differs-octave-down"]),
        (transposed(TUNE, 5), ["differs-up"]),
        (moved(TUNE, BEAT), ["differs-later"]),
        (inverted(TUNE), ["differs-inverted"]),
        (transposed(inverted(TUNE), 3), ["differs-inverted"]),
        (retrograde(TUNE), ["differs-backwards"]),
        (louder(TUNE, 20), ["differs-louder"]),
        (louder(TUNE, -20), ["differs-softer"]),
        (humanised(TUNE, 4, velocity=0), ["differs-timing"]),
        (with_pitches({7: 72, 6: 71}), ["differs-ending"]),
        (with_pitches({0: 55}), ["differs-beginning"]),
        (with_pitches({0: 55, 3: 69, 7: 59}), ["differs-pitches"]),
        (tuple(sorted((*TUNE, Note(3 * BEAT, 480, 69)))), ["differs-added"]),
        (TUNE[:-1], ["differs-ending"]),
        ((), ["differs-all"]),
    ],
)
def test_a_musician_is_told_what_changed(notes: tuple[Note, ...], codes: list[str]) -> None:
    assert told(notes) == codes


def test_other_speeds_are_told_and_the_length_with_them_is_not() -> None:
    assert told(time_scaled(TUNE, 2, 1), bars=4) == ["differs-slower"]
    assert told(time_scaled(TUNE, 1, 2), bars=1) == ["differs-faster"]


def test_notes_more_and_less_are_counted() -> None:
    changed = tuple(sorted((Note(480, 240, 60), *TUNE[1:6], Note(BAR + 3 * BEAT + 480, 480, 59))))
    found = {one.code: one.values for one in differences(piece(1, TUNE), piece(2, changed, bars=3))}

    assert found == {
        "differs-added": {"count": 2},
        "differs-removed": {"count": 3},
        "differs-longer": {},
    }


def test_another_rhythm_of_the_same_notes_is_told() -> None:
    changed = tuple(replace(note, start_tick=at * 480) for at, note in enumerate(TUNE))

    assert told(changed) == ["differs-rhythm"]


def test_what_varies_a_piece_is_its_family_in_the_order_of_ids() -> None:
    pieces = [
        piece(9, with_pitches({7: 64}), 5),
        piece(5, TUNE),
        piece(7, transposed(TUNE, 2), 5),
        piece(6, TUNE),
    ]

    assert families(pieces) == {
        PieceId(5): Relative(PieceId(5), 0, "root"),
        PieceId(7): Relative(PieceId(5), 1, "variation"),
        PieceId(9): Relative(PieceId(5), 2, "variation"),
    }


def test_a_variation_of_a_variation_is_of_the_same_family() -> None:
    pieces = [piece(1, TUNE), piece(2, with_pitches({7: 64}), 1), piece(3, with_pitches({7: 64, 6: 65}), 2)]

    assert {found.eldest for found in families(pieces).values()} == {PieceId(1)}
    assert [found.place for found in families(pieces).values()] == [0, 1, 2]


def test_a_piece_cut_from_another_is_a_part_of_it() -> None:
    tail = moved(TUNE[4:], -BAR)
    found = families([piece(1, TUNE), piece(2, tail, 1, bars=1)])

    assert found[PieceId(2)].kinship == "part"


def test_what_shares_no_material_any_more_is_no_relative() -> None:
    other = tuple(Note(240 + at * 700, 240, 40 + at) for at in range(8))

    assert families([piece(1, TUNE), piece(2, other, 1)]) == {}


def test_a_piece_whose_origin_is_gone_stands_alone() -> None:
    assert families([piece(2, TUNE, 1)]) == {}


def test_pieces_of_one_rule_are_relatives_by_their_seeds() -> None:
    one = Piece(PieceId(1), length_ticks=BAR, content=Generated("bass-roots", 1))
    other = Piece(PieceId(2), length_ticks=BAR, content=Generated("bass-roots", 2), origin=PieceId(1))
    stranger = Piece(PieceId(3), length_ticks=BAR, content=Generated("other", 2), origin=PieceId(1))

    assert [found.code for found in differences(one, other)] == ["differs-seed"]
    assert set(families([one, other, stranger])) == {PieceId(1), PieceId(2)}
