"""What must be true of everything that sounds."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from arrangeboard.performance.sounding import SoundingCache, sounding
from arrangeboard.song.edits.replacing import with_cell, with_section
from arrangeboard.song.values import Part, Song
from tests.laws.songs import songs


def emptied(song: Song, data: st.DataObject) -> Song:
    """The song with one cell cleared, if any is filled."""
    filled = [(section, lane) for section in song.sections.values() for lane in section.parts]
    if not filled:
        return song
    section, lane = data.draw(st.sampled_from(filled))
    return with_section(song, with_cell(section, lane, ()))


def louder(song: Song, data: st.DataObject) -> Song:
    """The song with one lane's volume changed, if it has lanes."""
    if not song.lanes:
        return song
    index = data.draw(st.integers(0, len(song.lanes) - 1))
    lanes = list(song.lanes)
    lanes[index] = replace(lanes[index], volume=data.draw(st.integers(0, 127)))
    return replace(song, lanes=tuple(lanes))


def reversed_order(song: Song, _: st.DataObject) -> Song:
    """The song with its first order turned round."""
    first = song.arrangements[0]
    turned = replace(first, order=first.order[::-1])
    return replace(song, arrangements=(turned, *song.arrangements[1:]))


@given(songs(), st.data())
def test_what_is_kept_sounds_as_what_is_made_anew(song: Song, data: st.DataObject) -> None:
    cache = SoundingCache()
    for _ in range(4):
        edit = data.draw(st.sampled_from([emptied, louder, reversed_order]))
        song = edit(song, data)
        assert sounding(song, song.arrangement, cache) == sounding(song, song.arrangement)


@given(songs(), st.data())
def test_an_edit_leaves_the_other_lanes_sounding_the_same_objects(song: Song, data: st.DataObject) -> None:
    cache = SoundingCache()
    before = sounding(song, song.arrangement, cache)
    after = sounding(louder(song, data), song.arrangement, cache)
    made = [lane for lane in before.lanes if after.lanes[lane] is not before.lanes[lane]]
    assert len(made) <= 1


@given(songs())
def test_nothing_starts_outside_its_section_but_pickups(song: Song) -> None:
    heard = sounding(song, song.arrangement)
    spans = {span.slot.id: span for span in heard.timeline.spans}
    for lane, sounds in heard.lanes.items():
        for note in sounds.notes:
            span = spans[note.slot]
            part = next(one for one in span.section.parts[lane] if one.id == note.part)
            earliest = span.start_tick + part.start_tick - pickup(song, part)
            assert earliest <= note.start_tick < span.end_tick


def pickup(song: Song, part: Part) -> int:
    """How far the part's piece reaches before its bar 1."""
    return song.pieces[part.piece].pickup_ticks if part.piece is not None else 0


@given(songs())
def test_a_pitch_never_sounds_twice_at_once_in_a_lane(song: Song) -> None:
    for sounds in sounding(song, song.arrangement).lanes.values():
        free_from: dict[int, int] = {}
        for note in sounds.notes:
            assert note.length_ticks > 0
            assert note.start_tick >= free_from.get(note.pitch, note.start_tick)
            free_from[note.pitch] = note.start_tick + note.length_ticks


@given(songs())
def test_controls_are_sent_in_order_of_time(song: Song) -> None:
    for sounds in sounding(song, song.arrangement).lanes.values():
        ticks = [one.tick for one in sounds.controls]
        assert ticks == sorted(ticks)
