"""The song file: what stands in it, and what is refused."""

import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec import json
from msgspec.structs import replace

from arrangeboard.errors import UserError
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import (
    Arrangement,
    Chord,
    Lane,
    Lyric,
    Note,
    Part,
    Piece,
    Section,
    Slot,
    Song,
    Written,
)
from arrangeboard.storage import limits
from arrangeboard.storage.migrations import JsonObject, Migration
from arrangeboard.storage.song_file import (
    CannotKeep,
    Unsound,
    load,
    read_song,
    read_unchecked,
    save,
    write_song,
)
from arrangeboard.words import say_error

LANE, PIECE, SECTION, SLOT = LaneId(1), PieceId(2), SectionId(3), SlotId(5)
NOTES = (Note(0, 480, 60), Note(480, 480, 64, 90))
SONG = Song(
    title="Paper",
    lanes=(Lane(LANE, "Bass", "bass"),),
    pieces={PIECE: Piece(PIECE, "Riff", 3840, content=Written(NOTES, lyrics=(Lyric(0, "a],[b"),)))},
    sections={
        SECTION: Section(
            SECTION,
            "Verse",
            "verse",
            chords=(Chord(0, "F"), Chord(1920, "C/E", guessed=True)),
            parts={LANE: (Part(PartId(6), PIECE),)},
        )
    },
    arrangements=(Arrangement(ArrangementId(4), "As written", (Slot(SLOT, SECTION),)),),
    last_id=6,
)

AS_TEXT = """\
{
  "format": "arrangeboard",
  "version": 1,
  "song": {
    "title": "Paper",
    "composer": "",
    "lyrics": "",
    "notes": "",
    "key": "C",
    "microseconds_per_quarter": 500000,
    "meter": [4, 4],
    "strictness": "usual",
    "accepted": [],
    "lanes": [
      {
        "id": 1,
        "name": "Bass",
        "role": "bass"
      }
    ],
    "pieces": {
      "2": {
        "id": 2,
        "name": "Riff",
        "length_ticks": 3840,
        "content": {
          "type": "written",
          "notes": [
            [0, 480, 60, 80],
            [480, 480, 64, 90]
          ],
          "lyrics": [
            [0, "a],[b"]
          ]
        }
      }
    },
    "sections": {
      "3": {
        "id": 3,
        "name": "Verse",
        "kind": "verse",
        "chords": [
          [0, "F", false],
          [1920, "C/E", true]
        ],
        "parts": {
          "1": [
            {"id": 6, "piece": 2}
          ]
        }
      }
    },
    "arrangements": [
      {
        "id": 4,
        "name": "As written",
        "order": [
          {"id": 5, "section": 3}
        ]
      }
    ],
    "view": {},
    "last_id": 6
  }
}
"""


def changed(old: str, new: str) -> bytes:
    assert old in AS_TEXT
    return AS_TEXT.replace(old, new, 1).encode()


def refusal(data: bytes, migrations: Mapping[int, Migration] | None = None) -> UserError:
    with pytest.raises(UserError) as caught:
        read_song(data, name="Verse.arrange", migrations=migrations or {})
    assert "Verse.arrange" in say_error(caught.value)
    return caught.value


def test_a_note_a_chord_and_a_part_are_a_line_each() -> None:
    assert write_song(SONG).decode() == AS_TEXT


def test_one_edited_note_is_one_changed_line() -> None:
    content = Written((NOTES[0], replace(NOTES[1], pitch=65)), lyrics=SONG.pieces[PIECE].written.lyrics)
    edited = replace(SONG, pieces={PIECE: replace(SONG.pieces[PIECE], content=content)})
    before, after = write_song(SONG).splitlines(), write_song(edited).splitlines()
    assert [line for line in after if line not in before] == [b"            [480, 480, 65, 90]"]


def test_the_order_of_pieces_and_sections_is_kept() -> None:
    sections = {number: Section(number) for number in (SectionId(9), SectionId(3), SectionId(12))}
    song = replace(SONG, sections=sections, last_id=12)
    assert list(read_song(write_song(song)).sections) == [9, 3, 12]


def test_text_beyond_ascii_is_kept_as_it_is_read() -> None:
    written = write_song(replace(SONG, title="Grüße 提灯 ♭"))
    assert "Grüße 提灯 ♭".encode() in written
    assert read_song(written).title == "Grüße 提灯 ♭"


def test_half_a_character_is_refused_when_saving() -> None:
    with pytest.raises(UserError) as caught:
        write_song(replace(SONG, title="broken \ud83c"))
    assert "broken ?" in say_error(caught.value)


