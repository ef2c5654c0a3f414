"""How sound files were last written: what is remembered of it, free of all that makes sound."""

from typing import Literal

from msgspec import Struct

BounceKind = Literal["wav", "flac", "ogg"]
BounceWhat = Literal["song", "loop", "sections", "stems", "all"]
BounceEnding = Literal["ring", "cut", "loop"]


class BounceChoices(Struct, frozen=True, omit_defaults=True):
    """`what`: the song, the loop, a file for each section, one for each instrument, or these with the mix.

    `bits` 32 are floating point, and of WAV alone. `ending` is that of the renderer.
    """

    kind: BounceKind = "wav"
    bits: Literal[16, 24, 32] = 24
    rate: Literal[44100, 48000] = 44100
    what: BounceWhat = "song"
    ending: BounceEnding = "ring"
    is_limited: bool = True
