"""What one zone of a preset or an instrument says, before both are put together.

Knows the tables of the file and that a level's first zone may speak for all its others.
"""

from typing import NamedTuple

from arrangeboard.sound.soundfont import generators as gen
from arrangeboard.sound.soundfont.hydra import Level
from arrangeboard.sound.soundfont.modulators import Modulators, by_identity
from arrangeboard.sound.soundfont.values import Modulator

Range = tuple[int, int]
ALL: Range = (0, 127)
NOWHERE = -1


class Bag(NamedTuple):
    """A zone as written: `target` is its instrument or sample, NOWHERE in a global zone."""

    keys: Range | None
    velocities: Range | None
    amounts: dict[int, int]
    modulators: Modulators
    target: int

    def over(self, below: "Bag") -> "Bag":
        """This zone with all that only the global zone `below` says."""
        return Bag(
            self.keys or below.keys,
            self.velocities or below.velocities,
            below.amounts | self.amounts,
            below.modulators | self.modulators,
            self.target,
        )


NOTHING = Bag(None, None, {}, {}, NOWHERE)


def bags_of(level: Level, header: int, *, link: int) -> list[Bag]:
    """The zones of a preset (`link` is the generator INSTRUMENT) or instrument (SAMPLE) that lead on."""
    first, end = level.headers["bag"][header : header + 2].tolist()
    bags = [_read(level, index, link) for index in range(first, end)]
    ground = bags[0] if bags and bags[0].target == NOWHERE else NOTHING
    return [bag.over(ground) for bag in bags if bag.target != NOWHERE]


def _read(level: Level, index: int, link: int) -> Bag:
    start, end = level.bags[index : index + 2].tolist()
    ranges: dict[int, Range] = {}
    amounts: dict[int, int] = {}
    target = NOWHERE
    for position, (number, amount) in enumerate(level.generators[start[0] : end[0]].tolist()):
        if number in gen.AMOUNTS:
            amounts[number] = amount
        elif number == link:
            # What follows the link is void.
            target = amount & 0xFFFF
            break
        elif _is_range(number, position, ranges):
            ranges[number] = (amount & 0xFF, amount >> 8 & 0xFF)
    modulators = by_identity(Modulator(*row) for row in level.modulators[start[1] : end[1]].tolist())
    return Bag(ranges.get(gen.KEY_RANGE), ranges.get(gen.VELOCITY_RANGE), amounts, modulators, target)


def _is_range(number: int, position: int, ranges: dict[int, Range]) -> bool:
    """The range of keys counts only in first place, that of velocities in first or right behind it."""
    if number == gen.KEY_RANGE:
        return position == 0
    return number == gen.VELOCITY_RANGE and position == len(ranges)
