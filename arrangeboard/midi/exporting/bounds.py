"""Where a skeleton begins and ends: a count-in for an opening pickup, a last bar for what rings past it."""

from msgspec import Struct

from arrangeboard.midi.export_options import ExportOptions, ExportRefused, PickupBeforeStart
from arrangeboard.midi.exporting.smf_writer import MOST_TICKS
from arrangeboard.performance.sounding import Sounding, SoundingLane
from arrangeboard.song.bars import bar_ticks
from arrangeboard.song.timeline import Timeline


class Bounds(Struct, frozen=True):
    """`count_in_ticks` stand before the song's bar 1; the last bar and the file end at these file ticks."""

    count_in_ticks: int
    last_bar_end_tick: int
    end_tick: int


def bounds_of(heard: Sounding, lanes: tuple[SoundingLane, ...], options: ExportOptions) -> Bounds:
    """The bounds of a file that holds `lanes`.

    A note that rings past the last bar sounds in full, and the file ends with the bar in which it does.
    Raises PickupBeforeStart where the options refuse one and ExportRefused where no MIDI file is so long.
    """
    count_in = _count_in(heard.timeline, _first_tick(lanes), options)
    last_bar_end = heard.timeline.end_tick
    quiet = max((note.start_tick + note.length_ticks for lane in lanes for note in lane.notes), default=0)
    bar = bar_ticks(heard.timeline.meters[-1].meter)
    ringing_bars = max(0, -((last_bar_end - quiet) // bar))
    end = last_bar_end + ringing_bars * bar
    if count_in + end > MOST_TICKS:
        raise ExportRefused("export-too-long")
    return Bounds(count_in, count_in + last_bar_end, count_in + end)


def _first_tick(lanes: tuple[SoundingLane, ...]) -> int:
    firsts = [lane.notes[0].start_tick for lane in lanes if lane.notes]
    firsts += [lane.lyrics[0].tick for lane in lanes if lane.lyrics]
    return min(firsts, default=0)


def _count_in(times: Timeline, first_tick: int, options: ExportOptions) -> int:
    """As many bars of the first meter as hold what sounds before bar 1."""
    if first_tick >= 0:
        return 0
    if options.opening_pickup == "refuse":
        raise PickupBeforeStart("pickup-before-start", section=times.spans[0].section.name)
    bar = bar_ticks(times.meters[0].meter)
    return -(first_tick // bar) * bar
