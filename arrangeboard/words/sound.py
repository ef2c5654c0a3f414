"""Sentences about sound: SoundFonts, devices, MIDI ports, and rendering to files."""

TEMPLATES: dict[str, str] = {
    # SoundFonts
    "soundfont-unreadable": "“{name}” cannot be opened. See whether it is still there and whether you may"
    " read it.",
    "soundfont-other-file": "“{name}” is not a SoundFont. Choose a file that ends in .sf2 or .sf3.",
    "soundfont-truncated": "“{name}” breaks off before its end. Copy or download it again.",
    "soundfont-damaged": "“{name}” is damaged: its sounds lead to parts of the file that are not there."
    " Copy or download it again.",
    "soundfont-samples-missing": "“{name}” is damaged: some of its recordings are missing. Copy or download"
    " it again.",
    "soundfont-without-sounds": "“{name}” holds no sounds. Choose another SoundFont.",
    "soundfont-too-much": "“{name}” announces more sounds than any SoundFont has, so it is probably damaged."
    " Copy or download it again, or choose another.",
    # Rendering to files
    "render-wav-too-long": "At {bits} bits this becomes longer than a WAV file can be. Choose 16 bits, FLAC,"
    " or a shorter stretch of the song.",
    "render-needs-soundfile": "Writing {kind} files needs the library soundfile. Choose WAV, or install it"
    " with: python -m pip install soundfile",
    "render-unknown-kind": "A sound file ends in .wav, .flac or .ogg, not in “{ending}”. Choose one of them.",
    # Levels
    "master-meter": "How loud everything is together",
    "limiter-works": "The limiter takes {decibels} dB away, so that nothing clips. Turn instruments down to"
    " let everything through as it is.",
}
