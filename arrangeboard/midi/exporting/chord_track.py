"""The sections' chords as a track of their own: held voicings to hear, or symbols to read."""

from collections.abc import Iterator

from arrangeboard.generate.guides import GuidePlace, guide_notes
from arrangeboard.midi.exporting.channels import Address
from arrangeboard.midi.exporting.plain_text import to_ascii
from arrangeboard.midi.exporting.skeleton import SkeletonTrack, TextAt
from arrangeboard.song.bars import section_grid
from arrangeboard.song.timeline import Timeline
from arrangeboard.song.values import Note, Song, Sound

_VELOCITY = 64


def voicings_track(
    song: Song, times: Timeline, *, name: str, address: Address, shift_ticks: int
) -> SkeletonTrack:
    """The chords as voicings that move smoothly, on a channel and with a piano of their own."""
    notes = tuple(_voicings(song, times, shift_ticks))
    return SkeletonTrack(name, address.port, address.channel, sound=Sound(), notes=notes)


def symbols_track(times: Timeline, *, name: str, charset: str, shift_ticks: int) -> SkeletonTrack:
    """The chords as text events, as they were typed."""
    texts = tuple(
        TextAt(
            span.start_tick + chord.tick + shift_ticks,
            to_ascii(chord.symbol) if charset == "ascii" else chord.symbol,
        )
        for span in times.spans
        for chord in span.section.chords
    )
    return SkeletonTrack(name, texts=texts)


def _voicings(song: Song, times: Timeline, shift_ticks: int) -> Iterator[Note]:
    for span in times.spans:
        chords = span.section.chords
        if chords:
            grid = section_grid(song, span.section)
            place = GuidePlace(chords[0].tick, grid.length_ticks, velocity=_VELOCITY)
            key = times.key_at(span.start_tick)
            for note in guide_notes("harmony", chords, grid, key, place=place):
                start = span.start_tick + note.start_tick + shift_ticks
                yield Note(start, note.length_ticks, note.pitch, note.velocity)
