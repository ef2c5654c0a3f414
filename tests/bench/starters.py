"""Starter pieces: how fast they are made, what they cost a large board, and how loud each is when rendered.

Rendering goes through the sampler that plays the song; a rule that is silent or beyond full scale is wrong,
and so is a band of rules whose lanes rub a semitone on strong beats with a note that the chord has not.
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations, count

import numpy as np
from msgspec.structs import replace

from arrangeboard.generate.place import Place
from arrangeboard.generate.starters import STARTERS, Starter, starter_notes
from arrangeboard.performance.sounding import SoundingCache, cell_notes, sounding
from arrangeboard.song.bars import bar_grid
from arrangeboard.song.edits.sections import set_section_chords
from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId
from arrangeboard.song.values import (
    Arrangement,
    Chord,
    Generated,
    Lane,
    Meter,
    Note,
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
from arrangeboard.theory.chords import read_chord
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
RUBBING = (1, 13)
BAND = (
    "bass-walking",
    "harmony-held",
    "rhythm-strums",
    "beat-rock",
    "melody-guide-tones",
    "counter-line",
    "texture-pad",
)
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
            yield _heard(starter.rule, progression, _song([starter], progression), font)
    for progression in PROGRESSIONS:
        song = _song([STARTERS[rule] for rule in BAND], progression)
        yield _heard("a band of rules", progression, song, font)
        yield Row(
            f"  its rubs on strong beats over {progression[:12]}…", rubs := _rubs(song), "", is_wrong=rubs > 0
        )


def _rubs(song: Song) -> int:
    """How many pairs of notes from two lanes stand a semitone apart on strong beats outside the chord."""
    (section,) = song.sections.values()
    lines = [
        cell_notes(song, section, lane, section.parts[lane.id]) for lane in song.lanes if not lane.sound.drums
    ]
    return sum(
        abs(note.pitch - other.pitch) in RUBBING
        and not {note.pitch % 12, other.pitch % 12}
        <= read_chord(section.chords[tick // BAR].symbol).pitch_classes
        for tick in range(0, len(section.chords) * BAR, BAR // 2)
        for one, two in combinations(lines, 2)
        for note in _sounding_at(one, tick)
        for other in _sounding_at(two, tick)
    )


def _sounding_at(notes: tuple[Note, ...], tick: int) -> list[Note]:
    return [note for note in notes if note.start_tick <= tick < note.start_tick + note.length_ticks]


def _heard(name: str, progression: str, song: Song, font: SoundFont) -> Row:
    """How loud it is, before any limiter."""
    score = schedule(song, song.arrangement)
    bounce = Bounce(score, ending="cut", is_limited=False)
    sound = np.concatenate([np.asarray(block).reshape(-1) for block in blocks(bounce, font)])
    loudness = 20 * np.log10(max(float(np.sqrt(np.mean(np.square(sound, dtype=np.float64)))), 1e-9))
    peak = 20 * np.log10(max(float(np.abs(sound).max()), 1e-9))
    return Row(
        f"{name} over {progression[:12]}…",
        float(loudness),
        "dB",
        note=f"peak {peak:.1f} dB",
        is_wrong=bool(loudness < SILENT_DB or peak > 0),
    )


def _song(starters: list[Starter], progression: str) -> Song:
    """A section in which each rule has a lane of its own."""
    chords, new = _chords(progression), count(2)
    lanes = tuple(replace(_lane(one), id=LaneId(next(new))) for one in starters)
    pieces = [Piece(PieceId(next(new)), length_ticks=BAR, content=Generated(one.rule)) for one in starters]
    parts: dict[LaneId, tuple[Part, ...]] = {
        lane.id: (Part(PartId(next(new)), piece.id),) for lane, piece in zip(lanes, pieces, strict=True)
    }
    section = Section(SectionId(next(new)), bars=len(chords), chords=chords, parts=parts)
    order = (Slot(SlotId(next(new)), section.id),)
    return Song(
        lanes=lanes,
        pieces={piece.id: piece for piece in pieces},
        sections={section.id: section},
        arrangements=(Arrangement(ArrangementId(next(new)), order=order),),
        last_id=next(new),
    )


if __name__ == "__main__":
    main(rows)
