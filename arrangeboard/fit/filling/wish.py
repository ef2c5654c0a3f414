"""What is wished of a filling."""

from msgspec import Struct


class Wish(Struct, frozen=True):
    """How a board shall be filled.

    `surprise` is in percent: 0 keeps to what an instrument usually plays, 100 prefers rarer pieces, those of
    other instruments too, as long as they are sound. `empty` is the percentage of holes that shall stay so.
    With `alike`, sections of one kind shall play the same. The same `seed` gives the same answer; there are
    at most `count` of them.
    """

    surprise: int = 20
    empty: int = 0
    alike: bool = True
    seed: int = 1
    count: int = 4
