"""Findings told to the user: a few words, a sentence, where it is, and the figures behind it on request.

`fit` knows steps and pitches; names of notes, lanes, sections and bars come in here.
"""

from collections.abc import Callable
from typing import NamedTuple

from msgspec import Struct

from arrangeboard.app.figures import sign_text
from arrangeboard.app.fit.finding_places import Scene, bar_number, bars, beats, scene_of, where
from arrangeboard.fit.cases import At
from arrangeboard.fit.figure import StepNote
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.steps import STEP_TICKS
from arrangeboard.song import find
from arrangeboard.song.invariants import part_end
from arrangeboard.song.keys import KEYS, accidentals
from arrangeboard.song.values import Arrangement, Song
from arrangeboard.theory.keys import is_minor, tonic
from arrangeboard.theory.spelling import spelled
from arrangeboard.words import say


class Told(Struct, frozen=True):
    """A finding in words. `guess` says what it rests on where that is only guessed, else it is empty."""

    short: str
    sentence: str
    where: str
    measure: str
    guess: str = ""


class _Teller(NamedTuple):
    """A finding with all that its sentence may name."""

    song: Song
    at: At
    scene: Scene
    finding: Finding

    @property
    def now(self) -> int:
        """What was measured, rounded."""
        return round(self.finding.measure.value)

    @property
    def then(self) -> int:
        """What is usual, or would be after the move."""
        return round(self.finding.measure.usual)

    @property
    def lane(self) -> str:
        """The name of the lane that the finding names, else of its own."""
        named = self.finding.values.get("lane", self.at.lane)
        return next((one.name for one in self.song.lanes if one.id == named), "")

    def value(self, name: str) -> int:
        """A whole number that the finding holds, 0 where it holds none."""
        held = self.finding.values.get(name)
        return held if isinstance(held, int) else 0

    def key_at(self, step: int) -> str:
        """The section's key at a step."""
        changes = [one.key for one in self.scene.section.keys if one.tick <= step * STEP_TICKS]
        return changes[-1] if changes else self.song.key

    def chord_at(self, step: int) -> str:
        """The symbol of the chord at a step, as it was written."""
        begun = [one.symbol for one in self.scene.section.chords if one.tick <= (step + 0.5) * STEP_TICKS]
        return begun[-1] if begun else ""

    def note(self, note: StepNote) -> str:
        """The name of a note where it sounds, without its octave."""
        return _bare(spelled(note.pitch, self.key_at(note.start), self.chord_at(note.start)))


def told(song: Song, arrangement: Arrangement, at: At, finding: Finding) -> Told:
    """A finding of a part of that arrangement in words."""
    teller = _Teller(song, at, scene_of(song, arrangement, at), finding)
    return Told(
        short=say(f"finding-{finding.code}-short"),
        sentence=_SENTENCES[finding.code](teller),
        where=where(teller.scene, finding, whole=_is_whole(teller)),
        measure=_measure(teller),
        guess=say("finding-guess") if finding.guessed else "",
    )


def _is_whole(teller: _Teller) -> bool:
    parts = teller.scene.section.parts.get(teller.at.lane, ())
    part = next((one for one in parts if one.id == teller.at.part), None)
    if part is None:
        return False
    start, end = part.start_tick, part_end(part, teller.scene.grid.length_ticks)
    held = teller.finding.start * STEP_TICKS, teller.finding.end * STEP_TICKS
    return abs(held[0] - start) < STEP_TICKS and abs(held[1] - end) < STEP_TICKS


def _measure(teller: _Teller) -> str:
    measure = teller.finding.measure
    value, usual = _rounded(measure.value), _rounded(measure.usual)
    if measure.unit == "steps":
        value = beats(teller.scene, round(measure.value))
    sentence = say(f"measure-{measure.code}", value=value, usual=usual, share=measure.share)
    own = _own_key(teller)
    if not own:
        return sentence
    key = sign_text(teller.key_at(teller.finding.start))
    values = teller.finding.values
    return f"{sentence} {say('measure-keys', own=own, key=key, r=values['r'], section_r=values['section_r'])}"


def _rounded(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".") if value < 20 and value % 1 else str(round(value))


def _wrong_key(teller: _Teller) -> str:
    own = _own_key(teller)
    code = "finding-wrong-key-beside" if teller.finding.measure.code == "clash" else "finding-wrong-key"
    key = sign_text(teller.key_at(teller.finding.start))
    moved = _moved(teller.value("semitones"))
    named = f"{code}-named" if own else code
    return say(named, own=own, key=key, moved=moved, now=teller.now, then=teller.then)


def _own_key(teller: _Teller) -> str:
    """The key that the notes themselves are in, by its simplest name; empty where nothing is said of it."""
    if "away" not in teller.finding.values:
        return ""
    minor = bool(teller.finding.values["minor"])
    root = (tonic(teller.key_at(teller.finding.start)) + teller.value("away")) % 12
    named = [key for key in KEYS if is_minor(key) == minor and tonic(key) == root]
    return sign_text(min(named, key=_simplicity))


