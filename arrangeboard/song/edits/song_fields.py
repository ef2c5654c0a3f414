"""Edits of what holds for the whole song: its title and words, and its key, tempo and meter."""

from msgspec.structs import replace

from arrangeboard.song.edits.checking import checked_key, checked_meter, checked_tempo
from arrangeboard.song.edits.trimming import trimmed_song
from arrangeboard.song.values import Meter, Song


def rename_song(song: Song, title: str) -> Song:
    """Give the song another title."""
    return song if title == song.title else replace(song, title=title)


def set_composer(song: Song, composer: str) -> Song:
    """Say who wrote the song."""
    return song if composer == song.composer else replace(song, composer=composer)


def set_song_lyrics(song: Song, lyrics: str) -> Song:
    """Write the words of the whole song."""
    return song if lyrics == song.lyrics else replace(song, lyrics=lyrics)


def set_song_notes(song: Song, notes: str) -> Song:
    """Write notes about the song."""
    return song if notes == song.notes else replace(song, notes=notes)


def set_song_key(song: Song, key: str) -> Song:
    """Put every section without a key of its own in another key; no note moves."""
    return song if key == song.key else replace(song, key=checked_key(key))


def set_song_tempo(song: Song, microseconds_per_quarter: int) -> Song:
    """Give every section without a tempo of its own another tempo."""
    if microseconds_per_quarter == song.microseconds_per_quarter:
        return song
    return replace(song, microseconds_per_quarter=checked_tempo(microseconds_per_quarter))


def set_song_meter(song: Song, meter: Meter) -> Song:
    """Give every bar without a meter of its own another meter.

    Sections keep their number of bars and parts their ticks; what then lies past a section's end is cut.
    """
    return song if meter == song.meter else trimmed_song(replace(song, meter=checked_meter(meter)))
