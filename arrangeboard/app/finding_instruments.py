"""Finds instruments by what musicians call them: by whole words first, and by names General MIDI lacks."""

import re
from collections.abc import Mapping

from arrangeboard.app.finding_commands import ranked
from arrangeboard.song.values import Sound
from arrangeboard.theory.instruments import DRUM_KITS, FAMILIES, programs_of
from arrangeboard.words import say

_KITS = "d0 d8 d16 d24 d25 d32 d40 d48"
_VOICES = "52 53 54 85 91"
_STRINGS = "48 49 50 51 44 45"
_BRASS = "61 62 63"

_CALLED: dict[str, str] = {
    "drum": f"{_KITS} d56 118 116 117",
    "kit": f"{_KITS} d56",
    "percussion": f"{_KITS} d56",
    "beat": _KITS,
    "808": "d25 38 39 118",
    "909": "d24 d25 38 39 118",
    "drum machine": "d25 d24",
    "brush": "d40",
    "vocal": _VOICES,
    "voice": "52 53 54 85",
    "vox": _VOICES,
    "singer": _VOICES,
    "singing": _VOICES,
    "choir": "52 53 54 91",
    "chorus": "52 53 54 91",
    "backing vocal": "52 53 54 91",
    "string": _STRINGS,
    "violin section": _STRINGS,
    "string section": _STRINGS,
    "string quartet": "48 49 40 41 42",
    "orchestra": "48 49 52 55 61 d48",
    "double bass": "43 32",
    "upright bass": "32 43",
    "sub": "38 39",
    "sub bass": "38 39",
    "keyboard": "0 4 5 16 50 90",
    "keys": "0 4 5 16 50 90",
    "rhodes": "4 5",
    "wurlitzer": "5 4",
    "wurli": "5 4",
    "ep": "4 5",
    "dx7": "5 4",
    "upright piano": "0 3",
    "hammond": "16 17 18",
    "b3": "16 17 18",
    "mellotron": "48 50 91 73",
    "synth": "80 81 88 89 90 38 39 50 51 62 63 54 118",
    "lead": "80 81 82 83 84 85 86 87",
    "saw": "81",
    "arpeggio": "80 81 90",
    "horn": f"60 69 {_BRASS} 56 57",
    "horn section": f"{_BRASS} 60",
    "brass": f"{_BRASS} 56 57 58 60",
    "saxophone": "64 65 66 67",
    "ukulele": "24",
    "uke": "24",
    "mandolin": "25",
    "classical guitar": "24",
    "spanish guitar": "24",
    "lead guitar": "29 30 27",
    "rock guitar": "29 30",
    "rhythm guitar": "27 25 28",
    "vibes": "11",
    "glock": "9",
    "harp": "46",
    "mouth harp": "22",
    "shaker": _KITS,
    "tambourine": _KITS,
    "conga": _KITS,
    "bongo": _KITS,
}
"""The sounds that are meant by a word in the singular, likeliest first; drum kits begin with a d."""


def found_instruments(wanted: str, names: Mapping[Sound, str]) -> list[Sound]:
    """The sounds that are meant by the words, the likeliest first; equally likely ones keep their order.

    Whole words go before beginnings of words. Only where neither finds any will letters in order do.
    """
    words = _words(wanted)
    if not words:
        return list(names)
    places = [(place, sound) for sound, name in names.items() if (place := _place(words, sound, name))]
    if places:
        return [sound for _, sound in sorted(places, key=lambda one: one[0])]
    by_number = dict(enumerate(names))
    order = ranked(wanted, [(str(number), names[sound]) for number, sound in by_number.items()])
    return [by_number[int(number)] for number in order]


def _place(words: list[str], sound: Sound, name: str) -> tuple[int, int] | None:
    """How far down the list a sound belongs; None where a word is not found."""
    phrase = " ".join(words)
    if phrase in _CALLED:
        place = _place_among(_CALLED[phrase], sound)
        if place is not None:
            return 0, place
    found = [_word_place(word, sound, _words(name)) for word in words]
    known = [place for place in found if place is not None]
    return max(known) if len(known) == len(found) else None


def _word_place(word: str, sound: Sound, name: list[str]) -> tuple[int, int] | None:
    place = _place_among(_CALLED.get(word, ""), sound)
    if place is not None:
        return 0, place
    if word in name:
        return 1, 0
    if any(one.startswith(word) for one in name):
        return 2, 0
    begun = [ids for called, ids in _CALLED.items() if called.startswith(word) and len(word) > 1]
    places = [at for ids in begun if (at := _place_among(ids, sound)) is not None]
    return (3, min(places)) if places else None


def _place_among(ids: str, sound: Sound) -> int | None:
    wanted = f"d{sound.program}" if sound.drums else str(sound.program)
    listed = ids.split()
    return listed.index(wanted) if wanted in listed else None


def _words(text: str) -> list[str]:
    """Small words without a plural's s, so that “strings” finds a string ensemble."""
    found = re.findall(r"[^\W_]+", text.casefold())
    return [word if word in _CALLED or len(word) < 4 else re.sub(r"(?<!s)s$", "", word) for word in found]


def sound_names() -> dict[Sound, str]:
    """Every program and drum kit with its name, in General MIDI's order."""
    programs = {Sound(one.number): one.name for family in FAMILIES for one in programs_of(family)}
    kits = {Sound(kit.number, drums=True): say("kit-name", name=kit.name) for kit in DRUM_KITS.values()}
    return {**programs, **kits}
