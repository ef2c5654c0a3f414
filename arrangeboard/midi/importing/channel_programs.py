"""Programs that the tracks of a file choose for one another: a channel is the same for all of them.

Ticks are the file's.
"""

from arrangeboard.midi.reading.smf_reader import MOST_EVENTS, NotMidi
from arrangeboard.midi.reading.smf_track import ProgramChange, Track


class ChannelPrograms:
    """The program changes of all tracks, by the port and channel that they are sent to."""

    def __init__(self, tracks: list[Track]) -> None:
        self._tracks = tracks
        self._sent: dict[tuple[int, int], list[tuple[int, ProgramChange]]] = {}
        self._looked_at = 0
        for number, track in enumerate(tracks):
            for change in track.programs:
                self._sent.setdefault((track.port, change.voice.channel), []).append((number, change))
        for sent in self._sent.values():
            sent.sort(key=lambda one: one[1].tick)

    def lent_to(self, number: int, channel: int) -> list[ProgramChange]:
        """What other tracks choose for a channel of this one, in order of time. NotMidi if far too many."""
        sent = self._sent.get((self._tracks[number].port, channel), [])
        self._looked_at += len(sent)
        if self._looked_at > MOST_EVENTS:
            raise NotMidi("midi-too-many-events")
        return [change for other, change in sent if other != number]
