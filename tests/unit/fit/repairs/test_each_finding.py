"""For every kind of finding: the first repair that is offered makes it vanish, and is what one would do."""

from collections.abc import Callable

import pytest

from arrangeboard.fit.cases import At
from arrangeboard.fit.findings import CODES
from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import Lane, Note, Song, Sound
from tests.unit.fit.repairs.repair_songs import (
    BAR,
    BASS,
    BEAT,
    CELLO,
    KEYS,
    SIXTEENTH,
    TUNE,
    VOICE,
    at_of,
    codes,
    lane,
    offered,
    piece,
    quarters,
    song_of,
    turned,
)

Example = tuple[Song, At]


def in_another_key() -> Example:
    song = song_of({VOICE: piece(quarters(TUNE, up=1))})
    return song, at_of(song, VOICE)


def off_the_chords() -> Example:
    pitches = (60, 65, 66, 64, 71, 69, 74, 73, 65, 67, 70, 69, 69, 72, 73, 67)
    song = song_of({VOICE: piece(quarters(pitches))})
    return song, at_of(song, VOICE)


def rubbing() -> Example:
    pitches = (60, 65, 65, 67, *TUNE[4:])
    song = song_of({VOICE: piece(quarters(pitches))})
    return song, at_of(song, VOICE)


def two_beats_late() -> Example:
    line = quarters((60, 64, 67, 64, 62, 65, 69, 65) * 2)
    chords = ("C", "Dm", "C", "Dm")
    song = song_of({VOICE: piece(turned(line, 2 * BEAT, 4 * BAR))}, chords=chords)
    return song, at_of(song, VOICE)


def a_sixteenth_late() -> Example:
    song = song_of({VOICE: piece(turned(quarters(TUNE), SIXTEENTH, 4 * BAR))})
    return song, at_of(song, VOICE)


def six_bars_in_eight() -> Example:
    line = (*TUNE, *TUNE[:8])
    song = song_of({VOICE: piece(quarters(line), bars=6)}, bars=8, chords=CHORDS_TWICE)
    return song, at_of(song, VOICE)


def empty_at_its_end() -> Example:
    halves = piece(quarters(TUNE), bars=8)
    song = song_of({VOICE: halves}, {VOICE: halves}, bars=8, chords=CHORDS_TWICE)
    return song, at_of(song, VOICE)


def pickup_into_the_tail() -> Example:
    first = piece(quarters(TUNE), name="First")
    lead = (Note(-2 * BEAT, BEAT, 67), Note(-BEAT, BEAT, 65))
    second = piece((*lead, *quarters(TUNE)), pickup=2 * BEAT)
    song = song_of({VOICE: first}, {VOICE: second})
    return song, at_of(song, VOICE, 1)


def a_leap_of_two_octaves() -> Example:
    low = piece(quarters(TUNE, up=-12), name="Low")
    song = song_of({VOICE: low}, {VOICE: piece(quarters(TUNE, up=12))})
    return song, at_of(song, VOICE, 1)


def under_the_keys() -> Example:
    keys = [Note(at * BAR, BAR, pitch) for at, pitch in enumerate((67, 64, 65, 67))]
    low = (60, 64, 60, 64, 57, 60, 57, 60, 57, 60, 57, 60, 59, 62, 59, 62)
    song = song_of({VOICE: piece(quarters(low)), KEYS: piece(keys, name="Keys")})
    return song, at_of(song, VOICE)


def thirds_in_the_depth() -> Example:
    bass = [Note(at * BAR, BAR, pitch) for at, pitch in enumerate((36, 33, 29, 31))]
    keys = [Note(at * BAR, BAR, pitch) for at, pitch in enumerate((39, 36, 32, 34))]
    song = song_of({BASS: piece(bass, name="Bass"), KEYS: piece(keys, name="Keys")}, chords=MINOR)
    return song, at_of(song, KEYS)


