"""How much faster than it plays a song is bounced, and what the time goes into.

A song as most are: four minutes, eight lanes, some 8,000 notes, by the General MIDI SoundFont of the
installation, in one process.
"""

import cProfile
import os
import pstats
import random
from collections.abc import Callable, Iterator
from io import BytesIO
from time import process_time

from msgspec.structs import replace

from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import (
    Arrangement,
    Lane,
    Note,
    Part,
    Piece,
    Section,
    Slot,
    Song,
    Sound,
    Written,
)
from arrangeboard.sound.engine.engine import Engine
from arrangeboard.sound.pipe.messages import Take
from arrangeboard.sound.pipe.signals import Play
from arrangeboard.sound.rendering.bounce import Bounce, blocks
from arrangeboard.sound.rendering.forms import Form, sound_writer
from arrangeboard.sound.score.schedule import schedule
from arrangeboard.sound.score.values import RATE, Score
from arrangeboard.sound.soundfont.finding import default_soundfont
from arrangeboard.sound.soundfont.reading import read_soundfont
from arrangeboard.sound.soundfont.values import SoundFont
from tests.bench.figures import Row, main

BAR, SECTIONS, BARS = 3840, 15, 8
LEAST_RATIO = 40.0
BLOCK_FRAMES = 512
PATTERNS: tuple[tuple[str, Sound, int, tuple[int, ...]], ...] = (
    ("Melody", Sound(73), 6, (72, 74, 76, 77, 79)),
    ("Answer", Sound(56), 3, (67, 69, 71, 72)),
    ("Piano", Sound(0), 12, (48, 55, 60, 64, 67)),
    ("Guitar", Sound(27), 12, (52, 55, 59, 64)),
    ("Strings", Sound(48), 3, (60, 64, 67)),
    ("Bass", Sound(33), 8, (36, 40, 43, 45)),
    ("Drums", Sound(0, drums=True), 14, (36, 38, 42, 42, 46)),
    ("Pad", Sound(89), 9, (60, 64, 67, 71)),
)
"""Each lane's name, sound, notes a bar and pitches: 67 notes a bar, 8,040 in all."""


def rows() -> list[Row]:
    """All figures of bouncing."""
    path = default_soundfont()
    threads = os.environ.get("OPENBLAS_NUM_THREADS", "several")
    if path is None:
        return [Row("bounce", 0, "", note="no SoundFont in this installation")]
    font, song = read_soundfont(path), four_minutes()
    score = schedule(song, song.arrangement)
    lasts = score.end_frame / RATE
    note = f"{len(score.note_column)} notes, {lasts:.0f} s, processor time, BLAS threads: {threads}"
    bounced = _ratio(lasts, lambda: _bounce(Bounce(score), font))
    stem = _ratio(lasts, lambda: _bounce(Bounce(score, is_limited=False, lane=song.lanes[2].id), font))
    live = _ratio(lasts / 4, lambda: _play(score, font, score.end_frame // 4))
    return [
        Row(
            "bounce to 24 bits, times real time",
            bounced,
            "×",
            note=note,
            is_wrong=bounced < LEAST_RATIO,
        ),
        Row("one stem, times real time", stem, "×"),
        Row("live blocks of 512, times real time", live, "×"),
        *_where_the_time_goes(score, font),
    ]


def four_minutes() -> Song:
    """The song: 15 sections of 8 bars at 120, eight lanes."""
    random_ = random.Random(5)
    count = iter(range(1, 10_000))
    lanes = tuple(Lane(LaneId(next(count)), name, sound=sound) for name, sound, _, _ in PATTERNS)
    pieces, sections, slots = {}, {}, []
    for _ in range(SECTIONS):
        parts: dict[LaneId, tuple[Part, ...]] = {}
        for lane, (_, _, notes, pitches) in zip(lanes, PATTERNS, strict=True):
            piece = _piece(PieceId(next(count)), notes, pitches, random_)
            pieces[piece.id] = piece
            parts[lane.id] = (Part(PartId(next(count)), piece.id),)
        section = Section(SectionId(next(count)), "Verse", "verse", bars=BARS, parts=parts)
        sections[section.id] = section
        slots.append(Slot(SlotId(next(count)), section.id))
    arrangement = Arrangement(ArrangementId(next(count)), "As written", tuple(slots))
    return Song(
        lanes=lanes, pieces=pieces, sections=sections, arrangements=(arrangement,), last_id=next(count)
    )


def _piece(id_: PieceId, notes_a_bar: int, pitches: tuple[int, ...], random_: random.Random) -> Piece:
    """Notes in even steps, or chords of some of the pitches."""
    together = max(1, min(len(pitches), notes_a_bar // 4)) if notes_a_bar in {3, 9, 12} else 1
    starts = notes_a_bar // together
    step = BAR // starts
    notes = {
        (bar * BAR + start * step, pitch): Note(
            bar * BAR + start * step, step * 9 // 10, pitch, random_.randrange(60, 115)
        )
        for bar in range(BARS)
        for start in range(starts)
        for pitch in random_.sample(sorted(set(pitches)), together)
    }
    return Piece(id_, length_ticks=BARS * BAR, content=Written(tuple(sorted(notes.values()))))


def _ratio(seconds: float, action: Callable[[], object]) -> float:
    started = process_time()
    action()
    return seconds / (process_time() - started)


def _bounce(bounce: Bounce, font: SoundFont) -> None:
    writer = sound_writer(BytesIO(), Form())
    for block in blocks(bounce, font):
        writer.write(block)
    writer.close()


def _play(score: Score, font: SoundFont, frames: int) -> None:
    engine = Engine(font)
    engine.obey(Take(score))
    engine.obey(Play())
    for _ in range(0, frames, BLOCK_FRAMES):
        engine.render(BLOCK_FRAMES)


def _where_the_time_goes(score: Score, font: SoundFont) -> Iterator[Row]:
    """The share of each room of the sound in a profiled bounce of the first section."""
    first = replace(score, slots=score.slots[:2])
    profile = cProfile.Profile()
    profile.runcall(_bounce, Bounce(first, "cut"), font)
    stats: dict[tuple[str, int, str], tuple[int, int, float, float, object]] = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    cumulative = {(file.replace("\\", "/"), name): held[3] for (file, _, name), held in stats.items()}
    whole = next(took for (_, name), took in cumulative.items() if name == "_bounce")
    for what, ending, name in (
        ("voices", "sampler/sampler.py", "render"),
        ("room", "sampler/reverb.py", "process"),
        ("limiter", "engine/limiter.py", "process"),
        ("what happens when", "engine/line.py", "advance"),
        ("writing", "rendering/wav.py", "write"),
    ):
        took = sum(time for (file, own), time in cumulative.items() if file.endswith(ending) and own == name)
        yield Row(f"  of it: {what}", 100 * took / whole, "%")


if __name__ == "__main__":
    main(rows)
