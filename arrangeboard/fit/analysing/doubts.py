"""Which sections a change puts in doubt: those where anything is another object that a verdict depends on."""

from collections.abc import Mapping

from arrangeboard.fit.analysing.cell import is_same_to_judge
from arrangeboard.fit.analysing.stage import Stage
from arrangeboard.fit.cases import manner_of
from arrangeboard.song.ids import LaneId, PieceId, SectionId
from arrangeboard.song.values import Song


def stale_sections(before: Song, song: Song, stages: Mapping[SectionId, Stage]) -> set[SectionId]:
    """The sections of a song that must be looked at again; `stages` are those of the song before."""
    if _asks_anew(before, song):
        return set(song.sections)
    stale = _other_sections(before, song)
    lanes, pieces = _other_lanes(before, song), _other_pieces(before, song)
    if lanes or pieces:
        for section, stage in stages.items():
            if not lanes.isdisjoint(stage.cells) or not pieces.isdisjoint(stage.pieces):
                stale.add(section)
    return stale


def is_asked_otherwise(before: Song, song: Song) -> bool:
    """Whether other findings are meant so everywhere: then all is looked at again, and nothing in doubt."""
    return manner_of(before).accepted != manner_of(song).accepted


def _asks_anew(before: Song, song: Song) -> bool:
    """Whether something is new for every part; a lane that is gone may have been named in any verdict."""
    gone = {lane.id for lane in before.lanes} - {lane.id for lane in song.lanes}
    return (
        bool(gone)
        or (before.key, before.meter) != (song.key, song.meter)
        or before.strictness != song.strictness
    )


def _other_sections(before: Song, song: Song) -> set[SectionId]:
    if before.sections is song.sections:
        return set()
    return {id_ for id_, section in song.sections.items() if before.sections.get(id_) is not section}


def _other_lanes(before: Song, song: Song) -> set[LaneId]:
    if before.lanes is song.lanes:
        return set()
    known = {lane.id: lane for lane in before.lanes}
    return {
        lane.id for lane in song.lanes if lane.id not in known or not is_same_to_judge(known[lane.id], lane)
    }


def _other_pieces(before: Song, song: Song) -> set[PieceId]:
    if before.pieces is song.pieces:
        return set()
    known = before.pieces
    return {id_ for id_, piece in song.pieces.items() if known.get(id_) is not piece}
