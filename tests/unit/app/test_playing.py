"""Ticks and slots that the transport's commands mean, on a song of three sections."""

from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.heard_places import HeardPlaces
from arrangeboard.app.places import Places, carried, line_near, places_of
from arrangeboard.app.playing import (
    chosen_start,
    chosen_stretch,
    is_mix,
    loop_again,
    sounds_alike,
    stretch,
)
from arrangeboard.app.selection import Cell, PartRef, Selection
from arrangeboard.app.tapping import Taps
from arrangeboard.app.variants import try_change
from arrangeboard.song.edits.order import move_slots
from arrangeboard.song.edits.sections import set_section_bars
from arrangeboard.song.ids import PartId, SectionId, SlotId
from arrangeboard.song.values import MeterChange, Song
from tests.unit.board.songs import (
    BAR,
    CHORUS,
    CHORUS_1,
    CHORUS_2,
    DRUMS,
    HOOK,
    VERSE,
    VERSE_1,
    VOCAL,
    small_song,
)


def places(song: Song) -> Places:
    return places_of(song, song.arrangement)


def moved(song: Song) -> Song:
    """The verse after both choruses."""
    return move_slots(song, frozenset({VERSE_1}), 3)


def test_the_places_of_an_order_end_with_its_end() -> None:
    found = places(small_song())
    assert found.slots == (VERSE_1, CHORUS_1, CHORUS_2)
    assert found.starts == (0, 4 * BAR, 12 * BAR, 20 * BAR)


def test_a_place_stays_in_its_slot_where_that_is_moved() -> None:
    before, after = places(small_song()), places(moved(small_song()))
    assert carried(BAR, before, after) == 17 * BAR
    assert carried(5 * BAR, before, after) == BAR


def test_a_place_past_a_shortened_slot_is_its_end() -> None:
    song = small_song()
    shorter = set_section_bars(song, VERSE, 2)
    assert carried(3 * BAR, places(song), places(shorter)) == 2 * BAR
    assert carried(4 * BAR + 7, places(song), places(shorter)) == 2 * BAR + 7


def without(song: Song, *gone: SlotId) -> Song:
    order = tuple(slot for slot in song.arrangement.order if slot.id not in gone)
    return replace(song, arrangements=(replace(song.arrangement, order=order),))


def test_a_place_in_a_slot_that_went_is_where_the_next_one_begins() -> None:
    song = small_song()
    assert carried(6 * BAR, places(song), places(without(song, CHORUS_1))) == 4 * BAR
    assert carried(BAR, places(song), places(without(song, VERSE_1, CHORUS_1))) == 0
    assert carried(14 * BAR, places(song), places(without(song, CHORUS_2))) == 12 * BAR, "the end"


def twin(*sections: SectionId, origins: tuple[SectionId, ...] = ()) -> Places:
    """Another arrangement, of sections of eight bars."""
    slots = tuple(SlotId(90 + at) for at in range(len(sections)))
    return Places(
        slots, sections, origins or sections, tuple(range(0, (len(sections) + 1) * 8 * BAR, 8 * BAR))
    )


def test_in_another_variant_a_place_is_found_by_its_section_and_its_count() -> None:
    before, after = places(small_song()), twin(CHORUS, VERSE, CHORUS)
    assert carried(BAR, before, after) == 9 * BAR
    assert carried(4 * BAR, before, after) == 0
    assert carried(13 * BAR, before, after) == 17 * BAR


def test_in_another_variant_a_section_made_to_differ_is_still_the_same_place() -> None:
    before, after = places(small_song()), twin(SectionId(70), CHORUS, origins=(VERSE, CHORUS))
    assert carried(BAR, before, after) == BAR


def test_in_a_variant_of_other_sections_the_time_stays() -> None:
    before = places(small_song())
    assert carried(BAR, before, twin(SectionId(70))) == BAR
    assert carried(19 * BAR, before, twin(SectionId(70))) == 8 * BAR


def test_an_order_without_sections_has_one_place() -> None:
    nothing = Places((), (), (), (0,))
    assert carried(5 * BAR, places(small_song()), nothing) == 0
    assert carried(0, nothing, places(small_song())) == 0


