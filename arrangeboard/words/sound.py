"""Sentences about sound: SoundFonts, devices, MIDI ports, and rendering to files."""

TEMPLATES: dict[str, str] = {
    # SoundFonts
    "soundfont-unreadable": "“{name}” cannot be opened. See whether it is still there and whether you may"
    " read it.",
    "soundfont-other-file": "“{name}” is not a SoundFont, whatever its name says. Copy or download it again,"
    " or choose another SF2 or SF3 file.",
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
    "render-no-soundfont": "There is no SoundFont to play with: the one that came with Arrangeboard is gone."
    " Choose a SoundFont file.",
    "render-no-sections": "“{arrangement}” has no sections yet, so there is nothing to hear. Add a section.",
    "render-unknown-kind": "A sound file ends in .wav, .flac or .ogg, not in “{ending}”. Choose one of them.",
    "render-beyond-full-scale-once": "“{name}” exceeds full scale in one place and is distorted there. Choose"
    " WAV with 32 bits, or turn instruments down.",
    "render-beyond-full-scale": "“{name}” exceeds full scale in {places} places and is distorted there."
    " Choose WAV with 32 bits, or turn instruments down.",
    "render-several-beyond-full-scale": "{count} files exceed full scale and are distorted there, “{name}”"
    " the most. Choose WAV with 32 bits, or turn instruments down.",
    # Levels
    "master-meter": "How loud everything is together",
    "limiter-works": "The limiter takes {decibels} dB away, so that nothing clips. Turn instruments down to"
    " let everything through as it is.",
    # An instrument's mix, and through what it plays
    "volume-figure": "{volume}  {decibels} dB",
    "volume-silent": "0  silent",
    "field-volume-tip": "Drag to hear it; double-click for the usual volume",
    "field-pan-tip": "Drag to hear it; double-click for the middle",
    "plays-through-title": "Plays through",
    "field-way": "Output",
    "way-built-in": "Built-in sound",
    "way-port": "MIDI port",
    "way-both": "Both together",
    "field-port": "Port",
    "field-channel": "Channel",
    "port-missing": "{name} (not there now)",
    "port-missing-about": "“{name}” is not on this computer now. The instrument plays there again as soon as"
    " it is back.",
    "no-ports": "No MIDI port was found on this computer. Connect an instrument, or start the program that"
    " shall play.",
    "midi-library-missing": "To play other instruments and programs by MIDI, the library {library} is needed."
    " Install it with: python -m pip install {library}",
    # Devices, MIDI ports and the process that plays
    "no-device": "No sound device was found, so playing is silent. Connect one: it is used as soon as it is"
    " there.",
    "device-missing": "The sound device “{device}” is not there. The system's usual one is used instead.",
    "device-vanished": "The sound device “{device}” has gone. Playing goes on silently until it is back.",
    "no-soundfont": "There is no SoundFont, so nothing can be heard. Choose one in the settings.",
    "midi-port-gone": "The MIDI port “{port}” is not there. What plays on it is silent until it is back.",
    "player-restarted": "Playing broke off and has been made ready again. Your song is untouched: press play"
    " to go on.",
    "player-gone": "Playing keeps breaking off and has been given up. Your song is untouched, and everything"
    " else works. Start playing again to try once more.",
}