def _simplicity(key: str) -> tuple[int, int]:
    return abs(accidentals(key)), accidentals(key)


def _moved(semitones: int) -> str:
    code = "finding-higher" if semitones > 0 else "finding-lower"
    return say(f"{code}-one") if abs(semitones) == 1 else say(code, count=abs(semitones))


def _few_chord_tones(teller: _Teller) -> str:
    return say("finding-few-chord-tones", now=teller.now)


def _rub(teller: _Teller) -> str:
    notes = teller.finding.notes
    first, chord = notes[0], teller.chord_at(teller.value("chord_step"))
    key = teller.key_at(first.start)
    return say(
        "finding-rub",
        note=_bare(spelled(first.pitch, key, chord)),
        bar=bar_number(teller.scene, first.start),
        length=beats(teller.scene, sum(note.end - note.start for note in notes)),
        tone=_bare(spelled(first.pitch - 1, key, chord)),
        chord=sign_text(chord),
    )


def _off_beat(teller: _Teller) -> str:
    shift = teller.value("steps")
    length = beats(teller.scene, abs(shift))
    code = "finding-off-beat-later" if shift > 0 else "finding-off-beat-earlier"
    return say(code, length=length, now=teller.now, then=teller.then)


def _sixteenth_off(teller: _Teller) -> str:
    shift = teller.value("steps")
    distance = say("finding-distance-sixteenth" if abs(shift) == 3 else "finding-distance-less")
    code = "finding-sixteenth-off-early" if shift > 0 else "finding-sixteenth-off-late"
    return say(f"{code}-alone" if teller.value("alone") else code, distance=distance)


def _length(teller: _Teller) -> str:
    piece, part = teller.value("piece_steps"), teller.value("part_steps")
    return say(
        "finding-length-tiled" if piece < part else "finding-length",
        piece=bars(teller.scene, piece),
        part=bars(teller.scene, part),
        played=bars(teller.scene, teller.value("played_steps")),
    )


def _stops_short(teller: _Teller) -> str:
    code = "finding-stops-short-end" if teller.value("at_end") else "finding-stops-short-inside"
    return say(code, length=bars(teller.scene, teller.finding.end - teller.finding.start))


def _pickup_collision(teller: _Teller) -> str:
    length = beats(teller.scene, teller.value("steps"))
    return say("finding-pickup-collision", section=teller.scene.before, length=length)


def _seam_jump(teller: _Teller) -> str:
    leap, into_next = teller.value("semitones"), bool(teller.value("into_next"))
    way = "next-up" if leap > 0 else "next-down"
    section = teller.scene.after if into_next else teller.scene.before
    way = way if into_next else way.removeprefix("next-")
    return say(f"finding-seam-jump-{way}", count=abs(leap), section=section)


def _masked(teller: _Teller) -> str:
    return say("finding-masked", lane=teller.lane, now=teller.now)


def _low_mud(teller: _Teller) -> str:
    return say("finding-low-mud", lane=teller.lane, now=teller.now)


def _crowded(teller: _Teller) -> str:
    bar = bar_number(teller.scene, teller.finding.start)
    return say("finding-crowded", bar=bar, lanes=teller.value("lanes"), onsets=teller.value("onsets"))


def _no_room(teller: _Teller) -> str:
    return say("finding-no-room", now=teller.now)


def _open_end(teller: _Teller) -> str:
    last = teller.finding.notes[-1]
    return say("finding-open-end", note=teller.note(last), key=sign_text(teller.key_at(last.start)))


def _out_of_range(teller: _Teller) -> str:
    lane = find.lane(teller.song, teller.at.lane)
    key = teller.key_at(max(0, teller.finding.start))
    low, high = spelled(lane.lowest_pitch, key), spelled(lane.highest_pitch, key)
    if teller.value("count") == 1:
        note = teller.finding.notes[0]
        bar = bar_number(teller.scene, max(0, note.start))
        name = spelled(note.pitch, key)
        return say("finding-out-of-range-one", note=name, bar=bar, lane=lane.name, low=low, high=high)
    count, of = teller.value("count"), teller.value("of")
    return say("finding-out-of-range", count=count, of=of, lane=lane.name, low=low, high=high)


def _bare(name: str) -> str:
    """A note's name without its octave."""
    return name.rstrip("-0123456789")


_SENTENCES: dict[str, Callable[[_Teller], str]] = {
    "wrong-key": _wrong_key,
    "few-chord-tones": _few_chord_tones,
    "rub": _rub,
    "off-beat": _off_beat,
    "sixteenth-off": _sixteenth_off,
    "length": _length,
    "stops-short": _stops_short,
    "pickup-collision": _pickup_collision,
    "seam-jump": _seam_jump,
    "masked": _masked,
    "low-mud": _low_mud,
    "crowded": _crowded,
    "no-room": _no_room,
    "open-end": _open_end,
    "out-of-range": _out_of_range,
}
