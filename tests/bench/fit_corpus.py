"""Parts of whole MIDI files with the chords that are proposed for them: true parts of another kind."""

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from arrangeboard.app.files.opening import open_file
from arrangeboard.fit.cases import places, spot_at
from arrangeboard.fit.company import NOBODY
from arrangeboard.fit.figure import Figure, part_figure
from arrangeboard.fit.spot import Spot
from arrangeboard.performance.performing import performed
from arrangeboard.song.bars import section_length
from arrangeboard.song.values import Song

Placed = tuple[Figure, Spot]


def parts_of(folder: Path) -> Iterator[Placed]:
    """Every pitched part that sounds over chords; without neighbours, but for tunes."""
    for path in sorted(folder.glob("*.mid")):
        for figure, spot in _parts(open_file(path).song):
            if figure.notes and not figure.drums and spot.ground.known & figure.sounds:
                tune = spot.role in {"melody", "counter-melody"}
                yield figure, spot if tune else replace(spot, before=None, after=None)


def _parts(song: Song) -> Iterator[Placed]:
    for _, slot, lane, part in places(song, song.arrangement):
        section = song.sections[song.arrangement.order[slot].section]
        length = section_length(song, section)
        figure = part_figure(part, performed(song, section, lane, part), length, drums=lane.sound.drums)
        yield figure, spot_at(song, song.arrangement, slot, lane, part)


def unaccompanied(placed: Placed) -> Placed:
    """The same part with nobody else in its section or beside it."""
    figure, spot = placed
    return figure, replace(spot, company=NOBODY, before=None, after=None)
