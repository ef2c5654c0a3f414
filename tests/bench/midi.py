"""Reading and writing Standard MIDI Files, beside mido on the same bytes."""

import sys
from io import BytesIO
from itertools import pairwise
from time import perf_counter

import mido

from arrangeboard.midi.export_smf import export_midi
from arrangeboard.midi.import_smf import import_midi
from arrangeboard.midi.losses import LossList
from arrangeboard.midi.reading.smf_reader import read_smf
from tests.bench.children import memory_megabytes, run
from tests.bench.figures import Row, alternately, main, ratio_row
from tests.bench.midi_bytes import one_track_file, song_file
from tests.bench.songs import written_song

NOTES = 100_000
ROUNDS = 5


def rows() -> list[Row]:
    """All figures of reading and writing."""
    return [*_reading(), *_writing(), *_two_million_events()]


def _reading() -> list[Row]:
    returning, ever_new = song_file(NOTES), song_file(NOTES, repeats=False)
    found = []
    for what, action in (
        ("read 100,000 notes: the bare reader", lambda: read_smf(returning, LossList())),
        ("import 100,000 notes, phrases return", lambda: import_midi(returning, name="bench")),
        ("import 100,000 notes, no phrase returns", lambda: import_midi(ever_new, name="bench")),
    ):
        ours, theirs = alternately(action, lambda: mido.MidiFile(file=BytesIO(returning)), ROUNDS)
        found.append(ratio_row(what, ours, theirs, limit=1.3, against="mido's load"))
    return found


def _writing() -> list[Row]:
    song = written_song(NOTES)
    ((_, data),) = export_midi(song, song.arrangement).files
    held = mido.MidiFile(file=BytesIO(data))

    def save_and_load() -> None:
        file = BytesIO()
        held.save(file=file)
        file.seek(0)
        mido.MidiFile(file=file)

    ours, theirs = alternately(lambda: export_midi(song, song.arrangement), save_and_load, ROUNDS)
    what = "export 100,000 notes, read back and compared"
    return [ratio_row(what, ours, theirs, limit=1.3, against="mido's save and load")]


def _two_million_events() -> list[Row]:
    found = []
    for kind in ("song", "run"):
        ran = run("-m", "tests.bench.midi", f"--open-{kind}")
        if ran.code:
            raise RuntimeError(ran.errors)
        took, steps, silence, peak = map(float, ran.output.split())
        what = {"song": "a song in 16 tracks", "run": "one run of notes in type 0"}[kind]
        found += [
            Row(f"open two million events, {what}", took, "s", note=f"{steps:.0f} steps of progress"),
            Row("  longest silence between two steps of progress", silence, "s"),
            Row("  most memory held by the process", peak, "MB"),
        ]
    return found


def open_two_million(kind: str) -> str:
    """Import two million events in this process: seconds, steps of progress, longest silence, peak memory."""
    data = song_file(888_000, tracks=16) if kind == "song" else one_track_file(2_000_000)
    at = [perf_counter()]
    imported = import_midi(data, name="bench", progress=lambda _: at.append(perf_counter()))
    at.append(perf_counter())
    if not imported.song.sections:
        raise AssertionError("nothing was imported")
    silence = max(after - before for before, after in pairwise(at))
    return f"{at[-1] - at[0]} {len(at) - 2} {silence} {memory_megabytes('VmHWM')}"


if __name__ == "__main__":
    asked = [argument for argument in sys.argv if argument.startswith("--open-")]
    if asked:
        print(open_two_million(asked[0].removeprefix("--open-")))
    else:
        main(rows)
