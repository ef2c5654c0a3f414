"""An arrangement laid out in time."""

import pytest

from arrangeboard.song.ids import ArrangementId, SectionId, SlotId
from arrangeboard.song.naming import shown_names
from arrangeboard.song.timeline import timeline
from arrangeboard.song.values import (
    Arrangement,
    KeyChange,
    Meter,
    MeterChange,
    Section,
    Slot,
    Song,
    TempoChange,
)

VERSE, CHORUS = SectionId(1), SectionId(2)
ORDER = Arrangement(
    ArrangementId(3),
    order=(Slot(SlotId(4), VERSE), Slot(SlotId(5), CHORUS), Slot(SlotId(6), VERSE), Slot(SlotId(7), CHORUS)),
)


def song(verse: Section, chorus: Section) -> Song:
    return Song(sections={VERSE: verse, CHORUS: chorus}, arrangements=(ORDER,), last_id=7)


PLAIN = song(Section(VERSE, "Verse", bars=2), Section(CHORUS, "Chorus", bars=1))


def test_slots_follow_each_other_without_gaps() -> None:
    spans = timeline(PLAIN, ORDER).spans
    assert [(span.start_tick, span.end_tick, span.first_bar) for span in spans] == [
        (0, 7680, 0),
        (7680, 11520, 2),
        (11520, 19200, 3),
        (19200, 23040, 5),
    ]


def test_six_bars_at_120_last_twelve_seconds() -> None:
    assert timeline(PLAIN, ORDER).seconds == pytest.approx(12)


def test_a_section_with_its_own_tempo_gives_the_songs_back_after_it() -> None:
    faster = song(
        Section(VERSE, "Verse", bars=2),
        Section(CHORUS, "Chorus", bars=1, tempos=(TempoChange(0, 250_000),)),
    )
    times = timeline(faster, ORDER)
    assert [(tempo.tick, tempo.microseconds_per_quarter) for tempo in times.tempos] == [
        (0, 500_000),
        (7680, 250_000),
        (11520, 500_000),
        (19200, 250_000),
    ]
    assert times.seconds == pytest.approx(10)
    assert times.seconds_at(9600) == pytest.approx(4.5)


def test_equal_neighbours_make_no_change() -> None:
    same = song(
        Section(VERSE, bars=2, tempos=(TempoChange(0, 500_000),), keys=(KeyChange(0, "C"),)),
        Section(CHORUS, bars=1, meters=(MeterChange(0, 4, 4),)),
    )
    times = timeline(same, ORDER)
    assert len(times.tempos) == len(times.keys) == len(times.meters) == 1


def test_meters_and_keys_stand_where_they_change() -> None:
    lifted = song(
        Section(VERSE, bars=2, meters=(MeterChange(1, 3, 4),)),
        Section(CHORUS, bars=1, keys=(KeyChange(0, "D"),)),
    )
    times = timeline(lifted, ORDER)
    assert [(one.tick, one.meter) for one in times.meters][:3] == [
        (0, Meter(4, 4)),
        (3840, Meter(3, 4)),
        (6720, Meter(4, 4)),
    ]
    assert [(one.tick, one.key) for one in times.keys] == [
        (0, "C"),
        (6720, "D"),
        (10560, "C"),
        (17280, "D"),
    ]


def test_tempo_meter_and_key_are_told_for_any_tick() -> None:
    lifted = song(
        Section(VERSE, bars=2, meters=(MeterChange(1, 3, 4),)),
        Section(CHORUS, bars=1, keys=(KeyChange(0, "D"),), tempos=(TempoChange(0, 400_000),)),
    )
    times = timeline(lifted, ORDER)
    assert [times.key_at(tick) for tick in (-1, 0, 6719, 6720, 10560, 99_999)] == [
        "C",
        "C",
        "C",
        "D",
        "C",
        "D",
    ]
    assert [times.meter_at(tick).numerator for tick in (-1, 3839, 3840, 6719, 6720)] == [4, 4, 3, 3, 4]
    tempos = [times.tempo_at(tick).microseconds_per_quarter for tick in (-1, 6719, 6720, 10_559, 10_560)]
    assert tempos == [500_000, 500_000, 400_000, 400_000, 500_000]


def test_an_empty_order_lasts_no_time() -> None:
    empty = Arrangement(ArrangementId(3))
    assert timeline(PLAIN, empty).seconds == 0


def test_names_are_numbered_only_where_there_are_several() -> None:
    short = Arrangement(ArrangementId(3), order=ORDER.order[:3])
    assert list(shown_names(PLAIN, short).values()) == ["Verse 1", "Chorus", "Verse 2"]
