"""What must be true of every score and of every stretch that is played of it."""

from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from arrangeboard.performance.sounding import sounding
from arrangeboard.song.find import EditRefused
from arrangeboard.song.hearing import silent_lanes
from arrangeboard.song.ids import SlotId
from arrangeboard.song.values import Song
from arrangeboard.sound.score.going_on import loop_in, next_line, place_in
from arrangeboard.sound.score.passage import Passage
from arrangeboard.sound.score.schedule import Scheduler, schedule
from arrangeboard.sound.score.values import NOTE_OFF, NOTE_ON, RATE, Score, When
from tests.laws.random_edits import draw_edit
from tests.laws.songs import songs

PERCENTS = st.sampled_from((50, 73, 100, 101, 150))
WHENS: SearchStrategy[When] = st.sampled_from(("now", "beat", "bar", "section"))
FEWER = settings(max_examples=settings().max_examples // 2)
"""Whole songs are dear to draw; what does not depend on fine details of them needs fewer."""

Key = tuple[int, int]
"""Channel and pitch."""


def score_of(song: Song, percent: int = 100) -> Score:
    return schedule(song, song.arrangement, percent=percent)


def seconds(song: Song, percent: int) -> Fraction:
    """How long the arrangement lasts, counted with fractions and without any frame."""
    times = sounding(song, song.arrangement).timeline
    ends = [tempo.tick for tempo in times.tempos[1:]] + [times.end_tick]
    work = sum(
        (end - tempo.tick) * tempo.microseconds_per_quarter
        for tempo, end in zip(times.tempos, ends, strict=True)
    )
    return Fraction(work, 960 * 1_000_000) * 100 / percent


@st.composite
def passages(draw: st.DrawFn, *, goes_on: bool | None = None) -> Passage:
    """A stretch of any song, perhaps counted in, perhaps a loop, perhaps one that goes on."""
    score = score_of(draw(songs()), draw(PERCENTS))
    slots = [slot.slot for slot in score.slots]
    loop = draw(st.lists(st.sampled_from(slots), max_size=2)) if slots else []
    lines = [0, *(slot.end_frame for slot in score.slots)]
    return Passage(
        score,
        draw(st.sampled_from(lines) | st.integers(-50_000, score.end_frame + 50_000)),
        loop=tuple(loop),
        count_in_bars=draw(st.integers(0, 2)),
        goes_on=draw(st.booleans()) if goes_on is None else goes_on,
    )


@given(songs())
def test_every_note_that_is_heard_stands_in_the_score_and_nothing_else(song: Song) -> None:
    score, heard, silent = score_of(song), sounding(song, song.arrangement), silent_lanes(song)
    slots = {slot.slot: index for index, slot in enumerate(score.slots)}
    expected = sorted(
        (score.tempo_map.frame_at(note.start_tick), slots[note.slot], channel, note.pitch, note.velocity)
        for channel, lane in enumerate(song.lanes)
        if lane.id not in silent
        for note in heard.lanes[lane.id].notes
    )
    rows = score.note_column[["frame", "slot", "channel", "pitch", "velocity"]]
    assert sorted(rows.tolist()) == expected


@given(songs(), PERCENTS)
def test_nothing_starts_outside_its_section_but_pickups(song: Song, percent: int) -> None:
    score = score_of(song, percent)
    pickup_ticks = max((piece.pickup_ticks for piece in song.pieces.values()), default=0)
    for note in score.note_column:
        slot = score.slots[note["slot"]]
        assert note["frame"] < max(slot.end_frame, slot.start_frame + 1)
        assert note["frame"] >= score.tempo_map.frame_at(slot.start_tick - pickup_ticks)


@given(songs(), PERCENTS)
def test_a_note_rings_for_its_length_or_until_its_pitch_starts_again(song: Song, percent: int) -> None:
    score, heard = score_of(song, percent), sounding(song, song.arrangement)
    lanes = [heard.lanes[lane.id] for lane in song.lanes]
    ends = {
        (channel, note.start_tick, note.pitch): note.start_tick + note.length_ticks
        for channel, lane in enumerate(lanes)
        for note in lane.notes
    }
    free_from: dict[Key, int] = {}
    for frame, length, _, channel, pitch, _ in score.note_column.tolist():
        assert frame >= free_from.get((channel, pitch), frame)
        free_from[channel, pitch] = frame + length
        tick = round(score.tempo_map.tick_at(frame))
        assert frame + length == score.tempo_map.frame_at(ends[channel, tick, pitch])


@given(songs(), PERCENTS)
@FEWER
def test_a_song_is_as_long_as_its_bars_to_the_frame(song: Song, percent: int) -> None:
    score = score_of(song, percent)
    assert abs(score.end_frame - seconds(song, percent) * RATE) <= Fraction(1, 2)
    assert sum(slot.end_frame - slot.start_frame for slot in score.slots) == score.end_frame
    assert all(slot.start_frame == score.tempo_map.frame_at(slot.start_tick) for slot in score.slots)


@given(songs(), st.integers(-5000, 100_000), PERCENTS)
@FEWER
def test_the_tick_of_a_ticks_frame_is_the_tick(song: Song, tick: int, percent: int) -> None:
    tempo_map = score_of(song, percent).tempo_map
    assert round(tempo_map.tick_at(tempo_map.frame_at(tick))) == tick


@given(songs())
@FEWER
def test_half_the_speed_doubles_every_frame(song: Song) -> None:
    fast, slow = score_of(song), score_of(song, 50)
    for name in ("note_column", "control_column", "beat_column"):
        one, other = getattr(fast, name)["frame"], getattr(slow, name)["frame"]
        assert len(one) == len(other)
        assert (abs(other - 2 * one) <= 1).all()
    assert abs(slow.end_frame - 2 * fast.end_frame) <= 1


@given(songs())
@FEWER
def test_each_bar_has_the_beats_of_its_meter(song: Song) -> None:
    score, times = score_of(song), sounding(song, song.arrangement).timeline
    assert score.beat_column["is_bar"].sum() == sum(span.section.bars for span in times.spans)
    frames = score.beat_column["frame"].tolist()
    assert frames == sorted(set(frames))
    assert {slot.start_frame for slot in score.slots} <= set(frames)


@given(songs(), st.data())
@FEWER
def test_a_scheduler_that_follows_edits_makes_what_a_new_one_does(song: Song, data: DataObject) -> None:
    scheduler = Scheduler()
    for _ in range(4):
        percent = data.draw(PERCENTS)
        made = scheduler.schedule(song, song.arrangement, percent=percent)
        assert made == score_of(song, percent)
        edit = draw_edit(song, data)
        try:
            song = edit(song)
        except EditRefused:
            continue


def check_lap(passage: Passage, lap: int, sounding_keys: set[Key]) -> set[Key]:
    """Follow the events of a lap; the keys that still sound after its end."""
    first, end = passage.lap_frames(lap)
    last, held = (first, -1), set(sounding_keys)
    for frame, channel, kind, pitch, _ in passage.events(first, end, lap=lap).tolist():
        assert first <= frame < end or (frame == end and kind == NOTE_OFF)
        rank = {NOTE_OFF: 0, NOTE_ON: 2}.get(kind, 1)
        assert (frame, rank) >= last
        last = frame, rank
        if kind == NOTE_ON:
            assert (channel, pitch) not in held
            held.add((channel, pitch))
        elif kind == NOTE_OFF:
            assert (channel, pitch) in held
            held.remove((channel, pitch))
    return held


def check_laps(passage: Passage, sounding_keys: set[Key]) -> None:
    """Follow all that a player gets, from a place where these keys sound."""
    held = check_lap(passage, 0, sounding_keys)
    if passage.loop_frame is None:
        assert held == set()
        return
    for lap in (1, 2, 3):
        held = check_lap(passage, lap, held)


@given(passages(goes_on=False))
def test_every_note_that_starts_ends_and_none_starts_while_it_sounds(passage: Passage) -> None:
    check_laps(passage, set())


@given(passages(goes_on=True))
def test_where_playing_goes_on_every_note_that_sounds_ends_too(passage: Passage) -> None:
    began = passage.held_at(passage.first_frame)
    check_laps(passage, {(row[3], row[4]) for row in began.tolist()})


@given(passages())
@FEWER
def test_every_further_lap_is_as_long_as_its_slots_and_like_the_one_before(passage: Passage) -> None:
    if passage.loop_frame is None:
        return
    first, end = passage.lap_frames(1)
    inside = [one for one in passage.score.slots if first <= one.start_frame and one.end_frame <= end]
    assert end - first == sum(one.end_frame - one.start_frame for one in inside)
    assert passage.lap_frames(5) == (first, end)
    assert passage.events(first, end, lap=5).tolist() == passage.events(first, end, lap=1).tolist()


@given(passages(), st.data())
@FEWER
def test_blocks_of_any_size_give_every_event_once_and_in_order(passage: Passage, data: DataObject) -> None:
    first, end = passage.lap_frames(0)
    cuts = data.draw(st.lists(st.integers(first, end), max_size=4).map(sorted))
    edges = [first, *cuts, end]
    found: list[object] = []
    for start, stop in pairwise(edges):
        if start < stop:
            found += passage.events(start, stop).tolist()
    if first < end:
        assert found == passage.events(first, end).tolist()


@given(songs(), st.data())
@FEWER
def test_the_same_score_goes_on_where_it_stands(song: Song, data: DataObject) -> None:
    score = score_of(song, data.draw(PERCENTS))
    lines = [0, *(slot.end_frame for slot in score.slots)]
    frame = data.draw(st.sampled_from(lines) | st.integers(0, max(0, score.end_frame)))
    assert place_in(score, score, frame) == frame
    assert place_in(score, score, frame, at_slot_end=True) == frame
    slots = tuple(slot.slot for slot in score.slots)
    assert loop_in(score, score, slots) == slots


@given(songs(), st.data())
@FEWER
def test_playing_goes_on_inside_the_new_song(song: Song, data: DataObject) -> None:
    old = score_of(song, data.draw(PERCENTS))
    try:
        edited = draw_edit(song, data)(song)
    except EditRefused:
        edited = song
    arrangement = data.draw(st.sampled_from(edited.arrangements))
    new = schedule(edited, arrangement, percent=data.draw(PERCENTS))
    frame = data.draw(st.integers(0, old.end_frame))
    place = place_in(old, new, frame, at_slot_end=data.draw(st.booleans()))
    assert 0 <= place <= new.end_frame
    known = {slot.slot for slot in new.slots}
    loop: tuple[SlotId, ...] = tuple(slot.slot for slot in old.slots[1:3])
    assert set(loop_in(old, new, loop)) <= known


@given(songs(), WHENS, st.integers(-1000, 3_000_000))
@FEWER
def test_the_next_line_is_the_first_one_that_is_not_before(song: Song, when: When, frame: int) -> None:
    score = score_of(song)
    line = next_line(score, frame, when)
    assert line >= frame
    assert next_line(score, line, when) == line
    beats = score.beat_column
    lines = {
        "now": [frame],
        "beat": beats["frame"].tolist(),
        "bar": beats["frame"][beats["is_bar"]].tolist(),
        "section": [slot.start_frame for slot in score.slots],
    }[when]
    if frame < score.end_frame:
        assert line == min(one for one in [*lines, score.end_frame] if one >= frame)
