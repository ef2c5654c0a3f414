"""A report names every part that plays, and nothing else."""

from msgspec.structs import replace

from arrangeboard.fit.report import Report, report
from arrangeboard.song.values import Song
from tests.unit.fit.trio import CHORUS, SLOTS, SONG, VOICE


def reported(song: Song) -> Report:
    return report(song, song.arrangement)


def test_a_report_has_a_verdict_for_every_part_of_every_slot() -> None:
    slots = [at.slot for at in reported(SONG).verdicts]
    assert {slot: slots.count(slot) for slot in SLOTS} == dict(zip(SLOTS, (3, 3, 3, 1), strict=True))


def test_planned_parts_are_not_in_it() -> None:
    chorus = SONG.sections[CHORUS]
    planned = (replace(chorus.parts[VOICE][0], piece=None),)
    sections = {**SONG.sections, CHORUS: replace(chorus, parts={**chorus.parts, VOICE: planned})}
    found = reported(replace(SONG, sections=sections)).verdicts
    assert len(found) == 9
    assert all(at.lane != VOICE for at in found if at.slot == SLOTS[1])


def test_an_empty_song_has_an_empty_report() -> None:
    empty = replace(SONG, arrangements=(replace(SONG.arrangement, order=()),))
    assert reported(empty) == Report()
