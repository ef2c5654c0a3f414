"""Starter pieces: what each rule is for, and the notes that it makes in a place.

A rule makes its notes from the chords, bars and instrument of the place it is played in, never from fixed
ones, so it follows when they change. The same rule, seed and place give the same notes.
"""

from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct

from arrangeboard.generate import guide_tones
from arrangeboard.generate.bass import lines
from arrangeboard.generate.bass.walking import walking_line
from arrangeboard.generate.drums import patterns
from arrangeboard.generate.drums.beats import beat_line
from arrangeboard.generate.drums.fills import fill_line
from arrangeboard.generate.drums.patterns import Groove
from arrangeboard.generate.finishing import STRAIGHT, finished
from arrangeboard.generate.harmony import arpeggios, comping, pads, strums
from arrangeboard.generate.place import Place
from arrangeboard.song.values import Generated, Note, Role

Make = Callable[[Place, int], list[Note]]
"""Notes from a place and a seed, in ticks of the section and as they stand on paper: without swing."""


class Starter(Struct, frozen=True):
    """A rule by the name that songs keep it under. Its words are `starter-RULE` and `starter-RULE-does`.

    `swing_percent` is its own swing, whatever the section's.
    """

    rule: str
    role: Role
    make: Make
    drums: bool = False
    swing_percent: int = STRAIGHT


def starter_notes(content: Generated, place: Place) -> tuple[Note, ...]:
    """The notes of a rule in a place, sorted, in ticks from the place's start; none where it is unknown."""
    starter = STARTERS.get(content.rule)
    if starter is None or starter.drums != place.drums:
        return ()
    swing = starter.swing_percent if starter.swing_percent != STRAIGHT else place.swing_percent
    start = place.start_tick
    return tuple(
        Note(note.start_tick - start, note.length_ticks, note.pitch, note.velocity)
        for note in finished(starter.make(place, content.seed), place, swing)
    )


def _bass() -> Iterator[Starter]:
    def groove(rule: str, one: lines.Groove) -> Starter:
        return Starter(rule, "bass", partial(lines.bass_line, groove=one))

    yield groove("bass-roots", lines.ROOTS)
    yield groove("bass-root-fifth", lines.ROOT_FIFTH)
    yield groove("bass-octaves", lines.OCTAVES)
    yield Starter("bass-walking", "bass", walking_line)
    yield groove("bass-eighths", lines.EIGHTHS)
    yield groove("bass-pop", lines.POP)


def _harmony() -> Iterator[Starter]:
    yield Starter("harmony-held", "harmony", comping.held_line)
    yield Starter("harmony-stabs", "harmony", partial(comping.comp_line, comp=comping.STABS))
    yield Starter("harmony-eighths", "harmony", partial(comping.comp_line, comp=comping.EIGHTHS))
    yield Starter("harmony-arpeggio-up", "harmony", partial(arpeggios.arpeggio_line, order=arpeggios.up))
    yield Starter("harmony-arpeggio-down", "harmony", partial(arpeggios.arpeggio_line, order=arpeggios.down))
    yield Starter(
        "harmony-arpeggio-broken", "harmony", partial(arpeggios.arpeggio_line, order=arpeggios.broken)
    )
    yield Starter("harmony-ballad", "harmony", comping.ballad_line)
    yield Starter("harmony-strums", "harmony", partial(strums.strum_line, comp=strums.STRUMS))


def _rhythm() -> Iterator[Starter]:
    def beat(rule: str, groove: Groove) -> Starter:
        make = partial(beat_line, groove=groove)
        return Starter(rule, "rhythm", make, drums=True, swing_percent=groove.swing_percent)

    yield beat("beat-rock", patterns.ROCK)
    yield beat("beat-half-time", patterns.HALF_TIME)
    yield beat("beat-four-floor", patterns.FOUR_ON_THE_FLOOR)
    yield beat("beat-shuffle", patterns.SHUFFLE)
    yield beat("beat-bossa", patterns.BOSSA)
    yield beat("beat-ballad", patterns.BALLAD)
    yield beat("beat-breakbeat", patterns.BREAKBEAT)
    yield beat("beat-toms", patterns.TOMS)
    yield beat("beat-sixteenths", patterns.SIXTEENTHS)
    yield Starter("beat-fill", "rhythm", fill_line, drums=True)
    yield Starter("rhythm-strums", "rhythm", partial(strums.strum_line, comp=strums.STRUMS))
    yield Starter("rhythm-muted", "rhythm", partial(strums.strum_line, comp=strums.MUTED))


def _voices_and_textures() -> Iterator[Starter]:
    lines = guide_tones
    yield Starter("melody-guide-tones", "melody", partial(lines.sung_line, line=lines.GUIDE_TONES))
    yield Starter("counter-line", "counter-melody", partial(lines.sung_line, line=lines.COUNTER))
    yield Starter("texture-pad", "texture", pads.pad_line)
    yield Starter("texture-swell", "texture", pads.swell_line)
    yield Starter("texture-drone", "texture", pads.drone_line)


STARTERS: dict[str, Starter] = {
    one.rule: one for family in (_bass, _harmony, _rhythm, _voices_and_textures) for one in family()
}
"""Every rule, in the order in which they are offered."""
