"""A guess at a lane's role, from its name, its instrument and the notes it plays.

Looks at one lane alone; which of several melodies leads is for somebody who sees them all.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from arrangeboard.song.values import TICKS_PER_QUARTER, Note, Role, Sound
from arrangeboard.theory.instruments import PROGRAMS, default_role

_WORDS: dict[Role, str] = {
    "rhythm": "drum, drums, drumkit, kit, percussion, perc, kick, bd, snare, sd, hihat, hihats, hat, hats,"
    " hh, tom, toms, ride, crash, cymbal, cymbals, shaker, tambourine, tamb, clap, claps, rim, cowbell,"
    " conga, congas, bongo, bongos, cajon, timbales, maracas, guiro, triangle, beat, beats, groove,"
    " schlagzeug, trommel, trommeln, batterie, bateria, batteria, percusion, percussao, percussioni,"
    " perkussion, ударные, ドラム, 鼓, 드럼",
    "counter-melody": "counter, countermelody, answer, obbligato, riff, fill, fills, descant, gegenstimme,"
    " contrechant, contracanto, contramelodia",
    "bass": "bass, bs, ebass, synthbass, subbass, sub, contrabass, kontrabass, upright, bajo, baixo, basse,"
    " basso, contrabasso, contrebasse, contrabajo, basgitaar, бас, ベース, 贝斯, 베이스",
    "melody": "melody, mel, lead, vocal, vocals, vox, voice, singer, tune, theme, topline, soprano, solo, ld,"
    " melodie, melodia, gesang, stimme, chant, voix, voz, canto, voce, cantor, мелодия, вокал, メロディ,"
    " ボーカル, 旋律, 主唱, 멜로디",
    "harmony": "harmony, chords, chord, comp, comping, backing, bgv, bgvs, bv, bvs, choir, chor, choeur,"
    " strum, strums, pad, pads, begleitung, akkorde, accords, acordes, accordi, harmonie, armonia, аккорды,"
    " コード",
    "texture": "texture, atmo, atmos, atmosphere, ambience, ambient, drone, fx, sfx, noise, sweep, riser,"
    " effect, effects, soundscape, swell, swells, textur, efectos, efeitos, effetti, effets, ノイズ",
}
_ROLES: dict[str, Role] = {word.strip(): role for role, words in _WORDS.items() for word in words.split(",")}

_PHRASES: dict[str, Role | None] = {
    "bass drum": "rhythm",
    "bass clarinet": None,
    "bass trombone": None,
    "bass flute": None,
    "rhythm guitar": "harmony",
    "rhythm gtr": "harmony",
    "rhythm piano": "harmony",
    "backing vocals": "harmony",
    "backing vocal": "harmony",
    "backing vox": "harmony",
    "harmony vocal": "harmony",
    "harmony vocals": "harmony",
    "steel drum": None,
    "steel drums": None,
    "bass and lead": None,
    "bass lead": None,
    "drum n bass": None,
}
"""Pairs of words that mean another role than either word; None where only the notes can tell."""

_LOW_LINE, _LOW_LINE_OF_TENORS, _LOWEST_TUNE = 48, 41, 52
"""Mean pitches (149 karaoke arrangements: bass 31–45 in eight of ten, guitar from 51 on)."""

_TENORS = frozenset({"guitar", "brass", "reed", "strings", "ensemble", "ethnic"})
"""Families whose instruments play low without being the bass."""

_VOICES = (52, 53)
"""Programs that stand for a singer in most files: aahs and oohs."""

_ENOUGH_NOTES = 4096
"""A role shows in its lane's first notes; counting on would only cost time."""

_CHORDAL = 1.5
"""Notes sounding at once, on average, from which a lane plays chords rather than a line."""


