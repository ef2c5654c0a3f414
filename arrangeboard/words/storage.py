"""What is said about files: why one cannot be opened or saved, and what is wrong inside a song file."""

_PROBLEMS = {
    "no-arrangement": "the song has no arrangement, so there is no order of sections to show",
    "bad-tempo": "the tempo is not one that a song can have",
    "bad-meter": (
        "the meter is not one that a bar can have: it needs 1 to 255 beats over 1, 2, 4, 8, 16, 32 or 64"
    ),
    "bad-key": "“{key}” is not a key",
    "bad-colour": "the colour is not written as #rrggbb in small letters",
    "bad-zoom": "the zoom is not a number above 0",
    "bad-view": "the board's scrolling or the height of its lanes is out of range",
    "bad-count": "the highest number given out is not one from 0 to 9007199254740992",
    "bad-energy": "the intended energy is not a number",
    "bad-length": "the piece has no length, or its pickup is shorter than nothing",
    "bad-bars": "a section lasts from 1 to 9999 bars, not {bars}",
    "bad-rule": "the piece is made from a rule without a name or with a seed out of range",
    "bad-note": "the note lies outside its piece, or its pitch, velocity or length is out of range",
    "bad-midi-out": "its MIDI port has no name, or its MIDI channel is not one of 1 to 16",
    "bad-control": "the controller's number or value is out of range",
    "before-pickup": "a controller or a syllable lies outside its piece",
    "number-out-of-range": "a number is out of its range (most go from 0 to 127)",
    "range-upside-down": "the lowest pitch lies above the highest",
    "not-in-order": "the entries do not stand in order of time, or one lies outside its section",
    "empty-chord": "a chord has no symbol",
    "empty-cell": "a lane is named that plays nothing here",
    "id-twice": "two things have the same number",
    "id-out-of-count": "something has a number that the song never gave out",
    "id-elsewhere": "a thing is filed under another number than its own",
    "unknown-lane": "a lane is named that the song does not have",
    "unknown-piece": "a part plays piece {piece}, which the song does not have",
    "unknown-section": "a slot shows a section that the song does not have",
    "unknown-arrangement": "an arrangement is named that the song does not have",
    "parts-overlap": "two parts of one lane overlap",
    "part-outside-section": "a part begins or ends outside its section",
    "too-many-tiles": "a part repeats a very short piece more than a million times",
}
"""A clause for each rule of `arrangeboard.song.invariants`."""

TEMPLATES: dict[str, str] = {
    "file-missing": "There is no file “{path}”. Check its name and folder.",
    "file-is-folder": "“{path}” is a folder, not a file. Choose a file in it.",
    "file-not-plain": "“{path}” is not an ordinary file. Choose another one.",
    "file-closed-to-you": "You are not allowed to read “{path}”. Ask its owner, or change its permissions.",
    "file-unreadable": "“{path}” cannot be read: {reason}. If it is on a removed drive, connect that again.",
    "file-too-large": "“{name}” is larger than {most_megabytes} MB, more than any song. It was not opened.",
    "disk-full": (
        "There is no room left for “{name}” in “{folder}”. Make room there, or save it in another folder."
    ),
    "folder-closed-to-you": (
        "You are not allowed to write in “{folder}”. Save “{name}” in another folder, such as your own."
    ),
    "folder-missing": "There is no folder “{folder}”. Choose one that exists, or make it first.",
    "file-write-protected": (
        "“{path}” is protected against writing. Save under another name, or take the protection off."
    ),
    "file-name-too-long": "The name “{name}” is too long for this disk. Choose a shorter one.",
    "file-unwritable": "“{path}” cannot be written: {reason}. Save in another folder.",
    "song-too-large-to-keep": (
        "This song has grown larger than a song file can hold, so it was not saved. Take sections, "
        "instruments or pieces out of it first."
    ),
    "song-unsound-to-keep": (
        "Something in this song ({where}) is of no use in a file, so the file was left as it was. Undo the "
        "last step, then save again."
    ),
    "text-not-unicode": "The text “{text}” holds a broken character. Type it anew, then save again.",
    "not-a-song-file": (
        "“{name}” is not an Arrangeboard song. Songs end in .arrange; MIDI files can be imported."
    ),
    "song-file-is-midi": "“{name}” is a MIDI file, not an Arrangeboard song. Import it to make a song of it.",
    "song-file-broken": (
        "“{name}” is damaged at line {line} and cannot be opened. Take an earlier copy of the file."
    ),
    "song-file-damaged": (
        "“{name}” is damaged at {where} and cannot be opened. Take an earlier copy of the file."
    ),
    "song-file-newer": (
        "“{name}” was saved by a newer Arrangeboard (song format {version}; this one knows format {known}). "
        "Update Arrangeboard to open it."
    ),
    "song-file-old": (
        "“{name}” says that it has song format {version}, which cannot be brought up to date. "
        "Take another copy of the file."
    ),
    "song-file-too-large": (
        "“{name}” is larger than {most_megabytes} MB, more than any song. It was not opened."
    ),
    "song-file-too-much": "“{name}” holds more than any song: too many values to read. It was not opened.",
    "song-too-many-bars": "The sections of “{name}” have more than {most} bars in all. It was not opened.",
    "song-too-many-notes": (
        "The arrangement “{arrangement}” of “{name}” would sound more than {most} notes. It was not opened."
    ),
    **{code: f"{clause[0].upper()}{clause[1:]}." for code, clause in _PROBLEMS.items()},
    **{
        f"unsound-{code}": (
            f"“{{name}}” cannot be opened, because at {{where}} {clause}. "
            "Mend that place in the file, or take an earlier copy."
        )
        for code, clause in _PROBLEMS.items()
    },
}
