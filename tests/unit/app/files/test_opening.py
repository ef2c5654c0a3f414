"""Any file opens as what it is, and a failure leaves the open song as it was."""

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.files.exporting import export_file
from arrangeboard.app.files.opening import (
    import_midi_file,
    loss_sentences,
    open_file,
    save_document,
    show_opened,
    with_song_suffix,
)
from arrangeboard.errors import UserError
from arrangeboard.midi.export_options import ExportOptions
from arrangeboard.song.edits.song_fields import rename_song
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import Arrangement, Lane, Note, Part, Piece, Section, Slot, Song, Written
from arrangeboard.storage.recent import recent_songs
from arrangeboard.storage.song_file import load, save

LANE, PIECE, SECTION = LaneId(1), PieceId(2), SectionId(3)
SONG = Song(
    title="Paper",
    lanes=(Lane(LANE, "Bass", "bass"),),
    pieces={PIECE: Piece(PIECE, "Riff", 3840, content=Written((Note(0, 960, 60),)))},
    sections={SECTION: Section(SECTION, "Verse", "verse", bars=2, parts={LANE: (Part(PartId(6), PIECE),)})},
    arrangements=(Arrangement(ArrangementId(4), "As written", (Slot(SlotId(5), SECTION),)),),
    last_id=6,
)


@pytest.fixture
def song_path(tmp_path: Path) -> Path:
    save(SONG, tmp_path / "Paper.arrange")
    return tmp_path / "Paper.arrange"


@pytest.fixture
def midi_path(tmp_path: Path) -> Path:
    export_file(SONG, SONG.arrangement, ExportOptions(), tmp_path / "Paper.mid")
    return tmp_path / "Paper.mid"


def test_a_song_opens_with_its_path(song_path: Path) -> None:
    opened = open_file(song_path)
    assert (opened.song, opened.path, opened.losses) == (SONG, song_path, ())


def test_a_midi_file_opens_as_a_song_without_a_path(midi_path: Path) -> None:
    opened = open_file(midi_path)
    assert opened.path is None
    assert [section.name for section in opened.song.sections.values()] == ["Verse"]


def test_a_midi_file_opens_whatever_it_is_called(midi_path: Path) -> None:
    renamed = midi_path.rename(midi_path.with_name("take.arrange"))
    assert open_file(renamed).path is None


def test_losses_are_told_in_sentences(midi_path: Path) -> None:
    data = midi_path.read_bytes()
    midi_path.write_bytes(data[:-6])
    sentences = loss_sentences(import_midi_file(midi_path).losses)
    assert sentences
    assert all(sentence.endswith(".") for sentence in sentences)


def test_an_opened_song_takes_the_place_of_the_open_one(song_path: Path) -> None:
    document = Document(Song(arrangements=(Arrangement(ArrangementId(1)),), last_id=1))
    show_opened(document, open_file(song_path))
    assert (document.song, document.path, document.is_modified) == (SONG, song_path, False)
    assert recent_songs() == (song_path,)


def test_an_imported_song_is_unsaved(midi_path: Path) -> None:
    document = Document(SONG)
    show_opened(document, open_file(midi_path))
    assert document.path is None
    assert document.is_modified
    assert recent_songs() == ()


@pytest.mark.parametrize("name", ["x.arrange", "x.mid", "x.txt"])
def test_a_file_that_is_neither_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"neither")
    with pytest.raises(UserError):
        open_file(tmp_path / name)


def test_saving_makes_the_file_the_documents_own(song_path: Path) -> None:
    document = Document(SONG, song_path)
    document.apply("step-rename-song", lambda song: rename_song(song, "Lanterns"))
    other = song_path.with_name("Lanterns.arrange")
    save_document(document, other)
    assert load(other).title == "Lanterns"
    assert load(song_path).title == "Paper"
    assert (document.path, document.is_modified) == (other, False)
    assert recent_songs() == (other,)


def test_a_failing_save_leaves_the_document_unsaved(song_path: Path) -> None:
    document = Document(SONG, song_path)
    document.apply("step-rename-song", lambda song: rename_song(song, "Lanterns"))
    with pytest.raises(UserError):
        save_document(document, song_path.parent / "none" / "x.arrange")
    assert (document.path, document.is_modified) == (song_path, True)


def test_a_name_without_an_ending_gets_that_of_songs() -> None:
    assert with_song_suffix(Path("a/Paper")) == Path("a/Paper.arrange")
    assert with_song_suffix(Path("a/No. 5")) == Path("a/No. 5.arrange")
    assert with_song_suffix(Path("a/Paper.ARRANGE")) == Path("a/Paper.ARRANGE")


def test_a_midi_file_of_a_strange_name_can_be_saved_as_a_song(tmp_path: Path) -> None:
    untitled = replace(SONG, title="")
    export_file(untitled, untitled.arrangement, ExportOptions(), tmp_path / "plain.mid")
    strange = tmp_path / os.fsdecode(b"caf\xe9.mid")
    data = (tmp_path / "plain.mid").read_bytes().replace(b"Untitled", b"Track  1")
    try:
        strange.write_bytes(data)
    except OSError:
        pytest.skip("this disk keeps Unicode names only")
    song = open_file(strange).song
    assert song.title == "caf�"
    save(song, tmp_path / "song.arrange")
