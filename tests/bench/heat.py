"""How fast heat map, ranking of the tray and sockets are, on the large board and in an ordinary song.

Every section of the board has chords of its own, so that no two share their ground. Of a busy machine's time
only the processor's counts.
"""

import random
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from time import process_time

from msgspec.structs import replace

from arrangeboard.fit.carrying.heats import Heats, heat
from arrangeboard.fit.carrying.ranking import ranked
from arrangeboard.fit.missing import MissingParts, missing
from arrangeboard.resources import resource
from arrangeboard.song.values import Chord, Piece, Song
from arrangeboard.storage.song_file import read_song
from tests.bench.figures import Row, main
from tests.bench.songs import BAR, board

SLOTS_MS, RANKING_MS, ORDINARY_MS, SOCKETS_MS = 100.0, 50.0, 5.0, 1.0
SYMBOLS = ("C", "Am", "F", "G", "Dm7", "Em", "Bb", "E7")
RANKED, SEEN_SLOTS = 200, 20


def rows() -> list[Row]:
    """All figures of heat, ranking and sockets."""
    return [*_large(), *_ordinary()]


def _large() -> Iterator[Row]:
    song = with_chords(board())
    pieces = list(song.pieces.values())
    pitched = next(at for at, lane in enumerate(song.lanes) if not lane.sound.drums)
    # What belongs to the song itself, not to the piece, is there once it has been analysed.
    _row_of(song, pieces[0], pitched)
    samples = [_ms(partial(_row_of, song, piece, pitched)) for piece in pieces[1:4]]
    yield Row("a piece against all 200 sections of a lane, in full", median(samples), "ms", SLOTS_MS)
    samples = [_ms(partial(_everywhere, song, piece)) for piece in pieces[4:7]]
    yield Row("a piece against all 12,800 cells, by chords and key", median(samples), "ms", SLOTS_MS)
    samples = [
        _ms(partial(ranked, song, song.arrangement, slot, pitched, pieces[:RANKED])) for slot in range(5)
    ]
    yield Row(f"{RANKED} pieces ranked for a cell", median(samples), "ms", RANKING_MS)
    yield Row("sockets in sight after an edit", _sockets_ms(song), "ms", SOCKETS_MS)


def _ordinary() -> Iterator[Row]:
    song = read_song(resource("examples/paper-lanterns.arrange").read_bytes())
    pieces = list(song.pieces.values())
    heat(song, song.arrangement, pieces[0])
    samples = [_ms(partial(_row_of, song, piece, 0)) for piece in pieces[1:6]]
    yield Row("ordinary song: a piece against every section of a lane", median(samples), "ms", ORDINARY_MS)
    samples = [_ms(partial(ranked, song, song.arrangement, slot, 0)) for slot in range(5)]
    yield Row("ordinary song: all pieces ranked for a cell", median(samples), "ms", ORDINARY_MS)
    samples = [_ms(partial(missing, song, song.arrangement)) for _ in range(5)]
    yield Row("ordinary song: all sockets", median(samples), "ms", ORDINARY_MS)


def with_chords(song: Song) -> Song:
    """The song with chords of its own in every section."""
    chance = random.Random(5)
    return replace(
        song,
        sections={
            key: replace(
                one, chords=tuple(Chord(bar * BAR, chance.choice(SYMBOLS)) for bar in range(one.bars))
            )
            for key, one in song.sections.items()
        },
    )


def _row_of(song: Song, piece: Piece, lane: int) -> None:
    heats = Heats(song, song.arrangement, piece)
    for slot in range(len(song.arrangement.order)):
        heats.at(slot, lane)


def _everywhere(song: Song, piece: Piece) -> None:
    heats = Heats(song, song.arrangement, piece)
    for place in heats.places():
        heats.rough(*place)


def _sockets_ms(song: Song) -> float:
    """The median of edits that each empty a cell in sight."""
    samples = []
    chance = random.Random(3)
    for _ in range(40):
        section = song.sections[song.arrangement.order[chance.randrange(SEEN_SLOTS)].section]
        emptied = chance.choice([*section.parts])
        parts = {lane: held for lane, held in section.parts.items() if lane != emptied}
        song = replace(song, sections={**song.sections, section.id: replace(section, parts=parts)})
        samples.append(_ms(partial(_seen_sockets, song)))
    return median(samples)


def _seen_sockets(song: Song) -> None:
    found = MissingParts(song, song.arrangement)
    for slot in range(SEEN_SLOTS):
        found.in_slot(slot)


def _ms(action: Callable[[], object]) -> float:
    started = process_time()
    action()
    return (process_time() - started) * 1000


if __name__ == "__main__":
    main(rows)