def test_a_click_stands_at_the_nearest_bar_line() -> None:
    song = small_song()
    assert [line_near(song, tick) for tick in (0, BAR // 2 - 1, BAR // 2 + 1, 4 * BAR - 9)] == [
        0,
        0,
        BAR,
        4 * BAR,
    ]


def test_a_finer_click_stands_at_the_nearest_beat() -> None:
    song = small_song()
    assert line_near(song, 700, to_beat=True) == 960
    assert line_near(song, BAR + 1000, to_beat=True) == BAR + 960


def test_a_click_at_the_songs_end_stands_in_its_last_bar() -> None:
    song = small_song()
    assert line_near(song, 20 * BAR - 1) == 19 * BAR
    assert line_near(song, 20 * BAR - 1, to_beat=True) == 20 * BAR - 960


def test_lines_follow_the_meters_of_the_section() -> None:
    song = small_song()
    waltz = replace(song.sections[CHORUS], meters=(MeterChange(0, 3, 4),))
    song = replace(song, sections={**song.sections, CHORUS: waltz})
    assert line_near(song, 4 * BAR + 2800) == 4 * BAR + 2880
    assert line_near(song, 4 * BAR + 2000, to_beat=True) == 4 * BAR + 1920


def test_here_is_where_the_selection_begins() -> None:
    document = Document(small_song())
    assert chosen_start(document) == 0
    document.select(Selection(slots=frozenset({CHORUS_2, CHORUS_1})))
    assert chosen_start(document) == 4 * BAR
    document.select(Selection(parts=frozenset({PartRef(CHORUS_2, VOCAL, PartId(12))})))
    assert chosen_start(document) == 12 * BAR


def test_the_stretch_of_a_selection_has_no_holes() -> None:
    document = Document(small_song())
    assert chosen_stretch(document) == ()
    document.select(Selection(cells=frozenset({Cell(VERSE_1, DRUMS), Cell(CHORUS_2, DRUMS)})))
    assert chosen_stretch(document) == (VERSE_1, CHORUS_1, CHORUS_2)
    assert stretch(document.song, frozenset({CHORUS_1})) == (CHORUS_1,)
    assert stretch(document.song, frozenset({SlotId(99)})) == ()


def test_a_loop_is_found_again_in_another_variant() -> None:
    document = Document(small_song())
    before = places(document.song)
    try_change(document, "Another")
    after = places(document.song)
    assert loop_again((CHORUS_1,), before, after) == after.slots[1:2]
    assert loop_again((CHORUS_1, CHORUS_2), before, after) == after.slots[1:]
    assert loop_again((CHORUS_1,), before, before) == (CHORUS_1,)


def test_a_loop_keeps_what_is_left_of_it() -> None:
    song = small_song()
    left = places(without(song, VERSE_1))
    assert loop_again((VERSE_1, CHORUS_1), places(song), left) == (CHORUS_1,)
    assert loop_again((VERSE_1,), places(song), left) == ()


def test_what_is_only_looked_at_or_written_down_sounds_alike() -> None:
    song = small_song()
    assert sounds_alike(song, replace(song, title="Other", view=replace(song.view, zoom=3.0, scroll_x=9)))
    assert not sounds_alike(song, replace(song, view=replace(song.view, muted=(VOCAL,))))
    assert not sounds_alike(song, moved(song))
    assert not sounds_alike(song, replace(song, microseconds_per_quarter=600_000))


def test_a_name_or_a_note_of_a_section_changes_no_sound() -> None:
    song = small_song()
    named = replace(song.sections[VERSE], name="Strophe", note="softly", chords=())
    hook = replace(song.pieces[HOOK], name="Tune", tags=("catchy",))
    renamed = replace(song, sections={**song.sections, VERSE: named}, pieces={**song.pieces, HOOK: hook})
    assert sounds_alike(song, renamed)
    longer = replace(renamed, sections={**renamed.sections, VERSE: replace(named, bars=5)})
    assert not sounds_alike(song, longer)
    assert not sounds_alike(
        song, replace(song, pieces={**song.pieces, HOOK: replace(hook, length_ticks=BAR)})
    )


def test_a_turned_volume_is_mix_and_an_instrument_more_is_not() -> None:
    song = small_song()
    louder = replace(song, lanes=(replace(song.lanes[0], volume=110), song.lanes[1]))
    assert is_mix(song, louder)
    assert not is_mix(song, replace(song, lanes=song.lanes[:1]))
    assert not is_mix(song, moved(louder))


def test_the_fourth_tap_tells_a_tempo() -> None:
    taps = Taps()
    assert [taps.tap(at * 0.5) for at in range(5)] == [None, None, None, 120, 120]
    assert taps.count == 5


def test_one_slip_does_not_spoil_a_tapped_tempo() -> None:
    taps = Taps()
    found = [taps.tap(at) for at in (0, 0.6, 1.2, 1.5, 2.4, 3.0)]
    assert found[-1] == 100


def test_a_pause_begins_a_new_run_of_taps() -> None:
    taps = Taps()
    for at in (0.0, 0.5, 1.0, 1.5):
        taps.tap(at)
    assert taps.tap(3.6) is None
    assert taps.count == 1


def test_a_tapped_tempo_is_one_that_can_be_played() -> None:
    taps = Taps()
    assert [taps.tap(at * 0.001) for at in range(4)][-1] == 400
    slow = Taps()
    assert [slow.tap(at * 2.0) for at in range(4)][-1] == 30


def test_a_place_heard_before_a_change_is_shown_where_it_went() -> None:
    before, after = small_song(), moved(small_song())
    places = HeardPlaces()
    old, new = (before, before.arrangement), (after, after.arrangement)
    places.expect(1, 0.0)
    assert places.shown(BAR, 1.0, old, after) == 17 * BAR
    places.expect(2, 1.5)
    assert places.shown(BAR, 1.4, new, after) == 17 * BAR, "the change is reported but not heard yet"
    assert places.shown(17 * BAR + 5, 1.5, new, after) == 17 * BAR + 5


def test_a_place_is_shown_within_the_song() -> None:
    song = small_song()
    places = HeardPlaces()
    assert places.shown(-900, 0.0, None, song) == 0
    assert places.shown(99 * BAR, 0.0, None, song) == 20 * BAR
