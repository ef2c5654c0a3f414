"""The lanes of a score as they are played together, and how they go over to another score or place.

Lanes are told by their identity, not by where they stand: what is held in a lane rings on where the new place
holds it too, begun at the same musical place, and ends where it does not.
"""

from collections.abc import Hashable, Iterable

from arrangeboard.song.ids import LaneId
from arrangeboard.sound.engine.cue import Cue
from arrangeboard.sound.engine.lane import ControlValue, PlayedLane, Start
from arrangeboard.sound.engine.line import Event, Position
from arrangeboard.sound.engine.stage import Stage
from arrangeboard.sound.score.values import CUT, NOTE_OFF, NOTE_ON, Channel, Column

_SAME_TICKS, _SAME_FRAMES = 1, 2
"""Starts as near as this are one: their frames are rounded in each score by itself."""

Place = tuple[LaneId, int]
"""A lane and a pitch."""


class Band:
    """Plays the events of one line; `key` tells its seats from those of other bands."""

    def __init__(self, stage: Stage, key: Hashable) -> None:
        self._stage = stage
        self._key = key
        self._lanes: dict[LaneId, PlayedLane] = {}
        self._order: list[PlayedLane] = []
        self._begun_anew: dict[tuple[int, int], int] = {}

    def seats_of(self, channels: Iterable[Channel]) -> list[int | None]:
        """The seats in which the lanes of some channels are played."""
        lanes = (self._lanes.get(channel.lane) for channel in channels)
        return [lane.seat if lane else None for lane in lanes]

    def play(self, events: Iterable[Event], position: Position, offset: int) -> None:
        """Let events of a lap happen; `position` lies so many frames after the block's start."""
        for event in events:
            frame = position.frame + event.offset - offset
            if frame == position.passage.start_frame and event.kind == NOTE_ON:
                frame = self._begun_anew.pop((event.channel, event.number), frame)
            self._order[event.channel].play(event, Start(position.lap, frame))

    def begin(self, cue: Cue) -> None:
        """Begin a passage; whatever sounds is cut."""
        self._end(CUT, {})
        self._take_places(cue)
        chased = cue.passage.chased
        keys = zip(chased["channel"].tolist(), chased["pitch"].tolist(), strict=True)
        self._begun_anew = dict(zip(keys, chased["frame"].tolist(), strict=True))

    def go_over(self, cue: Cue, before: Position) -> None:
        """Go over to a passage in which playing goes on. What the new place does not hold too is let go."""
        kept = self._ringing_on(before, cue)
        self._end(NOTE_OFF, kept)
        self._take_places(cue)
        for (lane_id, pitch), start in kept.items():
            self._lanes[lane_id].held[pitch] = start
        self._begun_anew = {}
        for row in cue.passage.chased:
            lane = self._order[int(row["channel"])]
            if int(row["pitch"]) not in lane.held:
                event = Event(0, int(row["channel"]), NOTE_ON, int(row["pitch"]), int(row["velocity"]))
                lane.play(event, Start(0, int(row["frame"])))

    def end(self, kind: int) -> None:
        """Let go of everything that is held, or with CUT silence it."""
        self._end(kind, {})
        for lane in self._lanes.values():
            lane.lift_pedals()

    def leave(self) -> None:
        """Let go of everything and leave all seats, where it rings out."""
        self.end(NOTE_OFF)
        for lane in self._lanes:
            self._stage.leave((self._key, lane))
        self._lanes, self._order = {}, []

    def meet_new_sampler(self) -> None:
        """Tell a sampler that has come anew what its seats are to play, and how."""
        for lane in self._lanes.values():
            if lane.seat is not None:
                self._stage.set_sound(lane.seat, lane.channel.sound)
            lane.tell_again()

    def _end(self, kind: int, kept: dict[Place, Start]) -> None:
        """End what is held but not kept."""
        ringing = {lane for lane, _ in kept}
        for lane_id, lane in self._lanes.items():
            if lane_id not in ringing:
                lane.end_all(kind)
            for pitch in [one for one in lane.held if (lane_id, one) not in kept]:
                lane.end(pitch, kind)

    def _take_places(self, cue: Cue) -> None:
        """Seat the lanes of a score, each with its sound and in the state of its controls."""
        channels = cue.wish.score.channels
        for gone in self._lanes.keys() - {channel.lane for channel in channels}:
            self._lanes.pop(gone).lift_pedals()
            self._stage.leave((self._key, gone))
        self._order = [
            self._placed(channel, needs_seat=index in cue.sounding) for index, channel in enumerate(channels)
        ]
        self._lanes = {lane.channel.lane: lane for lane in self._order}
        states = _states(cue.opening)
        for index, lane in enumerate(self._order):
            lane.bring_to(states.get(index, ()))

    def _placed(self, channel: Channel, *, needs_seat: bool) -> PlayedLane:
        """The lane of a channel, in its seat if it plays any notes there."""
        lane = self._lanes.get(channel.lane) or PlayedLane(channel, self._stage)
        is_other_sound = lane.channel.sound != channel.sound
        if not channel.is_built_in and lane.seat is not None:
            lane.lift_pedals()
            self._stage.leave((self._key, channel.lane))
            lane.seat = None
        lane.channel = channel
        if lane.seat is not None and is_other_sound:
            self._stage.set_sound(lane.seat, channel.sound)
        if channel.is_built_in and lane.seat is None and needs_seat:
            seat = self._stage.seat((self._key, channel.lane))
            if seat is not None:
                lane.sit(seat)
        return lane

    def _ringing_on(self, before: Position, cue: Cue) -> dict[Place, Start]:
        """What is held now and in the new place too, with its start there."""
        found: dict[Place, Start] = {}
        after = Position(cue.passage, 0, cue.passage.start_frame)
        nearly = _SAME_TICKS + max(_just_before(before), _just_before(after))
        channels = cue.wish.score.channels
        for row in cue.held:
            channel = channels[int(row["channel"])]
            lane, pitch, frame = self._lanes.get(channel.lane), int(row["pitch"]), int(row["frame"])
            start = lane.held.get(pitch) if lane and lane.plays_as(channel) else None
            if start and abs(_ticks_since(before, start) - _ticks_since(after, Start(0, frame))) < nearly:
                found[channel.lane, pitch] = Start(0, frame)
        return found


def _states(opening: Column) -> dict[int, list[ControlValue]]:
    """The controls of each channel."""
    found: dict[int, list[ControlValue]] = {}
    for _, channel, kind, number, value in opening.tolist():
        found.setdefault(channel, []).append((kind, number, value))
    return found


def _just_before(position: Position) -> float:
    """How many ticks pass in the frames that rounding may take."""
    return _ticks_since(position, Start(position.lap, position.frame - _SAME_FRAMES))


def _ticks_since(position: Position, start: Start) -> float:
    """How many ticks a note has been held."""
    passage, laps = position.passage, position.lap - start.lap
    held = position.tick - passage.tick_at(start.frame)
    if laps and passage.loop_frame is not None:
        held += laps * (passage.tick_at(passage.end_frame) - passage.tick_at(passage.loop_frame))
    return held
