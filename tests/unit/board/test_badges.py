"""The marks of fit on the board: one for what it says, none where all is well, and never a mush from afar."""

import pytest
from msgspec.structs import replace

from arrangeboard.board.badges import Badge, BadgeItem, badge_items, badge_of, badge_rect
from arrangeboard.board.items import Box, Boxes, Rect, Shape, Text
from arrangeboard.board.overlay import PartKey
from arrangeboard.board.scene import Scene, make_scene
from arrangeboard.fit.finding import Finding, Grade, Measure
from arrangeboard.fit.verdict import Verdict
from arrangeboard.song.ids import PartId
from arrangeboard.song.values import Song
from tests.unit.board.lettering import plain_lettering
from tests.unit.board.songs import CHORUS_1, CHORUS_2, VOCAL, small_song

HOOK_1, HOOK_2 = (CHORUS_1, VOCAL, PartId(12)), (CHORUS_2, VOCAL, PartId(12))
EVERYTHING = Rect(-1000, -1000, 100_000, 100_000)


def finding(grade: Grade = "strong", *, guessed: bool = False, accepted: bool = False) -> Finding:
    measure = Measure("chord-tones", 40, 50, 95)
    return Finding("few-chord-tones", grade, 0.5, 0, 48, measure, guessed=guessed, accepted=accepted)


def items(scene: Scene, badge: Badge = "strong", visible: Rect = EVERYTHING) -> list[BadgeItem]:
    return badge_items(scene, {HOOK_1: badge}, visible, plain_lettering())


@pytest.mark.parametrize(
    ("findings", "badge"),
    [
        ((), None),
        ((finding("note"),), None),
        ((finding("mild"), finding("strong")), "strong"),
        ((finding("mild"),), "mild"),
        ((finding("mild", guessed=True),), "guessed"),
        ((finding("strong", guessed=True), finding("mild")), "mild"),
        ((finding(accepted=True),), "as-meant"),
        ((finding(accepted=True), finding("mild")), "mild"),
        ((finding("note", accepted=True),), None),
    ],
)
def test_a_badge_says_the_worst_that_is_sure(findings: tuple[Finding, ...], badge: Badge | None) -> None:
    assert badge_of(Verdict(50, findings), "usual") == badge


def test_a_song_left_free_shows_no_badge_for_guessed_chords_alone() -> None:
    guessed, sure = finding(guessed=True), finding("mild")
    assert badge_of(Verdict(50, (guessed,)), "free") is None
    assert badge_of(Verdict(50, (guessed, sure)), "free") == "mild"


def test_every_kind_of_badge_has_a_shape_of_its_own() -> None:
    scene = make_scene(small_song(), 1.0, 66)
    kinds: tuple[Badge, ...] = ("strong", "mild", "guessed", "as-meant")
    drawn = {str([_without_ink(item) for item in items(scene, kind)]) for kind in kinds}
    assert len(drawn) == len(kinds)


def test_from_afar_only_an_edge_is_left_tall_for_what_does_not_fit() -> None:
    scene = make_scene(small_song(), 0.03, 10)
    (strong,), (mild,) = items(scene, "strong"), items(scene, "mild")
    assert isinstance(strong, Boxes)
    assert isinstance(mild, Boxes)
    (tall,), (low,) = strong.rects, mild.rects
    assert tall.width <= 2
    assert low.height < tall.height == scene.geometry.lane_height
    assert not items(scene, "as-meant")
    assert not items(scene, "guessed")


def test_badges_from_afar_are_painted_together() -> None:
    scene = make_scene(small_song(), 0.03, 10)
    found = badge_items(scene, {HOOK_1: "strong", HOOK_2: "strong"}, EVERYTHING, plain_lettering())
    assert [len(one.rects) for one in found if isinstance(one, Boxes)] == [2]


def test_only_what_shows_is_listed() -> None:
    scene = make_scene(small_song(), 1.0, 66)
    elsewhere = scene.geometry.cell(0, 0)
    assert items(scene)
    assert not items(scene, visible=elsewhere.grown(-4))


def test_a_rectangle_lists_the_same_badges_however_many_there_are() -> None:
    scene = make_scene(small_song(), 1.0, 66)
    crowd = [(CHORUS_1, VOCAL, PartId(number)) for number in range(100, 200)]
    one = scene.geometry.cell(scene.geometry.slot_index[CHORUS_1], 0).grown(-4)
    badges: dict[PartKey, Badge] = {HOOK_1: "strong", HOOK_2: "mild"}
    many: dict[PartKey, Badge] = {**badges, **dict.fromkeys(crowd, "mild")}
    few = badge_items(scene, badges, one, plain_lettering())
    assert few == badge_items(scene, many, one, plain_lettering()) == items(scene)


def test_a_part_that_is_gone_has_no_badge() -> None:
    scene = make_scene(small_song(), 1.0, 66)
    gone = (CHORUS_1, VOCAL, PartId(99))
    assert badge_items(scene, {gone: "strong"}, EVERYTHING, plain_lettering()) == []
    assert badge_rect(scene, gone) is None


def test_a_long_name_is_shortened_before_the_badge() -> None:
    scene = make_scene(small_song(), 0.8, 66)
    rect = badge_rect(scene, HOOK_1)
    assert rect is not None
    long_name = make_scene(_renamed("A name much longer than its part is wide"), 0.8, 66)
    texts = [item for item in items(long_name) if isinstance(item, Text)]
    assert [text.text[-1] for text in texts] == ["…"]
    assert texts[0].rect.right <= rect.x + 3
    assert not [item for item in items(scene) if isinstance(item, Text)]


def test_a_badge_stands_inside_its_part_at_every_size() -> None:
    for zoom, height in ((1.0, 66), (0.4, 40), (0.2, 20), (0.05, 12)):
        scene = make_scene(small_song(), zoom, height)
        rect, slot = badge_rect(scene, HOOK_1), scene.geometry.slot_index[CHORUS_1]
        assert rect is not None
        cell = scene.geometry.cell(slot, 0)
        assert cell.x <= rect.x
        assert rect.right <= cell.right
        assert rect.bottom <= cell.bottom


def _renamed(name: str) -> Song:
    song = small_song()
    pieces = {key: replace(piece, name=name) for key, piece in song.pieces.items()}
    return replace(song, pieces=pieces)


def _without_ink(item: BadgeItem) -> tuple[object, ...]:
    """What is left where colours cannot be told apart."""
    if isinstance(item, Box):
        return item.rect, bool(item.fill), bool(item.line), item.dashed
    return (item.path,) if isinstance(item, Shape) else (item,)


def test_without_room_for_a_sign_a_triangle_stands_for_what_rubs_and_a_disc_for_what_does_not_fit() -> None:
    scene = make_scene(small_song(), 1.0, 30)
    assert not [item for item in items(scene, "strong") if isinstance(item, Shape)]
    (triangle,) = items(scene, "mild")
    assert isinstance(triangle, Shape)
    assert triangle.fill
    assert len(triangle.path) == 4
