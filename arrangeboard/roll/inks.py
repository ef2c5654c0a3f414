"""The inks of the roll that are shades of the theme's own."""

from arrangeboard.board.colours import faded

CHORD = faded("accent", 9)
ROW_LINE = faded("edge", 22)
OCTAVE_LINE = faded("edge", 75)
SNAP_LINE = faded("edge", 16)
BEAT_LINE = faded("edge", 38)
BAR_LINE = "edge"
HATCH = faded("edge", 45)
OUT_OF_REACH = faded("ground", 40)
OUTSIDE = faded("ground", 62)
FIRST_BAR = faded("text", 55)
HOVER = faded("text", 6)