def test_a_song_that_no_file_holds_is_refused_when_saving(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_THINGS", 3)
    with pytest.raises(CannotKeep) as refused:
        write_song(SONG)
    assert refused.value.code == "song-too-large-to-keep"


def test_a_song_with_a_note_that_no_file_holds_does_not_replace_one_that_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "song.arrange"
    save(SONG, path)
    (key, piece), *_ = SONG.pieces.items()
    broken = replace(piece, content=Written((Note(0, 960, 128),)))
    with pytest.raises(CannotKeep) as refused:
        save(replace(SONG, pieces={**SONG.pieces, key: broken}), path)
    assert f"pieces.{key}.notes[0]" in say_error(refused.value)
    assert load(path) == SONG


def test_a_song_that_would_sound_more_notes_than_a_file_may_is_refused_when_saving(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "MOST_NOTES", 0)
    with pytest.raises(CannotKeep, match="song-too-large-to-keep"):
        write_song(SONG)


def test_what_a_later_program_added_is_passed_over() -> None:
    assert read_song(changed('"name": "Bass"', '"name": "Bass", "colour_of_case": "red"')) == SONG


def test_a_byte_order_mark_and_windows_line_ends_are_no_matter() -> None:
    assert read_song(b"\xef\xbb\xbf" + AS_TEXT.replace("\n", "\r\n").encode()) == SONG


def test_a_newer_file_is_refused_with_both_versions() -> None:
    error = refusal(changed('"version": 1', '"version": 7'))
    assert error.code == "song-file-newer"
    assert "format 7" in say_error(error)
    assert "format 1" in say_error(error)


def test_a_newer_file_is_refused_before_its_song_is_understood() -> None:
    assert refusal(b'{"format": "arrangeboard", "version": 2, "song": [1]}').code == "song-file-newer"


def rename_name_to_title(song: JsonObject) -> JsonObject:
    return {"title": song.pop("name"), **song}


def test_an_older_file_is_migrated() -> None:
    old = changed('"version": 1', '"version": 0').replace(b'"title"', b'"name"')
    assert read_song(old, migrations={0: rename_name_to_title}) == SONG


def test_an_older_file_goes_through_every_version_between() -> None:
    def number_tempo(song: JsonObject) -> JsonObject:
        return {**song, "name": f"{song['name']}!"}

    old = changed('"version": 1', '"version": -1').replace(b'"title"', b'"name"')
    migrations = {-1: number_tempo, 0: rename_name_to_title}
    assert read_song(old, migrations=migrations) == replace(SONG, title="Paper!")


def test_an_older_file_that_its_migration_stumbles_over_is_refused() -> None:
    old = changed('"version": 1', '"version": 0')
    assert refusal(old, {0: rename_name_to_title}).code == "song-file-old"


def test_a_version_that_never_was_is_refused() -> None:
    assert refusal(changed('"version": 1', '"version": -3')).code == "song-file-old"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b'{"format": "other", "version": 1}',
        b"\x89PNG\r\n",
        b"{" * 9,
    ],
)
def test_what_is_no_song_is_called_so(data: bytes) -> None:
    assert refusal(data).code == "not-a-song-file"


def test_a_midi_file_is_called_one_whatever_texts_it_holds() -> None:
    assert refusal(b"MThd\0\0\0\6 arrangeboard").code == "song-file-is-midi"


def test_a_name_that_is_no_text_is_found_where_it_stands() -> None:
    error = refusal(AS_TEXT.encode().replace(b'"name": "Verse"', b'"name": "\xc3}Verse"'))
    assert error.code == "song-file-damaged"
    assert str(error.values["where"]).startswith("sections.")


