"""What is heard at a click, beside whatever plays."""

from msgspec.structs import replace

from arrangeboard.sound.engine.band import Band
from arrangeboard.sound.engine.cue import Cue
from arrangeboard.sound.engine.line import Line
from arrangeboard.sound.engine.stage import Stage
from arrangeboard.sound.score.values import CUT


class Auditions:
    """Plays one excerpt at a time, each in seats of its own, so that one rings out while the next begins.

    All its lanes play with the built-in sound, also those that otherwise leave by MIDI only: a channel of a
    port is the song's, and what an audition told it the song would have to live with.
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._count = 0
        self._playing: tuple[Line, Band] | None = None

    @property
    def is_playing(self) -> bool:
        """Whether one is under way."""
        return self._playing is not None

    @property
    def bands(self) -> tuple[Band, ...]:
        """Who plays."""
        return (self._playing[1],) if self._playing else ()

    @property
    def left_frames(self) -> int | None:
        """How many frames there are until it ends."""
        return self._playing[0].left_frames if self._playing else None

    def start(self, cue: Cue, end_frame: int) -> None:
        """Play a passage up to a frame. What is auditioned yet is cut."""
        if self._playing:
            self._playing[1].end(CUT)
            self._playing[1].leave()
        self._count += 1
        band = Band(self._stage, self._count)
        band.begin(_built_in(cue))
        self._playing = Line(cue.passage, end_frame=end_frame), band

    def end(self) -> None:
        """Let what is auditioned fade."""
        if self._playing:
            self._playing[1].leave()
            self._playing = None

    def settle(self) -> None:
        """End what is at its end."""
        if self._playing and self._playing[0].has_ended:
            self.end()

    def advance(self, frames: int) -> None:
        """Play so many frames."""
        if self._playing:
            line, band = self._playing
            for span in line.advance(frames, is_clicking=False):
                band.play(span.events, span.start, span.offset)


def _built_in(cue: Cue) -> Cue:
    """The same without ports."""
    score = cue.wish.score
    channels = tuple(replace(channel, is_built_in=True, port="") for channel in score.channels)
    return cue._replace(wish=cue.wish._replace(score=replace(score, channels=channels)))
