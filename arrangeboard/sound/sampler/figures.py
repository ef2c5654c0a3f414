"""The columns of the table of voices: what is settled when a voice begins, and how far it has come.

Times are frames, falls and turns are per frame, levels of envelopes 0 to 1. A time that has not come is
infinite.
"""

DELAY, ATTACK, HOLD, DECAY, SUSTAIN, RELEASE = range(6)
"""Places within an envelope: frames of delay, attack and hold, fall a frame, level, fall a frame."""
ENVELOPE = 6

VOLUME = 0
SHAPE = VOLUME + ENVELOPE
(
    WOBBLE_DELAY,
    WOBBLE_SPEED,
    VIBRATO_DELAY,
    VIBRATO_SPEED,
    LENGTH,
    LOOP_START,
    LOOP_LENGTH,
    ENDS_LOOP,
    QUIETNESS,
    LOOPED_BASE,
    PLAIN_BASE,
    START,
    RELEASED_AT,
    VOLUME_THEN,
    SHAPE_THEN,
    CUT_AT,
    POSITION,
    STEP,
    FILTERED,
    MEMORY,
    OLDER_MEMORY,
) = range(SHAPE + ENVELOPE, SHAPE + ENVELOPE + 21)
"""The wobble is the modulation oscillator, the shape the modulation envelope. QUIETNESS is the attenuation
that no control takes away, in centibels; ENDS_LOOP is 1 where a release ends the loop; the bases are places
in the pool; POSITION is in frames of the sample at the voice's next cell, STEP what it has gone
on a frame since its start, UNSTEADY once that has changed; FILTERED is 1 once its filter
has closed, MEMORY what that remembers."""

UNSTEADY = -1.0

COUNT = SHAPE + ENVELOPE + 21
