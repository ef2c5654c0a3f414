"""Whatever is played: the song stays sound, and every note of a take is heard where it was played."""

from hypothesis import given, settings
from hypothesis import strategies as st

from arrangeboard.app.takes.keeping import timed
from arrangeboard.app.takes.placing import with_slot_takes, with_take
from arrangeboard.app.takes.slots import cut_at_slots, without_doubles
from arrangeboard.melody.takes import Take
from arrangeboard.performance.sounding import sounding
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Control, Note
from arrangeboard.storage.settings import TakeMode
from tests.unit.board.songs import BAR, DRUMS, VOCAL, small_song

END = 20 * BAR

notes = st.builds(
    Note,
    st.integers(0, END - 1),
    st.integers(1, 2 * BAR),
    st.sampled_from((36, 60, 61, 67)),
    st.integers(1, 127),
)
controls = st.builds(
    Control, st.integers(0, END - 1), st.just("controller"), st.just(64), st.integers(0, 127)
)
modes: st.SearchStrategy[TakeMode] = st.sampled_from(("overdub", "replace"))


@st.composite
def takes(draw: st.DrawFn) -> Take:
    played = without_doubles(draw(st.lists(notes, min_size=1, max_size=12)))
    return Take(played, tuple(sorted(draw(st.lists(controls, max_size=4)), key=lambda one: one.tick)))


@given(take=takes(), mode=modes, lane=st.sampled_from((VOCAL, DRUMS)), only_here=st.booleans())
@settings(max_examples=150, deadline=None)
def test_every_note_of_a_take_is_heard_where_it_was_played(
    take: Take, mode: TakeMode, lane: int, only_here: bool
) -> None:
    song = small_song()
    lane_id = VOCAL if lane == VOCAL else DRUMS
    cut = cut_at_slots(song, take, start_tick=0)
    made = with_slot_takes(song, lane_id, cut, mode, only_here=only_here)
    assert problems(made) == ()
    heard = {(one.start_tick, one.pitch) for one in sounding(made, made.arrangement).lanes[lane_id].notes}
    assert {(one.start_tick, one.pitch) for one in take.notes} <= heard


@given(take=takes(), mode=modes)
@settings(max_examples=100, deadline=None)
def test_a_take_leaves_the_lanes_beside_it_as_they_were(take: Take, mode: TakeMode) -> None:
    song = small_song()
    made = with_take(song, VOCAL, take, start_tick=0, mode=mode)
    before = sounding(song, song.arrangement).lanes[DRUMS].notes
    after = sounding(made, made.arrangement).lanes[DRUMS].notes
    assert [(n.start_tick, n.pitch) for n in before] == [(n.start_tick, n.pitch) for n in after]


@given(take=takes())
@settings(max_examples=100, deadline=None)
def test_to_overdub_takes_nothing_away_in_a_lane_but_pitches_that_are_struck_again(take: Take) -> None:
    song = small_song()
    made = with_take(song, DRUMS, take, start_tick=0, mode="overdub")
    before = {(n.start_tick, n.pitch) for n in sounding(song, song.arrangement).lanes[DRUMS].notes}
    after = {(n.start_tick, n.pitch) for n in sounding(made, made.arrangement).lanes[DRUMS].notes}
    struck = {note.pitch for note in take.notes}
    assert {one for one in before if one[1] not in struck} <= after


@given(take=takes())
@settings(max_examples=100, deadline=None)
def test_a_take_on_the_grid_stays_in_the_song_and_is_on_it_already(take: Take) -> None:
    song = small_song()
    once = timed(song, take, "sixteenths")
    assert timed(song, once, "sixteenths") == once
    assert all(note.start_tick < END for note in once.notes)
