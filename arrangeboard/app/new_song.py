"""A song to start with: the sections of a form and the lanes of an instrumentation, with no parts yet."""

from arrangeboard.song.bars import bar_grid
from arrangeboard.song.edits.checking import kind_name
from arrangeboard.song.edits.replacing import Ids
from arrangeboard.song.ids import ArrangementId, LaneId, SectionId, SlotId
from arrangeboard.song.values import Arrangement, Chord, Lane, Section, Slot, Song
from arrangeboard.theory.chord_line import read_chord_line
from arrangeboard.theory.forms import Form, FormSection
from arrangeboard.theory.instrumentations import Instrumentation, Player
from arrangeboard.theory.instruments import usual_range
from arrangeboard.words import say


def new_song(form: Form, instrumentation: Instrumentation, title: str) -> Song:
    """A sound song with every section of the form a section of its own, so that each can be changed alone."""
    ids = Ids(Song())
    lanes = tuple(_lane(player, ids) for player in instrumentation.lanes)
    sections = [_section(one, ids) for one in form.sections]
    order = tuple(Slot(SlotId(ids.new()), section.id) for section in sections)
    arrangement = Arrangement(ArrangementId(ids.new()), say("arrangement-as-written"), order)
    return Song(
        title=title.strip(),
        microseconds_per_quarter=round(60_000_000 / form.bpm),
        lanes=lanes,
        sections={section.id: section for section in sections},
        arrangements=(arrangement,),
        last_id=ids.last,
    )


def _lane(player: Player, ids: Ids) -> Lane:
    lowest_pitch, highest_pitch = usual_range(player.sound)
    return Lane(
        LaneId(ids.new()),
        player.name,
        player.role,
        player.sound,
        lowest_pitch=lowest_pitch,
        highest_pitch=highest_pitch,
        volume=player.volume,
        pan=player.pan,
    )


def _section(form_section: FormSection, ids: Ids) -> Section:
    kind, bars = form_section.kind, form_section.bars
    name = form_section.name or kind_name(kind)
    return Section(SectionId(ids.new()), name, kind, bars=bars, chords=_chords(form_section))


def _chords(form_section: FormSection) -> tuple[Chord, ...]:
    return read_chord_line(form_section.chords, bar_grid(form_section.bars, (), Song().meter))
