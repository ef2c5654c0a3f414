"""Whether a repair ends that a part follows the chords: what is written note by note follows nothing."""

from collections.abc import Iterator

from arrangeboard.song.values import Generated, Part, Song


def ceases_to_follow(before: Song, after: Song) -> bool:
    """Whether a part that plays by a rule in the one song plays notes of its own in the other."""
    return any(
        _follows(before, was) and now.piece is not None and not _follows(after, now)
        for was, now in _changed(before, after)
    )


def _changed(before: Song, after: Song) -> Iterator[tuple[Part, Part]]:
    """The parts that differ, as they were and as they are."""
    for key, section in after.sections.items():
        was = before.sections.get(key)
        if was is None or was is section:
            continue
        for lane, parts in section.parts.items():
            old = {part.id: part for part in was.parts.get(lane, ())}
            yield from ((old[part.id], part) for part in parts if old.get(part.id, part) != part)


def _follows(song: Song, part: Part) -> bool:
    piece = song.pieces.get(part.piece) if part.piece is not None else None
    return piece is not None and isinstance(piece.content, Generated)
