"""Every song leaves as a MIDI file that holds it, and comes back as the same song.

What cannot come back is evened out first: a MIDI file knows no lanes of one name, no pickups of a section
and no bare names, so the comparison is of what is heard and of names as they are shown.
"""

from bisect import bisect_right
from collections.abc import Iterator

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from arrangeboard.midi.export_options import ExportOptions, ExportRefused
from arrangeboard.midi.export_smf import export_midi
from arrangeboard.midi.exporting.names import lane_names, marker_names, title_name
from arrangeboard.midi.exporting.programs import programs
from arrangeboard.midi.import_smf import import_midi
from arrangeboard.midi.marks import UNTITLED
from arrangeboard.midi.preflight import preflight
from arrangeboard.performance.sounding import Sounding, SoundingLane, sounding
from arrangeboard.song.controls import PAN, PARAMETER_NUMBERS, VOLUME, ControlKey, lane_state, resting_value
from arrangeboard.song.ids import SlotId
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Arrangement, Lane, Piece, Slot, Song, Written
from tests.laws.songs import songs

WHOLE = ExportOptions(text="utf-8", planned="nothing", opening_pickup="refuse")
"""Everything of the song that a file can hold, and nothing else."""

options = st.builds(
    ExportOptions,
    program=st.sampled_from([one.code for one in programs()]),
    resolution=st.sampled_from((960, 480)),
    file_type=st.sampled_from((0, 1)),
    division=st.sampled_from(("song", "lane", "section")),
    text=st.sampled_from(("ascii", "utf-8")),
    planned=st.sampled_from(("guides", "markers", "nothing")),
    chords=st.sampled_from(("none", "voicings", "text")),
    opening_pickup=st.sampled_from(("count-in", "refuse")),
    lanes=st.sampled_from(("all", "heard")),
)


def whole_song(song: Song) -> Song:
    """The song with an arrangement that can be exported: some section stands in it, nothing before bar 1.

    It has a lane: import opens no file without any.
    """
    assume(song.sections and song.lanes)
    order = song.arrangement.order or (Slot(SlotId(song.last_id + 1), next(iter(song.sections))),)
    first = song.sections[order[0].section]
    led_in = {part.piece for parts in first.parts.values() for part in parts}
    return replace(
        song,
        pieces={key: _without_pickup(one) if key in led_in else one for key, one in song.pieces.items()},
        arrangements=(Arrangement(song.arrangement.id, "", order),),
        view=replace(song.view, arrangement=None),
        last_id=song.last_id + 1,
    )


def _without_pickup(piece: Piece) -> Piece:
    if piece.is_generated:
        return piece
    held = piece.written
    content = Written(
        tuple(note for note in held.notes if note.start_tick >= 0),
        tuple(one for one in held.controls if one.tick >= 0),
        tuple(one for one in held.lyrics if one.tick >= 0),
    )
    return replace(piece, pickup_ticks=0, content=content)


whole_songs = songs().map(whole_song)


def written(song: Song) -> bytes:
    ((_, data),) = export_midi(song, song.arrangement, WHOLE).files
    return data


def heard(song: Song) -> Sounding:
    return sounding(song, song.arrangement)


def came_back(song: Song) -> Song:
    return import_midi(written(song), name="file").song


@given(songs(), options)
def test_every_song_is_written_as_meant_or_refused_as_foretold(song: Song, chosen: ExportOptions) -> None:
    """Each file is read back and compared while it is exported; a difference raises."""
    weights = {notice.weight for notice in preflight(song, song.arrangement, chosen)}
    try:
        exported = export_midi(song, song.arrangement, chosen)
    except ExportRefused:
        assert weights == {"stops"}
    else:
        assert "stops" not in weights
        assert len({name for name, _ in exported.files}) == len(exported.files)


@given(whole_songs)
def test_import_of_an_export_is_a_sound_song_that_sounds_the_same(song: Song) -> None:
    back = came_back(song)
    assert problems(back) == ()
    assert [played(heard(back), lane) for lane in back.lanes] == [
        played(heard(song), lane) for lane in song.lanes
    ]


