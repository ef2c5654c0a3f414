"""Notes and controls made sound by a SoundFont, in pure numpy.

Knows frames, not seconds of a clock: no device, no thread, nothing of songs. The same sampler plays live and
bounces.
"""
