"""What a row says of an offered repair: the fit before and after, here and everywhere, and what it ends."""

from collections.abc import Iterator

from arrangeboard.app.fit.following import ceases_to_follow
from arrangeboard.app.fit.repairing import Offer
from arrangeboard.fit.repairs.bystanders import Beside
from arrangeboard.song.edits.checking import title
from arrangeboard.song.values import Song
from arrangeboard.words import say


def words_of(offer: Offer) -> tuple[object, ...]:
    """All that a row says of an offer."""
    everywhere = offer.everywhere is None, offer.seen_in, offer.worst_everywhere
    return offer.sentence, offer.before, offer.after, everywhere, offer.beside, _ceases(offer)


def before_after(offer: Offer) -> str:
    """The part's fit before and after, as figures; empty where one is unknown or nothing changes."""
    if offer.before is None or offer.after is None or offer.before == offer.after:
        return ""
    return say("fit-before-after", before=offer.before, after=offer.after)


def at_worst(offer: Offer) -> str:
    """The fit of the part that fits worst once all that need it are mended; empty where none is judged."""
    return "" if offer.worst_everywhere is None else say("fit-at-worst", worst=offer.worst_everywhere)


def spoken_offer(offer: Offer) -> str:
    """An offer as a screen reader says it."""
    if offer.before is None or offer.after is None:
        return offer.sentence
    return say("fit-speak-offer", repair=offer.sentence, before=offer.before, after=offer.after)


def offer_tip(offer: Offer) -> str:
    """What pointing and clicking do, and what the repair ends."""
    tip = say("fit-repair-tip")
    return say("fit-repair-tip-and", tip=tip, more=say("fit-own-notes")) if _ceases(offer) else tip


def spoken_everywhere(offer: Offer) -> str:
    """The button for all places as a screen reader says it."""
    named = say("fit-repair-everywhere", repair=offer.sentence, count=offer.seen_in)
    if offer.worst_everywhere is None:
        return named
    return say("fit-speak-at-worst", repair=named, worst=offer.worst_everywhere)


def side_effects(offer: Offer, song: Song) -> Iterator[str]:
    """What else a repair does, a quiet line each: notes of its own, and who would fit less well by it."""
    if _ceases(offer):
        yield say("fit-own-notes")
    if offer.before is not None and offer.after is not None and offer.after < offer.before:
        code = "fit-here-alone" if offer.everywhere is not None else "fit-here"
        yield say(code, before=offer.before, after=offer.after)
    lanes = {lane.id: lane.name for lane in song.lanes}
    for one in offer.beside:
        if one.worse and one.lane in lanes:
            named = {"lane": lanes[one.lane], "section": title(song.sections[one.section])}
            yield say(_beside_code(one, offer), before=one.before, after=one.after, **named)


def _beside_code(one: Beside, offer: Offer) -> str:
    """A part of the same lane stands in another section, which is named then."""
    return "fit-beside-in" if one.lane == offer.at.lane else "fit-beside"


def _ceases(offer: Offer) -> bool:
    return ceases_to_follow(offer.tried_in, offer.here)
