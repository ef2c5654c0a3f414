"""Planned parts in exported files: guides, bare marks or nothing, and how they come back."""

from msgspec.structs import replace

from arrangeboard.midi.export_options import ExportOptions
from arrangeboard.midi.import_smf import import_midi
from arrangeboard.midi.marks import is_untouched_guide, planned_mark, read_planned_mark
from arrangeboard.song.ids import PartId
from arrangeboard.song.values import Note, Part, Song, Written
from tests.unit.midi.export_songs import (
    BAR,
    BASS,
    CHORUS,
    RIFF,
    SECTIONS,
    VERSE,
    VOICE,
    exported_bytes,
    small_song,
    timed,
    tracks_of,
)

VERSE_AGAIN = 2 * BAR + BAR + 2880


def planned_voice(song: Song) -> Song:
    """The voice is planned in the verse, where it rested."""
    verse = replace(SECTIONS[VERSE], parts={**SECTIONS[VERSE].parts, VOICE: (Part(PartId(14)),)})
    return replace(song, sections={**song.sections, VERSE: verse})


def planned_bass(song: Song) -> Song:
    """The bass is planned in the verse's second bar."""
    parts = (Part(PartId(9), RIFF, 0, BAR), Part(PartId(14), None, BAR))
    verse = replace(SECTIONS[VERSE], parts={BASS: parts})
    return replace(song, sections={**song.sections, VERSE: verse})


def test_a_planned_part_is_written_as_a_soft_guide() -> None:
    voice = tracks_of(planned_voice(small_song()))[3]
    guides = [
        (tick, m.note % 12, m.velocity) for tick, m in timed(voice) if m.type == "note_on" and tick < 2 * BAR
    ]
    assert [(tick, velocity) for tick, _, velocity in guides] == [(0, 34), (BAR, 34)]
    assert [pitch_class for _, pitch_class, _ in guides] == [9, 4]


def test_a_guide_is_marked_where_it_starts_in_every_slot() -> None:
    voice = tracks_of(planned_voice(small_song()))[3]
    marks = [(tick, read_planned_mark(m.text)) for tick, m in timed(voice) if m.type == "text"]
    assert [(tick, mark.length_ticks) for tick, mark in marks if mark] == [
        (0, 2 * BAR),
        (VERSE_AGAIN, 2 * BAR),
    ]


def test_planned_parts_can_be_marked_without_notes_or_left_out() -> None:
    song = planned_voice(small_song())
    marked = tracks_of(song, ExportOptions(planned="markers"))[3]
    assert [m.text.split(" (")[0] for m in marked if m.type == "text"] == ["Planned part"] * 2
    bare = tracks_of(song, ExportOptions(planned="nothing"))[3]
    assert not [m for m in bare if m.type == "text"]
    for track in (marked, bare):
        assert min(tick for tick, m in timed(track) if m.type == "note_on") == 2 * BAR


def came_back(song: Song, options: ExportOptions | None = None) -> list[list[tuple[bool, int, int | None]]]:
    """Of each section in order its parts in the lane of the voice, or else of the bass: planned, from, to."""
    back = import_midi(exported_bytes(song, options), name="x").song
    lane = next(one.id for one in back.lanes if one.name == "Bass")
    return [
        [
            (p.piece is None, p.start_tick, p.length_ticks)
            for p in back.sections[slot.section].parts.get(lane, ())
        ]
        for slot in back.arrangement.order
    ]


def test_guides_come_back_as_planned_parts() -> None:
    for options in (ExportOptions(), ExportOptions(planned="markers"), ExportOptions(resolution=480)):
        verse, _, verse_again = came_back(planned_bass(small_song()), options)
        assert [planned for planned, _, _ in verse] == [False, True]
        assert [start for _, start, _ in verse] == [0, BAR]
        assert verse == verse_again


def test_a_guide_that_somebody_has_replaced_comes_back_as_music() -> None:
    data = exported_bytes(planned_voice(small_song()))
    changed = data.replace(bytes((69, 34)), bytes((69, 99)))
    assert changed != data
    back = import_midi(changed, name="x").song
    voice = next(one.id for one in back.lanes if one.name == "Voice")
    verse = back.sections[back.arrangement.order[0].section]
    assert [part.piece is None for part in verse.parts[voice]] == [False]


def test_a_guide_stops_where_a_pickup_begins() -> None:
    song = planned_bass(small_song())
    notes = (Note(-960, 960, 35, 60), *song.pieces[RIFF].written.notes)
    led_in = replace(song.pieces[RIFF], pickup_ticks=960, content=Written(notes))
    chorus = replace(SECTIONS[CHORUS], parts={BASS: (Part(PartId(11), RIFF),)})
    first = replace(song.sections[VERSE], parts={BASS: (Part(PartId(14), None, 0),)})
    song = replace(song, pieces={**song.pieces, RIFF: led_in}, sections={VERSE: first, CHORUS: chorus})
    bass = tracks_of(song)[1]
    marks = [(tick, read_planned_mark(m.text)) for tick, m in timed(bass) if m.type == "text"]
    assert [(tick, mark.length_ticks) for tick, mark in marks if mark] == [
        (0, 2 * BAR - 960),
        (VERSE_AGAIN, 2 * BAR),
    ]
    assert (2 * BAR - 960, 35) in [(tick, m.note) for tick, m in timed(bass) if m.type == "note_on"]


def test_a_guide_leaves_alone_a_note_of_its_pitch_that_still_rings() -> None:
    song = planned_bass(small_song())
    ringing = replace(song.pieces[RIFF], content=Written((Note(0, 3 * BAR, 36, 80),)))
    song = replace(song, pieces={**song.pieces, RIFF: ringing})
    bass = tracks_of(song)[1]
    first_off = next(tick for tick, m in timed(bass) if m.type == "note_off" and m.note == 36)
    assert first_off == 2 * BAR


def test_a_mark_knows_its_guide_whatever_happens_to_lengths() -> None:
    guide = (Note(0, 960, 40, 34), Note(960, 960, 43, 34))
    mark = read_planned_mark(planned_mark(1920, guide))
    assert mark is not None
    assert mark.length_ticks == 1920
    assert is_untouched_guide(mark, [Note(960, 950, 43, 34), Note(0, 959, 40, 34)])
    assert not is_untouched_guide(mark, [Note(0, 960, 40, 34)])
    assert not is_untouched_guide(mark, [Note(0, 960, 40, 34), Note(960, 960, 44, 34)])


def test_other_texts_are_no_marks() -> None:
    for text in ("", "Guide", "Planned part", "Guide (arrangeboard 12 zz)", "guide vocals"):
        assert read_planned_mark(text) is None
