"""Which lane of a file sings its lyrics: the one with most notes on their ticks.

Many files keep the words in a track of their own, apart from the melody they belong to.
"""

from collections.abc import Sequence
from itertools import chain

from arrangeboard.midi.importing.clock import MOST_TICKS, Clock
from arrangeboard.midi.importing.conductor import LYRIC, track_name
from arrangeboard.midi.importing.lanes import FileLane, no_notes
from arrangeboard.midi.reading.smf_reader import Smf
from arrangeboard.midi.reading.smf_texts import decode_lyric
from arrangeboard.midi.reading.smf_track import Track
from arrangeboard.song.values import Lyric, Sound


def place_lyrics(smf: Smf, clock: Clock, lanes: list[FileLane]) -> None:
    """Give every track's lyrics to the lane that sings them; those that nobody sings get a lane added."""
    words = {number: _lyrics(track, clock) for number, track in enumerate(smf.tracks)}
    if not any(words.values()):
        return
    sung_ticks = {lyric.tick for lyric in chain.from_iterable(words.values())}
    onsets = [sung_ticks.intersection(lane.notes.starts) if _may_sing(lane) else set() for lane in lanes]
    for number, lyrics in words.items():
        if lyrics:
            singer = _singer(number, lyrics, lanes, onsets)
            if singer is None:
                name = track_name(smf.tracks[number].metas) or "Lyrics"
                singer = FileLane(number, name, 0, Sound(), no_notes())
                lanes.append(singer)
            singer.lyrics = sorted(singer.lyrics + lyrics, key=lambda lyric: lyric.tick)


def _lyrics(track: Track, clock: Clock) -> list[Lyric]:
    lyrics = (Lyric(clock.at(meta.tick), decode_lyric(meta.data)) for meta in track.texts(LYRIC))
    return [lyric for lyric in lyrics if lyric.text and lyric.tick < MOST_TICKS]


def _may_sing(lane: FileLane) -> bool:
    return not lane.sound.drums


def _singer(
    number: int, lyrics: list[Lyric], lanes: Sequence[FileLane], onsets: Sequence[set[int]]
) -> FileLane | None:
    """The lane of the track itself that sings the most, else a lane that sings at least half of it."""
    ticks = {lyric.tick for lyric in lyrics}
    # Lanes that were added for lyrics alone stand behind those that have onsets.
    own = [place for place, lane in enumerate(lanes[: len(onsets)]) if lane.track == number]
    best = max(own or range(len(onsets)), key=lambda place: len(onsets[place] & ticks), default=None)
    if best is None or not (own or 2 * len(onsets[best] & ticks) >= len(lyrics)):
        return None
    return lanes[best]
