"""Figures as a musician reads them: tempo, time, keys, meters, pitches, places in bars and beats."""

import re
from bisect import bisect_right
from fractions import Fraction

from arrangeboard.app.selection import Selection, find_part
from arrangeboard.song.bars import bar_ticks, beat_ticks, section_grid
from arrangeboard.song.ids import SlotId
from arrangeboard.song.timeline import SlotSpan, Timeline
from arrangeboard.song.values import Meter, Song
from arrangeboard.theory.keys import LETTERS

MICROSECONDS_A_MINUTE = 60_000_000
_PITCH_NAME = re.compile(r"(?P<letter>[A-Ga-g])(?P<signs>[#b]*)(?P<octave>-?\d{1,2})")
_PITCHES = ("C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B")


def beats_per_minute(microseconds_per_quarter: int) -> float:
    """Quarter notes a minute."""
    return MICROSECONDS_A_MINUTE / microseconds_per_quarter


def microseconds_of(quarters_per_minute: float) -> int:
    """Microseconds a quarter note lasts at a tempo, as MIDI keeps it."""
    return round(MICROSECONDS_A_MINUTE / quarters_per_minute)


def tempo_text(microseconds_per_quarter: int) -> str:
    """Quarter notes a minute with up to two decimals: "104", "98.5"."""
    return f"{beats_per_minute(microseconds_per_quarter):.2f}".rstrip("0").rstrip(".")


def time_text(seconds: float) -> str:
    """Minutes and seconds: "3:12"; with hours from one hour on."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def fine_time_text(seconds: float) -> str:
    """Minutes, seconds and tenths: "0:58.3"."""
    tenths = round(seconds * 10)
    return f"{tenths // 600}:{tenths // 10 % 60:02}.{tenths % 10}"


def sign_text(symbol: str) -> str:
    """A key or chord with music's own signs: "Bb" as "B♭", "F#m7b5" as "F♯m7♭5"."""
    return symbol[:1] + symbol[1:].replace("b", "♭").replace("#", "♯")


def pitch_text(pitch: int) -> str:
    """A MIDI pitch by name, with middle C as C4."""
    return f"{_PITCHES[pitch % 12]}{pitch // 12 - 1}"


def read_pitch(name: str) -> int | None:
    """The MIDI pitch of a name such as "Eb4", "F♯2" or a number; None where it is none."""
    typed = name.strip().replace("♭", "b").replace("♯", "#")
    if typed.isdecimal():
        return int(typed) if int(typed) < 128 else None
    found = _PITCH_NAME.fullmatch(typed)
    if found is None:
        return None
    semitone = LETTERS[found["letter"].upper()] + found["signs"].count("#") - found["signs"].count("b")
    pitch = semitone + 12 * (int(found["octave"]) + 1)
    return pitch if 0 <= pitch < 128 else None


def meter_text(meter: Meter) -> str:
    """A meter as it is written: "4/4"."""
    return f"{meter.numerator}/{meter.denominator}"


def bars_text(ticks: int, meter: Meter) -> str:
    """A length in bars, with a fraction where it is none of whole bars: "8", "2½", "1⅓", "0.3"."""
    return _with_fraction(Fraction(ticks, bar_ticks(meter)))


def nearly_bars_text(ticks: int, meter: Meter) -> str:
    """A length in bars as a musician would tell it: what was played unevenly is rounded to whole beats."""
    told, beat = bars_text(ticks, meter), beat_ticks(meter)
    return told if "." not in told else bars_text(max(1, round(ticks / beat)) * beat, meter)


def beats_text(ticks: int, meter: Meter) -> str:
    """A length in beats of a meter, written as `bars_text` writes bars."""
    return _with_fraction(Fraction(ticks, beat_ticks(meter)))


def _with_fraction(number: Fraction) -> str:
    signs = {
        Fraction(0): "",
        Fraction(1, 4): "¼",
        Fraction(1, 2): "½",
        Fraction(3, 4): "¾",
        Fraction(1, 3): "⅓",
        Fraction(2, 3): "⅔",
    }
    whole, rest = divmod(number, 1)
    if rest not in signs:
        return f"{float(number):.2f}".rstrip("0").rstrip(".")
    return f"{whole or ''}{signs[rest]}" or "0"


def place_text(song: Song, laid_out: Timeline, tick: int) -> str:
    """Bar, beat and sixteenth of a tick of the arrangement, counted from 1: "27 . 2 . 1"."""
    span = span_at(laid_out, tick)
    if span is None:
        return "1 . 1 . 1"
    grid = section_grid(song, span.section)
    inside = tick - span.start_tick
    bar = grid.bar_at(inside)
    beat = beat_ticks(grid.meters[bar])
    within = inside - grid.starts[bar]
    return f"{span.first_bar + bar + 1} . {within // beat + 1} . {within % beat * 4 // beat + 1}"


def span_at(laid_out: Timeline, tick: int) -> SlotSpan | None:
    """The slot that sounds at a tick, the last one past the end; None in an order without sections."""
    index = bisect_right(laid_out.spans, tick, key=lambda span: span.start_tick) - 1
    return laid_out.spans[index] if index >= 0 else None


def chosen_tick(song: Song, selection: Selection, laid_out: Timeline) -> int:
    """Where the selection begins in the arrangement that is laid out; 0 where nothing is selected."""
    if not selection and selection.focus is None:
        return 0
    starts = {span.slot.id: span.start_tick for span in laid_out.spans}
    inside = [starts[ref.slot] + part.start_tick for ref in selection.parts if (part := find_part(song, ref))]
    slots: set[SlotId] = {cell.slot for cell in selection.cells} | set(selection.slots)
    places = inside + [starts[slot] for slot in slots if slot in starts]
    if not places and selection.focus is not None:
        places = [starts.get(selection.focus.slot, 0)]
    return min(places, default=0)


def same_time(before: Song, after: Song) -> bool:
    """Whether the arrangements shown of two songs have the same bars, tempos, meters and keys for sure."""
    if before.arrangement.order is not after.arrangement.order:
        return False
    defaults = (before.microseconds_per_quarter, before.meter, before.key)
    if defaults != (after.microseconds_per_quarter, after.meter, after.key):
        return False
    pairs = ((one, before.sections.get(key)) for key, one in after.sections.items())
    return before.sections is after.sections or all(
        one is old
        or (
            old is not None
            and one.bars == old.bars
            and one.tempos is old.tempos
            and one.meters is old.meters
            and one.keys is old.keys
        )
        for one, old in pairs
    )
