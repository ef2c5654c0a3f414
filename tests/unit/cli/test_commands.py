"""Each command does what it says, and every error is one line and code 2."""

import json
import struct
from pathlib import Path

import mido
import pytest
from msgspec.json import encode
from msgspec.structs import replace

from arrangeboard.cli import main
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import (
    Arrangement,
    Chord,
    Lane,
    Note,
    Part,
    Piece,
    Section,
    Slot,
    Song,
    View,
    Written,
)
from arrangeboard.storage.song_file import load, save
from arrangeboard.storage.templates import keep_form, keep_instrumentation
from arrangeboard.theory.forms import Form, FormSection
from arrangeboard.theory.instrumentations import Instrumentation, Player

Captured = pytest.CaptureFixture[str]

BASS, KEYS, RIFF = LaneId(1), LaneId(2), PieceId(3)
VERSE, CHORUS, BRIDGE = SectionId(4), SectionId(5), SectionId(6)
SONG = Song(
    title="Paper Lanterns",
    composer="The Band",
    key="F",
    lanes=(Lane(BASS, "Bass", "bass"), Lane(KEYS, "Keys")),
    pieces={RIFF: Piece(RIFF, "Riff", 7680, content=Written((Note(0, 960, 60), Note(3840, 960, 62))))},
    sections={
        VERSE: Section(
            VERSE,
            "Verse",
            "verse",
            bars=4,
            chords=(Chord(0, "Bb"), Chord(1920, "C/E")),
            parts={BASS: (Part(PartId(7), RIFF, transpose=12),), KEYS: (Part(PartId(8)),)},
        ),
        CHORUS: Section(CHORUS, "Chorus", "chorus", bars=8, parts={BASS: (Part(PartId(9), RIFF),)}),
        BRIDGE: Section(BRIDGE, "Bridge", "bridge", bars=2),
    },
    arrangements=(
        Arrangement(
            ArrangementId(10),
            "As written",
            (Slot(SlotId(11), VERSE), Slot(SlotId(12), CHORUS), Slot(SlotId(13), CHORUS)),
        ),
        Arrangement(ArrangementId(14), "No repeat", (Slot(SlotId(15), VERSE), Slot(SlotId(16), CHORUS))),
    ),
    view=View(muted=(KEYS,)),
    last_id=16,
)


@pytest.fixture
def song_path(tmp_path: Path) -> Path:
    path = tmp_path / "song.arrange"
    save(SONG, path)
    return path


def write_unchecked(song: Song, path: Path) -> None:
    """A song file as no version of the program would write it."""
    path.write_bytes(b'{"format": "arrangeboard", "version": 1, "song": ' + encode(song) + b"}")


