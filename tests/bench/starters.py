"""Starter pieces: how fast they are made, what they cost a large board, and how loud each is when rendered.

Rendering goes through the sampler that plays the song; a rule that is silent or beyond full scale is wrong.
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count

import numpy as np
from msgspec.structs import replace

from arrangeboard.generate.place import Place
from arrangeboard.generate.starters import STARTERS, Starter, starter_notes
from arrangeboard.performance.sounding import SoundingCache, sounding
from arrangeboard.song.bars import bar_grid
from arrangeboard.song.edits.sections import set_section_chords
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import (
    Arrangement,
    Chord,
    Generated,
    Lane,
    Meter,
    Part,
    Piece,
    Role,
    Section,
    Slot,
    Song,
    Sound,
)
from arrangeboard.sound.rendering.bounce import Bounce, blocks
from arrangeboard.sound.score.schedule import schedule
from arrangeboard.sound.soundfont.finding import default_soundfont
from arrangeboard.sound.soundfont.reading import read_soundfont
from arrangeboard.sound.soundfont.values import SoundFont
from arrangeboard.theory.instruments import usual_range
from tests.bench.figures import Row, beside, main, run_times, spread_row
from tests.bench.songs import BAR, board

PROGRESSIONS = ("C Am F G C/E F Dm7 G7", "Dm7 G7 Cmaj7 Am7 Bm7b5 E7b9 Am6 A7")
PROGRAMS: dict[Role, int] = {
    "bass": 33,
    "harmony": 0,
    "rhythm": 25,
    "melody": 65,
    "counter-melody": 41,
    "texture": 89,
}
MOST_MS = 1.0
FOLLOWING_PARTS, MOST_FOLLOWING_MS = 500, 10.0
SILENT_DB = -60.0
TIMES = 30


def rows() -> list[Row]:
    """Making, following, then listening."""
    return [*(_making(one) for one in STARTERS.values()), *_following(), *_listening()]


def _lane(starter: Starter) -> Lane:
    sound = Sound(drums=True) if starter.drums else Sound(PROGRAMS[starter.role])
    low, high = usual_range(sound)
    return Lane(LaneId(1), role=starter.role, sound=sound, lowest_pitch=low, highest_pitch=high)


def _chords(progression: str) -> tuple[Chord, ...]:
    return tuple(Chord(bar * BAR, symbol) for bar, symbol in enumerate(progression.split()))


def _making(starter: Starter) -> Row:
    """Eight bars with a chord each, a new seed every time."""
    lane, seeds = _lane(starter), count(1)
    place = Place(
        _chords(PROGRESSIONS[0]),
        bar_grid(8, (), Meter()),
        "C",
        0,
        8 * BAR,
        lane.lowest_pitch,
        lane.highest_pitch,
        starter.drums,
    )
    makes: list[Callable[[], object]] = [
        partial(starter_notes, Generated(starter.rule, next(seeds)), place) for _ in range(TIMES)
    ]
    return spread_row(f"{starter.rule}: eight bars made", run_times(makes), limit=MOST_MS)


def _following() -> Iterator[Row]:
    """What is heard after a chord edit, on a large board with and without parts that follow the chords."""
    plain, following = board(), _with_followers(board())
    first = next(iter(plain.sections))
    without = run_times(_chord_edits(plain, first))
    took = run_times(_chord_edits(following, first))
    yield spread_row("large board: what is heard after a chord edit", without)
    limit = without.processor_median_ms + MOST_FOLLOWING_MS
    row = spread_row(f"  with {FOLLOWING_PARTS} parts that follow chords", took, limit=limit)
    yield beside(row, took, without, "without any")


def _with_followers(song: Song) -> Song:
    """The song with parts spread over its sections that play rules, and chords everywhere."""
    rules = [one.rule for one in STARTERS.values() if not one.drums]
    first = song.last_id + 1
    made = {
        PieceId(first + n): Piece(PieceId(first + n), length_ticks=BAR, content=Generated(rule))
        for n, rule in enumerate(rules)
    }
    left, sections = FOLLOWING_PARTS, {}
    for at, (key, section) in enumerate(song.sections.items()):
        parts = dict(section.parts)
        for lane in list(parts)[: min(left, -(-FOLLOWING_PARTS // len(song.sections)))]:
            parts[lane] = tuple(
                replace(part, piece=PieceId(first + (at + lane) % len(made))) for part in parts[lane]
            )
            left -= 1
        sections[key] = replace(section, parts=parts, chords=_chords(PROGRESSIONS[at % 2]))
    return replace(song, pieces={**song.pieces, **made}, sections=sections, last_id=first + len(made))


def _chord_edits(song: Song, section: SectionId) -> list[Callable[[], object]]:
    cache = SoundingCache()
    sounding(song, song.arrangement, cache)
    edited = [
        set_section_chords(song, section, (Chord(0, symbol), Chord(BAR, other)))
        for symbol, other in zip("CDEFGAB" * 3, "DEFGABC" * 3, strict=True)
    ]
    return [partial(sounding, one, one.arrangement, cache) for one in edited]


def _listening() -> Iterator[Row]:
    path = default_soundfont()
    if path is None:
        yield Row("the default SoundFont", 0, "", note="not installed", is_wrong=True)
        return
    font = read_soundfont(path)
    for starter in STARTERS.values():
        for progression in PROGRESSIONS:
            yield _heard(starter, progression, font)


def _heard(starter: Starter, progression: str, font: SoundFont) -> Row:
    """How loud the rule is by itself."""
    song = _song(starter, progression)
    score = schedule(song, song.arrangement)
    bounce = Bounce(score, ending="cut", is_limited=False)
    sound = np.concatenate([np.asarray(block).reshape(-1) for block in blocks(bounce, font)])
    loudness = 20 * np.log10(max(float(np.sqrt(np.mean(np.square(sound, dtype=np.float64)))), 1e-9))
    peak = 20 * np.log10(max(float(np.abs(sound).max()), 1e-9))
    return Row(
        f"{starter.rule} over {progression[:12]}…",
        float(loudness),
        "dB",
        note=f"peak {peak:.1f} dB",
        is_wrong=bool(loudness < SILENT_DB or peak > 0),
    )


def _song(starter: Starter, progression: str) -> Song:
    lane, piece, part = _lane(starter), PieceId(2), Part(PartId(3), PieceId(2))
    chords = _chords(progression)
    section = Section(SectionId(4), bars=len(chords), chords=chords, parts={lane.id: (part,)})
    return Song(
        lanes=(lane,),
        pieces={piece: Piece(piece, length_ticks=BAR, content=Generated(starter.rule))},
        sections={section.id: section},
        arrangements=(Arrangement(ArrangementId(5), order=(Slot(SlotId(6), section.id),)),),
        last_id=6,
    )


if __name__ == "__main__":
    main(rows)
