"""Where something may be missing: the outlines, their signs, and why they are there."""

from msgspec.structs import replace

from arrangeboard.board.items import Box, Shape, Text
from arrangeboard.board.scene import Scene, make_scene
from arrangeboard.board.sockets import (
    is_on_sign,
    sign_rect,
    socket_at,
    socket_items,
    socket_rect,
    socket_words,
)
from arrangeboard.fit.missing import Missing, missing
from arrangeboard.song.ids import SlotId
from arrangeboard.song.values import Note, Piece, Written
from arrangeboard.words import say
from tests.unit.board.lettering import plain_lettering
from tests.unit.fit.heat_songs import BAR, TUNE, VOICE, lane, part, section, song_of

SUNG = tuple(Note(at * BAR // 4, 960, 60) for at in range(8))
"""Two bars of a part of four."""


def scene(*sung_bars: int, zoom: float = 1.0, height: int = 64) -> Scene:
    """Verses of four bars, each sung for so many bars."""
    held = [
        section(
            at, parts={VOICE: (part(50 + at, TUNE, 0, bars * BAR if bars < 4 else None),)} if bars else {}
        )
        for at, bars in enumerate(sung_bars, start=1)
    ]
    return make_scene(song_of(held, [lane(VOICE)]), zoom, height)


def found(shown: Scene) -> tuple[Missing, ...]:
    return missing(shown.song, shown.arrangement)


def test_a_socket_stands_where_the_music_stops() -> None:
    shown = scene(2)
    rect = socket_rect(shown, found(shown)[0])
    assert rect is not None
    geometry = shown.geometry
    assert geometry.x_in_slot(0, 2 * BAR) < rect.x < rect.right < geometry.x_in_slot(0, 4 * BAR)
    assert socket_at(shown, found(shown), rect.x + 5, rect.y + 5) == found(shown)[0]
    assert socket_at(shown, found(shown), rect.x - 20, rect.y + 5) is None


def test_a_socket_is_a_dashed_piece_with_a_knob_and_a_sign() -> None:
    shown = scene(2)
    (outline,) = [
        item for item in socket_items(shown, found(shown), plain_lettering()) if isinstance(item, Shape)
    ]
    assert outline.dashed
    assert sum(segment.verb == "curve" for segment in outline.path) > 4
    signs = [
        item.text for item in socket_items(shown, found(shown), plain_lettering()) if isinstance(item, Text)
    ]
    assert signs == ["?"]


def test_no_socket_lies_over_a_part_that_falls_silent() -> None:
    half = Piece(TUNE, "Half", 4 * BAR, content=Written(SUNG))
    song = song_of([section(1, parts={VOICE: (part(51, TUNE),)})], [lane(VOICE)])
    shown = make_scene(replace(song, pieces={**song.pieces, TUNE: half}), 1.0, 64)
    (one,) = found(shown)
    assert one.why == "stops-short"
    assert socket_rect(shown, one) is None
    assert not socket_items(shown, found(shown), plain_lettering())


def test_the_socket_under_the_pointer_is_lit() -> None:
    shown = scene(2)
    one = found(shown)[0]
    quiet = socket_items(shown, [one], plain_lettering())
    lit = socket_items(shown, [one], plain_lettering(), one)
    assert "accent" in {item.fill for item in lit if isinstance(item, Box)}
    assert "accent" not in {item.fill for item in quiet if isinstance(item, Box)}


def test_the_sign_leaves_the_middle_to_a_click_that_adds() -> None:
    shown = scene(2)
    rect = socket_rect(shown, found(shown)[0])
    assert rect is not None
    sign = sign_rect(rect)
    assert is_on_sign(shown, found(shown)[0], sign.x + 2, sign.y + 2)
    assert not is_on_sign(shown, found(shown)[0], rect.x + rect.width / 2, rect.y + rect.height / 2)
    assert rect.x <= sign.x
    assert sign.right <= rect.right


def test_from_afar_there_are_no_sockets() -> None:
    shown = scene(2, zoom=0.02)
    assert socket_rect(shown, found(shown)[0]) is None
    assert not socket_items(shown, found(shown), plain_lettering())


def test_a_socket_of_a_slot_that_is_gone_is_not_shown() -> None:
    gone = Missing(SlotId(1), VOICE, 0, BAR, "absent", "melody")
    assert socket_rect(scene(4), gone) is None


def test_it_says_who_has_what_is_missing_here() -> None:
    one = scene(4, 0)
    assert socket_words(one, found(one)[0], say) == "No melody here: verse 1 has one."
    two = scene(4, 4, 0)
    assert socket_words(two, found(two)[0], say) == "No melody here: verse 1 and verse 2 have one."
    many = scene(4, 4, 4, 4, 0)
    assert "4 sections" in socket_words(many, found(many)[0], say)


def test_it_says_who_stops() -> None:
    shown = scene(2)
    assert socket_words(shown, found(shown)[0], say) == "melody stops before the section ends."