def test_a_file_that_breaks_off_names_the_line() -> None:
    data = AS_TEXT.encode()
    error = refusal(data[: data.index(b"[480, 480")])
    assert (error.code, error.values["line"]) == ("song-file-broken", 30)


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("[480, 480, 64, 90]", '[480, 480, "E", 90]', "pieces.2.content.notes[1][2]"),
        ("[480, 480, 64, 90]", "[480, 480.5, 64, 90]", "pieces.2.content.notes[1][1]"),
        ("[480, 480, 64, 90]", "[480, NaN, 64, 90]", None),
        ("[480, 480, 64, 90]", "[480]", "pieces.2.content.notes[1]"),
        ('"role": "bass"', '"role": "base"', "lanes[0].role"),
        ('"kind": "verse"', '"kind": 3', "sections.3.kind"),
        ('"id": 3', '"id": ' + "9" * 5000, "sections.3.id"),
        ('"2": {', '"two": {', "pieces"),
        ('"last_id": 6', '"last_id": {}', "last_id"),
        ("a],[b", "\\ud800", None),
    ],
)
def test_a_wrong_value_is_refused_with_its_place(old: str, new: str, where: str | None) -> None:
    error = refusal(changed(old, new))
    assert error.code in {"song-file-damaged", "song-file-broken"}
    assert where is None or error.values["where"] == where


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"piece": 2', '"piece": 77', "unsound-unknown-piece"),
        ('"section": 3', '"section": 77', "unsound-unknown-section"),
        ('"1": [', '"77": [', "unsound-unknown-lane"),
        ("[480, 480, 64, 90]", "[480, 480, 128, 90]", "unsound-bad-note"),
        ("[480, 480, 64, 90]", "[-480, 480, 64, 90]", "unsound-not-in-order"),
        ("[0, 480, 60, 80]", "[-480, 480, 60, 80]", "unsound-bad-note"),
        ("[480, 480, 64, 90]", f"[{10**30}, 480, 64, 90]", "unsound-bad-note"),
        ('"length_ticks": 3840', f'"length_ticks": {10**30}', "unsound-bad-length"),
        ('"view": {}', '"view": {"zoom": -1}', "unsound-bad-zoom"),
    ],
)
def test_a_song_that_breaks_a_rule_is_refused_with_the_reason(old: str, new: str, code: str) -> None:
    error = refusal(changed(old, new))
    assert isinstance(error, Unsound)
    assert error.code == code
    assert str(error.values["where"]) in say_error(error)


def test_an_unsound_song_can_be_read_to_be_checked() -> None:
    song = read_unchecked(changed('"piece": 2', '"piece": 77'))
    assert song.sections[SECTION].parts[LANE][0].piece == 77


HEAD = b'{"format": "arrangeboard", "version": 1, "song": '
HOSTILE = {
    "deep lists": HEAD + b"[" * 1_000_000,
    "deep things": HEAD + b'{"a":' * 1_000_000,
    "deep and closed": HEAD + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "too many things": HEAD + b'{"pieces": {' + b'"1":{"id":1},' * 1_000_000 + b'"1":{}}}}',
    "too many values": HEAD + b'{"tags": [' + b"1," * 13_000_000 + b"1]}}",
    "too many words": HEAD + b'{"tags": [' + b'"a",' * 3_000_000 + b'"a"]}}',
    "a long number": HEAD + b'{"last_id": ' + b"1" * 1_000_000 + b"}}",
    "too many bars": HEAD
    + b'{"arrangements": [{"id": 1}], "sections": {'
    + b",".join(b'"%d":{"id":%d,"bars":%d}' % (n, n, 9999 - n % 999) for n in range(1, 2000))
    + b"}}}",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=list(HOSTILE))
def test_a_hostile_file_is_refused_within_two_seconds(data: bytes) -> None:
    start = time.perf_counter()
    refusal(data)
    assert time.perf_counter() - start < 2


def test_a_piece_that_would_sound_a_billion_times_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    part = Part(PartId(6), PIECE)
    parts: dict[LaneId, tuple[Part, ...]] = {
        LaneId(number): (replace(part, id=PartId(100 + number)),) for number in range(1, 40)
    }
    song = replace(
        SONG,
        lanes=tuple(Lane(lane) for lane in parts),
        pieces={PIECE: replace(SONG.pieces[PIECE], length_ticks=40)},
        sections={SECTION: Section(SECTION, bars=2000, parts=parts)},
        last_id=999,
    )
    with pytest.raises(CannotKeep):
        write_song(song)
    with monkeypatch.context() as unlimited:
        unlimited.setattr(limits, "MOST_NOTES", 1 << 60)
        data = write_song(song)
    error = refusal(data)
    assert error.code == "song-too-many-notes"
    assert "As written" in say_error(error)


def test_only_notes_that_sound_are_counted() -> None:
    notes = tuple(Note(480 * n, 480, 60) for n in range(30_000))
    order = tuple(Slot(SlotId(100 + n), SECTION) for n in range(200))
    song = replace(
        SONG,
        pieces={PIECE: Piece(PIECE, "Long", 480 * 30_000, content=Written(notes))},
        arrangements=(Arrangement(ArrangementId(4), order=order),),
        last_id=999,
    )
    assert read_song(write_song(song)) == song


def test_a_note_takes_a_short_line() -> None:
    notes = tuple(Note(480 * n, 480, 60, 80) for n in range(100_000))
    song = replace(SONG, pieces={PIECE: Piece(PIECE, "Long", 480 * 100_000, content=Written(notes))})
    written = write_song(song)
    assert len(written) < 4_000_000
    assert json.decode(written)["song"]["pieces"]["2"]["content"]["notes"][99_999] == [
        47_999_520,
        480,
        60,
        80,
    ]
