"""Half and double tempo: a song counted in other note values that sounds as before in seconds.

An import counted twice too fast or too slow is mended so. Every tick is scaled exactly or the edit is
refused: no note moves by a rounding.
"""

from fractions import Fraction

from msgspec.structs import replace

from arrangeboard.song.edits.checking import checked_bars, checked_tempo, title
from arrangeboard.song.find import EditRefused
from arrangeboard.song.values import Control, MeterChange, Note, Part, Piece, Section, Song, Written


def double_tempo(song: Song) -> Song:
    """Count twice as fast: twice the tempo, twice the bars, every note twice as long on paper."""
    return _scaled(song, Fraction(2))


def halve_tempo(song: Song) -> Song:
    """Count half as fast: half the tempo, half the bars, every note half as long on paper.

    Refused where a section has an odd number of bars or something stands on an odd tick.
    """
    return _scaled(song, Fraction(1, 2))


def _scaled(song: Song, by: Fraction) -> Song:
    return replace(
        song,
        microseconds_per_quarter=_tempo(song.microseconds_per_quarter, by),
        pieces={key: _scaled_piece(piece, by) for key, piece in song.pieces.items()},
        sections={key: _scaled_section(section, by) for key, section in song.sections.items()},
    )


def _scaled_piece(piece: Piece, by: Fraction) -> Piece:
    def ticks(count: int) -> int:
        return _whole(count, by, "odd-ticks-in-piece", piece.name)

    content = piece.content
    return replace(
        piece,
        length_ticks=ticks(piece.length_ticks),
        pickup_ticks=ticks(piece.pickup_ticks),
        content=Written(
            notes=tuple(
                Note(ticks(one.start_tick), ticks(one.length_ticks), one.pitch, one.velocity)
                for one in content.notes
            ),
            controls=tuple(
                Control(ticks(one.tick), one.kind, one.number, one.value) for one in content.controls
            ),
            lyrics=tuple(replace(one, tick=ticks(one.tick)) for one in content.lyrics),
        ),
    )


def _scaled_section(section: Section, by: Fraction) -> Section:
    def ticks(count: int) -> int:
        return _whole(count, by, "odd-ticks-in-section", title(section))

    def bars(count: int) -> int:
        return _whole(count, by, "odd-bars", title(section))

    def scaled_part(part: Part) -> Part:
        length = None if part.length_ticks is None else ticks(part.length_ticks)
        return replace(part, start_tick=ticks(part.start_tick), length_ticks=length)

    return replace(
        section,
        bars=checked_bars(bars(section.bars)),
        tempos=tuple(
            replace(
                one,
                tick=ticks(one.tick),
                microseconds_per_quarter=_tempo(one.microseconds_per_quarter, by),
            )
            for one in section.tempos
        ),
        meters=tuple(MeterChange(bars(one.bar), one.numerator, one.denominator) for one in section.meters),
        keys=tuple(replace(one, tick=ticks(one.tick)) for one in section.keys),
        chords=tuple(replace(one, tick=ticks(one.tick)) for one in section.chords),
        parts={lane: tuple(scaled_part(part) for part in held) for lane, held in section.parts.items()},
    )


def _whole(count: int, by: Fraction, refusal: str, name: str) -> int:
    scaled = count * by
    if scaled.denominator != 1:
        raise EditRefused(refusal, name=name)
    return scaled.numerator


def _tempo(microseconds_per_quarter: int, by: Fraction) -> int:
    """The tempo as near as whole microseconds come: at most half of one a quarter note off."""
    return checked_tempo(round(microseconds_per_quarter / by))
