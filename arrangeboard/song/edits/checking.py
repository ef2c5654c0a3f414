"""Values as the user gives them, refused where no song could hold them."""

import re
from typing import get_args

from arrangeboard.song.bars import bar_ticks
from arrangeboard.song.find import EditRefused
from arrangeboard.song.invariants import LONGEST_QUARTER_MICROSECONDS, MOST_TICKS
from arrangeboard.song.keys import is_key
from arrangeboard.song.values import Meter, Piece, Section, SectionKind, Status

MOST_BARS_AT_ONCE = 999
MOST_BEATS_IN_A_BAR = 255
SHORTEST_NOTE = 64


def kind_name(kind: SectionKind) -> str:
    """The name that a section of this kind has while it has no name of its own."""
    return "Section" if kind == "custom" else kind.title()


def title(section: Section) -> str:
    """What to call a section in a sentence."""
    return section.name or kind_name(section.kind)


def checked_bars(bars: int) -> int:
    """`bars`, refused outside 1–999."""
    if not 1 <= bars <= MOST_BARS_AT_ONCE:
        raise EditRefused("bars-out-of-range", bars=bars, most=MOST_BARS_AT_ONCE)
    return bars


def checked_key(key: str) -> str:
    """`key`, refused where no key signature writes it."""
    if not is_key(key):
        raise EditRefused("not-a-key-here", key=key)
    return key


def checked_tempo(microseconds_per_quarter: int) -> int:
    """The tempo, refused where MIDI cannot hold it."""
    if not 1 <= microseconds_per_quarter <= LONGEST_QUARTER_MICROSECONDS:
        slowest = 60_000_000 / LONGEST_QUARTER_MICROSECONDS
        raise EditRefused("tempo-out-of-range", slowest=f"{slowest:.1f}")
    return microseconds_per_quarter


def checked_meter(meter: Meter) -> Meter:
    """`meter`, refused where it is not 1–255 over a power of two up to 64."""
    power_of_two = meter.denominator > 0 and meter.denominator & (meter.denominator - 1) == 0
    fits = 1 <= meter.numerator <= MOST_BEATS_IN_A_BAR and meter.denominator <= SHORTEST_NOTE
    if not (power_of_two and fits and bar_ticks(meter) > 0):
        raise EditRefused("not-a-meter", meter=f"{meter.numerator}/{meter.denominator}")
    return meter


def checked_colour(colour: str) -> str:
    """`#rrggbb` in small letters, or empty for the default."""
    colour = colour.lower()
    if colour and not re.fullmatch("#[0-9a-f]{6}", colour):
        raise EditRefused("not-a-colour", colour=colour)
    return colour


def checked_seven_bits(value: int) -> int:
    """A MIDI value, refused outside 0–127."""
    if not 0 <= value <= 127:
        raise EditRefused("value-out-of-range", value=value, lowest=0, highest=127)
    return value


def checked_shift(value: int) -> int:
    """A transposition or a change of velocity, refused outside -127–127."""
    if not -127 <= value <= 127:
        raise EditRefused("value-out-of-range", value=value, lowest=-127, highest=127)
    return value


def checked_status(status: Status) -> Status:
    """`status`, refused where it is none."""
    if status not in get_args(Status):
        raise EditRefused("not-a-status", status=status)
    return status


def checked_piece(piece: Piece) -> Piece:
    """`piece`, refused where a note of it has a pitch or velocity that MIDI cannot send, or lies outside.

    Every edit by which a piece gets new notes asks here, so that no song holds what no file can.
    """
    for note in piece.written.notes:
        if not (0 <= note.pitch <= 127 and 1 <= note.velocity <= 127):
            raise EditRefused("note-out-of-range")
        inside = -piece.pickup_ticks <= note.start_tick < MOST_TICKS
        if not (inside and 0 < note.length_ticks <= MOST_TICKS):
            raise EditRefused("note-outside-piece", name=piece.name)
    return piece