def guess_role(notes: Sequence[Note], sound: Sound, name: str) -> Role:
    """The role that a lane most likely has; no notes where it is still empty."""
    if sound.drums:
        return "rhythm"
    notes = notes[:_ENOUGH_NOTES]
    named = role_of_name(name)
    if named and not (named == "bass" and _sits_high(notes)):
        return named
    usual = default_role(sound)
    return _role_of_notes(_features(notes), sound, usual) if notes else usual


def role_of_name(name: str) -> Role | None:
    """The role that a name speaks of; None where it says nothing. Only drums are called rhythm."""
    text = " ".join(_name_words(name))
    for phrase, role in _PHRASES.items():
        if f" {phrase} " in f" {text} ":
            return role
    words = text.split()
    return next((role for word, role in _ROLES.items() if word in words), None)


def _name_words(name: str) -> list[str]:
    """Small words without accents; "SynthBass2" is synth, bass and 2."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    plain = unicodedata.normalize("NFKD", spaced.casefold())
    latin = unicodedata.normalize("NFC", re.sub(r"(?<=[a-z])[\u0300-\u036f]", "", plain))
    return re.findall(r"[^\W\d_]+", latin)


def _sits_high(notes: Sequence[Note]) -> bool:
    return bool(notes) and _features(notes).mean_pitch > 64


class _Features(Struct, frozen=True):
    """What tells roles apart: mean pitch and polyphony by time, mean note, share of steps between notes."""

    mean_pitch: float
    polyphony: float
    mean_length_ticks: float
    step_share: float
    pitches: int


def _features(notes: Sequence[Note]) -> _Features:
    total = sum(note.length_ticks for note in notes) or 1
    onsets = sorted({note.start_tick: note.pitch for note in sorted(notes)}.items())
    leaps = [abs(after[1] - before[1]) for before, after in pairwise(onsets)]
    moves = [leap for leap in leaps if leap]
    return _Features(
        mean_pitch=sum(note.pitch * note.length_ticks for note in notes) / total,
        polyphony=total / _sounding_ticks(notes),
        mean_length_ticks=total / max(1, len(notes)),
        step_share=sum(move <= 2 for move in moves) / max(1, len(moves)),
        pitches=len({note.pitch for note in notes}),
    )


def _sounding_ticks(notes: Sequence[Note]) -> int:
    """How long at least one note sounds."""
    covered, until = 0, -(10**18)
    for note in sorted(notes):
        end = note.start_tick + note.length_ticks
        covered += max(0, end - max(until, note.start_tick))
        until = max(until, end)
    return covered or 1


def _role_of_notes(heard: _Features, sound: Sound, usual: Role) -> Role:
    family = PROGRAMS[sound.program].family
    chordal = heard.polyphony >= _CHORDAL
    if usual in ("rhythm", "texture"):
        return "harmony" if usual == "texture" and chordal and heard.mean_pitch >= _LOW_LINE else usual
    if not chordal and heard.mean_pitch < (_LOW_LINE_OF_TENORS if family in _TENORS else _LOW_LINE):
        return "bass"
    if usual == "bass":
        return "bass" if heard.mean_pitch < _LOWEST_TUNE else "counter-melody"
    return "harmony" if chordal else _role_of_line(heard, sound, usual)


def _role_of_line(heard: _Features, sound: Sound, usual: Role) -> Role:
    """A single line leads where it walks in steps; broken chords and held tones accompany; a pulse drives."""
    if heard.pitches <= 2 and heard.mean_length_ticks <= TICKS_PER_QUARTER:
        return "rhythm"
    if usual != "harmony":
        return usual
    if sound.program in _VOICES and heard.step_share >= 0.45:
        return "melody"
    held = heard.mean_length_ticks >= 3 * TICKS_PER_QUARTER
    if held or heard.step_share < 0.45 or heard.mean_pitch < _LOWEST_TUNE:
        return "harmony"
    leads = PROGRAMS[sound.program].family in ("piano", "organ", "guitar", "brass")
    return "melody" if leads else "counter-melody"
