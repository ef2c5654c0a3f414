"""What a hand can wish for on a finding's card."""

from PySide6.QtCore import QObject, Signal


class CardWishes(QObject):
    """`accepted` says whether everywhere, `taken` carries an offer and whether everywhere.

    `previewed` carries an offer or None, and whether everywhere.
    """

    place = Signal()
    accepted = Signal(bool)
    counted_again = Signal()
    taken = Signal(object, bool)
    previewed = Signal(object, bool)
    other_pieces = Signal()
