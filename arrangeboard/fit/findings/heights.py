"""How high a figure sounds: a mask for each of its pitches."""

from msgspec import Struct

from arrangeboard.fit.figure import Figure
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.steps import Mask, span

_kept = Kept()


class Heights(Struct, frozen=True, gc=False):
    """The steps on which each pitch sounds, the highest pitch first; none for drums."""

    pitches: tuple[tuple[int, Mask], ...]


def heights(figure: Figure) -> Heights:
    """The heights of a figure; the same object for the same figure."""

    def make() -> Heights:
        masks: dict[int, int] = {}
        for note in () if figure.drums else figure.notes:
            masks[note.pitch] = masks.get(note.pitch, 0) | span(note.start, min(note.end, figure.steps))
        return Heights(tuple(sorted(masks.items(), reverse=True)))

    return _kept.get((figure,), make)
