"""Chance that does not change: the same seed at the same place always falls the same way.

Nothing is drawn in sequence, so a longer section or another chord leaves every other throw as it was.
"""

_MASK = (1 << 64) - 1
_STEPS = (0x9E37_79B9_7F4A_7C15, 0xBF58_476D_1CE4_E5B9, 0x94D0_49BB_1331_11EB)


def chance(seed: int, *where: int) -> float:
    """A throw from 0 to below 1 for a seed and a place. Mixed as in SplitMix64 (Steele and others, 2014)."""
    state = _mixed(seed)
    for one in where:
        state = _mixed(state + one)
    return state / (_MASK + 1)


def pick(seed: int, count: int, *where: int) -> int:
    """A number from 0 to below `count`. The seed 0 picks the first, which is the plainest."""
    return int(chance(seed, *where) * count) if seed else 0


def _mixed(state: int) -> int:
    state = (state + _STEPS[0]) & _MASK
    state = ((state ^ (state >> 30)) * _STEPS[1]) & _MASK
    state = ((state ^ (state >> 27)) * _STEPS[2]) & _MASK
    return state ^ (state >> 31)
