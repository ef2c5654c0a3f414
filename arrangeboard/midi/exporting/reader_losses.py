"""What a music program will lose of one skeleton: the program's facts held against what the file contains.

Only what concerns the file is told: a program that rounds tempos is no news to a song at 120.
"""

from collections.abc import Iterable, Iterator, Sequence

from arrangeboard.midi.exporting.programs import Concern, MusicProgram
from arrangeboard.midi.exporting.skeleton import Skeleton, SkeletonTrack
from arrangeboard.midi.notices import Notice
from arrangeboard.song.bars import bar_ticks

_MOST_NAMED = 4
_DEFAULT_TEMPO = 500_000
_CONCERNS: tuple[Concern, ...] = ("tempo", "meter", "keys", "markers")


def reader_losses(skeleton: Skeleton, readers: Sequence[MusicProgram]) -> Iterator[Notice]:
    """What is lost in these programs, each thing once with the names of those that lose it."""
    concerns = what_matters(skeleton)
    for concern in _CONCERNS:
        if concern in concerns:
            yield from _said(f"{concern}-lost", [one for one in readers if getattr(one, concern) == "no"])
    yield from _tempo_losses(skeleton, readers)
    yield from _lane_losses(skeleton, readers)
    yield from _text_losses(skeleton, readers)


def advice(skeleton: Skeleton, reader: MusicProgram) -> Iterator[Notice]:
    """How to open the file in the program so that the most is kept, and what is not known of it."""
    concerns = what_matters(skeleton)
    for one in reader.advice:
        if concerns.intersection(one.concerns):
            yield Notice(one.code)
    unknown = [
        concern for concern in _CONCERNS if concern in concerns and getattr(reader, concern) == "unknown"
    ]
    if unknown:
        yield Notice("not-established", {"program": reader.name, "what": ", ".join(unknown)})


def what_matters(skeleton: Skeleton) -> set[Concern]:
    """What of the file a reader cannot guess: names always, the rest where it is not what all assume."""
    conductor = skeleton.conductor
    at_stake: dict[Concern, bool] = {
        "names": True,
        "tempo": [one.microseconds_per_quarter for one in conductor.tempos] != [_DEFAULT_TEMPO],
        "meter": [(one.meter.numerator, one.meter.denominator) for one in conductor.meters] != [(4, 4)],
        "keys": [one.key for one in conductor.keys] != ["C"],
        "markers": bool(conductor.markers),
    }
    return {concern for concern, matters in at_stake.items() if matters}


def is_whole_bpm(microseconds_per_quarter: int) -> bool:
    """Whether the tempo is what a file writes for a whole number of beats a minute."""
    return round(60_000_000 / round(60_000_000 / microseconds_per_quarter)) == microseconds_per_quarter


def listed(names: Iterable[str]) -> str:
    """The names as a list that stays short."""
    held = list(names)
    more = f" and {len(held) - _MOST_NAMED} more" if len(held) > _MOST_NAMED else ""
    return ", ".join(held[:_MOST_NAMED]) + more


def _said(code: str, losers: Sequence[MusicProgram], **values: str | int | float) -> Iterator[Notice]:
    if losers:
        yield Notice(code, {"programs": ", ".join(one.name for one in losers), **values}, "loses")


def _tempo_losses(skeleton: Skeleton, readers: Sequence[MusicProgram]) -> Iterator[Notice]:
    tempos = skeleton.conductor.tempos
    fractional = [one for one in tempos if not is_whole_bpm(one.microseconds_per_quarter)]
    if fractional:
        bpm = round(60_000_000 / fractional[0].microseconds_per_quarter, 2)
        rounding = [one for one in readers if one.whole_bpm]
        yield from _said("bpm-rounded", rounding, bpm=bpm, whole=round(bpm))
    if len(tempos) > 1:
        yield from _said("only-first-tempo", [one for one in readers if one.tempo == "first"])
        if tempos[-1].tick >= _last_note_end(skeleton):
            yield from _said("tempo-after-notes-lost", [one for one in readers if one.tempo_ends_with_notes])


def _lane_losses(skeleton: Skeleton, readers: Sequence[MusicProgram]) -> Iterator[Notice]:
    noteless = [track.name for track in skeleton.tracks if not track.notes]
    if noteless:
        dropping = [one for one in readers if one.drops_noteless_lanes]
        yield from _said("lanes-without-notes-lost", dropping, lanes=listed(noteless))
    bar = bar_ticks(skeleton.conductor.meters[-1].meter) * skeleton.resolution // 960
    empty_bars = (skeleton.end_tick - _last_note_end(skeleton)) // bar
    if empty_bars:
        dropping = [one for one in readers if one.drops_last_empty_bars]
        yield from _said("last-bars-lost", dropping, count=empty_bars)
    if any(track.port for track in skeleton.tracks):
        yield from _said("channels-welded", [one for one in readers if one.welds_channels])
    if skeleton.file_type == 0 and len(skeleton.tracks) > 1:
        yield from _said("lanes-welded", [one for one in readers if one.ignores_channels])


def _text_losses(skeleton: Skeleton, readers: Sequence[MusicProgram]) -> Iterator[Notice]:
    texts = len(skeleton.conductor.texts) + sum(len(track.texts) for track in skeleton.tracks)
    if texts:
        yield from _said(
            "texts-to-markers", [one for one in readers if one.texts_become_markers], count=texts
        )
        yield from _said("texts-to-score", [one for one in readers if one.texts_become_score], count=texts)
    beyond = [text for text in _all_texts(skeleton) if not text.isascii()]
    if beyond:
        yield from _said("letters-garbled", [one for one in readers if one.text == "latin-1"], text=beyond[0])
        yield from _said("letters-asked", [one for one in readers if one.text == "asks"], text=beyond[0])


def _all_texts(skeleton: Skeleton) -> Iterator[str]:
    yield skeleton.conductor.title
    yield from (one.text for one in skeleton.conductor.markers)
    for track in skeleton.tracks:
        yield from _texts_of(track)


def _texts_of(track: SkeletonTrack) -> Iterator[str]:
    yield track.name
    yield from (one.text for one in track.texts)
    yield from (one.text for one in track.lyrics)


def _last_note_end(skeleton: Skeleton) -> int:
    ends = (note.start_tick + note.length_ticks for track in skeleton.tracks for note in track.notes)
    return max(ends, default=0)
