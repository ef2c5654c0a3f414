"""Opening any file as a song, and saving the open one.

Reading can be long work: `open_file` touches nothing and may run anywhere; `show_opened` puts what came of
it into the document.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.midi.losses import Loss, LossList
from arrangeboard.song.values import Song
from arrangeboard.storage.files import clean_text, read_file
from arrangeboard.storage.limits import MOST_BYTES
from arrangeboard.storage.recent import remember_song
from arrangeboard.storage.song_file import SUFFIX, read_song, save
from arrangeboard.words import say

if TYPE_CHECKING:
    from arrangeboard.midi.import_smf import Imported

MIDI_SUFFIXES = frozenset({".mid", ".midi", ".smf", ".kar", ".rmi"})
SCORE_SUFFIXES = frozenset({".musicxml", ".mxl", ".xml"})
MOST_MIDI_BYTES = 256 << 20

_MIDI_STARTS = (b"MThd", b"RIFF")

Progress = Callable[[float], None]


class Opened(Struct, frozen=True):
    """A song that was read. `path` is the song file it is saved to; an imported one has none yet."""

    song: Song
    path: Path | None
    losses: tuple[Loss, ...] = ()


def open_file(path: Path, progress: Progress | None = None) -> Opened:
    """The song in a song file or a MIDI file; which of them it is, the file's beginning says.

    Raises UserErrors of reading, of the song file and of the import; `progress` hears shares from 0 to 1.
    """
    data = read_file(path, most_bytes=MOST_MIDI_BYTES if _is_called_midi(path) else MOST_BYTES)
    if _is_called_midi(path) or data.startswith(_MIDI_STARTS):
        imported = with_guesses(_import_midi(data, path, progress))
        return Opened(imported.song, None, imported.losses)
    return Opened(read_song(data, name=path.name), path)


def import_midi_file(path: Path, progress: Progress | None = None) -> "Imported":
    """The song in a MIDI file, whatever it is called, with what was lost. Raises CannotRead and NotMidi."""
    return _import_midi(read_file(path, most_bytes=MOST_MIDI_BYTES), path, progress)


def with_guesses(imported: "Imported") -> "Imported":
    """An imported song with its chords guessed, and its key from them where the file names none."""
    from arrangeboard.app.imported_guesses import with_guesses as guessing  # noqa: PLC0415  as the MIDI reader
    from arrangeboard.midi.import_smf import Imported  # noqa: PLC0415

    is_key_known = all(loss.code != "key-guessed" for loss in imported.losses)
    guessed = guessing(imported.song, is_key_known=is_key_known)
    if not guessed.sections:
        return imported
    losses = tuple(
        replace(loss, values={"key": guessed.song.key}) if loss.code == "key-guessed" else loss
        for loss in imported.losses
    )
    told = LossList()
    told.add("chords-guessed", guessed.sections)
    if not is_key_known:
        told.add("section-keys-guessed", sum(bool(one.keys) for one in guessed.song.sections.values()))
    return Imported(guessed.song, (*losses, *told.all()))


def _import_midi(data: bytes, path: Path, progress: Progress | None) -> "Imported":
    # A song file needs no MIDI reader.
    from arrangeboard.midi.import_smf import import_midi  # noqa: PLC0415
    from arrangeboard.midi.reading.smf_reader import NotMidi  # noqa: PLC0415

    try:
        return import_midi(data, name=clean_text(path.stem), progress=progress)
    except NotMidi as error:
        if error.code != "not-midi":
            raise
        raise NotMidi("file-not-midi", name=clean_text(path.name)) from None


def loss_sentences(losses: Iterable[Loss]) -> tuple[str, ...]:
    """What was lost on the way in, each kind in a sentence."""
    return tuple(say(loss.code, count=loss.count, **loss.values) for loss in losses)


def show_opened(document: Document, opened: Opened) -> None:
    """Put an opened song in the place of the document's."""
    document.open(opened.song, opened.path)
    if opened.path is None:
        document.mark_unsaved()
    else:
        remember_song(opened.path)


def save_document(document: Document, path: Path) -> None:
    """Save the document's song to a file, from now on its own. Raises CannotWrite and CannotKeep."""
    song = document.song
    save(song, path)
    document.mark_saved(path, song)
    remember_song(path)


def with_song_suffix(path: Path) -> Path:
    """The path as a song file is called: a name typed without an ending gets it."""
    return path if path.suffix.casefold() == SUFFIX else path.with_name(path.name + SUFFIX)


def is_score(path: Path) -> bool:
    """Whether a file is called like a score in MusicXML."""
    return path.suffix.casefold() in SCORE_SUFFIXES


def _is_called_midi(path: Path) -> bool:
    return path.suffix.casefold() in MIDI_SUFFIXES