def refused(capsys: Captured, *arguments: str | Path) -> str:
    """The one line that a refused command writes."""
    capsys.readouterr()
    assert main([str(argument) for argument in arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("arrangeboard")
    assert err.count("\n") == 1
    assert err.endswith("\n")
    return err


def answered(capsys: Captured, *arguments: str | Path, code: int = 0) -> str:
    capsys.readouterr()
    assert main([str(argument) for argument in arguments]) == code
    return capsys.readouterr().out


def test_show_draws_the_board(capsys: Captured, song_path: Path) -> None:
    assert answered(capsys, "show", song_path, "--width", "80") == (
        "Paper Lanterns – The Band\n"
        "120 bpm · 4/4 · F · 20 bars · 0:40\n"
        "Arrangement: As written (others: No repeat)\n"
        "\n"
        "          Verse                 = Chorus 1            = Chorus 2\n"
        "bars      1–4                   5–12                  13–20\n"
        "chords    B♭ C/E\n"
        "──────────────────────────────────────────────────────────────────────────\n"
        "Bass      Riff ×2 +12           Riff ×4               Riff ×4\n"
        "Keys M    (planned)             ·                     ·\n"
        "\n"
        "On the shelf: Bridge\n"
        "= linked repeat · ×2 sounds twice · M muted\n"
    )


def test_show_takes_another_arrangement_by_name(capsys: Captured, song_path: Path) -> None:
    text = answered(capsys, "show", song_path, "--arrangement", "no REPEAT")
    assert "Arrangement: No repeat (others: As written)" in text
    assert "Chorus 2" not in text


def test_show_as_json_tells_everything(capsys: Captured, song_path: Path) -> None:
    report = json.loads(answered(capsys, "show", song_path, "--json"))
    assert (report["format"], report["version"]) == ("arrangeboard-board", 1)
    assert [(one["name"], one["first_bar"], one["linked"]) for one in report["sections"]] == [
        ("Verse", 1, False),
        ("Chorus 1", 5, True),
        ("Chorus 2", 13, True),
    ]
    assert report["sections"][0]["chords"][1] == {"bar": 1, "beat": 3.0, "symbol": "C/E", "guessed": False}
    assert report["lanes"][0]["cells"][0][0]["transpose"] == 12
    assert report["lanes"][1]["cells"][0][0]["piece"] is None
    assert report["lanes"][1]["muted"]
    assert report["pieces"] == [
        {
            "piece": 3,
            "name": "Riff",
            "length_ticks": 7680,
            "pickup_ticks": 0,
            "notes": 2,
            "parts": 3,
            "rule": "",
        }
    ]
    assert report["shelf"] == ["Bridge"]


def test_an_unknown_arrangement_is_refused_with_those_there_are(capsys: Captured, song_path: Path) -> None:
    line = refused(capsys, "show", song_path, "--arrangement", "Louder")
    assert "“Louder”" in line
    assert "“As written”, “No repeat”" in line


def test_check_finds_nothing_in_a_sound_song(capsys: Captured, song_path: Path) -> None:
    assert answered(capsys, "check", song_path) == "“song.arrange” is sound.\n"
    report = json.loads(answered(capsys, "check", song_path, "--json"))
    assert (report["format"], report["version"], report["problems"]) == ("arrangeboard-check", 1, [])


def test_check_names_each_problem_and_its_place(capsys: Captured, song_path: Path) -> None:
    text = song_path.read_text(encoding="utf-8")
    broken = text.replace("[3840, 960, 62, 80]", "[3840, 960, 162, 80]").replace(
        '"piece": 3', '"piece": 99', 1
    )
    song_path.write_text(broken, encoding="utf-8")
    out = answered(capsys, "check", song_path, code=1)
    assert "piece “Riff”, note 2: " in out
    assert "section “Verse”, lane “Bass”: A part plays piece 99, which the song does not have." in out
    assert "2 problems in “song.arrange”." in out
    report = json.loads(answered(capsys, "check", song_path, "--json", code=1))
    assert [problem["where"] for problem in report["problems"]] == ["pieces.3.notes[1]", "sections.4.parts.1"]


def test_check_leaves_out_what_another_arrangement_plays(capsys: Captured, song_path: Path) -> None:
    song = load(song_path)
    lonely = Arrangement(ArrangementId(17), "Bridge only", (Slot(SlotId(18), BRIDGE),))
    bad_colour = replace(song.sections[VERSE], colour="red")
    sections = {**song.sections, VERSE: bad_colour}
    unsound = replace(song, sections=sections, arrangements=(*song.arrangements, lonely), last_id=18)
    write_unchecked(unsound, song_path)
    assert "1 problem" in answered(capsys, "check", song_path, code=1)
    assert "1 problem" in answered(capsys, "check", song_path, "--arrangement", "no repeat", code=1)
    assert "is sound" in answered(capsys, "check", song_path, "--arrangement", "Bridge only")
    assert "“Louder”" in refused(capsys, "check", song_path, "--arrangement", "Louder")


def test_check_tells_the_first_of_very_many_problems(capsys: Captured, song_path: Path) -> None:
    song = load(song_path)
    bad = replace(song.pieces[RIFF], content=Written((Note(0, 960, 60, 0),) * 2_000))
    write_unchecked(replace(song, pieces={RIFF: bad}), song_path)
    out = answered(capsys, "check", song_path, code=1)
    assert len(out.splitlines()) == 1_001
    assert "More than 1000 problems" in out
    report = json.loads(answered(capsys, "check", song_path, "--json", code=1))
    assert (len(report["problems"]), report["complete"]) == (1_000, False)


def test_a_file_that_is_no_song_cannot_be_checked(capsys: Captured, tmp_path: Path) -> None:
    (tmp_path / "x.arrange").write_bytes(b"\x89PNG")
    assert "not an Arrangeboard song" in refused(capsys, "check", tmp_path / "x.arrange")


def test_an_unsound_song_is_neither_shown_nor_exported(capsys: Captured, song_path: Path) -> None:
    song_path.write_bytes(song_path.read_bytes().replace(b'"piece": 3', b'"piece": 99'))
    assert "sections.4.parts.1" in refused(capsys, "show", song_path)
    refused(capsys, "export", song_path, "-o", song_path.with_name("x.mid"))
    assert not song_path.with_name("x.mid").exists()


def test_new_makes_a_song_from_a_form_and_an_instrumentation(capsys: Captured, tmp_path: Path) -> None:
    path = tmp_path / "new.arrange"
    out = answered(
        capsys, "new", "with-bridge", "-o", path, "--instrumentation", "Jazz combo", "--title", "Nowy żółw"
    )
    assert "8 sections, 56 bars" in out
    song = load(path)
    assert song.title == "Nowy żółw"
    names = [song.sections[slot.section].name for slot in song.arrangement.order]
    assert names == ["Intro", "Verse", "Chorus", "Verse", "Chorus", "Bridge", "Chorus", "Outro"]
    assert any(lane.sound.drums for lane in song.lanes)


def test_new_reads_a_form_in_letters(capsys: Captured, tmp_path: Path) -> None:
    answered(capsys, "new", "I V C V C B C C O", "-o", tmp_path / "new.arrange")
    song = load(tmp_path / "new.arrange")
    assert len(song.arrangement.order) == 9


def test_new_knows_forms_and_instrumentations_of_ones_own(capsys: Captured, tmp_path: Path) -> None:
    keep_form(Form("own", (FormSection("verse", 7),), name="My ballad"))
    keep_instrumentation(Instrumentation("own", (Player("Kazoo", 72, "melody"),), "Solo kazoo"))
    answered(capsys, "new", "my ballad", "-o", tmp_path / "new.arrange", "--instrumentation", "solo kazoo")
    song = load(tmp_path / "new.arrange")
    assert [section.bars for section in song.sections.values()] == [7]
    assert [lane.name for lane in song.lanes] == ["Kazoo"]


def test_new_refuses_what_is_no_form_or_instrumentation(capsys: Captured, tmp_path: Path) -> None:
    assert "“X” in place 3" in refused(capsys, "new", "I V X", "-o", tmp_path / "new.arrange")
    line = refused(capsys, "new", "I V", "-o", tmp_path / "new.arrange", "--instrumentation", "kazoos")
    assert "“kazoos”" in line
    assert "jazz-combo" in line
    assert list(tmp_path.iterdir()) == []


def test_a_song_is_replaced_only_where_that_was_asked_for(capsys: Captured, song_path: Path) -> None:
    before = song_path.read_bytes()
    assert "--force" in refused(capsys, "new", "aaba", "-o", song_path)
    assert "--force" in refused(capsys, "export", song_path, "-o", song_path)
    assert song_path.read_bytes() == before
    answered(capsys, "new", "aaba", "-o", song_path, "--force")
    assert song_path.read_bytes() != before


def test_export_writes_a_midi_file_and_replaces_an_earlier_one(capsys: Captured, song_path: Path) -> None:
    target = song_path.with_name("out.mid")
    assert answered(capsys, "export", song_path, "-o", target) == f"Wrote “{target}”.\n"
    first = target.read_bytes()
    assert first.startswith(b"MThd")
    answered(capsys, "export", song_path, "-o", target, "--arrangement", "No repeat")
    assert target.read_bytes() != first


@pytest.mark.parametrize(("division", "made"), [("song", "out.mid"), ("section", "out - 02 Chorus 1.mid")])
def test_export_replaces_no_midi_file_that_others_have_made(
    capsys: Captured, song_path: Path, division: str, made: str
) -> None:
    arguments = ("export", song_path, "-o", song_path.with_name("out.mid"), "--division", division)
    theirs = song_path.with_name(made)
    mido.MidiFile(tracks=[mido.MidiTrack()]).save(theirs)
    before = theirs.read_bytes()
    assert "--force" in refused(capsys, *arguments)
    assert [path.name for path in song_path.parent.glob("*.mid")] == [made]
    assert theirs.read_bytes() == before
    answered(capsys, *arguments, "--force")
    assert theirs.read_bytes() != before
    answered(capsys, *arguments)


def test_export_takes_its_options(capsys: Captured, song_path: Path) -> None:
    target = song_path.with_name("out.mid")
    answered(
        capsys,
        "export",
        song_path,
        "-o",
        target,
        "--resolution",
        "480",
        "--file-type",
        "0",
        "--planned",
        "nothing",
    )
    kind, tracks, division = struct.unpack(">HHH", target.read_bytes()[8:14])
    assert (kind, tracks, division) == (0, 1, 480)


def test_export_of_a_file_a_lane_names_every_file(capsys: Captured, song_path: Path) -> None:
    out = answered(capsys, "export", song_path, "-o", song_path.with_name("out.mid"), "--division", "lane")
    written = sorted(path.name for path in song_path.parent.glob("*.mid"))
    assert len(written) == 2
    assert all(name in out for name in written)


def test_export_tells_what_a_program_will_lose(capsys: Captured, song_path: Path) -> None:
    assert main(["export", str(song_path), "-o", str(song_path.with_name("o.mid")), "--program", "lmms"]) == 0
    assert "The section names are lost as markers in LMMS." in capsys.readouterr().err


def test_export_refuses_an_unknown_program(capsys: Captured, song_path: Path) -> None:
    assert "gramophone" in refused(
        capsys, "export", song_path, "-o", song_path.with_name("o.mid"), "--program", "gramophone"
    )
    assert not song_path.with_name("o.mid").exists()


def test_import_makes_a_song_from_midi(capsys: Captured, tmp_path: Path) -> None:
    write_midi(tmp_path / "take.mid")
    out = answered(capsys, "import", tmp_path / "take.mid", "-o", tmp_path / "take.arrange")
    assert "take.arrange" in out
    song = load(tmp_path / "take.arrange")
    assert [section.name for section in song.sections.values()] == ["Verse", "Chorus"]
    assert [note.pitch for piece in song.pieces.values() for note in piece.written.notes] == [60, 64]


def test_import_refuses_what_is_no_midi_and_writes_nothing(capsys: Captured, tmp_path: Path) -> None:
    (tmp_path / "take.mid").write_bytes(b"no midi at all")
    refused(capsys, "import", tmp_path / "take.mid", "-o", tmp_path / "take.arrange")
    assert not (tmp_path / "take.arrange").exists()


def write_midi(path: Path) -> None:
    file = mido.MidiFile(type=1, ticks_per_beat=480)
    file.tracks.append(
        mido.MidiTrack(
            [
                mido.MetaMessage("marker", text="Verse"),
                mido.MetaMessage("marker", text="Chorus", time=4 * 1920),
            ]
        )
    )
    file.tracks.append(
        mido.MidiTrack(
            [
                mido.MetaMessage("track_name", name="Bass"),
                mido.Message("note_on", note=60, velocity=80),
                mido.Message("note_off", note=60, time=480),
                mido.Message("note_on", note=64, velocity=80, time=4 * 1920 - 480),
                mido.Message("note_off", note=64, time=480),
            ]
        )
    )
    file.save(path)


@pytest.mark.parametrize(
    "arguments",
    [
        ("exprot", "a", "-o", "b"),
        ("export",),
        ("export", "a"),
        ("export", "a", "-o", "b", "--resolution", "961"),
        ("export", "a", "-o", "b", "--guide-velocity", "128"),
        ("export", "a", "-o", "b", "--guide-velocity", "loud"),
        ("show", "a", "--width", "wide"),
        ("new", "-o", "a"),
        ("--verison",),
    ],
)
def test_mistyping_is_told_in_one_line(capsys: Captured, arguments: tuple[str, ...]) -> None:
    assert "--help" in refused(capsys, *arguments)


@pytest.mark.parametrize("typed", [("frobnicate",), ("exprot", "song.arrange"), ("song.txt",)])
def test_a_word_that_is_neither_a_command_nor_a_file_opens_no_window(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch, typed: tuple[str, ...]
) -> None:
    monkeypatch.setattr("arrangeboard.cli.window.open_window", lambda _song: 0)
    assert f"“{typed[0]}”" in refused(capsys, *typed)


def test_a_file_that_is_there_or_is_called_a_song_opens_the_window(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[str | None] = []

    def open_window(song: str | None) -> int:
        opened.append(song)
        return 0

    monkeypatch.setattr("arrangeboard.cli.window.open_window", open_window)
    plain = tmp_path / "plain"
    plain.touch()
    for typed in (str(plain), "none.arrange", "none.MID"):
        answered(capsys, typed)
    assert opened == [str(plain), "none.arrange", "none.MID"]


@pytest.mark.parametrize(
    ("typed", "written"), [("Next", "Next.mid"), ("Vol. 2", "Vol. 2.mid"), ("a.MIDI", "a.MIDI")]
)
def test_an_export_is_called_a_midi_file(capsys: Captured, song_path: Path, typed: str, written: str) -> None:
    said = answered(capsys, "export", song_path, "-o", song_path.parent / typed)
    assert (song_path.parent / written).read_bytes().startswith(b"MThd")
    assert written in said


def test_a_file_that_is_not_there_is_told(capsys: Captured, tmp_path: Path) -> None:
    for command in ("show", "check"):
        assert "none.arrange" in refused(capsys, command, tmp_path / "none.arrange")


def test_a_folder_that_is_not_there_is_told(capsys: Captured, song_path: Path) -> None:
    target = song_path.parent / "none" / "out"
    assert "none" in refused(capsys, "export", song_path, "-o", target)
    assert "none" in refused(capsys, "new", "aaba", "-o", target)


def test_the_version_is_told(capsys: Captured) -> None:
    assert answered(capsys, "--version").startswith("arrangeboard 0.")


def test_help_lists_every_command(capsys: Captured) -> None:
    text = answered(capsys, "--help")
    assert all(f"  {command} " in text for command in ("new", "import", "export", "show", "check"))


@pytest.mark.parametrize("command", ["new", "import", "export", "show", "check"])
def test_every_command_explains_itself(capsys: Captured, command: str) -> None:
    assert f"usage: arrangeboard {command}" in answered(capsys, command, "--help")


def test_a_mistake_of_ours_is_one_line_too(
    capsys: Captured, song_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> None:
        raise ZeroDivisionError("first line\nsecond line")

    monkeypatch.delenv("ARRANGEBOARD_TRACEBACK", raising=False)
    monkeypatch.setattr("arrangeboard.cli.show_command.text_board", stumble)
    assert "ZeroDivisionError" in refused(capsys, "show", song_path)
