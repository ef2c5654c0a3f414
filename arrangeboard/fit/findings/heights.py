"""How high a figure sounds: a mask for each of its pitches."""

from msgspec import Struct

from arrangeboard.fit.figure import Figure
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.steps import Mask, span

_kept = Kept()


class Heights(Struct, frozen=True, gc=False):
    """The steps on which each pitch sounds, the highest pitch first; none for drums.

    `mean_top` is how high the highest lie, by how long; None where no pitch sounds.
    """

    pitches: tuple[tuple[int, Mask], ...]
    mean_top: float | None


def heights(figure: Figure) -> Heights:
    """The heights of a figure; the same object for the same figure."""

    def make() -> Heights:
        masks: dict[int, int] = {}
        for note in () if figure.drums else figure.notes:
            masks[note.pitch] = masks.get(note.pitch, 0) | span(note.start, min(note.end, figure.steps))
        pitches = tuple(sorted(masks.items(), reverse=True))
        return Heights(pitches, _mean_top(pitches))

    return _kept.get((figure,), make)


def _mean_top(pitches: tuple[tuple[int, Mask], ...]) -> float | None:
    found = over = 0
    for pitch, mask in pitches:
        found += pitch * (mask & ~over).bit_count()
        over |= mask
    return found / over.bit_count() if over else None
