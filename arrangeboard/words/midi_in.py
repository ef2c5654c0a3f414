"""What is said about MIDI files that come in: why one cannot be opened, and what of it is not in the song."""

TEMPLATES: dict[str, str] = {
    "not-midi": "This is not a Standard MIDI File. Choose one that a music program saved, usually called"
    " .mid.",
    "file-not-midi": "“{name}” is not a Standard MIDI File. Choose one that a music program saved, usually"
    " called .mid.",
    "midi-without-tracks": "This MIDI file holds no tracks and may be damaged. Save it again in the"
    " program it is from.",
    "midi-without-music": "Nothing in this MIDI file can go on the board: it holds no notes and no sections.",
    "midi-without-resolution": "This MIDI file does not say how long a quarter note is, so nothing in it"
    " has a place in time. Save it again in the program it is from.",
    "midi-too-large": "This MIDI file has {megabytes} MB, and no more than {most} MB can be opened. Save"
    " it without its system-exclusive data, or save a part of it.",
    "midi-too-many-events": "This MIDI file holds more than a song can: some two million notes and"
    " controllers, or two hundred thousand texts and tempo changes. Save a part of it in the program it is"
    " from.",
    "midi-too-many-lanes": "This MIDI file plays more than {most} instruments, more than the board has"
    " room for. Save fewer tracks in the program it is from.",
    "midi-too-many-cells": "This MIDI file has {lanes} instruments and {sections} sections, more than the"
    " board has room for. Save fewer tracks, or a part of it, in the program it is from.",
    "tracks-missing": "Tracks that the file announces but does not hold: {count}.",
    "tracks-too-many": "Tracks beyond the first {most}, left out: {count}.",
    "tracks-cut-short": "Tracks that break off before their end: {count}. What is there has been imported.",
    "tracks-damaged": "Damaged tracks: {count}. Each has been imported up to where it breaks.",
    "notes-without-end": "Notes that never end: {count}. They end with their track.",
    "notes-doubled": "Notes that started together with another of the same pitch: {count}. One of each"
    " pair was kept.",
    "notes-zero-length": "Notes without any length: {count}. They were given the shortest there is.",
    "notes-rounded": "Notes that were moved to the nearest of 960 ticks a quarter: {count}. None moved by"
    " more than half a tick.",
    "notes-too-late": "Notes more than a day after the beginning, left out: {count}.",
    "values-clipped": "Velocities and controllers above 127, the highest there is, lowered to it: {count}.",
    "system-messages": "System-exclusive messages, meant for one device only, left out: {count}.",
    "sequencer-data": "Entries that only the program which wrote the file understands, left out: {count}.",
    "channel-modes": "Channel mode messages (mono, poly, omni), left out: {count}.",
    "texts-cut": "Texts of many pages that were cut off: {count}.",
    "lines-left-out": "Lines of text for which the song's notes had no room: {count}.",
    "tempos-unreadable": "Tempo changes that could not be read, left out: {count}.",
    "tempos-in-timecode": "Tempo changes without effect, because the file counts film frames, left out:"
    " {count}.",
    "meters-unreadable": "Meters that could not be read, left out: {count}.",
    "meters-moved": "Changes of meter inside a bar that cannot be divided there: {count}. They moved to"
    " the nearest bar line, the first at bar {bar}.",
    "keys-unreadable": "Key signatures that could not be read, left out: {count}.",
    "markers-moved": "Markers off the bar line: {count}. Their sections begin at the nearest bar line,"
    " the first of them “{name}” at bar {bar}. No note has moved.",
    "markers-on-one-bar": "Markers that share a bar with another, left out: {count}, the first of them"
    " “{name}” at bar {bar}.",
    "markers-set-aside": "Markers that are not names of sections: {count} ({names}). They are kept in the"
    " song's notes.",
    "silence-cut": "Empty bars at the end, left out: {count}, from bar {bar} on.",
    "sections-proposed": "The file names no sections, so they were proposed where the music changes:"
    " {count}. Rename them and move their borders as you like.",
    "key-guessed": "The file names no key. It sounds like {key}.",
}
