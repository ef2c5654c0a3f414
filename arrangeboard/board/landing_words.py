"""What a landing is said to do: a few words on labels beside it, and the same in one sentence."""

from arrangeboard.board.landing import Landing, Span
from arrangeboard.board.lettering import Say
from arrangeboard.board.scene import Scene
from arrangeboard.generate.starters import STARTERS
from arrangeboard.performance.performing import performed
from arrangeboard.song.bars import BarGrid, beat_ticks, section_grid
from arrangeboard.song.values import Generated, Part

MOST_NAMES = 2
"""More parts than these are counted instead of named."""


def replaced_words(scene: Scene, landing: Landing, say: Say) -> str:
    """Which parts make room, in which bars; empty where none does."""
    if not landing.covered:
        return ""
    grid = section_grid(scene.song, scene.section(landing.slot))
    start, end = landing.covered[0].span[0], landing.covered[-1].span[1]
    names = _names(scene, [one.part for one in landing.covered], say)
    return say("board-landing-replaces", names=names, bars=_bars(grid, (start, end), say))


def leftover_words(scene: Scene, landing: Landing, say: Say) -> str:
    """How many bars nothing would sound in, or after which bar the piece would be cut; empty for neither."""
    grid = section_grid(scene.song, scene.section(landing.slot))
    if landing.cut is not None:
        start, end = landing.cut
        bars = grid.bar_at(end - 1) - grid.bar_at(start) + 1
        on_line = end in grid.starts and start in grid.starts
        return say("board-landing-cut" if on_line else "board-landing-cut-inside", bar=bars)
    if landing.left is None:
        return ""
    return say("board-landing-left", length=_length(grid, landing.left, say))


def pickup_words(scene: Scene, landing: Landing, say: Say) -> str:
    """Over what the pickup would sound; empty where over nothing."""
    if not landing.led_over:
        return ""
    return say("board-landing-pickup", names=_names(scene, [*landing.led_over], say))


def misfits(scene: Scene, landing: Landing) -> bool:
    """Whether the piece is a beat on a lane with pitches, or plays pitches on a lane of drums."""
    part, lane = landing.part, scene.lane(landing.lane)
    piece = scene.song.pieces[part.piece] if part.piece is not None else None
    content = piece.content if piece is not None else None
    starter = STARTERS.get(content.rule) if isinstance(content, Generated) else None
    return starter is not None and starter.drums != lane.sound.drums


def silent_words(scene: Scene, landing: Landing, say: Say) -> str:
    """Why a piece from a rule would make no sound here; empty where it does."""
    part, lane = landing.part, scene.lane(landing.lane)
    piece = scene.song.pieces[part.piece] if part.piece is not None else None
    if piece is None or not isinstance(piece.content, Generated):
        return ""
    if misfits(scene, landing):
        return say("board-landing-no-drums" if lane.sound.drums else "board-landing-drums")
    sounds = performed(scene.song, scene.section(landing.slot), lane, part)
    return say("board-landing-silent") if sounds is not None and not sounds.written.notes else ""


def landing_hint(scene: Scene, landing: Landing, say: Say, verb: str) -> str:
    """The whole landing in a sentence; `verb` is the code of what letting go does ("board-hint-drop")."""
    lane = scene.lane(landing.lane).name
    section = scene.names[scene.geometry.slots[landing.slot]]
    if misfits(scene, landing):
        return say("board-hint-misfit", told=silent_words(scene, landing, say), lane=lane)
    told = [
        words
        for words in (
            silent_words(scene, landing, say),
            replaced_words(scene, landing, say),
            leftover_words(scene, landing, say),
            pickup_words(scene, landing, say),
        )
        if words
    ]
    does = say(verb, section=section, lane=lane)
    line = "; ".join(told)
    return say("board-hint-landing", does=does, told=line[:1].upper() + line[1:]) if told else does


def _names(scene: Scene, parts: list[Part], say: Say) -> str:
    pieces = scene.song.pieces
    names = [
        (pieces[part.piece].name or say("unnamed-piece"))
        if part.piece is not None
        else say("board-landing-planned")
        for part in parts
    ]
    unique = list(dict.fromkeys(names))
    if len(unique) > MOST_NAMES:
        return say("board-landing-parts", count=len(parts))
    return say("board-landing-both", first=unique[0], second=unique[1]) if len(unique) == 2 else unique[0]


def _bars(grid: BarGrid, span: Span, say: Say) -> str:
    first, last = grid.bar_at(span[0]) + 1, grid.bar_at(span[1] - 1) + 1
    if first == last:
        return say("board-landing-bar", bar=first)
    return say("board-landing-bars", first=first, last=last)


def _length(grid: BarGrid, span: Span, say: Say) -> str:
    """So many bars where the stretch begins on one, else so many beats."""
    if span[0] in grid.starts and span[1] in grid.starts:
        bars = grid.starts.index(span[1]) - grid.starts.index(span[0])
        return say("board-one-bar") if bars == 1 else say("board-bars", bars=bars)
    beats = (span[1] - span[0]) / beat_ticks(grid.meters[grid.bar_at(span[0])])
    return say("board-landing-one-beat") if beats == 1 else say("board-landing-beats", beats=f"{beats:.3g}")
