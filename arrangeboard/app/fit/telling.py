"""Findings told to the user: a few words, a sentence, where it is, and the figures behind it on request.

`fit` knows steps and pitches; names of notes, lanes, sections and bars come in here.
"""

from msgspec import Struct

from arrangeboard.app.fit.finding_places import beats, scene_of, where, within
from arrangeboard.app.fit.finding_sentences import SENTENCES
from arrangeboard.app.fit.teller import Teller
from arrangeboard.fit.cases import At
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.steps import STEP_TICKS
from arrangeboard.song.invariants import part_end
from arrangeboard.song.values import Arrangement, Song
from arrangeboard.words import say


class Told(Struct, frozen=True):
    """A finding in words. `guess` says what it rests on where that is only guessed, else it is empty.

    `within` says where it is without the section, and nothing of the whole part.
    """

    short: str
    sentence: str
    where: str
    measure: str
    guess: str = ""
    within: str = ""


def told(song: Song, arrangement: Arrangement, at: At, finding: Finding) -> Told:
    """A finding of a part of that arrangement in words."""
    teller = Teller(song, at, scene_of(song, arrangement, at), finding)
    whole = _is_whole(teller)
    return Told(
        short=say(f"finding-{finding.code}-short"),
        sentence=SENTENCES[finding.code](teller),
        where=where(teller.scene, finding, whole=whole),
        measure=_measure(teller),
        guess=say("finding-guess") if finding.guessed else "",
        within=within(teller.scene, finding, whole=whole),
    )


def _is_whole(teller: Teller) -> bool:
    parts = teller.scene.section.parts.get(teller.at.lane, ())
    part = next((one for one in parts if one.id == teller.at.part), None)
    if part is None:
        return False
    start, end = part.start_tick, part_end(part, teller.scene.grid.length_ticks)
    held = teller.finding.start * STEP_TICKS, teller.finding.end * STEP_TICKS
    return abs(held[0] - start) < STEP_TICKS and abs(held[1] - end) < STEP_TICKS


def _measure(teller: Teller) -> str:
    measure = teller.finding.measure
    value, usual = _rounded(measure.value), _rounded(measure.usual)
    if measure.unit == "steps":
        value = beats(teller.scene, round(measure.value))
    sentence = say(f"measure-{measure.code}", value=value, usual=usual, share=measure.share)
    own, values = teller.own_key, teller.finding.values
    if not own:
        return sentence
    keys = say("measure-keys", own=own, key=teller.key)
    likeness = say("measure-likeness", own=own, key=teller.key, r=values["r"], section_r=values["section_r"])
    return f"{keys} {sentence} {likeness}"


def _rounded(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".") if value < 20 and value % 1 else str(round(value))