def played(music: Sounding, lane: Lane) -> object:
    """What a lane sounds, without who owns it."""
    sounds = music.lanes[lane.id]
    notes = [(n.start_tick, n.length_ticks, n.pitch, n.velocity) for n in sounds.notes]
    return notes, sounds.lyrics


@given(whole_songs)
def test_import_of_an_export_keeps_time_and_keys(song: Song) -> None:
    times, again = heard(song).timeline, heard(came_back(song)).timeline
    assert again.tempos == times.tempos
    assert again.meters == times.meters
    assert again.keys == times.keys
    assert again.end_tick == times.end_tick


@given(whole_songs)
def test_import_of_an_export_keeps_sections_lanes_and_their_names(song: Song) -> None:
    back = came_back(song)
    assert back.title == title_name(song, "utf-8").replace(UNTITLED, "")
    assert names_of_sections(back) == names_of_sections(song)
    assert starts_of_sections(back) == starts_of_sections(song)
    assert list(lane_names(back.lanes, "utf-8").values()) == list(lane_names(song.lanes, "utf-8").values())
    assert [lane.sound for lane in back.lanes] == [lane.sound for lane in song.lanes]


@given(whole_songs)
def test_import_of_an_export_keeps_the_volume_and_pan_of_lanes(song: Song) -> None:
    """Where a piece moves them before the lane's first note, the import takes that for the lane's own."""
    moved = {lane.id for lane in song.lanes if moves_fader(heard(song).lanes[lane.id])}
    back = came_back(song)
    for lane, other in zip(song.lanes, back.lanes, strict=True):
        if lane.id not in moved:
            assert (other.volume, other.pan) == (lane.volume, lane.pan)


def moves_fader(sounds: SoundingLane) -> bool:
    return any(one.kind == "controller" and one.number in {VOLUME, PAN} for one in sounds.controls)


def names_of_sections(song: Song) -> list[str]:
    return list(marker_names(song, song.arrangement, "utf-8").values())


def starts_of_sections(song: Song) -> list[int]:
    return [span.start_tick for span in heard(song).timeline.spans]


@given(whole_songs)
def test_import_of_an_export_keeps_the_effect_of_controllers(song: Song) -> None:
    """While a note sounds, every controller stands where it stood."""
    back = came_back(song)
    for lane, other in zip(song.lanes, back.lanes, strict=True):
        before, after = heard(song).lanes[lane.id], heard(back).lanes[other.id]
        ticks = sorted({*ticks_while_sounding(before), *ticks_while_sounding(after)})
        assert states(other, after, ticks) == states(lane, before, ticks)


def ticks_while_sounding(lane: SoundingLane) -> Iterator[int]:
    """Where notes start, and where controllers come while one sounds."""
    spans = [(note.start_tick, note.start_tick + note.length_ticks) for note in lane.notes]
    yield from (start for start, _ in spans)
    for control in lane.controls:
        if any(start <= control.tick < end for start, end in spans):
            yield control.tick


def states(lane: Lane, sounds: SoundingLane, ticks: list[int]) -> list[dict[ControlKey, int]]:
    """What is away from its general place at rest at each tick; parameters have no such state."""
    control_ticks = [one.tick for one in sounds.controls]
    found = []
    for tick in ticks:
        sent = sounds.controls[: bisect_right(control_ticks, tick)]
        state = lane_state(lane) | {(one.kind, one.number): one.value for one in sent}
        found.append({key: value for key, value in state.items() if is_moved(key, value)})
    return found


def is_moved(key: ControlKey, value: int) -> bool:
    kind, number = key
    is_parameter = kind == "controller" and number in PARAMETER_NUMBERS
    return not is_parameter and value != resting_value({}, key)


@given(whole_songs)
def test_a_song_from_a_file_is_written_as_the_same_bytes_again(song: Song) -> None:
    """The first import evens out what two files can say in two ways; from then on nothing changes."""
    once = came_back(song)
    twice = came_back(once)
    assert written(twice) == written(once)