def nine_at_once() -> Example:
    others = [LaneId(number) for number in range(20, 28)]
    lanes: list[Lane] = [lane(VOICE), lane(KEYS)]
    lanes += [Lane(one, f"Lane {one}", "texture", Sound()) for one in others]
    roots = (60, 57, 53, 55)
    held = piece([Note(at * BAR, BAR, pitch) for at, pitch in enumerate(roots)], name="Pad")
    eighths = [Note(at * BEAT // 2, BEAT // 2, pitch + 12) for at, pitch in enumerate(sorted(TUNE * 2))]
    parts = {VOICE: piece(quarters(TUNE)), KEYS: piece(eighths, name="Keys"), **dict.fromkeys(others, held)}
    song = song_of(parts, lanes=lanes)
    return song, at_of(song, KEYS)


def talking_all_the_time() -> Example:
    tune = [Note(bar * BAR + at * BEAT // 2, BEAT // 2, 72) for bar in range(4) for at in range(4)]
    other = [Note(bar * BAR + at * BEAT // 2, BEAT // 2, 60) for bar in range(4) for at in range(4)]
    chords = ("C", "C", "C", "C")
    song = song_of({VOICE: piece(tune), CELLO: piece(other, name="Cello")}, chords=chords)
    return song, at_of(song, CELLO)


def ending_open() -> Example:
    song = song_of({VOICE: piece(quarters((*TUNE[:-1], 69)))})
    return song, at_of(song, VOICE)


def too_low_to_sing() -> Example:
    song = song_of({VOICE: piece(quarters(TUNE, up=-12))}, lanes=[lane(VOICE, low=57, high=81)])
    return song, at_of(song, VOICE)


def long_notes_astray() -> Example:
    played = (
        *((0, 2, 67), (5, 3, 64), (8, 2, 64), (10, 2, 64), (12, 4, 65)),
        *((18, 8, 74), (26, 3, 69), (29, 3, 64), (32, 4, 64), (36, 6, 69)),
        *((42, 2, 60), (44, 2, 69), (46, 6, 65), (54, 8, 64), (62, 2, 67)),
    )
    notes = [Note(start * SIXTEENTH, lasts * SIXTEENTH, pitch) for start, lasts, pitch in played]
    song = song_of({VOICE: piece(notes)})
    return song, at_of(song, VOICE)


MINOR = ("Cm", "Am", "Fm", "Gm")
CHORDS_TWICE = ("C", "Am", "F", "G", "C", "Am", "F", "G")
EXAMPLES: dict[str, Callable[[], Example]] = {
    "wrong-key": in_another_key,
    "few-chord-tones": off_the_chords,
    "rub": rubbing,
    "off-beat": two_beats_late,
    "sixteenth-off": a_sixteenth_late,
    "length": six_bars_in_eight,
    "stops-short": empty_at_its_end,
    "pickup-collision": pickup_into_the_tail,
    "seam-jump": a_leap_of_two_octaves,
    "masked": under_the_keys,
    "low-mud": thirds_in_the_depth,
    "crowded": nine_at_once,
    "no-room": talking_all_the_time,
    "open-end": ending_open,
    "out-of-range": too_low_to_sing,
    "unlikely": long_notes_astray,
}


def test_there_is_an_example_of_every_finding() -> None:
    assert EXAMPLES.keys() == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_the_first_repair_makes_the_finding_vanish(code: str) -> None:
    song, at = EXAMPLES[code]()
    first = offered(song, at, code)[0]
    assert first.mended
    assert code not in codes(first.here, at)


@pytest.mark.parametrize("code", CODES)
def test_no_repair_lowers_the_fit_much_and_none_comes_twice(code: str) -> None:
    song, at = EXAMPLES[code]()
    found = offered(song, at, code)
    assert len(found) <= 4
    assert len({repr(one.here) for one in found}) == len(found)
    for one in found:
        if one.before is not None and one.after is not None:
            assert one.after >= one.before - 15
