"""A passage with all that is needed to begin it at once: made ahead, so that nothing is made while it plays.

Also where and when playing goes over from one passage to the next.
"""

from typing import NamedTuple

import numpy as np

from arrangeboard.song.ids import SlotId
from arrangeboard.sound.engine.line import Position
from arrangeboard.sound.score.going_on import next_line, place_in
from arrangeboard.sound.score.passage import Passage
from arrangeboard.sound.score.values import Column, Score, When

LoopSlots = tuple[SlotId, ...]

_BEHIND_EVERYTHING = 1 << 60
"""A passage that starts behind its loop starts at the loop's beginning."""


class Wish(NamedTuple):
    """What is to be played from where: two wishes that are alike make the same passage."""

    score: Score
    start_frame: int
    loop: LoopSlots
    count_in_bars: int = 0
    goes_on: bool = False

    def is_like(self, other: "Wish") -> bool:
        """Whether it is the same, by the identity of the score."""
        return self.score is other.score and self[1:] == other[1:]


class Cue(NamedTuple):
    """A passage ready to begin.

    `opening` are the controls in effect there, `held` the notes that sound, and `sounding` the channels that
    play any notes in the whole score.
    """

    wish: Wish
    passage: Passage
    opening: Column
    held: Column
    sounding: frozenset[int]


def make_cue(wish: Wish) -> Cue:
    """Prepare what is wished for. In a long song this takes some hundredths of a second."""
    passage = Passage(
        wish.score,
        wish.start_frame,
        loop=wish.loop,
        count_in_bars=wish.count_in_bars,
        goes_on=wish.goes_on,
    )
    notes = np.bincount(wish.score.note_column["channel"], minlength=1)
    return Cue(
        wish,
        passage,
        opening=passage.opening,
        held=passage.held_at(passage.start_frame),
        sounding=frozenset(np.flatnonzero(notes).tolist()),
    )


def frames_to_line(position: Position, when: When, least: int = 0) -> int:
    """How many frames after a position, but at least so many, a change is to be heard.

    What leads in is played to its end. The end of a loop's lap is a line too.
    """
    ahead = position.after(least).begun
    if ahead.is_leading_in:
        return least + ahead.passage.start_frame - ahead.frame
    line = next_line(ahead.passage.score, ahead.frame, when)
    return least + min(line - ahead.frame, ahead.left_frames)


def wish_at(position: Position, score: Score, loop: LoopSlots) -> Wish:
    """What goes on in a score where playing stands in another."""
    passage = position.passage
    if not position.left_frames and position.goes_round:
        frame = _BEHIND_EVERYTHING if loop else place_in(passage.score, score, passage.loop_frame or 0)
    else:
        frame = place_in(passage.score, score, position.frame, at_slot_end=_is_slot_end(position))
    return Wish(score, frame, loop, goes_on=True)


def _is_slot_end(position: Position) -> bool:
    return any(slot.end_frame == position.frame for slot in position.passage.score.slots)
