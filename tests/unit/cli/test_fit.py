"""`arrangeboard fit` lists scores and findings of songs and MIDI files, and loads neither Qt nor numpy."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from arrangeboard.cli import main
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import Arrangement, Chord, Lane, Note, Part, Piece, Section, Slot, Song, Written
from arrangeboard.storage.song_file import save

Captured = pytest.CaptureFixture[str]

BAR = 3840
VOICE, KEYS, TUNE, ROOTS = LaneId(1), LaneId(2), PieceId(3), PieceId(4)
VERSE, CHORUS = SectionId(5), SectionId(6)
SCALE = (60, 64, 67, 64, 60, 62, 64, 60)
CHORDS = (Chord(0, "C"), Chord(BAR, "F"), Chord(2 * BAR, "G"), Chord(3 * BAR, "C"))


def played(id_: PieceId, name: str, pitches: tuple[int, ...]) -> Piece:
    step = 4 * BAR // len(pitches)
    notes = tuple(Note(at * step, step * 3 // 4, pitch) for at, pitch in enumerate(pitches))
    return Piece(id_, name, 4 * BAR, content=Written(notes))


SONG = Song(
    title="Paper Boats",
    key="C",
    lanes=(Lane(VOICE, "Voice", "melody"), Lane(KEYS, "Keys", "harmony")),
    pieces={
        TUNE: played(TUNE, "Tune", SCALE),
        ROOTS: played(ROOTS, "Chords held", (48, 53, 55, 48)),
    },
    sections={
        VERSE: Section(
            VERSE,
            "Verse",
            "verse",
            bars=4,
            chords=CHORDS,
            parts={VOICE: (Part(PartId(7), TUNE, transpose=1),), KEYS: (Part(PartId(8), ROOTS),)},
        ),
        CHORUS: Section(CHORUS, "Chorus", "chorus", bars=4, parts={KEYS: (Part(PartId(9)),)}),
    },
    arrangements=(
        Arrangement(
            ArrangementId(10),
            "As written",
            (Slot(SlotId(11), VERSE), Slot(SlotId(12), CHORUS), Slot(SlotId(13), VERSE)),
        ),
        Arrangement(ArrangementId(14), "Chorus only", (Slot(SlotId(15), CHORUS),)),
    ),
    last_id=15,
)

LOADED = """
import sys
from arrangeboard.cli import main
code = main(sys.argv[1:])
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(code)
"""


@pytest.fixture
def song_path(tmp_path: Path) -> Path:
    path = tmp_path / "song.arrange"
    save(SONG, path)
    return path


def answered(capsys: Captured, *arguments: str | Path) -> str:
    capsys.readouterr()
    assert main(["fit", *map(str, arguments)]) == 0
    return capsys.readouterr().out


def test_the_table_has_a_row_a_part_and_a_sentence_a_finding(capsys: Captured, song_path: Path) -> None:
    lines = answered(capsys, song_path, "--width", "100").splitlines()
    assert lines[0] == "Paper Boats – As written"
    at = lines.index("Verse 1 (bars 1–4)")
    voice, keys = (
        next(line for line in lines[at:] if line.startswith(f"  {name}")) for name in ("Voice", "Keys")
    )
    assert voice.index("Tune") == keys.index("Chords held")
    assert voice.endswith("does not fit")
    assert lines[lines.index(voice) + 1].lstrip().startswith("‼")
    assert "Chorus (bars 5–8): nothing plays" in lines
    assert max(map(len, lines)) <= 100


def test_narrow_tables_stay_within_their_width(capsys: Captured, song_path: Path) -> None:
    lines = answered(capsys, song_path, "--width", "44").splitlines()
    assert max(map(len, lines)) <= 44


def test_as_json_everything_is_told_with_its_figures(capsys: Captured, song_path: Path) -> None:
    report = json.loads(answered(capsys, song_path, "--json"))
    assert (report["format"], report["version"], report["strictness"]) == ("arrangeboard-fit", 1, "usual")
    voice = report["sections"][0]["lanes"][0]
    part = voice["parts"][0]
    assert (voice["name"], voice["role"], part["name"]) == ("Voice", "melody", "Tune")
    assert part["standing"] == "does-not-fit"
    finding = part["findings"][0]
    assert {"code", "grade", "weight", "sentence", "where", "start_tick", "end_tick"} <= finding.keys()
    assert {"value", "usual", "share", "unit", "sentence"} <= finding["measure"].keys()
    assert report["standings"]["does-not-fit"] == 2
    assert report["sections"][1]["lanes"] == []


def test_what_is_meant_so_is_told_as_such_and_counts_no_more(capsys: Captured, tmp_path: Path) -> None:
    path = tmp_path / "song.arrange"
    save(SONG, path)
    first = json.loads(answered(capsys, path, "--json"))["sections"][0]["lanes"][0]["parts"][0]
    codes = tuple(sorted({finding["code"] for finding in first["findings"]}))
    save(replace(SONG, accepted=codes), path)
    again = json.loads(answered(capsys, path, "--json"))["sections"][0]["lanes"][0]["parts"][0]
    assert again["standing"] == "as-meant"
    assert all(finding["accepted"] for finding in again["findings"])
    assert "✓" in answered(capsys, path)


def test_another_arrangement_and_another_strictness_can_be_asked_for(
    capsys: Captured, song_path: Path
) -> None:
    report = json.loads(
        answered(capsys, song_path, "--json", "--arrangement", "chorus ONLY", "--strictness", "strict")
    )
    assert (report["arrangement"], report["strictness"]) == ("Chorus only", "strict")
    assert [section["name"] for section in report["sections"]] == ["Chorus"]
    assert "No part plays anything yet." in answered(capsys, song_path, "--arrangement", "chorus only")


def test_a_midi_file_is_judged_by_guessed_chords_without_qt_or_numpy(song_path: Path, tmp_path: Path) -> None:
    midi = tmp_path / "song.mid"
    assert main(["export", str(song_path), "-o", str(midi)]) == 0
    for file in (song_path, midi):
        done = subprocess.run(
            [sys.executable, "-c", LOADED, "fit", str(file), "--json"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["sections"]
        assert not {"PySide6", "shiboken6", "numpy"} & set(done.stderr.splitlines()[-1].split())


def test_what_cannot_be_read_or_found_is_one_line_and_code_2(capsys: Captured, song_path: Path) -> None:
    for arguments in (
        [str(song_path.with_name("none.arrange"))],
        [str(song_path), "--arrangement", "no such"],
        [str(song_path), "--strictness", "lenient"],
    ):
        capsys.readouterr()
        assert main(["fit", *arguments]) == 2
        out, err = capsys.readouterr()
        assert (out, err.count("\n")) == ("", 1)


def test_the_text_reads_as_sentences_and_names_each_section_once(capsys: Captured, song_path: Path) -> None:
    text = answered(capsys, song_path, "--width", "60")
    lines = text.splitlines()
    assert lines[1].startswith("4 parts: ")
    assert ", " in lines[1] or lines[1].endswith("fit.")
    assert "Verse 1:" not in text
    assert "Verse 1, bar" not in text
    assert not any(line.lstrip().startswith("%") for line in lines)
