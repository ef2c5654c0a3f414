import sys
import time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest

from arrangeboard.exchange.musicxml import read_musicxml
from arrangeboard.exchange.mxl import MOST_SCORE_BYTES, NotAScore
from arrangeboard.song.values import Meter, Note
from tests.unit.exchange.scores import attributes, note, packed, rest, score

BEAT = 960


def spans(data: bytes) -> list[tuple[int, int, int]]:
    """Start, length and pitch of each note of the only track."""
    (track,) = read_musicxml(data, "song").tracks
    return [(one.start_tick, one.length_ticks, one.pitch) for one in track.notes]


def test_notes_stand_where_the_score_has_them() -> None:
    data = score(attributes() + note("C5", 2) + rest(2) + note("F#4", 1) + note("Bb3", 3))

    assert spans(data) == [(0, BEAT, 72), (2 * BEAT, 480, 66), (2 * BEAT + 480, 3 * 480, 58)]


def test_tied_notes_are_one() -> None:
    data = score(
        attributes() + rest(6) + note("C5", 2, '<tie type="start"/>'),
        note("C5", 4, '<tie type="stop"/>') + rest(4),
    )

    assert spans(data) == [(3 * BEAT, 3 * BEAT, 72)]


def test_triplets_divide_the_beat_in_three() -> None:
    thirds = (
        "<time-modification><actual-notes>3</actual-notes><normal-notes>2</normal-notes></time-modification>"
    )
    data = score(attributes(divisions=6) + "".join(note("C5", 2, thirds) for _ in range(3)) + rest(18))

    assert [start for start, _, _ in spans(data)] == [0, 320, 640]


def test_an_incomplete_first_bar_is_a_pickup() -> None:
    data = score(attributes() + note("G4", 2), note("C5", 8)).replace(
        b'<measure number="1">', b'<measure number="0" implicit="yes">'
    )
    source = read_musicxml(data, "song")

    assert spans(data) == [(-BEAT, BEAT, 67), (0, 4 * BEAT, 72)]
    assert source.grid.starts == (0, 4 * BEAT)


@pytest.mark.parametrize(
    ("transpose", "pitch"),
    [
        ("<diatonic>-1</diatonic><chromatic>-2</chromatic>", 70),
        ("<diatonic>0</diatonic><chromatic>0</chromatic><octave-change>-1</octave-change>", 60),
        ("<diatonic>-5</diatonic><chromatic>-9</chromatic><octave-change>-1</octave-change>", 51),
    ],
)
def test_transposing_instruments_sound_as_they_sound(transpose: str, pitch: int) -> None:
    data = score(attributes(more=f"<transpose>{transpose}</transpose>") + note("C5", 8))

    assert spans(data) == [(0, 4 * BEAT, pitch)]


def test_voices_and_chords_of_a_part() -> None:
    chord = note("E5", 8).replace("<note>", "<note><chord/>")
    low = "<backup><duration>8</duration></backup>" + note("C3", 8, voice=2)
    source = read_musicxml(score(attributes() + note("C5", 8) + chord + low, part_name="Piano"), "song")

    assert [track.name for track in source.tracks] == ["Piano, 1", "Piano, 2"]
    assert source.tracks[0].notes == (Note(0, 4 * BEAT, 72), Note(0, 4 * BEAT, 76))
    assert source.tracks[1].notes == (Note(0, 4 * BEAT, 48),)


def test_meters_change_and_bars_may_be_short() -> None:
    data = score(
        attributes(beats=3) + note("C5", 6), attributes(beats=4) + note("C5", 8), note("C5", 4), note("C5", 8)
    )
    grid = read_musicxml(data, "song").grid

    assert grid.starts == (0, 3 * BEAT, 7 * BEAT, 9 * BEAT, 13 * BEAT)
    assert grid.meters[:2] == (Meter(3, 4), Meter(4, 4))


def test_grace_notes_and_repeats_are_told_and_left_out() -> None:
    grace = "<note><grace/><pitch><step>D</step><octave>5</octave></pitch><voice>1</voice></note>"
    repeat = '<barline location="right"><repeat direction="backward"/></barline>'
    data = score(attributes() + grace + note("C5", 8) + repeat)
    source = read_musicxml(data, "song")

    assert spans(data) == [(0, 4 * BEAT, 72)]
    assert {loss.code: loss.count for loss in source.losses} == {"score-grace-notes": 1, "score-repeats": 1}


def test_the_tempo_is_heard() -> None:
    slow = '<direction><direction-type><words>Slow</words></direction-type><sound tempo="60"/></direction>'

    assert (
        read_musicxml(score(attributes() + slow + note("C5", 8)), "song").microseconds_per_quarter
        == 1_000_000
    )


def test_a_packed_score_is_the_same_score() -> None:
    data = score(attributes() + note("C5", 8))

    assert read_musicxml(packed(data), "song") == read_musicxml(data, "song")
    assert read_musicxml(packed(data, container="<container/>"), "song").tracks


def refusal(data: bytes) -> str:
    with pytest.raises(NotAScore) as refused:
        read_musicxml(data, "song")
    return refused.value.code


def test_what_is_no_score_is_refused() -> None:
    for data in (b"", b"hello", b"<html/>", b"<score-partwise>", b"PK\x03\x04 broken", packed(b"no score")):
        assert refusal(data) == "score-unreadable"
    assert refusal(b"<score-timewise/>") == "score-timewise"
    assert refusal(b"<score-partwise/>") == "score-unreadable"


def test_a_score_that_swells_by_entities_is_refused_within_a_second() -> None:
    doubled = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12))
    bomb = f'<!DOCTYPE s [<!ENTITY e0 "ha">{doubled}]><score-partwise>&e11;</score-partwise>'.encode()
    stolen = b'<!DOCTYPE s [<!ENTITY e SYSTEM "file:///etc/hostname">]><score-partwise>&e;</score-partwise>'
    began = time.monotonic()

    assert refusal(bomb) in {"score-with-entities", "score-unreadable"}
    assert refusal(stolen) == "score-with-entities"
    assert time.monotonic() - began < 1


def test_a_packed_file_that_swells_is_refused_within_a_second() -> None:
    began = time.monotonic()

    assert refusal(packed(b" " * (MOST_SCORE_BYTES + 10))) == "score-too-large"
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for at in range(2_000):
            archive.writestr(f"{at}", "")
    assert refusal(held.getvalue()) == "score-too-large"
    assert time.monotonic() - began < 2


def test_elements_nested_without_end_are_refused() -> None:
    assert refusal(b"<score-partwise>" + b"<a>" * 100_000) == "score-unreadable"


def test_without_the_extra_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "partitura", None)
    monkeypatch.delitem(sys.modules, "arrangeboard.exchange.score_parts", raising=False)

    assert refusal(score(attributes() + note("C5", 8))) == "score-needs-extra"


@pytest.mark.parametrize("packing", [ZIP_DEFLATED, ZIP_LZMA])
def test_a_damaged_packed_score_is_refused_in_words(packing: int) -> None:
    whole = BytesIO()
    with ZipFile(whole, "w", packing) as archive:
        archive.writestr("a.xml", b"<score-partwise>" + bytes(range(32, 120)) * 40)
    damaged = bytearray(whole.getvalue())
    start = 30 + len("a.xml") + (9 if packing == ZIP_LZMA else 0)
    damaged[start : start + 20] = b"\xff" * 20

    with pytest.raises(NotAScore, match="score-unreadable"):
        read_musicxml(bytes(damaged), "song")
