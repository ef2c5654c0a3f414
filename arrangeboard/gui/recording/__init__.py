"""Playing on keys, and recording what is played: devices, the computer's own keyboard, takes, the strip."""
