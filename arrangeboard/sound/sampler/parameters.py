"""The settings of a voice that controls can move while it sounds, and which generators they come from."""

from arrangeboard.sound.soundfont import generators as gen

(
    ATTENUATION,
    PAN,
    PITCH,
    CUTOFF,
    RESONANCE,
    REVERB,
    WOBBLE_TO_PITCH,
    WOBBLE_TO_CUTOFF,
    WOBBLE_TO_VOLUME,
    VIBRATO_TO_PITCH,
    SHAPE_TO_PITCH,
    SHAPE_TO_CUTOFF,
) = range(12)
"""Places in a row of parameters: attenuation and resonance in centibels, pan -500 to 500, pitch and cutoff
in cents, reverb 0 to 1000. The wobble is the modulation oscillator, the shape the modulation envelope."""

COUNT = 12

PLACES: dict[int, tuple[int, float]] = {
    gen.ATTENUATION: (ATTENUATION, 1.0),
    gen.PAN: (PAN, 1.0),
    gen.PITCH: (PITCH, 1.0),
    gen.FINE_TUNE: (PITCH, 1.0),
    gen.COARSE_TUNE: (PITCH, 100.0),
    gen.FILTER_CUTOFF: (CUTOFF, 1.0),
    gen.FILTER_Q: (RESONANCE, 1.0),
    gen.REVERB_SEND: (REVERB, 1.0),
    gen.MODULATION_LFO_TO_PITCH: (WOBBLE_TO_PITCH, 1.0),
    gen.MODULATION_LFO_TO_CUTOFF: (WOBBLE_TO_CUTOFF, 1.0),
    gen.MODULATION_LFO_TO_VOLUME: (WOBBLE_TO_VOLUME, 1.0),
    gen.VIBRATO_LFO_TO_PITCH: (VIBRATO_TO_PITCH, 1.0),
    gen.MODULATION_ENVELOPE_TO_PITCH: (SHAPE_TO_PITCH, 1.0),
    gen.MODULATION_ENVELOPE_TO_CUTOFF: (SHAPE_TO_CUTOFF, 1.0),
}
"""Generator to its place and what one of its units counts there."""
