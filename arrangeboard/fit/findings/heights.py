"""How high a figure sounds, as masks: where it sounds each pitch, and where anything above a pitch."""

from msgspec import Struct

from arrangeboard.fit.figure import Figure
from arrangeboard.fit.kept import Kept
from arrangeboard.fit.steps import Mask, span

_kept = Kept()


class Heights(Struct, frozen=True, gc=False):
    """A mask for each pitch that sounds, the highest first, and the same with all above it."""

    pitches: tuple[tuple[int, Mask], ...]
    from_above: tuple[Mask, ...]

    def above(self, pitch: int) -> Mask:
        """The steps on which anything higher than a pitch sounds."""
        found = 0
        for (one, _), mask in zip(self.pitches, self.from_above, strict=True):
            if one <= pitch:
                break
            found = mask
        return found


def heights(figure: Figure) -> Heights:
    """The heights of a figure; the same object for the same figure."""

    def make() -> Heights:
        masks: dict[int, int] = {}
        for note in figure.notes:
            masks[note.pitch] = masks.get(note.pitch, 0) | span(note.start, min(note.end, figure.steps))
        pitches = tuple(sorted(masks.items(), reverse=True))
        merged, from_above = 0, []
        for _, mask in pitches:
            merged |= mask
            from_above.append(merged)
        return Heights(pitches, tuple(from_above))

    return _kept.get((figure,), make)
