"""Music from a file as tracks over bars: what pieces are cut from, whatever the file was written in."""

from msgspec import Struct

from arrangeboard.midi.losses import Loss
from arrangeboard.song.bars import BarGrid
from arrangeboard.song.values import Control, Lyric, Note, Sound


class SourceTrack(Struct, frozen=True, gc=False):
    """One instrument or voice. Ticks count from the file's bar 1 and are negative in an opening pickup."""

    name: str
    sound: Sound = Sound()
    notes: tuple[Note, ...] = ()
    controls: tuple[Control, ...] = ()
    lyrics: tuple[Lyric, ...] = ()


class PieceSource(Struct, frozen=True, gc=False):
    """Every track of a file that plays, the bars under them, and what of the file was left out."""

    name: str
    tracks: tuple[SourceTrack, ...]
    grid: BarGrid
    microseconds_per_quarter: int = 500_000
    losses: tuple[Loss, ...] = ()
