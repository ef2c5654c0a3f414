"""A heat in words: the sign of a mend, the label beside a landing, and the sentence of the hint."""

from arrangeboard.board.fits import Fit
from arrangeboard.board.lettering import Say
from arrangeboard.fit.carrying.heat import Heat
from arrangeboard.fit.carrying.mend import OCTAVE, Mend
from arrangeboard.song.values import Lane

FAIRLY = 30
"""What fits less is said to have no small mend where there is none."""


def number_words(heat: Heat, say: Say) -> str:
    """How it fits as it is: "34", "~34" where that rests on guesses; empty where nothing can be judged."""
    if heat.as_is is None:
        return ""
    return say("heat-number-guessed" if _is_guess(heat) else "heat-number", fit=heat.as_is)


def change_words(heat: Heat, say: Say) -> str:
    """How it fits, and how with its mend where that lifts it: "34 → 81"."""
    before = number_words(heat, say)
    return say("heat-from-to", before=before, after=heat.best) if heat.is_lifted and before else before


def sign_words(mend: Mend, say: Say) -> str:
    """The sign of a mend: "+5", "8va"; empty for none."""
    return _mend_words("heat-sign", mend, say)


def mend_words(mend: Mend, say: Say) -> str:
    """What a mend does: "5 semitones up"; empty for none."""
    return _mend_words("heat-mend", mend, say)


def unjudged_words(fit: Fit | None, lane: Lane, say: Say) -> str:
    """What a plate says where the judge says nothing: of drums their length, else that it knows no chords."""
    if not lane.sound.drums:
        return say("heat-open")
    return "" if fit is None else say("heat-even" if fit.is_whole else "heat-cut")


def drums_sentence(fit: Fit, say: Say) -> str:
    """What is said of a beat over drums: whether its length comes out even, and that only that is judged."""
    return say("heat-drums-even" if fit.is_whole else "heat-drums-cut")


def landing_label(heat: Heat, say: Say, *, taken: bool) -> str:
    """The label beside a landing: the same, with what Shift does, or that nothing small would help."""
    if heat.as_is is None:
        return ""
    if heat.mend.is_nothing:
        code = "heat-landing-no-mend" if _wants_mending(heat) else "heat-label"
        return say(code, change=number_words(heat, say))
    code = "heat-landing-taken" if taken else "heat-landing-mend"
    return say(code, change=number_words(heat, say), mend=mend_words(heat.mend, say), best=heat.best)


def heat_label(heat: Heat, say: Say) -> str:
    """A card's caption: "Fits 34", "Fits 34 → 81 with +5"; empty where nothing can be judged."""
    if heat.as_is is None:
        return ""
    change, sign = change_words(heat, say), sign_words(heat.mend, say)
    return say("heat-label-mend", change=change, sign=sign) if sign else say("heat-label", change=change)


def heat_sentence(heat: Heat, say: Say) -> str:
    """How it fits, and what would mend it, in a sentence; empty where nothing can be judged."""
    if heat.as_is is None:
        return ""
    fits = say("heat-fits-guessed" if _is_guess(heat) else "heat-fits", fit=heat.as_is)
    if heat.mend.is_nothing:
        return say("heat-no-mend" if _wants_mending(heat) else "heat-as-is", fits=fits)
    return say("heat-would-be", fits=fits, mend=mend_words(heat.mend, say), best=heat.best)


def heat_hint(heat: Heat, say: Say, *, taken: bool) -> str:
    """The sentence, and how the mend is taken along, or that it is taken."""
    told = heat_sentence(heat, say)
    if not told or heat.mend.is_nothing:
        return told
    if not taken:
        return say("heat-hold-shift", told=told)
    fits = say("heat-fits-guessed" if _is_guess(heat) else "heat-fits", fit=heat.best)
    return say("heat-taken", mend=mend_words(heat.mend, say), fits=fits[:1].lower() + fits[1:])


def _wants_mending(heat: Heat) -> bool:
    """Whether it fits so badly that a mend would be looked for."""
    return heat.as_is is not None and heat.as_is < FAIRLY


def _is_guess(heat: Heat) -> bool:
    """Whether more than half of what was judged rests on guesses."""
    return heat.guessed > 0.5


def _mend_words(what: str, mend: Mend, say: Say) -> str:
    if mend.pace != "as-is":
        return say(f"{what}-{mend.pace}")
    if mend.beats:
        way = "later" if mend.beats > 0 else "earlier"
        return _counted(f"{what}-{way}", abs(mend.beats), say)
    if mend.semitones in {OCTAVE, -OCTAVE}:
        return say(f"{what}-octave-{'up' if mend.semitones > 0 else 'down'}")
    if mend.semitones:
        way = "up" if mend.semitones > 0 else "down"
        return _counted(f"{what}-{way}", abs(mend.semitones), say)
    return ""


def _counted(code: str, count: int, say: Say) -> str:
    """Signs of semitones are the same for one and for more."""
    some = f"{code}-some" if count != 1 and not code.startswith(("heat-sign-up", "heat-sign-down")) else code
    return say(some, semitones=count, beats=count)
