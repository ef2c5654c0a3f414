"""What holds for every file: the song sounds like it, and no damage to a file does damage to the program."""

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from arrangeboard.midi.import_smf import import_midi
from arrangeboard.midi.reading.smf_reader import NotMidi
from arrangeboard.performance.sounding import sounding
from arrangeboard.song.invariants import problems
from arrangeboard.song.timeline import timeline
from arrangeboard.song.values import Song
from arrangeboard.words import say, say_error
from tests.unit.midi.smf_bytes import (
    BAR,
    Event,
    controller,
    marker,
    meter,
    name,
    note,
    program,
    smf,
    tempo,
    track,
)

Row = tuple[int, int, int, int]
"""Start, length, pitch and velocity."""

_SCALES = {96: 10, 480: 2, 960: 1}
_rows = st.lists(
    st.tuples(st.integers(0, 6 * BAR), st.integers(1, 2 * BAR), st.integers(58, 63), st.integers(1, 127)),
    max_size=12,
    unique_by=lambda row: (row[0], row[2]),
)
_marks = st.lists(
    st.tuples(
        st.integers(0, 6 * BAR), st.sampled_from(("Verse 1", "Verse 2", "Chorus", "Elision", "Am7", "End"))
    ),
    max_size=5,
)
_moves = st.lists(
    st.tuples(st.integers(0, 6 * BAR), st.sampled_from((1, 7, 64, 121)), st.integers(0, 127)), max_size=6
)
_tempos = st.dictionaries(st.integers(0, 5 * BAR), st.sampled_from((400_000, 500_000, 612_000)), max_size=4)
_meters = st.dictionaries(
    st.integers(0, 5 * BAR), st.sampled_from(((3, 2), (4, 2), (6, 3), (7, 4))), max_size=3
)


def written(rows: list[Row]) -> Counter[Row]:
    """The notes as heard: each ends where its pitch starts again."""
    heard: Counter[Row] = Counter()
    for pitch in {row[2] for row in rows}:
        own = sorted(row for row in rows if row[2] == pitch)
        ends = [after[0] for _, after in pairwise(own)]
        for (start, length, _, velocity), end in zip(own, [*ends, 1 << 40], strict=True):
            heard[start, min(length, end - start), pitch, velocity] += 1
    return heard


def note_events(rows: list[Row]) -> list[Event]:
    """Events of the notes, each off before the ons of its tick."""
    events = [
        event
        for start, length, pitch, velocity in written(rows)
        for event in note(start, length, pitch, velocity=velocity)
    ]
    return sorted(events, key=lambda event: (event[0], event[1][0] & 0xF0))


@st.composite
def conductors(draw: DrawFn) -> tuple[bytes, dict[int, int]]:
    """A conductor track of markers, meters and tempos, and its tempos."""
    tempos = draw(_tempos)
    marks = [marker(*one) for one in draw(_marks)]
    meters = [meter(tick, *one) for tick, one in draw(_meters).items()]
    return track(*marks, *meters, *(tempo(*one) for one in tempos.items()), end_tick=9 * BAR), tempos


@given(conductors(), _rows, _moves, st.sampled_from(sorted(_SCALES)))
def test_a_song_sounds_like_its_file(
    conducted: tuple[bytes, dict[int, int]], rows: list[Row], moves: list[tuple[int, int, int]], division: int
) -> None:
    conductor, tempos = conducted
    rows = [*rows, (8 * BAR, BAR, 70, 80)]
    played = [*note_events(rows), *(controller(*one) for one in moves)]
    lane = track(name("Lane"), program(5), *played, end_tick=9 * BAR)
    song = import_midi(smf(conductor, lane, division=division), name="x").song
    assert problems(song) == ()
    scale = _SCALES[division]
    heard = sounding(song, song.arrangement).lanes[song.lanes[0].id].notes
    expected = {(a * scale, b * scale, p, v): n for (a, b, p, v), n in written(rows).items()}
    assert Counter((n.start_tick, n.length_ticks, n.pitch, n.velocity) for n in heard) == expected
    assert_tempos_are({tick * scale: value for tick, value in tempos.items()}, song)


def assert_tempos_are(meant: dict[int, int], song: Song) -> None:
    in_force = [(0, 500_000)]
    for tick, value in sorted(meant.items()):
        if tick == 0:
            in_force = [(0, value)]
        elif value != in_force[-1][1]:
            in_force.append((tick, value))
    found = timeline(song, song.arrangement).tempos
    assert [(one.tick, one.microseconds_per_quarter) for one in found] == in_force


GOOD_FILE = smf(
    track(name("Song"), marker(0, "Verse"), marker(4 * BAR, "Chorus"), tempo(0, 500_000), meter(0, 4, 2)),
    track(name("Bass"), program(33), controller(0, 7, 90), *note(0, 480, 40), *note(4 * BAR, 480, 43)),
    track(name("Kit"), *note(0, 120, 36, channel=9), *note(480, 120, 38, channel=9)),
)


@given(
    st.lists(st.tuples(st.integers(0, len(GOOD_FILE) - 1), st.integers(0, 255)), max_size=8),
    st.integers(0, len(GOOD_FILE)),
)
def test_a_damaged_file_gives_a_sound_song_or_a_clear_refusal(
    changes: list[tuple[int, int]], length: int
) -> None:
    data = bytearray(GOOD_FILE)
    for place, byte in changes:
        data[place] = byte
    try:
        found = import_midi(bytes(data[: length or None]), name="x")
    except NotMidi as refusal:
        say_error(refusal)
        return
    assert problems(found.song) == ()
    assert all(say(loss.code, count=loss.count, **loss.values) for loss in found.losses)
