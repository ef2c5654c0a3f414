"""What makes an assembly good, as whole points: every term's weight, and where it comes from.

Points are integers, so that an assembly weighed step by step weighs exactly what it weighs at once. A hole
that is filled perfectly earns `FIT`; all others are to be read beside that.

From evidence: `FIT` and `DOUBT` rest on the judge, whose percentile is that among true parts of real songs;
`RISE` on listeners' arousal, which rises from a verse or pre-chorus into the chorus in 71 % of 210 cases
(CoCoPops), where layers stand for loudness by analogy; `CROWD` on 149 arrangements, 95 % of whose bars have
at most eight pitched lanes. The house's taste: everything else, and all sizes. That repetition and
contrast both belong to a form is common knowledge; how much of each is not, so both are settings or small.
"""

FIT = 1000
"""For the judge's percentile, a hundredth each."""

DOUBT = 2200
"""Taken where the percentile falls below `SOUND`, the more the lower, so that one bad place outweighs
several that are a little better."""

MISFIT = 1500
"""Taken once more where a part does not fit, below a percentile of 10: neither form nor habit outweigh it."""

SOUND = 30
"""The percentile from which a part is sound enough to be surprising as well."""

UNJUDGED = 50
"""What stands for the percentile of drums and where no chords are known."""

LEFT_EMPTY = 350
"""For a hole that stays empty: a little less than a part that fits so-so."""

HABIT = 250
"""For what the lane usually plays in such sections, at no surprise; at full surprise for the opposite."""

PLAIN = {"semitones": 120, "octaves": 60}
"""Taken where a piece is transposed: the less is done to it, the better."""

UNEVEN = 900
"""Taken where a piece does not come out even in its place."""

OUT_OF_RANGE = 500
"""Taken for the share of notes that the instrument does not have."""

ALIKE = 450
"""Where two sections of a kind that follow each other play the same in a lane."""

RELATED = 300
"""Where they play one family's pieces, or the same in another transposition."""

CONTRAST = 150
"""Where sections of different kinds side by side play something different in a lane."""

RISE = 300
"""For two more instruments in a chorus than in the section before it; half of it for as many."""

CROWD = 300
"""Taken for each pitched lane beyond `MOST_PITCHED`."""

MOST_PITCHED = 8

FULL, BARE = 3600, 2500
"""Taken for each hole that is filled although it should stay empty, and the other way round.

No part is worth the first; only a part that does not fit at all is worse than the second.
"""

TOO_ALIKE = 2000
"""Taken for each hole by which an alternative differs too little from one that is already there."""

STRANGE_BEAT = 300
"""Taken where drums or percussion get a beat that only others have played: nobody judges beats."""

MISSED, BEYOND, UNASKED = 500, 250, 2000
"""Taken where a hole stays empty that the song itself asks to be filled; and where one is filled that it does
not ask for, as long as some shall stay empty; the last where nobody else asks for it either."""

FULLER = 400
"""Taken for each instrument by which a section is no longer quieter than the lightest chorus."""

UNISON = 3500
"""Taken where two instruments play the very same piece at once, half of it where they are octaves apart."""

BARRED = 9000
"""Taken for what was found out to disturb, by everything that is looked for in a part."""
